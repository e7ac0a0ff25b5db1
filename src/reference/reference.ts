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
}
