import { CHANGES, COUNTS, type Change, type Count, type Layer } from '../layers/layer.ts';

/** An exported function of sizes that gives a layer: its counts are formulas in these sizes. */
export interface LayerFamily {
  readonly name: string;
  /** Names of the sizes, by which they are linked to declared symbols. */
  readonly parameters: readonly string[];
  /**
   * The layer at some sizes; undefined where no layer has them (heads that do not divide, a kernel that does not fit).
   * Throws a RubricError where the author's function throws anything else.
   */
  readonly at: (sizes: readonly number[]) => Layer | undefined;
  /** Line of its definition, for messages. */
  readonly line: number;
}

/** Which count of a layer is meant, and how the layer is told. */
export interface CountOf {
  readonly changes: readonly Change[];
  readonly count: Count;
}

/** Whether a name is that of a count. */
export function isCount(name: string | undefined): name is Count {
  return COUNTS.some((count) => count === name);
}

/** Whether a name is that of a change. */
export function isChange(name: string | undefined): name is Change {
  return CHANGES.some((change) => change === name);
}

/** The layer after some changes, one after the other. */
export function retold(layer: Layer, changes: readonly Change[]): Layer {
  return changes.reduce((told, change) => told[change], layer);
}

/** A count of a family at some sizes; undefined where no layer has them, or the count is no exact whole number. */
export function countAt(
  family: LayerFamily,
  { changes, count }: CountOf,
  sizes: readonly number[],
): number | undefined {
  const layer = family.at(sizes);
  const value = layer && retold(layer, changes)[count];
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}
