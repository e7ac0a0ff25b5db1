import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { fail, peek, type Reader } from './reader.ts';

/** Stops at a second sign, where a convention allows only one: `2--3` is one, `2---3` and `2-+3` are not. */
export function refuseSecondSign(reader: Reader, sign: Token): void {
  if (reader.conventions.repeated_signs === 'allowed') return;
  const before = reader.tokens[reader.at - 1]?.kind;
  if (sign.text === '+' && (before === 'operator' || before === 'script')) fail(reader, 'an operand');
  if (sign.text === '-' && isSign(peek(reader, 1))) {
    reader.at += 1;
    fail(reader, 'an operand');
  }
}

/** Stops where a sign follows the one that was just read, by the same convention. */
export function refuseSignBehind(reader: Reader, sign: Token): void {
  if (reader.conventions.repeated_signs === 'allowed') return;
  if (sign.text === '+' || isSign(peek(reader))) fail(reader, 'an operand');
}

function isSign(token: Token | undefined): boolean {
  return token?.kind === 'operator' && (token.text === '-' || token.text === '+');
}

/** Stops at a factor that no sign joins to the one before, where a convention wants it written. */
export function refuseUnwritten(reader: Reader): void {
  const { products } = reader.conventions;
  if (!reader.typed || products === 'implied') return;
  if (products === 'written' || peek(reader)?.spaced === true) fail(reader, 'an operator such as *');
}

/** Stops at `(x, y) + 3`: a list in round brackets and a number have no sum. */
export function refuseListAndNumber(reader: Reader, left: Tree, right: Tree): void {
  const isList = (tree: Tree): boolean => tree.kind === 'tuple' && tree.brackets === '()';
  const isMixed = (isList(left) && right.kind === 'number') || (left.kind === 'number' && isList(right));
  if (!reader.typed || !isMixed) return;
  reader.at -= 1;
  fail(reader, isList(left) ? 'a list' : 'a number');
}

/** `{1} | {2}` and `A & {1}` in a formula that is typed: signs between two sets. */
export function isSetSign(reader: Reader, left: Tree): boolean {
  const token = peek(reader);
  if (!reader.typed || token?.kind !== 'operator' || (token.text !== '|' && token.text !== '&')) return false;
  const next = peek(reader, 1);
  if (next?.kind !== 'open' || reader.bars > 0) return false;
  return isSet(left) || next.text === '{';
}

function isSet(tree: Tree): boolean {
  if (tree.kind === 'binary') return tree.operator === '∪' || tree.operator === '∩' || tree.operator === '∖';
  return tree.kind === 'tuple' && (tree.brackets === '{}' || tree.items.length === 2);
}
