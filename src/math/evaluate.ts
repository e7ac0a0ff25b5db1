import type { Conventions } from '../model/conventions.ts';
import type { Span } from '../model/place.ts';
import { doubles } from './arithmetic/doubles.ts';
import { flat, type Entries } from './evaluation/entries.ts';
import { evaluateOver, type Lack } from './evaluation/evaluate-over.ts';
import type { Tree } from './tree.ts';

/** A number, a vector (list of numbers), a matrix (list of rows) and so on. */
export type NumericValue = Entries<number>;

export { exactValue } from './exact.ts';

/** What a formula is evaluated with. */
export interface Environment {
  /** Values of names; of a member under its whole path (`f.parameters`). */
  readonly values: ReadonlyMap<string, NumericValue>;
  /** The number of the first entry of an array. */
  readonly indexBase: 0 | 1;
  /** How many values an index has: the range of a sum without bounds. */
  readonly sizeOf?: ((index: string) => number | undefined) | undefined;
  /** The value outside of an array (`index` counts from 0). Absent: a problem. */
  readonly outside?: ((array: string, index: number) => number) | undefined;
  readonly conventions: Conventions;
  /** Steps left for this evaluation and others that share them. Absent: as many as one may take. */
  readonly steps?: { left: number } | undefined;
  /** Hears of every comparison in a condition, and which way it went. */
  readonly decided?: ((comparison: Tree, holds: boolean) => void) | undefined;
  /** The value of a derivative that a formula uses. */
  readonly derivative?: ((tree: Tree & { kind: 'derivative' }) => NumericValue | undefined) | undefined;
  /** The value of a function that is given with its name, of whole arrays; undefined for any other. */
  readonly called?: ((name: string, values: readonly NumericValue[]) => NumericValue | undefined) | undefined;
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
  // Named one by one: a formula has a value in hundreds of cases, and to spread an object takes longer than most of them.
  const { values, indexBase, conventions, sizeOf, outside, decided, derivative, called } = environment;
  const steps = environment.steps ?? { left: MOST_STEPS };
  const arithmetic = doubles;
  const cost = 1;
  const place = {
    arithmetic,
    values,
    indexBase,
    conventions,
    sizeOf,
    outside,
    decided,
    derivative,
    called,
    steps,
    cost,
  };
  const result = evaluateOver(tree, place);
  if ('failure' in result) return { problem: problemOf(result) };
  const isFinite = flat(result.value).every((entry) => Number.isFinite(entry));
  return isFinite ? { value: result.value } : { problem: { code: 'not-a-number', span: tree.span } };
}

const CODES: Readonly<Record<Lack['failure'], EvaluationProblem['code']>> = {
  undefined: 'not-a-number',
  unsure: 'not-a-number',
  unsupported: 'not-supported',
  'too-large': 'too-large',
  shapes: 'shapes',
  'unknown-name': 'unknown-name',
  outside: 'outside',
};

function problemOf({ failure, ...place }: Lack): EvaluationProblem {
  return { code: CODES[failure], ...place };
}
