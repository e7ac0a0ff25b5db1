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
  {
    name: 'matrices: Wx by x',
    of: 'z',
    wrt: 'x',
    whole: true,
    symbols: { W: 'matrix(m, n)', x: 'vector(n)' },
    reference: product,
    conventions: { layout: 'numerator' },
    right: ['W'],
  },
  {
    name: 'matrices: xᵀAy by A',
    of: 'L',
    wrt: 'A',
    whole: true,
    symbols: { A: 'matrix(m, n)', x: 'vector(m)', y: 'vector(n)' },
    reference: `
export const L = (A: number[][], x: number[], y: number[]): number => {
  let total = 0;
  for (let i = 0; i < x.length; i++) for (let j = 0; j < y.length; j++) total += x[i] * A[i][j] * y[j];
  return total;
};`,
    right: ['outer(x, y)'],
  },
  {
    name: 'matrices: tr(XᵀAX)',
    of: 'L',
    wrt: 'X',
    whole: true,
    symbols: { A: 'matrix(m, m)', X: 'matrix(m, n)' },
    reference: `
export function L(A: number[][], X: number[][]): number {
  let trace = 0;
  for (let j = 0; j < X[0].length; j++)
    for (let a = 0; a < A.length; a++) for (let b = 0; b < A.length; b++) trace += X[a][j] * A[a][b] * X[b][j];
  return trace;
}`,
    right: ['dot(A + T(A), X)', 'dot(A, X) + dot(T(A), X)'],
  },
  {
    name: 'matrices: ½|XW − Y|²',
    of: 'L',
    wrt: 'W',
    whole: true,
    symbols: { X: 'matrix(N, m)', W: 'matrix(m, n)', Y: 'matrix(N, n)' },
    reference: `
export const E = (X: number[][], W: number[][], Y: number[][]): number[][] =>
  X.map((row, r) => W[0].map((_, b) => row.reduce((sum, one, a) => sum + one * W[a][b], -Y[r][b])));
export const L = (E: number[][]): number => E.flat().reduce((sum, one) => sum + one * one, 0) / 2;`,
    right: ['dot(T(X), dot(X, W) - Y)', 'dot(T(X), E)'],
  },
  {
    name: 'matrices: softmax',
    of: 'p',
    wrt: 'z',
    whole: true,
    symbols: { z: 'vector(n)' },
    reference: `
export const p = (z: number[]): number[] => {
  const largest = Math.max(...z);
  const powers = z.map((one) => Math.exp(one - largest));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / total);
};`,
    right: ['diag(p) - outer(p, p)'],
  },
  {
    name: 'matrices: tanh layer by x',
    of: 'h',
    wrt: 'x',
    whole: true,
    symbols: { W: 'matrix(m, n)', x: 'vector(n)' },
    reference: `
export const h = (W: number[][], x: number[]): number[] =>
  W.map((row) => Math.tanh(row.reduce((sum, one, b) => sum + one * x[b], 0)));`,
    conventions: { layout: 'numerator' },
    right: ['dot(diag(ones(h) - had(h, h)), W)', 'W - dot(diag(had(h, h)), W)'],
  },
  {
    name: 'matrices: sigmoid layer loss',
    of: 'L',
    wrt: 'x',
    whole: true,
    symbols: { W: 'matrix(m, n)', x: 'vector(n)', v: 'vector(m)' },
    reference: `
export const h = (W: number[][], x: number[]): number[] =>
  W.map((row) => 1 / (1 + Math.exp(-row.reduce((sum, one, b) => sum + one * x[b], 0))));
export const L = (h: number[], v: number[]): number => h.reduce((sum, one, a) => sum + v[a] * one, 0);`,
    right: ['dot(T(W), had(v, had(h, ones(h) - h)))', 'dot(T(W), had(v, h - had(h, h)))'],
  },
  {
    name: 'matrices: |x|',
    of: 'L',
    wrt: 'x',
    whole: true,
    symbols: { x: 'vector(n)' },
    reference: `export const L = (x: number[]): number => Math.sqrt(x.reduce((sum, one) => sum + one ** 2, 0));`,
    right: ['x / norm(x)', 'x / L'],
  },
];
