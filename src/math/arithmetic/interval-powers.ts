import type { Rational } from '../rational.ts';
import { chain, isFailure, type Outcome } from './arithmetic.ts';
import { finite, divide, multiply, negate, point, type Interval } from './interval.ts';
import { lowered, raised, rootAbove, rootBelow } from './rounding.ts';

/** How many units in the last place the results of `Math` may be off. */
export const UNITS = 4;

/** All principal powers of numbers of `base`; `exact` is the exponent where it is a known fraction. */
export function powerOf(base: Interval, exponent: Interval, exact: Rational | undefined): Outcome<Interval> {
  const whole = wholeExponent(exponent, exact);
  if (whole !== undefined && Number.isSafeInteger(whole)) return wholePower(base, whole);
  if (whole !== undefined) return base.low > 0 ? positivePower(base, exponent) : 'too-large';
  if (base.high < 0) {
    const isNoWhole = exact !== undefined || Math.ceil(exponent.low) > Math.floor(exponent.high);
    return isNoWhole ? 'undefined' : 'unsure';
  }
  return base.low < 0 ? 'unsure' : brokenPower(base, exponent, exact);
}

/** A power of numbers from 0 with an exponent that need not be whole. */
function brokenPower(base: Interval, exponent: Interval, exact: Rational | undefined): Outcome<Interval> {
  if (base.low === 0) return powerFromZero(base, exponent);
  const halves = exact?.denominator === 2n ? Number(exact.numerator) : Number.NaN;
  return Number.isSafeInteger(halves) ? wholePower(squareRoot(base), halves) : positivePower(base, exponent);
}

/** The exponent where it is known to be whole. */
function wholeExponent(exponent: Interval, exact: Rational | undefined): number | undefined {
  if (exact !== undefined) return exact.denominator === 1n ? Number(exact.numerator) : undefined;
  return exponent.low === exponent.high && Number.isInteger(exponent.low) ? exponent.low : undefined;
}

/** Powers of the numbers from 0 to some bound: they begin at 0 where the exponent is positive. */
function powerFromZero(base: Interval, exponent: Interval): Outcome<Interval> {
  if (exponent.low <= 0) return base.high === 0 && exponent.high < 0 ? 'undefined' : 'unsure';
  if (base.high === 0) return point(0);
  return chain(positivePower(point(base.high), exponent), (most) => {
    // Of powers with exponents that vary, the largest belongs to the largest base.
    return { low: 0, high: most.high };
  });
}

/** A power with a whole exponent, by squaring. */
export function wholePower(base: Interval, times: number): Outcome<Interval> {
  if (times === 0) return point(1);
  if (times < 0) return chain(wholePower(base, -times), (power) => divide(point(1), power));
  if (base.low >= 0) return powerOfPositive(base, times);
  if (times % 2 !== 0) {
    const low = pointPower(base.low, times);
    const high = pointPower(base.high, times);
    if (isFailure(low)) return low;
    return isFailure(high) ? high : { low: low.low, high: high.high };
  }
  return powerOfPositive(sizeOf(base), times);
}

/** The sizes of numbers. */
export function sizeOf(a: Interval): Interval {
  if (a.low >= 0) return a;
  return a.high <= 0 ? negate(a) : { low: 0, high: Math.max(-a.low, a.high) };
}

function powerOfPositive(base: Interval, times: number): Outcome<Interval> {
  const high = pointPower(base.high, times);
  if (isFailure(high) || base.low === base.high) return high;
  const low = pointPower(base.low, times);
  return isFailure(low) ? low : { low: Math.max(0, low.low), high: high.high };
}

/** The power of one double, by at most 53 squarings. */
function pointPower(base: number, times: number): Outcome<Interval> {
  let square: Outcome<Interval> = point(base);
  let power: Interval = point(1);
  for (let left = times; left > 0; left = Math.floor(left / 2)) {
    if (isFailure(square)) return square;
    if (left % 2 === 1) {
      const next = multiply(power, square);
      if (isFailure(next)) return next;
      power = next;
    }
    if (left > 1) square = multiply(square, square);
  }
  return power;
}

/** Roots of numbers from 0. */
export function squareRoot(a: Interval): Interval {
  return { low: rootBelow(a.low), high: rootAbove(a.high) };
}

/** exp(exponent ln(base)) for a positive base. */
export function positivePower(base: Interval, exponent: Interval): Outcome<Interval> {
  const logarithm: Interval = { low: logarithmBelow(base.low), high: logarithmAbove(base.high) };
  return chain(multiply(exponent, logarithm), exponential);
}

/** All exponentials. */
export function exponential(a: Interval): Outcome<Interval> {
  return finite({
    low: a.low === 0 ? 1 : Math.max(0, lowered(Math.exp(a.low), UNITS)),
    high: a.high === 0 ? 1 : raised(Math.exp(a.high), UNITS),
  });
}

function logarithmBelow(x: number): number {
  return x === 1 ? 0 : lowered(Math.log(x), UNITS);
}

function logarithmAbove(x: number): number {
  return x === 1 ? 0 : raised(Math.log(x), UNITS);
}
