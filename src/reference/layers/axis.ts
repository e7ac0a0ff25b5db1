import { product } from './extent.ts';

/** One axis over which a window slides. */
export interface Axis {
  readonly length: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** Places put before the first one, and after the last one. */
  readonly before: number;
  readonly after: number;
  /** Whether a last window that reaches over the end is kept. */
  readonly ceil?: boolean;
}

/** Places from the first to the last one that a window reads: d(k - 1) + 1. */
export function reachOf({ kernel, dilation }: Pick<Axis, 'kernel' | 'dilation'>): number {
  return dilation * (kernel - 1) + 1;
}

/**
 * Number of places at which a window is applied along an axis: floor((L + p - d(k - 1) - 1) / s) + 1, with p places of
 * padding in all. Rounded up, the last window must still begin in the input or in the padding before it, as in PyTorch.
 */
export function positionsOf(axis: Axis): number {
  const { length, stride, before, after, ceil = false } = axis;
  const steps = (length + before + after - reachOf(axis)) / stride;
  if (!ceil) return Math.floor(steps) + 1;
  const positions = Math.ceil(steps) + 1;
  return (positions - 1) * stride >= length + before ? positions - 1 : positions;
}

/**
 * Padding by name. `same`, as in TensorFlow: the output has ceil(L / s) places, and where the zeros are odd in number
 * the one more stands at the end; with a stride of 1 PyTorch does the same. `causal`: all zeros stand before.
 */
export function namedPadding(
  name: 'same' | 'valid' | 'causal',
  axis: Pick<Axis, 'length' | 'kernel' | 'stride' | 'dilation'>,
): { readonly before: number; readonly after: number } {
  if (name === 'valid') return { before: 0, after: 0 };
  if (name === 'causal') return { before: reachOf(axis) - 1, after: 0 };
  const positions = Math.ceil(axis.length / axis.stride);
  const zeros = Math.max(0, (positions - 1) * axis.stride + reachOf(axis) - axis.length);
  return { before: Math.floor(zeros / 2), after: Math.ceil(zeros / 2) };
}

/** What windows hold in all. */
export interface Windows {
  readonly positions: number;
  /** Taps over all positions. */
  readonly taps: number;
  /** Positions whose window holds no tap that is counted. */
  readonly empty: number;
}

/** All windows over some axes, with or without the taps that lie outside of the input. Counts factor over the axes. */
export function windowsOver(axes: readonly Axis[], countsPadding: boolean): Windows {
  const positions = product(axes.map(positionsOf));
  if (countsPadding) return { positions, taps: positions * product(axes.map((axis) => axis.kernel)), empty: 0 };
  const filled = product(axes.map(filledOf));
  return { positions, taps: product(axes.map(tapsInside)), empty: positions - filled };
}

/** Tap j of position t reads place ts + jd - p, which is inside for ceil((p - jd) / s) <= t <= floor((L - 1 + p - jd) / s). */
function tapsInside(axis: Axis): number {
  const { length, kernel, stride, before, dilation } = axis;
  const most = positionsOf(axis) - 1;
  let taps = 0;
  for (let j = 0; j < kernel; j++) {
    const first = Math.max(0, Math.ceil((before - j * dilation) / stride));
    const last = Math.min(most, Math.floor((length - 1 + before - j * dilation) / stride));
    taps += Math.max(0, last - first + 1);
  }
  return taps;
}

/** Positions with a tap inside. Only those whose first tap lies in the padding need a look. */
function filledOf(axis: Axis): number {
  const { length, kernel, stride, before, dilation } = axis;
  const positions = positionsOf(axis);
  const isInside = (place: number): boolean => place >= 0 && place < length;
  const begins = Math.min(positions, Math.ceil(before / stride));
  const ends = Math.min(positions, Math.floor((length - 1 + before) / stride) + 1);
  let filled = Math.max(0, ends - begins);
  for (let t = 0; t < begins; t++) {
    // The first tap that is not before the input; where it lies behind the end, the window steps over the input.
    const j = Math.max(0, Math.ceil((before - t * stride) / dilation));
    if (j < kernel && isInside(t * stride + j * dilation - before)) filled++;
  }
  return filled;
}
