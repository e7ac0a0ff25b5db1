import { chain, type Outcome } from '../arithmetic.ts';
import { shifted } from '../bits.ts';
import { add, isExact, negate, scaled, signOf, subtract, whole, type Ball, type Precision } from './ball.ts';

/** The sizes of all numbers. */
export function absolute(x: Ball): Ball {
  const sign = signOf(x);
  if (sign === 'unsure') return hullTo(x.mantissa < 0n ? negate(x) : x);
  return sign === -1 ? negate(x) : x;
}

/** All numbers, with 0 for the negative ones. */
export function hullFromZero(x: Ball): Ball {
  const sign = signOf(x);
  if (sign === 'unsure') return hullTo(x);
  return sign === -1 ? whole(0) : x;
}

/** All numbers from 0 to the upper end of a ball. */
function hullTo({ mantissa, exponent, radius }: Ball): Ball {
  const most = mantissa + radius;
  return { mantissa: most, exponent: exponent - 1, radius: most };
}

/** The largest whole number that is not above; `unsure` where the numbers of the ball have different ones. */
export function floor(x: Ball): Outcome<Ball> {
  const { mantissa, exponent, radius } = x;
  if (exponent >= 0) return isExact(x) ? x : 'unsure';
  const low = shifted(mantissa - radius, exponent);
  return low === shifted(mantissa + radius, exponent) ? whole(low) : 'unsure';
}

/** The least whole number that is not below; `unsure` where the numbers of the ball have different ones. */
export function ceiling(x: Ball): Outcome<Ball> {
  return chain(floor(negate(x)), negate);
}

const HALF: Ball = { mantissa: 1n, exponent: -1, radius: 0n };

/** The nearest whole number, halves away from zero. */
export function round(x: Ball, precision: Precision): Outcome<Ball> {
  if (x.mantissa < 0n) return chain(round(negate(x), precision), negate);
  if (x.exponent >= 0 && isExact(x)) return x;
  // Numbers of both signs have the same nearest whole number only where that is 0, and then halves do not matter.
  return chain(add(x, HALF, precision), floor);
}

/** The sign as a number. */
export function signBall(x: Ball): Outcome<Ball> {
  const sign = signOf(x);
  return sign === 'unsure' ? 'unsure' : whole(sign);
}

/** The larger of two numbers, whichever that is. */
export function maximum(a: Ball, b: Ball, precision: Precision): Outcome<Ball> {
  return extreme(a, b, { precision, sign: 1 });
}

/** The smaller of two numbers, whichever that is. */
export function minimum(a: Ball, b: Ball, precision: Precision): Outcome<Ball> {
  return extreme(a, b, { precision, sign: -1 });
}

interface Choice {
  readonly precision: Precision;
  readonly sign: 1 | -1;
}

function extreme(a: Ball, b: Ball, { precision, sign }: Choice): Outcome<Ball> {
  return chain(subtract(a, b, precision), (difference) => {
    const order = signOf(difference);
    if (order !== 'unsure') return order === sign ? a : b;
    // (a + b ± |a - b|) / 2
    const size = absolute(difference);
    const sum = chain(add(a, b, precision), (value) => add(value, sign === 1 ? size : negate(size), precision));
    return chain(sum, (value) => scaled(value, -1));
  });
}
