import type { Block, Document, Format, HiddenText, Macro, Note, Segment, SourceFile } from '../model/document.ts';
import { lineStarts, type Span } from '../model/place.ts';
import type { Message } from '../model/result.ts';
import type { Reading } from './readers/define-reader.ts';
import { invisibleIn } from './invisible.ts';

/** A file and what its reader made of it. */
export interface ReadFile {
  readonly name: string;
  readonly format: Format;
  /** The decoded file. */
  readonly source: string;
  readonly reading: Reading;
}

/** A document in which nothing stands. */
export const EMPTY_DOCUMENT: Document = { text: '', files: [], blocks: [], macros: new Map(), notes: [] };

/** Joins what was read of all files to one document. A line end stands between two files. */
export function assemble(files: readonly ReadFile[], notes: readonly Message[]): Document {
  const texts: string[] = [];
  const sources: SourceFile[] = [];
  const blocks: Block[] = [];
  const macros = new Map<string, Macro>();
  const hidden: HiddenText[] = [];
  const all: Note[] = notes.map(({ code, text }) => ({ code, message: text }));
  let offset = 0;
  let groups = 0;
  files.forEach(({ name, format, source, reading }, file) => {
    const { text } = reading;
    const end = offset + text.length;
    const segments = (reading.segments ?? whole(text)).map((segment) => shiftSegment(segment, offset));
    sources.push({ name, format, span: { start: offset, end }, segments, lineStarts: lineStarts(source) });
    for (const block of reading.blocks) blocks.push(shiftBlock(block, { offset, groups, file }));
    groups += groupsIn(reading.blocks);
    const unseen = [...(reading.hidden ?? []), ...invisibleIn(text)];
    for (const one of unseen) hidden.push({ ...one, span: shiftSpan(one.span, offset) });
    if (unseen.some((one) => one.kind === 'concealed' && says(text.slice(one.span.start, one.span.end))))
      all.push({ code: 'hidden-text', message: `${name} holds text that its page does not show.`, file: name });
    for (const [command, macro] of reading.macros ?? []) macros.set(command, macro);
    for (const note of reading.notes ?? [])
      all.push({ code: note.code, message: note.text.replaceAll('<file>', name), file: name });
    texts.push(text);
    offset = end + 1;
  });
  const document = { text: texts.join('\n'), files: sources, blocks, macros, notes: all };
  return hidden.length === 0
    ? document
    : { ...document, hidden: hidden.toSorted((a, b) => a.span.start - b.span.start) };
}

/** More than a word or two. */
function says(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) > 2;
}

/** How many numbers of lists and tables are used. */
function groupsIn(blocks: readonly { readonly group?: number }[]): number {
  return blocks.reduce((most, { group }) => Math.max(most, (group ?? -1) + 1), 0);
}

function whole(text: string): Segment[] {
  return [{ start: 0, length: text.length, source: 0, sourceLength: text.length }];
}

function shiftSegment(segment: Segment, offset: number): Segment {
  const { cell } = segment;
  return { ...segment, start: segment.start + offset, ...(cell && { cell: { ...cell, start: cell.start + offset } }) };
}

function shiftBlock(block: Reading['blocks'][number], by: { offset: number; groups: number; file: number }): Block {
  const shift = (span: Span): Span => shiftSpan(span, by.offset);
  return {
    ...block,
    file: by.file,
    span: shift(block.span),
    runs: block.runs.map((run) => ({ ...run, span: shift(run.span) })),
    ...(block.group !== undefined && { group: block.group + by.groups }),
  };
}

function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
