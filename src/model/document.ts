import { positionAt, type Place, type Span } from './place.ts';

/** The formats that readers know. `answers`: a YAML or JSON map from part ids to answers. */
export type Format = 'markdown' | 'latex' | 'notebook' | 'text' | 'answers';

/**
 * A piece of a block that is read in one way. `prose` is words without markup, `math` is LaTeX mathematics without its
 * delimiters, `code` is verbatim. The text of a run is what the student sees; where it differs from the slice of the
 * document (`&amp;` for `&`), places inside the run are those of the whole run.
 */
export interface Run {
  readonly kind: 'prose' | 'math' | 'code';
  /** In the text of the document. */
  readonly span: Span;
  readonly text: string;
  /** Mathematics that stands on lines of its own. */
  readonly display?: boolean;
  /** Set in bold; labels and questions often are. */
  readonly strong?: boolean;
}

/** The smallest unit of layout. Blocks stand in the order of the text and do not overlap, save that a row holds its cells. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'cell' | 'math' | 'code' | 'figure';
  /** With its markup. */
  readonly span: Span;
  readonly runs: readonly Run[];
  /** Level of a heading (1 is the highest), nesting of a list item (1 is the outermost); else 0. */
  readonly depth: number;
  /** Index of the file in the document. */
  readonly file: number;
  /** The label that the format itself prints: `2.` of an ordered list, `(c)` or `1.2` after LaTeX has counted. */
  readonly marker?: string;
  /** Number of the list or table that a block belongs to, different for each in a document. */
  readonly group?: number;
  /** Of a row or cell: whether it belongs to the table's head. */
  readonly header?: boolean;
  /** Of a cell: its column, from 0. Column 0 is the head of its row. */
  readonly column?: number;
  /** Of a notebook: the cell, from 1. */
  readonly cell?: number;
  /** The part id that a structured answers file names for this text. */
  readonly key?: string;
}

/**
 * How a stretch of the document's text maps to its file. Equal lengths map character by character; otherwise the whole
 * stretch of the file stands for the whole stretch of text (an escape in a notebook's JSON).
 */
export interface Segment {
  readonly start: number;
  readonly length: number;
  readonly source: number;
  readonly sourceLength: number;
  /** The notebook cell (from 1) and the offset in the document's text where that cell begins. */
  readonly cell?: { readonly number: number; readonly start: number };
}

/** A write-up that was read into a document. */
export interface SourceFile {
  readonly name: string;
  readonly format: Format;
  /** Its stretch of the document's text. */
  readonly span: Span;
  /** Sorted by `start`; together they cover `span`. */
  readonly segments: readonly Segment[];
  /** Where the lines of the decoded file begin. */
  readonly lineStarts: readonly number[];
}

/** A command that the student defined: `\newcommand{\R}{\mathbb{R}}`. `#1` … stand for its arguments. */
export interface Macro {
  readonly parameters: number;
  readonly body: string;
  /** Default of the first argument, where it is optional. */
  readonly optional?: string;
}

/** Something about a submission that a person should know, that costs nothing and does not ask for a decision. */
export interface Note {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
}

/** Words in a write-up that nobody sees who looks at the page which is made of it. Mostly they stand in no run. */
export interface HiddenText {
  readonly span: Span;
  /** `comment` and `description` (of a picture, a link) are customary; `concealed` is made to be unseen. */
  readonly kind: 'comment' | 'description' | 'concealed';
  /** What hides them, in words: `white text`. */
  readonly how: string;
}

/** All write-ups of a submission as one text, in the order of their names. */
export interface Document {
  readonly text: string;
  readonly files: readonly SourceFile[];
  readonly blocks: readonly Block[];
  /** Sorted by `start`; absent where nothing is hidden. */
  readonly hidden?: readonly HiddenText[];
  readonly macros: ReadonlyMap<string, Macro>;
  readonly notes: readonly Note[];
}

/** Where a span of the document's text stands in its file. */
export function placeOf(document: Document, span: Span): Place {
  const file = document.files.find((one) => span.start <= one.span.end) ?? document.files.at(-1);
  if (!file) throw new Error('a document without files has no places');
  const first = segmentAt(file.segments, span.start);
  const last = segmentAt(file.segments, Math.max(span.start, span.end - 1));
  const place = {
    file: file.name,
    start: positionAt(file.lineStarts, sourceOffset(first, span.start, 'start')),
    end: positionAt(file.lineStarts, sourceOffset(last, span.end, 'end')),
  };
  if (first?.cell === undefined) return place;
  const { number, start } = first.cell;
  const linesBefore = (to: number): number => document.text.slice(start, to).split('\n').length;
  const end = Math.max(span.start, span.end - 1);
  return { ...place, cell: { number, startLine: linesBefore(span.start), endLine: linesBefore(end) } };
}

function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}

function sourceOffset(segment: Segment | undefined, offset: number, edge: 'start' | 'end'): number {
  if (!segment) return offset;
  if (segment.length === segment.sourceLength) return segment.source + Math.min(offset - segment.start, segment.length);
  return edge === 'start' ? segment.source : segment.source + segment.sourceLength;
}
