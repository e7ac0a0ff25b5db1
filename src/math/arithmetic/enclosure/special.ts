import { chain, chainBoth, isFailure, type Outcome } from '../arithmetic.ts';
import { shifted } from '../bits.ts';
import { wholeFactorial } from '../whole-numbers.ts';
import {
  add,
  around,
  bottomOf,
  divide,
  finer,
  isZero,
  multiply,
  ONE,
  piBall,
  scaled,
  settled,
  signOf,
  subtract,
  topOf,
  whole,
  widened,
  ZERO,
  type Ball,
  type Precision,
} from './ball.ts';
import { exponential, logarithm, sineAndCosine } from './elementary.ts';
import { exactWhole, mayBeWhole, squareRoot } from './powers.ts';

/** The product of whole numbers, else `gamma(x + 1)`. */
export function factorial(x: Ball, precision: Precision): Outcome<Ball> {
  return chain(add(x, ONE, finer(precision, 64)), (more) => gamma(more, precision));
}

/** The gamma function; `undefined` at its poles. */
export function gamma(x: Ball, precision: Precision): Outcome<Ball> {
  const exact = exactWhole(x);
  if (exact !== undefined && exact <= 1000n) {
    return chain(wholeFactorial(exact - 1n), (product) => settled(whole(product), precision));
  }
  if (signOf(x) === 1 && bottomOf(x) >= -1) return gammaOfPositive(x, finer(precision, 16));
  if (mayBeWhole(x)) return 'unsure';
  // Beyond 2^64 nothing is left of the sine, and numbers near to 0 go through 1 - x just the same.
  return topOf(x) > 64 ? 'too-large' : reflected(x, finer(precision, 16));
}

/** gamma(x) = pi / (sin(pi x) gamma(1 - x)). */
function reflected(x: Ball, precision: Precision): Outcome<Ball> {
  const fine = finer(precision, Math.max(0, topOf(x)) + 8);
  const pi = piBall(fine);
  const sine = chain(
    chain(multiply(pi, x, fine), (angle) => sineAndCosine(angle, fine)),
    (wave) => wave.sine,
  );
  const other = chain(subtract(ONE, x, fine), (rest) => gammaOfPositive(rest, precision));
  const divisor = chainBoth(sine, other, (a, b) => multiply(a, b, precision));
  return chain(divisor, (value) => divide(pi, value, precision));
}

/** By Stirling's series, after x has been raised so far that its terms fall below the precision. */
function gammaOfPositive(x: Ball, precision: Precision): Outcome<Ball> {
  const wanted = Math.ceil(precision.bits / 5) + 2;
  const steps = topOf(x) > 40 ? 0 : Math.max(0, wanted - Number(shifted(x.mantissa, x.exponent)));
  let product: Outcome<Ball> = ONE;
  for (let at = 0; at < steps; at++) {
    const factor = add(x, whole(at), precision);
    product = chainBoth(product, factor, (a, b) => multiply(a, b, precision));
    if (isFailure(product)) return product;
  }
  const raised = chain(add(x, whole(steps), precision), (z) => stirling(z, precision));
  return chainBoth(raised, product, (a, b) => divide(a, b, precision));
}

/** exp((z - 1/2) ln z - z + ln(2 pi)/2 + sum of B_2k / (2k (2k-1) z^(2k-1))). */
function stirling(z: Ball, precision: Precision): Outcome<Ball> {
  const fine = finer(precision, Math.max(0, topOf(z)) + 8);
  const half: Ball = { mantissa: 1n, exponent: -1, radius: 0n };
  const main = chainBoth(logarithm(z, fine), subtract(z, half, fine), (a, b) => multiply(a, b, fine));
  const logarithmOfTurn = chain(logarithm(scaled(piBall(fine), 1), fine), (value) => scaled(value, -1));
  const sum = [logarithmOfTurn, series(z, fine)].reduce(
    (so, one) => chainBoth(so, one, (a, b) => add(a, b, fine)),
    chain(main, (value) => subtract(value, z, fine)),
  );
  return chain(sum, (value) => exponential(value, precision));
}

/** The sum over Bernoulli numbers; what is left out is smaller than the first term that is left out (for z > 0). */
function series(z: Ball, precision: Precision): Outcome<Ball> {
  const inverse = divide(ONE, z, precision);
  const square = chain(inverse, (value) => multiply(value, value, precision));
  if (isFailure(inverse) || isFailure(square)) return 'unsure';
  let power: Outcome<Ball> = inverse;
  let sum: Outcome<Ball> = ZERO;
  for (const [at, { numerator, denominator }] of precision.constants
    .bernoulli(Math.ceil(precision.bits / 5))
    .entries()) {
    const k = 2 * (at + 1);
    const divisor = whole(denominator * BigInt(k * (k - 1)));
    const term: Outcome<Ball> = chainBoth(power, divide(whole(numerator), divisor, precision), (a, b) =>
      multiply(a, b, precision),
    );
    if (isFailure(term)) return term;
    if (topOf(term) < -precision.bits) return chain(sum, (value) => widened(value, topOf(term), precision));
    sum = chain(sum, (value) => add(value, term, precision));
    power = chain(power, (value) => multiply(value, square, precision));
  }
  return 'unsure';
}

/**
 * The error function by 2/sqrt(pi) e^(-x^2) sum of 2^n x^(2n+1) / (1·3·…·(2n+1)), whose terms have one sign (DLMF
 * 7.6.2).
 */
export function errorFunction(x: Ball, precision: Precision): Outcome<Ball> {
  if (isZero(x)) return ZERO;
  const square = multiply(x, x, precision);
  if (isFailure(square)) return square;
  if (bottomOf(square) > 40 || wholePart(square, -square.radius) > precision.bits) return nearOne(x, precision);
  // Only a wide ball has such an upper end.
  if (wholePart(square, square.radius) > 4 * precision.bits) return around(0);
  const fine = finer(precision, 16);
  const factor = chain(exponential({ ...square, mantissa: -square.mantissa }, fine), (power) =>
    chain(squareRoot(piBall(fine), fine), (root) => divide(scaled(power, 1), root, fine)),
  );
  return chainBoth(factor, errorSeries(x, square, fine), (a, b) => multiply(a, b, precision));
}

/** The whole part of one end of a ball of moderate size. */
function wholePart({ mantissa, exponent }: Ball, radius: bigint): number {
  const end = mantissa + radius;
  if (exponent > 64) return end > 0n ? Number.POSITIVE_INFINITY : -1;
  return Number(shifted(end, exponent));
}

/** 1 - erf(x) < e^(-x^2) for x > 0, and x^2 is above the bits here. */
function nearOne(x: Ball, precision: Precision): Outcome<Ball> {
  return widened(whole(x.mantissa < 0n ? -1 : 1), -precision.bits, precision);
}

function errorSeries(x: Ball, square: Ball, precision: Precision): Outcome<Ball> {
  const twice = scaled(square, 1);
  let term: Outcome<Ball> = x;
  let sum: Outcome<Ball> = x;
  const most = 8 * precision.bits + 64;
  for (let n = 1; n < most; n++) {
    const product: Outcome<Ball> = chain(term, (value) => multiply(value, twice, precision));
    term = chain(product, (value) => divide(value, whole(2 * n + 1), precision));
    sum = chainBoth(sum, term, (a, b) => add(a, b, precision));
    if (isFailure(term) || isFailure(sum)) return 'unsure';
    // Once terms are halved from one to the next, all that follow together are smaller than the last.
    const isHalved = topOf(twice) < Math.log2(2 * n + 3) - 1;
    if (isHalved && topOf(term) < topOf(sum) - precision.bits) return widened(sum, topOf(term), precision);
  }
  return 'unsure';
}
