import type { PartResult } from '../model/result.ts';

/**
 * What pages and tables show of a part: complete, partly there, not yet right, with a person, not found. Whatever a
 * person still looks at is `review`, whatever its status is so far.
 */
export type PartState = 'full' | 'part' | 'zero' | 'review' | 'missing';

/** All states in the order in which bars and legends show them. */
export const PART_STATES = ['full', 'part', 'review', 'zero', 'missing'] as const satisfies readonly PartState[];

/** The state of a part. */
export function stateOf({ status, needsReview }: Pick<PartResult, 'status' | 'needsReview'>): PartState {
  if (needsReview) return 'review';
  switch (status) {
    case 'correct':
      return 'full';
    case 'partial':
      return 'part';
    case 'incorrect':
      return 'zero';
    case 'missing':
      return 'missing';
    case 'unreadable':
    case 'undecided':
    case 'ungraded':
      return 'review';
  }
}
