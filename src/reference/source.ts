import { RubricError, type Diagnostic } from '../model/diagnostic.ts';
import { lineStarts, positionAt, type Place } from '../model/place.ts';

/** A file of the author's code, and what became of it. */
export interface Source {
  /** Absolute path. */
  readonly path: string;
  /** As messages call it: relative to the folder of the reference, with `/`. */
  readonly name: string;
  readonly text: string;
  /** JavaScript, line by line as `text`; empty until it has been transpiled. */
  compiled: string;
  /** Where something was put into it before it was run, by offsets in `compiled`, in order: text without line breaks. */
  inserted?: readonly Insertion[];
}

/** Text that was put into a program. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** A diagnostic at an offset of a source, with the line and up to two before it. */
export function diagnosticAt(source: Source, offset: number, problem: Omit<Diagnostic, 'severity'>): Diagnostic {
  const starts = lineStarts(source.text);
  const start = positionAt(starts, Math.min(Math.max(0, offset), source.text.length));
  const place: Place = { file: source.name, start, end: start };
  const lines = source.text.split(/\r\n|\n|\r/u).slice(Math.max(0, start.line - 3), start.line);
  return { ...problem, severity: 'error', place, excerpt: lines };
}

/**
 * What is said of something that was thrown: with the place in the author's code, where its stack leads there. Lines
 * are those of the source, since transpiling keeps them; a column is found again by the word that stands at it or before it.
 */
export function thrownDiagnostic(sources: Iterable<Source>, thrown: unknown, what: string): Diagnostic {
  if (thrown instanceof RubricError && thrown.diagnostics[0]) return thrown.diagnostics[0];
  const message = `${what}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  const [found] = framesIn([...sources], thrown instanceof Error ? (thrown.stack ?? '') : '');
  if (!found) return { code: 'reference-throws', severity: 'error', message };
  return diagnosticAt(found.source, offsetOf(found), { code: 'reference-throws', message });
}

interface Frame {
  readonly source: Source;
  readonly line: number;
  /** From 1, in the compiled line. */
  readonly column: number;
}

/** The frames of a stack that lie in the sources, innermost first. A syntax error shows a line and carets under it. */
function framesIn(sources: readonly Source[], stack: string): Frame[] {
  const lines = stack.split('\n');
  return lines.flatMap((text, i) =>
    sources.flatMap((source) => {
      const at = text.indexOf(`${source.path}:`);
      const numbers = at < 0 ? null : /^(\d+)(?::(\d+))?/u.exec(text.slice(at + source.path.length + 1));
      if (!numbers) return [];
      const carets = (lines[i + 2] ?? '').indexOf('^') + 1;
      const line = Number(numbers[1]);
      return [{ source, line, column: compiledColumn(source, line, Number(numbers[2] ?? Math.max(1, carets))) }];
    }),
  );
}

/** A column of the program that was run as one of the compiled program, both from 1. */
function compiledColumn({ compiled, inserted = [] }: Source, line: number, column: number): number {
  const start = lineStarts(compiled)[line - 1] ?? 0;
  let shift = 0;
  for (const { at, text } of inserted) {
    if (at < start) continue;
    const before = at - start + shift;
    if (before >= column - 1) break;
    shift += Math.min(text.length, column - 1 - before);
  }
  return column - shift;
}

/** Offsets in the compiled programs of the frames of a stack, innermost first. */
export function stackIn(sources: Iterable<Source>, stack: string): { readonly source: Source; readonly at: number }[] {
  return framesIn([...sources], stack).map(({ source, line, column }) => ({
    source,
    at: (lineStarts(source.compiled)[line - 1] ?? 0) + column - 1,
  }));
}

/** The offset in a source of a word of its compiled program. Lines are the same, and words come in the same order. */
export function offsetOfWord(source: Source, at: number): number {
  const line = positionAt(lineStarts(source.compiled), at).line;
  const compiledStart = lineStarts(source.compiled)[line - 1] ?? 0;
  const start = lineStarts(source.text)[line - 1] ?? 0;
  const written = source.text.slice(start).split(/[\r\n]/u, 1)[0] ?? '';
  const word = /^[\w$]+/u.exec(source.compiled.slice(at))?.[0];
  const first = start + Math.max(0, written.search(/\S/u));
  if (word === undefined) return first;
  const placesIn = (text: string): number[] =>
    Array.from(text.matchAll(/[\w$]+/gu)).flatMap((match) => (match[0] === word ? [match.index] : []));
  const before = placesIn(source.compiled.slice(compiledStart, at)).length;
  const found = placesIn(written)[before];
  return found === undefined ? first : start + found;
}

function offsetOf({ source, line, column }: Frame): number {
  const start = lineStarts(source.text)[line - 1] ?? 0;
  const written = source.text.slice(start).split(/[\r\n]/u, 1)[0] ?? '';
  const compiled = source.compiled.split('\n')[line - 1] ?? '';
  const at = [/^[\w$]+/u.exec(compiled.slice(column - 1)), /[\w$]+(?=[^\w$]*$)/u.exec(compiled.slice(0, column - 1))]
    .map((word) => (word ? written.indexOf(word[0]) : -1))
    .find((found) => found >= 0);
  return start + (at ?? Math.max(0, written.search(/\S/u)));
}
