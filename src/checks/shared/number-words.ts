import { multiply, rational, type Rational } from '../../math/rational.ts';
import type { Token } from '../../math/tokens.ts';

const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: ReadonlyMap<string, bigint> = new Map([
  ['thousand', 1000n],
  ['million', 1_000_000n],
  ['billion', 1_000_000_000n],
]);

/**
 * Puts a number in the place of one that is written in words (`two hundred thousand`, `twenty-five`) or half in words
 * (`200 thousand`). `one` and `zero` alone stay words: they seldom count anything.
 */
export function numbersForWords(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isNumberWord)) return tokens;
  const result: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const read = readAt(tokens, at);
    const first = tokens[at];
    const last = tokens[(read?.end ?? at + 1) - 1];
    if (!first || !last) break;
    result.push(read ? numberToken(first, last, read.value) : first);
    at = read?.end ?? at + 1;
  }
  return result;
}

interface Read {
  readonly value: Rational;
  /** Index behind the last token. */
  readonly end: number;
}

function readAt(tokens: readonly Token[], start: number): Read | undefined {
  const first = tokens[start];
  if (first?.kind === 'number' && first.value) return scaled(tokens, start, first.value);
  let at = start;
  let total = 0n;
  let group = 0n;
  let words = 0;
  while (at < tokens.length) {
    const word = wordAt(tokens, at, words > 0);
    if (word === undefined) break;
    const scale = SCALES.get(word.text);
    const small = smallNumber(word.text);
    if (scale !== undefined && group > 0n) [total, group] = [total + group * scale, 0n];
    else if (word.text === 'hundred' && group > 0n && group < 10n) group *= 100n;
    else if (small !== undefined && fits(group, small)) group += small;
    else break;
    at = word.end;
    words += 1;
  }
  const value = total + group;
  return words === 0 || (words === 1 && value < 2n) ? undefined : { value: rational(value), end: at };
}

/** `twenty` takes `five`, `hundred` takes `thirty`; `three ten` are two numbers. */
function fits(group: bigint, small: bigint): boolean {
  if (group === 0n) return true;
  if (group % 100n === 0n) return small > 0n && small < 100n;
  return group % 10n === 0n && group % 100n >= 20n && small > 0n && small < 10n;
}

function scaled(tokens: readonly Token[], start: number, value: Rational): Read | undefined {
  const next = tokens[start + 1];
  const scale = next?.kind === 'word' ? SCALES.get(next.text.toLowerCase()) : undefined;
  return scale === undefined ? undefined : { value: multiply(value, rational(scale)), end: start + 2 };
}

/** The word at an index; between two of them a hyphen or `and` may stand. */
function wordAt(tokens: readonly Token[], start: number, inside: boolean): { text: string; end: number } | undefined {
  const here = tokens[start];
  const joins = inside && (here?.text === '-' || here?.text.toLowerCase() === 'and');
  const at = joins ? start + 1 : start;
  const token = tokens[at];
  if (token?.kind !== 'word' || token.math || !isNumberWord(token)) return undefined;
  return { text: token.text.toLowerCase(), end: at + 1 };
}

function isNumberWord({ kind, text }: Token): boolean {
  if (kind !== 'word' || text.length > 9) return false;
  const word = text.toLowerCase();
  return word === 'hundred' || SCALES.has(word) || smallNumber(word) !== undefined;
}

function smallNumber(word: string): bigint | undefined {
  const small = SMALL.indexOf(word);
  if (small >= 0) return BigInt(small);
  const tens = TENS.indexOf(word);
  return tens >= 0 ? BigInt(10 * (tens + 2)) : undefined;
}

function numberToken(first: Token, last: Token, value: Rational): Token {
  const span = { start: first.span.start, end: last.span.end };
  return {
    ...first,
    kind: 'number',
    text: 'number',
    written: value.numerator.toString(),
    span,
    value,
    trouble: undefined,
  };
}
