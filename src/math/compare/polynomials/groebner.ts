import { divide, negate, ONE, type Rational } from '../../rational.ts';
import {
  addPolynomials,
  compareExponents,
  constantPolynomial,
  degreeOf,
  multiplyPolynomials,
  negated,
  samePolynomial,
  scaled,
  spend,
  timesTerm,
  unlessExhausted,
  type Polynomial,
  type Steps,
  type Term,
} from './polynomial.ts';

/**
 * The reduced Gröbner basis of the ideal that some polynomials generate, in graded reverse lexicographic order, from the
 * smallest leading term up: two sets of polynomials generate the same ideal if and only if their reduced bases are the
 * same. Undefined where it takes too many steps. (Buchberger's algorithm with his two criteria; D. Cox, J. Little, D.
 * O'Shea, Ideals, Varieties, and Algorithms, 4th ed., §§ 2.7, 2.10.)
 */
export function reducedBasis(generators: readonly Polynomial[], steps: Steps): readonly Polynomial[] | undefined {
  return unlessExhausted(() => reduced(completed(generators, steps), steps));
}

/** Whether two reduced bases are those of one ideal. */
export function sameBasis(a: readonly Polynomial[], b: readonly Polynomial[]): boolean {
  return a.length === b.length && a.every((one, at) => samePolynomial(one, b[at] ?? []));
}

/** What is left of a polynomial after division by a basis: zero if and only if it lies in the ideal. */
export function remainderOf(polynomial: Polynomial, basis: readonly Polynomial[], steps: Steps): Polynomial {
  let rest = polynomial;
  const remainder: Term[] = [];
  for (let first = rest[0]; first; first = rest[0]) {
    const divisor = divisorOf(first, basis);
    if (!divisor) {
      remainder.push(first);
      rest = rest.slice(1);
      continue;
    }
    spend(steps, divisor.by.length);
    rest = addPolynomials(rest, timesTerm(divisor.by, divisor.factor));
  }
  return remainder;
}

interface Divisor {
  readonly by: Polynomial;
  /** What `by` is multiplied with to cancel the leading term. */
  readonly factor: Term;
}

function divisorOf(term: Term, basis: readonly Polynomial[]): Divisor | undefined {
  for (const by of basis) {
    const lead = by[0];
    if (!lead || !divides(lead.exponents, term.exponents)) continue;
    const quotient = divide(negate(term.coefficient), lead.coefficient);
    if (!quotient) continue;
    return { by, factor: { exponents: lessExponents(term.exponents, lead.exponents), coefficient: quotient } };
  }
  return undefined;
}

function divides(a: readonly number[], b: readonly number[]): boolean {
  return a.every((exponent, at) => exponent <= (b[at] ?? 0));
}

function lessExponents(a: readonly number[], b: readonly number[]): number[] {
  return a.map((exponent, at) => exponent - (b[at] ?? 0));
}

function commonMultiple(a: readonly number[], b: readonly number[]): number[] {
  return a.map((exponent, at) => Math.max(exponent, b[at] ?? 0));
}

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly multiple: readonly number[];
}

/** A Gröbner basis, not reduced yet. Pairs with the smallest common multiple come first. */
function completed(generators: readonly Polynomial[], steps: Steps): Polynomial[] {
  const basis: Polynomial[] = [];
  let pairs: Pair[] = [];
  const join = (polynomial: Polynomial): void => {
    const lead = polynomial[0];
    if (!lead) return;
    for (const [at, other] of basis.entries()) {
      const multiple = commonMultiple(lead.exponents, other[0]?.exponents ?? []);
      pairs.push({ first: at, second: basis.length, multiple });
    }
    basis.push(monic(polynomial));
  };
  for (const generator of generators) join(remainderOf(generator, basis, steps));
  while (pairs.length > 0) {
    const next = smallest(pairs);
    pairs = pairs.filter((pair) => pair !== next);
    spend(steps, pairs.length);
    if (!isSuperfluous(next, basis, pairs)) join(remainderOf(differenceOf(next, basis, steps), basis, steps));
  }
  return basis;
}

function smallest(pairs: readonly Pair[]): Pair | undefined {
  let best = pairs[0];
  for (const pair of pairs) if (best && compareExponents(pair.multiple, best.multiple) < 0) best = pair;
  return best;
}

/** Buchberger's criteria: leading terms without a common factor, or a third one that both pairs are done with. */
function isSuperfluous(pair: Pair | undefined, basis: readonly Polynomial[], waiting: readonly Pair[]): boolean {
  if (!pair) return true;
  const [one, other] = [basis[pair.first]?.[0], basis[pair.second]?.[0]];
  if (!one || !other) return true;
  if (degreeOf(pair.multiple) === degreeOf(one.exponents) + degreeOf(other.exponents)) return true;
  const isWaiting = (a: number, b: number): boolean =>
    waiting.some(({ first, second }) => first === Math.min(a, b) && second === Math.max(a, b));
  return basis.some(
    ([lead], at) =>
      at !== pair.first &&
      at !== pair.second &&
      lead !== undefined &&
      divides(lead.exponents, pair.multiple) &&
      !isWaiting(pair.first, at) &&
      !isWaiting(pair.second, at),
  );
}

/** The S-polynomial of a pair. */
function differenceOf(pair: Pair | undefined, basis: readonly Polynomial[], steps: Steps): Polynomial {
  const [one, other] = [basis[pair?.first ?? -1], basis[pair?.second ?? -1]];
  const [a, b] = [one?.[0], other?.[0]];
  if (!pair || !one || !other || !a || !b) return [];
  spend(steps, one.length + other.length);
  const left = timesTerm(one, { exponents: lessExponents(pair.multiple, a.exponents), coefficient: ONE });
  const right = timesTerm(other, { exponents: lessExponents(pair.multiple, b.exponents), coefficient: ONE });
  return addPolynomials(left, negated(right));
}

/** The polynomial with 1 as the leading coefficient. */
export function monic(polynomial: Polynomial): Polynomial {
  const inverse: Rational | undefined = polynomial[0] && divide(ONE, polynomial[0].coefficient);
  return inverse ? scaled(polynomial, inverse) : polynomial;
}

/** Without members whose leading term another one divides, and each reduced by the others. */
function reduced(basis: readonly Polynomial[], steps: Steps): Polynomial[] {
  const minimal: Polynomial[] = [];
  const sorted = [...basis].sort((a, b) => compareExponents(a[0]?.exponents ?? [], b[0]?.exponents ?? []));
  for (const one of sorted) {
    const lead = one[0];
    if (lead && !minimal.some(([other]) => other !== undefined && divides(other.exponents, lead.exponents)))
      minimal.push(one);
  }
  return minimal.map((one) =>
    monic(
      remainderOf(
        one,
        minimal.filter((other) => other !== one),
        steps,
      ),
    ),
  );
}

/** Generators of the product of two ideals, whose zeros are those of either. */
export function productOfIdeals(a: readonly Polynomial[], b: readonly Polynomial[], steps: Steps): Polynomial[] {
  return a.flatMap((one) => b.map((other) => multiplyPolynomials(one, other, steps)));
}

/** Whether a reduced basis is that of the ideal of all polynomials. */
function isWhole([first, second]: readonly Polynomial[]): boolean {
  return second === undefined && degreeOf(first?.[0]?.exponents ?? [1]) === 0;
}

/**
 * Whether a polynomial vanishes at all common zeros, complex ones too, of some others: whether 1 lies in the ideal of these
 * and `1 − t·polynomial` (Rabinowitsch). Undefined where it takes too many steps.
 */
export function vanishesOn(polynomial: Polynomial, others: readonly Polynomial[], steps: Steps): boolean | undefined {
  const wider = (one: Polynomial, exponent: number): Polynomial =>
    one.map((term) => ({ ...term, exponents: [...term.exponents, exponent] }));
  const variables = (polynomial[0] ?? others[0]?.[0])?.exponents.length ?? 0;
  const inverse = addPolynomials(constantPolynomial(ONE, variables + 1), negated(wider(polynomial, 1)));
  const basis = reducedBasis([...others.map((one) => wider(one, 0)), inverse], steps);
  return basis && isWhole(basis);
}
