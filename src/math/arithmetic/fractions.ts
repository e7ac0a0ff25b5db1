import { floor } from '../exact.ts';
import {
  add,
  compare,
  divide,
  equal,
  isBounded,
  isInteger,
  multiply,
  negate,
  ONE,
  power,
  rational,
  subtract,
  ZERO,
  type Rational,
} from '../rational.ts';
import { isFailure, type Arithmetic, type Failure, type Outcome } from './arithmetic.ts';
import { takes } from './function-names.ts';
import { commonDivisor, commonMultiple, fallingProduct, wholeFactorial } from './whole-numbers.ts';

/**
 * Exact fractions. A function is known only where its value is a fraction for certain (`sqrt(4/9)`, `8^(2/3)`,
 * `binom(5, 2)`); elsewhere it is `unsupported`. Numbers beyond some 20,000 bits are `too-large`.
 */
export const fractions: Arithmetic<Rational> = {
  rational: bounded,
  constant: () => 'unsupported',
  negate,
  add: (a, b) => bounded(add(a, b)),
  subtract: (a, b) => bounded(subtract(a, b)),
  multiply: (a, b) => bounded(multiply(a, b)),
  divide: (a, b) => bounded(divide(a, b)),
  power: (base, exponent) => powerOf(base, exponent),
  apply: applied,
  compare: (a, b) => {
    const order = compare(a, b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  },
  integer: wholeNumber,
};

function bounded(value: Rational | undefined): Outcome<Rational> {
  if (value === undefined) return 'undefined';
  return isBounded(value) ? value : 'too-large';
}

function wholeNumber(a: Rational): number | Failure {
  if (!isInteger(a)) return 'undefined';
  const value = Number(a.numerator);
  return Number.isSafeInteger(value) ? value : 'too-large';
}

function powerOf(base: Rational, exponent: Rational): Outcome<Rational> {
  if (base.numerator === 0n && exponent.numerator < 0n) return 'undefined';
  if (isInteger(exponent)) return power(base, exponent) ?? 'too-large';
  if (base.numerator < 0n) return 'undefined';
  return power(base, exponent) ?? 'unsupported';
}

function rootOf(value: Rational, degree: Rational): Outcome<Rational> {
  if (degree.numerator === 0n) return 'undefined';
  const isOdd = isInteger(degree) && degree.numerator % 2n !== 0n;
  if (value.numerator < 0n && !isOdd) return 'undefined';
  const exponent = divide(ONE, degree);
  if (exponent === undefined) return 'undefined';
  if (value.numerator >= 0n) return powerOf(value, exponent);
  const root = powerOf(negate(value), exponent);
  return isFailure(root) ? root : negate(root);
}

function applied(name: string, values: readonly Rational[]): Outcome<Rational> {
  const [first, second] = values;
  if (first === undefined || !takes(name, values.length)) return 'unsupported';
  const ofMany = OF_MANY.get(name);
  if (ofMany) return folded(values, ofMany);
  const ofOne = OF_ONE.get(name);
  if (ofOne) return ofOne(first);
  const ofTwo = OF_TWO.get(name);
  return ofTwo && second !== undefined ? ofTwo(first, second) : 'unsupported';
}

type Step = (a: Rational, b: Rational) => Outcome<Rational>;

function folded(values: readonly Rational[], step: Step): Outcome<Rational> {
  const [first = ZERO, ...others] = values;
  // A single value goes through the step too, since gcd(1/2) has no value either.
  return others.reduce((so: Outcome<Rational>, one) => (isFailure(so) ? so : step(so, one)), step(first, first));
}

const OF_MANY: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['max', (a, b) => (compare(a, b) < 0 ? b : a)],
  ['min', (a, b) => (compare(a, b) > 0 ? b : a)],
  ['gcd', (a, b) => ofWholes(a, b, commonDivisor)],
  ['lcm', (a, b) => ofWholes(a, b, commonMultiple)],
]);

const OF_TWO: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['root', rootOf],
  ['mod', (a, n) => bounded(remainder(a, n))],
  ['binom', (n, k) => falling({ n, k, divide: true })],
  ['permutations', (n, k) => falling({ n, k, divide: false })],
  ['arctan2', (y, x) => (y.numerator === 0n ? angleOf(x) : 'unsupported')],
]);

const HALF = rational(1, 2);

type OfOne = (a: Rational) => Outcome<Rational>;

const OF_ONE: ReadonlyMap<string, OfOne> = new Map<string, OfOne>([
  ['abs', absolute],
  ['floor', floor],
  ['ceil', (a) => negate(floor(negate(a)))],
  ['round', (a) => (a.numerator < 0n ? negate(floor(add(negate(a), HALF))) : floor(add(a, HALF)))],
  ['sign', (a) => rational(a.numerator > 0n ? 1n : a.numerator < 0n ? -1n : 0n)],
  ['relu', (a) => (a.numerator < 0n ? ZERO : a)],
  ['sqrt', (a) => powerOf(a, HALF)],
  ['cbrt', (a) => rootOf(a, rational(3))],
  ['factorial', (a) => factorial(a)],
  ['gamma', (a) => factorial(subtract(a, ONE))],
  ['exp2', (a) => powerOf(rational(2), a)],
  ['log2', (a) => logarithm(a, 2n)],
  ['log10', (a) => logarithm(a, 10n)],
  ['re', (a) => a],
  ['im', () => ZERO],
  ['conj', (a) => a],
  ['arg', angleOf],
  // These have a value at one simple point each, and it is often the one that is asked for.
  ...at(ZERO, ZERO, ['sin', 'tan', 'arcsin', 'arctan', 'sinh', 'tanh', 'arcsinh', 'arctanh', 'expm1', 'log1p', 'erf']),
  ...at(ZERO, ONE, ['exp', 'cos', 'sec', 'cosh', 'sech']),
  ...at(ZERO, HALF, ['sigmoid']),
  ...at(ONE, ZERO, ['arccos', 'arcsec', 'arccosh', 'arcsech']),
  ['ln', (a) => (a.numerator <= 0n ? 'undefined' : equal(a, ONE) ? ZERO : 'unsupported')],
]);

function at(point: Rational, value: Rational, names: readonly string[]): [string, OfOne][] {
  return names.map((name) => [name, (a) => (equal(a, point) ? value : 'unsupported')]);
}

function absolute(a: Rational): Rational {
  return a.numerator < 0n ? negate(a) : a;
}

function angleOf(x: Rational): Outcome<Rational> {
  if (x.numerator === 0n) return 'undefined';
  return x.numerator > 0n ? ZERO : 'unsupported';
}

function remainder(a: Rational, n: Rational): Rational | undefined {
  const quotient = divide(a, n);
  return quotient && subtract(a, multiply(n, floor(quotient)));
}

function factorial(a: Rational): Outcome<Rational> {
  if (!isInteger(a)) return 'unsupported';
  const product = wholeFactorial(a.numerator);
  return isFailure(product) ? product : bounded({ numerator: product, denominator: 1n });
}

function ofWholes(a: Rational, b: Rational, join: (a: bigint, b: bigint) => bigint): Outcome<Rational> {
  if (!isInteger(a) || !isInteger(b)) return 'undefined';
  return bounded({ numerator: join(a.numerator, b.numerator), denominator: 1n });
}

function falling({ n, k, divide: isQuotient }: { n: Rational; k: Rational; divide: boolean }): Outcome<Rational> {
  if (!isInteger(n) || !isInteger(k)) return 'unsupported';
  const product = fallingProduct(n.numerator, k.numerator, isQuotient);
  return isFailure(product) ? product : bounded({ numerator: product, denominator: 1n });
}

/** The logarithm of an exact power; other logarithms are no fractions, or are not worth the search. */
function logarithm(a: Rational, base: bigint): Outcome<Rational> {
  if (a.numerator <= 0n) return 'undefined';
  const isInverse = a.numerator === 1n;
  if (!isInverse && a.denominator !== 1n) return 'unsupported';
  const power = isInverse ? a.denominator : a.numerator;
  const bits = power.toString(2).length - 1;
  const exponent = BigInt(base === 2n ? bits : Math.round(bits * Math.LOG10E * Math.LN2 + 0.35));
  const found = [exponent - 1n, exponent, exponent + 1n].find((one) => one >= 0n && base ** one === power);
  return found === undefined ? 'unsupported' : rational(isInverse ? -found : found);
}
