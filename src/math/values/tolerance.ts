import { add, multiply, type Rational } from '../rational.ts';
import {
  exactly,
  type ComplexEnclosure,
  distance,
  isAtMost,
  order,
  scaled,
  sizeOf,
  type Certainty,
  type Enclosure,
} from './enclosure.ts';

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

/** Whether a complex answer is within a tolerance; how far it is off is the size of the difference. */
export function isComplexWithin(
  answer: ComplexEnclosure,
  expected: ComplexEnclosure,
  { absolute, relative, together }: Tolerance,
): Certainty {
  if (together === 'sum') return undefined;
  const gap = squared(distance(answer.real, expected.real), distance(answer.imaginary, expected.imaginary));
  const size = squared(sizeOf(expected.real), sizeOf(expected.imaginary));
  const verdicts = [
    ...(absolute ? [isAtMost(gap, exactly(multiply(absolute, absolute)))] : []),
    ...(relative ? [isAtMost(gap, scaled(size, multiply(relative, relative)))] : []),
  ];
  if (verdicts.includes(true)) return true;
  return verdicts.length > 0 && verdicts.every((one) => one === false) ? false : undefined;
}

/** The square of the size of a number with parts of these sizes. */
function squared(a: Enclosure, b: Enclosure): Enclosure {
  return {
    low: add(multiply(a.low, a.low), multiply(b.low, b.low)),
    high: add(multiply(a.high, a.high), multiply(b.high, b.high)),
  };
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
