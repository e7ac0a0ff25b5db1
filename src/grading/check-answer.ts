import type { Document } from '../model/document.ts';
import type { Explanation } from '../model/explanation.ts';
import { passageOf, type Passage } from '../model/passage.ts';
import type { Placement } from '../model/placement.ts';
import type { Message, PartResult } from '../model/result.ts';
import type { Verdict } from '../model/verdict.ts';
import { readDocument } from '../submission/read-document.ts';
import { partResult, ungradedPart } from './part-result.ts';
import type { PlannedPart, Plan } from './plan.ts';
import { judgedIn, settle } from './settle.ts';

/**
 * Judges one answer as if it stood under its part in a write-up; `text` is read as Markdown. Rejects for a part that the
 * rubric does not have.
 */
export async function checkAnswer(plan: Plan, partId: string, text: string): Promise<PartResult> {
  return (await judgedAlone(plan, partId, text)).result;
}

/**
 * Judges one answer as `checkAnswer` does, and tells how the verdict came about. No explanation where there was nothing to
 * judge, or where the kind of the part has none. Rejects for a part that the rubric does not have.
 */
export async function explainAnswer(
  plan: Plan,
  partId: string,
  text: string,
): Promise<{ readonly result: PartResult; readonly explanation: Explanation | undefined }> {
  const { part, result, passage } = await judgedAlone(plan, partId, text);
  return { result, explanation: passage && part.explain?.(passage) };
}

interface JudgedAlone {
  readonly part: PlannedPart;
  readonly result: PartResult;
  readonly passage?: Passage;
}

async function judgedAlone(plan: Plan, partId: string, text: string): Promise<JudgedAlone> {
  const part = plan.parts.find(({ id }) => id === partId);
  if (!part)
    throw new RangeError(
      `The rubric ${plan.id} has no part ${partId}; it has ${plan.parts.map(({ id }) => id).join(', ')}.`,
    );
  const alone = await readAlone(text);
  if ('ungraded' in alone) return { part, result: ungradedPart(part, alone.ungraded) };
  const { document, passage } = alone;
  const placement = placementOf(part, passage);
  const result = partResult(part, settleAlone(part, passage, part.judge), { document, placement });
  return { part, result, ...(passage && { passage }) };
}

/** An answer that stands alone; without a passage where there is nothing in it. */
export type AnswerAlone = { readonly document: Document; readonly passage?: Passage } | { readonly ungraded: Message };

/** Reads an answer that stands alone, as Markdown. */
export async function readAlone(text: string): Promise<AnswerAlone> {
  const file = { name: 'answer.md', bytes: new TextEncoder().encode(text) };
  const { document, ungraded } = await readDocument([file], { writeups: [] });
  if (ungraded) return { ungraded };
  const start = document.text.length - document.text.trimStart().length;
  const end = document.text.trimEnd().length;
  return end <= start ? { document } : { document, passage: passageOf(document, { start, end }) };
}

/** What a judge makes of an answer that stands alone, as grading would settle it. */
export function settleAlone(part: PlannedPart, passage: Passage | undefined, judge: PlannedPart['judge']): Verdict {
  return settle(placementOf(part, passage), passage ? [judgedIn(passage, judge)] : [], part.reviewBelow);
}

function placementOf({ id }: PlannedPart, passage: Passage | undefined): Placement {
  const common = { part: id, coarse: false, confidence: 1, rivals: [], doubts: [] };
  if (!passage) return { ...common, status: 'missing' };
  return { ...common, status: 'found', passage: passage.span, body: passage.span };
}
