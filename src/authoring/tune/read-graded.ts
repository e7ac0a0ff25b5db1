import { parse } from 'csv-parse/sync';

import { parseShare, toHundredths } from '../../model/share.ts';
import { nearest } from '../../rubric/nearest.ts';

/** An answer that a person has graded, as it stands in a file. */
export interface GradedAnswer {
  readonly part: string;
  readonly answer: string;
  /** In hundredths of points. */
  readonly hundredths: number;
  /** Who wrote it, where the file says so. */
  readonly student?: string;
  /** Line of the file in which it begins, from 1. */
  readonly line: number;
}

/** What stands in a file of graded answers, and what is wrong with it, in sentences with their lines. */
export interface GradedFile {
  readonly answers: readonly GradedAnswer[];
  readonly problems: readonly string[];
  /** Rows without points: nobody has graded them. */
  readonly ungraded: number;
}

/** A part that answers may belong to, with its points in hundredths. */
export interface GradedPart {
  readonly id: string;
  readonly hundredths: number;
}

/**
 * Reads graded answers from CSV (a header with `part`, `answer`, `points` and perhaps `student`; separated by commas,
 * semicolons or tabs) or from JSON Lines (objects with these keys). `part` may be left out where a rubric has only one.
 */
export function readGraded(text: string, parts: readonly GradedPart[]): GradedFile {
  const clean = text.replace(/^\uFEFF/u, '');
  const table = clean.trimStart().startsWith('{') ? rowsOfLines(clean) : rowsOfTable(clean);
  if ('problem' in table) return { answers: [], problems: [table.problem], ungraded: 0 };
  const answers: GradedAnswer[] = [];
  const problems: string[] = [];
  let ungraded = 0;
  for (const row of table.rows) {
    const outcome = 'problem' in row ? row : answerOf(row, parts);
    if (outcome === undefined) ungraded++;
    else if ('problem' in outcome) problems.push(`Line ${row.line}: ${outcome.problem}`);
    else answers.push(outcome);
  }
  return { answers, problems, ungraded };
}

interface Problem {
  readonly problem: string;
}

/** The columns of a file by their names. */
interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

interface Table {
  readonly rows: readonly (Row | (Problem & { readonly line: number }))[];
}

const COLUMNS = ['part', 'answer', 'points', 'student'] as const;

function rowsOfTable(text: string): Table | Problem {
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ',';
  let records: readonly Parsed[];
  try {
    const parsed: unknown = parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true });
    records = parsed as readonly Parsed[]; // What `info` adds is not in the types of the package.
  } catch (error) {
    return { problem: csvProblem(error) };
  }
  const names = records[0]?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const missing = (['answer', 'points'] as const).find((name) => !names.includes(name));
  if (missing !== undefined) return { problem: missingColumn(missing, names) };
  const rows = records.slice(1).map(({ record, info }, i): Table['rows'][number] => {
    const line = startOf(record, info.lines, records[i]?.info.lines ?? 0);
    if (record.length > names.length)
      return {
        line,
        problem: `This row has ${record.length} cells, the header ${names.length}. Put texts with a “${delimiter}” in quotes.`,
      };
    return { line, cells: Object.fromEntries(names.map((name, column) => [name, record[column] ?? ''])) };
  });
  return { rows };
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** A record ends in a known line and may hold line breaks. Blank lines before it are not its own. */
function startOf(record: readonly string[], end: number, before: number): number {
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
  return Math.max(before + 1, end - breaks);
}

function csvProblem(error: unknown): string {
  const { code = '', lines } = error as { code?: string; lines?: number };
  const where = lines === undefined ? '' : `Line ${lines}: `;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `${where}A quote is opened that is never closed.`;
  if (code === 'INVALID_OPENING_QUOTE' || code === 'CSV_INVALID_CLOSING_QUOTE')
    return `${where}A quote stands in the middle of a cell. Put the whole cell in quotes, and double each quote in it.`;
  return `${where}This is no table of cells: ${error instanceof Error ? error.message : String(error)}`;
}

function missingColumn(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  const there = names.filter((one) => one !== '').join(', ');
  const help = meant === undefined ? `The header has: ${there}.` : `Is it \`${meant}\`? Then rename that.`;
  return `Line 1: There is no column \`${name}\`. ${help} A file of graded answers has part, answer, points and, if you like, student.`;
}

function rowsOfLines(text: string): Table {
  const lines = text.split(/\r\n|\r|\n/u);
  return {
    rows: lines.flatMap((written, i) => {
      if (written.trim() === '') return [];
      const cells = objectIn(written);
      return [cells ? { line: i + 1, cells } : { line: i + 1, problem: 'This is no JSON object.' }];
    }),
  };
}

function objectIn(written: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for a row that nobody has graded. */
function answerOf({ cells, line }: Row, parts: readonly GradedPart[]): GradedAnswer | Problem | undefined {
  const { part: id, answer, points, student } = Object.fromEntries(COLUMNS.map((name) => [name, textIn(cells[name])]));
  if (answer === undefined) return { problem: '`answer` is missing.' };
  const part = partOf(id?.trim() ?? '', parts);
  if ('problem' in part) return part;
  if (points === undefined || points.trim() === '') return undefined;
  const hundredths = hundredthsIn(points);
  if (hundredths === undefined)
    return { problem: `\`points\` is “${points}”, which is no number such as 1, 0.5 or 1/2.` };
  if (hundredths > part.hundredths)
    return { problem: `\`points\` is ${points}, but ${part.id} has only ${part.hundredths / 100}.` };
  const who = student?.trim() ?? '';
  return { part: part.id, answer, hundredths, line, ...(who !== '' && { student: who }) };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function partOf(id: string, parts: readonly GradedPart[]): GradedPart | Problem {
  const known = parts.map((part) => part.id);
  const [only] = parts;
  if (id === '' && only && parts.length === 1) return only;
  if (id === '') return { problem: `\`part\` is missing. The rubric has ${known.join(', ')}.` };
  const part = parts.find((one) => one.id === id);
  if (part) return part;
  const meant = nearest(id, known);
  return {
    problem: `The rubric has no part ${id}. ${meant === undefined ? `It has ${known.join(', ')}.` : `Did you mean ${meant}?`}`,
  };
}

/** `1`, `0.5`, `0,5` (a spreadsheet in a country that writes so), `1/2`; rounded as points are. Not negative. */
function hundredthsIn(written: string): number | undefined {
  const value = /^[\d.,/ ]{1,40}$/u.test(written) ? parseShare(shortened(written.trim().replace(',', '.'))) : undefined;
  return value && toHundredths(value);
}

/** Programs write a third with sixteen digits; more than ten say nothing of hundredths, and would not be exact. */
function shortened(written: string): string {
  return written.replace(/(?<=\.\d{10})\d+$/u, '');
}
