/** The properties of a layer that are numbers, each under a name that says what is counted. */
export const COUNTS = [
  'parameters',
  'operations',
  'multiplyAccumulates',
  'twicePerMultiplyAccumulate',
  'multiplications',
  'additions',
  'activations',
] as const;
/** The name of a count. */
export type Count = (typeof COUNTS)[number];

/** The same layer told differently; they chain: `f.withBias.withoutActivation.operations`. */
export const CHANGES = [
  'withBias',
  'withoutBias',
  'withActivation',
  'withoutActivation',
  'withoutPadding',
  'channelsFirst',
  'channelsLast',
] as const;
/** The name of a change. */
export type Change = (typeof CHANGES)[number];

/** A layer of a network, or several in a row. Every property is derived from its description; none is typed in. */
export interface Layer extends Readonly<Record<Count, number>>, Readonly<Record<Change, Layer>> {
  readonly kind: string;
  /** Sizes of the input without a batch axis. */
  readonly inputShape: readonly number[];
  /** Sizes of the output without a batch axis, in the order that `channels` says. */
  readonly outputShape: readonly number[];
  /** Sizes that its description names: channels in and out, and along each axis length and kernel; each once. */
  readonly sizes: readonly number[];
  /** Which axis of `outputShape` holds the channels; undefined where there is but one axis. */
  readonly channelAxis: number | undefined;
}

/**
 * A layer whose input is not known yet: it takes what the layer before it in a `sequential` gives. It has no shape and
 * no counts of its own.
 */
export interface OpenLayer {
  readonly kind: string;
  /** The layer on an input of these sizes, channels first, or last where `channels` says so. */
  at(shape: readonly number[], channels?: 'first' | 'last'): Layer;
}
