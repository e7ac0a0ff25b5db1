import type { Message, PartResult, Result, ResultGroup } from '../model/result.ts';
import { stateOf, type PartState } from './part-state.ts';

/** Why a person should look. */
export interface ReviewReason {
  readonly code: string;
  readonly text: string;
}

/** What the class page needs to know of one part of a submission. */
export interface PartEntry {
  readonly state: PartState;
  readonly score: number | null;
  readonly openPoints: number;
  /** The first of the reasons; absent where nobody needs to look. */
  readonly reason?: ReviewReason;
}

/** What the class page needs to know of one submission: small, so that a class of thousands fits in memory. */
export interface ClassEntry {
  readonly id: string;
  /** Name of the folder that holds its reports. */
  readonly folder: string;
  /** Certain points; null where the submission is ungraded. */
  readonly score: number | null;
  readonly points: number;
  readonly openPoints: number;
  readonly needsReview: boolean;
  /** The first reason to look at the submission as a whole. */
  readonly reason?: ReviewReason;
  /** One for each part of the rubric, in its order. */
  readonly parts: readonly PartEntry[];
}

/** A part of the rubric, as tables name it. */
export type ClassPart = Pick<PartResult, 'id' | 'title' | 'points' | 'extra'>;

/** What all submissions of a class have in common. */
export interface ClassRubric {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  readonly gradecheck: string;
  readonly points: number;
  readonly groups: readonly ResultGroup[];
  readonly parts: readonly ClassPart[];
}

/** The entry of a result whose reports lie in `folder`. */
export function classEntry(result: Result, folder: string): ClassEntry {
  const { submission, score, points, openPoints, needsReview, reviewReasons, parts } = result;
  const entry = { id: submission.id, folder, score, points, openPoints, needsReview, parts: parts.map(partEntry) };
  return { ...entry, ...firstReason(reviewReasons) };
}

/** The rubric behind a result. */
export function classRubric({ rubric, gradecheck, points, parts }: Result): ClassRubric {
  return {
    ...rubric,
    gradecheck,
    points,
    parts: parts.map(({ id, title, points: worth, extra }) => ({
      id,
      title,
      points: worth,
      ...(extra === true && { extra }),
    })),
  };
}

function partEntry(part: PartResult): PartEntry {
  const { score, openPoints, reviewReasons } = part;
  return { state: stateOf(part), score, openPoints, ...firstReason(reviewReasons) };
}

function firstReason([first]: readonly Message[]): { reason?: ReviewReason } {
  return first ? { reason: { code: first.code, text: first.text } } : {};
}
