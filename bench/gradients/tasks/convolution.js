// One-dimensional convolutions with a stride and padding; outside of the input there is nothing.

const layer = (stride, padding, length) => `
export const y = (x: number[], w: number[]${length === 'g.length' ? ', g: number[]' : ''}): number[] => {
  const result: number[] = [];
  const size = ${length};
  for (let o = 0; o < size; o++) {
    let sum = 0;
    for (let k = 0; k < w.length; k++) {
      const at = o * ${stride} + k - ${padding};
      if (at >= 0 && at < x.length) sum += w[k] * x[at];
    }
    result.push(sum);
  }
  return result;
};`;

const loss = `
export const L = (y: number[], g: number[]): number => y.reduce((sum, one, o) => sum + g[o] * one, 0);`;

const symbols = { x: 'vector(n)', w: 'vector(K)', i: 'index(n)', k: 'index(K)' };
const weighted = { ...symbols, g: 'vector(M)', o: 'index(M)' };
const conventions = { index_base: 0, out_of_range: 'zero' };
const derived = (stride, padding) => `Math.floor((x.length + ${2 * padding} - w.length + ${stride}) / ${stride})`;

export const CONVOLUTION = [
  {
    name: 'conv1d stride 2 dy/dx',
    of: 'y[o]',
    wrt: 'x[i]',
    symbols,
    reference: layer(2, 2, derived(2, 2)),
    conventions,
    right: ['w[i + 2 - 2 * o]', 'sum(k, K, w[k] * delta(2 * o + k - 2, i))'],
  },
  {
    name: 'conv1d stride 1 dy/dw',
    of: 'y[o]',
    wrt: 'w[k]',
    symbols,
    reference: layer(1, 2, derived(1, 2)),
    conventions,
    right: ['x[o + k - 2]'],
  },
  {
    name: 'conv1d stride 3 dL/dx',
    of: 'L',
    wrt: 'x[i]',
    symbols: weighted,
    reference: layer(3, 1, 'g.length') + loss,
    conventions,
    right: ['sum(o, M, g[o] * w[i + 1 - 3 * o])', 'sum(k, K, sum(o, M, g[o] * w[k] * delta(3 * o + k - 1, i)))'],
  },
  {
    name: 'conv1d stride 2 dL/dw',
    of: 'L',
    wrt: 'w[k]',
    symbols: weighted,
    reference: layer(2, 1, 'g.length') + loss,
    conventions,
    right: ['sum(o, M, g[o] * x[2 * o + k - 1])'],
  },
];
