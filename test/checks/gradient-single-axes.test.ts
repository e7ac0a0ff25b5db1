import { expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { Matrix } from '../../src/reference/library.ts';
import { passageFrom, referenceOf, settingOf } from './gradient-kit.ts';

/** One filter of size 3 with a stride of 2 over 2 channels: f[i, j] = Σ x[c, 2j + k] W[i, c, k]. */
const reference = referenceOf({
  f: {
    parameters: ['W', 'x'],
    run: (W: Matrix[], x: Matrix) =>
      W.map((filter) =>
        [0, 1].map((j) =>
          filter
            .flatMap((row, c) => row.map((weight, k) => weight * (x[c]?.[2 * j + k] ?? NaN)))
            .reduce((sum, one) => sum + one, 0),
        ),
      ),
  },
});
const symbols = {
  x: 'matrix(2, 5)',
  W: 'tensor(1, 2, 3)',
  'i, a': 'index(1)',
  'j, c': 'index(2)',
  k: 'index(3)',
  n: 'index(5)',
};

async function outcome(wrt: string, answer: string): Promise<string> {
  const setting = settingOf(symbols, reference, { out_of_range: 'zero' });
  const { prepared, problems } = await gradient.prepare({ of: 'f[i, j]', wrt }, setting);
  if (!prepared) throw new Error(problems.map(({ message }) => message).join('\n'));
  const { status, review } = gradient.judge(prepared, await passageFrom(answer));
  return [status, ...review.map(({ code }) => code)].join(' ');
}

test.each([
  ['\\frac{\\partial f[i, j]}{\\partial W[a, c, k]} = x[c, 2j + k]', 'correct'],
  // One letter for both axes that have one entry.
  ['\\frac{\\partial f[i, j]}{\\partial W[i, c, k]} = x[c, 2j + k]', 'correct'],
  ['\\frac{\\partial f[0, j]}{\\partial W[0, c, k]} = x[c, 2j + k]', 'correct'],
  ['\\frac{\\partial f[1, j]}{\\partial W[1, c, k]} = x[c, 2(j - 1) + k]', 'correct'],
  ['\\frac{\\partial f[j]}{\\partial W[c, k]} = x[c, 2j + k]', 'correct'],
  ['\\frac{\\partial f_t}{\\partial W_{s, r}} = x_{s, 2t + r}', 'correct'],
  ['\\frac{\\partial f}{\\partial W}[i, j, a, c, k] = x[c, 2j + k]', 'correct'],
  ['\\frac{\\partial f}{\\partial W}[1, j, 1, c, k] = x[c, 2(j - 1) + k]', 'correct'],
  ['\\frac{\\partial f[j]}{\\partial W[c, k]} = x[c, j + k]', 'incorrect'],
  ['\\frac{\\partial f[i, j]}{\\partial W[i, c, k]} = x[c, j + k]', 'incorrect'],
])('by W: %s is %s', async (answer, expected) => {
  expect(await outcome('W[a, c, k]', `$${answer}$`)).toBe(expected);
});

test.each([
  ['\\frac{\\partial f[i, j]}{\\partial x[c, n]} = W[i, c, n - 2j]', 'correct'],
  ['\\frac{\\partial f[j]}{\\partial x[c, n]} = W[c, n - 2j]', 'correct'],
  ['\\frac{\\partial f[1, j]}{\\partial x[c, n]} = W[1, c, n - 2(j - 1)]', 'correct'],
  ['\\frac{\\partial f[j]}{\\partial x[c, n]} = W[c, n - j]', 'incorrect'],
])('by x: %s is %s', async (answer, expected) => {
  expect(await outcome('x[c, n]', `$${answer}$`)).toBe(expected);
});
