import { isUsable, type DerivativeTable } from './cases.ts';
import { shaped, type Drawn } from './draws.ts';
import { shapeOf } from './world.ts';

/** How a formula names a derivative: as a matrix of either layout, or entry by entry on one side or both. */
export type DerivativeForm = 'numerator' | 'denominator' | 'entries' | 'entries-of' | 'entries-by';

/** A derivative as values that formulas use, and what they are off by at most. */
export interface DerivativeValues {
  readonly arrays: ReadonlyMap<DerivativeForm, Drawn>;
  readonly error: number;
}

/**
 * The arrays that stand for a derivative in formulas. Vectors are columns. In numerator layout the rows of a matrix are
 * what is differentiated, so that the gradient of a number by a vector is a row, and that by a matrix has its transposed
 * shape; denominator layout is the transpose of that. With more axes than two, those of what is differentiated come first
 * in numerator layout, and last in denominator layout. `entries` has the axes of both, those of what is differentiated
 * first, whatever the layout; `entries-of` and `entries-by` have the axes of one side for indices and leave the other as
 * it is. Undefined where the derivative has no value of use.
 */
export function derivativeValues(table: DerivativeTable): DerivativeValues | undefined {
  if (!isUsable(table)) return undefined;
  const { entries } = table;
  const [of, by] = [shapeOf(table.of.value), shapeOf(table.wrt.value)];
  const rows = entries.map((row) => row.map(({ value }) => value));
  const byRows = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? NaN));
  const [straight, turned] = [rows.flat(), byRows.flat()];
  const arrays = new Map<DerivativeForm, Drawn>([
    ['numerator', numerator(straight, turned, { of, by })],
    ['denominator', denominator(straight, turned, { of, by })],
    ['entries', shaped(straight, [...of, ...by])],
    ['entries-of', shaped(straight, [...of, ...by])],
    ['entries-by', shaped(turned, [...by, ...of])],
  ]);
  const error = Math.max(0, ...entries.flat().map(({ errorBound }) => errorBound));
  return { arrays, error };
}

interface Shapes {
  readonly of: readonly number[];
  readonly by: readonly number[];
}

function numerator(straight: readonly number[], turned: readonly number[], { of, by }: Shapes): Drawn {
  if (of.length === 0 && by.length === 1) return shaped(straight, [1, ...by]);
  if (of.length === 0 && by.length === 2) return matrixTransposed(shaped(straight, by));
  return by.length === 0 ? shaped(turned, of) : shaped(straight, [...of, ...by]);
}

function denominator(straight: readonly number[], turned: readonly number[], { of, by }: Shapes): Drawn {
  if (by.length === 0 && of.length === 1) return shaped(turned, [1, ...of]);
  if (by.length === 0 && of.length === 2) return matrixTransposed(shaped(turned, of));
  return of.length === 0 ? shaped(straight, by) : shaped(turned, [...by, ...of]);
}

function matrixTransposed(matrix: Drawn): Drawn {
  if (typeof matrix === 'number') return matrix;
  const rows = matrix.map((row) => (typeof row === 'number' ? [row] : row));
  return (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row.slice(column, column + 1)));
}
