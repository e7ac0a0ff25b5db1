import { chainBoth, type Outcome } from '../arithmetic/arithmetic.ts';
import { exactValue } from '../exact.ts';
import { ZERO, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { isLack, productOf } from './array-functions.ts';
import { scalar } from './conditions.ts';
import { isList, mapped, vectorOf, zipped, type Entries } from './entries.ts';
import { matrixPower } from './matrix-power.ts';
import { constant, stop, take, type Run } from './run.ts';

/** The values of two operands. */
export type Two<T> = readonly [Entries<T>, Entries<T>];
type Binary = Tree & { kind: 'binary' };

/** The value of two operands and what joins them. */
export function binaryValue<T>(tree: Binary, run: Run<T>): Entries<T> {
  const { arithmetic } = run;
  if (tree.operator === '^') return powerValue(tree, run);
  const sides: Two<T> = [run.valueOf(tree.left, run), run.valueOf(tree.right, run)];
  switch (tree.operator) {
    case '+':
      return joined(tree, sides, arithmetic.add);
    case '-':
      return joined(tree, sides, arithmetic.subtract);
    case '⊙':
      return entrywise(tree, sides, arithmetic.multiply);
    case '*':
      return times(tree, sides, run);
    case '/':
      return joined(tree, sides, arithmetic.divide);
    case 'mod':
      return entrywise(tree, sides, (a, n) => moduloOf(a, n, run));
    default:
      return stop('unsupported', tree);
  }
}

function entrywise<T>(tree: Tree, [left, right]: Two<T>, join: (a: T, b: T) => Outcome<T>): Entries<T> {
  return zipped(left, right, (a, b) => take(join(a, b), tree)) ?? stop('shapes', tree);
}

/** Floored, or with the sign of the number as in C, as the conventions say. */
function moduloOf<T>(a: T, n: T, { arithmetic, conventions }: Run<T>): Outcome<T> {
  if (conventions.modulo === 'floored') return arithmetic.apply('mod', [a, n]);
  const size = chainBoth(arithmetic.apply('abs', [a]), arithmetic.apply('abs', [n]), (x, y) =>
    arithmetic.apply('mod', [x, y]),
  );
  return chainBoth(arithmetic.apply('sign', [a]), size, arithmetic.multiply);
}

/** Two numbers, which is what most values are, are joined without going through lists. */
export function joined<T>(tree: Tree, sides: Two<T>, join: (a: T, b: T) => Outcome<T>): Entries<T> {
  const [left, right] = sides;
  return isList(left) || isList(right) ? entrywise(tree, sides, join) : take(join(left, right), tree);
}

/** A product; of two arrays the matrix product or what the sign says. */
export function times<T>(tree: Tree, sides: Two<T>, { arithmetic }: Run<T>): Entries<T> {
  const [left, right] = sides;
  if (!isList(left) || !isList(right)) return joined(tree, sides, arithmetic.multiply);
  const product = productOf(left, right, { arithmetic, written: tree.kind === 'binary' ? tree.written : '' });
  return isLack(product) ? stop(product, tree) : product;
}

function powerValue<T>(tree: Binary, run: Run<T>): Entries<T> {
  if (tree.left.kind === 'name' && tree.left.name === 'e' && !run.values.has('e')) {
    const exponent = run.valueOf(tree.right, run);
    // Of a matrix this is another function, which has no value here.
    if (isList(exponent) && vectorOf(exponent) === undefined) return stop('unsupported', tree);
    return mapped(exponent, (entry) => take(run.arithmetic.apply('exp', [entry]), tree));
  }
  const base = run.valueOf(tree.left, run);
  const power: Power<T> = { tree, exponent: scalar(tree.right, run), exact: exactValue(tree.right) };
  // Of a vector the entries, of a matrix its product with itself; `**` of code could be either.
  if (isList(base) && vectorOf(base) === undefined) {
    const found = tree.written === '**' ? 'unsupported' : matrixPower(base, power.exact, run.arithmetic);
    return isLack(found) ? stop(found, tree) : found;
  }
  return mapped(base, (entry) => powerOf(entry, power, run));
}

interface Power<T> {
  readonly tree: Binary;
  readonly exponent: T;
  readonly exact: Rational | undefined;
}

function powerOf<T>(base: T, { tree, exponent, exact }: Power<T>, run: Run<T>): T {
  const { arithmetic, conventions } = run;
  const isOdd = exact !== undefined && exact.denominator > 1n && exact.denominator % 2n === 1n;
  if (conventions.odd_roots === 'real' && isOdd && arithmetic.compare(base, constant(ZERO, run)) === -1) {
    const size = take(arithmetic.power(arithmetic.negate(base), exponent, exact), tree);
    return exact.numerator % 2n === 0n ? size : arithmetic.negate(size);
  }
  return take(arithmetic.power(base, exponent, exact), tree);
}
