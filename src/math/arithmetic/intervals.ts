import type { Rational } from '../rational.ts';
import { chain, isFailure, type Arithmetic, type Constant, type Failure, type Outcome } from './arithmetic.ts';
import { bitLength } from './bits.ts';
import { takes } from './function-names.ts';
import { intervalFunction } from './interval-functions.ts';
import { powerOf } from './interval-powers.ts';
import { add, divide, finite, multiply, negate, point, subtract, type Interval } from './interval.ts';
import { above, below, quotientAbove, quotientBelow } from './rounding.ts';

/**
 * Real numbers between two doubles, rounded outward (R. Moore; IEEE 1788 in spirit). The bounds of elementary functions
 * rest on the assumption that `Math` is right within 4 units in the last place, which the tests hold against enclosures.
 */
export const intervals: Arithmetic<Interval> = {
  rational: fromRational,
  constant: (name: Constant) => CONSTANTS.get(name) ?? 'unsupported',
  negate,
  add,
  subtract,
  multiply,
  divide,
  power: powerOf,
  apply: (name, values) => (takes(name, values.length) ? intervalFunction(name, values) : 'unsupported'),
  compare: (a, b) => {
    if (a.high < b.low) return -1;
    if (a.low > b.high) return 1;
    return a.low === a.high && b.low === b.high ? 0 : 'unsure';
  },
  integer: wholeNumber,
};

/** Math.PI and Math.E are the doubles just below the constants. */
const CONSTANTS: ReadonlyMap<string, Interval> = new Map([
  ['pi', { low: Math.PI, high: above(Math.PI) }],
  ['e', { low: Math.E, high: above(Math.E) }],
]);

function wholeNumber(a: Interval): number | Failure {
  if (a.low === a.high && Number.isInteger(a.low)) return Number.isSafeInteger(a.low) ? a.low : 'too-large';
  return Math.ceil(a.low) > Math.floor(a.high) ? 'undefined' : 'unsure';
}

function fromRational({ numerator, denominator }: Rational): Outcome<Interval> {
  const top = Number(numerator);
  const bottom = Number(denominator);
  if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) {
    return { low: quotientBelow(top, bottom), high: quotientAbove(top, bottom) };
  }
  if (numerator < 0n) {
    const opposite = fromRational({ numerator: -numerator, denominator });
    return isFailure(opposite) ? opposite : negate(opposite);
  }
  return fromLarge(numerator, denominator);
}

/** A positive fraction of any size: its first 64 bits, and the power of two beside them. */
function fromLarge(numerator: bigint, denominator: bigint): Outcome<Interval> {
  const shift = 64 - bitLength(numerator) + bitLength(denominator);
  if (shift < -1000) return 'too-large';
  if (shift > 1000) return { low: 0, high: 2 ** -900 };
  const bits = shift >= 0 ? (numerator << BigInt(shift)) / denominator : numerator / (denominator << BigInt(-shift));
  const whole: Interval = { low: below(Number(bits)), high: above(Number(bits + 1n)) };
  return chain(finite(whole), (value) => multiply(value, point(2 ** -shift)));
}
