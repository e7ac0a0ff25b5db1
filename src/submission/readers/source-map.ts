import type { Segment } from '../../model/document.ts';

/** Builds a text out of pieces of a file and remembers where each of them came from. */
export interface MappedText {
  /** The length of the text so far. */
  readonly length: () => number;
  /** Adds text that stands for a stretch of the file; of equal length, it maps character by character. */
  readonly add: (text: string, source: number, sourceLength: number) => void;
  /** What is added from now on belongs to this cell, which begins here. */
  readonly beginCell: (number: number) => void;
  readonly done: () => { readonly text: string; readonly segments: readonly Segment[] };
}

/** Begins an empty text. */
export function mappedText(): MappedText {
  const parts: string[] = [];
  const segments: Segment[] = [];
  let length = 0;
  let cell: { number: number; start: number } | undefined;
  return {
    length: () => length,
    add(text, source, sourceLength) {
      if (text === '') return;
      parts.push(text);
      segments.push({ start: length, length: text.length, source, sourceLength, ...(cell && { cell }) });
      length += text.length;
    },
    beginCell(number) {
      cell = { number, start: length };
    },
    done: () => ({ text: parts.join(''), segments }),
  };
}

/** Adds the content of a JSON or double-quoted YAML string that stands at `start` to `end`, its quotes left out. */
export function addEscaped(target: MappedText, source: string, { start, end }: { start: number; end: number }): void {
  let at = start;
  while (at < end) {
    const found = source.indexOf('\\', at);
    const plain = found < 0 || found >= end ? end : found;
    target.add(source.slice(at, plain), at, plain - at);
    if (plain >= end) return;
    const { text, length } = escapeAt(source, plain);
    target.add(text, plain, Math.min(length, end - plain));
    at = plain + length;
  }
}

function escapeAt(source: string, at: number): { text: string; length: number } {
  const char = source[at + 1] ?? '\\';
  const digits = { u: 4, x: 2, U: 8 }[char];
  const code = digits === undefined ? NaN : Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
  if (digits !== undefined && code <= 0x10ffff) {
    // A half of a surrogate pair is joined with the other half by standing beside it.
    const text = code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
    return { text, length: 2 + digits };
  }
  return { text: ESCAPES[char] ?? char, length: 2 };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '0': '\0',
  e: '\u001B',
};
