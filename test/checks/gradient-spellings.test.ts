import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { PreparedGradient } from '../../src/checks/gradient/prepare.ts';
import { passageFrom, sampleReference, settingOf } from './gradient-kit.ts';

let part: PreparedGradient;
beforeAll(async () => {
  const setting = settingOf({ 'x, y, z': 'vector(n)', 'i, j, k': 'index(n)' }, await sampleReference(), {
    index_base: 0,
  });
  const outcome = await gradient.prepare({ of: 'z[k]', wrt: 'x[i]', expect: 'y[(i + k) mod n]' }, setting);
  if (!outcome.prepared) throw new Error('not prepared');
  part = outcome.prepared;
});

/** Index letters of one's own, in all the ways of naming the derivative. */
const letters = fc.constantFrom(['k', 'i'], ['i', 'k'], ['k', 'j'], ['a', 'b'], ['m', 'l'], ['s', 't']);
const left = fc.constantFrom<(k: string, i: string) => string>(
  (k, i) => `\\frac{\\partial z_${k}}{\\partial x_${i}} = `,
  (k, i) => `\\frac{\\partial z[${k}]}{\\partial x[${i}]} = `,
  (k, i) => `\\dfrac{d z_{${k}}}{d x_{${i}}} = `,
  (k, i) => `\\partial z_${k} / \\partial x_${i} = `,
  (k, i) => `\\frac{\\partial}{\\partial x_${i}} z_${k} = `,
);
const modulo = fc.constantFrom<(sum: string) => string>(
  (sum) => `(${sum}) \\bmod n`,
  (sum) => `(${sum}) \\mod n`,
  (sum) => `(${sum})\\%n`,
  (sum) => `(${sum}) \\pmod{n}`,
);
const indexed = fc.constantFrom<(index: string) => string>(
  (index) => `y_{${index}}`,
  (index) => `y[${index}]`,
  (index) => `y\\left[${index}\\right]`,
  (index) => `\\mathbf{y}_{${index}}`,
  (index) => `{y}_{ ${index} }`,
);
const around = fc.constantFrom<(formula: string) => string>(
  (formula) => `$${formula}$`,
  (formula) => `$$${formula}$$`,
  (formula) => `So we get $${formula}$, since all other terms vanish.`,
  (formula) => `\\begin{aligned} ${formula} \\end{aligned}`.replace(/^/u, '$$$$').replace(/$/u, '$$$$'),
);

describe('right formulas in drawn spellings', () => {
  const sum = fc.constantFrom<(k: string, i: string) => string>(
    (k, i) => `${i}+${k}`,
    (k, i) => `${k} + ${i}`,
    (k, i) => `${i} + ${k} + n`,
    (k, i) => `n + ${k}+${i}`,
    (k, i) => `${i} + ${k} - n`,
    (k, i) => `${i} - (n - ${k})`,
    (k, i) => `2n + ${k} + ${i}`,
  );
  const product = fc.constantFrom<(formula: string) => string>(
    (formula) => formula,
    (formula) => `1 \\cdot ${formula}`,
    (formula) => `\\frac{2 ${formula}}{2}`,
    (formula) => `${formula} + 0`,
    (formula) => `-(-${formula})`,
  );

  test('are never judged wrong, and hardly ever left to a person', async () => {
    let open = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(letters, left, sum, modulo, indexed), product, around, async (pieces, times, wrap) => {
        const [[k = '', i = ''], name, add, mod, index] = pieces;
        const text = wrap(name(k, i) + times(index(mod(add(k, i)))));
        const { status, review } = gradient.judge(part, await passageFrom(text));
        expect([text, review.map(({ code }) => code), status]).not.toContain('incorrect');
        if (status !== 'correct') open++;
      }),
      { numRuns: 120, seed: 12 },
    );
    expect(open).toBeLessThanOrEqual(3);
  });
});

describe('wrong formulas in drawn spellings', () => {
  const wrong = fc.constantFrom<(k: string, i: string) => string>(
    (k, i) => `y_{(${i}-${k}) \\bmod n}`,
    (k, i) => `y_{(${k}-${i}) \\bmod n}`,
    (k, i) => `y_{${i}+${k}}`,
    (k, i) => `x_{(${i}+${k}) \\bmod n}`,
    (k, i) => `y_{(${i}+${k}+1) \\bmod n}`,
    (k, i) => `y_{(${i}+2${k}) \\bmod n}`,
    (k, i) => `y_{(${i}+${k}) \\bmod (n-1)}`,
    (k, i) => `-y_{(${i}+${k}) \\bmod n}`,
    (k, i) => `y_{(${i}+${k}) \\bmod n} x_${i}`,
    (k, i) => `\\frac{1}{n} y_{(${i}+${k}) \\bmod n}`,
    (k) => `y_${k}`,
    (_, i) => `y_${i}`,
    () => '0',
  );

  test('are never paid', async () => {
    await fc.assert(
      fc.asyncProperty(letters, left, wrong, around, async (...[[k = '', i = ''], name, formula, wrap]) => {
        const verdict = gradient.judge(part, await passageFrom(wrap(name(k, i) + formula(k, i))));
        expect(verdict.credit.numerator).toBe(0);
        expect(['incorrect', 'undecided']).toContain(verdict.status);
      }),
      { numRuns: 120, seed: 13 },
    );
  });
});

test('random characters never throw', async () => {
  const pieces = fc.constantFrom(
    '\\frac',
    '{',
    '}',
    'y',
    '_',
    '[',
    ']',
    '(',
    ')',
    'i',
    'k',
    'mod',
    'n',
    '=',
    '\\partial',
    'z',
    '/',
    'x',
    '$',
    ' ',
    '+',
    '-',
    '1',
    '\\begin{cases}',
    '&',
    '\\\\',
    'if',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (all) => {
      const verdict = gradient.judge(part, await passageFrom(all.join('')));
      expect(verdict.confidence).toBeLessThanOrEqual(1);
    }),
    { numRuns: 100, seed: 14 },
  );
});
