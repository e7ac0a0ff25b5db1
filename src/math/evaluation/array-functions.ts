import { isFailure, type Arithmetic, type Failure, type Outcome } from '../arithmetic/arithmetic.ts';
import { ONE, rational, ZERO } from '../rational.ts';
import { flat, isList, mapped, rowsOf, transposed, vectorOf, zipped, type Entries } from './entries.ts';

type Result<T> = Entries<T> | 'shapes' | Failure;

/** Whether a function of arrays has no value; `shapes` are arrays that do not fit. */
export function isLack(result: unknown): result is 'shapes' | Failure {
  return typeof result === 'string';
}

/** Largest number of entries that a function makes of a number (`ones(n)`). */
const MOST_ENTRIES = 1_000;

/** Functions of whole arrays; undefined where the name is none, so that it applies to each entry. */
export function arrayFunction<T>(
  name: string,
  values: readonly Entries<T>[],
  arithmetic: Arithmetic<T>,
): Result<T> | undefined {
  const [first, second] = values;
  if (first === undefined) return undefined;
  if (values.length === 2 && second !== undefined) return ofTwo(name, [first, second], arithmetic);
  if (values.length !== 1) return undefined;
  return isList(first) ? ofOne(name, first, arithmetic) : filled(name, first, arithmetic);
}

function ofTwo<T>(
  name: string,
  [left, right]: readonly [Entries<T>, Entries<T>],
  arithmetic: Arithmetic<T>,
): Result<T> | undefined {
  switch (name) {
    case 'dot':
      return dot(left, right, arithmetic);
    case 'outer':
      return outer(left, right, arithmetic);
    case 'kronecker':
      return isList(left) || isList(right) ? 'shapes' : kronecker(left, right, arithmetic);
    case 'max':
    case 'min':
      if (!isList(left) && !isList(right)) return undefined;
      return guarded(() => zipped(left, right, (a, b) => orThrow(arithmetic.apply(name, [a, b]))));
    default:
      return undefined;
  }
}

function ofOne<T>(name: string, value: readonly Entries<T>[], arithmetic: Arithmetic<T>): Result<T> | undefined {
  const entries = flat(value);
  switch (name) {
    case 'max':
    case 'min':
      return guarded(() => entries.reduce((best, entry) => orThrow(arithmetic.apply(name, [best, entry]))));
    case 'sum':
      return total(entries, arithmetic);
    case 'prod':
      return guarded(() => entries.reduce((product, entry) => orThrow(arithmetic.multiply(product, entry))));
    case 'mean':
      return guarded(() => orThrow(arithmetic.divide(orThrow(total(entries, arithmetic)), count(entries, arithmetic))));
    case 'norm':
      return norm(entries, arithmetic);
    case 'softmax':
      return softmax(value, arithmetic);
    case 'transpose':
      return transposed(value) ?? 'shapes';
    case 'diag':
      return diagonal(value, arithmetic);
    case 'trace':
    case 'tr':
      return trace(value, arithmetic);
    case 'det':
      return determinant(value, arithmetic);
    default:
      return undefined;
  }
}

const NEEDS_ARRAY: ReadonlySet<string> = new Set(['softmax', 'diag', 'trace', 'tr', 'det']);

function filled<T>(name: string, size: T, arithmetic: Arithmetic<T>): Result<T> | undefined {
  if (['transpose', 'sum', 'prod', 'mean'].includes(name)) return size;
  if (name === 'norm') return arithmetic.apply('abs', [size]);
  if (name !== 'ones' && name !== 'zeros' && name !== 'eye') return NEEDS_ARRAY.has(name) ? 'shapes' : undefined;
  const length = arithmetic.integer(size);
  if (typeof length === 'string') return length;
  if (length < 1 || length > MOST_ENTRIES) return 'too-large';
  return guarded(() => {
    const [zero, one] = [orThrow(arithmetic.rational(ZERO)), orThrow(arithmetic.rational(ONE))];
    const positions = Array.from({ length }, (_, at) => at);
    if (name === 'eye') return positions.map((row) => positions.map((column) => (row === column ? one : zero)));
    return positions.map(() => (name === 'ones' ? one : zero));
  });
}

/** How a product of arrays was written decides what it is. */
interface ProductOptions<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly written: string;
}

/**
 * The matrix product. A vector on the right is a column; on the left it is a column too, so that `x y^T` is a matrix. Of two
 * vectors a dot gives the inner product and `*` the one entry by entry; side by side they could be either: `unsupported`.
 */
export function productOf<T>(left: Entries<T>, right: Entries<T>, options: ProductOptions<T>): Result<T> {
  const { arithmetic, written } = options;
  if (vectorOf(left) && vectorOf(right)) {
    if (/^(?:[·⋅•.]|\\cdot|inner)$/u.test(written)) return dot(left, right, arithmetic);
    if (written !== '*' && written !== 'entry by entry') return 'unsupported';
    return guarded(() => zipped(left, right, (a, b) => orThrow(arithmetic.multiply(a, b))));
  }
  const vector = vectorOf(right);
  const rows = rowsOf(left) ?? vectorOf(left)?.map((entry) => [entry]);
  const across = transposed(right);
  const columns = vector ? [vector] : across === undefined ? undefined : rowsOf(across);
  if (!rows || !columns || rows[0]?.length !== columns[0]?.length) return 'shapes';
  return guarded(() => {
    const product = rows.map((row) => columns.map((column) => orThrow(dotOf(row, column, arithmetic))));
    const entries = product.flat();
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && rowsOf(left)) return only;
    return vector ? entries : product;
  });
}

function dot<T>(left: Entries<T>, right: Entries<T>, arithmetic: Arithmetic<T>): Result<T> {
  const [a, b] = [vectorOf(left), vectorOf(right)];
  return a && b?.length === a.length ? dotOf(a, b, arithmetic) : 'shapes';
}

function dotOf<T>(a: readonly T[], b: readonly T[], arithmetic: Arithmetic<T>): Outcome<T> {
  let sum = arithmetic.rational(ZERO);
  for (const [at, entry] of a.entries()) {
    const other = b[at];
    if (typeof sum === 'string' || other === undefined) return sum;
    const product = arithmetic.multiply(entry, other);
    sum = typeof product === 'string' ? product : arithmetic.add(sum, product);
  }
  return sum;
}

function outer<T>(left: Entries<T>, right: Entries<T>, arithmetic: Arithmetic<T>): Result<T> {
  const [a, b] = [vectorOf(left), vectorOf(right)];
  if (!a || !b) return 'shapes';
  return guarded(() => a.map((x) => b.map((y) => orThrow(arithmetic.multiply(x, y)))));
}

function kronecker<T>(left: T, right: T, arithmetic: Arithmetic<T>): Result<T> {
  const order = arithmetic.compare(left, right);
  return order === 'unsure' ? 'unsure' : arithmetic.rational(order === 0 ? ONE : ZERO);
}

function total<T>(entries: readonly T[], arithmetic: Arithmetic<T>): Outcome<T> {
  let sum = arithmetic.rational(ZERO);
  for (const entry of entries) sum = typeof sum === 'string' ? sum : arithmetic.add(sum, entry);
  return sum;
}

function count<T>(entries: readonly T[], arithmetic: Arithmetic<T>): T {
  return orThrow(arithmetic.rational(rational(entries.length)));
}

function norm<T>(entries: readonly T[], arithmetic: Arithmetic<T>): Outcome<T> {
  const squares = dotOf(entries, entries, arithmetic);
  return typeof squares === 'string' ? squares : arithmetic.apply('sqrt', [squares]);
}

function softmax<T>(value: Entries<T>, arithmetic: Arithmetic<T>): Result<T> {
  return guarded(() => {
    const largest = arithmetic.apply('max', flat(value));
    const shifted = (entry: T): T =>
      typeof largest === 'string' ? entry : orThrow(arithmetic.subtract(entry, largest));
    const powers = mapped(value, (entry) => orThrow(arithmetic.apply('exp', [shifted(entry)])));
    const sum = orThrow(total(flat(powers), arithmetic));
    return mapped(powers, (entry) => orThrow(arithmetic.divide(entry, sum)));
  });
}

/** The diagonal matrix of a vector, or the diagonal of a matrix. */
function diagonal<T>(value: Entries<T>, arithmetic: Arithmetic<T>): Result<T> {
  const vector = vectorOf(value);
  const zero = arithmetic.rational(ZERO);
  if (typeof zero === 'string') return zero;
  if (vector && vector.length > MOST_ENTRIES) return 'too-large';
  if (vector) return vector.map((entry, row) => vector.map((_, column) => (row === column ? entry : zero)));
  return rowsOf(value)?.flatMap((row, at) => row.slice(at, at + 1)) ?? 'shapes';
}

function trace<T>(value: Entries<T>, arithmetic: Arithmetic<T>): Result<T> {
  const entries = rowsOf(value)?.flatMap((row, at) => row.slice(at, at + 1));
  return entries ? total(entries, arithmetic) : 'shapes';
}

/** Largest matrix whose determinant is expanded. */
const MOST_ROWS = 6;

/** By expansion along the first row, which needs no division and so no pivot that is certainly not zero. */
function determinant<T>(value: Entries<T>, arithmetic: Arithmetic<T>): Result<T> {
  const rows = rowsOf(value);
  if (!rows || rows.length !== rows[0]?.length) return 'shapes';
  return rows.length > MOST_ROWS ? 'too-large' : guarded(() => expanded(rows, arithmetic));
}

function expanded<T>(rows: readonly (readonly T[])[], arithmetic: Arithmetic<T>): T {
  const [top = [], ...below] = rows;
  let sum = orThrow(arithmetic.rational(rows.length === 0 ? ONE : ZERO));
  for (const [column, entry] of top.entries()) {
    const minor = expanded(
      below.map((row) => row.filter((_, at) => at !== column)),
      arithmetic,
    );
    const term = orThrow(arithmetic.multiply(entry, minor));
    sum = orThrow(column % 2 === 0 ? arithmetic.add(sum, term) : arithmetic.subtract(sum, term));
  }
  return sum;
}

/** Carries a failure out of nested maps; caught by `guarded`. */
class NoValue extends Error {
  readonly failure: Failure;

  constructor(failure: NoValue['failure']) {
    super(failure);
    this.failure = failure;
  }
}

function orThrow<T>(outcome: Outcome<T>): T {
  if (isFailure(outcome)) throw new NoValue(outcome);
  return outcome;
}

function guarded<T>(make: () => Entries<T> | undefined): Result<T> {
  try {
    return make() ?? 'shapes';
  } catch (error) {
    if (error instanceof NoValue) return error.failure;
    throw error;
  }
}
