import type { Result, ResultFile, ResultGroup } from '../../model/result.ts';
import { formatPoints } from '../numbers.ts';
import { finalScoreSentence, openSentence, scoreOf } from '../words.ts';
import { partView, type PartView } from './part-view.ts';
import { readFirst, type FirstItem } from './read-first.ts';
import { barGroups, type BarGroup } from './score-bar.ts';
import { sectionsOf, type Section } from './sections.ts';

/** A heading with the parts below it. */
interface SectionView {
  readonly id: string;
  readonly title: string | undefined;
  /** Whether the heading tells more than the ids of the parts do. */
  readonly visible: boolean;
  readonly ask: string | undefined;
  /** Groups around it that begin here and have something to say. */
  readonly around: readonly {
    readonly id: string;
    readonly title: string | undefined;
    readonly ask: string | undefined;
  }[];
  readonly parts: readonly PartView[];
}

/** The page of one student. */
export interface ReportView {
  readonly pageTitle: string;
  readonly title: string;
  readonly submission: string;
  readonly graded: boolean;
  readonly score: string;
  /** Too long for the largest type. */
  readonly long: boolean;
  readonly points: string;
  readonly open: string | undefined;
  readonly final: string;
  readonly groups: readonly BarGroup[];
  readonly manyGroups: boolean;
  readonly first: readonly FirstItem[];
  readonly notes: readonly string[];
  readonly sections: readonly SectionView[];
  /** What to quote to the course's staff. */
  readonly code: string;
  readonly severalFiles: boolean;
  readonly files: readonly { readonly name: string; readonly note: string }[];
  readonly rubric: { readonly id: string; readonly hash: string };
  readonly gradecheck: string;
  readonly explanations: boolean;
}

const LONGEST_LARGE_SCORE = 4;
const MOST_NAMED_GROUPS = 6;

/** The page of a result. Typeset formulas are taken from `formulas` and added to it. */
export function reportView(result: Result, formulas: Map<string, string>): ReportView {
  const { rubric, submission, score, points, parts } = result;
  const open = openSentence(result);
  const shown = score === null ? '–' : formatPoints(score);
  const groups = barGroups(parts, rubric.groups);
  return {
    pageTitle: `${score === null ? 'Not graded yet' : scoreOf(result)}${open === undefined || score === null ? '' : ' so far'}: ${rubric.title}`,
    title: rubric.title,
    submission: submission.id,
    graded: score !== null,
    score: shown,
    long: shown.length > LONGEST_LARGE_SCORE,
    points: formatPoints(points),
    open,
    final: finalScoreSentence(result),
    groups,
    manyGroups: groups.length > MOST_NAMED_GROUPS,
    first: readFirst(result),
    notes: notesOf(result),
    sections: sectionsOf(parts, rubric.groups).map((section) => sectionView(section, formulas)),
    code: `${submission.id}/${rubric.hash.slice(0, 8)}`,
    severalFiles: submission.files.length > 1,
    files: submission.files.map(fileView),
    rubric: { id: rubric.id, hash: `${rubric.hash.slice(0, 8)}…${rubric.hash.slice(-2)}` },
    gradecheck: result.gradecheck,
    explanations: parts.some(({ criteria }) => criteria !== undefined),
  };
}

/** What is told of the files; of an ungraded submission, the reasons stand above all else already. */
function notesOf({ score, reviewReasons, notes }: Result): string[] {
  return [...(score === null ? [] : reviewReasons), ...notes].map(({ text }) => text);
}

function sectionView(
  { id, group, opened, parts }: Section<Result['parts'][number]>,
  formulas: Map<string, string>,
): SectionView {
  const around = opened.filter((one) => one.id !== id && tells(one));
  return {
    id,
    title: group && titleOf(group),
    visible: group !== undefined && tells(group),
    ask: group?.ask,
    around: around.map((one) => ({ id: one.id, title: titleOf(one), ask: one.ask })),
    parts: parts.map((part) => partView(part, formulas)),
  };
}

/** Whether a heading tells more than the ids of the parts do. */
function tells(group: ResultGroup): boolean {
  return titleOf(group) !== undefined || group.ask !== undefined;
}

function titleOf({ id, title }: ResultGroup): string | undefined {
  return title === id ? undefined : title;
}

function fileView({ name, format, sha256 }: ResultFile): { name: string; note: string } {
  return { name, note: format === undefined ? 'not read' : `sha256 ${sha256.slice(0, 8)}` };
}
