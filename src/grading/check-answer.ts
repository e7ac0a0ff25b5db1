import { passageOf } from '../model/passage.ts';
import type { PartResult } from '../model/result.ts';
import { readDocument } from '../submission/read-document.ts';
import { partResult, ungradedPart } from './part-result.ts';
import type { Plan } from './plan.ts';
import { settle } from './settle.ts';

/**
 * Judges one answer as if it stood under its part in a write-up; `text` is read as Markdown. Rejects for a part that the
 * rubric does not have.
 */
export async function checkAnswer(plan: Plan, partId: string, text: string): Promise<PartResult> {
  const part = plan.parts.find(({ id }) => id === partId);
  if (!part)
    throw new RangeError(
      `The rubric ${plan.id} has no part ${partId}; it has ${plan.parts.map(({ id }) => id).join(', ')}.`,
    );
  const file = { name: 'answer.md', bytes: new TextEncoder().encode(text) };
  const { document, ungraded } = await readDocument([file], { writeups: [] });
  if (ungraded) return ungradedPart(part, ungraded);
  const start = document.text.length - document.text.trimStart().length;
  const body = { start, end: Math.max(start, document.text.trimEnd().length) };
  const common = { part: part.id, coarse: false, confidence: 1, rivals: [], doubts: [] };
  const placement =
    body.end > body.start
      ? ({ ...common, status: 'found', passage: body, body } as const)
      : ({ ...common, status: 'missing' } as const);
  const verdicts = placement.status === 'found' ? [part.judge(passageOf(document, body))] : [];
  return partResult(part, settle(placement, verdicts, part.reviewBelow), { document, placement });
}
