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
  const { length, kernel, stride, dilation, before } = axis;
  const last = outputsOf(axis) - 1;
  const starts = Array.from({ length: kernel }, (_, j) => j * dilation - before);
  const kept = starts.reduce((sum, start) => sum + stepsWithin({ start, stride, length }, last), 0);
  return { taps: { all: length * kernel, kept }, covered: coveredBy(starts, axis) };
}

interface Comb {
  readonly start: number;
  readonly stride: number;
  readonly length: number;
}

/** How many of the places start, start + stride, … lie from 0 to `last`. */
function stepsWithin({ start, stride, length }: Comb, last: number): number {
  const first = Math.max(0, Math.ceil(-start / stride));
  return Math.max(0, Math.min(length - 1, Math.floor((last - start) / stride)) - first + 1);
}

/** The places of a tap are every stride-th one: taps that agree modulo the stride overlap, others never do. */
function coveredBy(starts: readonly number[], axis: TransposedAxis): Coverage['covered'] {
  const { length, stride } = axis;
  const last = outputsOf(axis) - 1;
  const ends = new Map<number, number>();
  let [all, kept] = [0, 0];
  for (const start of starts) {
    const residue = ((start % stride) + stride) % stride;
    const fresh = Math.max(start, ends.get(residue) ?? start);
    const end = start + length * stride;
    const comb = { start: fresh, stride, length: (end - fresh) / stride };
    all += comb.length;
    kept += stepsWithin(comb, last);
    ends.set(residue, end);
  }
  return { all, kept };
}
