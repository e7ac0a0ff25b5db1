import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { startsOperand } from './expression.ts';
import { listItems } from './lists.ts';
import { accept, expect, fail, isNext, nested, over, peek, toHere, type Reader } from './reader.ts';
import { GREEK_NAMES } from '../characters.ts';
import { inverseOf } from '../typed/functions.ts';
import { isFunctionName } from '../vocabulary.ts';
import { finishCall } from './finish-call.ts';
import { indexed, scriptArgument, subscript } from './scripts.ts';

/** A function that is known or declared, with its argument; undefined where none follows (`h` of `h'`, a bare `softmax`). */
export function functionCall(reader: Reader, token: Token): Tree | undefined {
  const start = reader.at;
  const primes = countPrimes(reader);
  const base = isNext(reader, 'script', '_') ? subscriptOf(reader) : undefined;
  const script = reader.at;
  const raised = isNext(reader, 'script', '^') ? powerOf(reader) : undefined;
  const inverse = raised && isMinusOne(raised) ? inverseName(reader, token, script) : undefined;
  const called = (inverse ?? token.text) + "'".repeat(primes);
  const list = rootArguments(reader, token) ?? callArguments(reader);
  if (!list) {
    reader.at = start;
    return undefined;
  }
  const call = finishCall(reader, { called, base, token }, list);
  if (!raised || inverse !== undefined) return call;
  return { kind: 'binary', operator: '^', left: call, right: raised, written: '^', span: call.span };
}

/** `f''`, `f^\prime` and `f^{\prime\prime}` */
function countPrimes(reader: Reader): number {
  let primes = 0;
  const isRaised = isNext(reader, 'script', '^');
  const group = isRaised && peek(reader, 1)?.text === 'group' ? 1 : 0;
  if (isRaised && peek(reader, 1 + group)?.text === "'") reader.at += 1 + group;
  else if (isRaised) return 0;
  while (accept(reader, 'operator', "'")) primes += 1;
  if (group > 0) accept(reader, 'close', 'group');
  return primes;
}

function subscriptOf(reader: Reader): Tree {
  reader.at += 1;
  let base = nested(reader, scriptArgument);
  // `log_x_0 b`: the base has a subscript of its own.
  while (reader.typed && base.kind === 'name' && accept(reader, 'script', '_')) base = subscript(reader, base);
  return base;
}

/** `sin^2 x` */
function powerOf(reader: Reader): Tree {
  reader.at += 1;
  return nested(reader, scriptArgument);
}

function isMinusOne(power: Tree): boolean {
  if (power.kind !== 'negative' || power.of.kind !== 'number') return false;
  const { numerator, denominator } = power.of.value;
  return numerator === 1n && denominator === 1n;
}

/** `sin^-1` is the arcsine, by convention; undefined where it is 1 by the sine. A declared f has an inverse `f^-1`. */
function inverseName(reader: Reader, token: Token, script: number): string | undefined {
  const convention = reader.conventions.inverse_power;
  if (convention === 'reciprocal') return undefined;
  const isKnown = isFunctionName(token.text) && reader.names.typeOf(token.text) === undefined;
  const inverse = isKnown ? inverseOf(token.text) : `${token.text}^-1`;
  if (convention === 'refused' || inverse === undefined) {
    reader.at = script + 1;
    fail(reader, 'a function without a negative power');
  }
  reader.notes.add('inverse-function');
  return inverse;
}

/** `sqrt[3]{x}` and `sqrt[3](x)` as they are typed. */
function rootArguments(reader: Reader, token: Token): Tree[] | undefined {
  const { at } = reader;
  if (!reader.typed || token.text !== 'sqrt' || !accept(reader, 'open', '[')) return undefined;
  const degree = nested(reader, reader.rules.sum);
  const open = accept(reader, 'close', ']') && (accept(reader, 'open', '{') ?? accept(reader, 'open', '('));
  if (!open) {
    reader.at = at;
    return undefined;
  }
  const of = nested(reader, reader.rules.sum);
  expect(reader, 'close', open.text === '(' ? ')' : '}');
  return [of, degree];
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
  if (reader.typed) return token?.kind === 'name' && !isCalled(reader, token);
  return token?.kind === 'name' && reader.names.typeOf(token.text)?.kind !== 'function' && token.text.length < 3;
}

function isCalled(reader: Reader, token: Token): boolean {
  const type = reader.names.typeOf(token.text);
  return type === undefined ? isFunctionName(token.text) : type.kind === 'function';
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
  const derived = primedName(tree);
  if (derived !== undefined) return callOf(reader, tree, derived);
  if (tree.kind !== 'name') return undefined;
  const type = reader.names.typeOf(tree.name);
  if (type === undefined && reader.typed) return typedCall(reader, tree);
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

/** `f''` of a name with primes; undefined for anything else. */
function primedName(tree: Tree): string | undefined {
  let primes = '';
  let rest = tree;
  for (; rest.kind === 'prime'; rest = rest.of) primes += "'";
  return rest.kind === 'name' && primes !== '' ? rest.name + primes : undefined;
}

/** Letters of running times, which functions have only where the whole text is a formula. */
const TYPED_LETTERS: ReadonlySet<string> = new Set(['T', 'Theta', 'Omega', 'Phi', 'Psi']);

/** `C(n, k)` is a binomial coefficient; undefined (and nothing taken) for another count of arguments. */
function combinations(reader: Reader, tree: Tree & { kind: 'name' }): Tree | undefined {
  const { at } = reader;
  const call = callOf(reader, tree, 'binom');
  if (call.kind === 'call' && call.arguments.length === 2) {
    reader.notes.add('call-or-product');
    return call;
  }
  reader.at = at;
  return undefined;
}

/** Whether a name that nobody declared is a letter that functions usually have, and is read as one. */
export function isFunctionLetter(reader: Reader, tree: Tree): boolean {
  if (tree.kind !== 'name' || reader.conventions.calls === 'declared') return false;
  return reader.names.typeOf(tree.name) === undefined && FUNCTION_LETTERS.has(tree.name.replace(/[_\d'].*$/u, ''));
}

/** A name before a bracket in a formula that is typed: by the convention, and by whether the name stands elsewhere alone. */
function typedCall(reader: Reader, tree: Tree & { kind: 'name' }): Tree | undefined {
  const { calls, names } = reader.conventions;
  const letter = tree.name.replace(/[_\d'].*$/u, '');
  if (isConstant(reader, letter)) return undefined;
  const isWord = (letter.length > 1 && !GREEK_NAMES.has(letter)) || tree.name.includes('_');
  if (names === 'words' && isWord && peek(reader)?.spaced !== true) {
    reader.at -= 1;
    fail(reader, 'a function that is known or declared, or an operator before the bracket');
  }
  const isAlone = reader.uses.alone.has(tree.name);
  const isUsual = FUNCTION_LETTERS.has(letter) || TYPED_LETTERS.has(letter);
  const chosen = letter === 'C' && !isAlone && calls !== 'declared' ? combinations(reader, tree) : undefined;
  if (chosen) return chosen;
  const isCall = calls === 'usual-letters' ? isUsual : calls === 'all' && !isAlone;
  if (calls !== 'declared' && (isUsual || !isAlone)) reader.notes.add('call-or-product');
  return isCall ? callOf(reader, tree, tree.name) : undefined;
}

/** `f^2(x)` of a letter that functions have is the square of `f(x)`, `f^-1(x)` the inverse. */
export function powerOfCall(reader: Reader, tree: Tree, power: Tree): Tree | undefined {
  const open = peek(reader);
  const name = primedName(tree) ?? (tree.kind === 'name' ? tree.name : undefined);
  if (name === undefined || open?.kind !== 'open' || open.text !== '(' || open.spaced) return undefined;
  if (!isFunctionLetter(reader, { kind: 'name', name, span: tree.span })) return undefined;
  const isInverse = isMinusOne(power) && reader.conventions.inverse_power === 'inverse';
  reader.notes.add(isInverse ? 'inverse-function' : 'function-power');
  const call = callOf(reader, tree, isInverse ? `${name}^-1` : name);
  return isInverse ? call : { kind: 'binary', operator: '^', left: call, right: power, written: '^', span: call.span };
}

function isConstant({ conventions }: Reader, name: string): boolean {
  if (name === 'pi' || name === 'infinity') return true;
  return (name === 'e' && conventions.euler === 'constant') || (name === 'i' && conventions.imaginary_unit !== 'none');
}

function callOf(reader: Reader, tree: Tree, name: string): Tree {
  reader.at += 1;
  const { items } = nested(reader, listItems);
  expect(reader, 'close', ')');
  return { kind: 'call', name, arguments: items, span: toHere(reader, tree) };
}

/**
 * Whether a bracket holds indices, sizes, whole numbers and letters that nobody declared, as many as an array has axes.
 * Such letters are those of a sum or of a left side, mostly: nothing that an array could be multiplied by.
 */
function holdsIndices(reader: Reader, axes: number): boolean {
  let depth = 0;
  let items = 1;
  for (let ahead = 0; ahead < 200; ahead++) {
    const token = peek(reader, ahead);
    if (!token) return false;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (token.kind === 'comma') items += depth === 1 ? 1 : 0;
    else if (!isIndexToken(reader, token)) return false;
    if (depth === 0) return items === axes;
  }
  return false;
}

function isIndexToken(reader: Reader, token: Token): boolean {
  if (token.kind === 'number') return token.value?.denominator === 1n;
  if (token.kind === 'operator') return ['+', '-', '*', 'mod', '%'].includes(token.text);
  if (token.kind !== 'name') return false;
  const kind = reader.names.typeOf(token.text)?.kind;
  return kind === undefined ? isFreeLetter(reader, token.text) : kind === 'index' || kind === 'size';
}

function isFreeLetter({ conventions }: Reader, text: string): boolean {
  return /^[A-Za-z]$/u.test(text) && !(text === 'e' && conventions.euler === 'constant');
}
