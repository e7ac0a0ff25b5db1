import type { Rational } from '../../rational.ts';
import { chain, chainBoth, isFailure, type Outcome } from '../arithmetic.ts';
import { bitLength, shifted, trailingZeros } from '../bits.ts';
import {
  bottomOf,
  divide,
  finer,
  isExact,
  isZero,
  multiply,
  negate,
  ONE,
  settled,
  signOf,
  spreadOf,
  topOf,
  whole,
  widened,
  ZERO,
  type Ball,
  type Precision,
} from './ball.ts';
import { exponential, logarithm } from './elementary.ts';
import { wholeRoot } from './fixed-point.ts';

/** All roots of numbers from 0; exact for exact squares. */
export function squareRoot(x: Ball, precision: Precision): Outcome<Ball> {
  if (isZero(x)) return ZERO;
  if (x.mantissa + x.radius < 0n) return 'undefined';
  if (x.mantissa <= x.radius) return 'unsure';
  const wanted = Math.max(0, 2 * precision.bits + 4 - bitLength(x.mantissa));
  const places = wanted + Math.abs((x.exponent - wanted) % 2);
  const square = x.mantissa << BigInt(places);
  const mantissa = wholeRoot(square);
  const isSquare = mantissa * mantissa === square;
  const root: Ball = { mantissa, exponent: (x.exponent - places) / 2, radius: isSquare ? 0n : 1n };
  // |sqrt(x+d) - sqrt(x)| <= |d| / sqrt(x).
  const spread = isExact(x) ? Number.NEGATIVE_INFINITY : spreadOf(x) - bottomOf(root);
  return chain(settled(root, precision), (value) => widened(value, spread, precision));
}

/** Most bits of a whole exponent for which a power is found by squaring. */
const MOST_BITS_OF_EXPONENT = 64;

/** A power with a whole exponent. */
export function wholePower(base: Ball, exponent: bigint, precision: Precision): Outcome<Ball> {
  if (exponent === 0n) return ONE;
  const times = exponent < 0n ? -exponent : exponent;
  const length = bitLength(times);
  if (length > MOST_BITS_OF_EXPONENT) return hugePower(base, exponent, precision);
  // Each squaring doubles the relative error.
  const power = powerBySquaring(base, times, finer(precision, length + 8));
  if (exponent > 0n) return chain(power, (value) => settled(value, precision));
  if (isZero(base)) return 'undefined';
  return chain(power, (value) => divide(ONE, value, precision));
}

function powerBySquaring(base: Ball, times: bigint, precision: Precision): Outcome<Ball> {
  let square: Outcome<Ball> = base;
  let power: Outcome<Ball> = ONE;
  for (let left = times; left > 0n; left >>= 1n) {
    if (left & 1n) power = chainBoth(power, square, (a, b) => multiply(a, b, precision));
    if (isFailure(power)) return power;
    if (left > 1n) square = chain(square, (value) => multiply(value, value, precision));
  }
  return power;
}

/** A power with an exponent of more than 64 bits: only numbers near 1 have one that can be told. */
function hugePower(base: Ball, exponent: bigint, precision: Precision): Outcome<Ball> {
  const sign = signOf(base);
  if (sign === 0) return exponent > 0n ? ZERO : 'undefined';
  if (sign === 'unsure') return 'unsure';
  const power = realPower(sign === 1 ? base : negate(base), whole(exponent), precision);
  return sign === 1 || exponent % 2n === 0n ? power : chain(power, negate);
}

/** Most bits that an exponent may take: a larger one gives a number beyond all bounds unless its base is nearly 1. */
const MOST_MORE_BITS = 4_096;

/** exp(exponent ln(base)) for a positive base. */
export function realPower(base: Ball, exponent: Ball, precision: Precision): Outcome<Ball> {
  // The whole part of exponent ln(base) takes bits that its fraction then lacks.
  const more = Math.max(0, topOf(exponent)) + 48;
  if (more > MOST_MORE_BITS) return 'too-large';
  const fine = finer(precision, more);
  const product = chain(logarithm(base, fine), (value) => multiply(value, exponent, fine));
  return chain(product, (value) => exponential(value, precision));
}

/** All principal powers; `exact` is the exponent where it is a known fraction. */
export function powerOf(
  { base, exponent, exact }: { readonly base: Ball; readonly exponent: Ball; readonly exact: Rational | undefined },
  precision: Precision,
): Outcome<Ball> {
  const wholeExponent =
    exact === undefined ? exactWhole(exponent) : exact.denominator === 1n ? exact.numerator : undefined;
  if (wholeExponent !== undefined) return wholePower(base, wholeExponent, precision);
  const sign = signOf(base);
  if (sign === 1)
    return exact === undefined ? realPower(base, exponent, precision) : brokenPower(base, exact, precision);
  if (sign === 0) return powerOfZero(exponent);
  if (sign === 'unsure') return 'unsure';
  return exact === undefined && mayBeWhole(exponent) ? 'unsure' : 'undefined';
}

function powerOfZero(exponent: Ball): Outcome<Ball> {
  const sign = signOf(exponent);
  if (sign === 'unsure') return 'unsure';
  return sign === 1 ? ZERO : 'undefined';
}

/** The power of a positive number with a fraction as exponent, by way of a root where that may be exact. */
function brokenPower(base: Ball, exact: Rational, precision: Precision): Outcome<Ball> {
  if (exact.denominator <= MOST_DEGREE && bitLength(exact.numerator) <= MOST_BITS_OF_EXPONENT) {
    const fine = finer(precision, bitLength(exact.numerator) + 8);
    const root = rootOfPositive(base, Number(exact.denominator), fine);
    return chain(root, (value) => wholePower(value, exact.numerator, precision));
  }
  const fine = finer(precision, bitLength(exact.numerator) + 48);
  const exponent = divide(whole(exact.numerator), whole(exact.denominator), fine);
  return chain(exponent, (value) => realPower(base, value, precision));
}

/** Largest degree of a root that is looked at whether it is exact. */
const MOST_DEGREE = 64n;

/** The root of a positive number; exact where that can be. */
export function rootOfPositive(base: Ball, degree: number, precision: Precision): Outcome<Ball> {
  if (degree === 1) return settled(base, precision);
  if (degree === 2) return squareRoot(base, precision);
  const fine = finer(precision, 8);
  const quotient = chain(logarithm(base, fine), (value) => divide(value, whole(degree), fine));
  const root = chain(quotient, (value) => exponential(value, precision));
  return isFailure(root) ? root : (exactRoot(base, degree, root) ?? root);
}

/** The exact root of an exact number, if it has one, from an enclosure of the root. */
function exactRoot(base: Ball, degree: number, root: Ball): Ball | undefined {
  if (!isExact(base)) return undefined;
  const zeros = trailingZeros(base.mantissa);
  const odd = base.mantissa >> BigInt(zeros);
  const exponent = (base.exponent + zeros) / degree;
  if (!Number.isInteger(exponent) || (odd !== 1n && degree > bitLength(odd))) return undefined;
  // Half a unit more before rounding down, since the middle may lie a little below the whole number.
  const candidate = (shifted(root.mantissa, root.exponent - exponent + 1) + 1n) >> 1n;
  return candidate ** BigInt(degree) === odd ? { mantissa: candidate, exponent, radius: 0n } : undefined;
}

/** The real root of some degree; that of a negative number for odd degrees. */
export function rootOf(x: Ball, degree: Ball, precision: Precision): Outcome<Ball> {
  const times = exactWhole(degree);
  if (times === undefined) {
    return chain(divide(ONE, degree, precision), (exponent) =>
      powerOf({ base: x, exponent, exact: undefined }, precision),
    );
  }
  if (times === 0n) return 'undefined';
  if (times < 0n) return chain(rootOf(x, whole(-times), precision), (root) => divide(ONE, root, precision));
  const sign = signOf(x);
  if (sign === 0) return ZERO;
  if (sign === 'unsure') return 'unsure';
  if (sign === -1) return times % 2n === 0n ? 'undefined' : chain(rootOf(negate(x), degree, precision), negate);
  return brokenPower(x, { numerator: 1n, denominator: times }, precision);
}

const MOST_BITS_OF_WHOLE = 20_000;

/** The whole number that an exact ball is; undefined for others and for numbers of very many digits. */
export function exactWhole({ mantissa, exponent, radius }: Ball): bigint | undefined {
  if (mantissa === 0n && radius === 0n) return 0n;
  if (radius !== 0n || exponent > MOST_BITS_OF_WHOLE) return undefined;
  if (exponent >= 0) return mantissa << BigInt(exponent);
  return trailingZeros(mantissa) >= -exponent ? shifted(mantissa, exponent) : undefined;
}

/** Whether there may be a whole number among those of a ball. */
export function mayBeWhole({ mantissa, exponent, radius }: Ball): boolean {
  if (exponent >= 0) return true;
  // The whole number below the upper end has to reach the lower end.
  return shifted(mantissa + radius, exponent) > shifted(mantissa - radius - 1n, exponent);
}
