import type { ClassEntry, ClassPart, ClassRubric } from './class-entry.ts';
import { discriminationOf } from './discrimination.ts';
import { distributionOf, type Distribution } from './distribution.ts';
import type { PartState } from './part-state.ts';
import { reviewGroups, type ReviewGroup } from './review-groups.ts';

/** How a class did in one part. */
export interface PartStatistics extends ClassPart {
  /** Mean of the certain points over graded submissions; undefined where there is none. */
  readonly mean: number | undefined;
  /** Number of submissions in each state. */
  readonly counts: Readonly<Record<PartState, number>>;
  /** Correlation with the rest of the score, see `discriminationOf`. */
  readonly discrimination: number | undefined;
}

/** What a class did. An answer is one part of one submission. */
export interface ClassSummary {
  readonly rubric: ClassRubric;
  /** In the order in which they were graded. */
  readonly entries: readonly ClassEntry[];
  /** Scores of the graded submissions; undefined where there is none. */
  readonly scores: Distribution | undefined;
  readonly answers: number;
  /** Answers that wait for a person. */
  readonly waiting: number;
  /** Points that a person could still add. */
  readonly atStake: number;
  readonly parts: readonly PartStatistics[];
  readonly review: readonly ReviewGroup[];
}

/** Sums up a class. */
export function summarise(entries: readonly ClassEntry[], rubric: ClassRubric): ClassSummary {
  const graded = entries.filter((entry): entry is Graded => entry.score !== null);
  const states = entries.flatMap(({ parts }) => parts.map(({ state }) => state));
  return {
    rubric,
    entries,
    scores: distributionOf(
      graded.map(({ score }) => score),
      rubric.points,
    ),
    answers: states.length,
    waiting: states.filter((state) => state === 'review').length,
    atStake: entries.reduce((total, { openPoints }) => total + Math.round(openPoints * 100), 0) / 100,
    parts: rubric.parts.map((part, index) => partStatistics(part, index, { entries, graded })),
    review: reviewGroups(entries, rubric),
  };
}

type Graded = ClassEntry & { readonly score: number };

function partStatistics(
  part: ClassPart,
  index: number,
  { entries, graded }: { readonly entries: readonly ClassEntry[]; readonly graded: readonly Graded[] },
): PartStatistics {
  const states = entries.map(({ parts }) => parts[index]?.state);
  const count = (state: PartState): number => states.filter((one) => one === state).length;
  const pairs = graded.map(({ score, parts }) => {
    const earned = parts[index]?.score ?? 0;
    return { part: earned, rest: score - earned };
  });
  const hundredths = pairs.reduce((total, { part: earned }) => total + Math.round(earned * 100), 0);
  return {
    ...part,
    mean: pairs.length === 0 ? undefined : hundredths / pairs.length / 100,
    counts: {
      full: count('full'),
      part: count('part'),
      review: count('review'),
      zero: count('zero'),
      missing: count('missing'),
    },
    discrimination: discriminationOf(pairs),
  };
}
