import { conv1d, dense } from 'gradecheck/reference';

/** Circular correlation: z[k] = sum over i of x[i] * y[(i + k) mod n]. */
export const z = (x: number[], y: number[]): number[] =>
  x.map((_, k) => x.reduce((sum, value, i) => sum + value * y[(i + k) % y.length]!, 0));

export const f = dense({ in: 100, out: 1000, bias: false, activation: 'pointwise' });

export const g = conv1d({
  length: 100,
  in: 1,
  out: 10,
  kernel: 3,
  stride: 1,
  padding: 1,
  bias: false,
  activation: 'pointwise',
  channels: 'last',
});
