import type { Conventions } from '../model/conventions.ts';
import { evaluate, type Environment, type NumericValue } from '../math/evaluate.ts';
import type { Tree } from '../math/tree.ts';
import type { Case } from './cases.ts';
import { flattened } from './draws.ts';
import { randomFrom, seedFrom } from '../math/random.ts';

/** A formula, and how its own letters stand for what was asked. */
export interface Formula {
  readonly tree: Tree;
  /** What the letters of the formula stand for: index letter to the name of an asked index. */
  readonly letters: ReadonlyMap<string, string>;
  /** Letters that the answer defines by a formula of their own: `j = (i + k) mod n`. */
  readonly definitions: ReadonlyMap<string, Tree>;
}

/** How formulas are evaluated. */
export interface Reading {
  readonly base: 0 | 1;
  readonly conventions: Conventions;
  /** The size over which an index runs by itself (`Σ_i`). */
  readonly sizeOf: (index: string, one: Case) => number | undefined;
}

/** An index that ran out of its array; it counts from 0. */
export interface Outside {
  readonly array: string;
  readonly index: number;
}

/** What a formula comes to in one case. */
export type Evaluated =
  | { readonly value: NumericValue; readonly outside: Outside | undefined; readonly problem?: undefined }
  | { readonly problem: { readonly code: string; readonly name?: string | undefined }; readonly value?: undefined };

/** Evaluates a formula in one case. Values outside of arrays are arbitrary unless the conventions make them zero. */
export function valueAt(formula: Formula, one: Case, reading: Reading): Evaluated {
  return evaluatorOf(formula, reading)(one);
}

/** Evaluates a formula in many cases. Those of one world share their table of values, since there are many of them. */
export function evaluatorOf(formula: Formula, reading: Reading): (one: Case) => Evaluated {
  let world: Case['values'] | undefined;
  let values = new Map<string, NumericValue>();
  return (one) => {
    if (world !== one.values) {
      world = one.values;
      values = new Map(one.values);
    }
    for (const [letter, index] of formula.letters) values.set(letter, (one.indices.get(index) ?? 0) + reading.base);
    return evaluated(formula, { one, values, reading });
  };
}

interface Place {
  readonly one: Case;
  readonly values: Map<string, NumericValue>;
  readonly reading: Reading;
}

function evaluated({ tree, definitions }: Formula, { one, values, reading }: Place): Evaluated {
  let outside: Outside | undefined;
  const environment: Environment = {
    values,
    indexBase: reading.base,
    conventions: reading.conventions,
    sizeOf: (index) => reading.sizeOf(index, one),
    outside: (array, index) => {
      outside ??= { array, index };
      return reading.conventions.out_of_range === 'zero' ? 0 : arbitrary(one.seed, array, index);
    },
  };
  for (const [letter, meaning] of definitions) {
    const defined = evaluate(meaning, environment);
    if ('value' in defined) values.set(letter, defined.value);
    else values.delete(letter);
  }
  const result = evaluate(tree, environment);
  return 'problem' in result ? { problem: result.problem } : { value: result.value, outside };
}

/** A number that no formula gives by chance. */
function arbitrary(seed: number, array: string, index: number): number {
  const random = randomFrom(seedFrom(seed, array, index));
  return (random() < 0.5 ? -1 : 1) * (0.3 + 1.4 * random());
}

/** A case in which a formula gives something else than the reference. */
export interface Difference {
  readonly one: Case;
  readonly student: number;
  readonly reference: number;
  readonly outside: Outside | undefined;
}

/** How a formula compares with the reference over all cases. */
export type Agreement =
  | { readonly kind: 'equal'; readonly numbers: number }
  | { readonly kind: 'different'; readonly first: Difference }
  /** Too close to tell, or without a value where the reference has one. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'problem'; readonly code: string; readonly name?: string | undefined };

/** How far apart two values may be by rounding alone, as a share of the larger one. */
const ROUNDING = 1e-9;
/** Between the tolerance and this many times of it nothing is claimed. */
const GREY = 16;

/** Compares a formula with the reference in every case. The first difference is that of the smallest sizes. */
export function agreementOf(formula: Formula, cases: readonly Case[], reading: Reading): Agreement {
  let unsure = false;
  let numbers = 0;
  const valueIn = evaluatorOf(formula, reading);
  for (const one of cases) {
    const found = valueIn(one);
    if (found.problem) {
      if (found.problem.code !== 'not-a-number') return { kind: 'problem', ...found.problem };
      unsure = true;
      continue;
    }
    const compared = compareWith(one, found.value, reading.conventions.layout);
    if (compared === 'shape') return { kind: 'problem', code: 'shapes' };
    if (compared === 'unsure') unsure = true;
    else if (typeof compared === 'object')
      return { kind: 'different', first: { one, outside: found.outside, ...compared } };
    numbers += one.bounds.length;
  }
  return unsure ? { kind: 'unsure' } : { kind: 'equal', numbers };
}

type Compared = 'equal' | 'unsure' | 'shape' | { readonly student: number; readonly reference: number };

/** The reference of whole arrays has the axes of `wrt` first, which is denominator layout. */
function compareWith(one: Case, value: NumericValue, layout: Conventions['layout']): Compared {
  if (typeof one.reference === 'number') return compareNumbers(flattened(value), [one.reference], one.bounds);
  const [rows, bounds] = [gridOf(one.reference), gridOf(one.bounds.length === 1 ? (one.bounds[0] ?? 0) : one.bounds)];
  const flatBounds = bounds.flat();
  const asIs = compareNumbers(flattened(value), rows.flat(), flatBounds);
  if (rows.length <= 1 || rows[0]?.length === 1 || layout === 'denominator') return asIs;
  const turned = transposed(rows);
  const turnedBounds = transposed(rows.map((row, i) => row.map((_, j) => flatBounds[i * row.length + j] ?? 0)));
  const other = compareNumbers(flattened(value), turned.flat(), turnedBounds.flat());
  return layout === 'numerator' || other === 'equal' ? other : asIs;
}

function compareNumbers(student: readonly number[], reference: readonly number[], bounds: readonly number[]): Compared {
  if (student.length !== reference.length) return 'shape';
  let unsure = false;
  const scale = Math.max(0, ...reference.map(Math.abs));
  for (const [i, expected] of reference.entries()) {
    const found = student[i] ?? NaN;
    const allowed = (bounds[i] ?? 0) + ROUNDING * Math.max(Math.abs(found), Math.abs(expected), 1e-3 * scale);
    const apart = Math.abs(found - expected);
    if (apart <= allowed) continue;
    if (apart > GREY * allowed) return { student: found, reference: expected };
    unsure = true;
  }
  return unsure ? 'unsure' : 'equal';
}

/** A number, vector or matrix as rows. */
function gridOf(value: NumericValue): readonly (readonly number[])[] {
  if (typeof value === 'number') return [[value]];
  return value.every((row) => typeof row === 'number') ? [flattened(value)] : value.map(flattened);
}

function transposed(rows: readonly (readonly number[])[]): number[][] {
  return (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? NaN));
}
