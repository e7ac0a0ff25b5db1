import { describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import { passageFrom } from './gradient-kit.ts';
import { partNamed } from './gradient-rubrics.ts';

const RIGHT = 'dz_k/dx_i = y_{(i+k) mod n}';

async function verdictOn(part: string, text: string): Promise<readonly string[]> {
  const { status, review } = gradient.judge(await partNamed(part), await passageFrom(text));
  return [status, ...review.map(({ code }) => code)];
}

describe('what stands beside a right formula', () => {
  test.each([
    `${RIGHT} (this is wrong)`,
    `${RIGHT}. Oops, sign error.`,
    `${RIGHT}. I made a mistake somewhere.`,
    `${RIGHT}. The answer is the negative of this.`,
  ])('words that take it back: %s', async (text) => {
    expect(await verdictOn('correlation dx', text)).toEqual(['undecided', 'taken-back']);
  });

  test.each([
    `${RIGHT}. So the answer is $-y_{(i+k) mod n}$.`,
    `${RIGHT}. Correction: $-y_{(i+k) mod n}$.`,
    `${RIGHT}.\n\n$-y_{(i+k) mod n}$`,
  ])('another formula that is given for the answer: %s', async (text) => {
    expect((await verdictOn('correlation dx', text))[0]).toBe('undecided');
  });

  test.each([
    'dz_k/dx_i = minus y_{(i+k) mod n}',
    'twice y_{(i+k) mod n}',
    'The reciprocal of y_{(i+k) mod n}',
    'dz_k/dx_i is proportional to y_{(i+k) mod n}',
    'dz_k/dx_i = the sum of y_{(i+k) mod n} over i',
    `${RIGHT} plus a constant`,
    `${RIGHT} divided by n`,
    `${RIGHT} summed over k`,
    `$${RIGHT}$, up to sign`,
    `${RIGHT} with a minus sign`,
    `${RIGHT}, where z and x are swapped`,
    `${RIGHT}, but with i and k exchanged`,
    `${RIGHT} with y replaced by x`,
    `${RIGHT}, where y denotes the reversed filter`,
    `${RIGHT}, the last entry is set to zero`,
    'for i in range(1, n): J[k,i] = y[(i+k) % n]',
    'for i in range(0, n, 2): J[k,i] = y[(i+k) % n]',
    'for i in range(n - 1): J[k,i] = y[(i+k) % n]',
    'for (let i = 1; i < n; i++) J[k][i] = y[(i+k) % n]',
  ])('words that make another formula of it: %s', async (text) => {
    expect(await verdictOn('correlation dx', text)).toEqual(['undecided', 'qualified']);
  });

  test.each([
    `${RIGHT} for i < k`,
    `${RIGHT} for i = 0`,
    `${RIGHT}, i != k`,
    `$${RIGHT}$ ($k < i$)`,
    String.raw`$${RIGHT}, \quad i > k$`,
    `When i + k < n, ${RIGHT}`,
  ])('a condition that leaves entries out: %s', async (text) => {
    expect(await verdictOn('correlation dx', text)).toEqual(['undecided', 'qualified']);
  });

  test.each([
    `${RIGHT} for 0 <= i < n`,
    `${RIGHT} for 1 <= i <= n`,
    `${RIGHT} for i = 0, ..., n-1`,
    String.raw`$${RIGHT}$ for $i = 0, \dots, n-1$`,
    String.raw`$${RIGHT}, \quad 0 \le i, k \le n-1$`,
    `For k = 0, ..., n-1: ${RIGHT}`,
    String.raw`For $0 \le k < n$ we have $${RIGHT}$`,
    `${RIGHT} (all terms with j ≠ i vanish)`,
    `${RIGHT}. For i = 0 this is y_k.`,
    `The derivative of the sum is ${RIGHT}`,
    `$${RIGHT}$, or $y_{(k+i+n) mod n}$`,
    `${RIGHT}, since the sums can be swapped`,
    `${RIGHT}, where y is the filter`,
    'for (let i = 0; i < n; i++) J[k][i] = y[(i+k) % n]',
  ])('what leaves it as it is: %s', async (text) => {
    expect(await verdictOn('correlation dx', text)).toEqual(['correct']);
  });

  test.each([`$${RIGHT}$ or $y_{(i-k) mod n}$`, `${RIGHT} (or y_{(i-k) mod n}?)`])(
    'another formula in its place: %s',
    async (text) => {
      expect(await verdictOn('correlation dx', text)).toEqual(['undecided', 'two-answers']);
    },
  );

  test.each(['W^T g, with W^T = g x^T', 'W^T g, where W^T = W', 'W^T g where g = 0'])(
    'a name of the question with another meaning: %s',
    async (text) => {
      expect(await verdictOn('linear dx', `dL/dx = ${text}`)).toEqual(['undecided', 'own-meaning']);
    },
  );

  test.each(['W^T g, since z = W x + b', 'W^T g, for example with n = 3', 'W^T g (so W^T g = dL/dx)'])(
    'what is true of its names: %s',
    async (text) => {
      expect(await verdictOn('linear dx', `dL/dx = ${text}`)).toEqual(['correct']);
    },
  );

  test.each([
    ['-dL/dx = W^T g', 'incorrect'],
    ['-dL/dx = -W^T g', 'correct'],
    ['2 dL/dx = W^T g', 'incorrect'],
    ['2 dL/dx = 2 W^T g', 'correct'],
    ['dL/dx + b = W^T g', 'undecided'],
    ['d^2L/dx^2 = W^T g', 'undecided'],
    [String.raw`$\frac{\partial^2 L}{\partial x^2} = W^T g$`, 'undecided'],
    ['dL/dx = W^T g, then normalized', 'undecided'],
    ['dL/dx = W^T g for all but the first entry', 'undecided'],
    [String.raw`$\frac{\partial L}{\partial z} \frac{\partial z}{\partial x} = W^T g$`, 'correct'],
  ])('more than a name on its left side, or more behind it: %s', async (text, status) => {
    expect((await verdictOn('linear dx', text))[0]).toBe(status);
  });

  test.each(['dx[i]', 'dx_i', '+ const'])('something that was not read with it: %s', async (behind) => {
    const text = `dz[k]/dx[i] = y[(i+k) mod n] ${behind}`;
    expect(await verdictOn('correlation dx', text)).toEqual(['undecided', 'several-formulas']);
  });
});

test.each(['linear dW', 'linear dWki'])(
  'one letter for both axes says nothing of the other entries: %s',
  async (part) => {
    const text = String.raw`$\frac{\partial L}{\partial W_{ii}} = g_i x_i$`;
    expect(await verdictOn(part, text)).toEqual(['undecided', 'no-formula']);
  },
);

test('words turn a wrong formula into a right one as well', async () => {
  const text = String.raw`$\frac{\partial L}{\partial z}$ is the negative of $y - p$`;
  expect((await verdictOn('softmax loss', text))[0]).toBe('undecided');
});
