import { add, anyScalar, matvec, softmax } from 'gradecheck/reference';

type Vector = number[];
type Matrix = number[][];

/** The last layer: the softmax of its input, and the cross entropy with the targets. */
export const xN = (xtN: Vector): Vector => softmax(xtN);
export const crossEntropy = (xN: Vector, t: Vector): number => -xN.reduce((sum, x, i) => sum + t[i]! * Math.log(x), 0);

/** A hidden layer: its linear module, its activation, and the leaky form of it with the slope a. */
export const linear = (W: Matrix, xp: Vector, b: Vector): Vector => add(matvec(W, xp), b);
export const activated = (xt: Vector): Vector => xt.map((value) => Math.max(0, value));
export const leaky = (xt: Vector, a: number): Vector => xt.map((value) => Math.max(0, value) + a * Math.min(0, value));

/** Any loss behind the linear module, behind the activation of a layer, and behind the linear module of the next one. */
export const lossOfLinear = (linear: Vector): number => anyScalar(linear);
export const lossOfActivated = (activated: Vector): number => anyScalar(activated);
export const lossOfLeaky = (leaky: Vector): number => anyScalar(leaky);
export const next = (Wn: Matrix, x: Vector): Vector => matvec(Wn, x);
export const lossOfNext = (next: Vector): number => anyScalar(next);

/** Batch normalisation over the samples, the rows of X, and any loss behind it. */
const mean = (values: Vector): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const columnOf = (X: Matrix, j: number): Vector => X.map((row) => row[j]!);
export const mu = (X: Matrix): Vector => X[0]!.map((_, j) => mean(columnOf(X, j)));
export const sigma = (X: Matrix, mu: Vector): Vector =>
  mu.map((center, j) => Math.sqrt(mean(columnOf(X, j).map((x) => (x - center) ** 2))));
export const xhat = (X: Matrix, mu: Vector, sigma: Vector, eps: number): Matrix =>
  X.map((row) => row.map((x, j) => (x - mu[j]!) / Math.sqrt(sigma[j]! ** 2 + eps)));
export const scaled = (gamma: Vector, xhat: Matrix, beta: Vector): Matrix =>
  xhat.map((row) => row.map((x, j) => gamma[j]! * x + beta[j]!));
export const lossOfScaled = (scaled: Matrix): number => anyScalar(scaled);
