import type { ClassSummary, PartStatistics } from '../../statistics/class-summary.ts';
import { PART_STATES, type PartState } from '../../statistics/part-state.ts';
import type { ReviewGroup } from '../../statistics/review-groups.ts';
import { counted, formatNumber, formatPercent, formatPoints } from '../numbers.ts';
import { inWords, nothingWaitsSentence } from '../words.ts';
import { heatView, type HeatView } from './heat.ts';
import { histogramView, type HistogramView } from './histogram.ts';
import { linkTo } from './links.ts';

interface Link {
  readonly text: string;
  readonly href: string;
}

interface ReviewRow {
  readonly atStake: string;
  /** `6 × 2`: answers, and points open in each. */
  readonly answersAndPoints: string;
  readonly part: string | undefined;
  readonly why: string;
  /** What makes the answers doubtful, a few of the sentences. */
  readonly says: readonly string[];
  readonly links: readonly Link[];
  readonly more: readonly Link[];
}

interface PartRow {
  readonly id: string;
  readonly title: string | undefined;
  readonly mean: string;
  readonly points: string;
  readonly fill: number;
  readonly shares: readonly {
    readonly state: PartState;
    readonly name: string;
    readonly count: number;
    readonly percent: string;
  }[];
  readonly discrimination: string;
  readonly low: boolean;
}

/** The page of a class. */
export interface ClassView {
  readonly pageTitle: string;
  readonly title: string;
  readonly downloads: readonly Link[];
  readonly students: string;
  readonly ungraded: string | undefined;
  readonly points: string;
  readonly median: string | undefined;
  readonly mean: string;
  readonly decided: string;
  readonly answers: string;
  readonly waiting: string;
  readonly waitingNote: string;
  readonly histogram: HistogramView | undefined;
  readonly review: readonly ReviewRow[];
  readonly nothingWaits: string;
  readonly parts: readonly PartRow[];
  readonly legend: readonly { readonly state: PartState; readonly name: string }[];
  readonly discriminates: boolean;
  readonly heat: HeatView | undefined;
  readonly rubric: { readonly id: string; readonly hash: string };
  readonly gradecheck: string;
}

const FIRST_LINKS = 2;
const LOW_DISCRIMINATION = 0.25;
const DOWNLOADS: Readonly<Record<string, string>> = {
  'scores.csv': 'Scores (CSV)',
  'results.jsonl': 'Results (JSON lines)',
};
const STATE_NAMES: Readonly<Record<PartState, string>> = {
  full: 'full',
  part: 'partly',
  review: 'person',
  zero: 'zero',
  missing: 'not found',
};

/** The page of a class; `files` are those of the class that are there to be linked to. */
export function classView(summary: ClassSummary, files: readonly string[]): ClassView {
  const { rubric, entries, scores, answers, waiting, atStake } = summary;
  const ungraded = entries.length - (scores?.count ?? 0);
  const parts = summary.parts.map((part) => partRow(part, entries.length));
  return {
    pageTitle: `${rubric.title}: class page`,
    title: rubric.title,
    downloads: files.flatMap((href) => (DOWNLOADS[href] === undefined ? [] : [{ text: DOWNLOADS[href], href }])),
    students: formatPoints(entries.length),
    ungraded: ungraded === 0 ? undefined : `${formatPoints(ungraded)} not graded`,
    points: formatPoints(rubric.points),
    median: scores && formatPoints(scores.median),
    mean: scores ? formatPoints(scores.mean) : '–',
    decided: answers === 0 ? '–' : decidedShare(answers, waiting),
    answers: counted(answers, 'answer'),
    waiting: formatPoints(waiting),
    waitingNote: `${waiting === 1 ? 'answer' : 'answers'}, ${counted(atStake, 'point')} at stake`,
    histogram: scores && histogramView(scores, rubric.points),
    review: summary.review.map(reviewRow),
    nothingWaits: nothingWaitsSentence(answers),
    parts,
    legend: PART_STATES.map((state) => ({ state, name: state === 'review' ? 'with a person' : STATE_NAMES[state] })),
    discriminates: summary.parts.some(({ discrimination }) => discrimination !== undefined),
    heat: entries.length === 0 ? undefined : heatView(entries, rubric),
    rubric: { id: rubric.id, hash: `${rubric.hash.slice(0, 8)}…${rubric.hash.slice(-2)}` },
    gradecheck: rubric.gradecheck,
  };
}

/** A share that is less than all of it never reads 100%. */
function decidedShare(answers: number, waiting: number): string {
  const thousandths = Math.floor((1000 * (answers - waiting)) / answers);
  return waiting === 0 ? '100%' : `${formatNumber(thousandths / 10, 1)}%`;
}

const MOST_SENTENCES = 3;

function reviewRow({ part, code, texts, entries, each, atStake }: ReviewGroup): ReviewRow {
  const links = entries.map((entry) => ({ text: entry.id, href: linkTo(entry, part) }));
  const why = inWords(code);
  return {
    atStake: atStake === 0 ? '–' : formatPoints(atStake),
    answersAndPoints: each === undefined ? '' : `${formatPoints(entries.length)} × ${formatPoints(each)}`,
    part,
    why,
    says: texts.slice(0, MOST_SENTENCES),
    links: links.length === FIRST_LINKS + 1 ? links : links.slice(0, FIRST_LINKS),
    more: links.length === FIRST_LINKS + 1 ? [] : links.slice(FIRST_LINKS),
  };
}

function partRow(part: PartStatistics, submissions: number): PartRow {
  const { id, title, points, mean, counts, discrimination } = part;
  return {
    id,
    title: title === id ? undefined : title,
    mean: mean === undefined ? '–' : formatNumber(mean, 2),
    points: formatPoints(points),
    fill: points > 0 ? Math.round(100 * Math.min(1, Math.max(0, (mean ?? 0) / points))) : 0,
    shares: PART_STATES.map((state) => ({
      state,
      name: STATE_NAMES[state],
      count: counts[state],
      percent: formatPercent(counts[state] / Math.max(1, submissions)),
    })),
    discrimination: discrimination === undefined ? 'none' : formatNumber(discrimination, 2),
    low: discrimination !== undefined && discrimination < LOW_DISCRIMINATION,
  };
}
