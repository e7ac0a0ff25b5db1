import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { PreparedGradient } from '../../src/checks/gradient/prepare.ts';
import type { Conventions } from '../../src/model/conventions.ts';
import {
  add,
  dot,
  matvec,
  softmax,
  squaredNorm,
  subtract,
  type Matrix,
  type Vector,
} from '../../src/reference/library.ts';
import { referenceOf, settingOf } from './gradient-kit.ts';

type Options = Parameters<typeof gradient.prepare>[0];

interface Homework {
  readonly symbols: Record<string, string>;
  readonly functions: Parameters<typeof referenceOf>[0];
  readonly parts: Record<string, Options>;
}

const entry = (list: Vector | undefined, at: number): number => list?.[at] ?? Number.NaN;
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const outer = (f: (i: number, j: number) => number, rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => f(i, j)));

/** Homework on derivatives as it is usually set, by the name of its parts. */
const HOMEWORK: readonly Homework[] = [
  {
    symbols: { 'x, y, z, g': 'vector(n)', 'i, j, k': 'index(n)' },
    functions: {
      z: {
        parameters: ['x', 'y'],
        run: (x: Vector, y: Vector) =>
          x.map((_, k) => x.reduce((sum, xi, i) => sum + xi * entry(y, (i + k) % x.length), 0)),
      },
      L: { parameters: ['g', 'z'], run: (g: Vector, z: Vector) => dot(g, z) },
    },
    parts: {
      'correlation dx': { of: 'z[k]', wrt: 'x[i]', expect: 'y[(i + k) mod n]' },
      'correlation dy': { of: 'z[k]', wrt: 'y[i]', expect: 'x[(i - k) mod n]' },
      'correlation loss': { of: 'L', wrt: 'x[i]', expect: 'Σ_{k} g[k] y[(i + k) mod n]' },
      'correlation loss whole': { of: 'L', wrt: 'x' },
    },
  },
  {
    symbols: {
      W: 'matrix(m, n)',
      x: 'vector(n)',
      b: 'vector(m)',
      g: 'vector(m)',
      'i, j': 'index(n)',
      'k, l': 'index(m)',
    },
    functions: {
      z: { parameters: ['W', 'x', 'b'], run: (W: Matrix, x: Vector, b: Vector) => add(matvec(W, x), b) },
      L: { parameters: ['g', 'z'], run: (g: Vector, z: Vector) => dot(g, z) },
    },
    parts: {
      'linear dW': { of: 'L', wrt: 'W', expect: 'g x^T' },
      'linear dWki': { of: 'L', wrt: 'W[k, i]', expect: 'g[k] x[i]' },
      'linear dx': { of: 'L', wrt: 'x', expect: 'W^T g' },
      'linear dxi': { of: 'L', wrt: 'x[i]', expect: 'Σ_{k} W[k, i] g[k]' },
      'linear db': { of: 'L', wrt: 'b', expect: 'g' },
      'linear jacobian': { of: 'z', wrt: 'x', expect: 'W' },
      'linear entry': { of: 'z[k]', wrt: 'x[i]', expect: 'W[k, i]' },
    },
  },
  {
    symbols: {
      W: 'matrix(m, n)',
      x: 'vector(n)',
      v: 'vector(m)',
      'i, j': 'index(n)',
      'k, l': 'index(m)',
      'z, a': 'vector(m)',
    },
    functions: {
      z: { parameters: ['W', 'x'], run: (W: Matrix, x: Vector) => matvec(W, x) },
      a: { parameters: ['z'], run: (z: Vector) => z.map(sigmoid) },
      h: { parameters: ['z'], run: (z: Vector) => z.map((one) => Math.max(0, one)) },
      t: { parameters: ['z'], run: (z: Vector) => z.map(Math.tanh) },
      S: { parameters: ['v', 'a'], run: (v: Vector, a: Vector) => dot(v, a) },
      R: { parameters: ['v', 'h'], run: (v: Vector, h: Vector) => dot(v, h) },
      T: { parameters: ['v', 't'], run: (v: Vector, t: Vector) => dot(v, t) },
    },
    parts: {
      'sigmoid dz': { of: 'a', wrt: 'z' },
      'sigmoid loss dz': { of: 'S', wrt: 'z' },
      'sigmoid loss dW': { of: 'S', wrt: 'W' },
      'sigmoid loss dx': { of: 'S', wrt: 'x' },
      'relu loss dz': { of: 'R', wrt: 'z' },
      'relu loss dx': { of: 'R', wrt: 'x' },
      'relu loss dzk': { of: 'R', wrt: 'z[k]' },
      'relu dz': { of: 'h', wrt: 'z' },
      'tanh loss dz': { of: 'T', wrt: 'z' },
      'tanh dzk': { of: 't[k]', wrt: 'z[l]' },
    },
  },
  {
    symbols: { z: 'vector(n)', y: 'one-hot(n)', p: 'vector(n)', 'i, j, k': 'index(n)' },
    functions: {
      p: { parameters: ['z'], run: (z: Vector) => softmax(z) },
      L: {
        parameters: ['y', 'p'],
        run: (y: Vector, p: Vector) => -y.reduce((sum, yi, i) => sum + yi * Math.log(entry(p, i)), 0),
      },
    },
    parts: {
      'softmax loss': { of: 'L', wrt: 'z', expect: 'p - y' },
      'softmax loss i': { of: 'L', wrt: 'z[i]', expect: 'p[i] - y[i]' },
      'softmax entry': { of: 'p[k]', wrt: 'z[i]' },
      'softmax jacobian': { of: 'p', wrt: 'z' },
    },
  },
  {
    symbols: {
      X: 'matrix(N, d)',
      w: 'vector(d)',
      y: 'vector(N)',
      yhat: 'vector(N)',
      lambda: 'real > 0',
      'i, s': 'index(N)',
      'j, t': 'index(d)',
    },
    functions: {
      yhat: { parameters: ['X', 'w'], run: (X: Matrix, w: Vector) => matvec(X, w) },
      L: {
        parameters: ['yhat', 'y'],
        run: (yhat: Vector, y: Vector) => squaredNorm(subtract(yhat, y)) / y.length,
      },
      J: {
        parameters: ['yhat', 'y', 'w', 'lambda'],
        run: (yhat: Vector, y: Vector, w: Vector, lambda: number) =>
          yhat.reduce((sum, s, i) => sum + Math.log(1 + Math.exp(s)) - entry(y, i) * s, 0) / y.length +
          (lambda / 2) * squaredNorm(w),
      },
    },
    parts: {
      'mse dyhat': { of: 'L', wrt: 'yhat', expect: '2 (yhat - y) / N' },
      'mse dw': { of: 'L', wrt: 'w', expect: '2/N X^T (X w - y)' },
      'mse dwj': { of: 'L', wrt: 'w[j]' },
      'logistic dw': { of: 'J', wrt: 'w' },
      'logistic dwj': { of: 'J', wrt: 'w[j]' },
    },
  },
  {
    symbols: { A: 'matrix(n, n)', x: 'vector(n)', u: 'vector(n)', B: 'matrix(n, n)', 'i, j, k': 'index(n)' },
    functions: {
      Q: { parameters: ['A', 'x'], run: (A: Matrix, x: Vector) => dot(x, matvec(A, x)) },
      r: { parameters: ['x'], run: (x: Vector) => Math.sqrt(squaredNorm(x)) },
      c: {
        parameters: ['A', 'B'],
        run: (A: Matrix, B: Matrix) =>
          A.reduce((sum, row, i) => sum + row.reduce((part, a, j) => part + a * entry(B[j], i), 0), 0),
      },
      f: {
        parameters: ['x', 'u'],
        run: (x: Vector, u: Vector) => outer((i, j) => entry(x, i) * entry(u, j), x.length, u.length),
      },
      F: {
        parameters: ['f', 'A'],
        run: (f: Matrix, A: Matrix) =>
          f.reduce((sum, row, i) => sum + row.reduce((part, one, j) => part + one * entry(A[i], j), 0), 0),
      },
    },
    parts: {
      'quadratic dx': { of: 'Q', wrt: 'x', expect: '(A + A^T) x' },
      'quadratic dxi': { of: 'Q', wrt: 'x[i]' },
      'norm dx': { of: 'r', wrt: 'x' },
      'norm dxi': { of: 'r', wrt: 'x[i]' },
      'trace dA': { of: 'c', wrt: 'A' },
      'trace dAij': { of: 'c', wrt: 'A[i, j]' },
      'bilinear dx': { of: 'F', wrt: 'x' },
    },
  },
  {
    symbols: {
      q: 'vector(d)',
      K: 'matrix(n, d)',
      v: 'vector(n)',
      'alpha, s': 'vector(n)',
      'i, j': 'index(n)',
      l: 'index(d)',
    },
    functions: {
      s: {
        parameters: ['K', 'q'],
        run: (K: Matrix, q: Vector) => matvec(K, q).map((one) => one / Math.sqrt(q.length)),
      },
      alpha: { parameters: ['s'], run: (s: Vector) => softmax(s) },
      o: { parameters: ['alpha', 'v'], run: (alpha: Vector, v: Vector) => dot(alpha, v) },
    },
    parts: {
      'attention ds': { of: 'o', wrt: 's' },
      'attention dsi': { of: 'o', wrt: 's[i]' },
      'attention dv': { of: 'o', wrt: 'v' },
    },
  },
];

const prepared = new Map<string, Promise<PreparedGradient>>();

/** A part of the homework, prepared once. */
export function partNamed(name: string, conventions: Partial<Conventions> = {}): Promise<PreparedGradient> {
  const key = name + JSON.stringify(conventions);
  const known = prepared.get(key) ?? prepare(name, conventions);
  prepared.set(key, known);
  return known;
}

async function prepare(name: string, conventions: Partial<Conventions>): Promise<PreparedGradient> {
  const homework = HOMEWORK.find(({ parts }) => Object.hasOwn(parts, name));
  const options = homework?.parts[name];
  if (!homework || !options) throw new Error(`no part ${name}`);
  const outcome = await gradient.prepare(
    options,
    settingOf(homework.symbols, referenceOf(homework.functions), conventions),
  );
  if (!outcome.prepared) throw new Error(`${name}: ${outcome.problems.map(({ message }) => message).join('\n')}`);
  return outcome.prepared;
}
