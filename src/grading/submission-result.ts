import type { Message, PartResult, Result, ResultFile } from '../model/result.ts';
import { VERSION } from '../model/version.ts';
import { pointsOf } from './part-result.ts';
import type { Plan } from './plan.ts';

/** What is known of a submission besides its parts. */
interface Gathered {
  readonly id: string;
  readonly files: readonly ResultFile[];
  readonly parts: readonly PartResult[];
  readonly notes: readonly Message[];
  readonly reviewReasons: readonly Message[];
}

/** Adds up the parts. A submission is ungraded where none of its parts was graded. */
export function submissionResult(plan: Plan, { id, files, parts, notes, reviewReasons }: Gathered): Result {
  const graded = parts.some((part) => part.score !== null);
  return {
    schemaVersion: 1,
    gradecheck: VERSION,
    rubric: { id: plan.id, title: plan.title, hash: plan.hash, groups: plan.groups },
    submission: { id, files },
    score: graded ? sum(parts.map((part) => part.score ?? 0)) : null,
    points: pointsOf(plan.points),
    openPoints: sum(parts.map((part) => part.openPoints)),
    needsReview: reviewReasons.length > 0 || parts.some((part) => part.needsReview),
    reviewReasons,
    notes,
    parts,
  };
}

/** Sums points in whole hundredths, so that the sum is exact. */
function sum(points: readonly number[]): number {
  return points.reduce((total, one) => total + Math.round(100 * one), 0) / 100;
}
