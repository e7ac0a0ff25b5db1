import { magnitude } from '../../math/scan/numbers.ts';
import { divide, ONE, type Rational } from '../../math/rational.ts';
import type { Token } from '../../math/tokens.ts';
import { endsBehind, splitUnit, unitBehind } from '../../math/units/unit-behind.ts';
import { isPlain, isSameDimension, type Unit } from '../../math/units/unit.ts';
import type { Tree } from '../../math/tree.ts';
import type { Problem, Setting } from '../define-check.ts';
import type { Path } from '../shared/expected.ts';
import type { UnitReading } from '../shared/judge.ts';
import { numbersForWords } from '../shared/number-words.ts';
import { withoutNouns } from '../shared/nouns.ts';
import { CLAUSE_WORDS, CONCLUDING, FUNCTION_WORDS, LINKING } from '../shared/words.ts';

/** An author's number, with the unit that it ends with (`9.9 m/s`) if it does. Declared names are no units. */
export interface WrittenQuantity {
  readonly number: string | number;
  readonly unit?: Unit;
}

/** Takes the unit off an author's expression. */
export function quantityOf(written: string | number, setting: Setting): WrittenQuantity {
  if (typeof written === 'number') return { number: written };
  const split = splitUnit(written, (word) => isDeclared(word, setting));
  return split && !isPlain(split.unit) ? split : { number: written };
}

/** Where an author's number stands, and the unit that it is wanted in. */
export interface InUnit {
  readonly unit: Unit | undefined;
  readonly path: Path;
  readonly setting: Setting;
  /** A tolerance needs no unit of its own. */
  readonly isTolerance?: boolean;
}

/** An author's number without its unit, and the factor that brings it to the unit of the expected answer. */
export function inUnit(
  written: string | number,
  { unit, path, setting, isTolerance = false }: InUnit,
): { readonly written: string | number; readonly factor: Rational } | { readonly problem: Problem } {
  const own = quantityOf(written, setting);
  if (!unit && !own.unit) return { written, factor: ONE };
  if (!own.unit && isTolerance) return { written, factor: ONE };
  const factor = unit && own.unit && isSameDimension(own.unit, unit) ? divide(own.unit.factor, unit.factor) : undefined;
  if (factor) return { written: own.number, factor };
  const message = 'This needs a unit that converts to the one of `expect`.';
  return { problem: { path, severity: 'error', code: 'other-unit', message } };
}

function isDeclared(name: string, { symbols, reference }: Setting): boolean {
  return symbols.has(name) || reference?.values.has(name) === true || reference?.layers.has(name) === true;
}

/** Tokens made ready to find a number in them where answers have units: a unit behind a number is left out. */
export function tokensWithoutUnits(tokens: readonly Token[], setting: Setting): readonly Token[] {
  const numbers = numbersForWords(tokens);
  const result: Token[] = [];
  let at = 0;
  while (at < numbers.length) {
    const token = numbers[at];
    if (!token) break;
    result.push(withoutSuffix(token));
    at += 1;
    if (token.kind === 'number' || token.kind === 'close') at += unitLength(numbers, at, setting);
  }
  return withoutNouns(result);
}

/** `300K` is three hundred kelvin here, and `5M` five molar. */
function withoutSuffix(token: Token): Token {
  const factor = token.kind === 'number' && token.written.endsWith(token.text) ? magnitude(token.text) : undefined;
  if (!factor || token.text === 'k' || !token.value) return token;
  return {
    ...token,
    text: 'number',
    written: token.written.slice(0, -1),
    value: divide(token.value, factor) ?? ONE,
    span: { start: token.span.start, end: token.span.end - 1 },
  };
}

/** Most tokens that a unit may have. */
const MOST_TOKENS = 40;

/** How many tokens from an index on are the unit of the number in front of them. */
function unitLength(tokens: readonly Token[], start: number, setting: Setting): number {
  const places: number[] = [];
  let text = '';
  let covered = -1;
  for (const token of tokens.slice(start, start + MOST_TOKENS)) {
    const isCovered = token.span.start < covered;
    if (!isCovered) text += (token.spaced && text !== '' ? ' ' : '') + token.written;
    places.push(text.length);
    covered = Math.max(covered, token.span.end);
  }
  const found = unitBehind(text, 0, (word) => isDeclared(word, setting));
  if (!found) return 0;
  const count = places.findIndex((place) => place > found.end);
  return count < 0 ? places.length : count;
}

/** What stands behind a number in the text of an answer: a unit, certainly none, or something unclear. */
export function unitOf(
  side: Tree,
  { text, span }: { readonly text: string; readonly span: { readonly end: number } },
  setting: Setting,
): UnitReading {
  const passage = text.slice(0, span.end);
  const found = unitBehind(passage, side.span.end, (word) => isDeclared(word, setting));
  if (found) {
    const { unit, otherUnit, followedBy } = found;
    const cut = followedBy !== undefined && !isOrdinary(followedBy);
    return { kind: 'unit', unit, cut, ...(otherUnit && { otherUnit }) };
  }
  return { kind: endsBehind(passage, side.span.end) ? 'none' : 'unclear' };
}

/** A word that goes on with a sentence, and belongs to no unit. */
function isOrdinary(word: string): boolean {
  return FUNCTION_WORDS.has(word) || LINKING.has(word) || CLAUSE_WORDS.has(word) || CONCLUDING.has(word);
}

/** Whether a unit that converts to another one stands anywhere behind a space or bracket: `in m/s: 9.9`, `v [m/s]`. */
export function mentionsUnit(text: string, unit: Unit, setting: Setting): boolean {
  const symbols = [...unit.parts.keys()];
  return symbols.some((symbol) => {
    const escaped = symbol.replaceAll(/[^\p{L}\d]/gu, '\\$&');
    return new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'u').test(text) && !isDeclared(symbol, setting);
  });
}
