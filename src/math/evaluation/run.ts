import type { Conventions } from '../../model/conventions.ts';
import type { Span } from '../../model/place.ts';
import { isFailure, type Arithmetic, type Failure, type Outcome } from '../arithmetic/arithmetic.ts';
import type { Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import type { Entries } from './entries.ts';

/** Where a formula is evaluated, over one sort of numbers. */
export interface Place<T> {
  readonly arithmetic: Arithmetic<T>;
  /** Values of names, by canonical name. */
  readonly values: ReadonlyMap<string, Entries<T>>;
  /** The number of the first entry of an array. */
  readonly indexBase: 0 | 1;
  /** How many values an index has: the range of a sum without bounds. */
  readonly sizeOf?: ((index: string) => number | undefined) | undefined;
  /** The value outside of an array (`index` counts from 0). Absent: a failure. */
  readonly outside?: ((array: string, index: number) => T) | undefined;
  /** The value of a derivative that a formula uses. */
  readonly derivative?: ((tree: Tree & { kind: 'derivative' }) => Entries<T> | undefined) | undefined;
  /** The value of a function that is given with its name, of whole arrays; undefined for any other. */
  readonly called?: ((name: string, values: readonly Entries<T>[]) => Entries<T> | undefined) | undefined;
  /** The value of a function that nobody knows (`f(x)`), by its name. */
  readonly unknown?: ((name: string, values: readonly T[]) => Outcome<T>) | undefined;
  /** Hears of every comparison in a condition, and which way it went. */
  readonly decided?: ((comparison: Tree, holds: boolean) => void) | undefined;
  readonly conventions: Conventions;
  /** Counts down; below zero the evaluation ends with `too-large`. Shared by several evaluations. */
  readonly steps: { left: number };
  /** What one operation takes from `steps`. */
  readonly cost: number;
}

/** Why a formula has no value. `shapes` are arrays that do not fit, `outside` an index beyond its array. */
export interface Lack {
  readonly failure: Failure | 'shapes' | 'unknown-name' | 'outside';
  readonly span: Span;
  /** Of the name, array or function that is to blame. */
  readonly name?: string;
  /** Of `outside`: the index as it was written, and the length of the array. */
  readonly index?: number;
  readonly length?: number;
}

/** A value, or why and where there is none. */
export type Evaluated<T> = { readonly value: Entries<T> } | Lack;

/** An evaluation under way. */
export interface Run<T> extends Place<T> {
  /** Values of the indices of sums. */
  readonly scope: Map<string, T>;
  /** The value of a tree below. */
  readonly valueOf: (tree: Tree, run: Run<T>) => Entries<T>;
}

/** Ends an evaluation. Caught by `evaluateOver`. */
export class Stopped extends Error {
  readonly lack: Lack;

  constructor(lack: Lack) {
    super(lack.failure);
    this.lack = lack;
  }
}

/** Ends the evaluation at a tree. */
export function stop(failure: Lack['failure'], { span }: Tree, more: Partial<Lack> = {}): never {
  throw new Stopped({ failure, span, ...more });
}

/** The value of an outcome, or the end of the evaluation. */
export function take<T>(outcome: Outcome<T>, tree: Tree): T {
  return isFailure(outcome) ? stop(outcome, tree) : outcome;
}

/** A fraction as a number of this sort. */
export function constant<T>(value: Rational, { arithmetic }: Run<T>): T {
  const outcome = arithmetic.rational(value);
  if (isFailure(outcome)) throw new Stopped({ failure: outcome, span: { start: 0, end: 0 } });
  return outcome;
}
