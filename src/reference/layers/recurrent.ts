import { layerFrom } from './described-layer.ts';
import { sameExtent, type Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import { optionsOf, type Options } from './options.ts';
import { plainly, type Part, type Place } from './part.ts';
import { recurrence, type Cell, type Recurrent } from './recurrence.ts';

/** What describes a recurrent layer. */
export interface RecurrentOptions {
  /** Features of the input at each step. */
  readonly in?: number;
  /** Length of the state. */
  readonly hidden: number;
  /** Steps. Default: one step, or those of the input. */
  readonly length?: number;
  /** Layers, each of which takes the states of the one before it. Default: 1. */
  readonly layers?: number;
  /** Whether a second one runs backwards over the sequence; both states are put side by side. Default: false. */
  readonly bidirectional?: boolean;
  /** Default: true. */
  readonly bias?: boolean;
  /**
   * Bias vectors of each gate: one, as in textbooks and Keras, or two, as in PyTorch (one for the input and one for the
   * state) and in a GRU of Keras with `reset_after`. Default: 1.
   */
  readonly biases?: 1 | 2;
  /** Whether the states of `all` steps are given, or that of the `last` one. Default: all. */
  readonly output?: 'all' | 'last';
}

/** Plain recurrence: h' = tanh(W x + U h + b). Counts are those of all its steps. */
export function rnn(given: RecurrentOptions & { readonly in: number }): Layer;
export function rnn(given: RecurrentOptions): OpenLayer;
export function rnn(given: RecurrentOptions): Layer | OpenLayer {
  return recurrent('rnn', given);
}

/**
 * Long short-term memory: four gates; c' = f c + i g, h' = o tanh(c'). Counts are those of all its steps.
 */
export function lstm(given: RecurrentOptions & { readonly in: number }): Layer;
export function lstm(given: RecurrentOptions): OpenLayer;
export function lstm(given: RecurrentOptions): Layer | OpenLayer {
  return recurrent('lstm', given);
}

/** Gated recurrent unit: three gates; h' = (1 - z) n + z h. Counts are those of all its steps. */
export function gru(given: RecurrentOptions & { readonly in: number }): Layer;
export function gru(given: RecurrentOptions): OpenLayer;
export function gru(given: RecurrentOptions): Layer | OpenLayer {
  return recurrent('gru', given);
}

const KNOWN = ['in', 'hidden', 'length', 'layers', 'bidirectional', 'bias', 'biases', 'output'];

function recurrent(cell: Cell, given: RecurrentOptions): Layer | OpenLayer {
  const options = optionsOf(cell, given, KNOWN);
  const { in: features, length } = given;
  const positions = length === undefined ? [] : [options.whole('length', length, 1)];
  const description = describedBy(cell, given, options);
  const place: Place = (input) => {
    if (input.positions.length > 1) options.refuse('in', 'it takes a sequence, not an image.');
    if (length !== undefined && input.positions[0] !== length)
      options.refuse('length', `the input has ${input.positions[0] ?? 1} steps, not ${length}.`);
    return stepped({ ...description, given: input }, length !== undefined);
  };
  const extent = features === undefined ? undefined : { channels: options.whole('in', features, 1), positions };
  return layerFrom(cell, place, extent && { ...extent, order: 'last' });
}

function describedBy(cell: Cell, given: RecurrentOptions, options: Options): Omit<Recurrent, 'given'> {
  const { layers = 1, biases = 1, bidirectional = false, output = 'all', bias = true } = given;
  if (options.whole('biases', biases, 1) > 2) options.refuse('biases', `biases is 1 or 2, not ${biases}.`);
  return {
    cell,
    hidden: options.whole('hidden', given.hidden, 1),
    layers: options.whole('layers', layers, 1),
    directions: options.flag('bidirectional', bidirectional) ? 2 : 1,
    biases,
    output: options.oneOf('output', output, ['all', 'last'] as const),
    told: plainly(options.flag('bias', bias)),
  };
}

function stepped(description: Recurrent, isFixed: boolean): Part {
  const fitted = (other: Extent, told: Recurrent): Part | undefined => {
    if (sameExtent(told.given, other)) return stepped(told, isFixed);
    const takes = !isFixed && told.given.channels === other.channels && other.positions.length <= 1;
    return takes ? stepped({ ...told, given: other }, isFixed) : undefined;
  };
  return recurrence(description, fitted);
}
