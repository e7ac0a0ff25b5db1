import type { Tracked } from '../calculus/dual/dual.ts';
import type { Watch } from '../calculus/dual/watch.ts';
import type { LayerFamily } from './families/layer-family.ts';
import type { Layer } from './layers/layer.ts';

/** A value that a forward function takes or gives: a number, or nested arrays of numbers. */
export type Value = number | readonly Value[];

/** A quantity of the reference: an exported function, linked to symbols and other quantities by its parameter names. */
export interface Quantity {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Runs the author's function. Throws a RubricError with the place where that throws or gives no numbers. */
  readonly compute: (...inputs: Value[]) => Value;
  /**
   * Runs the same function over duals, and notes ties, roundings and branches. Absent where the module cannot be followed.
   * Throws LostTrack where a derivative would silently be dropped, and a RubricError as `compute` does.
   */
  readonly tracked?: ((watch: Watch, inputs: readonly Tracked[]) => Tracked) | undefined;
  /** Its value is a place in an array, counted from 0; formulas see it in the base of their indices. */
  readonly isPosition?: boolean;
  /** Line of its definition, for messages. */
  readonly line: number;
}

/** Everything that a rubric's reference exports. */
export interface Reference {
  readonly file: string;
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly layers: ReadonlyMap<string, Layer>;
  /** Functions of sizes that give layers; they stand among the quantities, too. */
  readonly families?: ReadonlyMap<string, LayerFamily>;
  /** Plain values: numbers, arrays of numbers, strings. */
  readonly values: ReadonlyMap<string, Value | string>;
  /** Why nothing in it can be followed over duals. */
  readonly untracked?: string | undefined;
}
