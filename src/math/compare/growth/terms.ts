import { exactValue } from '../../exact.ts';
import { compare, divide, ONE, rational, ZERO, type Rational } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import { CONSTANT, isDominated, powerOfMonomial, timesMonomial, type Growth, type Monomial } from './monomial.ts';

/** A sum of growths, none of which another one dominates. Never empty. */
export type Terms = readonly Monomial[];

/** Most terms of a sum. */
const MOST_TERMS = 64;

/**
 * How an expression grows with its names, up to constant factors and lower-order terms; undefined where that is not known:
 * for differences of terms alike, sines, quotients of sums.
 */
export function termsOf(tree: Tree): Terms | undefined {
  const value = exactValue(tree);
  if (value) return compare(value, ZERO) > 0 ? [new Map()] : undefined;
  switch (tree.kind) {
    case 'name':
      return tree.name === 'pi' || tree.name === 'e' ? [new Map()] : [growing(tree.name, { power: ONE })];
    case 'index':
      return undefined;
    case 'factorial':
      return factorialOf(tree.of);
    case 'call':
      return calledTerms(tree);
    case 'binary':
      return binaryTerms(tree);
    default:
      return undefined;
  }
}

function growing(name: string, growth: Partial<Growth>): Monomial {
  return new Map([[name, { ...CONSTANT, ...growth }]]);
}

/** Without the terms that others dominate; undefined where there are too many. */
function leading(terms: readonly Monomial[]): Terms | undefined {
  if (terms.length > MOST_TERMS) return undefined;
  const kept: Monomial[] = [];
  for (const term of terms) {
    if (kept.some((other) => isDominated(term, other) === true)) continue;
    const rest = kept.filter((other) => isDominated(other, term) !== true);
    kept.splice(0, kept.length, ...rest, term);
  }
  return kept;
}

function binaryTerms(tree: Tree & { kind: 'binary' }): Terms | undefined {
  if (tree.operator === '^') return powerTerms(tree.left, tree.right);
  const left = termsOf(tree.left);
  if (tree.operator === '-') return left && lessTerms(left, tree.right);
  const right = termsOf(tree.right);
  if (!left || !right) return undefined;
  switch (tree.operator) {
    case '+':
      return leading([...left, ...right]);
    case '*':
      return leading(left.flatMap((one) => right.map((other) => timesMonomial(one, other))));
    case '/':
      return quotientTerms(left, right);
    default:
      return undefined;
  }
}

function quotientTerms(above: Terms, [below, second]: Terms): Terms | undefined {
  const inverse = below && !second ? powerOfMonomial(below, rational(-1)) : undefined;
  return inverse && leading(above.map((one) => timesMonomial(one, inverse)));
}

/** What is taken away must be of lower order than something that stays. */
function lessTerms(left: Terms, tree: Tree): Terms | undefined {
  const value = exactValue(tree);
  const right = value && compare(value, ZERO) <= 0 ? [new Map<string, Growth>()] : termsOf(tree);
  const isLower = (one: Monomial): boolean =>
    left.some((other) => isDominated(one, other) === true && isDominated(other, one) === false);
  return right?.every(isLower) === true ? left : undefined;
}

function powerTerms(base: Tree, exponent: Tree): Terms | undefined {
  const value = exactValue(exponent);
  if (value) return raised(termsOf(base), value);
  const fixed = exactValue(base);
  if (fixed && compare(fixed, ZERO) > 0) return exponential({ fraction: fixed, ofEuler: ZERO }, exponent);
  if (base.kind === 'name' && base.name === 'e') return exponential({ fraction: ONE, ofEuler: ONE }, exponent);
  return base.kind === 'name' && exponent.kind === 'name' && base.name === exponent.name
    ? [selfPower(base.name)]
    : undefined;
}

/** `n^n` grows like `n! eⁿ / √n` (Stirling). */
function selfPower(name: string): Monomial {
  const exponentials = new Map([[1, { fraction: ONE, ofEuler: ONE }]]);
  return growing(name, { factorial: ONE, exponentials, power: rational(-1, 2) });
}

/** A power of a sum grows like the sum of the powers. */
function raised(terms: Terms | undefined, exponent: Rational): Terms | undefined {
  if (!terms || (compare(exponent, ZERO) < 0 && terms.length > 1)) return undefined;
  const powers = terms.map((one) => powerOfMonomial(one, exponent));
  const known = powers.filter((one) => one !== undefined);
  return known.length < powers.length ? undefined : leading(known);
}

interface Base {
  readonly fraction: Rational;
  readonly ofEuler: Rational;
}

/** `b^(c·n^k + d)` for a whole power k: the constant d is a factor. */
function exponential(base: Base, exponent: Tree): Terms | undefined {
  const parts = linearParts(exponent);
  if (!parts) return undefined;
  let product: Monomial = new Map();
  for (const { name, degree, factor } of parts) {
    const one = growing(name, { exponentials: new Map([[degree, base]]) });
    const power = powerOfMonomial(one, factor);
    if (!power) return undefined;
    product = timesMonomial(product, power);
  }
  return [product];
}

interface Part {
  readonly name: string;
  readonly degree: number;
  readonly factor: Rational;
}

/** The terms of a sum of multiples of powers of single names; constants are left out. */
function linearParts(tree: Tree): Part[] | undefined {
  if (exactValue(tree)) return [];
  if (tree.kind === 'name') return [{ name: tree.name, degree: 1, factor: ONE }];
  if (tree.kind !== 'binary') return undefined;
  const [left, right] = [exactValue(tree.left), exactValue(tree.right)];
  switch (tree.operator) {
    case '+':
    case '-':
      return summedParts(tree, tree.operator === '-');
    case '*':
      return left ? timesParts(linearParts(tree.right), left) : right && timesParts(linearParts(tree.left), right);
    case '/':
      return right && timesParts(linearParts(tree.left), divide(ONE, right) ?? ONE);
    case '^': {
      const degree = Number(right?.denominator === 1n ? right.numerator : 0n);
      return tree.left.kind === 'name' && degree > 0 ? [{ name: tree.left.name, degree, factor: ONE }] : undefined;
    }
    default:
      return undefined;
  }
}

function summedParts({ left, right }: Tree & { kind: 'binary' }, isLess: boolean): Part[] | undefined {
  const [one, other] = [linearParts(left), timesParts(linearParts(right), rational(isLess ? -1 : 1))];
  return one && other && [...one, ...other];
}

function timesParts(parts: Part[] | undefined, by: Rational): Part[] | undefined {
  return parts?.map((part) => ({
    ...part,
    factor: rational(part.factor.numerator * by.numerator, part.factor.denominator * by.denominator),
  }));
}

/** `(n + k)!` grows like `n! n^k`. */
function factorialOf(tree: Tree): Terms | undefined {
  if (tree.kind === 'name') return [growing(tree.name, { factorial: ONE })];
  if (tree.kind !== 'binary' || (tree.operator !== '+' && tree.operator !== '-')) return undefined;
  const shift = exactValue(tree.right);
  if (tree.left.kind !== 'name' || shift?.denominator !== 1n) return undefined;
  const power = rational(tree.operator === '+' ? shift.numerator : -shift.numerator);
  return [growing(tree.left.name, { factorial: ONE, power })];
}

const LOGARITHMS: ReadonlySet<string> = new Set(['log', 'ln', 'log2', 'log10', 'lg']);

function calledTerms(tree: Tree & { kind: 'call' }): Terms | undefined {
  const [first, ...rest] = tree.arguments;
  if (!first) return undefined;
  if (LOGARITHMS.has(tree.name) && rest.every((base) => exactValue(base))) return logarithmOf(first);
  switch (tree.name) {
    case 'sqrt':
      return raised(termsOf(first), rational(1, 2));
    case 'cbrt':
      return raised(termsOf(first), rational(1, 3));
    case 'exp':
      return exponential({ fraction: ONE, ofEuler: ONE }, first);
    case 'factorial':
      return factorialOf(first);
    case 'max': {
      const all = tree.arguments.map(termsOf);
      const known = all.filter((one) => one !== undefined);
      return known.length < all.length ? undefined : leading(known.flat());
    }
    default:
      return undefined;
  }
}

/** The logarithm of a sum grows like the sum of the logarithms of its terms, where each of these grows. */
function logarithmOf(tree: Tree): Terms | undefined {
  const terms = termsOf(tree);
  if (!terms) return undefined;
  const logs: Monomial[] = [];
  for (const term of terms) {
    for (const [name, growth] of term) {
      const log = logarithmOfGrowth(name, growth);
      if (!log) return undefined;
      logs.push(log);
    }
  }
  return logs.length === 0 ? [new Map()] : leading(logs);
}

function logarithmOfGrowth(name: string, growth: Growth): Monomial | undefined {
  const [degree] = [...growth.exponentials.keys()].toSorted((a, b) => b - a);
  const { factorial, power, logarithm, doubleLogarithm } = growth;
  if ([factorial, power, logarithm, doubleLogarithm].some(({ numerator }) => numerator < 0n)) return undefined;
  if (degree !== undefined && degree > 1) return growing(name, { power: rational(degree) });
  if (factorial.numerator > 0n) return growing(name, { power: ONE, logarithm: ONE });
  if (degree !== undefined) return growing(name, { power: ONE });
  if (power.numerator > 0n) return growing(name, { logarithm: ONE });
  return logarithm.numerator > 0n ? growing(name, { doubleLogarithm: ONE }) : undefined;
}
