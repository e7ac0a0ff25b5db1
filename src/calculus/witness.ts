import type { Witness } from '../model/verdict.ts';
import { valueAt, type Difference, type Formula, type Reading } from './agreement.ts';
import type { Case } from './cases.ts';
import type { Drawn } from './draws.ts';

const MOST_NEIGHBOURS = 6;

/** What is needed to show a difference besides it. */
export interface Scene {
  readonly formula: Formula;
  readonly cases: readonly Case[];
  readonly reading: Reading;
  /** Names of arrays and numbers that the formula reads, in the order to be shown. */
  readonly reads: readonly string[];
}

/** A difference with its surroundings: neighbouring cases along one index, and the values that were used. */
export function witnessOf({ one, student, reference, outside }: Difference, scene: Scene): Witness {
  const { reading, reads } = scene;
  const sizes = [...one.sizes].map(([name, value]) => ({ name, value }));
  const indices = [...one.indices].map(([name, value]) => ({ name, value: value + reading.base }));
  const along = rowThrough(one, scene);
  const array = outside && one.values.get(outside.array);
  return {
    at: [...sizes, ...indices],
    student,
    reference,
    ...(along && { along }),
    inputs: reads.flatMap((name) => inputsOf(name, one.values.get(name))),
    ...(outside && typeof array === 'object' && { outOfRange: { ...outside, length: array.length } }),
  };
}

/** The row that holds most of both: cases that agree beside cases that differ tell a student where to look. */
function rowThrough(one: Case, scene: Scene): Witness['along'] {
  const rows = [...one.indices.keys()].reverse().map((index) => ({ index, cases: rowAlong(one, index, scene) }));
  const mixed = rows.find(({ cases }) => cases.some(agrees) && cases.length > 1);
  const row = mixed ?? rows.find(({ cases }) => cases.length > 1);
  return row && { index: row.index, cases: row.cases };
}

interface Neighbour {
  readonly value: number;
  readonly student: number;
  readonly reference: number;
}

function agrees({ student, reference }: Neighbour): boolean {
  return Math.abs(student - reference) <= 1e-6 * Math.max(1, Math.abs(reference));
}

function rowAlong(one: Case, index: string, { formula, cases, reading }: Scene): Neighbour[] {
  const row = cases.filter(
    (other) =>
      other.values === one.values &&
      [...other.indices].every(([name, value]) => name === index || value === one.indices.get(name)),
  );
  const here = row.indexOf(one);
  const from = Math.max(0, Math.min(here - MOST_NEIGHBOURS + 2, row.length - MOST_NEIGHBOURS));
  return row.slice(from, from + MOST_NEIGHBOURS).flatMap((other) => {
    const { value } = valueAt(formula, other, reading);
    if (typeof value !== 'number' || typeof other.reference !== 'number' || !Number.isFinite(value)) return [];
    return [{ value: (other.indices.get(index) ?? 0) + reading.base, student: value, reference: other.reference }];
  });
}

/** A matrix is shown row by row. */
function inputsOf(name: string, value: Drawn | undefined): Witness['inputs'] {
  if (value === undefined) return [];
  if (typeof value === 'number') return [{ name, values: [value] }];
  const numbers = value.filter((one) => typeof one === 'number');
  if (numbers.length === value.length) return [{ name, values: numbers }];
  return value.flatMap((row, i) => inputsOf(`${name}[${i}]`, row));
}
