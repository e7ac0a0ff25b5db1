import { add, anyScalar, matmul, softmax, transpose } from 'gradecheck/reference';

type Vector = number[];
type Matrix = number[][];

/** The linear module, and any loss behind it. */
export const Y = (X: Matrix, W: Matrix, b: Vector): Matrix => matmul(X, transpose(W)).map((row) => add(row, b));
export const lossOfY = (Y: Matrix): number => anyScalar(Y);

/** The softmax of each row, and any loss behind it. */
export const P = (X: Matrix): Matrix => X.map((row) => softmax(row));

/** The cross entropy of the rows of X with the targets T, averaged over the samples. */
export const crossEntropy = (X: Matrix, T: Matrix): number =>
  -X.reduce((sum, row, s) => sum + row.reduce((inner, x, k) => inner + T[s]![k]! * Math.log(x), 0), 0) / X.length;
