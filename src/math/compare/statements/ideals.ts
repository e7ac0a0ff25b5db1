import type { Context } from '../context.ts';
import { fractionOf, ringOf, type Ring } from '../polynomials/algebraic.ts';
import { monic, productOfIdeals, reducedBasis, sameBasis, vanishesOn } from '../polynomials/groebner.ts';
import { isConstant, samePolynomial, unlessExhausted, type Polynomial, type Steps } from '../polynomials/polynomial.ts';
import {
  commonDivisor,
  derivativeOf,
  quotientOf,
  realZeros,
  univariateOf,
  type Univariate,
} from '../polynomials/univariate.ts';
import { difference } from '../trees.ts';
import type { Relation, Statement } from './statement.ts';

/** Polynomials that vanish together exactly where a statement holds, complex numbers included. */
export interface Ideal {
  readonly ring: Ring;
  readonly generators: readonly Polynomial[];
  /** Polynomials that divided: the statement has no meaning where one of them is zero. */
  readonly divisors: readonly Polynomial[];
}

/**
 * Two statements that are made of equations between rational functions as ideals of one ring: `and` is the sum, `or` the
 * product of ideals. Undefined for anything else, and where it takes too long.
 */
export function idealsOf(
  statements: readonly [Statement, Statement],
  names: readonly string[],
  { bench }: Context,
): readonly [Ideal, Ideal] | undefined {
  const relations = statements.flatMap(equationsOf);
  const known = relations.filter((one) => one !== undefined);
  if (known.length < relations.length) return undefined;
  const ring = ringOf(
    known.map(({ left, right }) => difference(left, right)),
    names,
  );
  if (!ring || ring.radicals.length > 0) return undefined;
  const [a, b] = statements.map((statement) => unlessExhausted(() => idealOf(statement, ring, bench.steps)));
  return a && b ? [a, b] : undefined;
}

function equationsOf(statement: Statement): (Relation | undefined)[] {
  if (statement.kind === 'and' || statement.kind === 'or') return statement.items.flatMap(equationsOf);
  if (statement.kind === 'constant') return [];
  return [statement.kind === 'relation' && statement.operator === '=' ? statement : undefined];
}

/** Most generators before an ideal is taken for too large. */
const MOST_GENERATORS = 60;

function idealOf(statement: Statement, ring: Ring, steps: Steps): Ideal | undefined {
  if (statement.kind === 'relation') {
    const fraction = fractionOf(difference(statement.left, statement.right), ring, steps);
    return fraction && { ring, generators: [fraction.numerator], divisors: [fraction.denominator] };
  }
  if (statement.kind !== 'and' && statement.kind !== 'or') return undefined;
  let ideal: Ideal | undefined;
  for (const item of statement.items) {
    const next = idealOf(item, ring, steps);
    if (!next) return undefined;
    const generators = ideal && joinIdeals(statement.kind, [ideal.generators, next.generators], steps);
    if (generators && generators.length > MOST_GENERATORS) return undefined;
    ideal = ideal ? { ring, generators: generators ?? [], divisors: [...ideal.divisors, ...next.divisors] } : next;
  }
  return ideal;
}

function joinIdeals(
  kind: 'and' | 'or',
  [a, b]: readonly [readonly Polynomial[], readonly Polynomial[]],
  steps: Steps,
): readonly Polynomial[] {
  return kind === 'and' ? [...a, ...b] : productOfIdeals(a, b, steps);
}

/** How the zeros of two ideals lie. `same`: also with their multiplicities. */
export type ZeroSets = 'same' | 'same-but-for-multiplicity' | 'other' | 'unsure';

/** Compares the complex zeros of two ideals, with multiplicities. */
export function compareZeros([a, b]: readonly [Ideal, Ideal], { bench: { steps } }: Context): ZeroSets {
  const [first, second] = [reducedBasis(a.generators, steps), reducedBasis(b.generators, steps)];
  if (!first || !second) return 'unsure';
  if (sameBasis(first, second)) return 'same';
  const contained = [
    ...first.map((one) => vanishesOn(one, second, steps)),
    ...second.map((one) => vanishesOn(one, first, steps)),
  ];
  if (contained.includes(false)) return 'other';
  return contained.includes(undefined) ? 'unsure' : 'same-but-for-multiplicity';
}

/** The one polynomial in one unknown whose zeros an ideal describes, in lowest terms with what it was divided by. */
export function onlyPolynomial({ ring, generators, divisors }: Ideal, steps: Steps): Univariate | undefined {
  if (ring.names.length !== 1) return undefined;
  return unlessExhausted(() => {
    let common: Univariate = [];
    for (const generator of generators) common = commonDivisor(common, univariateOf(generator, 0), steps);
    for (const divisor of divisors) {
      for (;;) {
        const shared = commonDivisor(common, univariateOf(divisor, 0), steps);
        if (shared.length < 2 || common.length < 2) break;
        common = quotientOf(common, shared, steps);
      }
    }
    return common;
  });
}

/** Whether the real zeros of two polynomials have the same multiplicities, given that they are the same. */
export function sameMultiplicities(a: Univariate, b: Univariate, steps: Steps): boolean | undefined {
  return unlessExhausted(() => {
    let [one, other] = [a, b];
    while (one.length > 1 || other.length > 1) {
      [one, other] = [commonDivisor(one, derivativeOf(one), steps), commonDivisor(other, derivativeOf(other), steps)];
      const shared = commonDivisor(one, other, steps);
      const [first, second, both] = [one, other, shared].map((each) => realZeros(each, steps).length);
      if (first !== both || second !== both) return false;
    }
    return true;
  });
}

/** Whether one polynomial is the other times a number that is not zero. */
export function areProportional(a: Polynomial, b: Polynomial): boolean {
  return samePolynomial(monic(a), monic(b));
}

/** Whether something with a name in it divided, so that zeros may be lost. */
export function hasDivisors({ divisors }: Ideal): boolean {
  return !divisors.every(isConstant);
}
