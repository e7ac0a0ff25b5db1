import type { Token } from './tokens.ts';

/** Turns hyphenated words into words: `1-D`, `3-tap`, `non-linearity`, `$x$-axis`. */
export function withoutCompounds(tokens: readonly Token[]): Token[] {
  const result = [...tokens];
  tokens.forEach((token, at) => {
    if (token.text !== '-' || token.kind !== 'operator' || token.math) return;
    const before = tokens[at - 1];
    const next = tokens[at + 1];
    if (!next || next.spaced) return;
    const isWord = next.kind === 'word' || (before?.kind === 'word' && !token.spaced) || isDimension(before, next);
    if (!isWord) return;
    result[at] = asWord(token);
    if (before && !token.spaced && !isSize(before, next)) result[at - 1] = asWord(before);
    if (next.kind === 'number' || next.kind === 'name') result[at + 1] = asWord(next);
  });
  return result;
}

/** `1-D`, `2-d` */
function isDimension(before: Token | undefined, next: Token): boolean {
  return before?.kind === 'number' && /^d$/iu.test(next.written);
}

/** `1000-dimensional` says a size; `2-dimensional` says what kind of thing it is. */
function isSize(before: Token, next: Token): boolean {
  return before.kind === 'number' && before.written.length > 1 && next.text.startsWith('dim');
}

function asWord(token: Token): Token {
  return { ...token, kind: 'word', text: token.written };
}

/** Leaves out `filters` of `10 filters * 3`, so that the product can be read. */
export function withoutNouns(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, at) => !(token.kind === 'word' && isUnit(tokens, at)));
}

/** Whether a word follows a number (with at most one word between) and stands before a binary operator or relation. */
function isUnit(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at - 1]?.kind === 'word' ? at - 2 : at - 1;
  const behind = tokens[at + 1]?.kind === 'word' ? at + 2 : at + 1;
  if (behind - first > 3 || tokens[first]?.kind !== 'number') return false;
  if (tokens[behind]?.text === ')') return isBracketedSum(tokens, behind);
  return joins(tokens[behind]) && startsFactor(tokens[behind + 1]);
}

function joins(token: Token | undefined): boolean {
  return token?.text === '=' || (token?.kind === 'operator' && /^[*/+]$/u.test(token.text));
}

function startsFactor(token: Token | undefined): boolean {
  return token?.kind === 'number' || (token?.kind === 'open' && token.text === '(');
}

/** `× (100 products + 99 sums)`: a bracket that is calculated with, not a remark. */
function isBracketedSum(tokens: readonly Token[], close: number): boolean {
  let open = close - 1;
  while (open > 0 && close - open < 20 && tokens[open]?.text !== '(') open -= 1;
  return (
    tokens[open]?.text === '(' && joins(tokens[open - 1]) && tokens.slice(open, close).some((token) => joins(token))
  );
}
