import type { Interval } from '../math/arithmetic/interval.ts';

/** A value of a formula beside one that it should have. */
export interface Pair {
  readonly found: number;
  readonly reference: number;
  /** What the reference is off by at most. */
  readonly bound: number;
  /** The largest derivative around. */
  readonly scale: number;
}

/** What two values come to. */
export interface BoundedComparison {
  readonly outcome: 'equal' | 'different' | 'unsure';
  /** How far apart they may be by errors alone; infinite where nothing bounds that of the formula. */
  readonly allowed: number;
}

/** Between the sum of both bounds and this many times of it nothing is claimed. */
const GREY = 16;
/** Share of the largest derivative above which bounds are too wide to call two values equal. */
const WIDE = 1e-8;
/** Share of the largest derivative that is nothing: a derivative that underflows beside it is as good as zero. */
const NOTHING = 2 ** -52;

/**
 * Compares a value of a formula with its reference by what both may be off by. `held` gives an interval that holds the
 * exact value of the formula, undefined where there is none; most comparisons do not need it.
 */
export function compareBounded(
  { found, reference, bound, scale }: Pair,
  held: () => Interval | undefined,
): BoundedComparison {
  const apart = Math.max(0, Math.abs(found - reference) - NOTHING * scale);
  if (apart <= bound) return { outcome: bound <= WIDE * scale ? 'equal' : 'unsure', allowed: bound };
  const interval = held();
  if (!interval) return { outcome: 'unsure', allowed: Infinity };
  const allowed = bound + Math.max(interval.high - found, found - interval.low);
  if (apart > GREY * allowed) return { outcome: 'different', allowed };
  return { outcome: apart <= allowed && allowed <= WIDE * scale ? 'equal' : 'unsure', allowed };
}

/** Whether an interval is narrow enough to be called one value beside the largest derivative around. */
export function isNarrow(interval: Interval | undefined, scale: number): boolean {
  return interval !== undefined && interval.high - interval.low <= WIDE * scale;
}
