// Losses, normalisations and networks.

const softmax = `
export function p(z: number[]): number[] {
  const largest = Math.max(...z);
  const powers = z.map((one: number) => Math.exp(one - largest));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / total);
}`;

const classes = { z: 'vector(n)', y: 'one-hot(n)', 'i, k, s': 'index(n)' };

const crossEntropy = (temperature) => `
export const tau = ${temperature};
export const p = (z: number[]): number[] => {
  const largest = Math.max(...z);
  const powers = z.map((one) => Math.exp((one - largest) / tau));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / total);
};
export function L(z: number[], y: number[]): number {
  const largest = Math.max(...z);
  let total = 0;
  let target = 0;
  for (let i = 0; i < z.length; i++) {
    total += Math.exp((z[i] - largest) / tau);
    target += y[i] * z[i];
  }
  return Math.log(total) + (largest - target) / tau;
}`;

export const LEARNING = [
  {
    name: 'softmax cross-entropy dL/dz',
    of: 'L',
    wrt: 'z[i]',
    symbols: classes,
    reference: crossEntropy('1'),
    right: ['p[i] - y[i]', 'exp(z[i]) / sum(s, n, exp(z[s])) - y[i]'],
  },
  {
    name: 'cross-entropy at τ dL/dz',
    of: 'L',
    wrt: 'z[i]',
    symbols: classes,
    reference: crossEntropy('0.2'),
    right: ['(p[i] - y[i]) / tau', '(exp(z[i] / tau) / sum(s, n, exp(z[s] / tau)) - y[i]) / tau'],
  },
  {
    name: 'softmax dp/dz',
    of: 'p[k]',
    wrt: 'z[i]',
    symbols: { z: 'vector(n)', 'i, k, s': 'index(n)' },
    reference: softmax,
    right: [
      'p[k] * (delta(k, i) - p[i])',
      'delta(k, i) * p[k] - p[k] * p[i]',
      'k === i ? p[i] * (1 - p[i]) : -p[k] * p[i]',
    ],
  },
  {
    name: 'log-sum-exp dL/dz',
    of: 'L',
    wrt: 'z[i]',
    symbols: { z: 'vector(n)', 'i, s': 'index(n)' },
    reference: `
export const L = (z: number[]): number => {
  const largest = z.reduce((one, other) => (one > other ? one : other));
  return largest + Math.log(z.reduce((sum, one) => sum + Math.exp(one - largest), 0));
};`,
    right: ['exp(z[i]) / sum(s, n, exp(z[s]))', '1 / sum(s, n, exp(z[s] - z[i]))'],
  },
  {
    name: 'logistic + L2 dL/dw',
    of: 'L',
    wrt: 'w[j]',
    symbols: { X: 'matrix(N, n)', w: 'vector(n)', y: 'vector(N)', r: 'index(N)', 'j, s': 'index(n)' },
    reference: `
export const lambda = 1e-4;
export const u = (X: number[][], w: number[]): number[] =>
  X.map((row) => row.reduce((sum, one, j) => sum + one * w[j], 0));
export function L(u: number[], w: number[], y: number[]): number {
  let loss = 0;
  for (let r = 0; r < u.length; r++) loss += Math.log1p(Math.exp(-y[r] * u[r]));
  loss /= u.length;
  for (const one of w) loss += (lambda / 2) * one ** 2;
  return loss;
}`,
    conventions: { index_base: 0 },
    right: [
      'lambda * w[j] - 1 / N * sum(r, N, y[r] * X[r][j] / (1 + exp(y[r] * u[r])))',
      'sum(r, N, (1 / (1 + exp(-y[r] * u[r])) - 1) * y[r] * X[r][j]) / N + lambda * w[j]',
      'lambda * w[j] - sum(r, N, sigma(-y[r] * u[r]) * y[r] * X[r][j]) / N',
    ],
  },
  {
    name: 'layer norm dL/dx',
    of: 'L',
    wrt: 'x[i]',
    symbols: { x: 'vector(n)', h: 'vector(n)', 'i, s': 'index(n)' },
    reference: `
export const epsilon = 1e-5;
export const mu = (x: number[]): number => x.reduce((sum, one) => sum + one, 0) / x.length;
export const v = (x: number[], mu: number): number => x.reduce((sum, one) => sum + (one - mu) ** 2, 0) / x.length;
export const c = (x: number[], mu: number, v: number): number[] => x.map((one) => (one - mu) / Math.sqrt(v + epsilon));
export const L = (c: number[], h: number[]): number => c.reduce((sum, one, i) => sum + h[i] * one, 0);`,
    conventions: { index_base: 0 },
    right: [
      '1 / sqrt(v + epsilon) * (h[i] - 1 / n * sum(s, n, h[s]) - c[i] / n * sum(s, n, h[s] * c[s]))',
      '(n * h[i] - sum(s, n, h[s]) - c[i] * sum(s, n, h[s] * c[s])) / (n * sqrt(v + epsilon))',
    ],
  },
  {
    name: 'attention scores dL/dQ',
    of: 'L',
    wrt: 'Q[i][c]',
    symbols: {
      Q: 'matrix(T, D)',
      K: 'matrix(U, D)',
      G: 'matrix(T, U)',
      i: 'index(T)',
      j: 'index(U)',
      'c, f': 'index(D)',
    },
    reference: `
export const S = (Q: number[][], K: number[][]): number[][] =>
  Q.map((query) => K.map((key) => query.reduce((sum, one, c) => sum + one * key[c], 0) / Math.sqrt(query.length)));
export const L = (S: number[][], G: number[][]): number =>
  S.reduce((total, row, i) => total + row.reduce((sum, one, j) => sum + G[i][j] * one, 0), 0);`,
    conventions: { index_base: 0 },
    right: ['sum(j, U, G[i][j] * K[j][c]) / sqrt(D)'],
  },
  {
    name: 'attention softmax dL/dS',
    of: 'L',
    wrt: 'S[i][j]',
    symbols: { S: 'matrix(T, U)', G: 'matrix(T, U)', i: 'index(T)', 'j, l': 'index(U)' },
    reference: `
export const A = (S: number[][]): number[][] =>
  S.map((row) => {
    const largest = Math.max(...row);
    const powers = row.map((one) => Math.exp(one - largest));
    const total = powers.reduce((sum, one) => sum + one, 0);
    return powers.map((one) => one / total);
  });
export function L(A: number[][], G: number[][]): number {
  let total = 0;
  for (let i = 0; i < A.length; i++) for (let j = 0; j < A[i].length; j++) total += G[i][j] * A[i][j];
  return total;
}`,
    conventions: { index_base: 0 },
    right: [
      'A[i][j] * (G[i][j] - sum(l, U, G[i][l] * A[i][l]))',
      'A[i][j] * sum(l, U, (delta(l, j) - A[i][l]) * G[i][l])',
    ],
  },
  {
    name: 'RNN step dnew/dh',
    of: 'q[a]',
    wrt: 'h[b]',
    symbols: {
      W: 'matrix(m, n)',
      V: 'matrix(m, m)',
      x: 'vector(n)',
      h: 'vector(m)',
      'a, b, r': 'index(m)',
      j: 'index(n)',
    },
    reference: `
export const q = (W: number[][], V: number[][], x: number[], h: number[]): number[] => {
  const next: number[] = [];
  for (let a = 0; a < h.length; a++) {
    let sum = 0;
    for (let j = 0; j < x.length; j++) sum += W[a][j] * x[j];
    for (let b = 0; b < h.length; b++) sum += V[a][b] * h[b];
    next.push(Math.tanh(sum));
  }
  return next;
};`,
    right: [
      '(1 - q[a] ** 2) * V[a][b]',
      '(1 - tanh(sum(j, n, W[a][j] * x[j]) + sum(r, m, V[a][r] * h[r])) ** 2) * V[a][b]',
    ],
  },
  {
    name: 'sigmoid dy/dx',
    of: 'y[k]',
    wrt: 'x[i]',
    symbols: { x: 'vector(n)', 'i, k': 'index(n)' },
    reference: `export const y = (x: number[]): number[] => x.map((one) => 1 / (1 + Math.exp(-one)));`,
    right: [
      'delta(i, k) * y[k] * (1 - y[k])',
      'i === k ? sigma(x[i]) * (1 - sigma(x[i])) : 0',
      'delta(i, k) * exp(-x[i]) / (1 + exp(-x[i])) ** 2',
    ],
  },
  {
    name: 'perceptron dL/dW',
    of: 'L',
    wrt: 'W[a][b]',
    symbols: { W: 'matrix(m, n)', v: 'vector(m)', x: 'vector(n)', t: 'real', 'a, r': 'index(m)', 'b, s': 'index(n)' },
    reference: `
export const h = (W: number[][], x: number[]): number[] =>
  W.map((row) => Math.tanh(row.reduce((sum, one, b) => sum + one * x[b], 0)));
export const o = (v: number[], h: number[]): number => v.reduce((sum, one, a) => sum + one * h[a], 0);
export const L = (o: number, t: number): number => ((o - t) * (o - t)) / 2;`,
    conventions: { index_base: 0 },
    right: ['(o - t) * v[a] * (1 - h[a] ** 2) * x[b]', '(sum(r, m, v[r] * h[r]) - t) * v[a] * (1 - h[a] ** 2) * x[b]'],
  },
  {
    name: 'ReLU perceptron dL/dW',
    of: 'L',
    wrt: 'W[a][b]',
    symbols: { W: 'matrix(m, n)', v: 'vector(m)', x: 'vector(n)', t: 'real', 'a, r': 'index(m)', 'b, s': 'index(n)' },
    reference: `
export const u = (W: number[][], x: number[]): number[] =>
  W.map((row) => row.reduce((sum, one, b) => sum + one * x[b], 0));
export const o = (u: number[], v: number[]): number => {
  let sum = 0;
  for (let a = 0; a < u.length; a++) if (u[a] > 0) sum += v[a] * u[a];
  return sum;
};
export const L = (o: number, t: number): number => (o - t) ** 2;`,
    conventions: { index_base: 0 },
    right: ['u[a] > 0 ? 2 * (o - t) * v[a] * x[b] : 0', '2 * (o - t) * v[a] * (u[a] > 0 ? 1 : 0) * x[b]'],
  },
  {
    name: 'softmax regression dL/dW',
    of: 'L',
    wrt: 'W[j][k]',
    symbols: {
      X: 'matrix(N, d)',
      W: 'matrix(d, c)',
      Y: 'matrix(N, c)',
      r: 'index(N)',
      'j, s': 'index(d)',
      'k, l': 'index(c)',
    },
    reference: `
export const P = (X: number[][], W: number[][]): number[][] =>
  X.map((row) => {
    const scores = W[0].map((_, k) => row.reduce((sum, one, j) => sum + one * W[j][k], 0));
    const total = scores.reduce((sum, one) => sum + Math.exp(one), 0);
    return scores.map((one) => Math.exp(one) / total);
  });
export function L(P: number[][], Y: number[][]): number {
  let loss = 0;
  for (let r = 0; r < P.length; r++) for (let k = 0; k < P[r].length; k++) loss -= Y[r][k] * Math.log(P[r][k]);
  return loss / P.length;
}`,
    conventions: { index_base: 0 },
    right: ['1 / N * sum(r, N, X[r][j] * (P[r][k] * sum(l, c, Y[r][l]) - Y[r][k]))'],
  },
];
