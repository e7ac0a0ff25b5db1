import type { Document, Run } from '../model/document.ts';
import type { Span } from '../model/place.ts';

/** What stands in `mask` for a character of mathematics, of code. */
export const MATH = '\u0001';
export const CODE = '\u0002';

/** The text of a block as the student sees it, with the way back to the document. */
export interface Visible {
  readonly text: string;
  /** As long as `text`; mathematics and code are blotted out, so that separators in them are not seen. */
  readonly mask: string;
  /** Offsets in the document where each character begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Index in `text` up to which it is set in bold from its beginning. */
  readonly strongUntil: number;
  /** Stretches of `text` that are displayed mathematics. */
  readonly displays: readonly Span[];
}

/** The text of some runs. A gap between two runs becomes a line break or a blank where the source has one. */
export function visibleOf(document: Document, runs: readonly Run[]): Visible {
  const pieces: Piece[] = [];
  const displays: Span[] = [];
  let length = 0;
  let strongUntil = 0;
  let last: Run | undefined;
  for (const run of runs) {
    const gap = last ? gapBetween(document, last, run) : undefined;
    if (gap) length += push(pieces, gap);
    const before = length;
    length += push(pieces, pieceOf(run));
    if (run.display === true) displays.push({ start: before, end: length });
    if (run.strong === true && strongUntil >= before - (gap ? 1 : 0)) strongUntil = length;
    last = run;
  }
  return {
    text: pieces.map((one) => one.text).join(''),
    mask: pieces.map((one) => one.mask).join(''),
    starts: pieces.flatMap((one) => one.starts),
    ends: pieces.flatMap((one) => one.ends),
    strongUntil,
    displays,
  };
}

/** The stretch of the document for `text.slice(from, to)`, with the marks around it (`$`, `**`) as far as they stand there. */
export function spanIn(document: Document, visible: Visible, { start: from, end: to }: Span): Span {
  const first = visible.starts[from] ?? visible.ends.at(-1) ?? 0;
  const last = visible.ends[Math.max(from, to - 1)] ?? first;
  let start = first;
  let end = Math.max(first, last);
  while (start > 0 && OPENERS.has(document.text[start - 1] ?? '')) start--;
  if (/\\[([]$/u.test(document.text.slice(Math.max(0, start - 2), start))) start -= 2;
  if (/^\\[)\]]/u.test(document.text.slice(end, end + 2))) end += 2;
  while (CLOSERS.has(document.text[end] ?? '')) end++;
  return { start, end };
}

interface Piece {
  readonly text: string;
  readonly mask: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const OPENERS = new Set(['$', '*']);
const CLOSERS = new Set(['$', '*']);

function push(pieces: Piece[], piece: Piece): number {
  pieces.push(piece);
  return piece.text.length;
}

function pieceOf(run: Run): Piece {
  const { text, span } = run;
  const exact = text.length === span.end - span.start;
  const offsets = Array.from({ length: text.length }, (_, i) => i);
  return {
    text: plainBrackets(text),
    mask: run.kind === 'prose' ? plainBrackets(text) : (run.kind === 'math' ? MATH : CODE).repeat(text.length),
    starts: offsets.map((i) => (exact ? span.start + i : span.start)),
    ends: offsets.map((i) => (exact ? span.start + i + 1 : span.end)),
  };
}

function gapBetween(document: Document, left: Run, right: Run): Piece | undefined {
  const gap = document.text.slice(left.span.end, right.span.start);
  if (gap === '' || /\s$/u.test(left.text) || /^\s/u.test(right.text)) return undefined;
  const text = gap.includes('\n') ? '\n' : /\s/u.test(gap) ? ' ' : '';
  if (text === '') return undefined;
  return { text, mask: text, starts: [left.span.end], ends: [right.span.start] };
}

/** Full-width brackets and stops read as ordinary ones, character for character. */
function plainBrackets(text: string): string {
  return text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('．', '.').replaceAll('：', ':').replaceAll(/[\u00A0\u200B\u3000\t]/gu, ' ');
}
