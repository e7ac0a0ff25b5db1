import type { Outcome } from './arithmetic.ts';
import { productAbove, productBelow, quotientAbove, quotientBelow, sumAbove, sumBelow } from './rounding.ts';

/** The real numbers from `low` to `high`, both finite and `low <= high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The interval that holds one double only. */
export function point(value: number): Interval {
  return { low: value, high: value };
}

/** The interval itself where its bounds are finite. */
export function finite(a: Interval): Outcome<Interval> {
  return Number.isFinite(a.low) && Number.isFinite(a.high) ? a : 'too-large';
}

/** The numbers with the other sign. */
export function negate(a: Interval): Interval {
  return { low: -a.high, high: -a.low };
}

/** All sums. */
export function add(a: Interval, b: Interval): Outcome<Interval> {
  return finite({ low: sumBelow(a.low, b.low), high: sumAbove(a.high, b.high) });
}

/** All differences. */
export function subtract(a: Interval, b: Interval): Outcome<Interval> {
  return finite({ low: sumBelow(a.low, -b.high), high: sumAbove(a.high, -b.low) });
}

/** All products. */
export function multiply(a: Interval, b: Interval): Outcome<Interval> {
  if (a.low >= 0 && b.low >= 0) {
    return finite({ low: productBelow(a.low, b.low), high: productAbove(a.high, b.high) });
  }
  return finite({
    low: Math.min(
      productBelow(a.low, b.low),
      productBelow(a.low, b.high),
      productBelow(a.high, b.low),
      productBelow(a.high, b.high),
    ),
    high: Math.max(
      productAbove(a.low, b.low),
      productAbove(a.low, b.high),
      productAbove(a.high, b.low),
      productAbove(a.high, b.high),
    ),
  });
}

/** All quotients; `undefined` for the divisor 0, `unsure` where the divisor may be 0. */
export function divide(a: Interval, b: Interval): Outcome<Interval> {
  if (b.low <= 0 && b.high >= 0) return b.low === 0 && b.high === 0 ? 'undefined' : 'unsure';
  return finite({
    low: Math.min(
      quotientBelow(a.low, b.low),
      quotientBelow(a.low, b.high),
      quotientBelow(a.high, b.low),
      quotientBelow(a.high, b.high),
    ),
    high: Math.max(
      quotientAbove(a.low, b.low),
      quotientAbove(a.low, b.high),
      quotientAbove(a.high, b.low),
      quotientAbove(a.high, b.high),
    ),
  });
}
