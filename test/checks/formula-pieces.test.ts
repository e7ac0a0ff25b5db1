import { describe, expect, test } from 'vitest';

import { formulaStatements } from '../../src/checks/shared/formula-statements.ts';
import { spell } from '../../src/math/print.ts';
import { passageFrom, settingOf } from './gradient-kit.ts';

const { symbols, conventions } = settingOf({
  'x, y, g': 'vector(n)',
  A: 'matrix(n, n)',
  L: 'real',
  N: 'positive integer',
  'i, j, o': 'index(n)',
});

async function read(text: string): Promise<string[]> {
  const statements = formulaStatements(await passageFrom(text), { symbols, conventions, factors: true });
  return statements.map(({ tree }) => (tree ? spell(tree).text : 'unreadable'));
}

describe('a formula is never read without a part of it', () => {
  test.each([
    ['`2 (Aᵀ + A) x / 2`', '2 (Aᵀ + A) x/2'],
    ['2 (Aᵀ + A) x / 2', '2 (Aᵀ + A) x/2'],
    ['`2 ((Σ_{j=0}^{n - 1} A[i][j] x[j]) + y[i])`', '2 (Σ_(j = 0 … n − 1) A[i, j] x[j] + y[i])'],
    ['`2 sum_{o=0}^{n - 1} g_o x_{2 o + i - 1}`', '2 (Σ_(o = 0 … n − 1) g[o] x[2 o + i − 1])'],
    ['`Σ_{j=0}^{n-1} 2 / N * (x[j] - y[j])`', 'Σ_(j = 0 … n − 1) 2/N · (x[j] − y[j])'],
    ['dL/dx[i] = 2 (x[i] - y[i])', '∂L/∂x[i] = 2 (x[i] − y[i])'],
    ['2 ‖x‖ x', '2 ‖x‖ x'],
  ])('a number in front: %s', async (text, wanted) => {
    expect(await read(text)).toEqual([wanted]);
  });

  test.each([
    ['`A x + A^T x`', 'A x + Aᵀ x'],
    ['A x + A^T x', 'A x + Aᵀ x'],
    ['`2 (x - y) 2`', '2 (x − y) × 2'],
    ['`dL/dx[i] = 2 y[i] / 2 = (1 / 2) 2 y[i]`', '∂L/∂x[i] = 2 y[i]/2 = 1/2 × 2 y[i]'],
  ])('what stands side by side in code: %s', async (text, wanted) => {
    expect(await read(text)).toEqual([wanted]);
  });

  test.each([
    ['dL/dx = (A + A^T) y 2', true],
    ['dL/dx = 2 (A + A^T) x', false],
    ['dL/dx_i = y_i, and 2', false],
  ])('a piece that touches a formula is told: %s', async (text, wanted) => {
    const statements = formulaStatements(await passageFrom(text), { symbols, conventions, factors: true });
    expect(statements.some(({ torn }) => torn)).toBe(wanted);
  });

  test.each([
    ['dL/dx[i] = Σ_o g(o)*x(2*o+i-1)', '∂L/∂x[i] = Σ_o g[o] · x[2 × o + i − 1]'],
    [
      '∂L/∂x_i = 1 / N*Σ_{j=0}^{n - 1} x_j*((y_j*L) - y_i)',
      '∂L/∂x[i] = 1/N · (Σ_(j = 0 … n − 1) x[j] · (y[j] · L − y[i]))',
    ],
    ['∂L/∂x_i = x_i**2 + y_i**2', '∂L/∂x[i] = x[i]^2 + y[i]^2'],
  ])('asterisks that Markdown takes for emphasis: %s', async (text, wanted) => {
    expect(await read(text)).toEqual([wanted]);
  });

  test.each([
    ['$\\frac{2 \\frac{1}{N} \\sum_j x_j}{2}$', '2 (1/N) (Σ_j x[j])/2'],
    ['$2 \\frac{x_i}{N}$', '2 (x[i]/N)'],
  ])('a number in front of a fraction with names is a factor: %s', async (text, wanted) => {
    expect(await read(text)).toEqual([wanted]);
  });

  test('a number in front of a fraction of numbers stays unread', async () => {
    expect(await read('$2 \\frac{1}{2}$')).toEqual(['unreadable']);
  });
});
