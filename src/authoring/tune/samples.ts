import { readText, type Text } from '../../language/text.ts';
import { randomFrom, shuffled } from '../../math/random.ts';
import type { Passage } from '../../model/passage.ts';
import { numberOf, outcomeOf, type Outcome } from './outcome.ts';
import type { Judge, Marked } from './tunable.ts';

/** An answer as tuning sees it. Answers with the same words and points are one, so that copies prove nothing twice. */
export interface Sample {
  readonly passage: Passage;
  readonly text: Text;
  /** What the person gave. */
  readonly share: number;
  /** Indices of the answers that it stands for. */
  readonly answers: readonly number[];
  /** The fold in which it is held back; the same for the same words. */
  readonly fold: number;
  readonly before: Outcome;
  /** Criteria that are certainly met. */
  readonly met: ReadonlySet<string>;
  /** What each criterion is worth. */
  readonly worth: ReadonlyMap<string, number>;
}

/** Parts into which answers are cut, each held back once. */
export const FOLDS = 10;

/** The answers of a part, judged as the rubric stands, and dealt to folds at random. */
export function samplesOf(marked: readonly Marked[], judge: Judge, seed: number): readonly Sample[] {
  const groups = new Map<string, { readonly first: Marked; readonly wording: string; readonly answers: number[] }>();
  for (const [index, one] of marked.entries()) {
    const wording = readText(one.passage)
      .tokens.map(({ text }) => text)
      .join(' ');
    const key = `${one.share} ${wording}`;
    const group = groups.get(key);
    if (group) group.answers.push(index);
    else groups.set(key, { first: one, wording, answers: [index] });
  }
  const wordings = [...new Set([...groups.values()].map(({ wording }) => wording))];
  const dealt = new Map(shuffled(wordings, randomFrom(seed)).map((wording, i) => [wording, i % FOLDS]));
  return [...groups.values()].map(({ first: { passage, share }, wording, answers }) => {
    const verdict = judge(passage);
    const criteria = verdict.criteria ?? [];
    return {
      passage,
      text: readText(passage),
      share,
      answers,
      fold: dealt.get(wording) ?? 0,
      before: outcomeOf(verdict),
      met: new Set(criteria.filter(({ earned }) => numberOf(earned) > 0).map(({ name }) => name)),
      worth: new Map(criteria.map(({ name, worth }) => [name, numberOf(worth)])),
    };
  });
}
