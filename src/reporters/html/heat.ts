import type { ClassEntry, ClassPart, ClassRubric, PartEntry } from '../../statistics/class-entry.ts';
import { formatPoints } from '../numbers.ts';
import { linkTo } from './links.ts';
import { sectionsOf, shortId, type Section } from './sections.ts';

/** A cell of the table of students and parts. */
interface HeatCell {
  /** Its look: how full it is, or that it waits or was not found. */
  readonly look: string;
  readonly text: string;
  /** What the look says, for readers who do not see it. */
  readonly says: string | undefined;
  /** First of a group, which stands apart from the one before. */
  readonly begins: boolean;
}

/** The table of students and parts. */
export interface HeatView {
  readonly groups: readonly { readonly id: string; readonly span: number }[];
  readonly heads: readonly {
    readonly id: string;
    readonly short: string;
    readonly points: string;
    readonly begins: boolean;
  }[];
  readonly rows: readonly HeatRow[];
  /** Its least width in rem, so that a number fits each cell. */
  readonly width: number;
}

interface HeatRow {
  readonly id: string;
  readonly link: string;
  readonly score: string;
  readonly cells: readonly HeatCell[];
  /** Shown across the row of an ungraded submission. */
  readonly note: string | undefined;
}

const NAME_AND_SCORE_WIDTH = 13;
const CELL_WIDTH = 3.4;

/** The points of each student in each part. */
export function heatView(entries: readonly ClassEntry[], { parts, groups }: ClassRubric): HeatView {
  const sections = sectionsOf(parts, groups);
  const beginnings = new Set(sections.map((section) => section.parts[0]?.id));
  const columns = parts.map((part) => ({ part, begins: beginnings.has(part.id) }));
  return {
    groups: sections.map(({ id, parts: own }) => ({ id, span: own.length })),
    heads: sections.flatMap((section) => headsOf(section)),
    rows: entries.map((entry) => ({
      id: entry.id,
      link: linkTo(entry),
      score: entry.score === null ? '–' : formatPoints(entry.score),
      cells:
        entry.score === null ? [] : columns.map(({ part, begins }, index) => cellOf(entry.parts[index], part, begins)),
      note: entry.score === null ? (entry.reason?.text ?? 'not graded yet') : undefined,
    })),
    width: NAME_AND_SCORE_WIDTH + CELL_WIDTH * parts.length,
  };
}

function headsOf(section: Section<ClassPart>): HeatView['heads'] {
  return section.parts.map(({ id, points }, index) => ({
    id,
    short: shortId(id, section),
    points: formatPoints(points),
    begins: index === 0,
  }));
}

function cellOf(entry: PartEntry | undefined, { points }: ClassPart, begins: boolean): HeatCell {
  if (!entry || entry.state === 'missing') return { look: 'missing', text: '–', says: 'not found', begins };
  const text = entry.score === null ? '' : formatPoints(entry.score);
  if (entry.state === 'review') return { look: 'review', text: `${text}?`, says: 'with a person', begins };
  return { look: `heat-${heatLevel(entry.score ?? 0, points)}`, text, says: undefined, begins };
}

/** 0 for nothing, 4 for all of it, 1 to 3 for the quarters between. */
function heatLevel(score: number, points: number): number {
  if (score <= 0) return 0;
  return score >= points ? 4 : Math.max(1, Math.floor((4 * score) / points));
}
