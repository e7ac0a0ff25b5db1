import { DescribedLayer, layerFrom, WaitingLayer } from './described-layer.ts';
import { sameExtent, valuesIn, vector, type Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import { NOTHING } from './machine.ts';
import { LayerMistake, optionsOf } from './options.ts';
import { reordered, type Part } from './part.ts';

/** What describes a table of vectors. */
export interface EmbeddingOptions {
  /** Number of different words. */
  readonly in: number;
  /** Length of the vector of each. */
  readonly out: number;
  /** Number of words that are looked up. Default: 1, or what the layer before it gives. */
  readonly length?: number;
}

/** A table of vectors, in which words are looked up by their number. Looking up is no arithmetic. */
export function embedding(given: EmbeddingOptions): Layer {
  const options = optionsOf('embedding', given, ['in', 'out', 'length']);
  const words = options.whole('in', given.in, 1);
  const features = options.whole('out', given.out, 1);
  const length = given.length === undefined ? undefined : options.whole('length', given.length, 1);
  const gives: Extent =
    length === undefined ? vector(features) : { channels: features, positions: [length], order: 'last' };
  return new DescribedLayer(table({ words, given: vector(length ?? 1), gives }));
}

interface Table {
  readonly words: number;
  readonly given: Extent;
  readonly gives: Extent;
}

function table(description: Table): Part {
  const { words, given, gives } = description;
  return {
    kind: 'embedding',
    given,
    gives,
    sizes: [words, gives.channels, ...gives.positions],
    activates: false,
    counts: () => ({ ...NOTHING, parameters: words * gives.channels }),
    run: (input, machine) => {
      const rows = machine.matrix(words, gives.channels);
      const found = input.flat().map((word) => rows[Math.floor(Math.abs(word)) % words] ?? []);
      return Array.from({ length: gives.channels }, (_, feature) => found.map((row) => row[feature] ?? Number.NaN));
    },
    retold: (change) => table({ ...description, gives: reordered(gives, change) }),
    fitted: (other) => {
      const length = valuesIn(other);
      if (sameExtent(given, other)) return table(description);
      return gives.positions.length > 0
        ? undefined
        : table({ words, given: other, gives: { channels: gives.channels, positions: [length], order: 'last' } });
    },
  };
}

/** What describes trained vectors for places. */
export interface PositionOptions {
  /** Number of places that have one. Default: those of the input. */
  readonly length?: number;
  /** Shape of the input: length and features. */
  readonly in?: readonly [number, number];
}

/** A trained vector for each place of a sequence, added to what stands there. */
export function positionEmbedding(given: PositionOptions & { readonly in: readonly [number, number] }): Layer;
export function positionEmbedding(given?: PositionOptions): OpenLayer;
export function positionEmbedding(given: PositionOptions = {}): Layer | OpenLayer {
  const options = optionsOf('positionEmbedding', given, ['in', 'length']);
  const rows = given.length === undefined ? undefined : options.whole('length', given.length, 1);
  const [length, features] = given.in ?? [];
  const extent: Extent | undefined = given.in && {
    channels: options.whole('in', features, 1),
    positions: [options.whole('in', length, 1)],
    order: 'last',
  };
  const place = (input: Extent): Part => {
    const places = valuesIn({ ...input, channels: 1 });
    if (rows !== undefined && rows < places)
      options.refuse('length', `the input has ${places} places, but only ${rows} of them have a vector.`);
    return placesAdded(input, rows ?? places);
  };
  return layerFrom('positionEmbedding', place, extent);
}

function placesAdded(extent: Extent, rows: number): Part {
  return {
    kind: 'positionEmbedding',
    given: extent,
    gives: extent,
    sizes: [rows, extent.channels],
    activates: false,
    counts: () => ({ ...NOTHING, parameters: rows * extent.channels, additions: valuesIn(extent) }),
    run: (input, machine) => {
      const vectors = machine.matrix(rows, extent.channels);
      return input.map((feature, c) => feature.map((value, t) => machine.plus(value, vectors[t]?.[c] ?? Number.NaN)));
    },
    retold: (change) => placesAdded(reordered(extent, change), rows),
    fitted: (other) => (sameExtent(extent, other) ? placesAdded(other, rows) : undefined),
  };
}

/** A trained vector put in front of a sequence, which gets one place longer. */
export function classToken(): OpenLayer {
  return new WaitingLayer('classToken', (given) => {
    if (given.positions.length !== 1) throw new LayerMistake('classToken: it takes a sequence.');
    return tokenBefore(given, { ...given, positions: [valuesIn({ ...given, channels: 1 }) + 1] });
  });
}

function tokenBefore(given: Extent, gives: Extent): Part {
  return {
    kind: 'classToken',
    given,
    gives,
    sizes: [given.channels, ...gives.positions],
    activates: false,
    counts: () => ({ ...NOTHING, parameters: given.channels }),
    run: (input, machine) => input.map((feature) => [machine.parameter(), ...feature]),
    retold: (change) => tokenBefore(given, reordered(gives, change)),
    fitted: (other) => (sameExtent(given, other) ? tokenBefore(given, gives) : undefined),
  };
}
