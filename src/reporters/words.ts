import type { Message, PartResult, Result, ResultCriterion } from '../model/result.ts';
import { stateOf, type PartState } from '../statistics/part-state.ts';
import { counted, formatPoints } from './numbers.ts';

/** The words for a state: in reports and on the terminal, and where a student checks their own draft. */
export interface StateWords {
  readonly report: string;
  readonly selfCheck: string;
}

/** How states are called, everywhere. */
export const STATE_WORDS: Readonly<Record<PartState, StateWords>> = {
  full: { report: 'Complete', selfCheck: 'Ready' },
  part: { report: 'Partly there', selfCheck: 'Look again' },
  zero: { report: 'Not yet right', selfCheck: 'Look again' },
  review: { report: 'With a person', selfCheck: 'Look again' },
  missing: { report: 'Not found', selfCheck: 'Not found' },
};

/** `13.5 of 20`; a dash where there is no score yet. */
export function scoreOf({ score, points }: Pick<Result, 'score' | 'points'>): string {
  return `${score === null ? '–' : formatPoints(score)} of ${formatPoints(points)}`;
}

/** `1 point is still open`; undefined where nothing is. */
export function openSentence({ openPoints }: Pick<Result, 'openPoints'>): string | undefined {
  if (openPoints <= 0) return undefined;
  return `${counted(openPoints, 'point')} ${openPoints === 1 ? 'is' : 'are'} still open`;
}

/** What the final score can be while points are open. */
export function finalScoreSentence({ score, openPoints }: Pick<Result, 'score' | 'openPoints'>): string {
  const certain = score ?? 0;
  return `the final score is between ${formatPoints(certain)} and ${formatPoints(certain + openPoints)}`;
}

/** What is said of a class in which nothing waits for a person. */
export function nothingWaitsSentence(answers: number): string {
  const decided = answers === 1 ? 'the one answer' : `all ${counted(answers, 'answer')}`;
  return `Nothing needs a person. The rubric decided ${decided}.`;
}

/**
 * The first sentence of a part: the most important finding, or why a person looks at it, or what its status alone
 * says. Undefined for a complete answer that needs no word.
 */
export function leadSentence(part: PartResult): string | undefined {
  const state = stateOf(part);
  if (state === 'review') return part.reviewReasons[0]?.text ?? 'A person will read this answer and decide.';
  return part.feedback[0]?.text ?? LEADS[state];
}

/** How much of an explanation is there, where the list of its ideas says all else; undefined for other parts. */
export function ideasSentence(part: PartResult): string | undefined {
  const { criteria, feedback } = part;
  const state = stateOf(part);
  const [first] = feedback;
  if (!criteria || !first || state === 'review' || !isSaidByIdeas(part, first)) return undefined;
  const ideas = criteria.filter(({ points }) => points >= 0);
  const there = ideas.filter(({ score, met }) => score > 0 || met === 'yes').length;
  if (ideas.length === 1) return undefined;
  if (there === 0) return `We found none of the ${ideas.length} ideas that this part asks for.`;
  return `We found ${there} of the ${ideas.length} ideas that this part asks for.`;
}

/** What makes a criterion unsure, or what was found of it and what was not. */
export function remarkOf({ remark, lacking }: ResultCriterion): string | undefined {
  if (lacking === undefined) return remark;
  return [remark, `nothing like “${lacking}”`].filter((one) => one !== undefined).join(', but ');
}

/** Whether a sentence names nothing but ideas that were not found; their list says so, each in its place. */
export function isSaidByIdeas({ criteria }: PartResult, { code, data }: Message): boolean {
  const what = data?.['what'];
  if (!criteria || code !== 'criterion-missing' || typeof what !== 'string') return false;
  const hints = criteria.flatMap(({ hint }) => hint ?? []).toSorted((a, b) => b.length - a.length);
  return hints.reduce((rest, hint) => rest.replaceAll(hint, ''), what).replaceAll(/[;\s]/gu, '') === '';
}

const LEADS: Readonly<Record<Exclude<PartState, 'review'>, string | undefined>> = {
  full: undefined,
  part: 'Part of what was asked for is there.',
  zero: 'The answer, as we read it, is not the one that was asked for.',
  missing: 'We did not find an answer to this part.',
};

/** What follows the first sentence: further reasons and findings, each a paragraph. */
export function furtherSentences(part: PartResult, lead = leadSentence(part)): string[] {
  const reasons = part.reviewReasons.map(({ text }) => text);
  const findings = part.feedback.map(({ text }) => text);
  const all = stateOf(part) === 'review' ? [...reasons, ...findings] : findings;
  return [...new Set(all)].filter((text) => text !== lead);
}

/** A code or a name from a rubric as words: `two-final-values` → `Two final values`. */
export function inWords(name: string): string {
  const words = name.replaceAll(/[-_]+/gu, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
