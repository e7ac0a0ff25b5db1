import { add, anyScalar, matvec, softmax } from 'gradecheck/reference';

type Vector = number[];
type Matrix = number[][];

/** The last layer: softmax of its input, and the cross entropy with the targets. */
export const xN = (xtN: Vector): Vector => softmax(xtN);
export const crossEntropy = (xN: Vector, t: Vector): number => -xN.reduce((sum, x, i) => sum + t[i]! * Math.log(x), 0);

/** A hidden layer: the linear module, its activation, and its leaky form with the slope a. */
export const linear = (W: Matrix, xp: Vector, b: Vector): Vector => add(matvec(W, xp), b);
export const relu = (xt: Vector): Vector => xt.map((value) => Math.max(0, value));
export const leakyRelu = (xt: Vector, a: number): Vector =>
  xt.map((value) => Math.max(0, value) + a * Math.min(0, value));

/** Any loss behind the output of a hidden layer. */
export const lossOfX = (x: Vector): number => anyScalar(x);
