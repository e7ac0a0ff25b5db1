import { isFailure } from '../arithmetic/arithmetic.ts';
import { rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { constant, stop, take, type Run } from './run.ts';

/** A function of numbers, with what the conventions say of angles and logarithms. */
export function applied<T>(tree: Tree & { kind: 'call' }, values: readonly T[], run: Run<T>): T {
  const { arithmetic, conventions } = run;
  if (tree.name === 'log') return logarithm(tree, values, run);
  const inDegrees = conventions.angles === 'degrees';
  if (inDegrees && ANGLES.has(tree.name)) {
    const radians = values.map((value) => take(arithmetic.multiply(value, degree(tree, run)), tree));
    return take(arithmetic.apply(tree.name, radians), tree);
  }
  const known = arithmetic.apply(tree.name === 'lg' ? 'log10' : tree.name, values);
  const value = known === 'unsupported' ? (run.unknown?.(tree.name, values) ?? known) : known;
  const taken = isFailure(value) ? stop(value, tree, { name: tree.name }) : value;
  return inDegrees && ARCS.has(tree.name) ? take(arithmetic.divide(taken, degree(tree, run)), tree) : taken;
}

const ANGLES: ReadonlySet<string> = new Set('sin cos tan cot sec csc'.split(' '));
const ARCS: ReadonlySet<string> = new Set('arcsin arccos arctan arccot arcsec arccsc arctan2'.split(' '));

function degree<T>(tree: Tree, run: Run<T>): T {
  const pi = take(run.arithmetic.constant('pi'), tree);
  return take(run.arithmetic.divide(pi, constant(rational(180), run)), tree);
}

function logarithm<T>(tree: Tree, [value, base]: readonly T[], run: Run<T>): T {
  if (value === undefined) return stop('unsupported', tree);
  const { arithmetic, conventions } = run;
  if (base === undefined) {
    const name = { natural: 'ln', 'base-2': 'log2', 'base-10': 'log10' }[conventions.logarithm];
    return take(arithmetic.apply(name, [value]), tree);
  }
  const [above, below] = [arithmetic.apply('ln', [value]), arithmetic.apply('ln', [base])];
  return take(arithmetic.divide(take(above, tree), take(below, tree)), tree);
}
