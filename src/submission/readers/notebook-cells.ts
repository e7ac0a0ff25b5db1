import type { Span } from '../../model/place.ts';
import type { Unreadable } from './define-reader.ts';

/** A cell of a notebook: the strings that its source is made of, in the file and without their quotes. */
export interface NotebookCell {
  readonly type: string;
  readonly strings: readonly Span[];
}

/**
 * Finds the cells. The file is first checked by the JSON parser, without keeping what it makes; the walk that follows
 * can then rely on its form, and remembers where the strings stand.
 */
export function notebookCells(source: string): readonly NotebookCell[] | Unreadable {
  if (source.trim() === '') return [];
  try {
    JSON.parse(source);
  } catch {
    return {
      code: 'cannot-read-notebook',
      why: 'it is no complete JSON; perhaps it was cut off while saving or uploading',
    };
  }
  const cells: { type: string; strings: Span[] }[] = [];
  const places: Path[] = [];
  walkJson(source, (path, string) => {
    const at = path[0] === 'worksheets' ? path.slice(2) : path;
    if (at[0] !== 'cells') return;
    if (places.length === 0) places.push(at);
    if (typeof at[1] !== 'number') return;
    if (path[0] === 'worksheets' && path[1] !== 0) return;
    while (cells.length <= at[1]) cells.push({ type: '', strings: [] });
    const cell = cells[at[1]];
    if (!cell || !string) return;
    if (at.length === 3 && at[2] === 'cell_type') cell.type = source.slice(string.start, string.end);
    const isSource = at[2] === 'source' || at[2] === 'input';
    if (isSource && (at.length === 3 || (at.length === 4 && typeof at[3] === 'number'))) cell.strings.push(string);
  });
  return places.length > 0 ? cells : { code: 'cannot-read-notebook', why: 'it has no list of cells' };
}

type Path = readonly (string | number)[];

/** Visits each value of a valid JSON text with its path; strings with their place. Keeps its own stack. */
function walkJson(source: string, visit: (path: Path, string?: Span) => void): void {
  const path: (string | number)[] = [];
  let key = false;
  let deep = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '"') {
      const end = stringEnd(source, at + 1);
      const span = { start: at + 1, end };
      at = end;
      if (deep > 0) continue;
      if (key) path[path.length - 1] = source.slice(span.start, span.end);
      else visit(path, span);
      key = false;
    } else if (char === '{' || char === '[') {
      // Nothing of interest lies deeper than five levels, and outputs can be deep.
      if (deep > 0 || path.length > 5) deep++;
      else {
        visit(path);
        path.push(char === '[' ? 0 : '');
        key = char === '{';
      }
    } else if (char === '}' || char === ']') {
      if (deep > 0) deep--;
      else path.pop();
      key = false;
    } else if (char === ',' && deep === 0) {
      const last = path.at(-1);
      if (typeof last === 'number') path[path.length - 1] = last + 1;
      else key = true;
    }
  }
}

function stringEnd(source: string, from: number): number {
  let at = from;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return source.length;
    let slashes = 0;
    while (quote - slashes - 1 >= from && source[quote - slashes - 1] === '\\') slashes++;
    if (slashes % 2 === 0) return quote;
    at = quote + 1;
  }
}
