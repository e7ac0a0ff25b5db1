import type { Layer, OpenLayer } from './layer.ts';
import { extentOf, layerFrom } from './described-layer.ts';
import { positionsOf, windowsOver, type Axis } from './axis.ts';
import { product, sameExtent, total, vector, type Extent } from './extent.ts';
import { grid, NOTHING, placeIn, type BasicCounts, type Machine, type Tensor } from './machine.ts';
import { optionsOf, type Options } from './options.ts';
import { plainly, reordered, retoldAs, type Part, type Place, type Told } from './part.ts';
import { placeRead } from './weighted.ts';
import {
  AXES,
  axesOver,
  checkedInput,
  eachOf,
  inputFrom,
  windowFrom,
  withName,
  type Dimensions,
  type Each,
  type Window,
  type WindowInput,
  type WindowOptions,
} from './window-options.ts';
import { CHANNELS } from './words.ts';

/** What describes a pooling. */
export interface PoolingOptions extends WindowOptions {
  /** Default: the kernel. */
  readonly stride?: Each;
  /**
   * Whether a last window that reaches over the end is kept, as PyTorch's `ceil_mode`: it must begin in the input or
   * in the padding before it. Default: false.
   */
  readonly ceil?: boolean;
}

/** What describes a pooling to a number of outputs. */
export interface AdaptiveOptions extends WindowInput {
  /** Outputs along each axis. */
  readonly out: Each;
}

/** `max` compares, k - 1 times a window; `average` adds and divides once. */
export type Pools = 'max' | 'average';

/** Reads the options of a pooling with a fixed window. */
export function pooling(
  kind: string,
  given: PoolingOptions,
  [pools, dimensions]: readonly [Pools, Dimensions],
): Layer | OpenLayer {
  const known = ['in', ...AXES[dimensions], 'kernel', 'stride', 'padding', 'dilation', 'ceil', 'channels'];
  const options = optionsOf(kind, given, known);
  const asked = inputFrom(given, options, dimensions);
  const window = windowFrom(given, options, { dimensions, stride: given.kernel });
  checkPadding(window, options);
  const place: Place = (extent) => {
    checkedInput(extent, asked, { options, dimensions });
    const axes = axesOver(extent, window, options);
    const gives = {
      channels: extent.channels,
      positions: axes.map(positionsOf),
      order: given.channels ?? extent.order,
    };
    return pooled({ kind, pools, given: extent, gives, windows: { axes }, told: plainly(false) });
  };
  return layerFrom(kind, place, asked.extent);
}

/** No window may hold nothing but padding. */
function checkPadding({ padding, kernel, dilation }: Window, options: Options): void {
  if (typeof padding === 'string') {
    if (padding === 'causal') options.refuse('padding', 'padding of a pooling is same, valid or numbers.');
    return;
  }
  for (const [axis, [before, after]] of padding.entries()) {
    const reach = (dilation[axis] ?? 1) * ((kernel[axis] ?? 1) - 1) + 1;
    if (Math.max(before, after) > reach / 2)
      options.refuse('padding', `padding (${Math.max(before, after)}) is at most half of the kernel (${reach}).`);
  }
}

/** Reads the options of a pooling to a number of outputs. Output i takes places floor(iL / o) to ceil((i + 1)L / o) - 1. */
export function adaptive(
  kind: string,
  given: AdaptiveOptions,
  [pools, dimensions]: readonly [Pools, Dimensions],
): Layer | OpenLayer {
  const options = optionsOf(kind, given, ['in', ...AXES[dimensions], 'out', 'channels']);
  const asked = inputFrom(given, options, dimensions);
  const positions = eachOf('out', given.out, { options, dimensions, least: 1 });
  const place: Place = (extent) => {
    checkedInput(extent, asked, { options, dimensions });
    const gives = { channels: extent.channels, positions, order: given.channels ?? extent.order };
    return pooled({ kind, pools, given: extent, gives, windows: { positions }, told: plainly(false) });
  };
  return layerFrom(kind, place, asked.extent);
}

/** Pools all positions to one; what is left is a vector, or a position where `keep` says so. */
export function global(kind: string, given: GlobalOptions, pools: Pools): Layer | OpenLayer {
  const options = optionsOf(kind, given, ['in', 'channels', 'keep']);
  const keep = options.flag('keep', given.keep ?? false);
  const place: Place = (extent) => {
    const positions = extent.positions.map(() => 1);
    const gives = keep ? { ...extent, positions } : vector(extent.channels);
    return pooled({ kind, pools, given: extent, gives, windows: { positions }, told: plainly(false) });
  };
  const extent =
    given.in &&
    withName(options, () => extentOf(given.in, options.oneOf('channels', given.channels ?? 'first', CHANNELS)));
  return layerFrom(kind, place, extent);
}

/** What describes a pooling over everything. */
export interface GlobalOptions {
  /** Shape of the input in the order that `channels` says. */
  readonly in?: readonly number[];
  readonly channels?: 'first' | 'last';
  /** Whether axes of length 1 stay. Default: false. */
  readonly keep?: boolean;
}

interface Pooled {
  readonly kind: string;
  readonly pools: Pools;
  readonly given: Extent;
  readonly gives: Extent;
  /** A window that slides, or the outputs along each axis. */
  readonly windows: { readonly axes: readonly Axis[] } | { readonly positions: readonly number[] };
  readonly told: Told;
}

function pooled(description: Pooled): Part {
  const { kind, given, gives, windows, told } = description;
  const kernels = 'axes' in windows ? windows.axes.map(({ kernel }) => kernel) : windows.positions;
  return {
    kind,
    given,
    gives,
    sizes: [given.channels, ...given.positions, ...kernels],
    activates: false,
    counts: () => countsOf(description),
    run: (input, machine) => run(description, input, machine),
    retold: (change) => pooled({ ...description, told: retoldAs(told, change), gives: reordered(gives, change) }),
    fitted: (other) => (sameExtent(given, other) ? pooled(description) : undefined),
  };
}

/** A window of k values takes k - 1 operations; an average is divided once more. */
function countsOf({ pools, given, windows, told }: Pooled): BasicCounts {
  const { taps, positions, empty } =
    'axes' in windows ? windowsOver(windows.axes, told.padding) : adaptiveWindows(given, windows.positions);
  const additions = given.channels * (taps - positions + empty);
  return { ...NOTHING, additions, multiplications: pools === 'average' ? given.channels * (positions - empty) : 0 };
}

function adaptiveWindows({ positions: lengths }: Extent, outputs: readonly number[]): ReturnType<typeof windowsOver> {
  const taps = lengths.map((length, axis) => {
    const out = outputs[axis] ?? 1;
    return total(
      Array.from({ length: out }, (_, i) => Math.ceil(((i + 1) * length) / out) - Math.floor((i * length) / out)),
    );
  });
  return { positions: product(outputs), taps: product(taps), empty: 0 };
}

function run({ pools, given, windows, told }: Pooled, input: Tensor, machine: Machine): Tensor {
  const windowsRead =
    'axes' in windows ? slidingReads(windows.axes, told.padding) : adaptiveReads(given, windows.positions);
  const join = (a: number, b: number): number => (pools === 'max' ? machine.larger(a, b) : machine.plus(a, b));
  return input.map((channel) =>
    windowsRead.map((places) => {
      const values = places.map((place) => (place === undefined ? 0 : (channel[place] ?? Number.NaN)));
      const [first = 0, ...rest] = values;
      const joined = rest.reduce(join, first);
      return pools === 'average' && values.length > 0 ? machine.divided(joined, values.length) : joined;
    }),
  );
}

function slidingReads(axes: readonly Axis[], countsPadding: boolean): (number | undefined)[][] {
  const lengths = axes.map(({ length }) => length);
  const taps = grid(axes.map(({ kernel }) => kernel));
  return grid(axes.map(positionsOf)).map((position) => {
    const places = taps.map((tap) => placeIn(lengths, placeRead(axes, position, tap)));
    return countsPadding ? places : places.filter((place) => place !== undefined);
  });
}

function adaptiveReads({ positions: lengths }: Extent, outputs: readonly number[]): (number | undefined)[][] {
  return grid(outputs).map((position) => {
    const ranges = position.map((i, axis) => {
      const [length = 1, out = 1] = [lengths[axis], outputs[axis]];
      const first = Math.floor((i * length) / out);
      return Array.from({ length: Math.ceil(((i + 1) * length) / out) - first }, (_, j) => first + j);
    });
    return ranges
      .reduce<number[][]>((tuples, range) => tuples.flatMap((tuple) => range.map((one) => [...tuple, one])), [[]])
      .map((place) => placeIn(lengths, place));
  });
}
