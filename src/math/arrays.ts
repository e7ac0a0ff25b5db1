/** A number, a vector (list of numbers), a matrix (list of rows) and so on. */
export type NumericValue = number | readonly NumericValue[];

/** The sizes of a value: none for a number, `[2, 3]` for a matrix of two rows. Only first entries are looked at. */
export function shapeOf(value: NumericValue): number[] {
  const shape: number[] = [];
  for (let rest: NumericValue | undefined = value; typeof rest === 'object'; rest = rest[0]) shape.push(rest.length);
  return shape;
}

/** Applies a function to each entry. */
export function mapEntries(value: NumericValue, change: (entry: number) => number): NumericValue {
  return typeof value === 'number' ? change(value) : value.map((entry) => mapEntries(entry, change));
}

/**
 * Joins two values entry by entry; a number is joined with every entry of the other. Undefined where the shapes differ.
 */
export function zipEntries(
  left: NumericValue,
  right: NumericValue,
  join: (a: number, b: number) => number,
): NumericValue | undefined {
  if (typeof left === 'number') return mapEntries(right, (entry) => join(left, entry));
  if (typeof right === 'number') return mapEntries(left, (entry) => join(entry, right));
  if (left.length !== right.length) return undefined;
  const entries: NumericValue[] = [];
  for (const [at, entry] of left.entries()) {
    const other = right[at];
    if (other === undefined || (typeof entry === 'number') !== (typeof other === 'number')) return undefined;
    const joined = zipEntries(entry, other, join);
    if (joined === undefined) return undefined;
    entries.push(joined);
  }
  return entries;
}

/** All entries in order. */
export function entriesOf(value: NumericValue): number[] {
  return typeof value === 'number' ? [value] : value.flatMap((entry) => entriesOf(entry));
}

/** The numbers of a vector; undefined for any other value. */
export function asVector(value: NumericValue): number[] | undefined {
  if (typeof value === 'number') return undefined;
  const numbers = value.filter((entry) => typeof entry === 'number');
  return numbers.length === value.length ? numbers : undefined;
}

/** The rows of a matrix; undefined for any other value and for rows of different lengths. */
export function asMatrix(value: NumericValue): number[][] | undefined {
  if (typeof value === 'number' || value.length === 0) return undefined;
  const rows = value.map((row) => asVector(row)).filter((row) => row !== undefined);
  const isMatrix = rows.length === value.length && rows.every((row) => row.length === rows[0]?.length);
  return isMatrix ? rows : undefined;
}

/** The transpose of a matrix; of a vector (a column) a matrix of one row; a number stays. */
export function transpose(value: NumericValue): NumericValue | undefined {
  if (typeof value === 'number') return value;
  const vector = asVector(value);
  if (vector) return [vector];
  const rows = asMatrix(value);
  return rows?.[0]?.map((_, column) => rows.map((row) => row[column] ?? 0));
}

/** The inner product of two vectors; undefined where the lengths differ. */
export function dot(left: NumericValue, right: NumericValue): number | undefined {
  const [a, b] = [asVector(left), asVector(right)];
  if (!a || a.length !== b?.length) return undefined;
  return a.reduce((total, entry, at) => total + entry * (b[at] ?? 0), 0);
}

/** All products of an entry of one vector with one of another, a matrix. */
export function outer(left: NumericValue, right: NumericValue): NumericValue | undefined {
  const [a, b] = [asVector(left), asVector(right)];
  return a && b ? a.map((x) => b.map((y) => x * y)) : undefined;
}

/**
 * The matrix product. A vector on the right is a column; on the left it is a column too, so that `x y^T` is a matrix. A
 * result of one entry (`x^T y`) is a number. Undefined where the shapes do not fit.
 */
export function matrixProduct(left: NumericValue, right: NumericValue): NumericValue | undefined {
  const vector = asVector(right);
  const rows = asMatrix(left) ?? asVector(left)?.map((entry) => [entry]);
  const columns = vector ? [vector] : asMatrix(transpose(right) ?? right);
  if (!rows || !columns || rows[0]?.length !== columns[0]?.length) return undefined;
  const product = rows.map((row) => columns.map((column) => dot(row, column) ?? 0));
  if (!vector) return product.length === 1 && product[0]?.length === 1 ? product[0][0] : product;
  const entries = product.map((row) => row[0] ?? 0);
  return entries.length === 1 && asMatrix(left) ? entries[0] : entries;
}
