import type { Share } from '../../model/share.ts';
import type { Verdict } from '../../model/verdict.ts';

/** What an answer came to, in shares of the points of its part. */
export interface Outcome {
  /** Certain. */
  readonly score: number;
  /** What a person could still add. */
  readonly open: number;
  readonly review: boolean;
}

/** What a verdict comes to. */
export function outcomeOf({ credit, open, review }: Verdict): Outcome {
  return { score: numberOf(credit), open: numberOf(open), review: review.length > 0 };
}

/** A share as a number. */
export function numberOf({ numerator, denominator }: Share): number {
  return numerator / denominator;
}

/**
 * What an outcome costs where a person gave `share`: points refused count once, points paid though wrong twice, since
 * nobody looks at them again; an answer in review costs a person a look, which is a quarter of the points that are open.
 */
export function lossOf({ score, open, review }: Outcome, share: number): number {
  if (isSame(score, share)) return review ? LOOK * open : 0;
  if (score > share) return OVERPAID * (score - share);
  return review ? LOOK * open + Math.max(0, share - score - open) : share - score;
}

const OVERPAID = 2;
const LOOK = 0.25;

/** Whether two shares are the same points: a person writes 0.33 for a third. */
export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < HALF_HUNDREDTH;
}

const HALF_HUNDREDTH = 0.005;
/** Differences below this are those of rounding. */
export const TINY = 1e-9;
