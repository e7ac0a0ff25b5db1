import type { Rational } from '../rational.ts';

/**
 * Why an operation gives no value. `undefined`: it certainly has none (`1/0`, `ln(-1)` over the reals). `unsure`: what is
 * known of the operands is too vague to tell; more digits or another point may help. `unsupported`: this arithmetic does
 * not know the function. `too-large`: the result is beyond its range.
 */
export type Failure = 'undefined' | 'unsure' | 'unsupported' | 'too-large';

/** A value, or why there is none. Values are never strings. */
export type Outcome<T> = T | Failure;

/** Whether an outcome is a reason for there being no value. */
export function isFailure(outcome: unknown): outcome is Failure {
  return typeof outcome === 'string';
}

/** Goes on with the value of an outcome; a failure stays as it is. */
export function chain<A, B>(outcome: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> {
  return isFailure(outcome) ? outcome : next(outcome);
}

/** Goes on with the values of two outcomes; the first failure stays as it is. */
export function chainBoth<A, B, C>(a: Outcome<A>, b: Outcome<B>, next: (a: A, b: B) => Outcome<C>): Outcome<C> {
  if (isFailure(a)) return a;
  return isFailure(b) ? b : next(a, b);
}

/** A constant that a formula may use. */
export type Constant = 'pi' | 'e' | 'i';

/**
 * Numbers of one sort and what can be done with them: doubles, fractions, intervals, enclosures of any precision, complex
 * ones. A formula is evaluated over whichever sort answers the question. All operations are pure; values are immutable.
 */
export interface Arithmetic<T> {
  readonly rational: (value: Rational) => Outcome<T>;
  readonly constant: (name: Constant) => Outcome<T>;
  readonly negate: (a: T) => T;
  readonly add: (a: T, b: T) => Outcome<T>;
  readonly subtract: (a: T, b: T) => Outcome<T>;
  readonly multiply: (a: T, b: T) => Outcome<T>;
  readonly divide: (a: T, b: T) => Outcome<T>;
  /** `exact` is the exponent where it is known exactly. The principal value; over the reals `undefined` where that is none. */
  readonly power: (base: T, exponent: T, exact: Rational | undefined) => Outcome<T>;
  /**
   * A function by its canonical name, one of `FUNCTIONS` in `function-names.ts`, where the meaning of each is written
   * down. `unsupported` for another name or another count of values. Angles are in radians.
   */
  readonly apply: (name: string, values: readonly T[]) => Outcome<T>;
  /** How two values are ordered; `unsure` where they cannot be told apart or have no order. */
  readonly compare: (a: T, b: T) => -1 | 0 | 1 | 'unsure';
  /** The whole number that a value is, for indices and bounds of sums; `unsure` where it is none for certain. */
  readonly integer: (a: T) => number | Failure;
}
