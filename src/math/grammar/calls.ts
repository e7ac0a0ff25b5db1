import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { listItems, startsOperand } from './expression.ts';
import { accept, expect, fail, isNext, nested, over, peek, toHere, type Reader } from './reader.ts';
import { indexed, scriptArgument } from './scripts.ts';

/** A function that is known or declared, with its argument; undefined where none follows (`h` of `h'`, a bare `softmax`). */
export function functionCall(reader: Reader, token: Token): Tree | undefined {
  const start = reader.at;
  const primes = countPrimes(reader);
  const base = isNext(reader, 'script', '_') ? subscriptOf(reader) : undefined;
  const power = isNext(reader, 'script', '^') ? powerOf(reader) : undefined;
  const called = token.text + "'".repeat(primes);
  const list = callArguments(reader);
  if (!list) {
    reader.at = start;
    return undefined;
  }
  const call = finish(reader, { called, base, token }, list);
  if (!power) return call;
  return { kind: 'binary', operator: '^', left: call, right: power, written: '^', span: call.span };
}

function countPrimes(reader: Reader): number {
  let primes = 0;
  while (accept(reader, 'operator', "'")) primes += 1;
  return primes;
}

function subscriptOf(reader: Reader): Tree {
  reader.at += 1;
  return nested(reader, scriptArgument);
}

/** `sin^2 x`. A power of −1 would be the inverse function, which is left to a later reader. */
function powerOf(reader: Reader): Tree {
  reader.at += 1;
  const power = nested(reader, scriptArgument);
  if (power.kind === 'negative') fail(reader, 'a function without a negative power');
  return power;
}

function callArguments(reader: Reader): Tree[] | undefined {
  const open = peek(reader);
  const isBracket = open?.kind === 'open' && (open.text === '(' || open.text === '[' || open.text === '{');
  if (isBracket && !open.boundary) {
    reader.at += 1;
    const { items } = nested(reader, listItems);
    expect(reader, 'close', open.text === '(' ? ')' : open.text === '[' ? ']' : '}');
    return items;
  }
  if (open?.text === '|' && reader.bars > 0 && open.kind === 'operator') return [nested(reader, reader.rules.operand)];
  if (!startsOperand(reader, 0) || open?.boundary === true) return undefined;
  return [nested(reader, bareArgument)];
}

/** `sin 2x`: the argument of a function without brackets goes as far as factors are joined without a sign. */
function bareArgument(reader: Reader): Tree {
  let tree = reader.rules.factor(reader);
  if (reader.conventions.function_argument === 'factor') return tree;
  while (continuesArgument(reader)) {
    const right = reader.rules.factor(reader);
    tree = { kind: 'binary', operator: '*', left: tree, right, written: '', span: over(tree, right) };
  }
  return tree;
}

/** A further function or bracket is a factor of its own: `sin x cos x`. */
function continuesArgument(reader: Reader): boolean {
  const token = peek(reader);
  if (!startsOperand(reader, 0) || token?.boundary === true) return false;
  return token?.kind === 'name' && reader.names.typeOf(token.text)?.kind !== 'function' && token.text.length < 3;
}

interface Called {
  readonly called: string;
  readonly base: Tree | undefined;
  readonly token: Token;
}

function finish(reader: Reader, { called, base, token }: Called, list: readonly Tree[]): Tree {
  const span = toHere(reader, token);
  const [first, second] = list;
  if (called === 'sum' && first?.kind === 'name' && second) {
    return { kind: 'sum', index: first.name, body: second, span };
  }
  if (called === 'transpose' && first) return { kind: 'transpose', of: first, span };
  if (called === 'log' && base) return { kind: 'call', name: 'log', arguments: [...list, base], span };
  return { kind: 'call', name: called, arguments: list, span };
}

/** `answer(c.f.params)`: the id is one name, whatever is in it. */
export function answerCall(reader: Reader, token: Token): Tree {
  const open = expect(reader, 'open', '(');
  let id = '';
  let next = peek(reader);
  while (next && next.kind !== 'close') {
    id += next.written;
    reader.at += 1;
    next = peek(reader);
  }
  const close = expect(reader, 'close', ')');
  const span = { start: open.span.end, end: close.span.start };
  return { kind: 'call', name: 'answer', arguments: [{ kind: 'name', name: id, span }], span: over(token, close) };
}

const FUNCTION_LETTERS = new Set(['f', 'g', 'h', 'F', 'G', 'H', 'O', 'sigma', 'phi', 'psi', 'varphi']);

/**
 * A name before a round bracket. A declared array with as many arguments as it has axes is indexed; a name that nobody
 * declared and that is a word, or a letter that functions have, is called; all others are multiplied.
 */
export function arrayCall(reader: Reader, tree: Tree): Tree | undefined {
  if (tree.kind === 'prime' && tree.of.kind === 'name') return callOf(reader, tree, `${tree.of.name}'`);
  if (tree.kind !== 'name') return undefined;
  const type = reader.names.typeOf(tree.name);
  if (type === undefined) {
    const isCalled = FUNCTION_LETTERS.has(tree.name) || (tree.name.length > 1 && !/\d$/u.test(tree.name));
    return isCalled && peek(reader)?.spaced !== true ? callOf(reader, tree, tree.name) : undefined;
  }
  if (peek(reader)?.spaced === true) return undefined;
  if (type.kind !== 'array' || !holdsIndices(reader, type.sizes.length)) return undefined;
  reader.notes.add('round-brackets-as-index');
  reader.at += 1;
  reader.indices += 1;
  const { items } = nested(reader, listItems);
  reader.indices -= 1;
  expect(reader, 'close', ')');
  return indexed(reader, tree, items);
}

function callOf(reader: Reader, tree: Tree, name: string): Tree {
  reader.at += 1;
  const { items } = nested(reader, listItems);
  expect(reader, 'close', ')');
  return { kind: 'call', name, arguments: items, span: toHere(reader, tree) };
}

/** Whether a bracket holds indices, sizes and whole numbers only, as many as an array has axes. */
function holdsIndices(reader: Reader, axes: number): boolean {
  let depth = 0;
  let items = 1;
  for (let ahead = 0; ahead < 200; ahead++) {
    const token = peek(reader, ahead);
    if (!token) return false;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (token.kind === 'comma' && depth === 1) items += 1;
    else if (!isIndexToken(reader, token)) return false;
    if (depth === 0) return items === axes;
  }
  return false;
}

function isIndexToken(reader: Reader, token: Token): boolean {
  if (token.kind === 'number') return token.value?.denominator === 1n;
  if (token.kind === 'operator') return ['+', '-', '*', 'mod', '%'].includes(token.text);
  const kind = token.kind === 'name' ? reader.names.typeOf(token.text)?.kind : undefined;
  return kind === 'index' || kind === 'size';
}
