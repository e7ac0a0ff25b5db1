// Derivatives by whole arrays, answered with matrices. In formulas `T` transposes, `dot` is the product of matrices,
// `outer` that of a column and a row, `had` the one entry by entry; `scale * array` multiplies each entry.

const product = `
export const z = (W: number[][], x: number[]): number[] =>
  W.map((row) => row.reduce((sum, one, b) => sum + one * x[b], 0));`;

export const WHOLE = [
  {
    name: 'matrices: tr(AXB)',
    of: 'L',
    wrt: 'X',
    whole: true,
    symbols: { A: 'matrix(p, m)', X: 'matrix(m, n)', B: 'matrix(n, p)' },
    reference: `
export function L(A: number[][], X: number[][], B: number[][]): number {
  let trace = 0;
  for (let q = 0; q < A.length; q++)
    for (let i = 0; i < X.length; i++) for (let j = 0; j < B.length; j++) trace += A[q][i] * X[i][j] * B[j][q];
  return trace;
}`,
    right: ['dot(T(A), T(B))', 'T(dot(B, A))'],
  },
  {
    name: 'matrices: ½|Wx − t|² by W',
    of: 'L',
    wrt: 'W',
    whole: true,
    symbols: { W: 'matrix(m, n)', x: 'vector(n)', t: 'vector(m)' },
    reference: `${product}
export const L = (z: number[], t: number[]): number => z.reduce((sum, one, a) => sum + (one - t[a]) ** 2 / 2, 0);`,
    right: ['outer(dot(W, x) - t, x)', 'outer(z - t, x)'],
  },
  {
    name: 'matrices: ½|Wx − t|² by x',
    of: 'L',
    wrt: 'x',
    whole: true,
    symbols: { W: 'matrix(m, n)', x: 'vector(n)', t: 'vector(m)' },
    reference: `${product}
export const L = (z: number[], t: number[]): number => z.reduce((sum, one, a) => sum + (one - t[a]) ** 2 / 2, 0);`,
    right: ['dot(T(W), dot(W, x) - t)', 'dot(T(W), z - t)', 'dot(T(W), dot(W, x)) - dot(T(W), t)'],
  },
  {
    name: 'matrices: xᵀAx',
    of: 'L',
    wrt: 'x',
    whole: true,
    symbols: { A: 'matrix(n, n)', x: 'vector(n)' },
    reference: `
export const L = (A: number[][], x: number[]): number =>
  A.reduce((sum, row, i) => sum + x[i] * row.reduce((inner, one, j) => inner + one * x[j], 0), 0);`,
    right: ['dot(A + T(A), x)', 'dot(A, x) + dot(T(A), x)'],
  },
  {
    name: 'matrices: least squares',
    of: 'L',
    wrt: 'w',
    whole: true,
    symbols: { X: 'matrix(N, n)', w: 'vector(n)', y: 'vector(N)' },
    reference: `
export const L = (X: number[][], w: number[], y: number[]): number => {
  let total = 0;
  X.forEach((row, r) => {
    const miss = row.reduce((sum, one, j) => sum + one * w[j], 0) - y[r];
    total += miss ** 2;
  });
  return total / X.length;
};`,
    right: ['2 / N * dot(T(X), dot(X, w) - y)', '2 * dot(T(X), dot(X, w) - y) / N'],
  },
  {
    name: 'matrices: ridge',
    of: 'L',
    wrt: 'w',
    whole: true,
    symbols: { X: 'matrix(N, n)', w: 'vector(n)', y: 'vector(N)', lambda: 'real > 0' },
    reference: `
export const L = (X: number[][], w: number[], y: number[], lambda: number): number => {
  let total = 0;
  for (let r = 0; r < X.length; r++) {
    let miss = -y[r];
    for (let j = 0; j < w.length; j++) miss += X[r][j] * w[j];
    total += miss * miss;
  }
  for (const one of w) total += lambda * one * one;
  return total / 2;
};`,
    right: ['dot(T(X), dot(X, w) - y) + lambda * w'],
  },
];
