import type { Comparison } from '../math/compare/compare-math.ts';
import type { Fault } from '../math/compare/faults.ts';
import type { Span } from '../model/place.ts';
import { printable, type Terminal } from './terminal.ts';

/** How one side was read, or where it could not be. */
export interface ExplainedSide {
  readonly text: string;
  readonly readAs?: string;
  readonly notes?: readonly string[];
  /** What is wrong with it although it reads well. */
  readonly fault?: Fault;
  readonly unreadable?: { readonly at: Span; readonly found: string; readonly expected: string };
}

/** Two answers, how each was read and how they compare. */
export interface Explained {
  readonly answer: ExplainedSide;
  readonly expected: ExplainedSide;
  /** Absent where a side could not be read. */
  readonly comparison?: Comparison;
}

const HOW: Readonly<Record<Comparison['method'], string>> = {
  identical: 'Both are read alike.',
  exact: 'Both are numbers, compared exactly.',
  'rational-function': 'Evaluated in fractions at random points of 64 bits; the error probability is below 2^-60.',
  points: 'Enclosures of 60 digits or more overlap at random points and at special ones.',
  enclosure: 'Enclosures of both values lie apart at a point.',
  structure: 'Compared part by part.',
  solutions: 'Their solutions were compared.',
  'truth-table': 'All rows of the truth table were compared.',
  growth: 'Their growth was compared.',
  tolerance: 'Within the tolerance.',
  none: 'Nothing decides it; a person should look.',
};

/** Two answers for a person: reading, verdict, method, and where they differ. */
export function renderComparison({ answer, expected, comparison }: Explained, terminal: Terminal): string {
  const { bold, dim, cyan, yellow } = terminal.colours;
  const lines = [...sideLines('answer', answer, terminal), ...sideLines('expected', expected, terminal)];
  if (!comparison) return [...lines, `${bold('verdict')}   ${yellow('not read')}`].join('\n');
  const { verdict, method, witness, diagnosis, notes } = comparison;
  const colour = verdict === 'equal' ? cyan : yellow;
  lines.push(`${bold('verdict')}   ${colour(verdict)}`, `${dim('how')}       ${HOW[method]}`);
  if (witness) {
    const at = witness.values.map(({ name, value }) => `${name} = ${value}`).join(', ');
    const where = at === '' ? '' : `at ${at}: `;
    lines.push(`${dim('witness')}   ${printable(`${where}answer ${witness.student}; expected ${witness.expected}`)}`);
  }
  if (diagnosis !== undefined) lines.push(`${dim('slip')}      ${printable(diagnosis)}`);
  if (notes.length > 0) lines.push(`${dim('notes')}     ${printable(notes.join(', '))}`);
  return lines.join('\n');
}

function sideLines(name: string, side: ExplainedSide, { colours }: Terminal): string[] {
  const head = `${colours.bold(name.padEnd(8))}  ${printable(side.text)}`;
  if (side.unreadable) {
    const { at, found, expected } = side.unreadable;
    return [head, caretBelow(at), `          ${printable(`found ${found} where ${expected} was expected`)}`];
  }
  const notes = (side.notes ?? []).length > 0 ? ` ${colours.dim(`(${(side.notes ?? []).join(', ')})`)}` : '';
  const read = `${colours.dim('read as')}   ${printable(side.readAs ?? '')}${notes}`;
  return side.fault ? [head, caretBelow(side.fault.at), `          ${FAULTS[side.fault.code]}`, read] : [head, read];
}

const FAULTS: Readonly<Record<Fault['code'], string>> = {
  'no-value': 'this has no value, whatever its names stand for',
  shapes: 'arrays are joined here that do not fit',
};

function caretBelow({ start, end }: Span): string {
  return ' '.repeat(10 + start) + '^'.repeat(Math.max(1, end - start));
}
