import { align } from '../alignment/align.ts';
import type { Document } from '../model/document.ts';
import { passageOf, type Passage } from '../model/passage.ts';
import type { Placement } from '../model/placement.ts';
import type { PartResult, Result } from '../model/result.ts';
import { readDocument } from '../submission/read-document.ts';
import type { Limits, Submission, SubmissionFile } from '../submission/submission.ts';
import { partResult, ungradedPart } from './part-result.ts';
import type { Plan, PlannedPart } from './plan.ts';
import { judgedIn, missingBesideHidden, settle } from './settle.ts';
import { submissionResult } from './submission-result.ts';

/** Settings of one grading that are not the rubric's. */
export interface GradeOptions {
  /** Id of the submission. Default: the name of its first file without extension. */
  readonly id?: string;
  readonly limits?: Partial<Limits>;
}

/**
 * Grades one submission. A function of plan and files alone: the same input gives the same result. It does not throw on
 * anything that a student can hand in; what cannot be graded is `ungraded` and says why.
 */
export async function gradeSubmission(
  plan: Plan,
  files: readonly SubmissionFile[],
  options: GradeOptions = {},
): Promise<Result> {
  const submission = await readDocument(files, { writeups: plan.writeups, ...options.limits });
  const id = options.id ?? defaultId(files);
  return submissionResult(plan, { id, submission, parts: partsOf(plan, submission) });
}

function partsOf(plan: Plan, { document, ungraded }: Submission): PartResult[] {
  if (ungraded) return plan.parts.map((part) => ungradedPart(part, ungraded));
  const placements = new Map(align(document, plan.targets).map((placement) => [placement.part, placement]));
  return plan.parts.map((part) => gradePart(part, document, placements.get(part.id)));
}

function gradePart(part: PlannedPart, document: Document, placement: Placement | undefined): PartResult {
  if (!placement) throw new Error(`alignment said nothing of part ${part.id}`);
  const places = placement.status === 'found' && placement.body ? [placement.body, ...placement.rivals] : [];
  const verdicts = places.map((span) => judgedIn(withQuestion(passageOf(document, span), placement), part.judge));
  const settled = settle(placement, verdicts, part.reviewBelow);
  const verdict = missingBesideHidden(settled, document);
  return partResult(part, verdict, { document, placement });
}

/** A passage with the question that is printed before it. */
function withQuestion(answer: Passage, { passage, body }: Placement): Passage {
  if (!passage || answer.span.start !== body?.start || passage.start >= body.start) return answer;
  return { ...answer, asked: passageOf(answer.document, { start: passage.start, end: body.start }) };
}

function defaultId(files: readonly SubmissionFile[]): string {
  const name = files.map((file) => file.name).toSorted()[0] ?? 'submission';
  return name.replace(/^.*\//u, '').replace(/(?<=.)\.[^.]+$/u, '');
}
