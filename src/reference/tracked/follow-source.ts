import type {
  AnyNode,
  AssignmentExpression,
  CallExpression,
  MemberExpression,
  NewExpression,
  UpdateExpression,
} from 'acorn';

import { LostTrack } from '../../calculus/dual/dual.ts';
import { childrenOf, holdsWithin, parseScript } from '../syntax.ts';
import { SHADOWED } from './globals.ts';
import { WATCHED_METHODS } from './methods.ts';
import { COMPARISONS, isBoolean, isNamed, isPlainTarget, isPrivateOrSuper, isText } from './node-tests.ts';

/** A program whose arithmetic, comparisons and truth tests go through a runtime, which is `RUNTIME` in it. */
export interface Followed {
  readonly code: string;
  /** Where each numbered decision stands in the program. */
  readonly sites: readonly { readonly start: number; readonly end: number }[];
}

/** The name of the runtime in a program that is followed. */
export const RUNTIME = '$track';

const ARITHMETIC: Readonly<Record<string, string>> = {
  ...{ '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '%': 'remainder', '**': 'power' },
};
/** Functions of `Math` that decide something, so that it matters where they stand. */
const DECIDING: ReadonlySet<string> = new Set('max min abs sign floor ceil round trunc atan2'.split(' '));

/**
 * Rewrites a program so that numbers in it may be duals: operators become calls of a runtime, which does with plain
 * numbers, strings and all else exactly what the operators do. What is left as it was (bit operators, templates, keys) asks
 * a dual for a plain number, which throws LostTrack. Throws LostTrack for what cannot be rewritten.
 */
export function followSource(code: string): Followed {
  const sites: { start: number; end: number }[] = [];
  const program = parseScript(code);
  return { code: `"use strict";{${new Rewriter(code, sites).render(program)}\n}`, sites };
}

class Rewriter {
  private readonly code: string;
  private readonly sites: { start: number; end: number }[];

  constructor(code: string, sites: { start: number; end: number }[]) {
    this.code = code;
    this.sites = sites;
  }

  /** The text of a node, rewritten. */
  render(node: AnyNode): string {
    switch (node.type) {
      case 'BinaryExpression':
        return this.binary(node);
      case 'UnaryExpression':
        return this.unary(node);
      case 'UpdateExpression':
        return this.update(node);
      case 'AssignmentExpression':
        return this.assignment(node);
      case 'LogicalExpression':
        return this.logical(node);
      case 'CallExpression':
        return this.call(node);
      case 'NewExpression':
        return this.sizedArray(node) ?? this.verbatim(node);
      default:
        return this.statement(node);
    }
  }

  private statement(node: AnyNode): string {
    switch (node.type) {
      case 'ConditionalExpression':
      case 'IfStatement':
        return this.with(node, new Map([[node.test, this.truth(node.test)]]));
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.loop(node);
      case 'SwitchStatement':
        return this.with(node, new Map([[node.discriminant, this.switched(node.discriminant)]]));
      case 'SwitchCase':
        return node.test ? this.with(node, new Map([[node.test, this.switched(node.test)]])) : this.verbatim(node);
      case 'CatchClause':
        return this.caught(node);
      case 'ExpressionStatement':
        return node.expression.type === 'UpdateExpression'
          ? `${this.update(node.expression, true)};`
          : this.verbatim(node);
      case 'ImportExpression':
        throw new LostTrack('import() is not followed');
      case 'Identifier':
      case 'Literal':
      case 'TemplateElement':
        return this.code.slice(node.start, node.end);
      default:
        return this.verbatim(node);
    }
  }

  private verbatim(node: AnyNode): string {
    return this.with(node, new Map());
  }

  /** The text of a node, with that of some children given. */
  private with(node: AnyNode, given: ReadonlyMap<AnyNode, string>): string {
    let text = '';
    let at = node.start;
    for (const child of childrenOf(node)) {
      text += this.code.slice(at, child.start) + (given.get(child) ?? this.render(child));
      at = child.end;
    }
    declaresShadowed(node);
    return text + this.code.slice(at, node.end);
  }

  private site({ start, end }: { readonly start: number; readonly end: number }): number {
    return this.sites.push({ start, end }) - 1;
  }

  private argument(node: AnyNode): string {
    const text = this.render(node);
    return node.type === 'SequenceExpression' ? `(${text})` : text;
  }

  private binary(node: AnyNode & { type: 'BinaryExpression' }): string {
    const { left, right, operator } = node;
    if (left.type === 'PrivateIdentifier' || isText(left) || isText(right)) return this.verbatim(node);
    const operands = (): string => `${this.argument(left)}, ${this.argument(right)}`;
    const name = ARITHMETIC[operator];
    if (name === 'remainder') return `${RUNTIME}.remainder(${operands()}, ${this.site(node)})`;
    if (name !== undefined) return `${RUNTIME}.${name}(${operands()})`;
    if (!COMPARISONS.has(operator)) return this.verbatim(node);
    return `${RUNTIME}[${JSON.stringify(operator)}](${operands()}, ${this.site(node)})`;
  }

  private unary(node: AnyNode & { type: 'UnaryExpression' }): string {
    const { operator, argument } = node;
    if (operator === '!') return `!${this.truth(argument)}`;
    if (operator === '-' && argument.type !== 'Literal') return `${RUNTIME}.negate(${this.argument(argument)})`;
    if (operator === '+') return `${RUNTIME}.plus(${this.argument(argument)})`;
    if (operator !== 'typeof') return this.verbatim(node);
    const text = this.argument(argument);
    // A name that is not declared has a type, too.
    if (argument.type === 'Identifier')
      return `(typeof ${text} === 'object' ? ${RUNTIME}.typeOf(${text}) : typeof ${text})`;
    return `${RUNTIME}.typeOf(${text})`;
  }

  /** What an expression comes to where only its truth matters. */
  private truth(node: AnyNode): string {
    if (node.type === 'LogicalExpression' && node.operator !== '??')
      return `(${this.truth(node.left)} ${node.operator} ${this.truth(node.right)})`;
    if (isBoolean(node)) return `(${this.render(node)})`;
    return `${RUNTIME}.truth(${this.argument(node)}, ${this.site(node)})`;
  }

  private logical(node: AnyNode & { type: 'LogicalExpression' }): string {
    const { operator, left, right } = node;
    if (operator === '??' || isBoolean(left)) return this.verbatim(node);
    const name = operator === '&&' ? 'and' : 'or';
    return `${RUNTIME}.${name}(${this.argument(left)}, () => ${this.delayed(right)}, ${this.site(left)})`;
  }

  /** An expression in a function of its own. */
  private delayed(node: AnyNode): string {
    if (holdsWithin(node, ({ type }) => type === 'YieldExpression' || type === 'AwaitExpression'))
      throw new LostTrack('a yield or an await in the midst of an expression');
    return `(${this.render(node)})`;
  }

  private switched(node: AnyNode): string {
    return `${RUNTIME}.unmoved(${this.argument(node)}, 'a switch over a number')`;
  }

  private loop(node: AnyNode & { body: AnyNode }): string {
    const given = new Map<AnyNode, string>([[node.body, `{${RUNTIME}.turn();${this.render(node.body)}}`]]);
    if ('test' in node && node.test) given.set(node.test, this.truth(node.test));
    const step = node.type === 'ForStatement' ? node.update : undefined;
    if (step?.type === 'UpdateExpression') given.set(step, this.update(step, true));
    return this.with(node, given);
  }

  /** What is caught must not be what says that track was lost. */
  private caught(node: AnyNode & { type: 'CatchClause' }): string {
    const { param, body } = node;
    if (param && param.type !== 'Identifier') throw new LostTrack('a pattern in a catch clause');
    const name = param?.name ?? '$caught';
    return `catch (${name}) {${RUNTIME}.caught(${name});${this.render(body)}}`;
  }

  private assignment(node: AssignmentExpression): string {
    const { operator, left, right } = node;
    const name = operator === '=' || operator === '??=' ? undefined : ARITHMETIC[operator.slice(0, -1)];
    if (name !== undefined) {
      const site = name === 'remainder' ? `, ${this.site(node)}` : '';
      return this.changed(left, (old) => `${RUNTIME}.${name}(${old}, ${this.delayedOrNot(left, right)}${site})`);
    }
    if (operator !== '||=' && operator !== '&&=') return this.verbatim(node);
    const join = operator === '||=' ? 'or' : 'and';
    return this.changed(left, (old) => `${RUNTIME}.${join}(${old}, () => ${this.delayed(right)}, ${this.site(node)})`);
  }

  private delayedOrNot(target: AnyNode, value: AnyNode): string {
    return isPlainTarget(target) ? this.argument(value) : this.delayed(value);
  }

  /** Assigns what is made of the old value of a variable or property, which is looked up once. */
  private changed(target: AnyNode, make: (old: string) => string): string {
    if (isPlainTarget(target)) {
      const text = this.render(target);
      return `${text} = ${make(text)}`;
    }
    if (target.type !== 'MemberExpression' || isPrivateOrSuper(target))
      throw new LostTrack('a change of a private property');
    return `${RUNTIME}.change(${this.argument(target.object)}, ${this.key(target)}, ($old) => ${make('$old')})`;
  }

  private key({ property, computed }: MemberExpression): string {
    return computed ? this.argument(property) : JSON.stringify(this.code.slice(property.start, property.end));
  }

  /** `unused`: nobody looks at what the expression gives. */
  private update(node: UpdateExpression, unused = false): string {
    const by = node.operator === '++' ? 'increment' : 'decrement';
    const target = node.argument;
    if (unused || node.prefix) {
      const text = this.changed(target, (old) => `${RUNTIME}.${by}(${old})`);
      return unused ? text : `(${text})`;
    }
    if (!isPlainTarget(target)) throw new LostTrack(`${node.operator} behind a property that is looked up`);
    const text = this.render(target);
    return `${RUNTIME}.was(${text}, ${text} = ${RUNTIME}.${by}(${text}))`;
  }

  private call(node: CallExpression): string {
    const { callee } = node;
    const sized = this.sizedArray(node);
    if (sized !== undefined) return sized;
    if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type === 'Super')
      return this.verbatim(node);
    const name = this.code.slice(callee.property.start, callee.property.end);
    if (isNamed(callee.object, 'Math') && DECIDING.has(name))
      return `${RUNTIME}.mathAt(${this.site(node)}).${name}(${this.arguments(node)})`;
    if (!WATCHED_METHODS.has(name)) return this.verbatim(node);
    const optional = callee.optional || holdsWithin(callee.object, (below) => 'optional' in below && below.optional);
    const found = `${this.argument(callee.object)}, ${JSON.stringify(name)}, [${this.arguments(node)}]`;
    return `${RUNTIME}.method(${found}, ${this.site(node)}, ${optional})`;
  }

  private arguments({ arguments: given }: { readonly arguments: readonly AnyNode[] }): string {
    return given.map((one) => this.argument(one)).join(', ');
  }

  /** `Array(n)`: of a dual it would be an array that holds it. */
  private sizedArray(node: CallExpression | NewExpression): string | undefined {
    const [only, second] = node.arguments;
    if (!isNamed(node.callee, 'Array') || !only || second || only.type === 'SpreadElement') return undefined;
    return this.with(node, new Map([[only, `${RUNTIME}.unmoved(${this.argument(only)}, 'the length of an array')`]]));
  }
}

/** Names that mean something else in a program that is followed must not be the author's own. */
function declaresShadowed(node: AnyNode): void {
  const declared =
    node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration'
      ? [node.id]
      : 'params' in node
        ? node.params
        : [];
  for (const one of declared)
    if (one?.type === 'Identifier' && (SHADOWED.has(one.name) || one.name === RUNTIME))
      throw new LostTrack(`${one.name} is a name of its own`);
}
