import type { Channels } from './words.ts';

/**
 * What passes between layers: some values (channels, features) at each position of a grid. A plain vector has no grid,
 * a sequence has one axis of positions, an image two.
 */
export interface Extent {
  readonly channels: number;
  readonly positions: readonly number[];
  /** Where a shape shows the channels. Sequences and vectors show them last, images as `channels` says. */
  readonly order: Channels;
}

/** A vector of some values. */
export function vector(channels: number): Extent {
  return { channels, positions: [], order: 'first' };
}

/** The number of values. */
export function valuesIn({ channels, positions }: Extent): number {
  return channels * product(positions);
}

/** Sizes in the order in which they are shown. */
export function shapeOf({ channels, positions, order }: Extent): number[] {
  return order === 'first' ? [channels, ...positions] : [...positions, channels];
}

/** Whether two extents have the same sizes, however they are shown. */
export function sameExtent(a: Extent, b: Extent): boolean {
  const [left, right] = [shapeOf({ ...a, order: 'first' }), shapeOf({ ...b, order: 'first' })];
  return left.length === right.length && left.every((size, i) => size === right[i]);
}

/** `2 × 8`: channels first, for messages. */
export function spelledExtent(extent: Extent): string {
  return shapeOf({ ...extent, order: 'first' }).join(' × ');
}

/** The product of some numbers; of none 1. */
export function product(factors: readonly number[]): number {
  return factors.reduce((result, factor) => result * factor, 1);
}

/** The sum of some numbers. */
export function total(terms: readonly number[]): number {
  return terms.reduce((result, term) => result + term, 0);
}
