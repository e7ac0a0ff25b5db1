// Circular correlation and convolution.

const correlation = `
export const z = (x: number[], y: number[]): number[] =>
  x.map((_, k) => x.reduce((sum, value, i) => sum + value * y[(i + k) % y.length]!, 0));`;

const convolution = `
export function z(x: number[], y: number[]): number[] {
  const n: number = x.length;
  const result: number[] = new Array(n).fill(0);
  for (let k = 0; k < n; k++) for (let i = 0; i < n; i++) result[k] += x[i] * y[(((k - i) % n) + n) % n];
  return result;
}`;

const symbols = { 'x, y': 'vector(n)', 'i, j, k, s, q': 'index(n)' };

export const CIRCULAR = [
  {
    name: 'correlation dz/dx',
    of: 'z[k]',
    wrt: 'x[i]',
    symbols,
    reference: correlation,
    conventions: { index_base: 0 },
    right: ['y[(i + k) % n]', 'sum(s, n, delta(s, (i + k) % n) * y[s])'],
  },
  {
    name: 'correlation dz/dy',
    of: 'z[k]',
    wrt: 'y[j]',
    symbols,
    reference: correlation,
    conventions: { index_base: 0 },
    right: ['x[(j - k) % n]', 'sum(s, n, delta((s + k) % n, j) * x[s])'],
  },
  {
    name: 'convolution dz/dx',
    of: 'z[k]',
    wrt: 'x[i]',
    symbols,
    reference: convolution,
    right: ['y[(k - i) % n]'],
  },
  {
    name: 'convolution dz/dy',
    of: 'z[k]',
    wrt: 'y[j]',
    symbols,
    reference: convolution,
    conventions: { index_base: 1 },
    right: ['x[(k - j) % n]', 'sum(s, n, delta((k - s) % n, j) * x[s])'],
  },
  {
    name: 'correlation loss dL/dx',
    of: 'L',
    wrt: 'x[i]',
    symbols,
    reference: `${correlation}
export const L = (z: number[]): number => 0.5 * z.reduce((sum, one) => sum + one * one, 0);`,
    conventions: { index_base: 0 },
    right: [
      'sum(k, n, z[k] * y[(i + k) % n])',
      'sum(k, n, sum(q, n, x[q] * y[(q + k) % n]) * y[(i + k) % n])',
      'sum(k, n, y[k] * z[(k - i) % n])',
    ],
  },
  {
    name: 'convolution loss dL/dy',
    of: 'L',
    wrt: 'y[j]',
    symbols: { ...symbols, g: 'vector(n)' },
    reference: `${convolution}
export const L = (g: number[], z: number[]): number => {
  let total = 0;
  g.forEach((weight, k) => { total += weight * z[k]!; });
  return total;
};`,
    conventions: { index_base: 0 },
    right: ['sum(k, n, g[k] * x[(k - j) % n])', 'sum(i, n, x[i] * g[(i + j) % n])'],
  },
];
