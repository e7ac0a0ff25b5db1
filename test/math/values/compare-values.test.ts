import { describe, expect, test } from 'vitest';

import { fromDecimal, rational, type Rational } from '../../../src/math/rational.ts';
import { readMath } from '../../../src/math/read-math.ts';
import type { Tree } from '../../../src/math/tree.ts';
import { compareValues, type ValueOptions } from '../../../src/math/values/compare-values.ts';
import { compareNearNumbers } from '../../../src/math/values/near-numbers.ts';
import { DEFAULT_CONVENTIONS } from '../../../src/model/conventions.ts';

const decimal = (text: string): Rational => fromDecimal(text) ?? rational(0);

function treeOf(text: string): Tree {
  const reading = readMath(text, { syntax: 'typed', symbols: new Map(), conventions: DEFAULT_CONVENTIONS });
  if ('unreadable' in reading) throw new Error(`not read: ${text}`);
  return reading.tree;
}

function compared(student: string, expected: string, options: Partial<ValueOptions> = {}): string {
  const all = { symbols: new Map(), conventions: DEFAULT_CONVENTIONS, ...options };
  const { verdict, diagnosis } = compareValues(treeOf(student), treeOf(expected), all);
  return diagnosis === undefined ? verdict : `${verdict} ${diagnosis}`;
}

test.each([
  ['100.4 - 80.0', '20.4', 'equal'],
  ['0.1 + 0.2', '0.3', 'equal'],
  ['452', '4.52*10^2', 'equal'],
  ['0.33', '1/3', 'different'],
  ['0.333333333333333', '1/3', 'different'],
  ['1e-30', '0', 'different'],
  ['1000000000000000000000001', '1000000000000000000000000', 'different'],
  ['sqrt(2)', '1.5', 'different'],
])('%s and %s without a tolerance: %s', (student, expected, verdict) => {
  expect(compared(student, expected)).toBe(verdict);
});

describe('tolerances', () => {
  test.each([
    ['10.5', '10', { absolute: decimal('0.5') }, 'equal'],
    ['10.51', '10', { absolute: decimal('0.5') }, 'different'],
    ['101', '100', { relative: decimal('0.01') }, 'equal'],
    ['101.01', '100', { relative: decimal('0.01') }, 'different'],
    // a share of the expected number, not of the answer
    ['100', '101.01', { relative: decimal('0.01') }, 'equal'],
    ['-99', '-100', { relative: decimal('0.01') }, 'equal'],
    ['0', '0', { relative: decimal('0.01') }, 'equal'],
    ['0.0001', '0', { relative: decimal('0.01') }, 'different'],
    ['103', '100', { relative: decimal('0.01'), absolute: decimal('3') }, 'equal'],
    ['103.5', '100', { relative: decimal('0.01'), absolute: decimal('3') }, 'different'],
    ['104', '100', { relative: decimal('0.01'), absolute: decimal('3'), together: 'sum' }, 'equal'],
    ['1.4142', 'sqrt(2)', { absolute: decimal('0.0001') }, 'equal'],
    ['1.4144', 'sqrt(2)', { absolute: decimal('0.0001') }, 'different'],
    ['[1.41, 2]', '[sqrt(2), 2]', { absolute: decimal('0.01') }, 'equal'],
    ['[2, 1.41]', '[sqrt(2), 2]', { absolute: decimal('0.01') }, 'different'],
    ['{2, 1.41}', '{sqrt(2), 2}', { absolute: decimal('0.01') }, 'equal'],
    ['{2, 1.41, 3}', '{sqrt(2), 2}', { absolute: decimal('0.01') }, 'different'],
    ['{2}', '{sqrt(2), 2}', { absolute: decimal('0.01') }, 'different'],
    ['2', '{2}', { absolute: decimal('0.01') }, 'different'],
  ] satisfies [string, string, ValueOptions['tolerance'], string][])(
    '%s for %s within %o: %s',
    (student, expected, tolerance, verdict) => {
      expect(compared(student, expected, { tolerance })).toBe(verdict);
    },
  );
});

test.each([
  ['exp(i pi)', '-1', 'equal'],
  ['(1 + i)/2', '0.5 + 0.5 i', 'equal'],
  ['0.5 + 0.51 i', '(1 + i)/2', 'different'],
  ['sqrt(-4)', '2 i', 'equal'],
])('complex numbers within a thousandth: %s for %s is %s', (student, expected, verdict) => {
  const conventions = { ...DEFAULT_CONVENTIONS, imaginary_unit: 'i' } as const;
  expect(compared(student, expected, { conventions, tolerance: { absolute: decimal('0.001') } })).toBe(verdict);
});

test.each([
  ['infinity', '7', 'different'],
  ['infinity', 'infinity', 'equal'],
  ['-infinity', 'infinity', 'different'],
  ['0', '1/0', 'undecided'],
  ['[[1, 2], [3, 4]]', '7', 'different'],
])('%s for %s is %s', (student, expected, verdict) => {
  expect(compared(student, expected, { tolerance: { absolute: decimal('0.1') } })).toBe(verdict);
});

describe('figures and places', () => {
  const three = { of: 'figures', count: 3, written: 'exactly' } as const;
  const twoPlaces = { of: 'places', count: 2, written: 'exactly' } as const;
  test.each([
    ['2.72', '2.71828', three, 'equal'],
    ['2.71', '2.71828', three, 'different'],
    ['2.718', '2.71828', three, 'different wrong-form'],
    ['2.72', '2.725', three, 'equal'],
    ['2.73', '2.725', three, 'equal'],
    ['150', '149.7', three, 'equal'],
    ['1.50e2', '149.7', three, 'equal'],
    ['15e1', '149.7', three, 'different wrong-form'],
    ['2.720', '2.71828', three, 'different wrong-form'],
    ['150', '149.7', { ...three, written: 'surely' }, 'different wrong-form'],
    ['2.718', '2.71828', { ...three, written: 'at-least' }, 'equal'],
    ['2.713', '2.71828', { ...three, written: 'at-least', compared: 'as-written' }, 'different'],
    ['2.718', '2.71828', { ...three, written: 'at-least', compared: 'as-written' }, 'equal'],
    ['2.71', '2.71828', { ...three, truncation: true }, 'equal'],
    ['2.71', '2.71828', { ...three, off: 1 }, 'equal'],
    ['2.70', '2.71828', { ...three, off: 1 }, 'different'],
    ['1.41', 'sqrt(2)', three, 'equal'],
    ['1.42', 'sqrt(2)', three, 'different'],
    ['0.67', '2/3', twoPlaces, 'equal'],
    ['0.667', '2/3', twoPlaces, 'different wrong-form'],
    ['2/3', '2/3', twoPlaces, 'different wrong-form'],
    ['20.40', '100.4-80.0', twoPlaces, 'equal'],
    ['7', '7', twoPlaces, 'different wrong-form'],
    ['7', '7', { ...twoPlaces, written: 'any' }, 'equal'],
    ['3.1', '7', { ...three, written: 'any', compared: 0 }, 'equal'],
  ] satisfies [string, string, ValueOptions['precision'], string][])(
    '%s for %s as %o: %s',
    (student, expected, precision, verdict) => {
      expect(compared(student, expected, { precision })).toBe(verdict);
    },
  );

  test.each([
    ['half-up', '0.35', 'equal'],
    ['half-up', '0.34', 'different'],
    ['half-even', '0.34', 'equal'],
    ['half-even', '0.35', 'different'],
  ] as const)('0.345 rounded %s: %s is %s', (rounding, student, verdict) => {
    const conventions = { ...DEFAULT_CONVENTIONS, rounding };
    expect(compared(student, '0.345', { conventions, precision: twoPlaces })).toBe(verdict);
  });
});

describe('formulas whose numbers are a little off', () => {
  const near = (student: string, expected: string, more = {}): string => {
    const options = { relative: decimal('0.001'), conventions: DEFAULT_CONVENTIONS, ...more };
    return compareNearNumbers(treeOf(student), treeOf(expected), options).verdict;
  };

  test.each([
    ['0.3333 x^2', 'x^2/3', 'equal'],
    ['0.33 x^2', 'x^2/3', 'different'],
    ['2.001 exp(3.002 x)', '2 exp(3 x)', 'equal'],
    ['2.001 exp(3.01 x)', '2 exp(3 x)', 'different'],
    ['x^2.001', 'x^2', 'different'],
    ['x + y', 'x + y', 'equal'],
    ['x + z', 'x + y', 'different'],
    ['ln(x)', 'ln(x)', 'equal'],
    ['sqrt(-1 - x^2)', 'sqrt(-1 - x^2)', 'undecided'],
  ])('%s for %s: %s', (student, expected, verdict) => {
    expect(near(student, expected)).toBe(verdict);
  });

  test('exponents may be off where that is said', () => {
    expect(near('x^2.001', 'x^2', { exponents: true })).toBe('equal');
    expect(near('x^0.5004', 'sqrt(x)', { exponents: true })).toBe('equal');
    expect(near('x^0.502', 'sqrt(x)', { exponents: true })).toBe('different');
  });
});
