/** What functions of vectors do with numbers of one sort. */
export interface Scalars<T> {
  readonly of: (value: number) => T;
  readonly add: (a: T, b: T) => T;
  readonly subtract: (a: T, b: T) => T;
  readonly multiply: (a: T, b: T) => T;
  readonly divide: (a: T, b: T) => T;
  readonly negate: (a: T) => T;
  readonly exp: (a: T) => T;
  readonly log: (a: T) => T;
  readonly sin: (a: T) => T;
  /** The largest of some; `what` looks for it. */
  readonly largest: (values: readonly T[], what: string) => T;
}

/** Functions of vectors and matrices, as `vectors.ts` describes them. */
export interface Vectors<T> {
  readonly add: (a: readonly T[], b: readonly T[]) => T[];
  readonly subtract: (a: readonly T[], b: readonly T[]) => T[];
  readonly multiply: (a: readonly T[], b: readonly T[]) => T[];
  readonly scale: (factor: T, a: readonly T[]) => T[];
  readonly sum: (a: readonly T[]) => T;
  readonly dot: (a: readonly T[], b: readonly T[]) => T;
  readonly squaredNorm: (a: readonly T[]) => T;
  readonly transpose: (A: readonly (readonly T[])[]) => T[][];
  readonly matvec: (A: readonly (readonly T[])[], x: readonly T[]) => T[];
  readonly matmul: (A: readonly (readonly T[])[], B: readonly (readonly T[])[]) => T[][];
  readonly outer: (a: readonly T[], b: readonly T[]) => T[][];
  readonly sigmoid: (s: T) => T;
  readonly relu: (s: T) => T;
  readonly logSumExp: (x: readonly T[]) => T;
  readonly softmax: (x: readonly T[]) => T[];
  readonly anyScalar: (x: readonly T[] | readonly (readonly T[])[]) => T;
}

/** The functions over numbers of one sort. */
export function vectorsOver<T>(scalars: Scalars<T>): Vectors<T> {
  const linear = linearOver(scalars);
  const { of, add, multiply } = scalars;
  const { sum } = linear;
  const logSumExp = (x: readonly T[]): T => {
    const top = scalars.largest(x, 'logSumExp');
    return add(top, scalars.log(sum(x.map((one) => scalars.exp(scalars.subtract(one, top))))));
  };
  return {
    ...linear,
    logSumExp,
    softmax: (x) => {
      const total = logSumExp(x);
      return x.map((one) => scalars.exp(scalars.subtract(one, total)));
    },
    sigmoid: (s) => scalars.divide(of(1), add(of(1), scalars.exp(scalars.negate(s)))),
    relu: (s) => scalars.largest([of(0), s], 'relu'),
    anyScalar: (x) =>
      sum(
        x
          .flat()
          .map((one, i) =>
            add(multiply(of(0.7 + 0.31 * i), one as T), scalars.sin(multiply(one as T, of(1 + 0.17 * i)))),
          ),
      ),
  };
}

type Linear = 'add' | 'subtract' | 'multiply' | 'scale' | 'sum' | 'dot' | 'squaredNorm' | 'transpose';

function linearOver<T>({
  of,
  add,
  subtract,
  multiply,
}: Scalars<T>): Pick<Vectors<T>, Linear | 'matvec' | 'matmul' | 'outer'> {
  const zip = (a: readonly T[], b: readonly T[], join: (x: T, y: T) => T): T[] => {
    if (a.length !== b.length)
      throw new Error(`vectors of ${a.length} and ${b.length} numbers cannot be put together entry by entry`);
    return a.map((x, i) => join(x, b[i] ?? of(NaN)));
  };
  const sum = (a: readonly T[]): T => a.reduce((total, x) => add(total, x), of(0));
  const dot = (a: readonly T[], b: readonly T[]): T => sum(zip(a, b, multiply));
  const scale = (factor: T, a: readonly T[]): T[] => a.map((x) => multiply(factor, x));
  const transpose = (A: readonly (readonly T[])[]): T[][] =>
    (A[0] ?? []).map((_, j) => A.map((row) => row[j] ?? of(NaN)));
  return {
    add: (a, b) => zip(a, b, add),
    subtract: (a, b) => zip(a, b, subtract),
    multiply: (a, b) => zip(a, b, multiply),
    ...{ scale, sum, dot, transpose },
    squaredNorm: (a) => dot(a, a),
    matvec: (A, x) => A.map((row) => dot(row, x)),
    matmul: (A, B) => {
      const rights = transpose(B);
      return A.map((row) => rights.map((column) => dot(row, column)));
    },
    outer: (a, b) => a.map((x) => scale(x, b)),
  };
}
