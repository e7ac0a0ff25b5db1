import type { CriterionOutcome, Verdict } from '../../model/verdict.ts';
import type { Criterion } from './rule.ts';

/** How much a report says of what was looked for. */
export type Reveal = 'all' | 'hint' | 'nothing';

/**
 * Criteria as students may be told of them: where not all is revealed, by the author's `hint`, or by a number and nothing
 * more. Names often are the answer.
 */
export function hinted(criteria: readonly Criterion[], own: (name: string) => unknown, reveal: Reveal): Criterion[] {
  return criteria.map((one, i) => {
    const hint = own(one.name);
    if (reveal === 'all') return one;
    return { ...one, hint: reveal === 'hint' && typeof hint === 'string' ? hint : `idea ${i + 1}` };
  });
}

/** A verdict without what would tell the expected words: names of criteria, and what was read as what. */
export function withhold(verdict: Verdict, criteria: readonly Criterion[], reveal: Reveal): Verdict {
  if (reveal === 'all') return verdict;
  const numbers = new Map(criteria.map(({ name }, i) => [name, `idea-${i + 1}`]));
  const nameOf = (name: string): string => numbers.get(name) ?? name;
  return {
    ...verdict,
    evidence: verdict.evidence.map((one) => ({ ...one, criterion: nameOf(one.criterion) })),
    ...(verdict.criteria && { criteria: verdict.criteria.map((one) => told(one, nameOf(one.name))) }),
    review: verdict.review.map(({ data, ...one }) => {
      if (data?.['why'] === undefined) return { ...one, ...(data && { data }) };
      return { ...one, code: 'criterion-open', data: { what: data['what'] ?? '' } };
    }),
  };
}

function told(outcome: CriterionOutcome, name: string): CriterionOutcome {
  const { earned, open, worth, met, hint, confidence } = outcome;
  const known = { ...(met && { met }), ...(hint !== undefined && { hint }) };
  return { name, earned, open, worth, ...known, ...(confidence !== undefined && { confidence }) };
}
