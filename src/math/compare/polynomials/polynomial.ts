import { add, equal, multiply, negate, ONE, type Rational } from '../../rational.ts';

/** A product of powers of the variables, with a factor. Exponents are in the order of the ring's variables. */
export interface Term {
  readonly exponents: readonly number[];
  readonly coefficient: Rational;
}

/** A polynomial over the rational numbers: its terms from the leading one down, none of them zero. Zero has none. */
export type Polynomial = readonly Term[];

/** What a calculation may still cost; one step is about one product of coefficients. */
export interface Steps {
  left: number;
}

/** Ends a calculation that costs too much. Caught at the doors of this folder. */
export class Exhausted extends Error {}

/** Takes from the steps; throws `Exhausted` where none are left. */
export function spend(steps: Steps, count: number): void {
  steps.left -= count;
  if (steps.left < 0) throw new Exhausted('too many steps');
}

const LARGEST = 1n << 3_000n;

/** Throws `Exhausted` for numbers that are too large to calculate with quickly. */
export function checkSize(value: bigint): void {
  if (value > LARGEST || value < -LARGEST) throw new Exhausted('too large a number');
}

/** The value of a calculation; undefined where it ran out of steps. */
export function unlessExhausted<T>(calculation: () => T): T | undefined {
  try {
    return calculation();
  } catch (error) {
    if (error instanceof Exhausted) return undefined;
    throw error;
  }
}

/** A number as a polynomial in so many variables. */
export function constantPolynomial(value: Rational, variables: number): Polynomial {
  checkSize(value.numerator);
  checkSize(value.denominator);
  return value.numerator === 0n ? [] : [{ exponents: zeros(variables), coefficient: value }];
}

/** The variable at a place of the ring. */
export function variablePolynomial(place: number, variables: number): Polynomial {
  return [{ exponents: zeros(variables).with(place, 1), coefficient: ONE }];
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

/**
 * Which of two products of powers comes first, in graded reverse lexicographic order: negative where `a` is the smaller
 * one.
 */
export function compareExponents(a: readonly number[], b: readonly number[]): number {
  const degrees = degreeOf(a) - degreeOf(b);
  if (degrees !== 0) return degrees;
  for (let at = a.length - 1; at >= 0; at--) {
    const difference = (b[at] ?? 0) - (a[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The sum of exponents. */
export function degreeOf(exponents: readonly number[]): number {
  let degree = 0;
  for (const exponent of exponents) degree += exponent;
  return degree;
}

/** The sum of two polynomials. */
export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const sum: Term[] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [one, other] = [a[left], b[right]];
    if (!one || !other) return [...sum, ...a.slice(left), ...b.slice(right)];
    const order = compareExponents(one.exponents, other.exponents);
    if (order >= 0) left += 1;
    if (order <= 0) right += 1;
    if (order !== 0) sum.push(order > 0 ? one : other);
    else pushTerm(sum, { exponents: one.exponents, coefficient: add(one.coefficient, other.coefficient) });
  }
}

function pushTerm(terms: Term[], term: Term): void {
  checkSize(term.coefficient.numerator);
  if (term.coefficient.numerator !== 0n) terms.push(term);
}

/** A polynomial times a number and a product of powers. */
export function timesTerm(polynomial: Polynomial, factor: Term): Polynomial {
  return polynomial.map((term) => ({
    exponents: term.exponents.map((exponent, at) => exponent + (factor.exponents[at] ?? 0)),
    coefficient: multiply(term.coefficient, factor.coefficient),
  }));
}

/** A polynomial times a number. */
export function scaled(polynomial: Polynomial, factor: Rational): Polynomial {
  if (factor.numerator === 0n) return [];
  return polynomial.map((term) => ({ ...term, coefficient: multiply(term.coefficient, factor) }));
}

/** The polynomial with all signs turned. */
export function negated(polynomial: Polynomial): Polynomial {
  return polynomial.map((term) => ({ ...term, coefficient: negate(term.coefficient) }));
}

/** The product of two polynomials. */
export function multiplyPolynomials(a: Polynomial, b: Polynomial, steps: Steps): Polynomial {
  spend(steps, a.length * b.length);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const products = short.map((term) => timesTerm(long, term));
  return sumOf(products);
}

/** The sum of several polynomials, pair by pair so that none is merged more often than necessary. */
function sumOf(polynomials: readonly Polynomial[]): Polynomial {
  let level = polynomials;
  while (level.length > 1) {
    const [above, below]: [Polynomial[], readonly Polynomial[]] = [[], level];
    for (let at = 0; at < below.length; at += 2) above.push(addPolynomials(below[at] ?? [], below[at + 1] ?? []));
    level = above;
  }
  return level[0] ?? [];
}

/** A whole power, which is not negative. */
export function powerOfPolynomial(base: Polynomial, exponent: number, steps: Steps): Polynomial {
  const variables = base[0]?.exponents.length ?? 0;
  let power = exponent === 0 ? constantPolynomial(ONE, variables) : base;
  for (let count = 1; count < exponent; count++) power = multiplyPolynomials(power, base, steps);
  return power;
}

/** Whether two polynomials are the same. */
export function samePolynomial(a: Polynomial, b: Polynomial): boolean {
  return (
    a.length === b.length &&
    a.every((term, at) => {
      const other = b[at];
      return (
        other !== undefined &&
        equal(term.coefficient, other.coefficient) &&
        compareExponents(term.exponents, other.exponents) === 0
      );
    })
  );
}

/** Whether a polynomial is a number, zero among them. */
export function isConstant(polynomial: Polynomial): boolean {
  return polynomial.every(({ exponents }) => degreeOf(exponents) === 0);
}
