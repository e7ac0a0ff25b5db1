import { chain, chainBoth, isFailure, type Outcome } from '../arithmetic.ts';
import { bitLength } from '../bits.ts';
import {
  add,
  around,
  bottomOf,
  divide,
  finer,
  isZero,
  LARGEST_EXPONENT,
  middleOf,
  negate,
  notPositive,
  ONE,
  piBall,
  scaled,
  settled,
  signOf,
  spreadOf,
  subtract,
  toFixed,
  topOf,
  widened,
  ZERO,
  type Ball,
  type Precision,
} from './ball.ts';
import * as fixed from './fixed-point.ts';

/** Bits beyond the precision that the fixed-point steps are made with. */
const GUARD = 8;

/** All exponentials. */
export function exponential(x: Ball, precision: Precision): Outcome<Ball> {
  if (isZero(x)) return ONE;
  const top = topOf(x);
  if (top > 40) return beyondRange(x);
  // |e^(x+d) - e^x| <= 2 |d| e^x for |d| <= 1.
  const spread = spreadOf(x);
  if (spread > 0) return 'unsure';
  const bits = precision.bits + GUARD + Math.max(0, top);
  const fraction = toFixed(x, bits);
  const two = precision.constants.logarithmOfTwo(bits);
  const turns = floorOfQuotient(fraction, two);
  const power = fixed.exponential(fraction - turns * two, bits);
  const unitsOff = fixed.ERROR_OF_CONSTANT * (turns < 0n ? -turns : turns) + 1n;
  const radius = 2n * unitsOff + fixed.ERROR_OF_SERIES + 1n;
  const ball: Ball = { mantissa: power, exponent: Number(turns) - bits, radius };
  return chain(settled(ball, precision), (value) => widened(value, spread + 1 + topOf(value), precision));
}

function beyondRange(x: Ball): Outcome<Ball> {
  const sign = signOf(x);
  if (sign === -1) return around(-LARGEST_EXPONENT + 1);
  return sign === 1 ? 'too-large' : 'unsure';
}

function floorOfQuotient(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** e^x - 1, with its full precision near 0. */
export function exponentialLessOne(x: Ball, precision: Precision): Outcome<Ball> {
  const top = topOf(x);
  // |e^x - 1 - x| <= x^2 for |x| <= 1.
  if (top < -precision.bits) return widened(x, 2 * top, precision);
  return chain(exponential(x, finer(precision, -top)), (power) => subtract(power, ONE, precision));
}

/** All logarithms. */
export function logarithm(x: Ball, precision: Precision): Outcome<Ball> {
  const failure = notPositive(x);
  if (failure) return failure;
  // |ln(x+d) - ln x| <= |d| / (|x| - |d|).
  return chain(logarithmOfMiddle(middleOf(x), precision), (value) =>
    widened(value, spreadOf(x) - bottomOf(x), precision),
  );
}

function logarithmOfMiddle(x: Ball, precision: Precision): Outcome<Ball> {
  const difference = subtract(x, ONE, finer(precision, precision.bits));
  if (isFailure(difference)) return difference;
  if (isZero(difference)) return ZERO;
  // So many bits of a logarithm vanish because the number is near 1.
  const closeness = Math.min(2 * precision.bits, Math.max(0, -topOf(difference)));
  const length = bitLength(x.mantissa);
  // The length may be one too large; the fraction is to lie between 1 and 2.
  const excess = x.mantissa >> BigInt(length - 1) === 0n ? 2 : 1;
  const turns = x.exponent + length - excess;
  const bits = precision.bits + GUARD + bitLength(BigInt(turns)) + closeness;
  const fraction = toFixed({ ...x, exponent: excess - length }, bits);
  const whole = BigInt(turns);
  const mantissa = fixed.logarithm(fraction, bits) + whole * precision.constants.logarithmOfTwo(bits);
  const radius = fixed.errorOfInverse(bits) + 2n + fixed.ERROR_OF_CONSTANT * (whole < 0n ? -whole : whole);
  return settled({ mantissa, exponent: -bits, radius }, precision);
}

/** ln(1 + x), with its full precision near 0. */
export function logarithmOfOneMore(x: Ball, precision: Precision): Outcome<Ball> {
  const top = topOf(x);
  // |ln(1 + x) - x| <= x^2 for |x| <= 1/2.
  if (top < -precision.bits) return widened(x, 2 * top, precision);
  return chain(add(x, ONE, finer(precision, -top)), (more) => logarithm(more, precision));
}

/** All sines and cosines. */
export interface Wave {
  readonly sine: Ball;
  readonly cosine: Ball;
}

const UNKNOWN: Wave = { sine: around(0), cosine: around(0) };

/** Sine and cosine. Of angles beyond 2^(4 bits) it is only said that both lie between -1 and 1. */
export function sineAndCosine(x: Ball, precision: Precision): Outcome<Wave> {
  if (isZero(x)) return { sine: ZERO, cosine: ONE };
  const top = topOf(x);
  const spread = spreadOf(x);
  if (top > 4 * precision.bits || spread > 0) return UNKNOWN;
  if (top < -precision.bits) return waveNearZero(x, precision);
  const bits = precision.bits + GUARD + Math.abs(top);
  const angle = toFixed(x, bits);
  const quarter = precision.constants.pi(bits) >> 1n;
  const turns = floorOfQuotient(angle, quarter);
  const [sine, cosine] = fixed.sineAndCosine(angle - turns * quarter, bits);
  const radius = fixed.ERROR_OF_CONSTANT * (turns < 0n ? -turns : turns) + fixed.ERROR_OF_SERIES + 2n;
  const [first, second] = turned(sine, cosine, Number(((turns % 4n) + 4n) % 4n));
  const ball = (mantissa: bigint): Outcome<Ball> =>
    chain(settled({ mantissa, exponent: -bits, radius }, precision), (value) => widened(value, spread, precision));
  return chainBoth(ball(first), ball(second), (a, b) => ({ sine: a, cosine: b }));
}

/** sin x = x with an error below |x|^3, cos x = 1 with an error below x^2. */
function waveNearZero(x: Ball, precision: Precision): Outcome<Wave> {
  const top = topOf(x);
  return chainBoth(widened(x, 3 * top, precision), widened(ONE, 2 * top, precision), (sine, cosine) => {
    return { sine, cosine };
  });
}

/** Sine and cosine of an angle that is so many quarters of a turn further. */
function turned(sine: bigint, cosine: bigint, quarters: number): readonly [bigint, bigint] {
  switch (quarters) {
    case 1:
      return [cosine, -sine];
    case 2:
      return [-sine, -cosine];
    case 3:
      return [-cosine, sine];
    default:
      return [sine, cosine];
  }
}

/** All arctangents. */
export function arctangent(x: Ball, precision: Precision): Outcome<Ball> {
  if (isZero(x)) return ZERO;
  if (x.mantissa < 0n) return chain(arctangent(negate(x), precision), negate);
  const top = topOf(x);
  // |arctan x - x| <= |x|^3.
  if (top < -precision.bits) return widened(x, 3 * top, precision);
  const bits = precision.bits + GUARD + Math.max(0, -top);
  const fraction = topOf(middleOf(x)) > 1 ? undefined : toFixed(x, bits);
  if (fraction === undefined || fraction > 1n << BigInt(bits)) return arctangentOfLarge(x, precision);
  const ball: Ball = {
    mantissa: fixed.arctangent(fraction, bits),
    exponent: -bits,
    radius: fixed.errorOfInverse(bits) + 1n,
  };
  // The slope is at most 1.
  return chain(settled(ball, precision), (value) => widened(value, spreadOf(x), precision));
}

/** arctan x = pi/2 - arctan(1/x) where the middle is above 1. */
function arctangentOfLarge(x: Ball, precision: Precision): Outcome<Ball> {
  // A ball so wide says nothing but that the angle lies between -pi/2 and pi/2.
  if (bottomOf(x) < -1) return around(1);
  const inverse = chain(divide(ONE, x, precision), (ratio) => arctangent(ratio, precision));
  return chain(inverse, (angle) => subtract(scaled(piBall(precision), -1), angle, precision));
}
