import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { comparing, type Comparing } from './comparing.ts';

const POSITIVE = { symbols: { x: 'real > 0', y: 'real > 0', a: 'real > 0', b: 'real > 0' } };

describe('equal', () => {
  test.each<[string, string, Comparing?]>([
    ['100*1000', '10^5'],
    ['0.5', '1/2'],
    ['(x+1)^2', 'x^2+2x+1'],
    ['(x^2-1)/(x-1)', 'x+1'],
    ['1/n - 1/(n+1)', '1/(n(n+1))'],
    ['(a-x)^6000', '(x-a)^6000'],
    ['sin(x)^2 + cos(x)^2', '1'],
    ['2 sin(x) cos(x)', 'sin(2x)'],
    ['e^(x+y)', 'exp(x)*exp(y)'],
    ['sqrt(12)', '2 sqrt(3)'],
    ['sqrt(2+sqrt(3))', '(sqrt(6)+sqrt(2))/2'],
    ['cos(pi/3)', '1/2'],
    ['|x|', 'sqrt(x^2)'],
    ['exp(ln(x))', 'x'],
    ['1/sqrt(x)', 'sqrt(1/x)'],
    ['ln(x^2)', '2 ln(x)', POSITIVE],
    ['sqrt(x^2)', 'x', POSITIVE],
    ['tanh(x)', '(e^(2x)-1)/(e^(2x)+1)'],
    ['1/(1+e^(-x))', 'e^x/(1+e^x)'],
    ['x!', 'x*(x-1)!'],
    ['binom(n, k)', 'n!/(k!(n-k)!)'],
    ['f(x+x) + f(y)', 'f(y) + f(2x)'],
    ['e^(i x)', 'cos(x) + i sin(x)', { conventions: { imaginary_unit: 'i' } }],
    ['sqrt(-4)', '2i', { conventions: { imaginary_unit: 'i' } }],
    ['sum_(k=1)^10 k', '55'],
    ['W x + W y', 'W (x + y)', { symbols: { W: 'matrix(m, n)', x: 'vector(n)', y: 'vector(n)' } }],
    ['A^3 A^-1', 'A^2', { symbols: { A: 'matrix(3, 3)' } }],
    ['x · x', 'sum_i x[i]^2', { symbols: { x: 'vector(n)', i: 'index(n)' } }],
  ])('%s and %s', (student, expected, options) => {
    expect(comparing(student, expected, options).verdict).toBe('equal');
    expect(comparing(expected, student, options).verdict).toBe('equal');
  });
});

describe('different, with a witness', () => {
  test.each<[string, string, Comparing?]>([
    ['0.333333333333333', '1/3'],
    ['x+1', 'x-1'],
    ['sqrt(x^2)', 'x'],
    ['ln(x^2)', '2 ln(x)'],
    ['(a^b)^c', 'a^(b c)'],
    ['sqrt((x-3)(x-5))', 'sqrt(x-3) sqrt(x-5)'],
    ['sin(2 pi x)', '0'],
    ['cos(pi x)', '(-1)^x'],
    ['f(x) - f(y)', 'f(y) - f(x)'],
    ["f'(x)", 'f(x)'],
    ['1E-50 sin(x)', '1E-50 cos(x)'],
    ['e^(10 x)', 'e^(10 x) + 0.0000001'],
    ['(3-2 sqrt(2))^3', '(sqrt(2)-1)^5'],
    ['(x+1)^100', '(x+1)^99'],
    ['W x', 'W^T x', { symbols: { W: 'matrix(n, n)', x: 'vector(n)' } }],
  ])('%s and %s', (student, expected, options) => {
    const comparison = comparing(student, expected, options);
    expect(comparison.verdict).toBe('different');
    expect(comparison.witness).toBeDefined();
    expect(comparing(expected, student, options).verdict).toBe('different');
  });
});

describe('planted differences', () => {
  const SUMS = ['sin(x) + cos(y)', 'sqrt(x^2 + y^2 + 1)', 'x^3 y - 2/7 x', 'exp(-x^2) ln(2 + y^2)'];
  test.each(SUMS.flatMap((sum) => [12, 30, 100].map((places) => [sum, places] as const)))(
    '%s + 10^-%d',
    (sum, places) => {
      expect(comparing(`${sum} + 10^(-${places})`, sum).verdict).toBe('different');
    },
  );
  test.each(SUMS)('%s + 0', (sum) => {
    expect(comparing(`${sum} + 10^(-30) - 10^(-30)`, sum).verdict).toBe('equal');
  });
});

describe('methods', () => {
  test.each([
    ['x + y', 'x + y', 'identical'],
    ['10^5', '100000', 'exact'],
    ['x(x+1)', 'x^2+x', 'rational-function'],
    ['sin(x)', 'cos(x - pi/2)', 'points'],
    ['sin(x)', 'cos(x)', 'enclosure'],
  ])('%s and %s: %s', (student, expected, method) => {
    expect(comparing(student, expected).method).toBe(method);
  });

  test('what only one side has a value for is said', () => {
    expect(comparing('ln(x^2)', '2 ln(x)').notes).toContain('domain-differs');
  });

  test('a witness can be checked by hand', () => {
    const { witness } = comparing('2x', 'x^2');
    const x = Number(witness?.values[0]?.value);
    expect(Number(witness?.student)).toBeCloseTo(2 * x);
    expect(Number(witness?.expected)).toBeCloseTo(x ** 2);
  });
});

describe('bounds', () => {
  test('fractions that grow are worked out once', () => {
    const powers = Array.from({ length: 480 }, (_, at) => `(${at + 2}/7)^(${at + 3})`).join(' * ');
    expect(comparing(`${powers} cos(x)`, `${powers} cos(x) + 0 x`).verdict).toBe('undecided');
  });

  test.each(['9^9^9^9', '10^(10^10)', '(x+1)^(10^9)', 'sum_(k=1)^1000000 sin(k x)'])('%s ends', (text) => {
    expect(['equal', 'undecided', 'different']).toContain(comparing(text, 'x').verdict);
  });
});

test('polynomials are equal just if their coefficients are', () => {
  const polynomial = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 4 });
  const horner = (c: readonly number[]): string => c.reduceRight((inner, one) => `((${inner}) x + (${one}))`, '0');
  const spread = (c: readonly number[]): string => c.map((one, power) => `(${one}) x^${power}`).join(' + ');
  fc.assert(
    fc.property(polynomial, polynomial, (a, b) => {
      const same = JSON.stringify(trimmed(a)) === JSON.stringify(trimmed(b));
      expect(comparing(horner(a), spread(b)).verdict).toBe(same ? 'equal' : 'different');
    }),
    { seed: 4, numRuns: 60 },
  );
});

function trimmed(coefficients: readonly number[]): number[] {
  const last = coefficients.findLastIndex((one) => one !== 0);
  return coefficients.slice(0, last + 1).map((one) => one + 0);
}

test('memberships in what is no set end', () => {
  const chain = '-x ∈ |41| y ∈ t - x_1 ∈ ln(57)^2 ∈ 2a';
  expect(comparing('x ∈ (2+1)y', chain).verdict).toBe('undecided');
  expect(comparing(chain, `${chain} ∈ b`).verdict).toBe('undecided');
  expect(comparing('x ∈ 3y', 'x ∈ (2+1)y').verdict).toBe('equal');
  expect(comparing('x ∈ A ∖ B', 'x ∈ C ∖ D').verdict).not.toBe('equal');
  expect(comparing('x ∈ A ∖ B', 'x ∈ A and x ∉ B').verdict).toBe('equal');
});

describe('tolerances', () => {
  test.each<[string, string, Comparing['tolerance'], string]>([
    ['10.1', '10', { absolute: 0.1 }, 'equal'],
    ['10.11', '10', { absolute: 0.1 }, 'different'],
    ['3.14', 'pi', { relative: 0.001 }, 'equal'],
    ['3.14', 'pi', { relative: 0.0001 }, 'different'],
    ['1.0001 sin(x)', 'sin(x)', { relative: 0.001 }, 'equal'],
    ['1.01 sin(x)', 'sin(x)', { relative: 0.001 }, 'different'],
  ])('%s for %s within %o: %s', (student, expected, tolerance, verdict) => {
    expect(comparing(student, expected, tolerance && { tolerance }).verdict).toBe(verdict);
  });
});

test('other letters', () => {
  const free = { letters: 'free' } as const;
  expect(comparing('A cos(t) + B sin(t)', 'P cos(x) + Q sin(x)', free).verdict).toBe('equal');
  expect(comparing('A cos(t) + B sin(t)', 'P cos(x) + Q sin(x)').verdict).toBe('different');
  expect(comparing('x^2 + y', 'a^2 + b^2', free).verdict).toBe('different');
});

test('an index of a name that is no array is part of the name', () => {
  expect(comparing('x_1 + x_t', 'x1 + x_{t}').verdict).toBe('equal');
  expect(comparing('\\frac{x_1}{2} + x_t', 'x_1/2 + x_t').verdict).toBe('equal');
});

describe('what has no value of its own', () => {
  test.each([
    ['∫ f(x)f(x) dx', '∫ f(x)^2 dx', 'equal'],
    ['∫ x dx', '∫ 2x dx', 'different'],
    ['-oo', '-infinity', 'equal'],
    ['-oo', 'oo', 'different'],
    ['exp(3)', 'oo', 'different'],
    ['A ∋ x', 'x ∈ A', 'equal'],
    ['B ⊃ A', 'A ⊂ B', 'equal'],
    ['n!/((k-1)!(n-k+1)!)', 'n! k/(k!(n-k+1)!)', 'equal'],
  ])('%s and %s: %s', (student, expected, verdict) => {
    expect(comparing(student, expected).verdict).toBe(verdict);
    expect(comparing(expected, student).verdict).toBe(verdict);
  });
});
