import { rational, ONE, ZERO } from '../rational.ts';
import type { Constant, Outcome } from '../arithmetic/arithmetic.ts';
import { memberPath } from '../exact.ts';
import type { Tree } from '../tree.ts';
import { arrayFunction, isLack } from './array-functions.ts';
import { holds, indicatorValue, scalar } from './conditions.ts';
import { isList, mapped, transposed, vectorOf, type Entries } from './entries.ts';
import { applied } from './functions.ts';
import { binaryValue, joined, times } from './operators.ts';
import { constant, stop, Stopped, take, type Evaluated, type Place, type Run } from './run.ts';

export type { Evaluated, Lack, Place } from './run.ts';

/**
 * The value of a formula over any sort of numbers: sums and products over ranges, indices, vectors and matrices, cases.
 * Never throws.
 */
export function evaluateOver<T>(tree: Tree, place: Place<T>): Evaluated<T> {
  try {
    return { value: valueOf(tree, runAt(place)) };
  } catch (error) {
    if (error instanceof Stopped) return error.lack;
    throw error;
  }
}

/** Field by field, since spreading takes longer than most formulas do. */
function runAt<T>(place: Place<T>): Run<T> {
  return {
    arithmetic: place.arithmetic,
    values: place.values,
    indexBase: place.indexBase,
    conventions: place.conventions,
    sizeOf: place.sizeOf,
    outside: place.outside,
    derivative: place.derivative,
    called: place.called,
    unknown: place.unknown,
    decided: place.decided,
    steps: place.steps,
    cost: place.cost,
    scope: new Map(),
    valueOf,
  };
}

function valueOf<T>(tree: Tree, run: Run<T>): Entries<T> {
  run.steps.left -= run.cost;
  if (run.steps.left < 0) stop('too-large', tree);
  const { arithmetic } = run;
  switch (tree.kind) {
    case 'number':
      return take(arithmetic.rational(tree.value), tree);
    case 'name':
      return nameValue(tree, run);
    case 'index':
      return indexValue(tree, run);
    case 'call':
      return callValue(tree, run);
    case 'negative':
      return mapped(valueOf(tree.of, run), arithmetic.negate);
    case 'factorial':
      return take(arithmetic.apply('factorial', [scalar(tree.of, run)]), tree);
    case 'percent':
      return times(tree, [valueOf(tree.of, run), constant(rational(1, 100), run)], run);
    case 'transpose':
      return transposed(valueOf(tree.of, run)) ?? stop('shapes', tree);
    case 'binary':
      return binaryValue(tree, run);
    case 'sum':
    case 'product':
      return seriesValue(tree, run);
    case 'tuple':
      return tree.items.map((item) => valueOf(item, run));
    case 'matrix':
      return tree.rows.map((row) => row.map((entry) => valueOf(entry, run)));
    case 'cases':
      return casesValue(tree, run);
    case 'indicator':
      return indicatorValue(tree.condition, run);
    case 'prime':
      return primeValue(tree.of, tree, run);
    case 'derivative':
      return run.derivative?.(tree) ?? stop('unsupported', tree);
    case 'member':
      return memberValue(tree, run);
    default:
      return stop('unsupported', tree);
  }
}

function nameValue<T>(tree: Tree & { kind: 'name' }, run: Run<T>): Entries<T> {
  const value = run.scope.get(tree.name) ?? run.values.get(tree.name);
  if (value !== undefined) return value;
  const constant = CONSTANTS.get(tree.name);
  const outcome: Outcome<T> = constant === undefined ? 'unsupported' : run.arithmetic.constant(constant);
  return outcome === 'unsupported' ? stop('unknown-name', tree, { name: tree.name }) : take(outcome, tree);
}

const CONSTANTS: ReadonlyMap<string, Constant> = new Map([
  ['pi', 'pi'],
  ['e', 'e'],
  ['i', 'i'],
  ['j', 'i'],
]);

function memberValue<T>(tree: Tree & { kind: 'member' }, { values }: Run<T>): Entries<T> {
  const path = memberPath(tree);
  const value = path === undefined ? undefined : values.get(path);
  return value ?? stop('unknown-name', tree, { name: path ?? tree.name });
}

function indexValue<T>(tree: Tree & { kind: 'index' }, run: Run<T>): Entries<T> {
  const name = tree.of.kind === 'name' ? tree.of.name : '';
  let value = valueOf(tree.of, run);
  for (const index of tree.indices) {
    const written = whole(index, run);
    if (!isList(value)) return stop('shapes', tree, { name });
    const at = written - run.indexBase;
    const missing = { name, index: written, length: value.length };
    value = value[at] ?? run.outside?.(name, at) ?? stop('outside', tree, missing);
  }
  return value;
}

function callValue<T>(tree: Tree & { kind: 'call' }, run: Run<T>): Entries<T> {
  const { name } = tree;
  const values = tree.arguments.map((one) => valueOf(one, run));
  const own = run.called?.(name, values);
  if (own !== undefined) return own;
  if (name === 'argmax' || name === 'argmin') return positionValue(tree, values, run);
  const special = arrayFunction(name, values, run.arithmetic);
  if (special !== undefined) return isLack(special) ? stop(special, tree, { name }) : special;
  const [first, ...others] = values;
  if (first === undefined) return stop('unsupported', tree, { name });
  const rest = others.map((one) => (isList(one) ? stop('shapes', tree, { name }) : one));
  return mapped(first, (entry) => applied(tree, [entry, ...rest], run));
}

/** Where the largest or smallest entry of a vector stands, in the base of indices. Several of them are no place. */
function positionValue<T>(tree: Tree & { kind: 'call' }, values: readonly Entries<T>[], run: Run<T>): Entries<T> {
  const [only, second] = values;
  const entries = only === undefined ? undefined : vectorOf(only);
  const wanted = tree.name === 'argmax' ? 1 : -1;
  const [first] = entries ?? [];
  if (!entries || first === undefined || second !== undefined) return stop('unsupported', tree, { name: tree.name });
  const best = entries.reduce((most, entry) => (run.arithmetic.compare(entry, most) === wanted ? entry : most), first);
  const places = entries.flatMap((entry, at) => (run.arithmetic.compare(entry, best) === 0 ? [at] : []));
  const [at, other] = places;
  return at === undefined || other !== undefined
    ? stop('undefined', tree)
    : constant(rational(at + run.indexBase), run);
}

/** `f'` of a function that nobody knows is another such function, named with its primes. */
function primeValue<T>(derived: Tree, tree: Tree, run: Run<T>): Entries<T> {
  let primes = "'";
  let of = derived;
  while (of.kind === 'prime') {
    primes += "'";
    of = of.of;
  }
  const [only, second] = of.kind === 'call' ? of.arguments : [];
  if (of.kind !== 'call' || only === undefined || second !== undefined) return stop('unsupported', tree);
  return take(run.unknown?.(of.name + primes, [scalar(only, run)]) ?? 'unsupported', tree);
}

function whole<T>(tree: Tree, run: Run<T>): number {
  const value = run.arithmetic.integer(scalar(tree, run));
  return typeof value === 'string' ? stop(value, tree) : value;
}

/** Most terms of a sum or factors of a product. */
const MOST_TERMS = 1_000_000;

function seriesValue<T>(tree: Tree & { kind: 'sum' | 'product' }, run: Run<T>): Entries<T> {
  const { arithmetic, scope } = run;
  const size = tree.from && tree.to ? undefined : run.sizeOf?.(tree.index);
  const from = tree.from ? whole(tree.from, run) : run.indexBase;
  const to = tree.to
    ? whole(tree.to, run)
    : size === undefined
      ? stop('unsupported', tree, { name: tree.index })
      : size - 1 + run.indexBase;
  if (to - from > MOST_TERMS) return stop('too-large', tree);
  const join = tree.kind === 'sum' ? arithmetic.add : arithmetic.multiply;
  const before = scope.get(tree.index);
  let total: Entries<T> = constant(tree.kind === 'sum' ? ZERO : ONE, run);
  for (let at = from; at <= to; at++) {
    scope.set(tree.index, constant({ numerator: BigInt(at), denominator: 1n }, run));
    const term = valueOf(tree.body, run);
    total = joined(tree, [total, term], join);
  }
  if (before === undefined) scope.delete(tree.index);
  else scope.set(tree.index, before);
  return total;
}

function casesValue<T>(tree: Tree & { kind: 'cases' }, run: Run<T>): Entries<T> {
  const branch = tree.branches.find(({ condition }) => condition === undefined || holds(condition, run));
  return branch ? valueOf(branch.value, run) : stop('undefined', tree);
}
