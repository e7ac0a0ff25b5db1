import { conv1d } from 'gradecheck/reference';

/** The layer of part c: 2 channels of length 5, one filter of size 3, stride 2. */
export const f = conv1d({ length: 5, in: 2, out: 1, kernel: 3, stride: 2, bias: false });
