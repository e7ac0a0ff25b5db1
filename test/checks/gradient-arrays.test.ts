import { describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { Conventions } from '../../src/model/conventions.ts';
import { squaredNorm, subtract, type Vector } from '../../src/reference/library.ts';
import { passageFrom, referenceOf, settingOf } from './gradient-kit.ts';

type Options = Parameters<typeof gradient.prepare>[0];

/** z = max(0, u) entry by entry; w = 3 u; l = |v − t|². */
const reference = referenceOf({
  z: { parameters: ['u'], run: (u: Vector) => u.map((one) => Math.max(0, one)) },
  w: { parameters: ['u'], run: (u: Vector) => u.map((one) => 3 * one) },
  l: { parameters: ['v', 't'], run: (v: Vector, t: Vector) => squaredNorm(subtract(v, t)) },
});
const symbols = { 'u, v, t': 'vector(n)', A: 'matrix(n, n)', i: 'index(n)' };

async function outcome(options: Options, answer: string, conventions: Partial<Conventions> = {}): Promise<string> {
  const { prepared, problems } = await gradient.prepare(options, settingOf(symbols, reference, conventions));
  if (!prepared) throw new Error(problems.map(({ message }) => message).join('\n'));
  const { status, credit, findings, review } = gradient.judge(prepared, await passageFrom(answer));
  const share = status === 'partial' ? [`${credit.numerator}/${credit.denominator}`] : [];
  return [status, ...share, ...findings.map(({ code }) => code), ...review.map(({ code }) => code)].join(' ');
}

describe('a row or a column', () => {
  const options: Options = { of: 'l', wrt: 'v', mistakes: { transposed: '1/2' } };
  const rows: Partial<Conventions> = { layout: 'numerator', orientation: 'significant' };

  test.each([
    ['$2 (v - t)^\\top$', 'correct'],
    ['$2 v^T - 2 t^T$', 'correct'],
    ['2 (v - t).T', 'correct'],
    ['$2 (v - t)$', 'partial 1/2 transposed'],
    ['$-2 (t - v)$', 'partial 1/2 transposed'],
    ['$\\frac{\\partial l}{\\partial v} = 2v - 2t$', 'partial 1/2 transposed'],
    // By entries nothing lies any way.
    ['$\\frac{\\partial l}{\\partial v_i} = 2 (v_i - t_i)$', 'correct'],
    // What cannot be told is not held against anybody.
    ['$2 |v - t| \\odot \\operatorname{sign}(v - t)$', 'correct'],
    ['$(v - t)^\\top$', 'incorrect factor-2'],
  ])('a row is asked: %s is %s', async (answer, expected) => {
    expect(await outcome(options, answer, rows)).toBe(expected);
  });

  test.each([
    ['$2 (v - t)$', 'correct'],
    ['$2 (v - t)^\\top$', 'partial 1/2 transposed'],
  ])('a column is asked: %s is %s', async (answer, expected) => {
    expect(await outcome(options, answer, { layout: 'denominator', orientation: 'significant' })).toBe(expected);
  });

  test.each<Partial<Conventions>>([{ layout: 'numerator' }, { orientation: 'significant' }])(
    '%j leaves it open',
    async (conventions) => {
      expect(await outcome(options, '$2 (v - t)$', conventions)).toBe('correct');
    },
  );
});

describe('the diagonal in place of the matrix', () => {
  const options: Options = { of: 'z', wrt: 'u', mistakes: { 'diagonal-only': '1/2' } };

  test.each([
    ['$\\mathrm{diag}(\\mathbf{1}[u > 0])$', 'correct'],
    ['$\\frac{\\partial z}{\\partial u} = \\mathbf{1}[u > 0]$', 'partial 1/2 diagonal-only'],
    ['$\\frac{\\partial z}{\\partial u} = \\mathbf{1}[u < 0]$', 'undecided shape-differs'],
    ['$\\frac{\\partial z}{\\partial u} = 1$', 'undecided shape-differs'],
  ])('%s is %s', async (answer, expected) => {
    expect(await outcome(options, answer)).toBe(expected);
  });

  test('a number stands for all of the diagonal', async () => {
    const linear: Options = { of: 'w', wrt: 'u', mistakes: { 'diagonal-only': '1/4' } };
    expect(await outcome(linear, '$\\frac{\\partial w}{\\partial u} = 3$')).toBe('partial 1/4 diagonal-only');
    expect(await outcome(linear, '$\\frac{\\partial w}{\\partial u} = 2$')).toBe('undecided shape-differs');
  });

  test('where the rubric does not say what it earns, a person does', async () => {
    expect(await outcome({ of: 'z', wrt: 'u' }, '$\\mathbf{1}[u > 0]$')).toBe('undecided shape-differs');
  });
});
