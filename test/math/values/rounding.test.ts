import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  compare,
  divide,
  equal,
  fromDecimal,
  multiply,
  rational,
  subtract,
  type Rational,
} from '../../../src/math/rational.ts';
import {
  absolute,
  cutToPlace,
  leadingDigits,
  leadingPlace,
  powerBetween,
  powerOfTen,
  roundedToFigures,
  roundedToPlace,
  type RoundingMode,
} from '../../../src/math/values/rounding.ts';

const decimal = (text: string): Rational => fromDecimal(text) ?? rational(0);

test.each([
  ['2.345', -2, 'half-up', ['2.35']],
  ['2.345', -2, 'half-even', ['2.34']],
  ['2.345', -2, 'either', ['2.35', '2.34']],
  ['-2.345', -2, 'half-up', ['-2.35']],
  ['-2.345', -2, 'half-even', ['-2.34']],
  ['2.3451', -2, 'half-even', ['2.35']],
  ['2.5', 0, 'half-up', ['3']],
  ['2.5', 0, 'half-even', ['2']],
  ['3.5', 0, 'half-even', ['4']],
  ['149', 2, 'half-up', ['100']],
  ['150', 2, 'half-even', ['200']],
  ['0.4', 0, 'half-up', ['0']],
  ['0', -3, 'half-up', ['0']],
  ['1.005', -2, 'half-up', ['1.01']],
] satisfies [string, number, RoundingMode, string[]][])(
  '%s rounded to the place %i, %s, is %j',
  (value, place, mode, results) => {
    expect(roundedToPlace(decimal(value), place, mode)).toEqual(results.map(decimal));
  },
);

test.each([
  ['9.996', 3, '10.0'],
  ['0.00012345', 2, '0.00012'],
  ['123456', 2, '120000'],
  ['-0.9999', 2, '-1.0'],
  ['0', 3, '0'],
] satisfies [string, number, string][])('%s to %i figures is %s', (value, figures, result) => {
  expect(roundedToFigures(decimal(value), figures, 'half-up')).toEqual([decimal(result)]);
});

test.each([
  ['345', 2],
  ['1000', 3],
  ['999.9', 2],
  ['0.0012', -3],
  ['1', 0],
  ['0.1', -1],
] satisfies [string, number][])('the first figure of %s is that of 10^%i', (value, place) => {
  expect(leadingPlace(decimal(value))).toBe(place);
});

test('digits without their point', () => {
  expect(leadingPlace(rational(0))).toBeUndefined();
  expect(leadingDigits(decimal('0.01239'), 3)).toBe(123n);
  expect(leadingDigits(decimal('1239'), 3)).toBe(123n);
  expect(cutToPlace(decimal('-2.349'), -2)).toEqual(decimal('-2.34'));
  expect(powerBetween(decimal('5'), decimal('5000'))).toBe(3);
  expect(powerBetween(decimal('5'), decimal('5001'))).toBeUndefined();
});

const numbers = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([top, bottom]) => rational(top, bottom));
const modes = fc.constantFrom<RoundingMode>('half-up', 'half-even', 'either');
const settings = { seed: 4, numRuns: 300 };

describe('every rounding', () => {
  test('is a multiple of its place and at most half of it away', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -15, max: 15 }), modes, (value, place, mode) => {
        const unit = powerOfTen(place);
        for (const result of roundedToPlace(value, place, mode)) {
          expect(divide(result, unit)?.denominator).toBe(1n);
          const gap = absolute(subtract(result, value));
          expect(compare(multiply(gap, rational(2)), unit)).toBeLessThanOrEqual(0);
        }
      }),
      settings,
    );
  });

  test('leaves a rounded number alone, and is odd', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -15, max: 15 }), modes, (value, place, mode) => {
        for (const result of roundedToPlace(value, place, mode)) {
          expect(roundedToPlace(result, place, mode)).toEqual([result]);
        }
        const mirrored = roundedToPlace(multiply(value, rational(-1)), place, mode);
        expect(mirrored).toEqual(roundedToPlace(value, place, mode).map((one) => multiply(one, rational(-1))));
      }),
      settings,
    );
  });

  test('to figures keeps the size within a factor of ten', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 12 }), (value, figures) => {
        const first = leadingPlace(value);
        if (first === undefined) return;
        const [result = rational(0)] = roundedToFigures(value, figures, 'half-up');
        const after = leadingPlace(result) ?? Number.NaN;
        expect([first, first + 1]).toContain(after);
        expect(equal(result, value) || figures < 30).toBe(true);
      }),
      settings,
    );
  });
});
