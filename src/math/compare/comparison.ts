import type { Conventions } from '../../model/conventions.ts';
import type { SymbolTable } from '../symbols.ts';

/** What an expected answer is, where its form alone does not say: `(0, 1)` is a point, a vector or an interval. */
export type AnswerType =
  | 'expression'
  | 'interval'
  | 'set'
  | 'equation'
  | 'inequality'
  | 'tuple'
  | 'vector'
  | 'matrix'
  | 'piecewise'
  | 'complexity'
  | 'logic';

/** How two answers are compared. */
export interface CompareOptions {
  /** Names that neither declares are real numbers. */
  readonly symbols: SymbolTable;
  readonly conventions: Conventions;
  readonly type?: AnswerType;
  /** Over which numbers names range that nobody declared. Default: the reals, unless an imaginary unit occurs. */
  readonly domain?: 'real' | 'complex';
  /** What is taken for granted of names that nobody declared: `positive` makes |a| = a. */
  readonly assume?: 'positive';
  /** Which solutions of equations count. Default: the real ones. */
  readonly solutions?: 'real' | 'complex';
  /** Whether it matters how often a solution counts: `(x − 1)² = 0`. Absent: where only that differs, a person decides. */
  readonly multiplicity?: 'significant' | 'ignored';
  /** Whether `k = 1` may stand for `1`. Absent: a person decides. */
  readonly sides?: 'value-suffices' | 'both';
  /** Whether `0 < x < 1`, `x ∈ (0, 1)` and `(0, 1)`, or `x = 1 or x = 2` and `{1, 2}`, are the same answer. Absent: a person decides. */
  readonly forms?: 'interchangeable' | 'significant';
  /** Whether `(1, 2)` and `[1, 2]` are different lists. */
  readonly brackets?: 'significant';
  /** Whether other letters for the names that nobody declared are the same answer: `a > 1` for `x > 1`. */
  readonly letters?: 'free';
  /** Both are antiderivatives by this variable, so that they may differ by a constant. */
  readonly upToConstant?: string;
  /** How far numbers may be apart; absent: not at all. */
  readonly tolerance?: { readonly absolute?: number; readonly relative?: number };
  /** Most steps before the verdict is `undecided`; a step is one operation on doubles. */
  readonly budget?: number;
}

/**
 * How a verdict was reached. `identical`: both are read alike. `exact`: numbers, exactly. `rational-function`: evaluation
 * in fractions at random points, with an error probability below 2⁻⁶⁰. `points`: enclosures of 60 digits or more at random
 * points overlap. `enclosure`: enclosures at a point lie apart. `structure`: part by part, or of another kind.
 */
export type Method =
  | 'identical'
  | 'exact'
  | 'rational-function'
  | 'points'
  | 'enclosure'
  | 'structure'
  | 'solutions'
  | 'truth-table'
  | 'growth'
  | 'tolerance'
  | 'none';

/** Values for the symbols at which two answers differ, and what each gives there. Numbers are spelled for people. */
export interface Witness {
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly student: string;
  readonly expected: string;
}

/** What came of a comparison. `different` has a witness wherever values can be given. */
export interface Comparison {
  readonly verdict: 'equal' | 'different' | 'undecided';
  readonly method: Method;
  readonly witness?: Witness;
  /** Code of a known slip between the two: `sign`, `factor-2`, `off-by-one` … */
  readonly diagnosis?: string;
  /** Codes of what a person should know: `domain-differs`, `row-for-column`, `other-order` … */
  readonly notes: readonly string[];
}
