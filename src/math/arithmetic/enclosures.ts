import type { Rational } from '../rational.ts';
import { chain, chainBoth, isFailure, type Arithmetic, type Failure, type Outcome } from './arithmetic.ts';
import {
  add,
  Constants,
  divide,
  multiply,
  negate,
  ONE,
  piBall,
  settled,
  signOf,
  subtract,
  whole,
  type Ball,
  type Precision,
} from './enclosure/ball.ts';
import { exponential } from './enclosure/elementary.ts';
import { angleOf, functionOfOne } from './enclosure/functions.ts';
import { maximum, minimum, floor } from './enclosure/parts.ts';
import { exactWhole, mayBeWhole, powerOf, rootOf } from './enclosure/powers.ts';
import { takes } from './function-names.ts';
import { commonDivisor, commonMultiple, fallingProduct } from './whole-numbers.ts';

/** A real number enclosed in a ball. */
export type Enclosure = Ball;

/** Bits beyond the digits asked for, which the errors of a formula of moderate length may use up. */
const GUARD = 32;

/**
 * Real numbers to about so many significant digits, each with a bound of its error that is certain (see `Ball`). Numbers
 * from 2^(-2^40) to 2^(2^40) are told apart from 0 and from infinity; no operation takes a time that grows with the size
 * of a number.
 */
export function enclosuresOf(digits: number): Arithmetic<Enclosure> {
  const precision: Precision = {
    bits: Math.ceil(Math.max(1, digits) * Math.log2(10)) + GUARD,
    constants: new Constants(),
  };
  return {
    rational: ({ numerator, denominator }: Rational) =>
      denominator === 1n
        ? settled(whole(numerator), precision)
        : divide(whole(numerator), whole(denominator), precision),
    constant: (name) =>
      name === 'pi'
        ? settled(piBall(precision), precision)
        : name === 'e'
          ? exponential(ONE, precision)
          : 'unsupported',
    negate,
    add: (a, b) => add(a, b, precision),
    subtract: (a, b) => subtract(a, b, precision),
    multiply: (a, b) => multiply(a, b, precision),
    divide: (a, b) => divide(a, b, precision),
    power: (base, exponent, exact) => powerOf({ base, exponent, exact }, precision),
    apply: (name, values) => (takes(name, values.length) ? applied(name, values, precision) : 'unsupported'),
    compare: (a, b) => {
      const difference = subtract(a, b, precision);
      return isFailure(difference) ? 'unsure' : signOf(difference);
    },
    integer: wholeNumber,
  };
}

function wholeNumber(a: Enclosure): number | Failure {
  const exact = exactWhole(a);
  if (exact === undefined) return mayBeWhole(a) ? (a.exponent > 53 ? 'too-large' : 'unsure') : 'undefined';
  const value = Number(exact);
  return Number.isSafeInteger(value) ? value : 'too-large';
}

function applied(name: string, values: readonly Enclosure[], precision: Precision): Outcome<Enclosure> {
  const [first, second] = values;
  if (first === undefined) return 'unsupported';
  const ofMany = OF_MANY.get(name);
  if (ofMany) return folded(values, (a, b) => ofMany(a, b, precision));
  if (second !== undefined) return OF_TWO.get(name)?.(first, second, precision) ?? 'unsupported';
  return functionOfOne(name)?.(first, precision) ?? 'unsupported';
}

type Step = (a: Enclosure, b: Enclosure, precision: Precision) => Outcome<Enclosure>;

function folded(
  values: readonly Enclosure[],
  step: (a: Enclosure, b: Enclosure) => Outcome<Enclosure>,
): Outcome<Enclosure> {
  const [first, ...others] = values;
  if (first === undefined) return 'unsupported';
  // A single value goes through the step too, since gcd(1/2) has no value either.
  return others.reduce((so: Outcome<Enclosure>, one) => chain(so, (value) => step(value, one)), step(first, first));
}

const OF_MANY: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['max', maximum],
  ['min', minimum],
  ['gcd', (a, b, precision) => ofWholes(a, b, (x, y) => settled(whole(commonDivisor(x, y)), precision))],
  ['lcm', (a, b, precision) => ofWholes(a, b, (x, y) => settled(whole(commonMultiple(x, y)), precision))],
]);

const OF_TWO: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['root', rootOf],
  ['arctan2', angleOf],
  ['mod', remainder],
  ['binom', (n, k, precision) => falling(n, k, { isQuotient: true, precision })],
  ['permutations', (n, k, precision) => falling(n, k, { isQuotient: false, precision })],
]);

function ofWholes(a: Enclosure, b: Enclosure, join: (a: bigint, b: bigint) => Outcome<Enclosure>): Outcome<Enclosure> {
  const [first, second] = [exactWhole(a), exactWhole(b)];
  if (first !== undefined && second !== undefined) return join(first, second);
  return mayBeWhole(a) && mayBeWhole(b) ? 'unsure' : 'undefined';
}

function remainder(a: Enclosure, n: Enclosure, precision: Precision): Outcome<Enclosure> {
  const quotient = chain(divide(a, n, precision), floor);
  return chain(quotient, (value) => chain(multiply(value, n, precision), (part) => subtract(a, part, precision)));
}

const MOST_FACTORS = 2000n;

interface Falling {
  readonly isQuotient: boolean;
  readonly precision: Precision;
}

function falling(n: Enclosure, k: Enclosure, { isQuotient, precision }: Falling): Outcome<Enclosure> {
  const [total, count] = [exactWhole(n), exactWhole(k)];
  if (count === undefined) return 'unsupported';
  if (total !== undefined) {
    const product = fallingProduct(total, count, isQuotient);
    return chain(product, (value) => settled(whole(value), precision));
  }
  if (count < 0n) return isQuotient ? whole(0) : 'undefined';
  if (count > MOST_FACTORS) return 'too-large';
  let product: Outcome<Enclosure> = ONE;
  for (let at = 0n; at < count; at++) {
    const factor = subtract(n, whole(at), precision);
    product = chainBoth(product, factor, (a, b) => multiply(a, b, precision));
    if (isQuotient) product = chain(product, (value) => divide(value, whole(at + 1n), precision));
  }
  return product;
}
