import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { arrayCall, isFunctionLetter, powerOfCall } from './calls.ts';
import { startsOperand } from './expression.ts';
import { listItems } from './lists.ts';
import { operand } from './operand.ts';
import { accept, expect, fail, isNext, nested, over, peek, toHere, type Reader } from './reader.ts';
import { refuseSignBehind } from './strictness.ts';
import { indexed, superscript, scriptArgument, subscript } from './scripts.ts';

/** One factor: an operand with its indices, powers, primes, factorials and per cent signs. */
export function factor(reader: Reader): Tree {
  let tree = operand(reader);
  for (;;) {
    const token = peek(reader);
    const next = token && suffix(reader, tree, token);
    if (!next) return tree;
    tree = next;
  }
}

/** The tree with what follows it, or undefined where nothing does that belongs to it. */
function suffix(reader: Reader, tree: Tree, token: Token): Tree | undefined {
  if (token.kind === 'script') return script(reader, tree, token);
  if (token.kind === 'open') return bracket(reader, tree, token);
  if (token.kind === 'operator') return postfix(reader, tree, token);
  return token.kind === 'stop' ? member(reader, tree, token) : undefined;
}

function script(reader: Reader, tree: Tree, token: Token): Tree | undefined {
  if (token.text === '_') {
    reader.at += 1;
    return subscript(reader, tree);
  }
  reader.at += 1;
  const special = superscript(reader, tree);
  if (special) return special;
  const exponent = nested(reader, exponentOf);
  const called = reader.typed ? powerOfCall(reader, tree, exponent) : undefined;
  if (called) return called;
  return {
    kind: 'binary',
    operator: '^',
    left: tree,
    right: exponent,
    written: token.written,
    span: toHere(reader, tree),
  };
}

/** An exponent; a power in it is taken first: `2^3^2` is `2^9`. A sign of a transpose is no power: `A²ᵀ`. */
function exponentOf(reader: Reader): Tree {
  const base = isNext(reader, 'open', 'group') ? scriptArgument(reader) : plainExponent(reader);
  const isPower = reader.conventions.powers === 'right-to-left' && peek(reader, 2)?.text !== 'ᵀ';
  const again = isPower ? accept(reader, 'script', '^') : undefined;
  if (!again) return base;
  const exponent = nested(reader, exponentOf);
  return {
    kind: 'binary',
    operator: '^',
    left: base,
    right: exponent,
    written: again.written,
    span: over(base, exponent),
  };
}

/** `x^2`, `x^-1`, `x^n!` without braces: one operand with its sign, indices and brackets. */
function plainExponent(reader: Reader): Tree {
  const sign = accept(reader, 'operator', '-') ?? (reader.typed ? accept(reader, 'operator', '+') : undefined);
  if (sign) {
    refuseSignBehind(reader, sign);
    const of = nested(reader, plainExponent);
    return sign.text === '-' ? { kind: 'negative', of, span: over(sign, of) } : of;
  }
  const first = peek(reader);
  let tree = operand(reader);
  if (!reader.typed && (first?.kind === 'number' || first?.math === true)) return tree;
  for (;;) {
    const token = peek(reader);
    const next = token && belongsToExponent(reader, tree, token) ? suffix(reader, tree, token) : undefined;
    if (!next) return tree;
    tree = next;
  }
}

/** Indices do, and brackets in prose; in a formula that is typed, a factorial (`x^n!`) and what `f` is taken of, too. */
function belongsToExponent(reader: Reader, tree: Tree, token: Token): boolean {
  if (token.kind === 'script') return token.text === '_';
  if (reader.typed && token.text === '(' && !token.spaced) return isFunctionLetter(reader, tree);
  return reader.typed ? token.text === '!' && token.kind === 'operator' : token.kind === 'open';
}

/** `x[i]`, and `y(i)` where y is an array. */
function bracket(reader: Reader, tree: Tree, token: Token): Tree | undefined {
  const canHold = tree.kind === 'name' || tree.kind === 'index' || tree.kind === 'prime' || tree.kind === 'member';
  if (token.boundary || !canHold || (reader.cells && token.spaced)) return undefined;
  if (reader.typed && token.text === '[' && isFactor(reader, tree)) return undefined;
  if (token.text === '[' && holdsSumOfArrays(reader)) return undefined;
  if (token.text === '[' && (!token.spaced || isArray(reader, tree))) return indexBracket(reader, tree);
  return token.text === '(' ? arrayCall(reader, tree) : undefined;
}

/** `U[p - y]`: square brackets around a sum of whole arrays hold a factor, and no index. */
function holdsSumOfArrays(reader: Reader): boolean {
  const inside = insideOf(reader);
  if (inside.some(({ kind }) => kind === 'comma' || kind === 'relation')) return false;
  const hasSum = inside.some(({ kind, text }) => kind === 'operator' && (text === '-' || text === '+'));
  return hasSum && inside.some((token, at) => token.kind === 'name' && isWholeArray(reader, token, inside[at + 1]));
}

/** How far the end of a bracket is looked for. */
const LONGEST_FACTOR = 100;

/** The tokens within the bracket that is next, without those in scripts and in brackets of their own. */
function insideOf({ tokens, at: start }: Reader): readonly Token[] {
  const inside: Token[] = [];
  const hidden: boolean[] = [];
  for (let at = start; at < Math.min(tokens.length, start + LONGEST_FACTOR); at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'close') hidden.pop();
    if (hidden.length === 0 && at > start) break;
    if (!hidden.slice(1).includes(true) && at > start) inside.push(token);
    if (token.kind === 'open') hidden.push(token.text !== 'group' || tokens[at - 1]?.kind === 'script');
  }
  return inside.filter(({ text }) => text !== 'group');
}

/** A declared array without indices. */
function isWholeArray(reader: Reader, { text }: Token, next: Token | undefined): boolean {
  const kind = reader.names.typeOf(text)?.kind;
  const isIndexed = next?.text === '_' || (next?.kind === 'open' && !next.spaced);
  return (kind === 'array' || kind === 'slice') && !isIndexed;
}

function indexBracket(reader: Reader, tree: Tree): Tree {
  reader.at += 1;
  reader.indices += 1;
  const { items } = nested(reader, listItems);
  reader.indices -= 1;
  if (items.length === 0) fail(reader, 'an index');
  expect(reader, 'close', ']');
  return indexed(reader, tree, items);
}

/** `x[x + 1]` is a product where x is not declared and stands elsewhere on its own. */
function isFactor(reader: Reader, tree: Tree): boolean {
  return tree.kind === 'name' && reader.names.typeOf(tree.name) === undefined && reader.uses.alone.has(tree.name);
}

function isArray(reader: Reader, tree: Tree): boolean {
  const type = tree.kind === 'name' ? reader.names.typeOf(tree.name) : undefined;
  return type?.kind === 'array' || type?.kind === 'slice';
}

function postfix(reader: Reader, tree: Tree, token: Token): Tree | undefined {
  if (token.text === '!' || token.text === "'") {
    if (reader.typed && token.text === "'" && tree.kind === 'number') fail(reader, 'an operator behind the number');
    reader.at += 1;
    return { kind: token.text === '!' ? 'factorial' : 'prime', of: tree, span: over(tree, token) };
  }
  if (token.text !== '%' || startsOperand(reader, 1)) return undefined;
  if (reader.conventions.percent === 'refused') fail(reader, 'a number without a per cent sign');
  reader.at += 1;
  return { kind: 'percent', of: tree, span: over(tree, token) };
}

/** `f.parameters`, which only authors write. */
function member(reader: Reader, tree: Tree, token: Token): Tree | undefined {
  const name = peek(reader, 1);
  if (!reader.author || token.text !== '.' || token.spaced || !name || name.spaced) return undefined;
  if (name.kind !== 'name' && name.kind !== 'word') return undefined;
  reader.at += 2;
  return { kind: 'member', of: tree, name: name.written, span: over(tree, name) };
}
