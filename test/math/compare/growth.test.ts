import { describe, expect, it } from 'vitest';

import { comparing, type Comparing } from './comparing.ts';

const COMPLEXITY: Comparing = { type: 'complexity' };

function verdictOf(student: string, expected: string): string {
  const { verdict } = comparing(student, expected, COMPLEXITY);
  expect(comparing(expected, student, COMPLEXITY).verdict).toBe(verdict);
  return verdict;
}

describe('statements of complexity', () => {
  it.each([
    ['O(n^2)', 'O(3 n^2 + 5 n + 1)'],
    ['O(n^2 d)', 'O(d n^2)'],
    ['O(n log(n))', 'O(n log2(n))'],
    ['O(log(n^3))', 'O(log(n))'],
    ['O(n m + m)', 'O(n m)'],
    ['O(n + m)', 'O(max(n, m))'],
    ['O((n + m)^2)', 'O(n^2 + m^2)'],
    ['O(2^n + n^9)', 'O(2^n)'],
    ['O(4^n)', 'O(2^(2 n))'],
    ['O(n (n - 1)!)', 'O(n!)'],
    ['O(log(n!))', 'O(n log(n))'],
    ['O(sqrt(n))', 'O(n^(1/2))'],
    ['O(n^2 - n)', 'O(n^2)'],
    ['O(1)', 'O(42)'],
    ['n^2', 'O(n^2)'],
  ])('%s ~ %s', (student, expected) => {
    expect(verdictOf(student, expected)).toBe('equal');
  });

  it.each([
    ['O(n)', 'O(n^2)'],
    ['O(n log(n))', 'O(n)'],
    ['O(3^n)', 'O(2^n)'],
    ['O(n!)', 'O(2^n)'],
    ['O(n^1000)', 'O(2^n)'],
    ['O(n^2 m)', 'O(n m)'],
    ['O(n)', 'O(n + m)'],
    ['O(n)', 'O(n log(m))'],
  ])('%s / %s', (student, expected) => {
    expect(verdictOf(student, expected)).toBe('different');
  });

  it.each([
    ['O(n - m)', 'O(n + m)'],
    ['O(sin(n))', 'O(1)'],
    ['O(n)', 'Θ(n)'],
  ])('%s ? %s', (student, expected) => {
    expect(verdictOf(student, expected)).toBe('undecided');
  });
});

describe('antiderivatives', () => {
  const BY_X: Comparing = { upToConstant: 'x' };
  const OPTIONAL: Comparing = { ...BY_X, conventions: { constant_of_integration: 'optional' } };

  it.each([
    ['x^4/4 + c', 'x^4/4', 'equal'],
    ['x^4/4 + c + 3', 'x^4/4', 'equal'],
    ['(x^4 + c)/4', 'x^4/4 + k', 'equal'],
    ['ln(k |x|)', 'ln(|x|) + c', 'equal'],
    ['(x + 1)^2/2 + c', 'x^2/2 + x', 'equal'],
    ['x^4/4', 'x^4/4 + c', 'different'],
    ['x^4/4 + 1', 'x^4/4 + c', 'different'],
    ['x^3 + c', 'x^4/4 + c', 'different'],
    ['2 x^4/4 + c', 'x^4/4 + c', 'different'],
    ['x^4/4', 'x^4/4', 'different'],
    ['x^4/4 + c + k', 'x^4/4', 'undecided'],
    ['ln(x) + c', 'ln(|x|) + c', 'undecided'],
    ['ln(2 x) + c', '2 ln(|x|) + c', 'different'],
  ])('%s for %s: %s', (student, expected, verdict) => {
    expect(comparing(student, expected, BY_X).verdict).toBe(verdict);
  });

  it('need no constant where none is asked for', () => {
    expect(comparing('sin(x)^2', '-cos(x)^2', OPTIONAL).verdict).toBe('equal');
    expect(comparing('sin(x)', 'cos(x)', OPTIONAL).verdict).toBe('different');
  });
});
