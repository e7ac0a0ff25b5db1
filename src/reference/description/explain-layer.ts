import { spell } from '../../math/print.ts';
import { formulaOf } from '../families/count-formula.ts';
import { retold, type LayerFamily } from '../families/layer-family.ts';
import { layersIn } from '../layers/described-layer.ts';
import { COUNTS, type Change, type Count, type Layer } from '../layers/layer.ts';
import type { ReadLayer } from './read-layer.ts';

/** A number, a formula in the symbols of the description, or `rounded` where it is no polynomial in them. */
export type Explained = number | string;

/** One value of a count, with the way of counting that gives it. */
export interface ExplainedCount {
  readonly count: Count;
  readonly value: Explained;
  /** How the layer is told; none as it was described. */
  readonly changes: readonly Change[];
}

/** One layer of a row. */
export interface ExplainedLayer {
  readonly kind: string;
  readonly outputShape: readonly Explained[];
  readonly parameters: Explained;
  readonly multiplyAccumulates: Explained;
}

/** Everything that follows from the description of a layer. */
export interface LayerExplanation {
  /** The description as it stands in a reference. */
  readonly readAs: string;
  readonly kind: string;
  /** Symbols among the sizes. */
  readonly symbols: readonly string[];
  readonly inputShape: readonly Explained[];
  readonly outputShape: readonly Explained[];
  readonly channelsFirst: readonly Explained[];
  readonly channelsLast: readonly Explained[];
  /** The layers of a row; none for a single layer. */
  readonly layers: readonly ExplainedLayer[];
  /** Every count under every convention that gives another value, the description itself first. */
  readonly counts: readonly ExplainedCount[];
}

/** What is written where a value is no polynomial in the symbols. */
export const ROUNDED = 'rounded';

/** The shape, the parameters and the operations of a layer under every convention. */
export function explainLayer({ readAs, layer, family }: ReadLayer): LayerExplanation {
  const samples = layer ? [layer] : sampled(family);
  const [first] = samples;
  if (!first) throw new Error('a description that was read has a layer');
  const explained = (value: (one: Layer) => number): Explained => (layer ? value(layer) : formula(family, value));
  const shape = (sizes: (one: Layer) => readonly number[]): Explained[] =>
    sizes(first).map((_, axis) => explained((one) => sizes(one)[axis] ?? Number.NaN));
  const row = layersIn(first);
  return {
    readAs,
    kind: first.kind,
    symbols: family.parameters,
    inputShape: shape((one) => one.inputShape),
    outputShape: shape((one) => one.outputShape),
    channelsFirst: shape((one) => one.channelsFirst.outputShape),
    channelsLast: shape((one) => one.channelsLast.outputShape),
    layers: (row.length > 1 ? row : []).map(({ kind }, index) => ({
      kind,
      outputShape: shape((one) => layersIn(one)[index]?.outputShape ?? []),
      parameters: explained((one) => layersIn(one)[index]?.parameters ?? Number.NaN),
      multiplyAccumulates: explained((one) => layersIn(one)[index]?.multiplyAccumulates ?? Number.NaN),
    })),
    counts: COUNTS.flatMap((count) => countsOf(count, samples, explained)),
  };
}

/** Layers at some sizes, to tell apart what differs. */
function sampled(family: LayerFamily): Layer[] {
  const tries = [24, 12, 7, 1, 48, 120].map((size) => family.at(family.parameters.map(() => size)));
  const others = [5, 11].map((size) => family.at(family.parameters.map((_, i) => size + 6 * i)));
  return [...tries, ...others].filter((layer) => layer !== undefined);
}

function formula(family: LayerFamily, value: (layer: Layer) => number): Explained {
  const tree = formulaOf((sizes) => {
    const layer = family.at(sizes);
    const count = layer && value(layer);
    return Number.isSafeInteger(count) ? count : undefined;
  }, family.parameters);
  if (tree?.kind === 'number') return Number(tree.value.numerator);
  return tree ? spell(tree).text : ROUNDED;
}

/** All ways of telling a layer, those with few changes first. */
const TELLINGS: readonly (readonly Change[])[] = ([[], ['withBias'], ['withoutBias']] as readonly (readonly Change[])[])
  .flatMap((bias) => [bias, [...bias, 'withActivation'] as const, [...bias, 'withoutActivation'] as const])
  .flatMap((told): (readonly Change[])[] => [told, [...told, 'withoutPadding']])
  .toSorted((a, b) => a.length - b.length);

function countsOf(
  count: Count,
  samples: readonly Layer[],
  explained: (value: (layer: Layer) => number) => Explained,
): ExplainedCount[] {
  const seen = new Set<string>();
  return TELLINGS.flatMap((changes) => {
    const values = samples.map((layer) => retold(layer, changes)[count]).join();
    if (seen.has(values)) return [];
    seen.add(values);
    return [{ count, changes, value: explained((layer) => retold(layer, changes)[count]) }];
  });
}
