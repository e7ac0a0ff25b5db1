import { add, dense, lstm, matvec, sequential, softmax } from 'gradecheck/reference';

type Vector = number[];
type Matrix = number[][];

/** The output of the last step from its hidden state, and the cross entropy with the targets. */
export const p = (Wph: Matrix, h: Vector, bp: Vector): Vector => add(matvec(Wph, h), bp);
export const yhat = (p: Vector): Vector => softmax(p);
export const L = (yhat: Vector, y: Vector): number => -yhat.reduce((sum, value, k) => sum + y[k]! * Math.log(value), 0);

/** An LSTM cell with n units on inputs of d features: four gates, each with two matrices and a bias. */
export const cell = (n: number, d: number) => lstm({ in: d, hidden: n });

/** The same cell with its output layer, p = W_ph h + b_p. */
export const network = (n: number, d: number, o: number) =>
  sequential(lstm({ in: d, hidden: n }), dense({ in: n, out: o }));
