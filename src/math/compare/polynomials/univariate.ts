import { bitLength } from '../../arithmetic/bits.ts';
import { compare, rational, type Rational } from '../../rational.ts';
import { checkSize, Exhausted, spend, type Polynomial, type Steps } from './polynomial.ts';

/** A polynomial in one variable with whole coefficients, that of the lowest power first; the last one is not zero. */
export type Univariate = readonly bigint[];

/** The whole multiple of a polynomial in the variable at a place, without common factors of its coefficients. */
export function univariateOf(polynomial: Polynomial, place: number): Univariate {
  let common = 1n;
  for (const { coefficient } of polynomial) common = lcm(common, coefficient.denominator);
  const coefficients: bigint[] = [];
  for (const { exponents, coefficient } of polynomial) {
    const degree = exponents[place] ?? 0;
    while (coefficients.length <= degree) coefficients.push(0n);
    coefficients[degree] = (coefficients[degree] ?? 0n) + (coefficient.numerator * common) / coefficient.denominator;
  }
  return primitive(coefficients);
}

/** Without zeros at the end and without a common factor; signs stay. */
export function primitive(coefficients: readonly bigint[]): Univariate {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1] === 0n) length -= 1;
  let divisor = 0n;
  for (const one of coefficients) divisor = gcd(divisor, one);
  const trimmed = coefficients.slice(0, length);
  return divisor > 1n ? trimmed.map((one) => one / divisor) : trimmed;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}

/** The derivative. */
export function derivativeOf(polynomial: Univariate): Univariate {
  return primitive(polynomial.slice(1).map((one, at) => one * BigInt(at + 1)));
}

/** The greatest common divisor. */
export function commonDivisor(a: Univariate, b: Univariate, steps: Steps): Univariate {
  let [x, y] = a.length < b.length ? [b, a] : [a, b];
  while (y.length > 0) [x, y] = [y, pseudoRemainder(x, y, steps)];
  return x.length === 1 ? [1n] : x;
}

/** A positive multiple of the remainder of a division, without common factors. */
function pseudoRemainder(dividend: Univariate, divisor: Univariate, steps: Steps): Univariate {
  const lead = divisor.at(-1) ?? 1n;
  const size = lead < 0n ? -lead : lead;
  let rest = [...dividend];
  while (rest.length >= divisor.length) {
    spend(steps, rest.length);
    const top = (rest.at(-1) ?? 0n) * (lead < 0n ? -1n : 1n);
    const shift = rest.length - divisor.length;
    const next = rest.map((one, at) => one * size - top * (divisor[at - shift] ?? 0n));
    rest = [...primitive(next)];
    rest.forEach(checkSize);
  }
  return rest;
}

/** The quotient of a division that leaves no rest, up to a positive factor. */
export function quotientOf(dividend: Univariate, divisor: Univariate, steps: Steps): Univariate {
  const lead = divisor.at(-1) ?? 1n;
  const quotient: bigint[] = [];
  let rest = [...dividend];
  while (rest.length >= divisor.length && rest.length > 0) {
    spend(steps, rest.length);
    const top = rest.at(-1) ?? 0n;
    const shift = rest.length - divisor.length;
    for (let at = 0; at < quotient.length; at++) quotient[at] = (quotient[at] ?? 0n) * lead;
    while (quotient.length <= shift) quotient.push(0n);
    quotient[shift] = top;
    rest = rest.map((one, at) => one * lead - top * (divisor[at - shift] ?? 0n));
    rest.pop();
    while (rest.at(-1) === 0n) rest.pop();
  }
  return primitive(quotient);
}

/** The polynomial with the same zeros, each once. */
export function squareFree(polynomial: Univariate, steps: Steps): Univariate {
  if (polynomial.length < 3) return polynomial;
  const repeated = commonDivisor(polynomial, derivativeOf(polynomial), steps);
  return repeated.length < 2 ? polynomial : quotientOf(polynomial, repeated, steps);
}

/** The sign at a place: -1, 0 or 1. */
export function signAt(polynomial: Univariate, place: Rational): number {
  let [value, power] = [0n, 1n];
  for (const coefficient of [...polynomial].reverse()) {
    value = value * place.numerator + coefficient * power;
    power *= place.denominator;
  }
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}

/** A zero of a polynomial: between `low` and `high`, or exactly there where both are the same. */
export interface RealZero {
  readonly polynomial: Univariate;
  readonly low: Rational;
  readonly high: Rational;
}

/** Highest degree whose zeros are looked for. */
const MOST_DEGREE = 120;

/**
 * All real zeros, each once, from left to right, told apart by Sturm's theorem. Bounds are fractions; an exact zero that a
 * bisection meets is returned as such. Throws `Exhausted` where it takes too many steps.
 */
export function realZeros(polynomial: Univariate, steps: Steps): RealZero[] {
  if (polynomial.length > MOST_DEGREE) throw new Exhausted('too high a degree');
  const free = squareFree(polynomial, steps);
  if (free.length < 2) return [];
  const linear = rationalZeros(free, steps);
  const chain = sturmChain(linear.rest, steps);
  const bound = boundOf(free);
  const found = linear.zeros.map((zero) => ({ polynomial: free, low: zero, high: zero }));
  const all =
    linear.rest.length < 2 ? found : [...found, ...isolated(chain, { low: negateOf(bound), high: bound }, steps)];
  return all.map((zero) => apartFrom(zero, linear.zeros, steps)).sort((a, b) => compare(a.low, b.low));
}

function negateOf(value: Rational): Rational {
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** Divisors of the outer coefficients that are tried as parts of a rational zero. */
const MOST_TRIED = 4_000;

/** The rational zeros with small parts, and the polynomial without them. */
function rationalZeros(polynomial: Univariate, steps: Steps): { zeros: Rational[]; rest: Univariate } {
  const zeros: Rational[] = [];
  let rest = polynomial;
  if (rest[0] === 0n) {
    zeros.push(rational(0));
    rest = rest.slice(1);
  }
  const [tops, bottoms] = [divisorsOf(rest[0] ?? 1n), divisorsOf(rest.at(-1) ?? 1n)];
  if (tops.length * bottoms.length > MOST_TRIED) return { zeros, rest };
  for (const top of tops) {
    for (const bottom of bottoms) {
      for (const zero of [rational(top, bottom), rational(-top, bottom)]) {
        if (rest.length < 2) return { zeros, rest };
        spend(steps, rest.length);
        if (signAt(rest, zero) !== 0) continue;
        if (zeros.some((one) => compare(one, zero) === 0)) continue;
        zeros.push(zero);
        rest = quotientOf(rest, [-zero.numerator, zero.denominator], steps);
      }
    }
  }
  return { zeros, rest };
}

/** All positive divisors of a number up to 10¹²; only 1 for larger ones. */
function divisorsOf(value: bigint): bigint[] {
  const size = value < 0n ? -value : value;
  if (size > 1_000_000_000_000n) return [1n];
  const whole = Number(size);
  const divisors: bigint[] = [];
  for (let candidate = 1; candidate * candidate <= whole && candidate <= 100_000; candidate++) {
    if (whole % candidate === 0) divisors.push(BigInt(candidate), BigInt(whole / candidate));
  }
  return divisors;
}

/** A bound that all zeros are smaller than (Cauchy). */
function boundOf(polynomial: Univariate): Rational {
  const lead = polynomial.at(-1) ?? 1n;
  let largest = 0n;
  for (const one of polynomial) if (size(one) > largest) largest = size(one);
  return rational(largest / size(lead) + 2n);
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function sturmChain(polynomial: Univariate, steps: Steps): Univariate[] {
  const chain = [polynomial, derivativeOf(polynomial)];
  for (;;) {
    const [before, last] = chain.slice(-2);
    if (!before || !last || last.length < 2) return chain;
    const rest = pseudoRemainder(before, last, steps);
    if (rest.length === 0) return chain;
    chain.push(rest.map((one) => -one));
  }
}

function changesAt(chain: readonly Univariate[], place: Rational): number {
  let [changes, last] = [0, 0];
  for (const one of chain) {
    const sign = signAt(one, place);
    if (sign !== 0 && last !== 0 && sign !== last) changes += 1;
    if (sign !== 0) last = sign;
  }
  return changes;
}

interface Bounds {
  readonly low: Rational;
  readonly high: Rational;
}

/** The zeros in `(low, high]`, told apart. The polynomial has no rational zeros with small parts any more. */
function isolated(chain: readonly Univariate[], { low, high }: Bounds, steps: Steps): RealZero[] {
  const [polynomial = []] = chain;
  spend(steps, 4 * chain.length * polynomial.length);
  const count = changesAt(chain, low) - changesAt(chain, high);
  if (count <= 0) return [];
  if (count === 1) return [{ polynomial, low: signAt(polynomial, high) === 0 ? high : low, high }];
  const half = middleOf(low, high);
  return [...isolated(chain, { low, high: half }, steps), ...isolated(chain, { low: half, high }, steps)];
}

function middleOf(low: Rational, high: Rational): Rational {
  return rational(
    low.numerator * high.denominator + high.numerator * low.denominator,
    2n * low.denominator * high.denominator,
  );
}

/** Narrows a zero until none of some other numbers lies within its bounds. */
function apartFrom(zero: RealZero, others: readonly Rational[], steps: Steps): RealZero {
  let narrow = zero;
  while (compare(narrow.low, narrow.high) < 0 && others.some((one) => isWithin(one, narrow))) {
    narrow = halved(narrow, steps);
  }
  return narrow;
}

function isWithin(value: Rational, { low, high }: RealZero): boolean {
  return compare(low, value) <= 0 && compare(value, high) <= 0;
}

function halved(zero: RealZero, steps: Steps): RealZero {
  spend(steps, costAt(zero.polynomial, zero.low));
  const half = middleOf(zero.low, zero.high);
  const sign = signAt(zero.polynomial, half);
  if (sign === 0) return { ...zero, low: half, high: half };
  return sign === signAt(zero.polynomial, zero.high) ? { ...zero, high: half } : { ...zero, low: half };
}

/** What the value of a polynomial costs at a place. */
function costAt(polynomial: Univariate, { denominator }: Rational): number {
  const { length } = polynomial;
  return length * (2 + (length * bitLength(denominator)) / 400);
}

/** Narrows a zero to a width below 2 to the power of minus `bits`. */
export function refined(zero: RealZero, bits: number, steps: Steps): RealZero {
  let narrow = zero;
  const scale = 1n << BigInt(bits);
  const isWide = ({ low, high }: RealZero): boolean =>
    (high.numerator * low.denominator - low.numerator * high.denominator) * scale > low.denominator * high.denominator;
  while (isWide(narrow)) narrow = halved(narrow, steps);
  return narrow;
}
