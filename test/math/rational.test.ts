import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  add,
  compare,
  divide,
  equal,
  formatRational,
  fromDecimal,
  fromNumber,
  multiply,
  power,
  rational,
  subtract,
  toNumber,
} from '../../src/math/rational.ts';

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => rational(n, d));

test('sums and products undo each other', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      expect(subtract(add(a, b), b)).toEqual(a);
      const product = multiply(a, b);
      if (b.numerator !== 0n) expect(divide(product, b)).toEqual(a);
      else expect(divide(a, b)).toBeUndefined();
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
      expect(equal(a, b)).toBe(compare(a, b) === 0);
    }),
  );
});

test('doubles are exact', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }), (value) => {
      const exact = fromNumber(value);
      expect(exact && toNumber(exact)).toBeCloseTo(value + 0, 300);
    }),
  );
});

test.each([
  ['12', 12n, 1n],
  ['-0.10', -1n, 10n],
  ['.5', 1n, 2n],
  ['1e5', 100_000n, 1n],
  ['2.5E-3', 1n, 400n],
])('%s', (text, numerator, denominator) => {
  expect(fromDecimal(text)).toEqual({ numerator, denominator });
});

test.each(['', '.', 'x', '1,5', '1e', '1e99999', '9'.repeat(2000), '0x10'])('%s is no decimal', (text) => {
  expect(fromDecimal(text)).toBeUndefined();
});

test.each([
  [rational(2), rational(10), '1024'],
  [rational(2, 3), rational(-2), '2.25'],
  [rational(8), rational(2, 3), '4'],
  [rational(-8), rational(1, 3), '-2'],
  [rational(-4), rational(1, 2), undefined],
  [rational(2), rational(1, 2), undefined],
  [rational(0), rational(-1), undefined],
  [rational(-1), rational(10n ** 30n), '1'],
  [rational(9), rational(9n ** 9n), undefined],
])('%o to the power of %o', (base, exponent, expected) => {
  const value = power(base, exponent);
  expect(value && formatRational(value)).toBe(expected);
});

test.each([
  [rational(9999), '9999'],
  [rational(-12_345_678), '-12,345,678'],
  [rational(1, 3), '1/3'],
  [rational(-1, 8), '-0.125'],
  [rational(123_456, 10), '12,345.6'],
])('%o is printed as %s', (value, expected) => {
  expect(formatRational(value)).toBe(expected);
});
