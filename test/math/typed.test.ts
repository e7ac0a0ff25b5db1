import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { exactValue } from '../../src/math/exact.ts';
import { divide, fromDecimal, negate } from '../../src/math/rational.ts';
import { declared, structure, typed } from './reading.ts';

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
    ['W_ij x_j', {}, '(W_ij * x_j)'],
    ['Δx/Δt', {}, '((Delta * x) / (Delta * t))'],
    ['x̂ + 1', {}, '(xhat + 1)'],
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
    ['root(x) + nthroot(x, 3) + sqrt[3]{x}', {}, '((sqrt(x) + root(x, 3)) + root(x, 3))'],
    ['fact(5) + nCr(5, 2)', {}, '(factorial(5) + binom(5, 2))'],
    ['C(n,k) + (n choose k)', {}, '(binom(n, k) + binom(n, k))'],
    ['T(n) = 2T(n/2) + n', {}, 'T(n) = ((2 * T((n / 2))) + n)'],
    ['log_x_0 b', {}, 'log(b, x0)'],
    ['f^2(x) + f^-1(x)', {}, '((f(x) ^ 2) + f^-1(x))'],
    ['x^f(t)', {}, '(x ^ f(t))'],
  ] as const)('%s %j', (text, conventions, expected) => {
    expect(structure(typed(text, conventions))).toBe(expected);
  });
});

describe('numbers', () => {
  test.each([
    ['.5 + 4. + 1e5', {}, '((.5 + 4.) + 1e5)', '100004.5'],
    ["1'234.5", {}, "1'234.5", '1234.5'],
    ['12,34,567', {}, '12,34,567', '1234567'],
    ['0.(3)', {}, '0.(3)', '1/3'],
    ['12.(09)', {}, '12.(09)', '133/11'],
    ['0.123 456 7', {}, '0.123 456 7', '0.1234567'],
    ['１２.５', {}, '１２.５', '12.5'],
    ['𝟖𝟡', {}, '𝟖𝟡', '89'],
    ['$1,000.50', {}, '1,000.50', '1000.5'],
    ['1.234.567,5', { decimal: 'comma' }, '1.234.567,5', '1234567.5'],
    ['2 1/4', { mixed_numbers: 'sum' }, '(2 + (1 / 4))', '9/4'],
    ['50% + 1', {}, '(percent(50) + 1)', '1.5'],
    ['½ + 2¾', {}, '(½ + 2¾)', '13/4'],
    ['28 percent', {}, 'percent(28)', '0.28'],
    ['1.5 e 2', {}, '1.5 e 2', '150'],
    ['2^3^2', {}, '(2 ^ (3 ^ 2))', '512'],
    ['2^3^2', { powers: 'left-to-right' }, '((2 ^ 3) ^ 2)', '64'],
    ['-3^2', {}, '-((3 ^ 2))', '-9'],
    ['2^3!', {}, '(2 ^ factorial(3))', '64'],
    ['2--3', { repeated_signs: 'refused' }, '(2 - -(3))', '5'],
  ] as const)('%s %j', (text, conventions, expected, value) => {
    const reading = typed(text, conventions);
    expect(structure(reading)).toBe(expected);
    expect('tree' in reading && exactValue(reading.tree)).toEqual(fractionOf(value));
  });

  test.each([
    ['2e3', 'symbol', '(2 * e3)'],
    ['2e-3', 'symbol', '((2 * e) - 3)'],
    ['2e-3', 'capital', '((2 * e) - 3)'],
    ['2E3', 'capital', '2E3'],
  ] as const)('%s with %s', (text, letter, expected) => {
    expect(structure(typed(text, { exponent_letter: letter }))).toBe(expected);
  });

  test('under a decimal comma, a semicolon separates', () => {
    expect(structure(typed('(1,5; 2)', { decimal: 'comma' }))).toBe('tuple()<1,5, 2>');
    expect(structure(typed('{1,23}', { decimal: 'comma' }))).toBe('tuple{}<1,23>');
  });
});

function fractionOf(text: string): { numerator: bigint; denominator: bigint } | undefined {
  const [top = '', bottom] = text.split('/');
  const value = fromDecimal(top.replace('-', ''));
  const whole = value && divide(value, fromDecimal(bottom ?? '1') ?? value);
  return whole && top.startsWith('-') ? negate(whole) : whole;
}

describe('statements', () => {
  test.each([
    ['x<=1 or x>2 and not y=3', 'or<x ≤ 1, and<x > 2, not<y = 3>>>'],
    ['a ∧ ¬b ⇒ c <=> d', 'iff<implies<and<a, not<b>>, c>, d>'],
    ['!x = y', 'not<x = y>'],
    ['~p <-> q', 'iff<not<p>, q>'],
    ['x = 1 or 2', 'or<x = 1, x = 2>'],
    ['a = b or c', 'or<a = b, c>'],
    ['1 < x <= 3 != y', '1 < x ≤ 3 ≠ y'],
    ['x = +-3', 'x = ±<3>'],
    ['5+-3', '(5 + -(3))'],
    ['-b +- sqrt(d)', '(-(b) ± sqrt(d))'],
    ['x <> 1', 'x ≠ 1'],
    ['A ⊆ B', 'A ⊆ B'],
    ['x elementof R', 'x ∈ ℝ'],
    ['x not in A', 'x ∉ A'],
  ])('%s', (text, expected) => {
    expect(structure(typed(text))).toBe(expected);
  });
});

describe('sets, intervals, lists and matrices', () => {
  test.each([
    ['{1,2} ∪ {}', '(tuple{}<1, 2> ∪ tuple{}<>)'],
    ['∅', 'tuple{}<>'],
    ['{x | |x| > 1}', 'builder<x where abs(x) > 1>'],
    ['R \\ {0}', '(ℝ ∖ tuple{}<0>)'],
    ['R-[-1,1]', '(ℝ - tuple[]<-(1), 1>)'],
    ['{1} | {2} & {3}', '(tuple{}<1> ∪ (tuple{}<2> ∩ tuple{}<3>))'],
    ['[0,1) U (2,oo)', '(tuple[)<0, 1> ∪ tuple()<2, infinity>)'],
    [']0,1[', 'tuple][<0, 1>'],
    [']-inf,a] U [2,b[', '(tuple(]<-(infinity), a> ∪ tuple[)<2, b>)'],
    [']0,1[U]2,3[', '(tuple][<0, 1> ∪ tuple][<2, 3>)'],
    ['<1, 2>', 'tuple<><1, 2>'],
    ['a < b and c > d', 'and<a < b, c > d>'],
    ['[[1,2],[3,4]]', 'matrix<1, 2; 3, 4>'],
    ['matrix([1,2],[3,4])', 'matrix<1, 2; 3, 4>'],
    ['[1 2; 3 -4]', 'matrix<1, 2; 3, -(4)>'],
    ['[1 -2 3]', 'matrix<1, -(2), 3>'],
    ['[1 - 2]', 'tuple[]<(1 - 2)>'],
    ['2[x-(x+1)]', '(2 * (x - (x + 1)))'],
    ['a[n+1]', 'a[(n + 1)]'],
  ])('%s', (text, expected) => {
    expect(structure(typed(text))).toBe(expected);
  });

  test('double bars are a norm of vectors and two absolute values of numbers', () => {
    const symbols = declared({ v: 'vector(3)' });
    expect(structure(typed('||v||', {}, symbols))).toBe('norm(v)');
    expect(structure(typed('||x||'))).toBe('abs(abs(x))');
    expect(structure(typed('||x|+|y - 1||'))).toBe('abs((abs(x) + abs((y - 1))))');
  });
});

describe('integrals and limits', () => {
  test.each([
    ['∫_0^1 x dx', 'integral x from 0 to 1 of x'],
    ['∫ dx f(x)', 'integral x from ? to ? of f(x)'],
    ['∫_(a)^(b) t^2dt', 'integral t from a to b of (t ^ 2)'],
    ['lim_(x->0) sin(x)/x', 'limit x to 0 of (sin(x) / x)'],
    ['int_0^1 x dx', 'integral x from 0 to 1 of x'],
    ['sum_(i=1)^n i^2', 'sum i from 1 to n of (i ^ 2)'],
    ['sum(i^2, i, 1, n)', 'sum i from 1 to n of (i ^ 2)'],
    ['prod(i, 1, n, i)', 'product i from 1 to n of i'],
  ])('%s', (text, expected) => {
    expect(structure(typed(text))).toBe(expected);
    expect(structure(typed(text, { names: 'words' }))).toBe(expected);
  });
});

test('what is typed with all signs and brackets is read without them too', () => {
  const { letter, expression } = fc.letrec<{ letter: [string, string]; expression: [string, string] }>((tie) => ({
    letter: fc.constantFrom('a', 'b', 'c', 'u', 'v', 'w', 'x', 'y', 'z').map((one): [string, string] => [one, one]),
    expression: fc.oneof(
      { maxDepth: 4 },
      tie('letter'),
      fc
        .tuple(fc.integer({ min: 2, max: 9 }), tie('letter'))
        .map(([n, [a, b]]): [string, string] => [`(${n}*${a})`, `${n}${b}`]),
      fc.tuple(tie('letter'), tie('letter')).map(([[a, b], [c, d]]): [string, string] => [`(${a}*${c})`, b + d]),
      fc
        .tuple(tie('expression'), tie('expression'))
        .map(([[a, b], [c, d]]): [string, string] => [`((${a})+(${c}))`, `(${b}+(${d}))`]),
      fc
        .tuple(tie('expression'), tie('letter'))
        .map(([[a, b], [c, d]]): [string, string] => [`((${a})*(${c}))`, `(${b})${d}`]),
      fc
        .tuple(fc.constantFrom('sin', 'ln'), tie('expression'))
        .map(([f, [a, b]]): [string, string] => [`${f}(${a})`, `${f}(${b})`]),
    ),
  }));
  fc.assert(
    fc.property(fc.oneof(letter, expression), ([full, short]) => {
      expect(structure(typed(short, { calls: 'declared' }))).toBe(structure(typed(full, { calls: 'declared' })));
    }),
    { seed: 4, numRuns: 500 },
  );
});
