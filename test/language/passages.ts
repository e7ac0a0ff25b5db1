import type { Block, Document, Run } from '../../src/model/document.ts';
import { passageOf, type Passage } from '../../src/model/passage.ts';
import { lineStarts } from '../../src/model/place.ts';

/** A passage as a reader of plain Markdown makes it: paragraphs, bullets, `$mathematics$`, `**bold**`. */
export function passageFrom(text: string): Passage {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n(?![ \t]*(?:\n|[-*•] ))[^\n]+)*/gu)) {
    const bullet = /^[ \t]*[-*•] /u.exec(match[0]);
    const skipped = bullet?.[0].length ?? 0;
    const start = match.index;
    const end = start + match[0].length;
    const runs = runsIn(match[0].slice(skipped), start + skipped);
    blocks.push({ kind: bullet ? 'item' : 'paragraph', span: { start, end }, runs, depth: bullet ? 1 : 0, file: 0 });
  }
  const file = {
    name: 'answers.md',
    format: 'markdown' as const,
    span: { start: 0, end: text.length },
    segments: [{ start: 0, length: text.length, source: 0, sourceLength: text.length }],
    lineStarts: lineStarts(text),
  };
  const document: Document = { text, files: [file], blocks, macros: new Map(), notes: [] };
  return passageOf(document, { start: 0, end: text.length });
}

function runsIn(text: string, offset: number): Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(/\$([^$]*)\$|\*\*([^*]+)\*\*|[^$*]+|[$*]/gu)) {
    const [raw, math, bold] = match;
    const start = offset + match.index + (math !== undefined ? 1 : bold !== undefined ? 2 : 0);
    const inner = math ?? bold ?? raw;
    if (inner === '') continue;
    const span = { start, end: start + inner.length };
    runs.push({
      kind: math === undefined ? 'prose' : 'math',
      span,
      text: inner,
      ...(bold !== undefined && { strong: true }),
    });
  }
  return runs;
}
