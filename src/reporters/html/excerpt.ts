import type { Span } from '../../model/place.ts';
import type { PartResult } from '../../model/result.ts';
import { ideaId, notesOf, type Idea } from './ideas.ts';
import { marksOf, stretchesOf, type Mark, type Stretch } from './marks.ts';
import { lineRange, placeLabel } from './place-label.ts';
import { texSpans } from './tex-spans.ts';

/** Text in one typeface. */
export interface Piece {
  readonly text: string;
  /** Typed as LaTeX mathematics. */
  readonly source: boolean;
}

/** Text under one mark, or under none. */
export interface MarkedRun {
  readonly mark: Mark['kind'] | undefined;
  /** Ideas that it belongs to, as links. */
  readonly notes: readonly { readonly number: number; readonly target: string }[];
  readonly pieces: readonly Piece[];
}

/** A line of the student's text, or the note that lines are left out. */
export interface ExcerptLine {
  readonly number: number;
  readonly runs: readonly MarkedRun[];
  readonly gap: string | undefined;
}

/** The student's words in their place. */
export interface Excerpt {
  /** What the text is: the answer, or the nearest to one. */
  readonly caption: string;
  readonly where: string;
  /** One short line, shown with its place beside it. */
  readonly short: boolean;
  readonly lines: readonly ExcerptLine[];
}

/** An answer of up to this many lines is shown whole. */
const LINES_SHOWN_WHOLE = 30;
/** Of a longer one: its beginning, its end, and marked lines with a line around them. */
const LINES_AT_START = 8;
const LINES_AT_END = 3;
const MOST_MARKED_LINES = 40;
const LONGEST_SHORT_LINE = 42;
/** Answers come with at most this much of their text. */
const LONGEST_TEXT = 20_000;
/** Formulas beyond these are set like words. */
const MOST_SOURCES = 500;

/** The excerpt of a part's answer with its marks; `anchor` is what the ids of its ideas begin with. */
export function excerptOf(part: PartResult, ideas: readonly Idea[], anchor: string): Excerpt | undefined {
  if (!part.answer) return undefined;
  const { text, firstLine, place } = part.answer;
  const lines = linesOf(text);
  const stretches = stretchesOf(marksOf(part, notesOf(ideas)));
  const sources = texSpans(text).slice(0, MOST_SOURCES);
  const shown: ExcerptLine[] = [];
  let next = 0;
  for (const index of linesToShow(lines, stretches)) {
    const line = lines[index];
    if (!line) continue;
    if (index > next) shown.push(gap(lineRange(firstLine + next, firstLine + index - 1), 'not shown'));
    shown.push({ number: firstLine + index, runs: runsOf(text, line, { stretches, sources, anchor }), gap: undefined });
    next = index + 1;
  }
  if (text.length >= LONGEST_TEXT) shown.push(gap('the rest of the answer', 'is not shown'));
  const missing = part.status === 'missing';
  return {
    caption: missing ? 'Nearest text' : 'Your text',
    where: placeLabel(place),
    short: !missing && lines.length === 1 && text.length <= LONGEST_SHORT_LINE,
    lines: shown,
  };
}

function gap(what: string, missing: string): ExcerptLine {
  return { number: 0, runs: [], gap: `${what} ${missing}` };
}

/** Spans of the lines, without the characters that end them. */
function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n/gu)) {
    lines.push({ start, end: index });
    start = index + ending.length;
  }
  return [...lines, { start, end: text.length }];
}

function linesToShow(lines: readonly Span[], stretches: readonly Stretch[]): number[] {
  const all = [...lines.keys()];
  if (lines.length <= LINES_SHOWN_WHOLE) return all;
  const marked = all.filter((index) => stretches.some((one) => meets(one, lines[index]))).slice(0, MOST_MARKED_LINES);
  const near = new Set(marked.flatMap((index) => [index - 1, index, index + 1]));
  return all.filter((index) => index < LINES_AT_START || index >= lines.length - LINES_AT_END || near.has(index));
}

function meets(span: Span, line: Span | undefined): boolean {
  return line !== undefined && span.start < line.end && line.start < span.end;
}

interface Layers {
  readonly stretches: readonly Stretch[];
  readonly sources: readonly Span[];
  readonly anchor: string;
}

function runsOf(text: string, line: Span, { stretches, sources, anchor }: Layers): MarkedRun[] {
  const marks = stretches.filter((one) => meets(one, line));
  return cut(line, marks).map((span): MarkedRun => {
    const mark = marks.find((one) => meets(one, span));
    const pieces = cut(
      span,
      sources.filter((one) => meets(one, span)),
    ).map(({ start, end }) => ({
      text: text.slice(start, end),
      source: sources.some((one) => one.start <= start && end <= one.end),
    }));
    const notes = mark?.end === span.end ? mark.notes : [];
    return { mark: mark?.kind, notes: notes.map((number) => ({ number, target: ideaId(anchor, number) })), pieces };
  });
}

/** Divides a span where others begin and end. An empty line has no pieces. */
function cut(span: Span, at: readonly Span[]): Span[] {
  const inside = at
    .flatMap(({ start, end }) => [start, end])
    .filter((offset) => span.start < offset && offset < span.end);
  const bounds = [...new Set([span.start, ...inside, span.end])].toSorted((a, b) => a - b);
  return bounds.slice(1).map((end, index) => ({ start: bounds[index] ?? span.start, end }));
}
