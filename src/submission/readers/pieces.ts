import type { HiddenText, Run } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import type { ReadBlock } from './define-reader.ts';
import { holesBetween, type Hole } from './formulas.ts';
import { hiddenMath, withoutHiddenMath } from './hidden-latex.ts';

/** A run with its markup, or a line break that the author forced. */
export interface Piece {
  readonly run: Run;
  readonly outer: Span;
  readonly lineBreak?: true;
  readonly picture?: true;
}

/** Text without markup, and the mathematics in it. `span` must not cut a hole. */
export function piecesOf(text: string, span: Span, { holes, strong = false }: Inline): Piece[] {
  const pieces: Piece[] = [];
  let at = span.start;
  for (const hole of holesBetween(holes, span)) {
    pieces.push(...prose(text, { start: at, end: hole.span.start }, strong), ...pieceOfHole(text, hole, strong));
    at = hole.span.end;
  }
  return [...pieces, ...prose(text, { start: at, end: span.end }, strong)];
}

/** How words stand in a text. */
export interface Inline {
  readonly holes: readonly Hole[];
  readonly strong?: boolean;
}

/** A piece of words whose text is the slice of its span. */
export function prose(text: string, span: Span, strong: boolean): Piece[] {
  if (span.start >= span.end) return [];
  const run = { kind: 'prose' as const, span, text: text.slice(span.start, span.end), ...(strong && { strong }) };
  return [{ run, outer: span }];
}

/** The runs of pieces; neighbours that continue each other are joined. A forced break is a run of a line end. */
export function runsOfPieces(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  for (const { run } of pieces) {
    const last = runs.at(-1);
    if (last && continues(last, run)) runs[runs.length - 1] = joined(last, run);
    else runs.push(run);
  }
  return runs;
}

/**
 * The blocks of a paragraph, item or heading: a display becomes a block of its own, as does what follows it or a forced
 * line break. The first block keeps kind and marker; an item whose text is a display alone is kept for its marker.
 */
export function blocksOfPieces(block: Omit<ReadBlock, 'runs'>, pieces: readonly Piece[]): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  let held: Piece[] = [];
  let start = block.span.start;
  const plain: Omit<ReadBlock, 'runs'> = {
    kind: 'paragraph',
    span: block.span,
    depth: 0,
    ...(block.cell !== undefined && { cell: block.cell }),
  };
  const flush = (end: number): void => {
    const first = blocks.length === 0;
    const keep = held.some(visible) || (first && block.marker !== undefined);
    const words = trimPieces(held);
    // The first block begins with its markup, one that follows with its words; all but the last end with their words.
    const from = first ? start : (words[0]?.outer.start ?? start);
    const to = end === block.span.end ? end : (words.at(-1)?.outer.end ?? end);
    if (keep)
      blocks.push({
        ...(first ? block : plain),
        span: { start: from, end: Math.max(from, to) },
        runs: runsOfPieces(words),
      });
    held = [];
  };
  for (const piece of pieces) {
    if (piece.run.display === true || piece.lineBreak) {
      flush(Math.max(start, piece.outer.start));
      if (!piece.lineBreak) blocks.push({ ...plain, kind: 'math', span: piece.outer, runs: [piece.run] });
      start = piece.outer.end;
    } else {
      if (held.length === 0 && blocks.length > 0) start = piece.outer.start;
      held.push(piece);
    }
  }
  flush(Math.max(start, block.span.end));
  return blocks;
}

/** Pieces without space at the beginning and the end. */
export function trimPieces(pieces: readonly Piece[]): Piece[] {
  const seen = (piece: Piece): boolean => piece.lineBreak === true || visible(piece);
  const from = pieces.findIndex(seen);
  const to = pieces.findLastIndex(seen);
  return (from < 0 ? [] : pieces.slice(from, to + 1)).map((piece, i, all) => {
    const { run } = piece;
    if (run.kind !== 'prose' || piece.lineBreak || !exact(run)) return piece;
    const before = i === 0 ? run.text.length - run.text.trimStart().length : 0;
    const after = i === all.length - 1 ? run.text.length - run.text.trimEnd().length : 0;
    if (before === 0 && after === 0) return piece;
    const span = { start: run.span.start + before, end: run.span.end - after };
    return { run: { ...run, span, text: run.text.slice(before, run.text.length - after) }, outer: span };
  });
}

function pieceOfHole(text: string, { span, inner, kind, display }: Hole, strong: boolean): Piece[] {
  if (kind === 'comment') return [];
  if (kind === 'picture') return [pictureAt(span)];
  if (kind === 'break') return [{ run: { kind: 'prose', span, text: '\n' }, outer: span, lineBreak: true }];
  const content = withoutHiddenMath(text.slice(inner.start, inner.end));
  if (content === '') return [];
  const run = {
    kind: 'math' as const,
    span: inner,
    text: content,
    ...(display && { display }),
    ...(strong && { strong }),
  };
  return [{ run, outer: span }];
}

/** A picture is never nothing: an answer may stand in it. Its description is not seen. */
export function pictureAt(span: Span): Piece {
  return { run: { kind: 'prose', span, text: 'picture' }, outer: span, picture: true };
}

/** What the page does not show, of all holes. */
export function hiddenIn(text: string, holes: readonly Hole[]): HiddenText[] {
  return holes.flatMap(({ kind, inner, hidden }) => {
    if (hidden) return [hidden];
    return kind === 'math' ? hiddenMath(text.slice(inner.start, inner.end), inner.start) : [];
  });
}

function visible({ run }: Piece): boolean {
  return /\S/u.test(run.text);
}

function continues(last: Run, next: Run): boolean {
  return (
    last.kind === 'prose' &&
    next.kind === 'prose' &&
    last.strong === next.strong &&
    last.span.end === next.span.start &&
    exact(last) &&
    exact(next)
  );
}

function exact({ span, text }: Run): boolean {
  return span.end - span.start === text.length;
}

function joined(last: Run, next: Run): Run {
  return { ...last, span: { start: last.span.start, end: next.span.end }, text: last.text + next.text };
}
