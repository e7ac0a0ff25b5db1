import type { Rational } from '../../rational.ts';
import type { Failure, Outcome } from '../arithmetic.ts';
import { bitLength, shifted } from '../bits.ts';
import { bernoulliNumbers } from './bernoulli.ts';
import { ERROR_OF_CONSTANT, logarithmOfTwo, pi } from './fixed-point.ts';

/**
 * The real numbers within (mantissa ± radius) 2^exponent: the balls of F. Johansson, "Arb: efficient arbitrary-precision
 * midpoint-radius interval arithmetic" (2017). A radius of 0 means that the number is known exactly.
 */
export interface Ball {
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly radius: bigint;
}

/** To how many bits is calculated, and the constants that have been found so far. */
export interface Precision {
  readonly bits: number;
  readonly constants: Constants;
}

/** Nothing, exactly. */
export const ZERO: Ball = { mantissa: 0n, exponent: 0, radius: 0n };
/** One, exactly. */
export const ONE: Ball = { mantissa: 1n, exponent: 0, radius: 0n };
/** Two, exactly. */
export const TWO: Ball = { mantissa: 2n, exponent: 0, radius: 0n };

/** Between 2 to this power and its inverse numbers are told from 0 and from infinity. */
export const LARGEST_EXPONENT = 2 ** 40;
/** Bits that a radius may have. */
const BITS_OF_RADIUS = 32;

/** Calculates with so many more bits. */
export function finer({ bits, constants }: Precision, more: number): Precision {
  return { bits: bits + Math.max(0, Math.ceil(more)), constants };
}

/** A ball whose mantissa has no more bits than the precision, and a short radius. */
export function settled(ball: Ball, { bits }: Precision): Outcome<Ball> {
  const { mantissa, exponent, radius } = ball;
  const excess = Math.max(bitLength(mantissa) - bits, radius === 0n ? 0 : bitLength(radius) - BITS_OF_RADIUS);
  if (excess <= 0) return inRange(ball);
  const places = BigInt(excess);
  const kept = mantissa >> places;
  const isExact = radius === 0n && kept << places === mantissa;
  return inRange({
    mantissa: kept,
    exponent: exponent + excess,
    radius: isExact ? 0n : (radius >> places) + 2n,
  });
}

function inRange(ball: Ball): Outcome<Ball> {
  if (ball.exponent > -LARGEST_EXPONENT && ball.exponent < LARGEST_EXPONENT) return ball;
  if (ball.exponent > 0) return ball.mantissa === 0n && ball.radius === 0n ? ZERO : 'too-large';
  const top = topOf(ball);
  // What is too small to be told from 0 is enclosed with 0.
  return top <= -LARGEST_EXPONENT + 1 ? tinyBall(top) : ball;
}

function tinyBall(top: number): Ball {
  return top === Number.NEGATIVE_INFINITY ? ZERO : { mantissa: 0n, exponent: -LARGEST_EXPONENT + 1, radius: 1n };
}

/** The whole number as a ball. */
export function whole(value: bigint | number): Ball {
  return { mantissa: BigInt(value), exponent: 0, radius: 0n };
}

/** Whether the ball holds one number only. */
export function isExact(a: Ball): boolean {
  return a.radius === 0n;
}

/** Whether the ball holds 0 only. */
export function isZero(a: Ball): boolean {
  return a.mantissa === 0n && a.radius === 0n;
}

/** The sign of all numbers of a ball; `unsure` where they differ. */
export function signOf({ mantissa, radius }: Ball): -1 | 0 | 1 | 'unsure' {
  if (mantissa > radius) return 1;
  if (mantissa < -radius) return -1;
  return mantissa === 0n && radius === 0n ? 0 : 'unsure';
}

/** A power of two that all numbers of a ball are below in size. */
export function topOf({ mantissa, exponent, radius }: Ball): number {
  const most = (mantissa < 0n ? -mantissa : mantissa) + radius;
  return most === 0n ? Number.NEGATIVE_INFINITY : exponent + bitLength(most);
}

/** A power of two that all numbers of a ball reach in size; minus infinity where 0 is among them. */
export function bottomOf({ mantissa, exponent, radius }: Ball): number {
  const least = (mantissa < 0n ? -mantissa : mantissa) - radius;
  return least <= 0n ? Number.NEGATIVE_INFINITY : exponent + bitLength(least) - 2;
}

/** A power of two that the radius is below; minus infinity for exact balls. */
export function spreadOf({ exponent, radius }: Ball): number {
  return radius === 0n ? Number.NEGATIVE_INFINITY : exponent + bitLength(radius);
}

/** The number in the middle. */
export function middleOf({ mantissa, exponent }: Ball): Ball {
  return { mantissa, exponent, radius: 0n };
}

/** The ball around 0 that has numbers of the sizes below a power of two. */
export function around(exponent: number): Ball {
  return exponent === Number.NEGATIVE_INFINITY ? ZERO : { mantissa: 0n, exponent, radius: 1n };
}

/** The ball with a radius larger by a power of two. */
export function widened(a: Ball, power: number, precision: Precision): Outcome<Ball> {
  return power === Number.NEGATIVE_INFINITY ? settled(a, precision) : add(a, around(power), precision);
}

/** The numbers with the other sign. */
export function negate({ mantissa, exponent, radius }: Ball): Ball {
  return { mantissa: -mantissa, exponent, radius };
}

/** All numbers times a power of two. */
export function scaled(a: Ball, power: number): Ball {
  return { mantissa: a.mantissa, exponent: a.exponent + power, radius: a.radius };
}

/** All sums. */
export function add(a: Ball, b: Ball, precision: Precision): Outcome<Ball> {
  if (isZero(a)) return settled(b, precision);
  if (isZero(b)) return settled(a, precision);
  const [upper, lower] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const difference = upper.exponent - lower.exponent;
  if (difference > 2 * precision.bits + 2 * BITS_OF_RADIUS) return addFar(upper, lower, precision);
  const places = BigInt(difference);
  return settled(
    {
      mantissa: (upper.mantissa << places) + lower.mantissa,
      exponent: lower.exponent,
      radius: (upper.radius << places) + lower.radius,
    },
    precision,
  );
}

/** The sum with a number whose last bit lies far below the other's. */
function addFar(upper: Ball, lower: Ball, precision: Precision): Outcome<Ball> {
  const room = Math.max(0, precision.bits - bitLength(upper.mantissa));
  const exponent = upper.exponent - room;
  const radius = (upper.radius << BigInt(room)) + (isZero(lower) ? 0n : shiftedUp(topOf(lower) - exponent));
  return settled({ mantissa: upper.mantissa << BigInt(room), exponent, radius }, precision);
}

/** The least whole number from two to some power. The power is small, since a lower number's top lies near its end. */
function shiftedUp(power: number): bigint {
  return power <= 0 ? 1n : 1n << BigInt(power);
}

/** All differences. */
export function subtract(a: Ball, b: Ball, precision: Precision): Outcome<Ball> {
  return add(a, negate(b), precision);
}

/** All products. */
export function multiply(a: Ball, b: Ball, precision: Precision): Outcome<Ball> {
  const isKnown = a.radius === 0n && b.radius === 0n;
  return settled(
    {
      mantissa: a.mantissa * b.mantissa,
      exponent: a.exponent + b.exponent,
      radius: isKnown ? 0n : size(a.mantissa) * b.radius + size(b.mantissa) * a.radius + a.radius * b.radius,
    },
    precision,
  );
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** All quotients; `undefined` for the divisor 0, `unsure` where the divisor may be 0. */
export function divide(a: Ball, b: Ball, precision: Precision): Outcome<Ball> {
  const divisor = size(b.mantissa);
  const least = divisor - b.radius;
  if (least <= 0n) return isZero(b) ? 'undefined' : 'unsure';
  if (isZero(a)) return ZERO;
  const places = Math.max(0, precision.bits + 2 + bitLength(divisor) - bitLength(a.mantissa));
  const shift = BigInt(places);
  const quotient = (a.mantissa << shift) / b.mantissa;
  const isExactly = a.radius === 0n && b.radius === 0n && quotient * b.mantissa === a.mantissa << shift;
  // |a/b - a'/b'| <= (r_a |b'| + |a'| r_b) / (|b'| (|b'| - r_b)), and one for the rounding of each division.
  const error = ((a.radius * divisor + size(a.mantissa) * b.radius) << shift) / (divisor * least) + 2n;
  return settled(
    { mantissa: quotient, exponent: a.exponent - b.exponent - places, radius: isExactly ? 0n : error },
    precision,
  );
}

/** The number in the middle in fixed point, with an error below one unit. */
export function toFixed({ mantissa, exponent }: Ball, bits: number): bigint {
  return shifted(mantissa, exponent + bits);
}

/** A failure for a number that has to be positive and is not, or may not be. */
export function notPositive(a: Ball): Failure | undefined {
  const sign = signOf(a);
  if (sign === 1) return undefined;
  return sign === 'unsure' && a.mantissa + a.radius > 0n ? 'unsure' : 'undefined';
}

/** The constants to as many bits as have been asked for, in fixed point. */
export class Constants {
  #bernoulli: readonly Rational[] = [];
  readonly #found = new Map<string, { readonly bits: number; readonly value: bigint }>();

  /** pi in fixed point, with an error of at most `ERROR_OF_CONSTANT`. */
  pi(bits: number): bigint {
    return this.#get('pi', bits, pi);
  }

  /** ln 2 in fixed point, with an error of at most `ERROR_OF_CONSTANT`. */
  logarithmOfTwo(bits: number): bigint {
    return this.#get('ln 2', bits, logarithmOfTwo);
  }

  /** The Bernoulli numbers B_2, B_4, … */
  bernoulli(count: number): readonly Rational[] {
    if (this.#bernoulli.length < count) this.#bernoulli = bernoulliNumbers(count);
    return this.#bernoulli.slice(0, count);
  }

  #get(name: string, bits: number, calculate: (bits: number) => bigint): bigint {
    const found = this.#found.get(name);
    if (found && found.bits >= bits) return found.value >> BigInt(found.bits - bits);
    // With room to spare, since larger arguments ask for more bits.
    const wide = bits + 128;
    const value = calculate(wide);
    this.#found.set(name, { bits: wide, value });
    return value >> BigInt(wide - bits);
  }
}

/** The ball of pi. */
export function piBall({ bits, constants }: Precision): Ball {
  return { mantissa: constants.pi(bits), exponent: -bits, radius: ERROR_OF_CONSTANT };
}

/** The ball of ln 2. */
export function logarithmOfTwoBall({ bits, constants }: Precision): Ball {
  return { mantissa: constants.logarithmOfTwo(bits), exponent: -bits, radius: ERROR_OF_CONSTANT };
}
