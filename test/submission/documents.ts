import { expect } from 'vitest';
import { placeOf, type Block, type Document } from '../../src/model/document.ts';
import { readDocument, type ReadSettings, type Submission } from '../../src/submission/read-document.ts';

const encoder = new TextEncoder();

/** A submission of files by name. */
export function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  settings: Partial<ReadSettings> = {},
): Promise<Submission> {
  const list = Object.entries(files).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? encoder.encode(content) : content,
  }));
  return readDocument(list, { writeups: [], ...settings });
}

/** One line a block: kind, marker and what its runs say; mathematics stands between dollar signs. */
export function outline(document: Document): string[] {
  return document.blocks.filter(({ kind }) => kind !== 'row').map(line);
}

function line({ kind, marker, depth, runs }: Block): string {
  const text = runs
    .map((run) => (run.kind === 'math' ? `$${run.text}$` : run.kind === 'code' ? `\`${run.text}\`` : run.text))
    .join('');
  const label = [kind, ...(depth > 0 ? [String(depth)] : []), ...(marker === undefined ? [] : [`<${marker}>`])].join(
    ' ',
  );
  return `${label}: ${text.replaceAll(/\s+/gu, ' ').trim()}`;
}

/** Each run that is the slice of its span is found at its place in the lines of the original file. */
export function expectPlaces(
  document: Document,
  originals: Readonly<Record<string, string>>,
  decode = (text: string) => text,
): number {
  let checked = 0;
  for (const { runs } of document.blocks) {
    for (const { span, text } of runs) {
      if (document.text.slice(span.start, span.end) !== text || text === '') continue;
      const place = placeOf(document, span);
      const source = originals[place.file] ?? '';
      const start = offsetOf(source, place.start);
      const end = offsetOf(source, place.end);
      expect(start).toBe(place.start.offset);
      expect(spaced(decode(source.slice(start, end)))).toBe(spaced(text));
      checked++;
    }
  }
  return checked;
}

function offsetOf(source: string, { line: number, column }: { line: number; column: number }): number {
  let offset = 0;
  for (let i = 1; i < number; i++) offset += (/^[^\r\n]*(?:\r\n|\r|\n)/u.exec(source.slice(offset))?.[0] ?? '').length;
  return offset + column - 1;
}

/** Strange spaces and line ends are read as ordinary ones. */
function spaced(text: string): string {
  return text.replaceAll(/[\s\u200B]/gu, ' ');
}

/** A notebook of the sources of its Markdown cells; a source in a list is a code cell. */
export function notebook(cells: readonly (string | readonly [string])[]): string {
  const written = cells.map((cell) => ({
    cell_type: typeof cell === 'string' ? 'markdown' : 'code',
    metadata: {},
    ...(typeof cell !== 'string' && { outputs: [{ text: ['{"cells": ['] }] }),
    source: (typeof cell === 'string' ? cell : cell[0]).split(/(?<=\n)/u),
  }));
  return JSON.stringify({ cells: written, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
}
