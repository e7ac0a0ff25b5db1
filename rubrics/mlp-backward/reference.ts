// One exported function per quantity; a parameter is the symbol, or the other quantity, of that name.
import { add, dot, matvec, relu, scale, squaredNorm, subtract, type Matrix, type Vector } from 'gradecheck/reference';

export const z1 = (W1: Matrix, x: Vector, b1: Vector): number[] => add(matvec(W1, x), b1);
export const z2 = (z1: Vector): number[] => z1.map(relu);
export const z3 = (W2: Matrix, z2: Vector, b2: Vector): number[] => add(matvec(W2, z2), b2);
export const yhat = (z3: Vector): number[] => scale(1, z3);
export const l = (yhat: Vector, y: Vector): number => squaredNorm(subtract(yhat, y));

/** The mean over the K outputs of what each of them costs. */
export const binaryCrossEntropy = (yhat: Vector, y: Vector): number =>
  -(
    dot(y, yhat.map(Math.log)) +
    dot(
      y.map((t) => 1 - t),
      yhat.map((p) => Math.log(1 - p)),
    )
  ) / y.length;
