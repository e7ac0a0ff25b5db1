import { layerFrom } from './described-layer.ts';
import { product, sameExtent, type Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import { grid, placeIn, type BasicCounts, type Machine, type Tensor } from './machine.ts';
import { checkedGroups, optionsOf, type Options } from './options.ts';
import { isActive, plainly, reordered, retoldAs, type Part, type Told } from './part.ts';
import { coverageOf, outputsOf, transposedAxis, type TransposedAxis } from './transposed-axis.ts';
import {
  AXES,
  checkedInput,
  eachOf,
  inputFrom,
  windowFrom,
  type Dimensions,
  type Each,
  type KnownInput,
} from './window-options.ts';
import type { ConvolutionOptions } from './convolution.ts';
import { ACTIVATIONS, CHANNELS, type Activation } from './words.ts';

/**
 * What describes a transposed convolution. `padding` is cut off at the ends of the output; `same` gives L · stride
 * outputs, as Keras does, and `valid` at least as many.
 */
export interface TransposedOptions extends ConvolutionOptions {
  /** Places added at the end of each axis of the output, less than the stride. Default: 0. */
  readonly outputPadding?: Each;
}

/** A one-dimensional transposed convolution. Throws where its sizes do not fit. */
export function convTranspose1d(given: TransposedOptions & KnownInput): Layer;
export function convTranspose1d(given: TransposedOptions): OpenLayer;
export function convTranspose1d(given: TransposedOptions): Layer | OpenLayer {
  return transposed('convTranspose1d', given, 1);
}

/** A two-dimensional transposed convolution. Throws where its sizes do not fit. */
export function convTranspose2d(given: TransposedOptions & KnownInput): Layer;
export function convTranspose2d(given: TransposedOptions): OpenLayer;
export function convTranspose2d(given: TransposedOptions): Layer | OpenLayer {
  return transposed('convTranspose2d', given, 2);
}

/** A three-dimensional transposed convolution. Throws where its sizes do not fit. */
export function convTranspose3d(given: TransposedOptions & KnownInput): Layer;
export function convTranspose3d(given: TransposedOptions): OpenLayer;
export function convTranspose3d(given: TransposedOptions): Layer | OpenLayer {
  return transposed('convTranspose3d', given, 3);
}

const OWN = ['in', 'out', 'kernel', 'stride', 'padding', 'outputPadding', 'dilation', 'groups'];

function transposed(kind: string, given: TransposedOptions, dimensions: Dimensions): Layer | OpenLayer {
  const options = optionsOf(kind, given, [...OWN, ...AXES[dimensions], 'bias', 'activation', 'channels']);
  const order = given.channels === undefined ? undefined : options.oneOf('channels', given.channels, CHANNELS);
  const asked = inputFrom(given, options, dimensions);
  const out = options.whole('out', given.out, 1);
  const activation = options.oneOf('activation', given.activation ?? 'none', ACTIVATIONS);
  const told = plainly(options.flag('bias', given.bias ?? true));
  const axes = axesFor(options, given, dimensions);
  const place = (extent: Extent): Part => {
    checkedInput(extent, asked, { options, dimensions });
    const groups = checkedGroups(options, given.groups ?? 1, { in: extent.channels, out });
    const over = axes(extent);
    const gives = { channels: out, positions: over.map(outputsOf), order: order ?? extent.order };
    return scattered({ kind, given: extent, gives, groups, axes: over, activation, told });
  };
  return layerFrom(kind, place, asked.extent);
}

function axesFor(
  options: Options,
  given: TransposedOptions,
  dimensions: Dimensions,
): (extent: Extent) => TransposedAxis[] {
  const window = windowFrom(given, options, { dimensions });
  const { padding } = window;
  const extra = eachOf('outputPadding', given.outputPadding ?? 0, { options, dimensions, least: 0 });
  if (padding === 'causal') options.refuse('padding', 'padding of a transposed convolution is same, valid or numbers.');
  if (typeof padding === 'string' && given.outputPadding !== undefined)
    options.refuse('outputPadding', `padding: ${padding} says already how long the output is.`);
  return ({ positions }) =>
    positions.map((length, axis) => {
      const [kernel = 1, stride = 1, dilation = 1] = [window.kernel[axis], window.stride[axis], window.dilation[axis]];
      const added = extra[axis] ?? 0;
      if (added >= Math.max(stride, dilation))
        options.refuse('outputPadding', `outputPadding (${added}) must be smaller than the stride (${stride}).`);
      const bare = { length, kernel, stride, dilation };
      const made = transposedAxis(bare, typeof padding === 'string' ? padding : (padding[axis] ?? [0, 0]), added);
      return outputsOf(made) >= 1 ? made : options.refuse('padding', 'the padding leaves nothing of the output.');
    });
}

interface Scattered {
  readonly kind: string;
  readonly given: Extent;
  readonly gives: Extent;
  readonly groups: number;
  readonly axes: readonly TransposedAxis[];
  readonly activation: Activation;
  readonly told: Told;
}

function scattered(description: Scattered): Part {
  const { kind, given, gives, axes, told } = description;
  return {
    kind,
    given,
    gives,
    sizes: [given.channels, gives.channels, ...axes.flatMap(({ length, kernel }) => [length, kernel])],
    activates: false,
    counts: () => countsOf(description),
    run: (input, machine) => run(description, input, machine),
    retold: (change) => scattered({ ...description, told: retoldAs(told, change), gives: reordered(gives, change) }),
    fitted: (other) => (sameExtent(given, other) ? scattered(description) : undefined),
  };
}

/**
 * Each of the L inputs of a channel is multiplied by each tap of each filter of its group; the products that meet at a
 * place of the output are summed. What is cut off is computed all the same, unless padding is not counted.
 */
function countsOf({ given, gives, groups, axes, activation, told }: Scattered): BasicCounts {
  const perTap = given.channels / groups;
  const coverage = axes.map(coverageOf);
  const kept = product(coverage.map(({ covered }) => covered.kept));
  const taps = product(coverage.map((axis) => (told.padding ? axis.taps.all : axis.taps.kept)));
  const sums = product(coverage.map(({ covered }) => (told.padding ? covered.all : covered.kept)));
  const products = gives.channels * perTap * taps;
  return {
    parameters: gives.channels * (perTap * product(axes.map(({ kernel }) => kernel)) + (told.bias ? 1 : 0)),
    multiplications: products,
    additions: products - gives.channels * sums + (told.bias ? gives.channels * kept : 0),
    activations: isActive(activation, told) ? gives.channels * product(gives.positions) : 0,
    multiplyAccumulates: products,
  };
}

/** Puts every product where it belongs, then takes what is asked for out of the whole. */
function run({ given, gives, groups, axes, activation, told }: Scattered, input: Tensor, machine: Machine): Tensor {
  const taps = grid(axes.map(({ kernel }) => kernel));
  const places = grid(given.positions);
  const each = given.channels / groups;
  return Array.from({ length: gives.channels }, (_, filter) => {
    const group = Math.floor(filter / (gives.channels / groups));
    const bias = told.bias ? machine.parameter() : undefined;
    const sums = new Map<string, number>();
    for (const channel of input.slice(group * each, (group + 1) * each)) {
      const weights = machine.vector(taps.length);
      for (const [p, place] of places.entries())
        for (const [t, tap] of taps.entries()) {
          const at = axes.map((axis, a) => (place[a] ?? 0) * axis.stride + (tap[a] ?? 0) * axis.dilation - axis.before);
          if (!told.padding && placeIn(gives.positions, at) === undefined) continue;
          const term = machine.weighted(channel[p] ?? Number.NaN, weights[t] ?? Number.NaN);
          const before = sums.get(at.join());
          sums.set(at.join(), before === undefined ? term : machine.plus(before, term));
        }
    }
    return grid(gives.positions).map((position) => {
      const sum = sums.get(position.join());
      const value = sum === undefined ? (bias ?? 0) : bias === undefined ? sum : machine.plus(sum, bias);
      return isActive(activation, told) ? machine.applied(value) : value;
    });
  });
}
