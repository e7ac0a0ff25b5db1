import { gradeSubmission } from '../grading/grade.ts';
import { ungradedPart } from '../grading/part-result.ts';
import type { Plan } from '../grading/plan.ts';
import { submissionResult } from '../grading/submission-result.ts';
import type { Document } from '../model/document.ts';
import type { Message, Result, ResultFile } from '../model/result.ts';
import type { FoundSubmission } from './discover.ts';
import { hashesOf, readFiles, withHashes } from './read-files.ts';

/** Largest file that is read, in bytes, where nothing else is said. */
export const FILE_BYTES = 10_000_000;

/**
 * Grades a submission that was found. Whatever goes wrong with it alone is the outcome of this one: files that cannot
 * be read make it ungraded, and so does a fault of ours, which `onFault` is told.
 */
export async function gradeFound(
  plan: Plan,
  found: FoundSubmission,
  { fileBytes = FILE_BYTES, onFault }: { readonly fileBytes?: number; readonly onFault: (error: unknown) => void },
): Promise<Result> {
  if (found.ungraded) return ungradedResult(plan, found, found.ungraded);
  const read = await readFiles(found.files, fileBytes).catch((error: unknown) => notReadable(error));
  if ('code' in read) return ungradedResult(plan, found, read);
  try {
    const result = await gradeSubmission(plan, read.files, { id: found.id, limits: { fileBytes } });
    return withRemarks(withFiles(result, withHashes(result.submission.files, read.hashes)), found);
  } catch (error) {
    onFault(error);
    return withFiles(ungradedResult(plan, found, INTERNAL_FAULT), hashesOf(read));
  }
}

/** The reason of a submission that a fault of ours kept from being graded. */
export const INTERNAL_FAULT: Message = {
  code: 'internal-fault',
  text: 'gradecheck could not grade this submission. The fault is ours, not yours. A person will look.',
};

/** The result of a submission of which nothing was graded. */
export function ungradedResult(plan: Plan, found: FoundSubmission, reason: Message): Result {
  const parts = plan.parts.map((part) => ungradedPart(part, reason));
  const submission = { document: NO_DOCUMENT, files: [], notes: [], ungraded: reason };
  return withRemarks(submissionResult(plan, { id: found.id, submission, parts }), found);
}

const NO_DOCUMENT: Document = { text: '', files: [], blocks: [], macros: new Map(), notes: [] };

function withFiles(result: Result, files: readonly ResultFile[]): Result {
  return { ...result, submission: { ...result.submission, files } };
}

/** Adds what was noticed when the submission was found. */
function withRemarks(result: Result, { notes, reviewReasons }: FoundSubmission): Result {
  return {
    ...result,
    needsReview: result.needsReview || reviewReasons.length > 0,
    reviewReasons: [...result.reviewReasons, ...reviewReasons],
    notes: [...notes, ...result.notes],
  };
}

function notReadable(error: unknown): Message {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return {
    code: 'files-not-readable',
    text: `A file of the submission could not be read (${code}). A person will look.`,
  };
}
