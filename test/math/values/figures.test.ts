import { expect, test } from 'vitest';

import { readMath } from '../../../src/math/read-math.ts';
import { figuresOf, figuresOfTree, type DecimalMark, type Figures } from '../../../src/math/values/figures.ts';
import { DEFAULT_CONVENTIONS } from '../../../src/model/conventions.ts';

test.each([
  // written, least, most, places, last place, exact
  ['7', 1, 1, 0, 0, true],
  ['0', 1, 1, 0, 0, true],
  ['0.000', 3, 3, 3, -3, false],
  ['.050', 2, 2, 3, -3, false],
  ['0042', 2, 2, 0, 0, true],
  ['4200', 2, 4, 0, 0, true],
  ['4200.', 4, 4, 0, 0, false],
  ['4200.0', 5, 5, 1, -1, false],
  ['-12.50', 4, 4, 2, -2, false],
  ['−12.50', 4, 4, 2, -2, false],
  ['(0.30)', 2, 2, 2, -2, false],
  ['6.40e5', 3, 3, 2, 3, false],
  ['6.40E-5', 3, 3, 2, -7, false],
  ['1.50×10^3', 3, 3, 2, 1, false],
  ['1.50 \\times 10^{-3}', 3, 3, 2, -5, false],
  ['1.50·10⁻³', 3, 3, 2, -5, false],
  ['2*10^4', 1, 1, 0, 4, true],
  ['1,234.50', 6, 6, 2, -2, false],
  ['1 234.50', 6, 6, 2, -2, false],
  ["1'234", 4, 4, 0, 0, true],
  ['12k', 2, 2, 0, 3, true],
] satisfies [string, number, number, number, number, boolean][])(
  '%s has %i to %i figures and %i places',
  (written, least, most, places, lastPlace, exact) => {
    expect(figuresOf(written)).toEqual({ least, most, places, lastPlace, exact });
  },
);

test.each([
  ['1,50', 'comma', 3],
  ['1.234,50', 'comma', 6],
  ['1,50', 'point-or-comma', 3],
  ['1.50', 'point-or-comma', 3],
  ['1,234,567.8', 'point-or-comma', 8],
] satisfies [string, DecimalMark, number][])('%s with a decimal %s has %i figures', (written, decimal, figures) => {
  expect(figuresOf(written, decimal)?.least).toBe(figures);
});

test.each(['', 'x', '1/2', '1+1', 'sqrt(2)', '1..2e', '-', 'e5', '9'.repeat(5_000)])(
  '%s is no number with figures',
  (written) => {
    expect(figuresOf(written)).toBeUndefined();
  },
);

test.each([
  ['-1.50', { least: 3, places: 2, lastPlace: -2 }],
  ['1.50 * 10^3', { least: 3, places: 2, lastPlace: 1 }],
  ['1.50 / 10^3', { least: 3, places: 2, lastPlace: -5 }],
  ['1/3', { least: Infinity, exact: true }],
  ['-2/7', { least: Infinity, exact: true }],
] satisfies [string, Partial<Figures>][])('the figures of the formula %s', (text, figures) => {
  expect(figuresIn(text)).toMatchObject(figures);
});

test.each(['1.5 + 2', 'sqrt(2)', '1.5/3', '1.5 * 10^x'])('the formula %s has no figures', (text) => {
  expect(figuresIn(text)).toBeUndefined();
});

function figuresIn(text: string): Figures | undefined {
  const reading = readMath(text, { syntax: 'typed', symbols: new Map(), conventions: DEFAULT_CONVENTIONS });
  if ('unreadable' in reading) throw new Error(`not read: ${text}`);
  return figuresOfTree(reading.tree);
}
