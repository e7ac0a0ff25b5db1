import { anyScalar, conv1d, type Matrix } from 'gradecheck/reference';

/** The layer of part c: 2 channels of length 5, one filter of size 3, stride 2. */
export const layer = conv1d({ length: 5, in: 2, out: 1, kernel: 3, stride: 2, bias: false });

/** Its output for the input x (channel, position) and the weights W (filter, channel, place in the kernel). */
export const f = (W: readonly Matrix[], x: Matrix): number[][] =>
  W.map((filter) =>
    [0, 1].map((j) =>
      filter.reduce((sum, row, c) => row.reduce((total, weight, k) => total + weight * x[c]![2 * j + k]!, sum), 0),
    ),
  );

/** Any loss of the output. */
export const l = (f: Matrix): number => anyScalar(f);
