import { expect, test } from 'vitest';

import { hasExpressionForm, type ExpressionForm } from '../../src/math/forms/expression-forms.ts';
import { hasNumberForm, type NumberForm } from '../../src/math/forms/number-forms.ts';
import { isSameForm } from '../../src/math/forms/same-form.ts';
import { readMath } from '../../src/math/read-math.ts';
import type { Tree } from '../../src/math/tree.ts';
import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';

function treeOf(text: string): Tree {
  const conventions = { ...DEFAULT_CONVENTIONS, mixed_numbers: 'sum' } as const;
  const reading = readMath(text, { syntax: 'typed', symbols: new Map(), conventions });
  if ('unreadable' in reading) throw new Error(`not read: ${text}`);
  return reading.tree;
}

test.each([
  ['integer', ['7', '-7', '0'], ['7.0', '7/1', '7e2', '1/2']],
  ['fraction', ['1/2', '-1/2', '5/-4', '6/4', '3'], ['0.5', '1/2 + 1', '1.5/2', 'sqrt(2)/2', '2 1/2']],
  ['proper fraction', ['1/2', '-3/4'], ['3/2', '4/4', '2', '0.5']],
  ['improper fraction', ['3/2', '4/4'], ['1/2', '2']],
  ['mixed number', ['2 1/3', '-2 1/3'], ['2 + 1/3', '7/3', '2 4/3', '2.3']],
  ['decimal', ['0.5', '-12.0', '12'], ['1/2', '5e-1', '50 %', '1 + 0.5']],
  ['no decimals', ['1/2', 'sqrt(2)/2', '3'], ['0.5', '1.5/2', '2.0 + sqrt(2)']],
  ['scientific', ['1.5e3', '-1.5e3', '1.5 * 10^3', '9 * 10^-4'], ['15e2', '0.5e3', '1500', '15 * 10^2', '1.5']],
  ['percent', ['5 %', '-0.5%'], ['0.05', '5']],
  ['lowest terms', ['1/2', '-3/8', 'x/2', '7', 'x + 1/3'], ['2/4', '-6/16', '1/-2', '4/1', 'x + 2/6', 'x^(2/4)']],
] satisfies [NumberForm, string[], string[]][])('%s: %j, not %j', (form, those, others) => {
  expect(those.filter((one) => !hasNumberForm(treeOf(one), form))).toEqual([]);
  expect(others.filter((one) => hasNumberForm(treeOf(one), form))).toEqual([]);
});

test.each([
  ['expanded', ['x^2 - 2x + 1', 'a b - 3', 'cos(2x)', '3 + sqrt(12)', '-x^3'], ['2(x - 1)', '(x+1)^2', '(x+1)/2']],
  ['single fraction', ['x', '(a + 1)/(b - 2)', '-a/b', 'a/(-b)'], ['a + 1/2', 'a/(1 + 1/b)', 'a/b/c']],
  [
    'completed square',
    ['(x-1)^2 + 3', '2 - 3(2x+1)^2', 'x^2', '-a(x+b)^2'],
    ['x^2 + x', '(x-1)^2 + x', '(x^2+1)^2', '3'],
  ],
] satisfies [ExpressionForm, string[], string[]][])('%s: %j, not %j', (form, those, others) => {
  expect(those.filter((one) => !hasExpressionForm(treeOf(one), form, 'x'))).toEqual([]);
  expect(others.filter((one) => hasExpressionForm(treeOf(one), form, 'x'))).toEqual([]);
});

test.each([
  ['1 + 2x', 'x*2 + 1'],
  ['(x + y) + z', 'z + (y + x)'],
  ['a - b - c', '-c - b + a'],
  ['x*(-y)', '-(x*y)'],
  ['(a*b)/c', 'a*(b/c)'],
  ['y = 2x + 1', '1 + x*2 = y'],
  ['a < b', 'b > a'],
  ['{2, 1}', '{1, 2}'],
  ['3*4 - 1*2', '-1*2 + 3*4'],
])('%s is written like %s', (a, b) => {
  expect(isSameForm(treeOf(a), treeOf(b))).toBe(true);
  expect(isSameForm(treeOf(b), treeOf(a))).toBe(true);
});

test.each([
  ['1/2', '3/6'],
  ['0.75', '3/4'],
  ['x*x', 'x^2'],
  ['2 + 3', '5'],
  ['1*x', 'x'],
  ['x/(-y)', '-(x/y)'],
  ['1/2*1/x', '1/(2x)'],
  ['a^2/b^3', 'a^2*b^(-3)'],
  ['(1, 2)', '(2, 1)'],
  ['{1, 1}', '{1}'],
  ['a < b', 'a > b'],
  ['x', 'X'],
])('%s is not written like %s', (a, b) => {
  expect(isSameForm(treeOf(a), treeOf(b))).toBe(false);
});
