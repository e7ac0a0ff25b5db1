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
  const found = frameIn([...sources], thrown instanceof Error ? (thrown.stack ?? '') : '');
  if (!found) return { code: 'reference-throws', severity: 'error', message };
  return diagnosticAt(found.source, offsetOf(found), { code: 'reference-throws', message });
}

interface Frame {
  readonly source: Source;
  readonly line: number;
  /** From 1, in the compiled line. */
  readonly column: number;
}

/** The first frame of a stack that lies in one of the sources. A syntax error shows a line and carets under it. */
function frameIn(sources: readonly Source[], stack: string): Frame | undefined {
  const lines = stack.split('\n');
  for (const [i, line] of lines.entries())
    for (const source of sources) {
      const at = line.indexOf(`${source.path}:`);
      const numbers = at < 0 ? null : /^(\d+)(?::(\d+))?/u.exec(line.slice(at + source.path.length + 1));
      if (!numbers) continue;
      const carets = (lines[i + 2] ?? '').indexOf('^') + 1;
      return { source, line: Number(numbers[1]), column: Number(numbers[2] ?? Math.max(1, carets)) };
    }
  return undefined;
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
