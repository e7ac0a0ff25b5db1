import { extentOf, layerFrom } from './described-layer.ts';
import { product, sameExtent, valuesIn, type Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import { grid, NOTHING, type BasicCounts, type Machine, type Tensor } from './machine.ts';
import { optionsOf, type Options } from './options.ts';
import { reordered, type Part, type Place } from './part.ts';
import { withName } from './window-options.ts';
import { CHANNELS, type Channels } from './words.ts';

/** What every normalisation can say of itself. */
export interface NormalisationOptions {
  /** Channels of the input, or its whole shape in the order that `channels` says. */
  readonly in?: number | readonly number[];
  readonly channels?: Channels;
  /** Whether each value is multiplied by a trained scale. Default: true (of `instanceNorm` false). */
  readonly scale?: boolean;
  /** Whether a trained number is added to each value. Default: as `scale` (of `rmsNorm` false). */
  readonly shift?: boolean;
}

/** What describes a batch normalisation. */
export interface BatchNormOptions extends NormalisationOptions {
  /** Whether the running mean and variance count as parameters, as in Keras's total. Default: false. */
  readonly countsStatistics?: boolean;
}

/** What describes a layer normalisation. */
export interface LayerNormOptions extends NormalisationOptions {
  /** Over the `features` of each position by itself, or over `all` values at once. Default: features. */
  readonly over?: 'features' | 'all';
}

/** What describes a group normalisation. */
export interface GroupNormOptions extends NormalisationOptions {
  readonly groups: number;
}

/** What makes the input known. */
interface Known {
  readonly in: number | readonly number[];
}

/**
 * Batch normalisation as it is applied after training: one multiplication and one addition a value, with the statistics
 * and the trained numbers drawn together beforehand.
 */
export function batchNorm(given: BatchNormOptions & Known): Layer;
export function batchNorm(given?: BatchNormOptions): OpenLayer;
export function batchNorm(given: BatchNormOptions = {}): Layer | OpenLayer {
  const options = optionsOf('batchNorm', given, [...SHARED, 'countsStatistics']);
  const statistics = options.flag('countsStatistics', given.countsStatistics ?? false) ? 2 : 0;
  return normalisation(options, given, () => ({ over: 'nothing', statistics }));
}

/** Layer normalisation: mean and variance of each input are computed, and each value is moved and divided. */
export function layerNorm(given: LayerNormOptions & Known): Layer;
export function layerNorm(given?: LayerNormOptions): OpenLayer;
export function layerNorm(given: LayerNormOptions = {}): Layer | OpenLayer {
  const options = optionsOf('layerNorm', given, [...SHARED, 'over']);
  const over = options.oneOf('over', given.over ?? 'features', ['features', 'all'] as const);
  return normalisation(options, given, () => ({ over }));
}

/** Group normalisation: as layer normalisation, over each group of channels and all positions. */
export function groupNorm(given: GroupNormOptions & Known): Layer;
export function groupNorm(given: GroupNormOptions): OpenLayer;
export function groupNorm(given: GroupNormOptions): Layer | OpenLayer {
  const options = optionsOf('groupNorm', given, [...SHARED, 'groups']);
  const groups = options.whole('groups', given.groups, 1);
  return normalisation(options, given, ({ channels }) =>
    channels % groups === 0
      ? { over: 'groups', groups }
      : options.refuse('groups', `groups (${groups}) must divide the channels (${channels}) without a remainder.`),
  );
}

/** Instance normalisation: as layer normalisation, over all positions of each channel. By default nothing is trained. */
export function instanceNorm(given: NormalisationOptions & Known): Layer;
export function instanceNorm(given?: NormalisationOptions): OpenLayer;
export function instanceNorm(given: NormalisationOptions = {}): Layer | OpenLayer {
  const options = optionsOf('instanceNorm', given, SHARED);
  return normalisation(options, { ...given, scale: given.scale ?? false }, ({ channels }) => ({
    over: 'groups',
    groups: channels,
  }));
}

/** Division by the root of the mean square over the features of each position. Nothing is subtracted. */
export function rmsNorm(given: NormalisationOptions & Known): Layer;
export function rmsNorm(given?: NormalisationOptions): OpenLayer;
export function rmsNorm(given: NormalisationOptions = {}): Layer | OpenLayer {
  const options = optionsOf('rmsNorm', given, SHARED);
  return normalisation(options, { ...given, shift: given.shift ?? false }, () => ({
    over: 'features',
    centred: false,
  }));
}

const SHARED = ['in', 'channels', 'scale', 'shift'];

interface Statistics {
  /** What mean and variance are taken of: nothing where they are known beforehand. */
  readonly over: 'nothing' | 'features' | 'all' | 'groups';
  readonly groups?: number;
  /** Numbers a channel that are kept but not trained, where they are counted. */
  readonly statistics?: number;
  /** Whether the mean is subtracted. */
  readonly centred?: boolean;
}

function normalisation(
  options: Options,
  given: NormalisationOptions,
  statistics: (extent: Extent) => Statistics,
): Layer | OpenLayer {
  const scale = options.flag('scale', given.scale ?? true);
  const shift = options.flag('shift', given.shift ?? scale);
  const order = options.oneOf('channels', given.channels ?? 'first', CHANNELS);
  const extent = given.in === undefined ? undefined : withName(options, () => extentOf(given.in, order));
  const place: Place = (input) => normalised({ kind: options.who, extent: input, scale, shift, ...statistics(input) });
  return layerFrom(options.who, place, extent);
}

interface Normalised extends Statistics {
  readonly kind: string;
  readonly extent: Extent;
  readonly scale: boolean;
  readonly shift: boolean;
}

function normalised(description: Normalised): Part {
  const { kind, extent, over } = description;
  return {
    kind,
    given: extent,
    gives: extent,
    sizes: [extent.channels],
    activates: false,
    counts: () => countsOf(description),
    run: (input, machine) => run(description, input, machine),
    retold: (change) => normalised({ ...description, extent: reordered(extent, change) }),
    fitted: (given) => {
      const adopts = extent.positions.length === 0 && over !== 'all' && given.channels === extent.channels;
      return sameExtent(extent, given) || adopts ? normalised({ ...description, extent: given }) : undefined;
    },
  };
}

/**
 * Of m values that are normalised together: 2(m - 1) additions and m products for sums and squares, m differences, two
 * divisions, one addition to the variance, one root, m divisions. Then scale and shift, one operation a value each.
 */
function countsOf({ extent, over, groups = 1, scale, shift, statistics = 0, centred = true }: Normalised): BasicCounts {
  const values = valuesIn(extent);
  const trained = over === 'all' ? values : extent.channels;
  const parameters = trained * (Number(scale) + Number(shift)) + statistics * extent.channels;
  if (over === 'nothing') return { ...NOTHING, parameters, multiplications: values, additions: values };
  const sets = over === 'features' ? product(extent.positions) : over === 'all' ? 1 : groups;
  const mean = centred ? { additions: 2 * values - sets, multiplications: sets } : { additions: 0, multiplications: 0 };
  return {
    ...NOTHING,
    parameters,
    // values - sets for the sum of squares, and one more for each variance.
    additions: mean.additions + values + Number(shift) * values,
    multiplications: mean.multiplications + 2 * values + sets + Number(scale) * values,
    activations: sets,
  };
}

function run(description: Normalised, input: Tensor, machine: Machine): Tensor {
  const { extent, over, scale, shift, statistics = 0 } = description;
  if (over !== 'nothing') return computed(description, input, machine);
  return input.map((channel) => {
    machine.vector(Number(scale) + Number(shift) + statistics);
    return channel.map((value) => machine.plus(machine.times(value, 1 / extent.channels), 1));
  });
}

function computed(description: Normalised, input: Tensor, machine: Machine): Tensor {
  const { extent, over, scale, shift, centred = true } = description;
  const output = input.map((channel) => [...channel]);
  for (const set of setsOf(description)) {
    let values = set.map(([c, p]) => input[c]?.[p] ?? Number.NaN);
    if (centred) {
      const mean = machine.divided(machine.sum(values), values.length);
      values = values.map((value) => machine.minus(value, mean));
    }
    const squares = values.map((value) => machine.times(value, value));
    const variance = machine.divided(machine.sum(squares), values.length);
    const deviation = machine.applied(machine.plus(variance, 1e-5));
    for (const [i, [c, p]] of set.entries()) {
      const row = output[c];
      if (row) row[p] = machine.divided(values[i] ?? Number.NaN, deviation);
    }
  }
  const trained = extent.channels * (over === 'all' ? product(extent.positions) : 1);
  if (scale) machine.vector(trained);
  if (shift) machine.vector(trained);
  return output.map((channel) =>
    channel.map((value) => {
      const scaled = scale ? machine.times(value, 1) : value;
      return shift ? machine.plus(scaled, 1) : scaled;
    }),
  );
}

/** Which values, by channel and place, are normalised together. */
function setsOf({ extent, over, groups = 1 }: Normalised): (readonly [number, number])[][] {
  const places = grid(extent.positions).map((_, place) => place);
  const channels = Array.from({ length: extent.channels }, (_, channel) => channel);
  if (over === 'features') return places.map((place) => channels.map((channel) => [channel, place] as const));
  const each = extent.channels / (over === 'all' ? 1 : groups);
  return Array.from({ length: extent.channels / each }, (_, group) =>
    channels
      .slice(group * each, (group + 1) * each)
      .flatMap((channel) => places.map((place) => [channel, place] as const)),
  );
}
