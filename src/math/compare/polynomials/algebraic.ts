import { exactValue } from '../../exact.ts';
import { divide, isInteger, ONE, rational, type Rational } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import { childrenOf } from '../../walk.ts';
import { sameTree } from '../same-tree.ts';
import {
  addPolynomials,
  constantPolynomial,
  isConstant,
  multiplyPolynomials,
  negated,
  powerOfPolynomial,
  scaled,
  unlessExhausted,
  variablePolynomial,
  type Polynomial,
  type Steps,
} from './polynomial.ts';

/** A quotient of polynomials. */
export interface Fraction {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
}

/** A root that occurs: its `degree`-th power is `radicand`. An absolute value is the square root of the square. */
interface Radical {
  readonly tree: Tree;
  readonly degree: number;
  readonly radicand: Tree;
  readonly absolute: boolean;
}

/** The variables of polynomials: names, then roots, each after those inside it. */
export interface Ring {
  readonly names: readonly string[];
  readonly radicals: readonly Radical[];
}

/** Highest exponent that is multiplied out. */
const MOST_EXPONENT = 60;
/** Most roots in one comparison, and the highest degree of one. */
const MOST_RADICALS = 6;
const MOST_ROOT = 4;

/** The ring in which all the trees are quotients of polynomials; undefined where one is no algebraic expression. */
export function ringOf(trees: readonly Tree[], names: readonly string[]): Ring | undefined {
  const radicals: Radical[] = [];
  const isIn = (tree: Tree): boolean => {
    if (exactValue(tree)) return true;
    if (tree.kind === 'name') return names.includes(tree.name);
    const radical = radicalOf(tree);
    if (radical) {
      if (!isIn(radical.absolute && tree.kind === 'call' ? (tree.arguments[0] ?? tree) : radical.radicand))
        return false;
      if (!radicals.some((other) => sameTree(other.tree, tree))) radicals.push(radical);
      return radicals.length <= MOST_RADICALS;
    }
    return isArithmetic(tree) && childrenOf(tree).every(isIn);
  };
  return trees.every(isIn) ? { names, radicals } : undefined;
}

function isArithmetic(tree: Tree): boolean {
  if (tree.kind === 'number' || tree.kind === 'negative' || tree.kind === 'percent') return true;
  if (tree.kind !== 'binary') return false;
  if (tree.operator === '^') return wholeExponent(tree.right) !== undefined;
  return '+-*/'.includes(tree.operator);
}

function wholeExponent(tree: Tree): number | undefined {
  const value = exactValue(tree);
  if (!value || !isInteger(value)) return undefined;
  const exponent = Number(value.numerator);
  return Math.abs(exponent) <= MOST_EXPONENT ? exponent : undefined;
}

/** What a tree is the root of; undefined where it is no root. */
function radicalOf(tree: Tree): Radical | undefined {
  if (tree.kind === 'call') return calledRadical(tree);
  if (tree.kind !== 'binary' || tree.operator !== '^') return undefined;
  const exponent = exactValue(tree.right);
  if (!exponent || isInteger(exponent) || exponent.denominator > BigInt(MOST_ROOT)) return undefined;
  if (exponent.numerator !== 1n && exponent.numerator !== -1n) {
    const power: Tree = { ...tree, right: numberTree({ ...exponent, denominator: 1n }, tree) };
    return { tree, degree: Number(exponent.denominator), radicand: power, absolute: false };
  }
  const radicand: Tree =
    exponent.numerator === 1n ? tree.left : { ...tree, operator: '/', left: numberTree(ONE, tree), right: tree.left };
  return { tree, degree: Number(exponent.denominator), radicand, absolute: false };
}

function calledRadical(tree: Tree & { kind: 'call' }): Radical | undefined {
  const [of, degree] = tree.arguments;
  if (!of) return undefined;
  if (tree.name === 'sqrt' || tree.name === 'cbrt') {
    return { tree, degree: tree.name === 'sqrt' ? 2 : 3, radicand: of, absolute: false };
  }
  if (tree.name === 'abs') {
    const square: Tree = {
      kind: 'binary',
      operator: '^',
      left: of,
      right: numberTree(rational(2), tree),
      written: '^',
      span: tree.span,
    };
    return { tree, degree: 2, radicand: square, absolute: true };
  }
  const root = degree && wholeExponent(degree);
  return tree.name === 'root' && root !== undefined && root >= 2 && root <= MOST_ROOT
    ? { tree, degree: root, radicand: of, absolute: false }
    : undefined;
}

function numberTree(value: Rational, { span }: Tree): Tree {
  return { kind: 'number', value, written: '', span };
}

/** The tree as a quotient of polynomials of the ring; undefined where it has no value or takes too many steps. */
export function fractionOf(tree: Tree, ring: Ring, steps: Steps): Fraction | undefined {
  return unlessExhausted(() => converted(tree, { ring, steps }));
}

interface Conversion {
  readonly ring: Ring;
  readonly steps: Steps;
}

function sizeOf({ names, radicals }: Ring): number {
  return names.length + radicals.length;
}

function whole(polynomial: Polynomial, ring: Ring): Fraction {
  return { numerator: polynomial, denominator: constantPolynomial(ONE, sizeOf(ring)) };
}

function converted(tree: Tree, conversion: Conversion): Fraction | undefined {
  const { ring } = conversion;
  const exact = exactValue(tree);
  if (exact) return whole(constantPolynomial(exact, sizeOf(ring)), ring);
  if (tree.kind === 'name') return whole(variablePolynomial(ring.names.indexOf(tree.name), sizeOf(ring)), ring);
  const radical = ring.radicals.findIndex((one) => sameTree(one.tree, tree));
  if (radical >= 0) return whole(variablePolynomial(ring.names.length + radical, sizeOf(ring)), ring);
  if (tree.kind === 'negative') {
    const of = converted(tree.of, conversion);
    return of && { ...of, numerator: negated(of.numerator) };
  }
  if (tree.kind === 'percent') {
    const of = converted(tree.of, conversion);
    return of && { ...of, numerator: scaled(of.numerator, rational(1, 100)) };
  }
  return tree.kind === 'binary' ? convertedBinary(tree, conversion) : undefined;
}

function convertedBinary(tree: Tree & { kind: 'binary' }, conversion: Conversion): Fraction | undefined {
  const { steps } = conversion;
  const left = converted(tree.left, conversion);
  if (!left) return undefined;
  if (tree.operator === '^') return powered(left, wholeExponent(tree.right), steps);
  const right = converted(tree.right, conversion);
  if (!right) return undefined;
  switch (tree.operator) {
    case '+':
      return sum(left, right, steps);
    case '-':
      return sum(left, { ...right, numerator: negated(right.numerator) }, steps);
    case '*':
      return product(left, right, steps);
    case '/':
      return product(left, { numerator: right.denominator, denominator: right.numerator }, steps);
    default:
      return undefined;
  }
}

function powered(base: Fraction, exponent: number | undefined, steps: Steps): Fraction | undefined {
  if (exponent === undefined) return undefined;
  const times = Math.abs(exponent);
  const numerator = powerOfPolynomial(base.numerator, times, steps);
  const denominator = powerOfPolynomial(base.denominator, times, steps);
  if (exponent >= 0) return { numerator, denominator };
  return numerator.length === 0 ? undefined : { numerator: denominator, denominator: numerator };
}

function sum(a: Fraction, b: Fraction, steps: Steps): Fraction {
  if (isConstant(a.denominator) && isConstant(b.denominator)) {
    const [one, other] = [normal(a), normal(b)];
    return { numerator: addPolynomials(one.numerator, other.numerator), denominator: one.denominator };
  }
  return {
    numerator: addPolynomials(
      multiplyPolynomials(a.numerator, b.denominator, steps),
      multiplyPolynomials(b.numerator, a.denominator, steps),
    ),
    denominator: multiplyPolynomials(a.denominator, b.denominator, steps),
  };
}

/** With the denominator 1, where it is a number. */
function normal(fraction: Fraction): Fraction {
  const [lead] = fraction.denominator;
  const inverse = lead && divide(ONE, lead.coefficient);
  if (!lead || !inverse) return fraction;
  return {
    numerator: scaled(fraction.numerator, inverse),
    denominator: constantPolynomial(ONE, lead.exponents.length),
  };
}

function product(a: Fraction, b: Fraction, steps: Steps): Fraction | undefined {
  const denominator = multiplyPolynomials(a.denominator, b.denominator, steps);
  if (denominator.length === 0) return undefined;
  return { numerator: multiplyPolynomials(a.numerator, b.numerator, steps), denominator };
}
