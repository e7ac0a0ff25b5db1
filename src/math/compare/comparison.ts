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
