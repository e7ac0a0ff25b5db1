import type { PartResult, Result } from '../../model/result.ts';
import { stateOf, type PartState } from '../../statistics/part-state.ts';
import { counted } from '../numbers.ts';
import { leadSentence } from '../words.ts';
import { anchorOf } from './part-view.ts';

/** One of at most three things to read first. */
export interface FirstItem {
  readonly state: PartState;
  readonly heading: string;
  /** The parts that it is about, as links. */
  readonly links: readonly { readonly id: string; readonly target: string }[];
  readonly more: string | undefined;
  readonly text: string;
}

const MOST_LINKS = 6;

/** What a student should read first: what is open, where most is to gain, what was not found. */
export function readFirst(result: Result): FirstItem[] {
  const { parts, score } = result;
  if (score === null) return [wholeSubmission(result)];
  const inState = (state: PartState): PartResult[] => parts.filter((part) => stateOf(part) === state);
  return [waiting(inState('review')), mostToGain(parts), notFound(inState('missing'))].filter(
    (one) => one !== undefined,
  );
}

function wholeSubmission({ reviewReasons, openPoints }: Result): FirstItem {
  const why = reviewReasons.map(({ text }) => text).join(' ');
  const text = `${why} All ${counted(openPoints, 'point')} are open. Nothing is lost.`;
  return {
    state: 'review',
    heading: 'A person will look at your files',
    links: [],
    more: undefined,
    text: text.trim(),
  };
}

function waiting(parts: readonly PartResult[]): FirstItem | undefined {
  if (parts.length === 0) return undefined;
  const heading = `A person is looking at ${parts.length === 1 ? 'one answer' : counted(parts.length, 'answer')}`;
  return { state: 'review', heading, ...linksTo(parts), text: 'Nothing for you to do; this score cannot go down.' };
}

function mostToGain(parts: readonly PartResult[]): FirstItem | undefined {
  const lost = ({ points, score }: PartResult): number => points - (score ?? 0);
  const [best] = parts
    .filter((part) => ['zero', 'part'].includes(stateOf(part)) && part.extra !== true)
    .toSorted((a, b) => lost(b) - lost(a));
  if (!best || lost(best) <= 0) return undefined;
  const gain = counted(Math.round(lost(best) * 100) / 100, 'point');
  const text = `${gain}. ${leadSentence(best) ?? ''}`;
  const heading = best.title === best.id ? 'Most to gain' : `Most to gain: ${best.title}`;
  return { state: stateOf(best), heading, ...linksTo([best]), text };
}

function notFound(parts: readonly PartResult[]): FirstItem | undefined {
  if (parts.length === 0) return undefined;
  const heading = `We did not find ${parts.length === 1 ? 'one answer' : counted(parts.length, 'answer')}`;
  const points = parts.reduce((total, part) => total + Math.round(part.points * 100), 0) / 100;
  return {
    state: 'missing',
    heading,
    ...linksTo(parts),
    text: `${counted(points, 'point')}. If it is there, tell us the line.`,
  };
}

function linksTo(parts: readonly PartResult[]): Pick<FirstItem, 'links' | 'more'> {
  const links = parts.slice(0, MOST_LINKS).map(({ id }) => ({ id, target: anchorOf(id) }));
  return { links, more: parts.length > MOST_LINKS ? `and ${parts.length - MOST_LINKS} more` : undefined };
}
