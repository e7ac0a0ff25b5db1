import type { Read, ReadBlock, Reading, Unreadable } from './define-reader.ts';
import { notebookCells, type NotebookCell } from './notebook-cells.ts';
import { read as readMarkdown } from './markdown.ts';
import { addEscaped, mappedText } from './source-map.ts';
import { readPlain } from './text.ts';
import type { Macro } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import type { Message } from '../../model/result.ts';
import { cleanText } from '../clean-text.ts';

/** Reads a Jupyter notebook: its Markdown cells as Markdown, code cells as code; outputs and attachments are skipped. */
export const read: Read = (source) => {
  const found = notebookCells(source);
  return 'why' in found ? { unreadable: found } : readCells(source, found);
};

function readCells(source: string, cells: readonly NotebookCell[]): Reading {
  const mapped = mappedText();
  const starts = cells.map((cell, i) => {
    mapped.beginCell(i + 1);
    const start = mapped.length();
    for (const string of cell.strings) addEscaped(mapped, source, string);
    const end = mapped.length();
    mapped.add('\n', cell.strings.at(-1)?.end ?? 0, 0);
    return { start, end };
  });
  const { text, segments } = mapped.done();
  const clean = cleanText(text);
  const readings = cells.map((cell, i) => readCell(cell, clean.slice(starts[i]?.start, starts[i]?.end)));
  let groups = 0;
  const blocks = readings.flatMap((reading, i): ReadBlock[] => {
    const by = { offset: starts[i]?.start ?? 0, group: groups, cell: i + 1 };
    groups += reading.blocks.reduce((most, { group }) => Math.max(most, (group ?? -1) + 1), 0);
    return reading.blocks.map((block) => moved(block, by));
  });
  const macros = new Map<string, Macro>(readings.flatMap((reading) => [...(reading.macros ?? [])]));
  const hidden = readings.flatMap((reading, i) =>
    (reading.hidden ?? []).map((one) => ({ ...one, span: shifted(one.span, starts[i]?.start ?? 0) })),
  );
  const notes = uniqueNotes(readings.flatMap((reading) => reading.notes ?? []));
  return { text: clean, segments, blocks, macros, hidden, notes };
}

function readCell({ type }: NotebookCell, text: string): Reading {
  if (type !== 'code') return inCell(type === 'raw' ? readPlain(text) : readMarkdown(text), text);
  if (text.trim() === '') return { text, blocks: [] };
  const span = { start: 0, end: text.length };
  return { text, blocks: [{ kind: 'code', span, depth: 0, runs: [{ kind: 'code', span, text }] }] };
}

function inCell(reading: Reading | { readonly unreadable: Unreadable }, text: string): Reading {
  return 'unreadable' in reading ? { text, blocks: [] } : reading;
}

/** A block of a part of the text as one of the whole. */
function moved(block: ReadBlock, { offset, group, cell }: { offset: number; group: number; cell?: number }): ReadBlock {
  const shift = (span: Span): Span => shifted(span, offset);
  return {
    ...block,
    span: shift(block.span),
    runs: block.runs.map((run) => ({ ...run, span: shift(run.span) })),
    ...(block.group !== undefined && { group: block.group + group }),
    ...(cell !== undefined && { cell }),
  };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function uniqueNotes(notes: readonly Message[]): Message[] {
  return [...new Map(notes.map((note) => [note.code, note])).values()];
}
