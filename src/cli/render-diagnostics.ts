import type { Diagnostic } from '../model/diagnostic.ts';
import { printable, wrap, type Terminal } from './terminal.ts';

const HEADINGS = { error: 'error', unsupported: 'not supported yet', warning: 'warning' } as const;

/** All diagnostics with the lines they are about, a caret, and what to do; the counts come last. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): string {
  const blocks = diagnostics.map((one) => renderOne(one, terminal));
  return [...blocks, countOf(diagnostics)].join('\n\n');
}

function renderOne(diagnostic: Diagnostic, terminal: Terminal): string {
  const { red, yellow, bold } = terminal.colours;
  const colour = diagnostic.severity === 'warning' ? yellow : red;
  const { place } = diagnostic;
  const where = place ? `${place.file}:${place.start.line}:${place.start.column}: ` : '';
  const head = `${bold(printable(where))}${colour(HEADINGS[diagnostic.severity])}: ${printable(diagnostic.message)}`;
  const lines = [wrapHead(head, terminal), ...excerptOf(diagnostic)];
  return diagnostic.help === undefined ? lines.join('\n') : [...lines, `  ${printable(diagnostic.help)}`].join('\n');
}

function wrapHead(head: string, terminal: Terminal): string {
  return wrap(head, Math.max(60, terminal.columns)).join('\n  ');
}

function excerptOf({ place, excerpt }: Diagnostic): string[] {
  if (!place || !excerpt) return [];
  const first = place.start.line - excerpt.length + 1;
  const width = String(place.start.line).length;
  const lines = excerpt.map((line, i) => `  ${String(first + i).padStart(width)} | ${printable(line)}`);
  const length = place.end.line === place.start.line ? place.end.column - place.start.column : 1;
  const caret = ' '.repeat(place.start.column - 1) + '^'.repeat(Math.max(1, length));
  return ['', ...lines, `  ${' '.repeat(width)} | ${caret}`];
}

function countOf(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  const named = (n: number, one: string, many = `${one}s`): string[] =>
    n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  const parts = [
    ...named(count('error'), 'error'),
    ...named(count('unsupported'), 'thing not supported yet', 'things not supported yet'),
    ...named(count('warning'), 'warning'),
  ];
  return `${parts.join(', ')}.`;
}
