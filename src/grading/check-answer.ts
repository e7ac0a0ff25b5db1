import type { Explanation } from '../model/explanation.ts';
import { passageOf, type Passage } from '../model/passage.ts';
import type { PartResult } from '../model/result.ts';
import { readDocument } from '../submission/read-document.ts';
import { partResult, ungradedPart } from './part-result.ts';
import type { PlannedPart, Plan } from './plan.ts';
import { settle } from './settle.ts';

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
  const file = { name: 'answer.md', bytes: new TextEncoder().encode(text) };
  const { document, ungraded } = await readDocument([file], { writeups: [] });
  if (ungraded) return { part, result: ungradedPart(part, ungraded) };
  const start = document.text.length - document.text.trimStart().length;
  const body = { start, end: Math.max(start, document.text.trimEnd().length) };
  const common = { part: part.id, coarse: false, confidence: 1, rivals: [], doubts: [] };
  if (body.end === body.start) {
    const placement = { ...common, status: 'missing' } as const;
    return { part, result: partResult(part, settle(placement, [], part.reviewBelow), { document, placement }) };
  }
  const passage = passageOf(document, body);
  const placement = { ...common, status: 'found', passage: body, body } as const;
  const settled = settle(placement, [part.judge(passage)], part.reviewBelow);
  return { part, result: partResult(part, settled, { document, placement }), passage };
}
