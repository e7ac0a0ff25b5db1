import type { Token } from '../../math/tokens.ts';
import { numbersForWords } from './number-words.ts';
import { CLAUSE_WORDS, FUNCTION_WORDS, LINKING } from './words.ts';

/** Tokens made ready to find a number in them: words for numbers are numbers, nouns do not part a calculation. */
export function numberTokens(tokens: readonly Token[]): readonly Token[] {
  return withoutNouns(numbersForWords(tokens));
}

/**
 * Leaves out nouns between a number and an operator that joins it with another one: `10 filters × 3 weights = 30` is
 * `10 × 3 = 30`. A verb or a word that begins a clause ends such a noun.
 */
export function withoutNouns(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token) break;
    result.push(token);
    const next = token.kind === 'number' ? behindNouns(tokens, at + 1) : at + 1;
    const joining = tokens[next];
    if (next > at + 1 && joining?.kind === 'name') {
      result.push({ ...joining, kind: 'operator', text: '*' });
      at = next + 1;
    } else at = next;
  }
  return result;
}

/** How many words a noun may have: `multiplications per step`. */
const MOST_WORDS = 4;

/** The index of the operator behind the nouns that begin at an index; the index itself where there is none. */
function behindNouns(tokens: readonly Token[], start: number): number {
  const bracket = tokens[start]?.text === '(' ? 1 : 0;
  let at = start + bracket;
  while (at - start < MOST_WORDS + bracket && isNoun(tokens[at])) at += 1;
  if (at === start + bracket) return start;
  if (bracket === 1) {
    if (tokens[at]?.text !== ')') return start;
    at += 1;
  }
  return joins(tokens[at], tokens[at + 1]) ? at : start;
}

/** Whether a token is a word that may be, or belong to, a noun. */
export function isNoun(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  const word = token.text.toLowerCase();
  if (word === 'per') return true;
  return !FUNCTION_WORDS.has(word) && !LINKING.has(word) && !CLAUSE_WORDS.has(word);
}

function joins(token: Token | undefined, next: Token | undefined): boolean {
  if (!token || !next) return false;
  if (token.kind === 'close') return next.kind === 'operator' || next.text === '=';
  const operand = next.kind === 'number' || next.kind === 'open' || next.kind === 'name' || next.kind === 'operator';
  if (!operand) return false;
  if (token.kind === 'relation') return token.text === '=' || token.text === '≈';
  if (token.kind === 'operator') return token.text === '*' || token.text === '/' || token.text === '+';
  return (token.text === 'x' || token.text === 'X') && next.kind === 'number';
}
