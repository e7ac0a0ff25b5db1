import { reachOf, type Axis } from './axis.ts';

/** One axis of a transposed convolution. `before` and `after` are cut off; `extra` places are added at the end. */
export interface TransposedAxis extends Axis {
  readonly extra: number;
}

/** Number of outputs along an axis: (L - 1) s + d(k - 1) + 1 - p + what is added. */
export function outputsOf(axis: TransposedAxis): number {
  return wholeOf(axis) - axis.before - axis.after + axis.extra;
}

function wholeOf(axis: Pick<Axis, 'length' | 'stride' | 'kernel' | 'dilation'>): number {
  return (axis.length - 1) * axis.stride + reachOf(axis);
}

/**
 * An axis with padding by name or in numbers. `same` gives L s outputs; of an odd number of places that must go, the
 * one more is at the end, as in TensorFlow. `valid` gives all, and at least L s.
 */
export function transposedAxis(
  bare: Pick<Axis, 'length' | 'kernel' | 'stride' | 'dilation'>,
  padding: 'same' | 'valid' | readonly [number, number],
  extra: number,
): TransposedAxis {
  if (typeof padding !== 'string') return { ...bare, before: padding[0], after: padding[1], extra };
  const surplus = wholeOf(bare) - bare.length * bare.stride;
  const cut = padding === 'same' ? Math.max(0, surplus) : 0;
  return { ...bare, before: Math.floor(cut / 2), after: Math.ceil(cut / 2), extra: Math.max(0, -surplus) };
}

/** What reaches the output along an axis, before anything is cut off, and after that. */
export interface Coverage {
  /** Products. */
  readonly taps: { readonly all: number; readonly kept: number };
  /** Places to which at least one product belongs. */
  readonly covered: { readonly all: number; readonly kept: number };
}

/** Tap j of input t belongs to place ts + jd - p. */
export function coverageOf(axis: TransposedAxis): Coverage {
  const outputs = outputsOf(axis);
  const isKept = (place: number): boolean => place >= 0 && place < outputs;
  const places = Array.from({ length: axis.length }, (_, t) =>
    Array.from({ length: axis.kernel }, (__, j) => t * axis.stride + j * axis.dilation - axis.before),
  ).flat();
  const distinct = [...new Set(places)];
  return {
    taps: { all: places.length, kept: places.filter(isKept).length },
    covered: { all: distinct.length, kept: distinct.filter(isKept).length },
  };
}
