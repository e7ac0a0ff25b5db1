import { UNIT, type Dual } from './dual.ts';

/** What is noted while duals run. */
export interface Watch {
  /** A comparison that was too close to tell, or a kink that was hit: where the derivative may be another one. */
  tie?: string;
  /** A rounding that drops a derivative: steps that the slope, which is 0 between them, says nothing of. */
  rounded?: string;
  /** Every comparison of values that are followed, by its place in the source, with the ways it was taken. */
  readonly branches: Map<string, Set<boolean>>;
}

/** A fresh one. */
export function watching(): Watch {
  return { branches: new Map() };
}

/** Notes which way a comparison went. */
export function noteBranch(watch: Watch, place: string, outcome: boolean): void {
  const ways = watch.branches.get(place);
  if (ways) ways.add(outcome);
  else watch.branches.set(place, new Set([outcome]));
}

/**
 * Whether two values are too close to tell, or equal while they part. Equal values that stay equal are none: both ways
 * of going on are as good.
 */
export function areTied(a: Dual, b: Dual): boolean {
  if (a === b) return false;
  const error = (a.valueError + b.valueError) * UNIT;
  const apart = Math.abs(a.value - b.value);
  if (apart > error) return false;
  if (Number.isNaN(a.value) || Number.isNaN(b.value)) return false;
  // Two infinities of one sign leave no number, and no doubt.
  if (a.value === b.value && !Number.isFinite(a.value)) return false;
  return !(error === 0 && a.slope === b.slope && a.slopeError === 0 && b.slopeError === 0);
}

/** Notes a tie, the first of all. */
export function noteTie(watch: Watch, place: string): void {
  watch.tie ??= place;
}
