import type { Span } from '../../model/place.ts';
import type { Read, ReadBlock, Reading } from './define-reader.ts';
import { holesIn, maskHoles, type Hole } from './formulas.ts';
import { blocksOfPieces, piecesOf } from './pieces.ts';

/** Reads plain text: paragraphs between blank lines, items by their marks, mathematics between dollar signs. */
export const read: Read = (text) => readPlain(text);

/** The same, for text that another reader could not take in. */
export function readPlain(text: string): Reading {
  const holes = holesIn(text, { markdown: false });
  const lines = linesOf(maskHoles(text, holes));
  return { text, blocks: gather(lines).flatMap((one) => blocksOf(text, one, holes)) };
}

/** Lines that belong together. */
interface Paragraph {
  readonly span: Span;
  readonly item?: { readonly marker?: string; readonly depth: number; readonly group: number; readonly length: number };
}

interface Line extends Span {
  readonly text: string;
}

function blocksOf(text: string, { span, item }: Paragraph, holes: readonly Hole[]): ReadBlock[] {
  if (!item) return blocksOfPieces({ kind: 'paragraph', span, depth: 0 }, piecesOf(text, span, { holes }));
  const { marker, depth, group, length } = item;
  const content = { start: span.start + length, end: span.end };
  const block = { kind: 'item' as const, span, depth, group, ...(marker !== undefined && { marker }) };
  return blocksOfPieces(block, piecesOf(text, content, { holes }));
}

/** A line goes on with the paragraph or item above it, unless a blank line or a mark stands between. */
function gather(lines: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const lists = listCounter();
  let open: Paragraph | undefined;
  const close = (): void => {
    if (open) paragraphs.push(open);
    open = undefined;
  };
  for (const line of lines) {
    const content = trimmed(line);
    const mark = markOf(line);
    if (content.start === content.end || mark) close();
    if (content.start === content.end) continue;
    const { start } = open?.span ?? content;
    const span = { start, end: content.end };
    if (mark) open = { span, item: { ...mark.item, ...lists.item(mark.indent) } };
    else if (open) open = { ...open, span };
    else {
      lists.paragraph(content.start - line.start);
      open = { span };
    }
  }
  close();
  return paragraphs;
}

/** Follows how deep items are nested by their indentation. A paragraph that is not indented ends all lists. */
function listCounter(): { item(indent: number): { depth: number; group: number }; paragraph(indent: number): void } {
  const open: { indent: number; group: number }[] = [];
  let groups = 0;
  return {
    item(indent) {
      while ((open.at(-1)?.indent ?? -1) > indent) open.pop();
      if ((open.at(-1)?.indent ?? -1) < indent) open.push({ indent, group: groups++ });
      return { depth: open.length, group: open.at(-1)?.group ?? 0 };
    },
    paragraph(indent) {
      if (indent === 0) open.length = 0;
    },
  };
}

/** `- `, `1. `, `2) `, `a) `, `(b) `, `(iv) ` at the beginning of a line. */
function markOf({ text }: Line): { indent: number; item: { marker?: string; length: number } } | undefined {
  const mark =
    /^([ \t]*)(?:[-*+•‣–](?=[ \t]+\S)|(\d{1,3}[.)]|[a-z]\)|\((?:[a-z]|\d{1,3}|[ivx]{2,5})\))(?=\s|$))[ \t]*/iu.exec(
      text,
    );
  if (!mark) return undefined;
  const indent = mark[1]?.length ?? 0;
  const length = mark[0].length - indent;
  return { indent, item: { length, ...(mark[2] !== undefined && { marker: mark[2] }) } };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

function trimmed({ start, end, text }: Line): Span {
  return { start: start + (text.length - text.trimStart().length), end: end - (text.length - text.trimEnd().length) };
}
