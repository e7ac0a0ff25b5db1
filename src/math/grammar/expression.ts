import type { BinaryOperator, RelationOperator, Tree } from '../tree.ts';
import type { Token } from '../tokens.ts';
import { logical, logicSign } from './logic.ts';
import { accept, expect, fail, isNext, nested, over, peek, type Reader } from './reader.ts';
import { isSetSign, refuseListAndNumber, refuseSecondSign, refuseUnwritten } from './strictness.ts';

/** `a = b = c`, `x ∈ ℝ^n`, such statements joined by `and`, `or` or arrows, or a lone expression. */
export function statement(reader: Reader): Tree {
  return logical(reader, relation);
}

function relation(reader: Reader): Tree {
  const first = sets(reader);
  if (!isNext(reader, 'relation')) return first;
  const sides = [first];
  const operators: RelationOperator[] = [];
  for (let token = accept(reader, 'relation'); token; token = accept(reader, 'relation')) {
    operators.push(relationOf(token));
    sides.push(side(reader));
  }
  return { kind: 'relation', operators, sides, span: over(first, sides.at(-1) ?? first) };
}

/** `x = ¬y`: behind a relation sign only the side is denied. */
function side(reader: Reader): Tree {
  const token = peek(reader);
  if (!token || logicSign(reader) !== 'not') return sets(reader);
  reader.at += 1;
  const of = nested(reader, side);
  return { kind: 'not', of, span: over(token, of) };
}

/** Unions and differences of sets, from left to right; intersections bind more tightly. */
function sets(reader: Reader): Tree {
  let left = intersection(reader);
  for (let token = setOperator(reader, '∪∖', left); token; token = setOperator(reader, '∪∖', left)) {
    left = binary({ operator: token.text === '∖' ? '∖' : '∪', token }, left, intersection(reader));
  }
  return left;
}

function intersection(reader: Reader): Tree {
  let left = reader.rules.sum(reader);
  for (let token = setOperator(reader, '∩', left); token; token = setOperator(reader, '∩', left)) {
    left = binary({ operator: '∩', token }, left, reader.rules.sum(reader));
  }
  return left;
}

function setOperator(reader: Reader, signs: string, left: Tree): Token | undefined {
  const token = peek(reader);
  if (isSetSign(reader, left))
    return signs.includes(token?.text === '&' ? '∩' : '∪') ? accept(reader, 'operator') : undefined;
  return token?.kind === 'operator' && signs.includes(token.text) ? accept(reader, 'operator') : undefined;
}

const RELATIONS: ReadonlyMap<string, RelationOperator> = new Map(
  (
    [
      '=',
      '≈',
      '≠',
      '<',
      '>',
      '≤',
      '≥',
      '∈',
      '∉',
      '∋',
      '∌',
      '⊂',
      '⊆',
      '⊃',
      '⊇',
      '⊄',
      '⊈',
      '⊅',
      '⊉',
      '->',
      ':',
      '∝',
      '≡',
    ] as const
  ).map((one) => [one, one]),
);

function relationOf(token: Token): RelationOperator {
  return RELATIONS.get(token.text) ?? '=';
}

/**
 * Sums and differences, from left to right. `mod` stands on the same level: `i + k mod n` is `(i + k) mod n`, as nearly
 * everybody means it, and `(i + k) mod n + 1` adds 1 after it; a note says so. `%` does so only within an index.
 */
export function sum(reader: Reader): Tree {
  let left = reader.rules.product(reader);
  let terms = 1;
  for (let token = sumOperator(reader); token && !startsCell(reader, token); token = sumOperator(reader)) {
    const bracket = accept(reader, 'open', '(');
    reader.at += 1;
    if (token.text === 'mod' || token.text === '%') {
      if (terms > 1) reader.notes.add('mod-of-whole-sum');
      left = binary({ operator: 'mod', token }, left, reader.rules.product(reader));
      if (bracket) expect(reader, 'close', ')');
      terms = 1;
    } else {
      terms += 1;
      const right = reader.rules.product(reader);
      refuseListAndNumber(reader, left, right);
      left = binary({ operator: plusOrMinus(token), token }, left, right);
    }
  }
  return left;
}

const SUM_SIGNS: ReadonlySet<string> = new Set(['+', '-', '±', '∓', 'mod']);

function sumOperator(reader: Reader): Token | undefined {
  if (isBracketedMod(reader, 0)) return peek(reader, 1);
  const token = peek(reader);
  if (token?.kind !== 'operator') return undefined;
  if (SUM_SIGNS.has(token.text)) return token;
  return token.text === '%' && reader.indices > 0 && startsOperand(reader, 1) ? token : undefined;
}

/** `i + k (mod n)` */
function isBracketedMod(reader: Reader, ahead: number): boolean {
  const operator = peek(reader, ahead + 1);
  return (
    peek(reader, ahead)?.text === '(' &&
    operator?.kind === 'operator' &&
    operator.text === 'mod' &&
    !startsModCall(reader, ahead + 1)
  );
}

/** `mod(a, n)` has its bracket right behind it. */
function startsModCall(reader: Reader, ahead: number): boolean {
  const open = peek(reader, ahead + 1);
  return open?.text === '(' && !open.spaced && open.kind === 'open';
}

function plusOrMinus(token: Token): BinaryOperator {
  return token.text === '-' || token.text === '±' || token.text === '∓' ? token.text : '+';
}

/** Products and quotients, from left to right; also those that are not written. */
export function product(reader: Reader): Tree {
  const sign = peek(reader);
  if (sign?.kind === 'operator' && /^[-+±∓]$/u.test(sign.text)) {
    return signed(reader, sign, reader.rules.product);
  }
  let left = reader.rules.factor(reader);
  for (;;) {
    const token = peek(reader);
    const operator = token && productOperator(reader, token);
    if (token?.text === 'choose' && token.kind === 'operator') left = chosen(reader, left);
    else if (token && operator) {
      reader.at += 1;
      const right = operator === '/' ? divisor(reader) : signedFactor(reader);
      left = binary({ operator, token }, left, right);
    } else if (startsFactor(reader, left)) left = implicit(reader, left);
    else return left;
  }
}

/** `n choose k` */
function chosen(reader: Reader, left: Tree): Tree {
  reader.at += 1;
  const right = reader.rules.factor(reader);
  return { kind: 'call', name: 'binom', arguments: [left, right], span: over(left, right) };
}

/** Whether a factor follows that no sign joins to the one before. */
function startsFactor(reader: Reader, left: Tree): boolean {
  const token = peek(reader);
  if (!token || token.boundary || (reader.cells && token.spaced) || isSetSign(reader, left)) return false;
  return startsOperand(reader, 0);
}

/** `[1 -2]` has two entries: in a matrix that is parted by spaces, a sign with a space only before it begins one. */
function startsCell(reader: Reader, sign: Token): boolean {
  return reader.cells && sign.spaced && peek(reader, 1)?.spaced === false;
}

/** A sign before an operand. */
function signed(reader: Reader, sign: Token, read: (reader: Reader) => Tree): Tree {
  refuseSecondSign(reader, sign);
  reader.at += 1;
  const of = nested(reader, read);
  if (sign.text === '±' || sign.text === '∓') return { kind: 'plus-minus', sign: sign.text, of, span: over(sign, of) };
  return sign.text === '-' ? { kind: 'negative', of, span: over(sign, of) } : of;
}

function signedFactor(reader: Reader): Tree {
  const sign = peek(reader);
  if (sign?.kind === 'operator' && (sign.text === '-' || sign.text === '+')) return signed(reader, sign, signedFactor);
  return reader.rules.factor(reader);
}

/** What follows a slash: one factor, or by the convention `product-first` all that is joined to it without a sign. */
function divisor(reader: Reader): Tree {
  let right = signedFactor(reader);
  const tight = startsFactor(reader, right) && peek(reader)?.kind !== 'number';
  if (!tight) return right;
  if (reader.conventions.division === 'left-to-right') {
    reader.notes.add('division-left-to-right');
    return right;
  }
  while (startsFactor(reader, right)) right = implicit(reader, right);
  return right;
}

function productOperator(reader: Reader, token: Token): BinaryOperator | undefined {
  if (token.kind === 'stop') return isDotProduct(reader, token) ? '*' : undefined;
  if (token.kind !== 'operator') return undefined;
  if (token.text === '*' || token.text === '/' || token.text === '⊙') return token.text;
  return token.text === '%' && reader.indices === 0 && startsOperand(reader, 1) ? 'mod' : undefined;
}

/** `u . v`: a point with space on both sides between operands. */
function isDotProduct(reader: Reader, token: Token): boolean {
  return token.text === '.' && token.spaced && peek(reader, 1)?.spaced === true && startsOperand(reader, 1);
}

/** A product without a sign. Two numbers side by side are none, unless a convention reads `1 1/2` as a mixed number. */
function implicit(reader: Reader, left: Tree): Tree {
  const before = reader.tokens[reader.at - 1];
  const token = peek(reader);
  if (left.kind === 'number' && (token?.kind === 'number' || isNumericFraction(reader)))
    return mixedNumber(reader, left);
  const isFraction = left.kind === 'binary' && left.operator === '/' && left.written.startsWith('\\');
  if (before?.kind === 'number' && token?.kind === 'number' && !isFraction)
    fail(reader, 'an operator between two numbers');
  refuseUnwritten(reader);
  const right = reader.rules.factor(reader);
  return { kind: 'binary', operator: '*', left, right, written: '', span: over(left, right) };
}

/** `\frac{1}{2}`, also `\frac12`; a fraction with a name in it makes no mixed number. */
function isNumericFraction(reader: Reader): boolean {
  if (peek(reader)?.text !== 'frac') return false;
  const inside = [1, 2, 3, 4, 5, 6].map((ahead) => peek(reader, ahead)).filter((token) => token?.kind !== 'open');
  const [top, next] = inside.filter((token) => token?.kind !== 'close');
  return top?.kind === 'number' && next?.kind === 'number';
}

function mixedNumber(reader: Reader, left: Tree): Tree {
  const isFraction = peek(reader)?.text === 'frac' || peek(reader, 1)?.text === '/';
  const reading = reader.conventions.mixed_numbers;
  if (!isFraction || reading === 'refused') fail(reader, 'an operator between two numbers');
  let right = reader.rules.factor(reader);
  const slash = accept(reader, 'operator', '/');
  if (slash) right = binary({ operator: '/', token: slash }, right, reader.rules.factor(reader));
  reader.notes.add('mixed-number');
  const operator = reading === 'sum' ? '+' : '*';
  return { kind: 'binary', operator, left, right, written: '', span: over(left, right) };
}

function binary(join: { operator: BinaryOperator; token: Token }, left: Tree, right: Tree): Tree {
  return { kind: 'binary', operator: join.operator, left, right, written: join.token.written, span: over(left, right) };
}

const OPERAND_COMMANDS = new Set(
  'frac binom sqrt sum product partial nabla indicator integral limit hat tilde bar dot ddot'.split(' '),
);

/** Whether an operand begins at a token. */
export function startsOperand(reader: Reader, ahead: number): boolean {
  const token = peek(reader, ahead);
  if (!token) return false;
  if (token.kind === 'number' || token.kind === 'name') return true;
  if (token.kind === 'open') return !isBracketedMod(reader, ahead) && (token.text !== '‖' || reader.bars === 0);
  if (token.kind === 'command') return OPERAND_COMMANDS.has(token.text);
  return (
    ahead === 0 &&
    token.kind === 'operator' &&
    token.text === '|' &&
    token.written !== '\\mid' &&
    reader.bars === 0 &&
    closesBar(reader)
  );
}

/** Whether another bar follows that closes this one. */
function closesBar(reader: Reader): boolean {
  for (let at = reader.at + 1; at < reader.tokens.length && at < reader.at + 60; at++) {
    if (reader.tokens[at]?.text === '|') return true;
  }
  return false;
}
