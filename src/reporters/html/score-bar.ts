import type { PartResult, ResultGroup } from '../../model/result.ts';
import { stateOf, type PartState } from '../../statistics/part-state.ts';
import { formatPoints } from '../numbers.ts';
import { scoreOf, openSentence, STATE_WORDS } from '../words.ts';
import { anchorOf } from './part-view.ts';
import { sectionsOf } from './sections.ts';

/** A part in the score bar: as wide as it is worth, filled as far as it is earned. */
export interface BarSegment {
  readonly state: PartState;
  /** In proportion to its worth. */
  readonly width: number;
  /** Percentages of the height. */
  readonly earned: number;
  readonly open: number;
  readonly title: string;
}

/** A group in the score bar and in the list of all parts. */
export interface BarGroup {
  readonly id: string;
  readonly name: string;
  readonly target: string;
  readonly width: number;
  readonly score: string;
  readonly points: string;
  readonly segments: readonly BarSegment[];
  readonly parts: readonly ListedPart[];
}

/** A part in the list of all parts. */
export interface ListedPart {
  readonly target: string;
  readonly state: PartState;
  readonly word: string;
  readonly name: string;
  readonly score: string;
  readonly points: string;
}

/** The groups of a result with their points. */
export function barGroups(parts: readonly PartResult[], groups: readonly ResultGroup[]): BarGroup[] {
  return sectionsOf(parts, groups).map(({ id, group, parts: own }) => {
    const name = group !== undefined && group.title !== id ? group.title : '';
    return {
      id,
      name,
      target: anchorOf(own[0]?.id ?? ''),
      width: own.reduce((total, { points }) => total + hundredths(points), 0),
      score: formatPoints(total(own.map(({ score }) => score ?? 0))),
      points: formatPoints(total(own.map(({ extra, points }) => (extra === true ? 0 : points)))),
      segments: own.map(segmentOf),
      parts: own.map(listed),
    };
  });
}

function segmentOf(part: PartResult): BarSegment {
  const { id, title, points, openPoints } = part;
  const state = stateOf(part);
  const share = (of: number): number =>
    points > 0 ? Math.round(Math.min(1, Math.max(0, of / points)) * 1000) / 10 : 0;
  const open = openSentence(part);
  const name = title === id ? id : `${id} ${title}`;
  return {
    state,
    width: hundredths(points),
    earned: share(part.score ?? 0),
    open: share(openPoints),
    title: `${name}: ${scoreOf(part)}${open === undefined ? '' : `, ${open}`}. ${STATE_WORDS[state].report}`,
  };
}

function listed(part: PartResult): ListedPart {
  const { id, title, score, points } = part;
  const state = stateOf(part);
  const word = STATE_WORDS[state].report;
  const earned = score === null ? '–' : formatPoints(score);
  return { target: anchorOf(id), state, word, name: title, score: earned, points: formatPoints(points) };
}

function total(points: readonly number[]): number {
  return points.reduce((sum, value) => sum + hundredths(value), 0) / 100;
}

function hundredths(points: number): number {
  return Math.round(points * 100);
}
