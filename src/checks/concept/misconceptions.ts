import type { Answer } from './answer.ts';
import { judgeStated } from './judge-criterion.ts';
import type { Judgement } from './judgement.ts';
import type { Criterion } from './rule.ts';

/**
 * Looks for misconceptions. Only one that is plainly stated costs points: where it is denied nothing is found, where it is
 * supposed, quoted, misspelt or taken back a person decides. A part of one is none.
 */
export function judgeMisconceptions(
  misconceptions: readonly Criterion[],
  answer: Answer,
  reviewBelow: number,
): Judgement[] {
  return misconceptions.map((one) => plainOrOpen(judgeStated(one, answer, reviewBelow)));
}

function plainOrOpen(judgement: Judgement): Judgement {
  const { criterion, solution, state, review } = judgement;
  if (state !== 'met' && state !== 'open') return judgement;
  if (state === 'met' && solution?.slips === 0) return judgement;
  const data = { what: criterion.hint };
  const unsure = { code: 'misconception-unsure', data, ...(review?.span && { span: review.span }) };
  return { ...judgement, state: 'open', review: unsure };
}
