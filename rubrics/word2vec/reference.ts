import { columns, dot, logSumExp, matvec, sigmoid, softmax, transpose } from 'gradecheck/reference';

type Vector = readonly number[];
type Matrix = readonly Vector[];

/** Probability of each outside word, given the centre word. The outside vectors are the columns of U. */
export const yhat = (U: Matrix, vc: Vector): number[] => softmax(matvec(transpose(U), vc));

/** Naive-softmax loss, through the scores, so that it is exact where a probability is tiny. */
export const Jsoftmax = (U: Matrix, vc: Vector, y: Vector): number => {
  const scores = matvec(transpose(U), vc);
  return logSumExp(scores) - dot(y, scores);
};

/** Negative-sampling loss; the columns of N are the negative samples. */
export const Jneg = (vc: Vector, uo: Vector, N: Matrix): number =>
  -Math.log(sigmoid(dot(uo, vc))) -
  columns(N).reduce((total, sample) => total + Math.log(sigmoid(-dot(sample, vc))), 0);

/** What a negative sample that occurs once adds to that loss. */
export const JnegOfOne = (vc: Vector, uk: Vector): number => -Math.log(sigmoid(-dot(uk, vc)));
