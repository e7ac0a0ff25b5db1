import { positionsOf, type Axis, type LayerDescription } from './description.ts';

/** The counts that the others follow from. */
export interface BasicCounts {
  readonly parameters: number;
  readonly multiplications: number;
  /** k - 1 for a sum of k terms; a bias is one more term. */
  readonly additions: number;
  readonly activations: number;
}

/** Sizes of the output without a batch axis. */
export function outputShapeOf({ axes, outChannels, channels }: LayerDescription): number[] {
  const positions = axes.map(positionsOf);
  return channels === 'first' ? [outChannels, ...positions] : [...positions, outChannels];
}

/**
 * What a forward pass over one input costs, without running it. With c = input channels a group and K = size of the
 * kernel, each of the P · outChannels outputs is a sum of cK products. Without padding, the products of a window are
 * those of its taps that lie inside; they factor over the axes.
 */
export function basicCounts(description: LayerDescription): BasicCounts {
  const { inChannels, outChannels, groups, axes, bias, activation, countsPadding } = description;
  const perTap = inChannels / groups;
  const kernel = product(axes.map((axis) => axis.kernel));
  const positions = product(axes.map(positionsOf));
  const windows = countsPadding ? { taps: kernel * positions, empty: 0 } : windowsInside(axes.map(insideOf), positions);
  const multiplications = outChannels * perTap * windows.taps;
  const outputs = outChannels * positions;
  return {
    parameters: outChannels * (perTap * kernel + (bias ? 1 : 0)),
    multiplications,
    additions: bias ? multiplications : multiplications - outputs + outChannels * windows.empty,
    activations: activation === 'none' ? 0 : outputs,
  };
}

interface Inside {
  /** Taps that lie inside, over all positions of the axis. */
  readonly taps: number;
  /** Positions with at least one such tap. */
  readonly positions: number;
}

/** A window that lies in the padding altogether is a sum of no terms: it has no addition to save. */
function windowsInside(axes: readonly Inside[], positions: number): { taps: number; empty: number } {
  return {
    taps: product(axes.map((axis) => axis.taps)),
    empty: positions - product(axes.map((axis) => axis.positions)),
  };
}

/** Tap j of position t reads place ts + jd - p, which is inside for ceil((p - ts) / d) <= j <= floor((L - 1 + p - ts) / d). */
function insideOf(axis: Axis): Inside {
  const { length, kernel, stride, padding, dilation } = axis;
  const counts = Array.from({ length: positionsOf(axis) }, (_, t) => {
    const first = Math.max(0, Math.ceil((padding - t * stride) / dilation));
    const last = Math.min(kernel - 1, Math.floor((length - 1 + padding - t * stride) / dilation));
    return Math.max(0, last - first + 1);
  });
  return { taps: counts.reduce((sum, count) => sum + count, 0), positions: counts.filter((count) => count > 0).length };
}

function product(factors: readonly number[]): number {
  return factors.reduce((result, factor) => result * factor, 1);
}
