import { positionsOf, windowsOver, type Axis } from './axis.ts';
import { product, sameExtent, type Extent } from './extent.ts';
import { grid, placeIn, type BasicCounts, type Machine, type Tensor } from './machine.ts';
import { isActive, reordered, retoldAs, type Part, type Retelling, type Told } from './part.ts';
import type { Activation } from './words.ts';

/** Weighted sums over windows, then a non-linearity: fully connected layers and convolutions. */
export interface Weighted {
  readonly kind: string;
  readonly given: Extent;
  readonly gives: Extent;
  readonly groups: number;
  /** None where all values are taken at once. */
  readonly axes: readonly Axis[];
  readonly activation: Activation;
  readonly told: Told;
  /** How it takes other extents than its own; undefined where it cannot. */
  readonly fits?: (description: Weighted, given: Extent) => Part | undefined;
}

/** A layer of weighted sums. */
export function weighted(description: Weighted): Part {
  const { kind, given, gives, axes, told } = description;
  return {
    kind,
    given,
    gives,
    sizes: [given.channels, gives.channels, ...axes.flatMap(({ length, kernel }) => [length, kernel])],
    activates: false,
    counts: () => countsOf(description),
    run: (input, machine) => run(description, input, machine),
    retold: (change: Retelling) =>
      weighted({ ...description, told: retoldAs(told, change), gives: reordered(gives, change) }),
    fitted: (other) => (sameExtent(given, other) ? weighted(description) : description.fits?.(description, other)),
  };
}

/** What the axes of a window make of an extent. */
export function windowed(channels: number, axes: readonly Axis[], order: Extent['order']): Extent {
  return { channels, positions: axes.map(positionsOf), order };
}

/**
 * With c = input channels a group and K = size of the kernel, each of the P · out outputs is a sum of cK products.
 * Without padding, the products of a window are those of its taps that lie inside.
 */
function countsOf({ given, gives, groups, axes, activation, told }: Weighted): BasicCounts {
  const perTap = given.channels / groups;
  const { taps, positions, empty } = windowsOver(axes, told.padding);
  const products = gives.channels * perTap * taps;
  const outputs = gives.channels * positions;
  return {
    parameters: gives.channels * (perTap * product(axes.map(({ kernel }) => kernel)) + (told.bias ? 1 : 0)),
    multiplications: products,
    // A window that lies in the padding altogether is a sum of no terms: it has no addition to save, and none for a bias.
    additions: products - (told.bias ? 0 : outputs - gives.channels * empty),
    activations: isActive(activation, told) ? outputs : 0,
    multiplyAccumulates: products,
  };
}

/** For each filter and position a sum over channels and taps. */
function run({ given, gives, groups, axes, activation, told }: Weighted, input: Tensor, machine: Machine): Tensor {
  const taps = grid(axes.map((axis) => axis.kernel));
  const lengths = axes.map((axis) => axis.length);
  return Array.from({ length: gives.channels }, (_, filter) => {
    const group = Math.floor(filter / (gives.channels / groups));
    const each = given.channels / groups;
    const channels = input.slice(group * each, (group + 1) * each);
    const weights = channels.map(() => machine.vector(taps.length));
    const bias = told.bias ? machine.parameter() : undefined;
    return grid(gives.positions).map((position) => {
      const terms = channels.flatMap((channel, c) =>
        taps.flatMap((tap, t) => {
          const place = placeIn(lengths, placeRead(axes, position, tap));
          if (place === undefined && !told.padding) return [];
          const value = place === undefined ? 0 : (channel[place] ?? Number.NaN);
          return [machine.weighted(weights[c]?.[t] ?? Number.NaN, value)];
        }),
      );
      const sum = machine.sum(bias === undefined ? terms : [...terms, bias]);
      return isActive(activation, told) ? machine.applied(sum) : sum;
    });
  });
}

/** The place of the input that a tap reads when the window stands at a position. */
export function placeRead(axes: readonly Axis[], position: readonly number[], tap: readonly number[]): number[] {
  return axes.map(
    ({ stride, dilation, before }, axis) => (position[axis] ?? 0) * stride + (tap[axis] ?? 0) * dilation - before,
  );
}
