import type { List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Span } from '../../model/place.ts';
import { withoutTabs } from '../clean-text.ts';
import type { Read, ReadBlock, Reading } from './define-reader.ts';
import { holesIn, maskHoles } from './formulas.ts';
import { macrosIn } from './macros.ts';
import { descriptionsIn, inlinePieces, spanOf, type Masked } from './markdown-inline.ts';
import { blocksOfPieces, hiddenIn, runsOfPieces, trimPieces } from './pieces.ts';
import { readPlain } from './text.ts';

/** Reads Markdown: CommonMark with tables, and mathematics as students set it. HTML is text, save for tags with attributes. */
export const read: Read = (text) => {
  const plain = withoutTabs(text);
  const holes = holesIn(plain, { markdown: true });
  const masked = maskHoles(plain, holes);
  const problem = tooMuch(masked);
  if (problem === undefined) {
    try {
      const { blocks, hidden } = blocksOfMarkdown({ text, masked, holes });
      return { text, blocks, hidden, macros: macrosIn(text) };
    } catch (error) {
      // Nesting of thousands of levels overflows the stack of the parser.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return {
    ...readPlain(text),
    notes: [
      { code: 'read-as-plain-text', text: `<file> was read as plain text: ${problem ?? 'it is nested too deeply'}.` },
    ],
  };
};

function blocksOfMarkdown(source: Masked): Required<Pick<Reading, 'blocks' | 'hidden'>> {
  const tree = fromMarkdown(source.masked, {
    extensions: [{ disable: { null: DISABLED } }, gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const blocks = blocksOfAll(tree.children, { ...source, groups: { next: 0 } }, 0);
  return { blocks, hidden: [...hiddenIn(source.text, source.holes), ...descriptionsIn(tree)] };
}

/**
 * What students do not mean: indented code (they indent parts), text over a line of `=` as a heading, HTML, and
 * definitions of links, which swallow `[a]: 1000`.
 */
const DISABLED = ['codeIndented', 'setextUnderline', 'htmlFlow', 'htmlText', 'definition'];

/** Beyond this the parser takes seconds: it is quadratic in lines of a list and in some characters. */
function tooMuch(masked: string): string | undefined {
  if (masked.length > 300_000) return 'it is longer than 300,000 characters';
  // Known before the stack of the parser overflows, which would depend on the machine.
  if (/^(?: {0,3}>){200}/mu.test(masked)) return 'it is nested too deeply';
  const counts = new Map<string, number>();
  for (const [char] of masked.matchAll(/[\n[\]*_`>|<!\\&#]/gu)) counts.set(char, (counts.get(char) ?? 0) + 1);
  const [char] = [...counts].find(([, count]) => count > 10_000) ?? [];
  if (char === undefined) return undefined;
  return char === '\n' ? 'it has more than 10,000 lines' : `it holds more than 10,000 times "${char}"`;
}

interface Walk extends Masked {
  readonly groups: { next: number };
}

function blocksOfAll(nodes: readonly RootContent[], walk: Walk, depth: number): ReadBlock[] {
  return nodes.flatMap((node) => blocksOfNode(node, walk, depth));
}

function blocksOfNode(node: RootContent, walk: Walk, depth: number): ReadBlock[] {
  if (node.type === 'paragraph') return paragraph(walk, node);
  if (node.type === 'list') return list(walk, node, depth + 1);
  if (node.type === 'table') return table(walk, node);
  if (node.type === 'blockquote') return blocksOfAll(node.children, walk, depth);
  if (node.type === 'code') return code(walk, spanOf(node), node.lang ?? '');
  if (node.type !== 'heading') return [];
  return textBlock(walk, { kind: 'heading', span: spanOf(node), depth: node.depth }, node.children);
}

function paragraph(walk: Walk, node: Paragraph): ReadBlock[] {
  const pieces = inlinePieces(walk, node.children);
  const pictures = pieces.every((piece) => piece.picture === true || !/\S/u.test(piece.run.text));
  const kind = pictures && pieces.length > 0 ? 'figure' : 'paragraph';
  return blocksOfPieces({ kind, span: spanOf(node), depth: 0 }, pieces);
}

function textBlock(walk: Walk, block: Omit<ReadBlock, 'runs'>, children: readonly PhrasingContent[]): ReadBlock[] {
  return blocksOfPieces(block, inlinePieces(walk, children));
}

function list(walk: Walk, node: List, depth: number): ReadBlock[] {
  const group = walk.groups.next++;
  let number = 0;
  return node.children.flatMap((item, i) => {
    const written = /^(\d{1,9})([.)])/u.exec(walk.masked.slice(spanOf(item).start, spanOf(item).start + 12));
    // Written numbers count where they go up, since students number choices so; "1. 1. 1." is counted as it is shown.
    number = i === 0 ? Number(written?.[1] ?? node.start ?? 1) : Math.max(number + 1, Number(written?.[1] ?? 0));
    const marker = node.ordered === true ? { marker: `${number}${written?.[2] ?? '.'}` } : {};
    return listItem(walk, item, { depth, group, ...marker });
  });
}

function listItem(walk: Walk, item: ListItem, facts: { depth: number; group: number; marker?: string }): ReadBlock[] {
  const [first, ...others] = item.children;
  const { start, end } = spanOf(item);
  if (first?.type === 'paragraph') {
    const block = { kind: 'item' as const, ...facts, span: { start, end: spanOf(first).end } };
    return [...textBlock(walk, block, first.children), ...blocksOfAll(others, walk, facts.depth)];
  }
  const alone: ReadBlock = {
    kind: 'item',
    ...facts,
    span: { start, end: first ? spanOf(first).start : end },
    runs: [],
  };
  return [alone, ...blocksOfAll(item.children, walk, facts.depth)];
}

function table(walk: Walk, node: Table): ReadBlock[] {
  const group = walk.groups.next++;
  return node.children.flatMap((row, i) => {
    const header = i === 0;
    const cells = row.children.map((cell, column): ReadBlock => {
      const runs = runsOfPieces(trimPieces(inlinePieces(walk, cell.children)));
      return { kind: 'cell', span: cellSpan(walk.masked, spanOf(cell)), runs, depth: 0, group, header, column };
    });
    const runs = cells.flatMap((cell) => cell.runs);
    return [{ kind: 'row', span: spanOf(row), runs, depth: 0, group, header }, ...cells];
  });
}

/** A cell without its bars and the space within them. */
function cellSpan(masked: string, { start, end }: Span): Span {
  const from = masked[start] === '|' ? start + 1 : start;
  const to = end > from && masked[end - 1] === '|' && masked[end - 2] !== '\\' ? end - 1 : end;
  const content = masked.slice(from, to);
  const before = content.length - content.trimStart().length;
  return { start: from + before, end: from + before + content.trim().length };
}

/** Fenced code; a fence of the language `math` is a display. */
function code({ text }: Walk, span: Span, language: string): ReadBlock[] {
  const inner = insideFence(text, span);
  const content = text.slice(inner.start, inner.end);
  if (language === 'math') {
    return [{ kind: 'math', span, depth: 0, runs: [{ kind: 'math', span: inner, text: content, display: true }] }];
  }
  const runs = content === '' ? [] : [{ kind: 'code' as const, span: inner, text: content }];
  return [{ kind: 'code', span, depth: 0, runs }];
}

function insideFence(text: string, { start, end }: Span): Span {
  const first = text.indexOf('\n', start);
  if (first < 0 || first >= end) return { start: end, end };
  const last = text.lastIndexOf('\n', end - 1);
  const closes = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/u.test(text.slice(last + 1, end));
  return { start: first + 1, end: closes ? Math.max(first + 1, last) : end };
}
