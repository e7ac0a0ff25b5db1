import { add, compare, divide, rational, subtract, type Rational } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import { fractionOf, ringOf, type Ring } from '../polynomials/algebraic.ts';
import { normOf } from '../polynomials/norm.ts';
import { unlessExhausted, type Polynomial, type Steps } from '../polynomials/polynomial.ts';
import {
  primitive,
  realZeros,
  refined,
  squareFree,
  univariateOf,
  commonDivisor,
  quotientOf,
  type RealZero,
  type Univariate,
} from '../polynomials/univariate.ts';
import { difference } from '../trees.ts';
import { partsOf, type Relation, type Statement } from './statement.ts';

/** Places on the real line such that all statements that were looked at hold or fail alike between two of them. */
export interface Line {
  /** The places where something may change, exactly where they are fractions, else within 2⁻⁴⁰⁰. */
  readonly zeros: readonly RealZero[];
  /** One fraction in each stretch before, between and behind them. */
  readonly between: readonly Rational[];
}

/** Precision of places that are no fractions, in bits: more than the 60 digits that values at them are compared with. */
const BITS = 400;

/**
 * Cuts the real line where the relations of some statements in one unknown may change: at the zeros and poles of their
 * sides, and where a root or an absolute value does. Undefined where a side is no algebraic expression in the unknown or it
 * takes too long. (G. Collins' cylindrical decomposition in its one-dimensional case.)
 */
export function lineOf(statements: readonly Statement[], name: string, steps: Steps): Line | undefined {
  const parts = statements.flatMap(partsOf);
  const relations = parts.filter((part) => part.kind === 'relation');
  if (relations.length < parts.length) return undefined;
  return unlessExhausted(() => {
    let product: Univariate = [1n];
    for (const relation of relations) {
      const factors = criticalOf(relation, name, steps);
      if (!factors) return undefined;
      for (const factor of factors) product = joinedZeros(product, factor, steps);
    }
    const zeros = realZeros(product, steps).map((zero) => refined(zero, BITS, steps));
    return { zeros, between: samplesOf(zeros) };
  });
}

/** The product of two polynomials without repeated zeros, without those of the first in the second. */
function joinedZeros(product: Univariate, factor: Univariate, steps: Steps): Univariate {
  if (factor.length < 2) return product;
  const free = squareFree(factor, steps);
  const common = commonDivisor(product, free, steps);
  const fresh = common.length < 2 ? free : quotientOf(free, common, steps);
  return multiplied(product, fresh);
}

function multiplied(a: Univariate, b: Univariate): Univariate {
  const product: bigint[] = Array.from({ length: a.length + b.length - 1 }, () => 0n);
  for (const [at, one] of a.entries()) {
    for (const [beside, other] of b.entries()) product[at + beside] = (product[at + beside] ?? 0n) + one * other;
  }
  return primitive(product);
}

/** Polynomials at whose zeros a relation may change. */
function criticalOf({ left, right }: Relation, name: string, steps: Steps): Univariate[] | undefined {
  const tree = difference(left, right);
  const ring = ringOf([tree], [name]);
  if (!ring) return undefined;
  const found: Univariate[] = [];
  for (const one of [tree, ...ring.radicals.map(({ radicand }) => radicand)]) {
    const fraction = fractionOf(one, ring, steps);
    if (!fraction) return undefined;
    for (const polynomial of [fraction.numerator, fraction.denominator]) {
      const norm = plainOf(polynomial, ring, steps);
      if (!norm) return undefined;
      found.push(univariateOf(norm, 0));
    }
  }
  const radicands = denominatorsOf(tree).map((one) => fractionOf(one, ring, steps)?.numerator);
  for (const one of radicands) {
    const norm = one && plainOf(one, ring, steps);
    if (norm) found.push(univariateOf(norm, 0));
  }
  return found;
}

/** Every divisor that occurs: where it is zero there is no value, even if it cancels. */
function denominatorsOf(tree: Tree): Tree[] {
  const found: Tree[] = [];
  const look = (node: Tree): void => {
    if (node.kind !== 'binary') {
      if (node.kind === 'negative') look(node.of);
      if (node.kind === 'call') node.arguments.forEach(look);
      return;
    }
    if (node.operator === '/') found.push(node.right);
    if (node.operator === '^') found.push(node.left);
    look(node.left);
    look(node.right);
  };
  look(tree);
  return found;
}

function plainOf(polynomial: Polynomial, ring: Ring, steps: Steps): Polynomial | undefined {
  return ring.radicals.length === 0 ? polynomial : normOf(polynomial, ring, steps);
}

const ONE: Rational = rational(1);

function samplesOf(zeros: readonly RealZero[]): Rational[] {
  const [first, last] = [zeros[0], zeros.at(-1)];
  if (!first || !last) return [rational(1)];
  const inner = zeros.slice(1).map((zero, at) => simplest(zeros[at]?.high ?? zero.low, zero.low));
  return [subtract(floored(first.low), ONE), ...inner, add(negatedFloor(last.high), ONE)];
}

function floored({ numerator, denominator }: Rational): Rational {
  const quotient = numerator / denominator;
  return rational(numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient);
}

function negatedFloor({ numerator, denominator }: Rational): Rational {
  const { numerator: below } = floored({ numerator: -numerator, denominator });
  return rational(-below);
}

/** A fraction with a small denominator strictly between two others, which a person can check. */
export function simplest(low: Rational, high: Rational): Rational {
  for (let denominator = 1n; denominator <= 1024n; denominator *= 2n) {
    const candidate = rational(floored(multiplied2(low, denominator)).numerator + 1n, denominator);
    if (compare(low, candidate) < 0 && compare(candidate, high) < 0) return candidate;
  }
  return divide(add(low, high), rational(2)) ?? low;
}

function multiplied2({ numerator, denominator }: Rational, factor: bigint): Rational {
  return rational(numerator * factor, denominator);
}
