import { isFailure, type Arithmetic, type Failure, type Outcome } from '../arithmetic/arithmetic.ts';
import { rational, type Rational } from '../rational.ts';
import { arrayFunction, isLack, productOf } from './array-functions.ts';
import { isList, rowsOf, type Entries } from './entries.ts';

/** Largest exponent, and largest number of rows of a matrix that is inverted. */
const MOST_TIMES = 16;
const MOST_ROWS = 4;

type Result<T> = Entries<T> | 'shapes' | Failure;

/**
 * A whole power of a square matrix: its product with itself, for negative exponents that of its inverse (by cofactors).
 * `unsupported` for other exponents, `undefined` where there is no inverse.
 */
export function matrixPower<T>(base: Entries<T>, exact: Rational | undefined, arithmetic: Arithmetic<T>): Result<T> {
  const rows = rowsOf(base);
  if (!rows) return 'unsupported';
  if (rows.length !== rows[0]?.length) return 'shapes';
  const times = exact?.denominator === 1n ? Number(exact.numerator) : Number.NaN;
  if (times === 0 || !(Math.abs(times) <= MOST_TIMES)) return 'unsupported';
  const factor = times > 0 ? base : inverseOf(rows, arithmetic);
  let power = factor;
  for (let count = 1; count < Math.abs(times) && !isLack(power) && !isLack(factor); count++) {
    power = productOf(power, factor, { arithmetic, written: '' });
  }
  return power;
}

function inverseOf<T>(rows: readonly (readonly T[])[], arithmetic: Arithmetic<T>): Result<T> {
  if (rows.length > MOST_ROWS) return 'too-large';
  const whole = determinantOf(rows, arithmetic);
  if (isFailure(whole)) return whole;
  const inverse: T[][] = [];
  for (const row of rows.keys()) {
    const entries: T[] = [];
    for (const column of rows.keys()) {
      // The entry in row i and column j of the inverse is the cofactor of row j and column i.
      const minor = determinantOf(minorOf(rows, column, row), arithmetic);
      if (isFailure(minor)) return minor;
      const quotient = arithmetic.divide((row + column) % 2 === 0 ? minor : arithmetic.negate(minor), whole);
      if (isFailure(quotient)) return quotient;
      entries.push(quotient);
    }
    inverse.push(entries);
  }
  return inverse;
}

function minorOf<T>(rows: readonly (readonly T[])[], row: number, column: number): readonly (readonly T[])[] {
  return rows.toSpliced(row, 1).map((entries) => entries.toSpliced(column, 1));
}

function determinantOf<T>(rows: readonly (readonly T[])[], arithmetic: Arithmetic<T>): Outcome<T> {
  if (rows.length === 0) return arithmetic.rational(rational(1));
  const value = arrayFunction('det', [rows], arithmetic);
  if (value === undefined || value === 'shapes') return 'unsupported';
  return isFailure(value) || !isList(value) ? value : 'unsupported';
}
