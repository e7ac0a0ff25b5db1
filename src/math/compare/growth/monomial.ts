import { add, compare, equal, multiply, ONE, rational, toNumber, ZERO, type Rational } from '../../rational.ts';

/** The base of an exponential: a fraction times a power of e. */
export interface Base {
  readonly fraction: Rational;
  readonly ofEuler: Rational;
}

/** How a product grows with one name, from what counts most to what counts least. */
export interface Growth {
  /** `base^(name^degree)` by degree. */
  readonly exponentials: ReadonlyMap<number, Base>;
  readonly factorial: Rational;
  readonly power: Rational;
  readonly logarithm: Rational;
  readonly doubleLogarithm: Rational;
}

/** A product of growths by name; constant factors do not matter. */
export type Monomial = ReadonlyMap<string, Growth>;

/** What does not grow. */
export const CONSTANT: Growth = {
  exponentials: new Map(),
  factorial: ZERO,
  power: ZERO,
  logarithm: ZERO,
  doubleLogarithm: ZERO,
};

const ONE_BASE: Base = { fraction: ONE, ofEuler: ZERO };

/** The product of two. */
export function timesMonomial(a: Monomial, b: Monomial): Monomial {
  const product = new Map(a);
  for (const [name, growth] of b) product.set(name, timesGrowth(product.get(name) ?? CONSTANT, growth));
  return product;
}

function timesGrowth(a: Growth, b: Growth): Growth {
  const exponentials = new Map(a.exponentials);
  for (const [degree, base] of b.exponentials) {
    const before = exponentials.get(degree) ?? ONE_BASE;
    exponentials.set(degree, {
      fraction: multiply(before.fraction, base.fraction),
      ofEuler: add(before.ofEuler, base.ofEuler),
    });
  }
  return {
    exponentials,
    factorial: add(a.factorial, b.factorial),
    power: add(a.power, b.power),
    logarithm: add(a.logarithm, b.logarithm),
    doubleLogarithm: add(a.doubleLogarithm, b.doubleLogarithm),
  };
}

/** A power; undefined where an exponential would get an irrational base. */
export function powerOfMonomial(monomial: Monomial, exponent: Rational): Monomial | undefined {
  const result = new Map<string, Growth>();
  for (const [name, growth] of monomial) {
    if (growth.exponentials.size > 0 && exponent.denominator !== 1n) return undefined;
    const exponentials = new Map<number, Base>();
    for (const [degree, { fraction, ofEuler }] of growth.exponentials) {
      const base = wholePower(fraction, exponent.numerator);
      if (!base) return undefined;
      exponentials.set(degree, { fraction: base, ofEuler: multiply(ofEuler, exponent) });
    }
    result.set(name, {
      exponentials,
      factorial: multiply(growth.factorial, exponent),
      power: multiply(growth.power, exponent),
      logarithm: multiply(growth.logarithm, exponent),
      doubleLogarithm: multiply(growth.doubleLogarithm, exponent),
    });
  }
  return result;
}

function wholePower({ numerator, denominator }: Rational, exponent: bigint): Rational | undefined {
  const size = exponent < 0n ? -exponent : exponent;
  if (size > 64n || numerator <= 0n) return undefined;
  const [above, below] = [numerator ** size, denominator ** size];
  return exponent < 0n ? rational(below, above) : rational(above, below);
}

/** Whether one grows slower (-1), alike (0) or faster (1) than another with one name; undefined where it is too close to tell. */
export function compareGrowth(a: Growth, b: Growth): -1 | 0 | 1 | undefined {
  const degrees = [...new Set([...a.exponentials.keys(), ...b.exponentials.keys()])].toSorted((x, y) => y - x);
  const orders = [
    ...degrees.filter((degree) => degree > 1).map((degree) => compareBases(a, b, degree)),
    sign(compare(a.factorial, b.factorial)),
    ...degrees.filter((degree) => degree <= 1).map((degree) => compareBases(a, b, degree)),
    sign(compare(a.power, b.power)),
    sign(compare(a.logarithm, b.logarithm)),
    sign(compare(a.doubleLogarithm, b.doubleLogarithm)),
  ];
  return orders.find((order) => order !== 0) ?? (orders.includes(undefined) ? undefined : 0);
}

function sign(value: number): -1 | 0 | 1 {
  return value < 0 ? -1 : value > 0 ? 1 : 0;
}

/** Rates closer than this are not told apart unless they are exactly the same. */
const CLOSE = 1e-9;

function compareBases(a: Growth, b: Growth, degree: number): -1 | 0 | 1 | undefined {
  const [one, other] = [a.exponentials.get(degree) ?? ONE_BASE, b.exponentials.get(degree) ?? ONE_BASE];
  if (equal(one.fraction, other.fraction) && equal(one.ofEuler, other.ofEuler)) return 0;
  const gap = rateOf(one) - rateOf(other);
  return Math.abs(gap) < CLOSE ? undefined : sign(gap);
}

function rateOf({ fraction, ofEuler }: Base): number {
  return Math.log(toNumber(fraction)) + toNumber(ofEuler);
}

/** Whether one is at most a constant times the other, however the names grow; undefined where it cannot be told. */
export function isDominated(a: Monomial, by: Monomial): boolean | undefined {
  let open = false;
  for (const name of new Set([...a.keys(), ...by.keys()])) {
    const order = compareGrowth(a.get(name) ?? CONSTANT, by.get(name) ?? CONSTANT);
    if (order === 1) return false;
    if (order === undefined) open = true;
  }
  return open ? undefined : true;
}
