/** A number of some sort, or nested lists of them: a vector is a list, a matrix a list of rows. */
export type Entries<T> = T | readonly Entries<T>[];

/** Whether a value is a list. Numbers of no sort are lists themselves. */
export function isList<T>(value: Entries<T>): value is readonly Entries<T>[] {
  return Array.isArray(value);
}

/** All numbers in order. */
export function flat<T>(value: Entries<T>): T[] {
  return isList(value) ? value.flatMap((entry) => flat(entry)) : [value];
}

/** Applies a function to each number. */
export function mapped<T, Changed = T>(value: Entries<T>, change: (entry: T) => Changed): Entries<Changed> {
  return isList(value) ? value.map((entry) => mapped(entry, change)) : change(value);
}

/** Joins two values number by number; a number joins with all of a list. Undefined where the sizes differ. */
export function zipped<T>(left: Entries<T>, right: Entries<T>, join: (a: T, b: T) => T): Entries<T> | undefined {
  if (!isList(left)) return mapped(right, (entry) => join(left, entry));
  if (!isList(right)) return mapped(left, (entry) => join(entry, right));
  if (left.length !== right.length) return undefined;
  const entries: Entries<T>[] = [];
  for (const [at, entry] of left.entries()) {
    const other = right[at];
    if (other === undefined || isList(entry) !== isList(other)) return undefined;
    const joined = zipped(entry, other, join);
    if (joined === undefined) return undefined;
    entries.push(joined);
  }
  return entries;
}

/** The numbers of a vector; undefined for any other value. */
export function vectorOf<T>(value: Entries<T>): readonly T[] | undefined {
  if (!isList(value)) return undefined;
  const numbers: T[] = [];
  for (const entry of value) {
    if (isList(entry)) return undefined;
    numbers.push(entry);
  }
  return numbers;
}

/** The rows of a matrix; undefined for any other value and for rows of different lengths. */
export function rowsOf<T>(value: Entries<T>): readonly (readonly T[])[] | undefined {
  if (!isList(value) || value.length === 0) return undefined;
  const rows: (readonly T[])[] = [];
  for (const entry of value) {
    const row = vectorOf(entry);
    if (row?.length !== (rows[0] ?? row)?.length || row === undefined) return undefined;
    rows.push(row);
  }
  return rows;
}

/** The transpose of a matrix; of a vector, which is a column, a matrix of one row; a number stays. */
export function transposed<T>(value: Entries<T>): Entries<T> | undefined {
  if (!isList(value)) return value;
  const vector = vectorOf(value);
  if (vector) return [vector];
  const rows = rowsOf(value);
  return rows?.[0]?.map((_, column) => rows.flatMap((row) => row.slice(column, column + 1)));
}
