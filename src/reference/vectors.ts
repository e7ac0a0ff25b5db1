/** A vector of numbers. */
export type Vector = readonly number[];
/** A matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** Element-wise sum. Throws where the lengths differ. */
export const add = (a: Vector, b: Vector): number[] => zip(a, b, (x, y) => x + y);

/** Element-wise difference. Throws where the lengths differ. */
export const subtract = (a: Vector, b: Vector): number[] => zip(a, b, (x, y) => x - y);

/** Element-wise product. Throws where the lengths differ. */
export const multiply = (a: Vector, b: Vector): number[] => zip(a, b, (x, y) => x * y);

/** A vector times a number. */
export const scale = (factor: number, a: Vector): number[] => a.map((x) => factor * x);

/** The sum of all entries. */
export const sum = (a: Vector): number => a.reduce((total, x) => total + x, 0);

/** The inner product. Throws where the lengths differ. */
export const dot = (a: Vector, b: Vector): number => sum(multiply(a, b));

/** The sum of squares. */
export const squaredNorm = (a: Vector): number => dot(a, a);

/** Rows become columns. */
export const transpose = (A: Matrix): number[][] => (A[0] ?? []).map((_, j) => A.map((row) => row[j] ?? NaN));

/** The columns of a matrix: `columns(U)[w]` is column w. */
export const columns = transpose;

/** A matrix times a vector. Throws where the sizes do not fit. */
export const matvec = (A: Matrix, x: Vector): number[] => A.map((row) => dot(row, x));

/** A matrix times a matrix. Throws where the sizes do not fit. */
export const matmul = (A: Matrix, B: Matrix): number[][] => {
  const rights = transpose(B);
  return A.map((row) => rights.map((column) => dot(row, column)));
};

/** The outer product: entry [i][j] is a[i] · b[j]. */
export const outer = (a: Vector, b: Vector): number[][] => a.map((x) => scale(x, b));

/** 1 / (1 + e^-s). */
export const sigmoid = (s: number): number => 1 / (1 + Math.exp(-s));

/** max(0, s). */
export const relu = (s: number): number => Math.max(0, s);

/** ln of the sum of e^x, without overflow. */
export const logSumExp = (x: Vector): number => {
  const top = Math.max(...x);
  return top + Math.log(sum(x.map((one) => Math.exp(one - top))));
};

/** e^x divided by the sum of all of them. */
export const softmax = (x: Vector): number[] => {
  const total = logSumExp(x);
  return x.map((one) => Math.exp(one - total));
};

/** A fixed smooth function without any symmetry: stands for "any loss" in a question. */
export const anyScalar = (x: Vector | Matrix): number =>
  sum(x.flat().map((one, i) => (0.7 + 0.31 * i) * one + Math.sin(one * (1 + 0.17 * i))));

function zip(a: Vector, b: Vector, join: (x: number, y: number) => number): number[] {
  if (a.length !== b.length)
    throw new Error(`vectors of ${a.length} and ${b.length} numbers cannot be put together entry by entry`);
  return a.map((x, i) => join(x, b[i] ?? NaN));
}
