import { describe, expect, test } from 'vitest';

import type { Conventions } from '../../src/model/conventions.ts';
import type { Reading } from '../../src/math/read-math.ts';
import type { SymbolTable } from '../../src/math/symbols.ts';
import { declared, read, structure } from './reading.ts';

const NONE = declared({});

function typed(text: string, conventions: Partial<Conventions> = {}, symbols: SymbolTable = NONE): Reading {
  return read(text, { syntax: 'typed', symbols, conventions });
}

describe('products without a sign', () => {
  test.each([
    ['2x', '(2 * x)'],
    ['xy', '(x * y)'],
    ['2(x+1)', '(2 * (x + 1))'],
    ['(x+1)(x-1)', '((x + 1) * (x - 1))'],
    ['x 5', '(x * 5)'],
    ['n!x', '(factorial(n) * x)'],
    ['xcos(x)', '(x * cos(x))'],
    ['thetasintheta', '(theta * sin(theta))'],
    ['sin2x', 'sin((2 * x))'],
    ['4pir^2', '((4 * pi) * (r ^ 2))'],
    ['2x3+x', '((2 * x3) + x)'],
    ['3x10^4', '(3 * (10 ^ 4))'],
    ['5ab sin a', '(((5 * a) * b) * sin(a))'],
    ['2|x|', '(2 * abs(x))'],
    ['6k+1', '((6 * k) + 1)'],
    ['100k', '100k'],
  ])('%s', (text, expected) => {
    expect(structure(typed(text))).toBe(expected);
  });
});

describe('names', () => {
  const symbols = declared({ 'a, ab, v': 'real', g: 'function' });

  test.each([
    ['abab', {}, '(ab * ab)'],
    ['aba', {}, '(ab * a)'],
    ['asinx', {}, '(a * sin(x))'],
    ['g(a) + g a', {}, '(g(a) + g(a))'],
    ['ν + 1', {}, '(v + 1)'],
    ['х + 1', {}, '(x + 1)'],
    ['xy', { names: 'words' }, 'xy'],
    ['aab', { names: 'words' }, '(a * ab)'],
    ['ycos(2)', { names: 'words' }, '(y * cos(2))'],
    ['x_1 + x1', {}, '(x1 + x1)'],
    ['x_1 + x1', { subscripts: 'distinct' }, '(x_1 + x1)'],
    ['v_x0^2', {}, '(v_x0 ^ 2)'],
    ['T_max', {}, 'T_max'],
    ['2j', { imaginary_unit: 'either' }, '(2 * i)'],
  ] as const)('%s %j', (text, conventions, expected) => {
    expect(structure(typed(text, conventions, symbols))).toBe(expected);
  });
});

describe('what is called', () => {
  test.each([
    ['f(x+1)', {}, 'f((x + 1))'],
    ['x(x+1)', {}, '(x * (x + 1))'],
    ['a(t+1)', {}, '(a * (t + 1))'],
    ['a(t+1)', { calls: 'all' }, 'a((t + 1))'],
    ['a(a+1)', { calls: 'all' }, '(a * (a + 1))'],
    ['f(t+1)', { calls: 'declared' }, '(f * (t + 1))'],
    ['pi(3)', { calls: 'all' }, '(pi * 3)'],
    ["f''(x)", {}, "f''(x)"],
    ['sin^2 x', {}, '(sin(x) ^ 2)'],
    ['sin²(x)', {}, '(sin(x) ^ 2)'],
    ['sin**2 (m)', {}, '(sin(m) ^ 2)'],
    ['sin^-1 x', {}, 'arcsin(x)'],
    ['sin⁻¹(x)', { inverse_power: 'reciprocal' }, '(sin(x) ^ -(1))'],
    ['sin^-1 x', { inverse_power: 'refused' }, 'unreadable at 4'],
    ['sin xy', {}, 'sin((x * y))'],
    ['sin xy', { function_argument: 'factor' }, '(sin(x) * y)'],
    ['ln abs x', {}, 'ln(abs(x))'],
    ['cos x + 1', {}, '(cos(x) + 1)'],
    ['log_2 x + log_a(b)', {}, '(log(x, 2) + log(b, a))'],
    ['lg(x) + lg(x, a)', {}, '(log10(x) + log(x, a))'],
    ['In(x)', {}, 'ln(x)'],
    ['SQRT(4)+Sin(0)', {}, '(sqrt(4) + sin(0))'],
    ['np.exp(2)', {}, 'exp(2)'],
    ['root(x) + nthroot(x, 3) + sqrt[3]{x}', {}, '((sqrt(x) + root(x, 3)) + sqrt(x, 3))'],
    ['fact(5) + nCr(5, 2)', {}, '(factorial(5) + binom(5, 2))'],
  ] as const)('%s %j', (text, conventions, expected) => {
    expect(structure(typed(text, conventions))).toBe(expected);
  });
});
