// The bench's own form of formulas: plain objects that texts of students and functions for the oracle are printed from.
// Nothing of gradecheck is in it, so that what gradecheck reads is held against something else than itself.
import { parseExpressionAt } from 'acorn';

/**
 * @typedef {{ kind: 'number', value: number }
 *   | { kind: 'name', name: string }
 *   | { kind: 'entry', array: string, indices: Expression[] }
 *   | { kind: 'add' | 'multiply', items: Expression[] }
 *   | { kind: 'negate', of: Expression }
 *   | { kind: 'divide' | 'power' | 'modulo' | 'delta', left: Expression, right: Expression }
 *   | { kind: 'call', name: string, items: Expression[] }
 *   | { kind: 'sum', letter: string, from: Expression, to: Expression, body: Expression }
 *   | { kind: 'cases', operator: '=' | '>' | '<', left: Expression, right: Expression, then: Expression, otherwise: Expression }
 * } Expression `sum` takes in both ends. Arrays as a whole are names; `call` has functions of numbers and of arrays.
 */

export const number = (value) => ({ kind: 'number', value });
export const name = (text) => ({ kind: 'name', name: text });
export const add = (...items) => flat('add', items);
export const multiply = (...items) => flat('multiply', items);
export const negate = (of) =>
  of.kind === 'negate' ? of.of : of.kind === 'number' && of.value < 0 ? number(-of.value) : { kind: 'negate', of };
export const divide = (left, right) => ({ kind: 'divide', left, right });
export const power = (left, right) => ({ kind: 'power', left, right });
export const modulo = (left, right) => ({ kind: 'modulo', left, right });
export const call = (text, ...items) => ({ kind: 'call', name: text, items });
export const delta = (left, right) => ({ kind: 'delta', left, right });
export const sum = (letter, from, to, body) => ({ kind: 'sum', letter, from, to, body });

function flat(kind, items) {
  const all = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  return all.length === 1 ? all[0] : { kind, items: all };
}

/**
 * Reads how tasks write formulas: JavaScript with `sum(s, n, body)` from 0 to n - 1 (or `sum(s, from, to, body)`),
 * `delta(i, k)`, `a % b` for the floored remainder and `c ? a : b`.
 */
export function parse(text) {
  return fromTree(parseExpressionAt(text, 0, { ecmaVersion: 2022 }));
}

const BINARY = { '/': divide, '**': power, '%': modulo };
const COMPARISONS = { '===': '=', '==': '=', '>': '>', '<': '<' };

function fromTree(node) {
  switch (node.type) {
    case 'Literal':
      return number(node.value);
    case 'Identifier':
      return name(node.name);
    case 'UnaryExpression':
      return negate(fromTree(node.argument));
    case 'BinaryExpression':
      return fromBinary(node.operator, fromTree(node.left), fromTree(node.right));
    case 'MemberExpression':
      return fromMember(node);
    case 'CallExpression':
      return fromCall(node.callee.name, node.arguments.map(fromTree));
    case 'ConditionalExpression':
      return {
        kind: 'cases',
        operator: COMPARISONS[node.test.operator],
        left: fromTree(node.test.left),
        right: fromTree(node.test.right),
        then: fromTree(node.consequent),
        otherwise: fromTree(node.alternate),
      };
    default:
      throw new Error(`no formula has ${node.type}`);
  }
}

function fromBinary(operator, left, right) {
  if (operator === '+') return add(left, right);
  if (operator === '-') return add(left, negate(right));
  if (operator === '*') return multiply(left, right);
  return BINARY[operator](left, right);
}

function fromMember(node) {
  const indices = [];
  let inner = node;
  for (; inner.type === 'MemberExpression'; inner = inner.object) indices.unshift(fromTree(inner.property));
  return { kind: 'entry', array: inner.name, indices };
}

function fromCall(callee, items) {
  if (callee === 'delta') return delta(items[0], items[1]);
  if (callee !== 'sum') return call(callee, ...items);
  const [letter, ...rest] = items;
  if (rest.length === 3) return sum(letter.name, rest[0], rest[1], rest[2]);
  return sum(letter.name, number(0), shifted(rest[0], -1), rest[1]);
}

/** A formula with a whole number added; numbers in it are put together. */
export function shifted(expression, by) {
  const items = expression.kind === 'add' ? expression.items : [expression];
  const constant = items.reduce((total, item) => total + (wholeOf(item) ?? 0), by);
  const rest = items.filter((item) => wholeOf(item) === undefined);
  const last = constant === 0 ? [] : [constant > 0 ? number(constant) : negate(number(-constant))];
  return rest.length + last.length === 0 ? number(0) : add(...rest, ...last);
}

function wholeOf(item) {
  if (item.kind === 'number') return item.value;
  return item.kind === 'negate' && item.of.kind === 'number' ? -item.of.value : undefined;
}

/** The formulas right below one, in order. */
export function childrenOf(node) {
  switch (node.kind) {
    case 'entry':
      return node.indices;
    case 'add':
    case 'multiply':
    case 'call':
      return node.items;
    case 'negate':
      return [node.of];
    case 'sum':
      return [node.from, node.to, node.body];
    case 'cases':
      return [node.left, node.right, node.then, node.otherwise];
    case 'number':
    case 'name':
      return [];
    default:
      return [node.left, node.right];
  }
}

/** A formula of the same kind with others below it. */
export function withChildren(node, children) {
  switch (node.kind) {
    case 'entry':
      return { ...node, indices: children };
    case 'add':
      return add(...children);
    case 'multiply':
      return multiply(...children);
    case 'call':
      return { ...node, items: children };
    case 'negate':
      return negate(children[0]);
    case 'sum':
      return { ...node, from: children[0], to: children[1], body: children[2] };
    case 'cases':
      return { ...node, left: children[0], right: children[1], then: children[2], otherwise: children[3] };
    case 'number':
    case 'name':
      return node;
    default:
      return { ...node, left: children[0], right: children[1] };
  }
}

/**
 * A place in a formula: what stands there, the way to it, what it stands in, the letters of the sums around it, and whether
 * it counts (`index`: in an index, a remainder, a bound of a sum) or is a number of its own.
 * @typedef {{
 *   node: Expression, path: number[], parent: Expression | undefined, letters: string[], role: 'value' | 'index'
 * }} Site
 */

/**
 * Every place of a formula, the whole first.
 * @returns {Site[]}
 */
export function sitesOf(node, { path = [], parent, letters = [], role = 'value' } = {}) {
  const below = childrenOf(node).flatMap((child, at) => {
    const inBody = node.kind === 'sum' && at === 2;
    return sitesOf(child, {
      path: [...path, at],
      parent: node,
      letters: inBody ? [...letters, node.letter] : letters,
      role: INDICES.has(node.kind) || (node.kind === 'sum' && !inBody) ? 'index' : role,
    });
  });
  return [{ node, path, parent, letters, role }, ...below];
}

const INDICES = new Set(['entry', 'modulo', 'delta']);

/** The formula with something else at one place. */
export function replacedAt(node, [first, ...rest], replacement) {
  if (first === undefined) return replacement;
  const children = childrenOf(node).map((child, at) => (at === first ? replacedAt(child, rest, replacement) : child));
  return withChildren(node, children);
}

/** The formula with something else for each use of a name; sums that bind the name are left alone. */
export function substituted(node, wanted, replacement) {
  if (node.kind === 'name') return node.name === wanted ? replacement : node;
  const children = childrenOf(node).map((child, at) =>
    node.kind === 'sum' && at === 2 && node.letter === wanted ? child : substituted(child, wanted, replacement),
  );
  return withChildren(node, children);
}

/**
 * The formula for readers who count from 1: letters of places in arrays are one more, and so is what stands in brackets
 * and on the two sides of an equation of places; sums run from one higher on.
 */
export function countedFromOne(node, letters) {
  const inside = node.kind === 'sum' ? new Set([...letters, node.letter]) : letters;
  if (node.kind === 'name') return letters.has(node.name) ? shifted(node, -1) : node;
  const result = withChildren(
    node,
    childrenOf(node).map((child, at) => countedFromOne(child, node.kind === 'sum' && at < 2 ? letters : inside)),
  );
  const isEquation = node.kind === 'delta' || (node.kind === 'cases' && node.operator === '=');
  if (isEquation) return { ...result, left: shifted(result.left, 1), right: shifted(result.right, 1) };
  if (node.kind === 'entry') return { ...result, indices: result.indices.map((index) => shifted(index, 1)) };
  if (node.kind === 'sum') return { ...result, from: shifted(result.from, 1), to: shifted(result.to, 1) };
  return node.kind === 'add' ? shifted(result, 0) : result;
}

/** The formula with letters exchanged for others, all at once. */
export function renamed(node, letters) {
  const held = [...letters].map(([from, to], at) => ({ from, to, hold: `HELD${at}` }));
  const parted = held.reduce((one, { from, hold }) => substituted(one, from, name(hold)), node);
  return held.reduce((one, { to, hold }) => substituted(one, hold, name(to)), parted);
}

/** Every name in a formula, letters of sums included. */
export function namesIn(node) {
  const own = node.kind === 'name' ? [node.name] : node.kind === 'sum' ? [node.letter] : [];
  const array = node.kind === 'entry' ? [node.array] : [];
  return new Set([...own, ...array, ...childrenOf(node).flatMap((child) => [...namesIn(child)])]);
}
