import type { CriterionOutcome } from '../../model/verdict.ts';
import { inWords } from './features.ts';
import type { Judgement } from './judgement.ts';

/** How sure a verdict is; where a criterion is open or was not found, why, and what was found of it. */
export function remarksOf({
  state,
  assurance,
}: Judgement): Pick<CriterionOutcome, 'confidence' | 'remark' | 'lacking'> {
  const { confidence, features } = assurance;
  if (state !== 'open' && state !== 'missing') return { confidence };
  // How long an answer is tells a student nothing about what is lacking.
  const told = state === 'open' ? features : features.filter(({ code }) => code !== 'many-words');
  const lacking =
    state === 'missing' ? told.find(({ data }) => data?.['lacking'] !== undefined)?.data?.['lacking'] : undefined;
  return {
    confidence,
    ...(told.length > 0 && { remark: inWords(told) }),
    ...(lacking !== undefined && { lacking: String(lacking) }),
  };
}
