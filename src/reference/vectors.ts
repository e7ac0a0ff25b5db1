import { vectorsOver } from './vectors-over.ts';

/** A vector of numbers. */
export type Vector = readonly number[];
/** A matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

const plain = vectorsOver<number>({
  of: (value) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  largest: (values) => Math.max(...values),
});

/** Element-wise sum. Throws where the lengths differ. */
export const add: (a: Vector, b: Vector) => number[] = plain.add;

/** Element-wise difference. Throws where the lengths differ. */
export const subtract: (a: Vector, b: Vector) => number[] = plain.subtract;

/** Element-wise product. Throws where the lengths differ. */
export const multiply: (a: Vector, b: Vector) => number[] = plain.multiply;

/** A vector times a number. */
export const scale: (factor: number, a: Vector) => number[] = plain.scale;

/** The sum of all entries. */
export const sum: (a: Vector) => number = plain.sum;

/** The inner product. Throws where the lengths differ. */
export const dot: (a: Vector, b: Vector) => number = plain.dot;

/** The sum of squares. */
export const squaredNorm: (a: Vector) => number = plain.squaredNorm;

/** Rows become columns. */
export const transpose: (A: Matrix) => number[][] = plain.transpose;

/** The columns of a matrix: `columns(U)[w]` is column w. */
export const columns = transpose;

/** A matrix times a vector. Throws where the sizes do not fit. */
export const matvec: (A: Matrix, x: Vector) => number[] = plain.matvec;

/** A matrix times a matrix. Throws where the sizes do not fit. */
export const matmul: (A: Matrix, B: Matrix) => number[][] = plain.matmul;

/** The outer product: entry [i][j] is a[i] · b[j]. */
export const outer: (a: Vector, b: Vector) => number[][] = plain.outer;

/** 1 / (1 + e^-s). */
export const sigmoid: (s: number) => number = plain.sigmoid;

/** max(0, s). */
export const relu: (s: number) => number = plain.relu;

/** ln of the sum of e^x, without overflow. */
export const logSumExp: (x: Vector) => number = plain.logSumExp;

/** e^x divided by the sum of all of them. */
export const softmax: (x: Vector) => number[] = plain.softmax;

/** A fixed smooth function without any symmetry: stands for "any loss" in a question. */
export const anyScalar: (x: Vector | Matrix) => number = plain.anyScalar;
