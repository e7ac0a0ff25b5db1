// Linear maps, quadratic forms and what is built from them, entry by entry.

const product = `
export const z = (W: number[][], x: number[]): number[] =>
  W.map((row) => row.reduce((sum, weight, b) => sum + weight * x[b]!, 0));`;

const symbols = { W: 'matrix(m, n)', x: 'vector(n)', 'a, r': 'index(m)', 'b, q': 'index(n)' };

export const LINEAR = [
  {
    name: 'Wx dz/dx',
    of: 'z[a]',
    wrt: 'x[b]',
    symbols,
    reference: product,
    right: ['W[a][b]', 'sum(q, n, W[a][q] * delta(q, b))'],
  },
  {
    name: 'Wx dz/dW',
    of: 'z[r]',
    wrt: 'W[a][b]',
    symbols,
    reference: product,
    right: ['delta(r, a) * x[b]', 'r === a ? x[b] : 0', 'sum(q, n, delta(r, a) * delta(q, b) * x[q])'],
  },
  {
    name: 'g·Wx dL/dx',
    of: 'L',
    wrt: 'x[b]',
    symbols: { ...symbols, g: 'vector(m)' },
    reference: `
export function L(W: number[][], x: number[], g: number[]): number {
  let total = 0;
  for (let a = 0; a < W.length; a++) for (let b = 0; b < x.length; b++) total += g[a] * W[a][b] * x[b];
  return total;
}`,
    right: ['sum(a, m, W[a][b] * g[a])'],
  },
  {
    name: '½|Wx − t|² dL/dW',
    of: 'L',
    wrt: 'W[a][b]',
    symbols: { ...symbols, t: 'vector(m)' },
    reference: `${product}
export const L = (z: number[], t: number[]): number => z.reduce((sum, one, a) => sum + (one - t[a]) ** 2 / 2, 0);`,
    conventions: { index_base: 0 },
    right: ['(z[a] - t[a]) * x[b]', '(sum(q, n, W[a][q] * x[q]) - t[a]) * x[b]'],
  },
  {
    name: 'ReLU(Wx) dL/dW',
    of: 'L',
    wrt: 'W[a][b]',
    symbols: { ...symbols, g: 'vector(m)' },
    reference: `${product}
export const L = (z: number[], g: number[]): number =>
  z.reduce((sum, one, a) => sum + g[a]! * Math.max(0, one), 0);`,
    right: ['z[a] > 0 ? g[a] * x[b] : 0', '(z[a] > 0 ? 1 : 0) * g[a] * x[b]'],
  },
  {
    name: 'tr(AXB) dL/dX',
    of: 'L',
    wrt: 'X[i][j]',
    symbols: { A: 'matrix(p, m)', X: 'matrix(m, n)', B: 'matrix(n, p)', i: 'index(m)', j: 'index(n)', q: 'index(p)' },
    reference: `
export function L(A: number[][], X: number[][], B: number[][]): number {
  let trace = 0;
  for (let q = 0; q < A.length; q++)
    for (let i = 0; i < X.length; i++) for (let j = 0; j < B.length; j++) trace += A[q][i] * X[i][j] * B[j][q];
  return trace;
}`,
    right: ['sum(q, p, A[q][i] * B[j][q])'],
  },
  {
    name: 'xᵀAx dL/dx',
    of: 'L',
    wrt: 'x[i]',
    symbols: { A: 'matrix(n, n)', x: 'vector(n)', 'i, j, s': 'index(n)' },
    reference: `
export const L = (A: number[][], x: number[]): number =>
  A.reduce((sum, row, i) => sum + x[i]! * row.reduce((inner, one, j) => inner + one * x[j]!, 0), 0);`,
    conventions: { index_base: 1 },
    right: ['sum(j, n, (A[i][j] + A[j][i]) * x[j])', 'sum(j, n, A[i][j] * x[j]) + sum(j, n, A[j][i] * x[j])'],
  },
  {
    name: '½|XW|² dL/dW',
    of: 'L',
    wrt: 'W[a][b]',
    symbols: { X: 'matrix(N, m)', W: 'matrix(m, n)', r: 'index(N)', 'a, q': 'index(m)', b: 'index(n)' },
    reference: `
export const Y = (X: number[][], W: number[][]): number[][] =>
  X.map((row) => W[0].map((_, b) => row.reduce((sum, one, a) => sum + one * W[a][b], 0)));
export function L(Y: number[][]): number {
  let total = 0;
  for (const row of Y) for (const one of row) total += one * one;
  return total / 2;
}`,
    right: ['sum(r, N, X[r][a] * Y[r][b])', 'sum(r, N, X[r][a] * sum(q, m, X[r][q] * W[q][b]))'],
  },
  {
    name: 'MSE dL/dw',
    of: 'L',
    wrt: 'w[j]',
    symbols: { X: 'matrix(N, n)', w: 'vector(n)', y: 'vector(N)', r: 'index(N)', 'j, s': 'index(n)' },
    reference: `
export const e = (X: number[][], w: number[], y: number[]): number[] =>
  X.map((row, r) => row.reduce((sum, one, j) => sum + one * w[j], -y[r]));
export const L = (e: number[]): number => {
  let sum = 0;
  for (const one of e) sum += one ** 2;
  return sum / e.length;
};`,
    conventions: { index_base: 0, euler: 'symbol' },
    right: ['2 / N * sum(r, N, e[r] * X[r][j])', '2 / N * sum(r, N, (sum(s, n, X[r][s] * w[s]) - y[r]) * X[r][j])'],
  },
  {
    name: 'centering dy/dx',
    of: 'y[k]',
    wrt: 'x[i]',
    symbols: { x: 'vector(n)', 'i, k, s': 'index(n)' },
    reference: `
export const y = (x: number[]): number[] => {
  let mean = 0;
  for (const one of x) mean += one / x.length;
  return x.map((one) => one - mean);
};`,
    right: ['delta(k, i) - 1 / n', 'k === i ? 1 - 1 / n : -1 / n'],
  },
  {
    name: 'x/|x| dy/dx',
    of: 'y[k]',
    wrt: 'x[i]',
    symbols: { x: 'vector(n)', 'i, k, s': 'index(n)' },
    reference: `
export const r = (x: number[]): number => Math.sqrt(x.reduce((sum, one) => sum + one * one, 0));
export const y = (x: number[], r: number): number[] => x.map((one) => one / r);`,
    right: [
      '(delta(k, i) - y[k] * y[i]) / r',
      'delta(k, i) / r - x[k] * x[i] / r ** 3',
      'delta(k, i) / sqrt(sum(s, n, x[s] ** 2)) - x[k] * x[i] / r ** 3',
    ],
  },
];
