import { stripVTControlCharacters } from 'node:util';

import { counted, formatNumber, formatPercent, formatPoints } from '../reporters/numbers.ts';
import { inWords, nothingWaitsSentence } from '../reporters/words.ts';
import type { ClassEntry } from '../statistics/class-entry.ts';
import type { ClassSummary, PartStatistics } from '../statistics/class-summary.ts';
import type { PartState } from '../statistics/part-state.ts';
import type { ReviewGroup } from '../statistics/review-groups.ts';
import { bar } from './render-progress.ts';
import { tableLines, type Column } from './table.ts';
import { columnsOf, fit, pad, printable, type Terminal } from './terminal.ts';

/** What is told of a run besides its numbers. */
interface Told {
  readonly out: string;
  /** Names of the reporters that were asked for. */
  readonly formats: readonly string[];
  readonly terminal: Terminal;
}

/** More submissions than this are not listed: their scores are in `scores.csv`. */
const MOST_LISTED = 40;
const MOST_GROUPS = 3;
const LONGEST_ID = 28;
/** From this many columns on there is room for discrimination and longer bars. */
const WIDE = 120;
const LOW_DISCRIMINATION = 0.25;

/** What a class did, in a few tables, and where its reports lie. */
export function renderClass(summary: ClassSummary, told: Told): string {
  const { rubric, entries, parts } = summary;
  const head = `gradecheck ${rubric.gradecheck}, rubric ${rubric.id}, ${counted(parts.length, 'part')}, ${counted(rubric.points, 'point')}, ${counted(entries.length, 'submission')}`;
  return [
    [printable(head)],
    ...(entries.length <= MOST_LISTED ? [submissionLines(entries, told.terminal)] : []),
    ...(entries.length > 1 ? [partLines(parts, entries.length, told.terminal)] : []),
    [...totals(summary, told.terminal), ...reviewLines(summary, told.terminal)],
    [whereLine(summary, told)],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function submissionLines(entries: readonly ClassEntry[], terminal: Terminal): string[] {
  const { dim, yellow } = terminal.colours;
  const columns: Column[] = [
    { head: dim('submission'), align: 'left' },
    { head: dim('score'), align: 'right' },
    { head: dim('open'), align: 'right' },
    { head: '', align: 'left' },
  ];
  const numbers = entries.map((entry) => [
    idOf(entry.id, terminal),
    `${entry.score === null ? dash(terminal) : formatPoints(entry.score)} / ${formatPoints(entry.points)}`,
    entry.openPoints === 0 ? '' : yellow(formatPoints(entry.openPoints)),
  ]);
  const [heads = ''] = tableLines(columns.slice(0, 3), numbers);
  const room = Math.max(20, terminal.columns - columnsOf(stripVTControlCharacters(heads)) - 2);
  const rows = numbers.map((row, index) => [...row, ...remarks(entries[index], room, terminal)]);
  return tableLines(columns, rows);
}

function remarks(entry: ClassEntry | undefined, room: number, { unicode }: Terminal): string[] {
  return entry ? [fit(remarkOn(entry), room, unicode)] : [];
}

/** Why a person should look at a submission, in one line; empty where nobody needs to. */
function remarkOn({ score, reason, parts }: ClassEntry): string {
  if (reason) return oneLine(reason.text);
  if (score === null) return 'not graded';
  const waiting = parts.filter(({ state }) => state === 'review').length;
  return waiting === 0 ? '' : `${counted(waiting, 'answer')} ${waiting === 1 ? 'needs' : 'need'} a person`;
}

function partLines(parts: readonly PartStatistics[], submissions: number, terminal: Terminal): string[] {
  const wide = terminal.columns >= WIDE;
  const { dim } = terminal.colours;
  const heads = [
    'part',
    'mean',
    '',
    'full',
    'partly',
    'zero',
    'not found',
    'person',
    ...(wide ? ['discrimination'] : []),
  ];
  const columns = heads.map((head): Column => ({
    head: dim(head),
    align: ['part', ''].includes(head) ? 'left' : 'right',
  }));
  return tableLines(
    columns,
    parts.map((part) => partRow(part, submissions, { terminal, wide })),
  );
}

function partRow(
  { id, mean, points, counts, discrimination }: PartStatistics,
  submissions: number,
  { terminal, wide }: { readonly terminal: Terminal; readonly wide: boolean },
): string[] {
  const share = (state: PartState): string => formatPercent(counts[state] / Math.max(1, submissions));
  const low = discrimination !== undefined && discrimination < LOW_DISCRIMINATION;
  const number = discrimination === undefined ? 'none' : formatNumber(discrimination, 2);
  return [
    idOf(id, terminal),
    `${mean === undefined ? dash(terminal) : formatNumber(mean, 2)} / ${formatPoints(points)}`,
    bar(points > 0 ? (mean ?? 0) / points : 0, wide ? 20 : 10, terminal),
    ...(['full', 'part', 'zero', 'missing', 'review'] as const).map(share),
    ...(wide ? [low ? `${terminal.colours.yellow('low')}  ${number}` : number] : []),
  ];
}

function totals({ entries, scores, rubric }: ClassSummary, { colours }: Terminal): string[] {
  const graded = scores?.count ?? 0;
  const others = entries.length - graded;
  const first = `${colours.bold(`${formatPoints(graded)} graded`)}${others === 0 ? '' : `, ${colours.yellow(`${formatPoints(others)} not graded`)}`}.`;
  if (!scores || scores.count < 2) return [first];
  const range = `range ${formatPoints(scores.lowest)} to ${formatPoints(scores.highest)}`;
  const mean = formatPoints(Math.round(scores.mean * 100) / 100);
  return [`${first} Mean ${mean}, median ${formatPoints(scores.median)}, ${range} of ${formatPoints(rubric.points)}.`];
}

function reviewLines({ waiting, answers, atStake, review }: ClassSummary, terminal: Terminal): string[] {
  if (review.length === 0) return [nothingWaitsSentence(answers)];
  const needs = `${counted(waiting, 'answer')} ${waiting === 1 ? 'needs' : 'need'} a person`;
  const more = review.length > MOST_GROUPS ? ' The largest groups:' : '';
  const head = `${terminal.colours.yellow(needs)}, ${counted(atStake, 'point')} at stake.${more}`;
  return [head, ...review.slice(0, MOST_GROUPS).map((group) => groupLine(group, terminal))];
}

function groupLine({ part = 'all parts', code, entries, atStake }: ReviewGroup, terminal: Terminal): string {
  const points = pad(counted(atStake, 'point'), 10, 'left');
  const who = entries.length === 1 ? printable(entries[0]?.id ?? '') : `${formatPoints(entries.length)} submissions`;
  const line = `  ${points}  ${pad(printable(part), 14)}  ${pad(fit(oneLine(who), 18, terminal.unicode), 18)}  ${inWords(code).toLowerCase()}`;
  return fit(line, Math.max(80, terminal.columns), terminal.unicode);
}

/** Where to look next; without a page, what was written. */
function whereLine({ entries }: ClassSummary, { out, formats, terminal }: Told): string {
  const folder = printable(out.replaceAll('\\', '/'));
  const bold = terminal.colours.bold;
  if (!formats.includes('html')) return `Results: ${bold(`${folder}/results.jsonl`)}`;
  return `Report: ${bold(`${folder}/index.html`)}, with a page for ${entries.length === 1 ? 'the submission' : `each of ${formatPoints(entries.length)} submissions`}`;
}

function idOf(id: string, { unicode }: Terminal): string {
  return fit(oneLine(id), LONGEST_ID, unicode);
}

function oneLine(text: string): string {
  return printable(text.replaceAll(/\s+/gu, ' '));
}

function dash({ unicode }: Terminal): string {
  return unicode ? '–' : '-';
}
