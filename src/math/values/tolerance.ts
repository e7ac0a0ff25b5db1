import { add, multiply, rational, type Rational } from '../rational.ts';
import { distance, isAtMost, order, scaled, sizeOf, type Certainty, type Enclosure } from './enclosure.ts';

/** How far an answer may be from the expected number. Relative distances are shares of the expected one. */
export interface Tolerance {
  /** In the unit of the expected number. */
  readonly absolute?: Rational;
  /** 1/100 is one percent. Of an expected zero nothing is a share: then only zero itself is within it. */
  readonly relative?: Rational;
  /** Where both are given: the wider one counts (default), or their sum. */
  readonly together?: 'wider' | 'sum';
}

/** Whether an answer is within a tolerance, bounds included. Without a tolerance it must be the very number. */
export function isWithin(answer: Enclosure, expected: Enclosure, tolerance: Tolerance = {}): Certainty {
  const allowed = allowedGap(expected, tolerance);
  if (!allowed) return isSame(answer, expected);
  return isAtMost(distance(answer, expected), allowed);
}

function isSame(answer: Enclosure, expected: Enclosure): Certainty {
  const relation = order(answer, expected);
  return relation === undefined ? undefined : relation === 0;
}

function allowedGap(expected: Enclosure, { absolute, relative, together = 'wider' }: Tolerance): Enclosure | undefined {
  const share = relative && scaled(sizeOf(expected), relative);
  if (!absolute) return share;
  if (!share) return { low: absolute, high: absolute };
  if (together === 'sum') return { low: add(share.low, absolute), high: add(share.high, absolute) };
  return { low: larger(share.low, absolute), high: larger(share.high, absolute) };
}

function larger(a: Rational, b: Rational): Rational {
  return a.numerator * b.denominator >= b.numerator * a.denominator ? a : b;
}

/** A tolerance of so many decimal places: half a unit of the last of them. */
export function toleranceOfPlaces(places: number): Tolerance {
  return { absolute: multiply(rational(1, 2), { numerator: 1n, denominator: 10n ** BigInt(Math.max(0, places)) }) };
}
