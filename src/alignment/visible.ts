import type { Document, Run } from '../model/document.ts';
import type { Span } from '../model/place.ts';

/** What stands in `mask` for a character of mathematics, of code. */
export const MATH = '\u0001';
export /**
 *
 */
const CODE = '\u0002';

/** The text of a block as the student sees it, with the way back to the document. */
export interface Visible {
  readonly text: string;
  /** As long as `text`; mathematics and code are blotted out, so that separators in them are not seen. */
  readonly mask: string;
  /** Offsets in the document where each character begins and ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
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
    starts: offsetsOf(pieces, length, (piece, i) => (piece.exact ? piece.start + i : piece.start)),
    ends: offsetsOf(pieces, length, (piece, i) => (piece.exact ? piece.start + i + 1 : piece.end)),
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
  /** In the document. */
  readonly start: number;
  readonly end: number;
  /** Whether the text maps to the document character by character. */
  readonly exact: boolean;
}

const OPENERS = new Set(['$', '*', '`']);
const CLOSERS = OPENERS;

function push(pieces: Piece[], piece: Piece): number {
  pieces.push(piece);
  return piece.text.length;
}

function pieceOf(run: Run): Piece {
  const { text, span } = run;
  const plain = plainBrackets(text);
  return {
    text: plain,
    mask: run.kind === 'prose' ? plain : (run.kind === 'math' ? MATH : CODE).repeat(text.length),
    start: span.start,
    end: span.end,
    exact: text.length === span.end - span.start,
  };
}

function offsetsOf(pieces: readonly Piece[], length: number, offset: (piece: Piece, i: number) => number): Int32Array {
  const offsets = new Int32Array(length);
  let at = 0;
  for (const piece of pieces) for (let i = 0; i < piece.text.length; i++) offsets[at++] = offset(piece, i);
  return offsets;
}

function gapBetween(document: Document, left: Run, right: Run): Piece | undefined {
  const gap = document.text.slice(left.span.end, right.span.start);
  if (gap === '' || /\s$/u.test(left.text) || /^\s/u.test(right.text)) return undefined;
  const text = gap.includes('\n') ? '\n' : /\s/u.test(gap) ? ' ' : '';
  if (text === '') return undefined;
  return { text, mask: text, start: left.span.end, end: right.span.start, exact: false };
}

/** Full-width brackets and stops read as ordinary ones, character for character. */
function plainBrackets(text: string): string {
  return text
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('．', '.')
    .replaceAll('：', ':')
    .replaceAll(/[\u00A0\u200B\u3000\t]/gu, ' ');
}
