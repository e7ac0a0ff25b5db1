import { DescribedLayer, extentOf, WaitingLayer } from './described-layer.ts';
import { product, valuesIn, vector, type Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import { placeIn } from './machine.ts';
import { optionsOf } from './options.ts';
import { plainly, type Part } from './part.ts';
import { flattened, pointwise } from './pointwise.ts';
import { eachOf, withName, type Each } from './window-options.ts';

/** What a network is given: the shape of one input, channels first, or last where that is said. It costs nothing. */
export function input(shape: number | readonly number[], channels: 'first' | 'last' = 'first'): Layer {
  const extent = withName({ who: 'input' }, () => extentOf(shape, channels));
  return new DescribedLayer(pointwise({ kind: 'input', given: extent, gives: extent, does: 'moved' }));
}

/** A sequence that a network is given: vectors of features, or words by their number where there are none. */
export function sequence(given: { readonly length: number; readonly features?: number }): Layer {
  const options = optionsOf('sequence', given, ['length', 'features']);
  const length = options.whole('length', given.length, 1);
  if (given.features === undefined) return input(length);
  return input([length, options.whole('features', given.features, 1)], 'last');
}

/** Names of functions that are applied to each value, besides those that `activation` of a layer may be. */
export const FUNCTIONS = [
  'pointwise',
  'relu',
  'sigmoid',
  'tanh',
  'gelu',
  'silu',
  'swish',
  'elu',
  'selu',
  'leakyRelu',
  'relu6',
  'hardSigmoid',
  'hardSwish',
  'mish',
  'softplus',
  'softmax',
] as const;

/** A non-linearity that stands alone. */
export type ActivationName = (typeof FUNCTIONS)[number];

/**
 * A non-linearity as a layer of its own: one operation a value, whichever it is. Only the softmax, over the channels of
 * each position, is an exponential and a division a value and the additions between.
 */
export function activation(name: ActivationName): OpenLayer {
  const options = optionsOf('activation', {}, []);
  const does = options.oneOf('name', name, FUNCTIONS) === 'softmax' ? 'softmax' : 'applied';
  return new WaitingLayer(name, (given) => pointwise({ kind: name, given, gives: given, does }));
}

/** Nothing at all: the other branch of a sum, or dropout, which does nothing after training. */
export function identity(): OpenLayer {
  return same('identity');
}

/** Dropout, which does nothing after training. */
export function dropout(given: { readonly rate?: number } = {}): OpenLayer {
  const options = optionsOf('dropout', given, ['rate']);
  const { rate = 0.5 } = given;
  if (!(rate >= 0 && rate <= 1)) options.refuse('rate', `rate must be a number from 0 to 1, not ${rate}.`);
  return same('dropout');
}

function same(kind: string): OpenLayer {
  return new WaitingLayer(kind, (given) => pointwise({ kind, given, gives: given, does: 'moved' }));
}

/** All values in a row. */
export function flatten(): OpenLayer {
  return new WaitingLayer('flatten', flattened);
}

/** The values of the input in another shape, channels first. Throws where the number of values differs. */
export function reshape(given: { readonly to: readonly number[] }): OpenLayer {
  const options = optionsOf('reshape', given, ['to']);
  const gives = withName(options, () => extentOf(given.to));
  return new WaitingLayer('reshape', (from) => {
    if (valuesIn(from) !== valuesIn(gives))
      options.refuse('to', `the input has ${valuesIn(from)} values, the shape to give has ${valuesIn(gives)}.`);
    return pointwise({ kind: 'reshape', given: from, gives, does: 'moved' });
  });
}

/** Positions of an image in a row: a sequence of its channels, as a vision transformer takes it. */
export function toSequence(): OpenLayer {
  return new WaitingLayer('toSequence', (given) => {
    const gives: Extent = { channels: given.channels, positions: [product(given.positions)], order: 'last' };
    return pointwise({ kind: 'toSequence', given, gives, does: 'moved' });
  });
}

/** What stands at one place of a sequence. */
export function take(place: 'first' | 'last'): OpenLayer {
  optionsOf('take', {}, []).oneOf('place', place, ['first', 'last'] as const);
  return new WaitingLayer('take', (given) => {
    const each = product(given.positions);
    const from = (output: number): number => output * each + (place === 'first' ? 0 : each - 1);
    return pointwise({ kind: 'take', given, gives: vector(given.channels), does: 'moved', from });
  });
}

/** Each place of an image several times: the nearest value, without any arithmetic. */
export function upsample(given: { readonly factor: Each }): OpenLayer {
  const options = optionsOf('upsample', given, ['factor']);
  return new WaitingLayer('upsample', (extent) => {
    const { length: dimensions } = extent.positions;
    if (dimensions < 1 || dimensions > 3) options.refuse('factor', 'it takes a sequence, an image or a volume.');
    const factors = eachOf('factor', given.factor, {
      options,
      dimensions: dimensions === 1 ? 1 : dimensions === 2 ? 2 : 3,
      least: 1,
    });
    const positions = extent.positions.map((length, axis) => length * (factors[axis] ?? 1));
    const read = (place: readonly number[]): number[] => place.map((at, axis) => Math.floor(at / (factors[axis] ?? 1)));
    return moved('upsample', extent, { positions, read });
  });
}

/** Zeros put around an image: a number for all ends, or before and after for each axis. A negative number cuts off. */
export function pad(given: { readonly by: number | readonly (readonly [number, number])[] }): OpenLayer {
  const options = optionsOf('pad', given, ['by']);
  return new WaitingLayer('pad', (extent) => {
    const { by } = given;
    const ends = extent.positions.map((_, axis) =>
      typeof by === 'number' ? ([by, by] as const) : (by[axis] ?? [0, 0]),
    );
    if (typeof by !== 'number' && by.length !== ends.length)
      options.refuse('by', `by has ${by.length} entries, but there are ${ends.length} axes.`);
    const positions = extent.positions.map((length, axis) => length + (ends[axis]?.[0] ?? 0) + (ends[axis]?.[1] ?? 0));
    for (const size of [...positions, ...ends.flat()])
      if (!Number.isSafeInteger(size)) options.refuse('by', 'by must be whole numbers.');
    if (positions.some((length) => length < 1)) options.refuse('by', 'nothing is left of the input.');
    return moved('pad', extent, { positions, read: (place) => place.map((at, axis) => at - (ends[axis]?.[0] ?? 0)) });
  });
}

interface Reading {
  readonly positions: readonly number[];
  /** The place of the input that is shown at a place of the output. */
  readonly read: (place: readonly number[]) => number[];
}

function moved(kind: string, given: Extent, { positions, read }: Reading): Part {
  const [inputs, outputs] = [product(given.positions), product(positions)];
  const from = (output: number): number | undefined => {
    const place = placeAt(positions, output % outputs);
    const found = placeIn(given.positions, read(place));
    return found === undefined ? undefined : Math.floor(output / outputs) * inputs + found;
  };
  return pointwise({ kind, given, gives: { ...given, positions }, does: 'moved', from, told: plainly(false) });
}

/** The tuple of a place in the list of all. */
function placeAt(sizes: readonly number[], place: number): number[] {
  const tuple: number[] = [];
  let rest = place;
  for (const size of sizes.toReversed()) {
    tuple.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return tuple;
}
