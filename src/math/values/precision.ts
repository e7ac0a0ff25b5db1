import { equal, multiply, rational, subtract, type Rational } from '../rational.ts';
import { isExact, type Certainty, type Enclosure } from './enclosure.ts';
import type { Figures } from './figures.ts';
import { absolute, cutToPlace, leadingPlace, powerOfTen, roundedToPlace, type RoundingMode } from './rounding.ts';

/** How precisely an answer must be written, and to how many digits it must be right. */
export interface Precision {
  readonly of: 'figures' | 'places';
  readonly count: number;
  /**
   * How many digits the answer must be written with. `exactly`: `count`, where trailing zeros of a whole number may be
   * counted or not; `surely`: `count` without such zeros; `at-least`: `count` or more; `any`: as many as it likes.
   */
  readonly written: 'exactly' | 'surely' | 'at-least' | 'any';
  /** To how many digits the values are compared: `count` where absent; 0 for not at all; or as many as were written. */
  readonly compared?: number | 'as-written';
  /** With `as-written`: at most so many. */
  readonly most?: number;
  /** Digits that were cut off where they should have been rounded will do. */
  readonly truncation?: boolean;
  /** How many units of the last compared place the answer may be off. Default 0. */
  readonly off?: number;
}

/** Whether a number is written with the digits that are asked for. */
export function isWrittenAs(figures: Figures | undefined, { of, count, written }: Precision): boolean {
  if (written === 'any') return true;
  if (!figures || figures.most === Infinity) return false;
  if (of === 'places') return written === 'at-least' ? figures.places >= count : figures.places === count;
  if (written === 'at-least') return figures.most >= count;
  if (written === 'surely') return figures.least === count;
  return figures.least <= count && count <= figures.most;
}

/**
 * Whether an answer is the expected number rounded to the digits that are compared. Both are rounded: the expected one in
 * the given way, the answer in any. Undefined where the bounds of the expected number do not settle it.
 */
export function isRoundedAs(
  answer: { readonly value: Rational; readonly figures: Figures | undefined },
  expected: Enclosure,
  { precision, rounding }: { readonly precision: Precision; readonly rounding: RoundingMode },
): Certainty {
  const count = comparedDigits(answer.figures, precision);
  if (count === 0) return true;
  const ends = isExact(expected) ? [expected.low] : [expected.low, expected.high];
  const verdicts = ends.map((end) => agrees(answer.value, end, { ...precision, count, rounding }));
  return verdicts.every((one) => one === verdicts[0]) ? verdicts[0] : undefined;
}

function comparedDigits(
  figures: Figures | undefined,
  { of, count, compared = count, most = Infinity }: Precision,
): number {
  if (compared !== 'as-written') return compared;
  const written = (of === 'places' ? figures?.places : figures?.most) ?? count;
  return Math.max(count, Math.min(written, most));
}

type Way = Pick<Precision, 'of' | 'count' | 'truncation' | 'off'> & { readonly rounding: RoundingMode };

function agrees(value: Rational, expected: Rational, way: Way): boolean {
  const place = placeOf(expected, way);
  const own = placeOf(value, way);
  if (place === undefined || own === undefined) return equal(value, expected);
  const wanted = [
    ...roundedToPlace(expected, place, way.rounding),
    ...(way.truncation === true ? [cutToPlace(expected, place)] : []),
  ];
  const given = roundedToPlace(value, own, 'either');
  const slack = multiply(rational(way.off ?? 0), powerOfTen(place));
  return wanted.some((one) => given.some((other) => isNear(one, other, slack)));
}

function isNear(a: Rational, b: Rational, slack: Rational): boolean {
  const gap = subtract(absolute(subtract(a, b)), slack);
  return gap.numerator <= 0n;
}

/** The last place that counts; undefined for zero, which has no first figure. */
function placeOf(value: Rational, { of, count }: Way): number | undefined {
  if (of === 'places') return -count;
  const first = leadingPlace(value);
  return first === undefined ? undefined : first - count + 1;
}

/** Whether an answer is right as far as it is written: the expected number within half a unit of its last place. */
export function isRightAsWritten(
  answer: { readonly value: Rational; readonly figures: Figures | undefined },
  expected: Enclosure,
  fewest: number,
): Certainty {
  const { figures, value } = answer;
  if (!figures || figures.most === Infinity || figures.most < fewest) return false;
  const half = multiply(rational(1, 2), powerOfTen(figures.lastPlace));
  const near = [expected.low, expected.high].map((end) => isNear(value, end, half));
  return near.every((one) => one === near[0]) ? near[0] : undefined;
}
