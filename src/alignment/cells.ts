import type { Block, Document } from '../model/document.ts';
import type { Span } from '../model/place.ts';

/** A cell of a notebook that holds something. */
export interface Cell {
  /** Index of the file in the document. */
  readonly file: number;
  readonly kind: 'text' | 'code';
  readonly span: Span;
  readonly text: string;
}

/** The cells of all notebooks of a document, in their order. */
export function cellsIn({ blocks, text }: Document): readonly Cell[] {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    if (block.cell === undefined) continue;
    const key = `${block.file}:${block.cell}`;
    const group = groups.get(key);
    if (group) group.push(block);
    else groups.set(key, [block]);
  }
  return [...groups.values()].map((group): Cell => {
    const span = spanOf(group);
    const source = text.slice(span.start, span.end);
    // A cell of Markdown may hold nothing but code, too; there it stands between fences.
    const isCode = group.every((one) => one.kind === 'code') && !/^\s*(?:`{3}|~{3})/u.test(source);
    return { file: group[0]?.file ?? 0, kind: isCode ? 'code' : 'text', span, text: source };
  });
}

function spanOf(blocks: readonly Block[]): Span {
  let { start, end } = blocks[0]?.span ?? { start: 0, end: 0 };
  for (const { span } of blocks) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
