import type { Conventions } from '../model/conventions.ts';
import { point, type Interval } from '../math/arithmetic/interval.ts';
import { intervals } from '../math/arithmetic/intervals.ts';
import { mapped, type Entries } from '../math/evaluation/entries.ts';
import { evaluateOver, type Place } from '../math/evaluation/evaluate-over.ts';
import { evaluate, type Environment, type NumericValue } from '../math/evaluate.ts';
import { randomFrom, seedFrom } from '../math/random.ts';
import type { Tree } from '../math/tree.ts';
import type { Case } from './cases.ts';
import { flattened, type Drawn } from './draws.ts';
import { calledAt, calledWithin } from './named-functions.ts';

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
  /** Steps left for all evaluations of this reading. Absent: each may take as many as one evaluation may. */
  readonly steps?: { left: number };
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

/**
 * Evaluates a formula in many cases. Those of one world share their table of values, since there are many of them.
 * `decided` hears of every comparison that the formula makes.
 */
export function evaluatorOf(
  formula: Formula,
  reading: Reading,
  decided?: Environment['decided'],
): (one: Case) => Evaluated {
  const valuesOf = tableOf<number>(formula, reading, (value) => value);
  return (one) => evaluated(formula, { one, values: valuesOf(one), reading, decided });
}

/**
 * Bounds on the exact value of a formula in many cases, whatever rounding does to it; undefined where a value is too
 * uncertain for a decision that the formula makes, or has none. Outside of arrays stands the same arbitrary value as for
 * `valueAt`, or any value: bounds that are narrow all the same do not depend on it.
 */
export function boundsOf(
  formula: Formula,
  reading: Reading,
  outside: 'one value' | 'any value' = 'one value',
): (one: Case) => Entries<Interval> | undefined {
  const valuesOf = tableOf(formula, reading, held);
  return (one) => {
    const values = valuesOf(one);
    const place: Place<Interval> = {
      arithmetic: intervals,
      values,
      indexBase: reading.base,
      conventions: reading.conventions,
      sizeOf: (index) => reading.sizeOf(index, one),
      outside: (array, index) => {
        const value = valueOutside({ array, index }, one, reading);
        return outside === 'one value' ? point(value) : { low: -ANY * Math.abs(value), high: ANY * Math.abs(value) };
      },
      called: calledWithin(one.functions),
      steps: { left: MOST_STEPS },
      cost: 1,
    };
    for (const [letter, meaning] of formula.definitions) define(values, letter, evaluateOver(meaning, place));
    const result = evaluateOver(formula.tree, place);
    return 'failure' in result ? undefined : result.value;
  };
}

/** How far what lies outside of an array may be from what is there, where any value is meant. */
const ANY = 4;

/** Most steps of one evaluation over bounds, as for `evaluate`. */
const MOST_STEPS = 2_000_000;

/** The values of names by case: those of its world, and the letters of the formula. */
function tableOf<T>(
  { letters }: Formula,
  { base }: Reading,
  lift: (value: Drawn, error?: number) => Entries<T>,
): (one: Case) => Map<string, Entries<T>> {
  let world: Case['values'] | undefined;
  let values = new Map<string, Entries<T>>();
  return (one) => {
    if (world !== one.values) {
      world = one.values;
      const { errors, positions } = one;
      const seen = (name: string, value: Drawn): Drawn =>
        positions?.has(name) === true && typeof value === 'number' ? value + base : value;
      values = new Map(
        Array.from(one.values, ([name, value]) => [name, lift(seen(name, value), errors?.get(name))] as const),
      );
    }
    for (const [letter, index] of letters) values.set(letter, lift((one.indices.get(index) ?? 0) + base));
    return values;
  };
}

/** What quantities of the reference may be off by, being computed in doubles: a share of their largest entry. */
const ROUNDED = 2 ** -49;

/** Bounds on values. Whole numbers are sizes, indices and what is known exactly; anything else may have been computed. */
function held(value: Drawn, known = 0): Entries<Interval> {
  const all = flattened(value);
  if (known === 0 && all.every(Number.isInteger)) return mapped<number, Interval>(value, point);
  const error = known + ROUNDED * Math.max(...all.map(Math.abs));
  return mapped<number, Interval>(value, (entry) => ({ low: entry - error, high: entry + error }));
}

function define<T>(values: Map<string, T>, letter: string, result: { readonly value: T } | object): void {
  if ('value' in result) values.set(letter, result.value);
  else values.delete(letter);
}

interface Scene {
  readonly one: Case;
  readonly values: Map<string, NumericValue>;
  readonly reading: Reading;
  readonly decided: Environment['decided'];
}

function evaluated({ tree, definitions }: Formula, { one, values, reading, decided }: Scene): Evaluated {
  let outside: Outside | undefined;
  const environment: Environment = {
    values,
    indexBase: reading.base,
    conventions: reading.conventions,
    sizeOf: (index) => reading.sizeOf(index, one),
    outside: (array, index) => {
      outside ??= { array, index };
      return valueOutside({ array, index }, one, reading);
    },
    ...(decided && { decided }),
    ...(one.functions && { called: calledAt(one.functions) }),
    steps: reading.steps,
  };
  for (const [letter, meaning] of definitions) define(values, letter, evaluate(meaning, environment));
  const result = evaluate(tree, environment);
  return 'problem' in result ? { problem: result.problem } : { value: result.value, outside };
}

/** Zero where the conventions say so, else a number of the magnitude of the array that no formula gives by chance. */
function valueOutside({ array, index }: Outside, { seed, values }: Case, { conventions }: Reading): number {
  if (conventions.out_of_range === 'zero') return 0;
  const random = randomFrom(seedFrom(seed, array, index));
  return (random() < 0.5 ? -1 : 1) * (0.3 + 0.9 * random()) * largestOf(values.get(array));
}

function largestOf(value: Drawn | undefined): number {
  if (value === undefined || typeof value === 'number') return Math.abs(value ?? 1) || 1;
  return value.reduce<number>((most, one) => Math.max(most, largestOf(one)), 0) || 1;
}
