import type { PartResult, Result } from '../model/result.ts';
import { VERSION } from '../model/version.ts';
import type { Submission } from '../submission/submission.ts';
import { pointsOf } from './part-result.ts';
import type { Plan } from './plan.ts';

/** What is known of a submission. */
interface Gathered {
  readonly id: string;
  readonly submission: Submission;
  readonly parts: readonly PartResult[];
}

/** Adds up the parts. A submission is ungraded where none of its parts was graded; its reason is that of the files. */
export function submissionResult(plan: Plan, { id, submission, parts }: Gathered): Result {
  const { files, notes, ungraded } = submission;
  const reviewReasons = ungraded ? [ungraded] : [];
  return {
    schemaVersion: 1,
    gradecheck: VERSION,
    rubric: { id: plan.id, title: plan.title, hash: plan.hash, groups: plan.groups },
    submission: { id, files },
    score: ungraded ? null : sum(parts.map((part) => part.score ?? 0)),
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
