import { add, anyScalar, matmul, softmax, transpose } from 'gradecheck/reference';

type Vector = number[];
type Matrix = number[][];

/** The linear module, and any loss behind it. */
export const linear = (X: Matrix, W: Matrix, b: Vector): Matrix => matmul(X, transpose(W)).map((row) => add(row, b));
export const lossOfLinear = (linear: Matrix): number => anyScalar(linear);

/** An activation function, applied to each element, and any loss behind it; h stands for any. */
export const h = (value: number): number => Math.tanh(value) + value / 3;
export const activated = (X: Matrix): Matrix => X.map((row) => row.map(h));
export const lossOfActivated = (activated: Matrix): number => anyScalar(activated);

/** The softmax of each row, and any loss behind it. */
export const softened = (X: Matrix): Matrix => X.map((row) => softmax(row));
export const lossOfSoftened = (softened: Matrix): number => anyScalar(softened);

/** The cross entropy of the rows of X with the targets T, averaged over the samples. */
export const crossEntropy = (X: Matrix, T: Matrix): number =>
  -X.reduce((sum, row, s) => sum + row.reduce((inner, x, k) => inner + T[s]![k]! * Math.log(x), 0), 0) / X.length;

/** Layer normalisation over the features of each sample, and any loss behind it. */
const mean = (row: Vector): number => row.reduce((sum, x) => sum + x, 0) / row.length;
export const mu = (X: Matrix): Vector => X.map(mean);
export const sigma = (X: Matrix, mu: Vector): Vector =>
  X.map((row, s) => Math.sqrt(mean(row.map((x) => (x - mu[s]!) ** 2))));
export const Xhat = (X: Matrix, mu: Vector, sigma: Vector, eps: number): Matrix =>
  X.map((row, s) => row.map((x) => (x - mu[s]!) / Math.sqrt(sigma[s]! ** 2 + eps)));
export const scaled = (gamma: Vector, Xhat: Matrix, beta: Vector): Matrix =>
  Xhat.map((row) => row.map((x, i) => gamma[i]! * x + beta[i]!));
export const lossOfScaled = (scaled: Matrix): number => anyScalar(scaled);
