import { forked, type Join } from './branches.ts';
import { chain, joined } from './chain.ts';
import { DescribedLayer, isLayer, isOpenLayer, WaitingLayer } from './described-layer.ts';
import type { Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import { LayerMistake, optionsOf } from './options.ts';
import type { Part, Place } from './part.ts';
import { flattened, pointwise } from './pointwise.ts';

type AnyLayer = Layer | OpenLayer;

/**
 * Layers in a row: counts add up, the output is that of the last. A layer without an input takes what the one before
 * it gives. Throws where one does not take what the one before it gives; a dense layer takes any output of the right
 * number of values, flattened. Without a known input at the front, the whole waits for one.
 */
export function sequential(first: Layer, ...layers: readonly AnyLayer[]): Layer;
export function sequential(first: OpenLayer, ...layers: readonly AnyLayer[]): OpenLayer;
export function sequential(...layers: readonly Layer[]): Layer;
export function sequential(...layers: readonly AnyLayer[]): AnyLayer;
export function sequential(...layers: readonly AnyLayer[]): AnyLayer {
  return inRow(layers, 'sequential');
}

const MOST_TIMES = 1000;

/** The same layer, or layers, several times in a row, each time with parameters of its own. */
export function repeat(times: number, ...layers: readonly Layer[]): Layer;
export function repeat(times: number, ...layers: readonly AnyLayer[]): AnyLayer;
export function repeat(times: number, ...layers: readonly AnyLayer[]): AnyLayer {
  const options = optionsOf('repeat', {}, []);
  const whole = options.whole('times', times, 1);
  if (whole > MOST_TIMES) options.refuse('times', `times is at most ${MOST_TIMES}, not ${whole}.`);
  return inRow(Array.from({ length: whole }, () => layers).flat(), 'repeat');
}

function inRow(layers: readonly AnyLayer[], kind: string): AnyLayer {
  const [first, ...rest] = layers.map((layer) => placeOf(layer, kind));
  if (!first) throw new LayerMistake(`${kind} needs at least one layer.`);
  const place: Place = (given) => {
    const start = first.place(given);
    const parts = rest.reduce((all, next) => [...all, next.place((all.at(-1) ?? start).gives, all.at(-1))], [start]);
    return chain(parts, kind);
  };
  return first.given ? new DescribedLayer(place(first.given)) : new WaitingLayer(kind, place);
}

/** Several layers that take the same input, and their outputs added, multiplied, or put side by side as channels. */
export function branches(join: Join, first: Layer, ...layers: readonly AnyLayer[]): Layer;
export function branches(join: Join, ...layers: readonly AnyLayer[]): AnyLayer;
export function branches(join: Join, ...layers: readonly AnyLayer[]): AnyLayer {
  const how = optionsOf('branches', {}, []).oneOf('join', join, ['sum', 'product', 'concatenate'] as const);
  return fork(layers, how, 'branches');
}

/** A layer whose output is added to its input, or to what a layer for the shortcut makes of that. */
export function residual(body: Layer, shortcut?: AnyLayer): Layer;
export function residual(body: AnyLayer, shortcut?: AnyLayer): AnyLayer;
export function residual(body: AnyLayer, shortcut?: AnyLayer): AnyLayer {
  return fork([body, shortcut ?? UNCHANGED], 'sum', 'residual');
}

const UNCHANGED = new WaitingLayer('identity', (given) =>
  pointwise({ kind: 'identity', given, gives: given, does: 'moved' }),
);

function fork(layers: readonly AnyLayer[], join: Join, kind: string): AnyLayer {
  if (layers.length === 0) throw new LayerMistake(`${kind} needs at least one layer.`);
  const placed = layers.map((layer) => placeOf(layer, kind));
  const given = placed.find((one) => one.given)?.given;
  const place: Place = (extent) => {
    const source = pointwise({ kind: 'input', given: extent, gives: extent, does: 'moved' });
    return forked(
      placed.map((one) => one.place(extent, source)),
      join,
      kind,
    );
  };
  return given ? new DescribedLayer(place(given)) : new WaitingLayer(kind, place);
}

/** A layer whose parameters are those of another one and were counted there: an output that shares the embedding. */
export function tied(layer: Layer): Layer;
export function tied(layer: OpenLayer): OpenLayer;
export function tied(layer: AnyLayer): AnyLayer {
  const { given, place } = placeOf(layer, 'tied');
  const placed: Place = (extent) => untrained(place(extent));
  return given ? new DescribedLayer(placed(given)) : new WaitingLayer('tied', placed);
}

function untrained(part: Part): Part {
  return {
    ...part,
    counts: () => ({ ...part.counts(), parameters: 0 }),
    run: (input, machine) => {
      const { parameters } = machine;
      const output = part.run(input, machine);
      machine.parameters = parameters;
      return output;
    },
    retold: (change) => untrained(part.retold(change)),
    fitted: (given) => {
      const fitted = part.fitted(given);
      return fitted && untrained(fitted);
    },
  };
}

interface Placeable {
  /** The input, where the layer knows it. */
  readonly given: Extent | undefined;
  /** Puts the layer on an input; `before` gives it, for messages. */
  readonly place: (given: Extent, before?: Part) => Part;
}

function placeOf(layer: unknown, kind: string): Placeable {
  if (isOpenLayer(layer)) return { given: undefined, place: WaitingLayer.placeOf(layer) };
  if (!isLayer(layer)) throw new LayerMistake(`${kind} takes layers made by this library, and nothing else.`);
  const part = DescribedLayer.partOf(layer);
  return {
    given: part.given,
    place: (given, before) => (before ? joined(before, part) : (part.fitted(given) ?? joined(flattened(given), part))),
  };
}
