import { beforeAll, describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { PreparedGradient } from '../../src/checks/gradient/prepare.ts';
import { sentence } from '../../src/model/finding.ts';
import { compare, NONE } from '../../src/model/share.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { passageFrom, sampleReference, settingOf } from './gradient-kit.ts';

const SYMBOLS = { 'x, y, z': 'vector(n)', 'i, j, k': 'index(n)' };
type Options = Parameters<typeof gradient.prepare>[0];

async function prepared(options: Options, conventions = {}): Promise<PreparedGradient> {
  const outcome = await gradient.prepare(options, settingOf(SYMBOLS, await sampleReference(), conventions));
  if (!outcome.prepared) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.prepared;
}

let dx: PreparedGradient;
let dy: PreparedGradient;
let dxEither: PreparedGradient;
beforeAll(async () => {
  dx = await prepared({ of: 'z[k]', wrt: 'x[i]', expect: 'y[(i + k) mod n]' }, { index_base: 0 });
  dxEither = await prepared({ of: 'z[k]', wrt: 'x[i]', expect: 'y[(i + k) mod n]' });
  dy = await prepared({ of: 'z[k]', wrt: 'y[i]', expect: 'x[(i - k) mod n]' }, { index_base: 0 });
});

const judged = async (part: PreparedGradient, text: string): Promise<Verdict> =>
  gradient.judge(part, await passageFrom(text));

/** Every finding has its sentence, and no verdict pays without saying so. */
function checkShape(verdict: Verdict): void {
  for (const one of [...verdict.findings, ...verdict.review, ...(verdict.tested ? [verdict.tested] : [])])
    expect(sentence(gradient.messages, one)).not.toMatch(/<[a-z]+>/u);
  if (verdict.status === 'undecided' || verdict.status === 'unreadable') {
    expect(verdict.review).not.toEqual([]);
    expect([verdict.credit.numerator, verdict.open.numerator]).toEqual([0, 1]);
  }
}

describe('∂z[k]/∂x[i]: right in any spelling', () => {
  test.each([
    'y[(i+k)%n]',
    'y[(k+i) mod n]',
    'y[(i + k) mod n]',
    '$y_{(i+k) \\bmod n}$',
    '$y_{(i+k)\\bmod n}$',
    '$y[(i+k) \\mod n]$',
    '$y[(k+i)\\pmod n]$',
    '$y_{i+k \\bmod n}$',
    '$$y_{(i+k) \\bmod n}$$',
    '$\\frac{\\partial z[k]}{\\partial x[i]} = y[(i+k) \\mod n]$',
    '$\\frac{\\partial z_k}{\\partial x_i} = y_{(i+k) \\bmod n}$',
    '$\\frac{\\partial z_k}{\\partial x_j} = y_{(j+k) \\bmod n}$',
    '$\\frac{\\partial z_i}{\\partial x_k} = y_{(i+k) \\bmod n}$',
    '$\\frac{\\partial z_a}{\\partial x_b} = y_{(a+b) \\bmod n}$',
    '$\\frac{\\partial z}{\\partial x_i} = y_{(i+k) \\bmod n}$',
    '$\\frac{\\partial}{\\partial x_i} z_k = y_{(i+k) \\bmod n}$',
    '$\\dfrac{dz_k}{dx_i} = y_{(i+k) \\bmod n}$',
    '∂z[k]/∂x[i] = y[(i+k) mod n]',
    'dz[k]/dx[i] = y[(i + k) % n]',
    '∂z_k/∂x_i = y_{(i+k) mod n}, since every other term does not contain it.',
    '$\\frac{\\partial z[k]}{\\partial x[i]} = y[(i+k) \\mod n]$, since only one term out of the summation involves that particular x[i].',
    '$\\frac{\\partial z[k]}{\\partial x[i]} = \\frac{\\partial}{\\partial x[i]} \\sum_j x[j] y[(j+k) \\bmod n] = y[(i+k) \\bmod n]$',
    '$\\frac{\\partial z_k}{\\partial x_i} = \\sum_{j=0}^{n-1} \\delta_{ij} y_{(j+k) \\bmod n}$',
    '$\\frac{\\partial z_k}{\\partial x_i} = \\sum_{j} \\delta_{ij} y_{(j+k) \\bmod n} = y_{(i+k) \\bmod n}$',
    '$\\frac{\\partial z_k}{\\partial x_i} = \\begin{cases} y_{i+k} & i + k < n \\\\ y_{i+k-n} & \\text{otherwise} \\end{cases}$',
    '$\\frac{\\partial z_k}{\\partial x_i} = 1 \\cdot y_{(i+k) \\bmod n}$',
    'y[(i + k + n) mod n]',
    'y[(i + k - n) mod n]',
    'y[(i + k) mod n] * 1',
    '**Answer:** `y[(i + k) % n]`',
    'The derivative of $z[k]$ with respect to $x[i]$ is $y[(i+k) \\bmod n]$.',
  ])('%s', async (text) => {
    const verdict = await judged(dx, text);
    checkShape(verdict);
    expect([verdict.status, verdict.review]).toEqual(['correct', []]);
    expect(verdict.credit).toEqual({ numerator: 1, denominator: 1 });
    expect(verdict.confidence).toBeGreaterThanOrEqual(0.85);
    expect(verdict.tested).toEqual({ code: 'tested', data: { cases: 258, sizes: ', n from 3 to 6' } });
    expect(verdict.witness).toBeUndefined();
  });

  test('indices that count from 1, where the rubric allows it', async () => {
    const text = '$\\frac{\\partial z_k}{\\partial x_i} = y_{((i+k-2) \\bmod n) + 1}$';
    const verdict = await judged(dxEither, text);
    expect(verdict.status).toBe('correct');
    expect(verdict.findings.map(({ code }) => code)).toEqual(['counts-from-one']);
    const fixed = await judged(dx, text);
    checkShape(fixed);
    expect(fixed.review.map(({ code }) => code)).toEqual(['other-index-base']);
  });
});

describe('∂z[k]/∂y[i]: right in any spelling', () => {
  test.each([
    'x[(i-k) mod n]',
    'x[(i - k) % n]',
    'x[(i+n-k) mod n]',
    'x[(n + i - k) mod n]',
    'x[(i - k + n) % n]',
    'x[(i - k + 3n) mod n]',
    '$x_{(i-k) \\bmod n}$',
    '$\\frac{\\partial z[k]}{\\partial y[i]} = x[(i-k) \\bmod n]$',
    '$\\frac{\\partial z[k]}{\\partial y[j]} = x_{(j-k) \\bmod n}$',
    '$\\frac{\\partial z[k]}{\\partial y[i]} = x[(i+n-k) \\mod n]$. This is because we can let $j = (i+k) \\mod n$, and rewrite i as $i = (j+n-k) \\mod n$.',
    '$\\frac{\\partial z_k}{\\partial y_i} = \\begin{cases} x_{i-k} & i \\geq k \\\\ x_{i-k+n} & i < k \\end{cases}$',
    '$\\frac{\\partial z_k}{\\partial y_m} = x_{(m-k) \\bmod n}$',
    'Let $j = (i - k) \\bmod n$. Then $\\frac{\\partial z_k}{\\partial y_i} = x_j$.',
    '$\\frac{\\partial z_k}{\\partial y_j} = \\sum_i x_i \\delta_{j, (i+k) \\bmod n}$',
    '$\\frac{\\partial z_k}{\\partial y_j} = \\sum_i x_i 1\\{j = (i+k) \\bmod n\\}$',
  ])('%s', async (text) => {
    const verdict = await judged(dy, text);
    checkShape(verdict);
    expect([verdict.status, verdict.review]).toEqual(['correct', []]);
  });
});

describe('wrong formulas earn nothing, and the slip is named', () => {
  test.each<[string, string]>([
    ['y[i + k]', 'missing-mod'],
    ['$\\frac{\\partial z_k}{\\partial x_i} = y_{i+k}$', 'missing-mod'],
    ['x[(i + k) mod n]', 'swapped-arrays'],
    ['y[(i - k) mod n]', 'index-sign'],
    ['y[(k - i) mod n]', 'index-sign'],
    ['y[(i + k + 1) mod n]', 'off-by-one'],
    ['y[(i + k - 1) mod n]', 'off-by-one'],
    ['y[(i + k) mod n + 1]', 'differs'],
    ['y[(i + k) mod (n - 1)]', 'wrong-dimension'],
    ['y[(i + k) mod (n + 1)]', 'wrong-dimension'],
    ['y[i]', 'right-where'],
    ['y[k]', 'right-where'],
    ['-y[(i + k) mod n]', 'sign'],
    ['2 y[(i + k) mod n]', 'factor-2'],
    ['y[(i + k) mod n] / 2', 'factor-2'],
    ['y[(i + k) mod n] / n', 'averaged'],
    ['y[(2i + k) mod n]', 'right-where'],
    ['y[(i + 2k) mod n]', 'right-where'],
    ['y[(i k) mod n]', 'differs'],
    ['x[(i - k) mod n]', 'other-variable'],
    ['$x_i y_{(i+k) \\bmod n}$', 'extra-factor'],
    ['$\\sum_{j} y_{(j+k) \\bmod n}$', 'differs'],
    ['$\\sum_{i=0}^{n-1} y_{(i+k) \\bmod n}$', 'differs'],
    ['$\\frac{\\partial z_i}{\\partial x_k} = y_{(i-k) \\bmod n}$', 'index-sign'],
    ['$\\frac{\\partial z_k}{\\partial x_i} = \\sum_i y_{(i+k) \\bmod n}$', 'differs'],
    ['$\\frac{\\partial z_k}{\\partial x_i} = 0$', 'differs'],
    ['$\\frac{\\partial z_k}{\\partial x_i} = 1$', 'differs'],
    [
      '$\\frac{\\partial z_k}{\\partial x_i} = \\begin{cases} y_{i+k} & i + k < n \\\\ 0 & \\text{otherwise} \\end{cases}$',
      'right-where',
    ],
    [
      '$\\frac{\\partial z_k}{\\partial x_i} = \\begin{cases} y_{i+k} & i + k \\leq n \\\\ y_{i+k-n} & i + k > n \\end{cases}$',
      'missing-mod',
    ],
    ['$y_{(i+k) \\bmod n} + x_i$', 'extra-term'],
    ['$y_{(i+k) \\bmod n}^2$', 'wrong-power'],
    ['1.001 y[(i + k) mod n]', 'extra-factor'],
    ['y[i - k]', 'missing-mod index-sign'],
    ['-y[i + k]', 'missing-mod sign'],
    ['x[i + k]', 'missing-mod swapped-arrays'],
    ['Let $j = i + k$. $\\frac{\\partial z_k}{\\partial x_i} = y_j$', 'missing-mod'],
  ])('%s: %s', async (text, slip) => {
    const verdict = await judged(dx, text);
    checkShape(verdict);
    expect([verdict.status, verdict.review]).toEqual(['incorrect', []]);
    expect(compare(verdict.credit, NONE)).toBe(0);
    expect(verdict.findings.map(({ code }) => code).toSorted()).toEqual(slip.split(' ').toSorted());
    expect(verdict.witness?.student).not.toBeCloseTo(verdict.witness?.reference ?? Number.NaN, 3);
  });

  test.each<[string, string]>([
    ['x[(i + k) mod n]', 'index-sign'],
    ['x[i - k]', 'missing-mod'],
    ['x[(k - i) mod n]', 'index-sign'],
    ['y[(i - k) mod n]', 'swapped-arrays'],
    ['x[(i - k - 1) mod n]', 'off-by-one'],
    ['x[i]', 'right-where'],
    ['y[(i + k) mod n]', 'other-variable'],
    ['x[(i + n + k) mod n]', 'index-sign'],
    ['$\\frac{\\partial z_k}{\\partial y_j} = x_{(j+k) \\bmod n}$', 'index-sign'],
  ])('∂z[k]/∂y[i]: %s: %s', async (text, slip) => {
    const verdict = await judged(dy, text);
    checkShape(verdict);
    expect([verdict.status, verdict.findings.map(({ code }) => code)]).toEqual(['incorrect', [slip]]);
  });
});

describe('the witness', () => {
  test('the smallest case, its row, and where an index ran out', async () => {
    const { witness } = await judged(dx, 'y[i + k]');
    expect(witness?.at.map(({ name, value }) => `${name} = ${value}`)).toEqual(['n = 3', 'k = 1', 'i = 2']);
    expect(witness?.outOfRange).toEqual({ array: 'y', index: 3, length: 3 });
    expect(witness?.along?.index).toBe('i');
    expect(witness?.along?.cases).toHaveLength(3);
    expect(witness?.inputs.map(({ name, values }) => [name, values.length])).toEqual([['y', 3]]);
    const agreeing = witness?.along?.cases.filter((one) => Math.abs(one.student - one.reference) < 1e-9);
    expect(agreeing?.map(({ value }) => value)).toEqual([0, 1]);
  });

  test('the same answer gives the same witness', async () => {
    expect(await judged(dx, 'y[i]')).toEqual(await judged(dx, 'y[i]'));
  });
});

describe('what is not certain goes to a person', () => {
  test.each<[string, string]>([
    ['y[(i + k) mod N]', 'unknown-name'],
    ['$\\frac{\\partial z_k}{\\partial x_i} = y_j$', 'unknown-name'],
    ['$\\frac{\\partial z_k}{\\partial x_i} = y_{i+k}$ where indices are taken modulo n', 'qualified'],
    [
      '$\\frac{\\partial z_k}{\\partial x_i} = y_{i+k}$ if $i + k < n$ and $\\frac{\\partial z_k}{\\partial x_i} = y_{i+k-n}$ otherwise',
      'two-answers',
    ],
    ['$\\frac{\\partial z_k}{\\partial x_i} = y_{(i+k) \\bmod n}$ if $i = k$', 'qualified'],
    [
      '$\\frac{\\partial z_k}{\\partial x_i} = y_{(i+k) \\bmod n}$\n\n$\\frac{\\partial z_k}{\\partial x_i} = y_{i}$',
      'two-answers',
    ],
    ['$y_{(i+k) \\bmod n}$ or maybe $y_{(i-k) \\bmod n}$', 'several-formulas'],
    ['It is not $y_{(i+k) \\bmod n}$', 'qualified'],
    ['~~$y_{(i+k) \\bmod n}$~~', 'struck-out'],
    ['It is the shifted kernel.', 'no-formula'],
    ['$\\frac{\\partial z_0}{\\partial x_1} = y_1$', 'no-formula'],
    ['$\\frac{\\partial z_k}{\\partial y_i} = y_{(i+k) \\bmod n}$', 'other-left-side'],
    ['$\\frac{\\partial z_k}{\\partial x_i} = y$', 'shape-differs'],
    [
      '$\\frac{\\partial z_k}{\\partial x_i} = \\frac{\\partial}{\\partial x_i} \\sum_j x_j y_{(j+k) \\bmod n}$',
      'cannot-evaluate',
    ],
  ])('%s: %s', async (text, code) => {
    const verdict = await judged(dx, text);
    checkShape(verdict);
    expect([verdict.status, verdict.review[0]?.code]).toEqual(['undecided', code]);
  });

  test.each([
    '$\\begin{cases} y_{i+k} & i + k < \\end{cases}$',
    '$y_{(i+k}$',
    '$\\frac{\\partial z_k}{\\partial x_i} = y_{(i+k}$',
    '$\\frac{\\partial z_k}{\\partial x_i} = \\begin{cases} y_{i+k} & i + k < \\\\ 0 & \\end{cases}$',
    '$\\frac{\\partial z_k}{\\partial x_i} = \\text{as above } y_{i+k} \\text{ shifted}$',
  ])('a formula that cannot be read: %s', async (text) => {
    const verdict = await judged(dx, text);
    checkShape(verdict);
    expect(['unreadable', 'undecided']).toContain(verdict.status);
  });

  test('nothing at all', async () => {
    const verdict = await judged(dx, ' \n');
    expect([verdict.status, verdict.review]).toEqual(['missing', []]);
  });

  test.each([
    ['brackets', `$y[${'('.repeat(10_000)}i`],
    ['braces', `$${'{'.repeat(10_000)}`],
    ['powers', '$\\frac{\\partial z_k}{\\partial x_i} = 9^9^9^9$'],
    ['a long sum', `$\\frac{\\partial z_k}{\\partial x_i} = ${'y_i + '.repeat(3000)}1$`],
    ['a huge range', '$\\frac{\\partial z_k}{\\partial x_i} = \\sum_{j=0}^{10^{9}} y_j$'],
    ['a script', '<script>alert(1)</script> {{x}} \u001b[31m'],
  ])('hostile: %s', async (_, text) => {
    const verdict = await judged(dx, text);
    expect(verdict.credit.numerator).toBe(0);
    expect(verdict.readAs?.length ?? 0).toBeLessThan(3);
  });
});

describe('recognising', () => {
  test.each<[string, number, number]>([
    ['$\\frac{\\partial z_k}{\\partial x_i} = y_{(i+k) \\bmod n}$', 0.9, 1],
    ['$\\frac{\\partial z_k}{\\partial y_i} = x_{(i-k) \\bmod n}$', 0, 0.1],
    ['$y_{(i+k) \\bmod n}$', 0.5, 0.7],
    ['Locality and stationarity.', 0.2, 0.4],
  ])('%s', async (text, least, most) => {
    const seen = gradient.recognise(dx, await passageFrom(text));
    expect(seen).toBeGreaterThanOrEqual(least);
    expect(seen).toBeLessThanOrEqual(most);
  });
});
