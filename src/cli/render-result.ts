import type { PartResult, Result, ResultCriterion, ResultEvidence } from '../model/result.ts';
import type { Place } from '../model/place.ts';
import { counted, formatPoints } from '../reporters/numbers.ts';
import {
  finalScoreSentence,
  furtherSentences,
  inWords,
  leadSentence,
  openSentence,
  scoreOf,
  STATE_WORDS,
} from '../reporters/words.ts';
import { stateOf } from '../statistics/part-state.ts';
import { tableLines } from './table.ts';
import { fit, printable, wrap, type Terminal } from './terminal.ts';

const INDENT = '                 ';
const NARROWEST = 60;
const LONGEST_ID = 30;

/** One submission, part by part: the state, points and place, how the answer was read, and why. */
export function renderResult(result: Result, terminal: Terminal): string {
  const names = result.submission.files.filter(({ format }) => format !== undefined).map(({ name }) => name);
  const head = `${names.join(', ') || result.submission.id}, rubric ${result.rubric.id}, ${counted(result.parts.length, 'part')}`;
  return [
    printable(head),
    ...blockOf(
      result.reviewReasons.map(({ text }) => text),
      terminal,
    ),
    ...(result.score === null ? [] : [partBlocks(result, terminal).join('\n')]),
    ...blockOf(
      result.notes.map(({ text }) => `Note: ${text}`),
      terminal,
    ),
    scoreLines(result, terminal).join('\n'),
  ].join('\n\n');
}

function blockOf(texts: readonly string[], terminal: Terminal): string[] {
  return texts.length === 0 ? [] : [texts.flatMap((text) => wrapped(text, '', terminal)).join('\n')];
}

/** The heads of all parts make one table; what is told of each stands below its head. */
function partBlocks({ parts }: Result, terminal: Terminal): string[] {
  const { dim } = terminal.colours;
  const columns = [
    { head: dim('state'), align: 'left' },
    { head: dim('part'), align: 'left' },
    { head: dim('points'), align: 'right' },
    { head: dim('where'), align: 'left' },
  ] as const;
  const rows = parts.map((part) => [
    coloured(part, STATE_WORDS[stateOf(part)].report.padEnd(INDENT.length - 4), terminal),
    fit(printable(part.id), LONGEST_ID, terminal.unicode),
    pointsOf(part, terminal),
    printable(part.answer ? whereOf(part.answer.place) : ''),
  ]);
  const [head = '', ...lines] = tableLines(columns, rows);
  return [
    `  ${head}`,
    ...parts.map((part, index) => [`  ${lines[index] ?? ''}`, ...detailsOf(part, terminal)].join('\n')),
  ];
}

function coloured(part: PartResult, word: string, { colours }: Terminal): string {
  const state = stateOf(part);
  return state === 'full' || state === 'part' ? colours.cyan(word) : colours.yellow(word);
}

function pointsOf({ score, points, openPoints }: PartResult, { unicode }: Terminal): string {
  const earned = score === null ? (unicode ? '–' : '-') : formatPoints(score);
  return `${earned}${openPoints > 0 ? '?' : ''} / ${formatPoints(points)}`;
}

/** `hw2.md:9-13`, or `hw2.ipynb, cell 3:1-2`. */
function whereOf({ file, start, end, cell }: Place): string {
  const [first, last] = cell ? [cell.startLine, cell.endLine] : [start.line, end.line];
  const within = cell ? `${file}, cell ${cell.number}` : file;
  return `${within}:${first}${last > first ? `-${last}` : ''}`;
}

function detailsOf(part: PartResult, terminal: Terminal): string[] {
  const { dim } = terminal.colours;
  const lead = leadSentence(part);
  const told = [...(lead === undefined ? [] : [lead]), ...furtherSentences(part)];
  return [
    ...readLines(part, terminal),
    ...criterionLines(part, terminal),
    ...told.flatMap((text) => wrapped(text, INDENT, terminal)),
    ...(part.tested ? wrapped(part.tested.text, INDENT, terminal).map((line) => dim(line)) : []),
  ];
}

/** How the answer was read; of an explanation, or where nothing could be read, its first words. */
function readLines({ answer }: PartResult, terminal: Terminal): string[] {
  if (!answer) return [];
  const read = answer.readings?.map(({ text }) => text).join(' and ') ?? answer.readAs;
  const text =
    read === undefined ? quoted(answer.text, widthOf(terminal) - INDENT.length - 4, terminal) : `read as ${read}`;
  return wrapped(text, INDENT, terminal);
}

function criterionLines({ criteria = [], evidence }: PartResult, terminal: Terminal): string[] {
  return criteria.flatMap((criterion) => {
    const { name } = criterion;
    const words = evidence.find((one) => one.criterion === name);
    const what = `${earnedBy(criterion)}  ${inWords(name)}${words ? placeOfWords(words) : ''}`;
    const line = `${INDENT}${fit(printable(what), widthOf(terminal) - INDENT.length, terminal.unicode)}`;
    // What was not found is told in the report alone: a student checks an answer before handing it in.
    const { remark } = criterion;
    return [
      line,
      ...(remark === undefined ? [] : wrapped(remark, `${INDENT}    `, terminal).map(terminal.colours.dim)),
    ];
  });
}

function earnedBy({ score, points, openPoints, met }: ResultCriterion): string {
  if (met !== undefined) return { yes: 'found', open: 'open', no: 'not found' }[met];
  const earned = openPoints > 0 ? `${formatPoints(score)}?` : `${score > 0 ? '+' : ''}${formatPoints(score)}`;
  return points < 0 ? earned : `${earned} of ${formatPoints(points)}`;
}

function placeOfWords({ place }: ResultEvidence): string {
  return `, line ${place.cell?.startLine ?? place.start.line}`;
}

function scoreLines(result: Result, terminal: Terminal): string[] {
  const { bold } = terminal.colours;
  if (result.score === null) return [`${bold('Not graded yet.')} A person will look at it.`];
  const open = openSentence(result);
  const waiting = result.parts.filter((part) => stateOf(part) === 'review').length;
  const score = open === undefined ? `${scoreOf(result)}.` : `${scoreOf(result)} so far.`;
  const rest = open === undefined ? [] : wrapped(`${open}, so ${finalScoreSentence(result)}.`, '', terminal);
  const needs = `${formatPoints(waiting)} ${waiting === 1 ? 'answer needs' : 'answers need'} a person.`;
  return [bold(score), ...rest, ...(waiting === 0 ? [] : [needs])];
}

function quoted(text: string, width: number, { unicode }: Terminal): string {
  const [open, close] = unicode ? ['“', '”'] : ['"', '"'];
  return `${open}${fit(printable(text.replaceAll(/\s+/gu, ' ').trim()), width, unicode)}${close}`;
}

function wrapped(text: string, indent: string, terminal: Terminal): string[] {
  return wrap(printable(text), widthOf(terminal) - indent.length).map((line) => `${indent}${line}`);
}

function widthOf({ columns }: Terminal): number {
  return Math.min(110, Math.max(NARROWEST, columns));
}
