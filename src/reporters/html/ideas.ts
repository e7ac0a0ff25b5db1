import type { PartResult, ResultCriterion } from '../../model/result.ts';
import type { PartState } from '../../statistics/part-state.ts';
import { counted, formatPoints } from '../numbers.ts';
import { inWords, remarkOf } from '../words.ts';
import { linesLabel } from './place-label.ts';

/** An idea that a rubric looks for in an explanation, and what came of it. */
export interface Idea {
  /** Where links from the text lead; undefined without a number. */
  readonly id: string | undefined;
  /** Its name in the rubric. */
  readonly criterion: string;
  /** The number of its words in the text; undefined where none are shown. */
  readonly note: number | undefined;
  /** The shape beside an idea without a number. */
  readonly state: PartState;
  readonly name: string;
  /** What was looked for, and where, if it is not all there. */
  readonly hint: string | undefined;
  /** What makes it unsure, or what was found of it. */
  readonly remark: string | undefined;
  readonly points: string;
}

/** The ideas of an explanation: first what was found, then what was not. Empty for other kinds of parts. */
export function ideasOf(part: PartResult, anchor: string): Idea[] {
  const shown = new Set(part.evidence.flatMap(({ criterion, inAnswer }) => (inAnswer ? criterion : [])));
  const criteria = part.criteria ?? [];
  const found = criteria.filter(({ name, score, met }) => score !== 0 || met === 'yes' || shown.has(name));
  const others = criteria.filter((one) => !found.includes(one));
  const numbered = found.filter(({ name }) => shown.has(name));
  return [...found, ...others].map((criterion): Idea => {
    const position = numbered.indexOf(criterion);
    const note = position < 0 ? undefined : position + 1;
    return {
      id: note === undefined ? undefined : ideaId(anchor, note),
      criterion: criterion.name,
      note,
      state: ideaState(criterion),
      name: inWords(criterion.name),
      hint: hintOf(criterion, part),
      remark: remarkOf(criterion),
      points: pointsOf(criterion),
    };
  });
}

/** The id of a numbered idea in its page. */
export function ideaId(anchor: string, note: number): string {
  return `${anchor}-idea-${note}`;
}

/** The numbers of ideas by the names that evidence refers to. */
export function notesOf(ideas: readonly Idea[]): Map<string, number> {
  return new Map(ideas.flatMap(({ criterion, note }) => (note === undefined ? [] : [[criterion, note]])));
}

function ideaState({ score, points, openPoints, met }: ResultCriterion): PartState {
  if (met !== undefined) return met === 'yes' ? 'full' : met === 'open' ? 'review' : 'zero';
  if (openPoints > 0) return 'review';
  if (score <= 0) return 'zero';
  return score < points ? 'part' : 'full';
}

function hintOf(criterion: ResultCriterion, { answer }: PartResult): string | undefined {
  const { score, points, openPoints, hint, met } = criterion;
  if (met === undefined ? score >= points : met === 'yes') return undefined;
  const isMissing = remarkOf(criterion) === undefined && score === 0 && openPoints === 0 && met !== 'open';
  const where = answer && isMissing ? `not found in ${linesLabel(answer.place)}` : undefined;
  return [hint, where].filter((one) => one !== undefined && one !== '').join('; ') || undefined;
}

function pointsOf({ score, points, openPoints, met }: ResultCriterion): string {
  if (met !== undefined) return WORDS[met];
  const earned = score > 0 ? `+${formatPoints(score)}` : formatPoints(score);
  if (openPoints > 0)
    return score === 0 ? counted(openPoints, 'open', 'open') : `${earned}, ${formatPoints(openPoints)} open`;
  return score > 0 && score < points ? `${earned} of ${formatPoints(points)}` : earned;
}

const WORDS = { yes: 'found', open: 'open', no: '–' } as const;
