import type { Conventions } from '../model/conventions.ts';
import type { Span } from '../model/place.ts';
import {
  dot,
  entriesOf,
  mapEntries,
  matrixProduct,
  shapeOf,
  transpose,
  zipEntries,
  type NumericValue,
} from './arrays.ts';
import { exactValue, memberPath } from './exact.ts';
import { applyFunction } from './functions.ts';
import { toNumber } from './rational.ts';
import type { RelationOperator, Tree } from './tree.ts';

export type { NumericValue } from './arrays.ts';
export { exactValue } from './exact.ts';

/** What a formula is evaluated with. */
export interface Environment {
  /** Values of names; of a member under its whole path (`f.parameters`). */
  readonly values: ReadonlyMap<string, NumericValue>;
  /** The number of the first entry of an array. */
  readonly indexBase: 0 | 1;
  /** How many values an index has: the range of a sum without bounds. */
  readonly sizeOf?: (index: string) => number | undefined;
  /** The value outside of an array (`index` counts from 0). Absent: a problem. */
  readonly outside?: (array: string, index: number) => number;
  readonly conventions: Conventions;
  /** The value of a derivative that a formula uses. */
  readonly derivative?: (tree: Tree & { kind: 'derivative' }) => NumericValue | undefined;
}

/** Why a formula has no value. */
export interface EvaluationProblem {
  readonly code: 'unknown-name' | 'outside' | 'not-a-number' | 'shapes' | 'too-large' | 'not-supported';
  readonly span: Span;
  readonly name?: string;
  /** Of `outside`: the index as it was written, in the base of the environment, and the length of the array. */
  readonly index?: number;
  readonly length?: number;
}

/** A value, or why there is none. */
export type Evaluation = { readonly value: NumericValue } | { readonly problem: EvaluationProblem };

/** Most steps of one evaluation: three nested sums over 100 values each. */
const MOST_STEPS = 2_000_000;

/**
 * The value of a formula in doubles: indices, sums and products over ranges, `mod`, vectors and matrices. A product of
 * arrays is the matrix product, with `·` between vectors the inner product, with `⊙` entry by entry. Never throws.
 */
export function evaluate(tree: Tree, environment: Environment): Evaluation {
  const run: Run = { environment, scope: new Map(), steps: MOST_STEPS };
  try {
    const value = valueOf(tree, run);
    const isFinite = entriesOf(value).every((entry) => Number.isFinite(entry));
    return isFinite ? { value } : { problem: { code: 'not-a-number', span: tree.span } };
  } catch (error) {
    if (error instanceof Stopped) return { problem: error.problem };
    throw error;
  }
}

interface Run {
  readonly environment: Environment;
  /** Values of the indices of sums. */
  readonly scope: Map<string, number>;
  steps: number;
}

/** Ends an evaluation. Caught by `evaluate`. */
class Stopped extends Error {
  readonly problem: EvaluationProblem;

  constructor(problem: EvaluationProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function stop(code: EvaluationProblem['code'], span: Span, more: Partial<EvaluationProblem> = {}): never {
  throw new Stopped({ code, span, ...more });
}

function valueOf(tree: Tree, run: Run): NumericValue {
  run.steps -= 1;
  if (run.steps < 0) stop('too-large', tree.span);
  switch (tree.kind) {
    case 'number':
      return toNumber(tree.value);
    case 'name':
      return nameValue(tree, run);
    case 'index':
      return indexValue(tree, run);
    case 'member':
      return memberValue(tree, run);
    case 'call':
      return callValue(tree, run);
    case 'negative':
      return mapEntries(valueOf(tree.of, run), (entry) => -entry);
    case 'factorial':
      return factorial(scalar(tree.of, run));
    case 'percent':
      return mapEntries(valueOf(tree.of, run), (entry) => entry / 100);
    case 'transpose':
      return transpose(valueOf(tree.of, run)) ?? stop('shapes', tree.span);
    case 'binary':
      return binaryValue(tree, run);
    case 'sum':
    case 'product':
      return seriesValue(tree, run);
    case 'derivative':
      return run.environment.derivative?.(tree) ?? stop('not-supported', tree.span);
    case 'tuple':
      return tree.items.map((item) => valueOf(item, run));
    case 'matrix':
      return tree.rows.map((row) => row.map((entry) => valueOf(entry, run)));
    case 'cases':
      return casesValue(tree, run);
    case 'indicator':
      return Number(holds(tree.condition, run));
    case 'prime':
    case 'space':
    case 'relation':
    case 'logic':
    case 'not':
    case 'plus-minus':
    case 'integral':
    case 'limit':
    case 'builder':
    case 'text':
      return stop('not-supported', tree.span);
  }
}

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

function nameValue(tree: Tree & { kind: 'name' }, { scope, environment }: Run): NumericValue {
  const value = scope.get(tree.name) ?? environment.values.get(tree.name) ?? CONSTANTS.get(tree.name);
  return value ?? stop('unknown-name', tree.span, { name: tree.name });
}

function memberValue(tree: Tree & { kind: 'member' }, { environment }: Run): NumericValue {
  const path = memberPath(tree);
  const value = path === undefined ? undefined : environment.values.get(path);
  return value ?? stop('unknown-name', tree.span, { name: path ?? tree.name });
}

function indexValue(tree: Tree & { kind: 'index' }, run: Run): NumericValue {
  const { environment } = run;
  const name = tree.of.kind === 'name' ? tree.of.name : '';
  let value = valueOf(tree.of, run);
  for (const index of tree.indices) {
    const written = scalar(index, run);
    if (typeof value === 'number') return stop('shapes', tree.span, { name });
    if (!Number.isInteger(written)) return stop('not-a-number', index.span, { name });
    const at = written - environment.indexBase;
    const entry: NumericValue | undefined = value[at];
    if (entry === undefined) {
      if (!environment.outside) return stop('outside', tree.span, { name, index: written, length: value.length });
      value = environment.outside(name, at);
    } else value = entry;
  }
  return value;
}

function callValue(tree: Tree & { kind: 'call' }, run: Run): NumericValue {
  const values = tree.arguments.map((one) => valueOf(one, run));
  const value = applyFunction(tree.name, values, run.environment.conventions);
  if (value === 'unknown') return stop('not-supported', tree.span, { name: tree.name });
  return value === 'shapes' ? stop('shapes', tree.span, { name: tree.name }) : value;
}

/** The value of a tree that has to be a number. */
function scalar(tree: Tree, run: Run): number {
  const value = valueOf(tree, run);
  return typeof value === 'number' ? value : stop('shapes', tree.span);
}

function factorial(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > 170) return Number.NaN;
  let product = 1;
  for (let factor = 2; factor <= value; factor++) product *= factor;
  return product;
}

function binaryValue(tree: Tree & { kind: 'binary' }, run: Run): NumericValue {
  const left = valueOf(tree.left, run);
  const right = valueOf(tree.right, run);
  switch (tree.operator) {
    case '+':
      return zipEntries(left, right, (a, b) => a + b) ?? stop('shapes', tree.span);
    case '-':
      return zipEntries(left, right, (a, b) => a - b) ?? stop('shapes', tree.span);
    case '⊙':
      return zipEntries(left, right, (a, b) => a * b) ?? stop('shapes', tree.span);
    case '*':
      return times(tree, left, right);
    case '/':
      if (entriesOf(right).includes(0)) return stop('not-a-number', tree.span);
      return zipEntries(left, right, (a, b) => a / b) ?? stop('shapes', tree.span);
    case '^':
      return powerValue(tree, left, run);
    case 'mod':
      return zipEntries(left, right, modulo(run.environment.conventions.modulo)) ?? stop('shapes', tree.span);
    case '±':
    case '∓':
    case '∪':
    case '∩':
    case '∖':
      return stop('not-supported', tree.span);
  }
}

function times(tree: Tree & { kind: 'binary' }, left: NumericValue, right: NumericValue): NumericValue {
  if (typeof left === 'number' || typeof right === 'number') {
    return zipEntries(left, right, (a, b) => a * b) ?? stop('shapes', tree.span);
  }
  const areVectors = shapeOf(left).length === 1 && shapeOf(right).length === 1;
  if (!areVectors) return matrixProduct(left, right) ?? stop('shapes', tree.span);
  if (/^(?:[·⋅•.]|\\cdot)$/u.test(tree.written)) return dot(left, right) ?? stop('shapes', tree.span);
  // `x * y` of two vectors is read as code does; side by side or with × it could be three different products.
  if (tree.written !== '*') return stop('not-supported', tree.span);
  return zipEntries(left, right, (a, b) => a * b) ?? stop('shapes', tree.span);
}

function modulo(kind: 'floored' | 'truncated'): (a: number, n: number) => number {
  return kind === 'truncated' ? (a, n) => a % n : (a, n) => a - n * Math.floor(a / n);
}

function powerValue(tree: Tree & { kind: 'binary' }, base: NumericValue, run: Run): NumericValue {
  const exponent = scalar(tree.right, run);
  if (shapeOf(base).length > 1) return stop('not-supported', tree.span);
  const exact = run.environment.conventions.odd_roots === 'real' ? exactValue(tree.right) : undefined;
  const isOdd = exact !== undefined && exact.denominator > 1n && exact.denominator % 2n === 1n;
  const sign = exact !== undefined && exact.numerator % 2n === 0n ? 1 : -1;
  return mapEntries(base, (entry) => (entry < 0 && isOdd ? sign * (-entry) ** exponent : entry ** exponent));
}

function seriesValue(tree: Tree & { kind: 'sum' | 'product' }, run: Run): NumericValue {
  const { environment, scope } = run;
  const size = tree.from && tree.to ? undefined : environment.sizeOf?.(tree.index);
  const from = tree.from ? scalar(tree.from, run) : environment.indexBase;
  const to = tree.to ? scalar(tree.to, run) : lastIndex(tree, size, environment.indexBase);
  if (!Number.isInteger(from) || !Number.isInteger(to)) return stop('not-a-number', tree.span);
  if (to - from > 1e6) return stop('too-large', tree.span);
  const before = scope.get(tree.index);
  let total: NumericValue = tree.kind === 'sum' ? 0 : 1;
  for (let at = from; at <= to; at++) {
    scope.set(tree.index, at);
    total = joined(tree, total, valueOf(tree.body, run));
  }
  if (before === undefined) scope.delete(tree.index);
  else scope.set(tree.index, before);
  return total;
}

function joined(tree: Tree & { kind: 'sum' | 'product' }, total: NumericValue, term: NumericValue): NumericValue {
  const join = tree.kind === 'sum' ? (a: number, b: number) => a + b : (a: number, b: number) => a * b;
  return zipEntries(total, term, join) ?? stop('shapes', tree.span);
}

function lastIndex(tree: Tree & { kind: 'sum' | 'product' }, size: number | undefined, base: number): number {
  return size === undefined ? stop('not-supported', tree.span, { name: tree.index }) : size - 1 + base;
}

function casesValue(tree: Tree & { kind: 'cases' }, run: Run): NumericValue {
  const branch = tree.branches.find(({ condition }) => condition === undefined || holds(condition, run));
  return branch ? valueOf(branch.value, run) : stop('not-a-number', tree.span);
}

function holds(condition: Tree, run: Run): boolean {
  if (condition.kind !== 'relation') return stop('not-supported', condition.span);
  const values = condition.sides.map((side) => scalar(side, run));
  return condition.operators.every((operator, at) => {
    const [left = Number.NaN, right = Number.NaN] = [values[at], values[at + 1]];
    return compare(operator, left, right) ?? stop('not-supported', condition.span);
  });
}

function compare(operator: RelationOperator, left: number, right: number): boolean | undefined {
  switch (operator) {
    case '=':
    case '≡':
      return left === right;
    case '≠':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '≤':
      return left <= right;
    case '≥':
      return left >= right;
    default:
      return undefined;
  }
}
