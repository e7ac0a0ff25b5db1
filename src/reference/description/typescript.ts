import { parseExpressionAt, type AnyNode, type Expression } from 'acorn';

import { isChange } from '../families/layer-family.ts';
import { CHANGES } from '../layers/layer.ts';
import { Unreadable, type DescriptionNode, type Entry } from './node.ts';

/** What was read: a description, and the order of its symbols where a function gives one. */
export interface ReadTypescript {
  readonly node: DescriptionNode;
  readonly parameters: readonly string[] | undefined;
}

/**
 * Reads a description that is written as in a reference: `conv2d({ in: [3, 32, 32], out: 16, kernel: 3 })`, or a
 * function of sizes `(n, d) => …`. It is only parsed, never run. Throws Unreadable.
 */
export function readTypescript(text: string): ReadTypescript {
  const expression = parsed(text.trimEnd().replace(/;$/u, ''));
  if (expression.type !== 'ArrowFunctionExpression') return { node: nodeOf(expression), parameters: undefined };
  const parameters = expression.params.map((parameter) =>
    parameter.type === 'Identifier' ? parameter.name : refuse(parameter, 'A name of a size is expected here.'),
  );
  if (expression.body.type === 'BlockStatement') return refuse(expression.body, 'Only an expression is read here.');
  return { node: nodeOf(expression.body), parameters };
}

function parsed(text: string): Expression {
  let expression: Expression;
  try {
    expression = parseExpressionAt(text, 0, { ecmaVersion: 'latest' });
  } catch (thrown) {
    const at = thrown instanceof SyntaxError && 'pos' in thrown ? Number(thrown.pos) : 0;
    const found = text.slice(at, at + 1);
    const message = found === '' ? 'The description ends too early.' : `\`${found}\` is not expected here.`;
    throw new Unreadable({ message, span: { start: at, end: Math.min(text.length, at + 1) } });
  }
  const rest = text.slice(expression.end);
  if (rest.trim() === '') return expression;
  const start = expression.end + rest.search(/\S/u);
  throw new Unreadable({ message: 'Something follows the description.', span: { start, end: text.length } });
}

function nodeOf(node: AnyNode): DescriptionNode {
  const span = { start: node.start, end: node.end };
  switch (node.type) {
    case 'CallExpression':
      return node.callee.type === 'Identifier'
        ? { kind: 'call', name: node.callee.name, arguments: node.arguments.map(nodeOf), span }
        : refuse(node.callee, 'The name of a layer is expected here.');
    case 'ObjectExpression':
      return { kind: 'options', entries: node.properties.map(entryOf), span };
    case 'ArrayExpression':
      return {
        kind: 'list',
        items: node.elements.map((one) => (one ? nodeOf(one) : refuse(node, 'A size is missing.'))),
        span,
      };
    case 'Literal':
      return isConstant(node.value) ? { kind: 'constant', value: node.value, span } : refuse(node, ONLY);
    case 'Identifier':
      return { kind: 'size', name: node.name, span };
    case 'UnaryExpression':
      return negative(node);
    case 'BinaryExpression':
      return arithmetic(node);
    case 'MemberExpression':
      return told(node);
    default:
      return refuse(node, ONLY);
  }
}

const ONLY = 'This is not read here: only layers, numbers, words, lists and arithmetic are.';

function refuse({ start, end }: Pick<AnyNode, 'start' | 'end'>, message: string): never {
  throw new Unreadable({ message, span: { start, end } });
}

function isConstant(value: unknown): value is number | string | boolean {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
}

function entryOf(node: AnyNode): Entry {
  if (node.type !== 'Property' || node.computed || node.kind !== 'init' || node.method) return refuse(node, ONLY);
  const { key, value } = node;
  const span = { start: key.start, end: key.end };
  if (key.type === 'Identifier') return { key: key.name, value: nodeOf(value), span };
  return key.type === 'Literal' ? { key: String(key.value), value: nodeOf(value), span } : refuse(key, ONLY);
}

function negative(node: Extract<AnyNode, { type: 'UnaryExpression' }>): DescriptionNode {
  const of = nodeOf(node.argument);
  const span = { start: node.start, end: node.end };
  return node.operator === '-' && of.kind === 'constant' && typeof of.value === 'number'
    ? { kind: 'constant', value: -of.value, span }
    : refuse(node, ONLY);
}

function arithmetic(node: Extract<AnyNode, { type: 'BinaryExpression' }>): DescriptionNode {
  const { operator, start, end } = node;
  if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/') return refuse(node, ONLY);
  return { kind: 'arithmetic', operator, left: nodeOf(node.left), right: nodeOf(node.right), span: { start, end } };
}

function told(node: Extract<AnyNode, { type: 'MemberExpression' }>): DescriptionNode {
  const { property } = node;
  const name = property.type === 'Identifier' && !node.computed ? property.name : undefined;
  if (isChange(name))
    return { kind: 'told', of: nodeOf(node.object), change: name, span: { start: node.start, end: node.end } };
  throw new Unreadable({
    message: 'A layer is told differently by a name after the point.',
    span: { start: property.start, end: property.end },
    ...(name !== undefined && { written: name }),
    known: CHANGES,
  });
}
