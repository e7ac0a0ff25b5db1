import type { Witness } from '../model/verdict.ts';
import { agreementOf, valueAt, type Difference, type Formula, type Reading } from './agreement.ts';
import type { Case } from './cases.ts';
import { flattened, type Drawn } from './draws.ts';
import { shapeOf } from './world.ts';

const MOST_NEIGHBOURS = 6;

/** What is needed to show a difference besides it. */
export interface Scene {
  readonly formula: Formula;
  readonly cases: readonly Case[];
  readonly reading: Reading;
  /** Names of arrays and numbers that the formula reads, in the order to be shown. */
  readonly reads: readonly string[];
}

/** The difference that is the easiest to follow, with its surroundings: neighbours of it, and the values that were used. */
export function witnessOf(first: Difference, scene: Scene): Witness {
  const { reading, reads } = scene;
  const { one, student, reference, outside, entry } = clearest(first, scene);
  const sizes = [...one.sizes].map(([name, value]) => ({ name, value }));
  const indices = [...one.indices].map(([name, value]) => ({ name, value: value + reading.base }));
  const place = entry && placeOf(entry, one.reference).map((at) => at + firstOf(reading));
  const along = entry ? entriesAround(entry, one, scene) : rowThrough(one, scene);
  const array = outside && one.values.get(outside.array);
  return {
    at: [...sizes, ...indices],
    ...(place && { entry: place }),
    student,
    reference,
    ...(one.method && { method: one.method }),
    ...(along && { along }),
    inputs: reads.flatMap((name) => inputsOf(name, one.values.get(name))),
    ...(outside && typeof array === 'object' && { outOfRange: { ...outside, length: array.length } }),
  };
}

/** Difference that is seen when both values are shown with two decimals. */
const VISIBLE = 0.02;
/** Most cases that are looked at for one in which the difference is seen. */
const MOST_LOOKED_AT = 400;

/** Of the cases with the smallest sizes in which the difference is seen, that with the smallest indices. */
function clearest(first: Difference, { formula, cases, reading }: Scene): Difference {
  const near = cases.filter(({ sizes }) => sizes === first.one.sizes).slice(0, MOST_LOOKED_AT);
  const differences = near
    .toSorted((a, b) => sumOf(a) - sumOf(b))
    .map((one) => () => {
      const agreement = agreementOf(formula, [one], reading);
      return agreement.kind === 'different' ? agreement.first : undefined;
    });
  for (const differenceIn of differences) {
    const found = differenceIn();
    if (found && Math.abs(found.student - found.reference) >= VISIBLE) return found;
  }
  return first;
}

function sumOf({ indices }: Case): number {
  return [...indices.values()].reduce((sum, index) => sum + index, 0);
}

/** Entries of arrays are counted from 1 unless the rubric says how indices count. */
function firstOf({ base, conventions }: Reading): number {
  return conventions.index_base === 'either' ? 1 : base;
}

/** Of an array with more than two axes, all but the first are taken for one. */
function placeOf([row, column]: readonly [number, number], array: Drawn): number[] {
  return shapeOf(array).length === 1 ? [row] : [row, column];
}
/** The row that holds most of both: cases that agree beside cases that differ tell a student where to look. */
function rowThrough(one: Case, scene: Scene): Witness['along'] {
  const rows = [...one.indices.keys()].reverse().map((index) => ({ index, cases: rowAlong(one, index, scene) }));
  const mixed = rows.find(({ cases }) => cases.some(agrees) && cases.length > 1);
  const row = mixed ?? rows.find(({ cases }) => cases.length > 1);
  return row && { index: row.index, cases: row.cases };
}

/** Entries of a vector beside the one that differs. */
function entriesAround([row]: readonly [number, number], one: Case, { formula, reading }: Scene): Witness['along'] {
  const { value } = valueAt(formula, one, reading);
  if (value === undefined || shapeOf(one.reference).length !== 1) return undefined;
  const [student, reference] = [flattened(value), flattened(one.reference)];
  const all = student.map((given, at) => ({
    value: at + firstOf(reading),
    student: given,
    reference: reference[at] ?? NaN,
  }));
  return { index: 'entry', cases: around(all, row) };
}

/** The places around one; not more than a page has room for. */
function around<Item>(items: readonly Item[], here: number): Item[] {
  const from = Math.max(0, Math.min(here - MOST_NEIGHBOURS + 2, items.length - MOST_NEIGHBOURS));
  return items.slice(from, from + MOST_NEIGHBOURS);
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
  return around(row, row.indexOf(one)).flatMap((other) => {
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
