import type { PartResult } from '../../model/result.ts';
import { stateOf, type PartState } from '../../statistics/part-state.ts';
import { formatPoints } from '../numbers.ts';
import { furtherSentences, ideasSentence, isSaidByIdeas, leadSentence, openSentence, STATE_WORDS } from '../words.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { factsOf, type Fact } from './facts.ts';
import { ideasOf, type Idea } from './ideas.ts';
import { witnessView, type WitnessView } from './witness.ts';

/** The card of one part. */
export interface PartView {
  readonly anchor: string;
  readonly id: string;
  /** Undefined where it says no more than the id. */
  readonly title: string | undefined;
  readonly ask: string | undefined;
  readonly state: PartState;
  readonly word: string;
  readonly inReview: boolean;
  readonly open: string | undefined;
  readonly extra: boolean;
  readonly score: string;
  readonly points: string;
  readonly lead: string | undefined;
  readonly excerpt: Excerpt | undefined;
  readonly facts: readonly Fact[];
  readonly ideas: readonly Idea[];
  readonly witness: WitnessView | undefined;
  readonly further: readonly string[];
}

/** The card of a part. Typeset formulas are taken from `formulas` and added to it. */
export function partView(part: PartResult, formulas: Map<string, string>): PartView {
  const { id, title, ask, score, points } = part;
  const anchor = anchorOf(id);
  const state = stateOf(part);
  const ideas = ideasOf(part, anchor);
  const lead = ideasSentence(part) ?? leadSentence(part);
  const unsaid = part.feedback.filter((one) => !isSaidByIdeas(part, one));
  return {
    anchor,
    id,
    title: title === id ? undefined : title,
    ask,
    state,
    word: STATE_WORDS[state].report,
    inReview: state === 'review',
    open: openSentence(part),
    extra: part.extra === true,
    score: score === null ? '–' : formatPoints(score),
    points: formatPoints(points),
    lead,
    excerpt: excerptOf(part, ideas, anchor),
    facts: factsOf(part, formulas),
    ideas,
    witness: witnessView(part, anchor),
    further: furtherSentences({ ...part, feedback: unsaid }, lead),
  };
}

/** The id of a part's card in its page: `part-c.f.ops`. */
export function anchorOf(id: string): string {
  return `part-${id.replaceAll(/\s/gu, '_')}`;
}
