import { describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { PreparedGradient } from '../../src/checks/gradient/prepare.ts';
import { NONE, share } from '../../src/model/share.ts';
import { passageFrom, referenceOf, settingOf } from './gradient-kit.ts';

type Vector = readonly number[];
type Matrix = readonly Vector[];
const total = (all: Vector): number => all.reduce((sum, one) => sum + one, 0);
const dot = (a: Vector, b: Vector): number => total(a.map((one, i) => one * (b[i] ?? NaN)));
const sigmoid = (a: number): number => 1 / (1 + Math.exp(-a));
const softmax = (z: Vector): number[] => {
  const powers = z.map((one) => Math.exp(one - Math.max(...z)));
  return powers.map((one) => one / total(powers));
};

interface Task {
  readonly symbols: Record<string, string>;
  readonly functions: Parameters<typeof referenceOf>[0];
  readonly of: string;
  readonly wrt: string;
  readonly expect: string;
  /** Wrong answers by the slips in them. `(expect)`: that slip is only found beside the author's formula. */
  readonly slips: readonly (readonly [answer: string, slip: string])[];
}

const mse = {
  parameters: ['yhat', 't'],
  run: (yhat: Vector, t: Vector) => total(yhat.map((one, i) => (one - (t[i] ?? NaN)) ** 2)) / yhat.length,
};

const TASKS: Readonly<Record<string, Task>> = {
  correlation: {
    symbols: { 'x, y': 'vector(n)', 'i, k': 'index(n)' },
    functions: {
      z: {
        parameters: ['x', 'y'],
        run: (x: Vector, y: Vector) => x.map((_, k) => total(x.map((one, i) => one * (y[(i + k) % y.length] ?? NaN)))),
      },
    },
    of: 'z[k]',
    wrt: 'y[i]',
    expect: 'x[(i - k) mod n]',
    slips: [
      ['x[i - k]', 'missing-mod'],
      ['x[(i + k) mod n]', 'index-sign'],
      ['x[(i - k + 1) mod n]', 'off-by-one'],
      ['y[(i - k) mod n]', 'swapped-arrays'],
      ['y[(i + k) mod n]', 'other-variable'],
      ['-x[(i - k) mod n]', 'sign'],
      ['x[(i - k) mod (n - 1)]', 'wrong-dimension'],
      ['3 x[(i - k) mod n]', 'extra-factor'],
      ['x[k - i]', 'missing-mod index-sign'],
    ],
  },
  linear: {
    symbols: { W: 'matrix(m, n)', x: 'vector(n)', 'a, k': 'index(m)', i: 'index(n)' },
    functions: { z: { parameters: ['W', 'x'], run: (W: Matrix, x: Vector) => W.map((row) => dot(row, x)) } },
    of: 'z[k]',
    wrt: 'W[a, i]',
    expect: 'delta[k, a] x[i]',
    slips: [
      ['x[i]', 'missing-delta'],
      ['delta[k, a] x[a]', 'wrong-index'],
      ['delta[k, a] x[i]^2', 'wrong-power'],
      ['2 delta[k, a] x[i]', 'factor-2'],
    ],
  },
  'softmax cross entropy': {
    symbols: { z: 'vector(n)', t: 'probabilities(n)', i: 'index(n)' },
    functions: {
      p: { parameters: ['z'], run: (z: Vector) => softmax(z) },
      L: { parameters: ['p', 't'], run: (p: Vector, t: Vector) => -dot(t, p.map(Math.log)) },
    },
    of: 'L',
    wrt: 'z[i]',
    expect: 'p[i] - t[i]',
    slips: [
      ['t[i] - p[i]', 'sign'],
      ['p[i]', 'missing-term'],
      ['p[i] + t[i]', 'sign-inside'],
      ['(p[i] - t[i]) / n', 'averaged'],
      ['z[i] - t[i]', 'swapped-arrays'],
    ],
  },
  'softmax Jacobian': {
    symbols: { z: 'vector(n)', 'i, j': 'index(n)' },
    functions: { p: { parameters: ['z'], run: (z: Vector) => softmax(z) } },
    of: 'p[i]',
    wrt: 'z[j]',
    expect: 'p[i] (delta[i, j] - p[j])',
    slips: [
      ['p[i] (1 - p[j])', 'missing-delta'],
      ['delta[i, j] p[i] (1 - p[i])', 'diagonal-only'],
      ['delta[i, j] - p[j]', 'missing-factor'],
      ['-p[i] p[j]', 'missing-term (expect)'],
      ['p[i] (delta[i, j] + p[j])', 'sign-inside'],
    ],
  },
  MSE: {
    symbols: { 'yhat, t': 'vector(n)', i: 'index(n)' },
    functions: { L: mse },
    of: 'L',
    wrt: 'yhat',
    expect: '2/n (yhat - t)',
    slips: [
      ['2 (yhat - t)', 'not-averaged'],
      ['1/n (yhat - t)', 'factor-2'],
      ['2/n (t - yhat)', 'sign'],
      ['2/n (yhat - t) + yhat', 'extra-term'],
      ['(yhat - t)', 'missing-factor (expect)'],
      ['7/n (yhat - t)', 'constant-factor'],
    ],
  },
  ReLU: {
    symbols: { x: 'vector(n)', i: 'index(n)', k: 'index(n)' },
    functions: { h: { parameters: ['x'], run: (x: Vector) => x.map((one) => Math.max(0, one)) } },
    of: 'h[k]',
    wrt: 'x[i]',
    expect: '1\\{i = k\\} 1\\{x_i > 0\\}',
    slips: [
      ['$1\\{i = k\\} 1\\{x_i < 0\\}$', 'wrong-condition'],
      ['1{x[i] > 0}', 'missing-delta'],
      ['1{i = k}', 'missing-factor'],
    ],
  },
  'quadratic form': {
    symbols: { A: 'matrix(n, n)', x: 'vector(n)', 'i, j': 'index(n)' },
    functions: {
      q: {
        parameters: ['A', 'x'],
        run: (A: Matrix, x: Vector) =>
          dot(
            x,
            A.map((row) => dot(row, x)),
          ),
      },
    },
    of: 'q',
    wrt: 'x',
    expect: '(A + A^T) x',
    slips: [
      ['(A - A^T) x', 'sign-inside'],
      ['2 (A + A^T) x', 'factor-2'],
      ['A x', 'missing-term (expect)'],
      ['2 A x', 'transposed (expect)'],
    ],
  },
  centering: {
    symbols: { x: 'vector(n)', 'i, j': 'index(n)' },
    functions: { c: { parameters: ['x'], run: (x: Vector) => x.map((one) => one - total(x) / x.length) } },
    of: 'c[i]',
    wrt: 'x[j]',
    expect: 'delta[i, j] - 1/n',
    slips: [
      ['delta[i, j]', 'missing-term (expect)'],
      ['delta[i, j] + 1/n', 'sign-inside'],
      ['delta[i, j] - 1/(n - 1)', 'wrong-dimension'],
      ['1 - 1/n', 'missing-delta'],
    ],
  },
  'logistic with regulariser': {
    symbols: { 'w, x': 'vector(n)', y: 'real', lambda: 'real', i: 'index(n)' },
    functions: {
      p: { parameters: ['w', 'x'], run: (w: Vector, x: Vector) => sigmoid(dot(w, x)) },
      L: {
        parameters: ['p', 'y', 'w', 'lambda'],
        run: (p: number, y: number, w: Vector, lambda: number) =>
          -y * Math.log(p) - (1 - y) * Math.log(1 - p) + (lambda / 2) * dot(w, w),
      },
    },
    of: 'L',
    wrt: 'w[i]',
    expect: '(p - y) x[i] + lambda w[i]',
    slips: [
      ['(p - y) x[i]', 'missing-term'],
      ['(p - y) x[i] + w[i]', 'missing-factor'],
      ['(p - y) + lambda w[i]', 'missing-factor'],
      ['(p - y) x[i] - lambda w[i]', 'sign-inside'],
      ['(p - y) w[i] + lambda w[i]', 'swapped-arrays'],
      ['(p - y) x[i] + lambda w[i]^2', 'wrong-power'],
    ],
  },
  'a loss of linear outputs': {
    symbols: { W: 'matrix(m, n)', g: 'vector(m)', x: 'vector(n)', i: 'index(n)', k: 'index(m)' },
    functions: {
      L: {
        parameters: ['W', 'g', 'x'],
        run: (W: Matrix, g: Vector, x: Vector) =>
          dot(
            g,
            W.map((row) => dot(row, x)),
          ),
      },
    },
    of: 'L',
    wrt: 'x[i]',
    expect: '\\sum_{k=0}^{m-1} g_k W_{k,i}',
    slips: [
      ['$\\sum_{k=0}^{m-2} g_k W_{k,i}$', 'wrong-bound'],
      ['$\\sum_{k=0}^{m-1} W_{k,i}$', 'missing-factor'],
      ['$\\sum_{k=0}^{m-1} g_k W_{i,k}$', 'transposed'],
    ],
  },
};

async function prepared(task: Task, more: Partial<Parameters<typeof gradient.prepare>[0]>): Promise<PreparedGradient> {
  const setting = settingOf(task.symbols, referenceOf(task.functions), { index_base: 0 });
  const outcome = await gradient.prepare({ of: task.of, wrt: task.wrt, ...more }, setting);
  if (!outcome.prepared) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.prepared;
}

const FINDINGS = new Set(['differs', 'right-where']);

describe.each(Object.entries(TASKS))('%s', (_, task) => {
  const names = [...new Set(task.slips.flatMap(([, slip]) => slip.replace(' (expect)', '').split(' ')))];
  const mistakes = Object.fromEntries(names.filter((name) => !FINDINGS.has(name)).map((name) => [name, '1/2']));

  test.each(task.slips)('%s: %s', async (answer, written) => {
    const slips = written.replace(' (expect)', '').split(' ').toSorted();
    const passage = await passageFrom(answer);
    for (const more of [{ expect: task.expect, mistakes }, ...(written.includes('(expect)') ? [] : [{ mistakes }])]) {
      const verdict = gradient.judge(await prepared(task, more), passage);
      const codes = verdict.findings.map(({ code }) => code);
      expect(codes.toSorted()).toEqual(slips);
      const credit = slips.reduce((left, slip) => (FINDINGS.has(slip) ? 0 : left / 2), 1);
      expect(verdict.credit).toEqual(credit === 0 ? NONE : share(1, 1 / credit));
      expect(verdict.review.map(({ code }) => code)).toEqual(slips.length > 1 ? ['two-slips'] : []);
      const { student = 0, reference = 0 } = verdict.witness ?? {};
      expect(Math.abs(student - reference)).toBeGreaterThan(0.004);
      for (const { span } of verdict.findings)
        expect(span).toSatisfy((one: typeof passage.span) => one.end <= passage.span.end);
    }
  });

  test('no slip is named where the answer is right', async () => {
    const verdict = gradient.judge(
      await prepared(task, { mistakes }),
      await passageFrom(task.expect.includes('\\') ? `$${task.expect}$` : task.expect),
    );
    expect([verdict.status, verdict.findings, verdict.witness]).toEqual(['correct', [], undefined]);
  });
});
