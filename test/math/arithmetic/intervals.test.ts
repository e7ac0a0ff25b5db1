import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isFailure, type Outcome } from '../../../src/math/arithmetic/arithmetic.ts';
import { doubles } from '../../../src/math/arithmetic/doubles.ts';
import { fractions } from '../../../src/math/arithmetic/fractions.ts';
import { FUNCTIONS } from '../../../src/math/arithmetic/function-names.ts';
import { intervals } from '../../../src/math/arithmetic/intervals.ts';
import type { Interval } from '../../../src/math/arithmetic/interval.ts';
import { compare, fromNumber, rational, type Rational } from '../../../src/math/rational.ts';

const point = (value: number): Interval => ({ low: value, high: value });

function value<T>(outcome: Outcome<T>): T {
  if (isFailure(outcome)) throw new Error(outcome);
  return outcome;
}

/** Whether an exact fraction lies within an interval. */
function holds(interval: Interval, exact: Rational): boolean {
  const [low, high] = [fromNumber(interval.low), fromNumber(interval.high)];
  return low !== undefined && high !== undefined && compare(low, exact) <= 0 && compare(exact, high) <= 0;
}

const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const share = fc.double({ noNaN: true, min: 0, max: 1 });
const moderate = fc.double({ noNaN: true, min: -50, max: 50 });

test('sums, products and quotients of doubles are enclosed, and exact ones stay exact', () => {
  fc.assert(
    fc.property(double, double, (a, b) => {
      for (const name of ['add', 'subtract', 'multiply', 'divide'] as const) {
        const [left, right] = [fromNumber(a), fromNumber(b)];
        if (!left || !right) continue;
        const exact = fractions[name](left, right);
        const interval = intervals[name](point(a), point(b));
        if (isFailure(exact) || isFailure(interval)) continue;
        expect(holds(interval, exact)).toBe(true);
        const nearest = fromNumber(value(doubles[name](a, b)));
        const isExact = nearest !== undefined && compare(nearest, exact) === 0;
        const sizes = [a, b, value(doubles[name](a, b))].map(Math.abs);
        if (isExact && sizes.every((size) => size > 1e-200 && size < 1e200)) {
          expect(interval.low).toBe(interval.high);
        }
      }
    }),
    { seed: 11, numRuns: 1500 },
  );
});

test('functions of two ends lie within the values on the interval between them', () => {
  const names = [...FUNCTIONS].filter(([, { least }]) => least === 1).map(([name]) => name);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.tuple(moderate, moderate), share, (name, [a, b], t) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const inside = Math.min(high, Math.max(low, low + (high - low) * t));
      const all = intervals.apply(name, [{ low, high }]);
      const one = doubles.apply(name, [inside]);
      if (isFailure(all) || isFailure(one)) {
        if (all === 'undefined') expect(one).toBe('undefined');
        return;
      }
      const slack = Math.abs(one) * 1e-13 + 1e-300;
      expect(all.low).toBeLessThanOrEqual(one + slack);
      expect(all.high).toBeGreaterThanOrEqual(one - slack);
    }),
    { seed: 12, numRuns: 6000 },
  );
});

test.each<[string, number[], number]>([
  ['exp', [0], 1],
  ['ln', [1], 0],
  ['sqrt', [144], 12],
  ['sqrt', [0.25], 0.5],
  ['cbrt', [-27], -3],
  ['root', [16, 2], 4],
  ['sin', [0], 0],
  ['cos', [0], 1],
  ['floor', [2.7], 2],
  ['round', [-2.5], -3],
  ['round', [2.5], 3],
  ['factorial', [10], 3628800],
  ['gamma', [5], 24],
  ['binom', [10, 3], 120],
  ['binom', [3, 5], 0],
  ['permutations', [10, 3], 720],
  ['mod', [-7, 3], 2],
  ['mod', [7, -3], -2],
  ['gcd', [12, 18, 8], 2],
  ['lcm', [4, 6], 12],
  ['max', [1, 5, 3], 5],
  ['min', [4], 4],
  ['sign', [-3], -1],
])('%s of %j is exactly %d for doubles and for intervals', (name, values, expected) => {
  expect(doubles.apply(name, values)).toBe(expected);
  expect(intervals.apply(name, values.map(point))).toEqual(point(expected));
});

test.each<[string, Interval[], string]>([
  ['ln', [{ low: -2, high: -1 }], 'undefined'],
  ['ln', [{ low: -2, high: 1 }], 'unsure'],
  ['ln', [point(0)], 'undefined'],
  ['sqrt', [{ low: -2, high: 1 }], 'unsure'],
  ['sqrt', [point(-1)], 'undefined'],
  ['arcsin', [point(1.5)], 'undefined'],
  ['arcsin', [{ low: 0.5, high: 1.5 }], 'unsure'],
  ['arctanh', [point(1)], 'undefined'],
  ['tan', [{ low: 1.5, high: 1.6 }], 'unsure'],
  ['cot', [point(0)], 'undefined'],
  ['arcsec', [point(0.5)], 'undefined'],
  ['arctan2', [point(0), point(0)], 'undefined'],
  ['arctan2', [{ low: -1, high: 1 }, point(-1)], 'unsure'],
  ['exp', [point(1000)], 'too-large'],
  ['factorial', [point(171)], 'too-large'],
  ['factorial', [point(0.5)], 'unsupported'],
  ['zeta', [point(2)], 'unsupported'],
  ['sin', [point(1), point(2)], 'unsupported'],
])('%s of %j is %s', (name, values, expected) => {
  expect(intervals.apply(name, values)).toBe(expected);
});

describe('powers', () => {
  test.each<[number, Rational, Interval | string]>([
    [2, rational(10), point(1024)],
    [-2, rational(3), point(-8)],
    [-2, rational(-2), point(0.25)],
    [0, rational(0), point(1)],
    [0, rational(-1), 'undefined'],
    [-8, rational(1, 3), 'undefined'],
    [0, rational(1, 3), point(0)],
    [9, rational(3, 2), point(27)],
    [10, rational(10n ** 9n), 'too-large'],
    [1, rational(10n ** 30n), point(1)],
  ])('%d to the power of %o', (base, exponent, expected) => {
    const approximate = value(intervals.rational(exponent));
    const power = intervals.power(point(base), approximate, exponent);
    if (base === 1) expect(holds(value(power), rational(1))).toBe(true);
    else expect(power).toEqual(expected);
  });

  test('a negative base with an exponent that may be whole is unsure', () => {
    expect(intervals.power(point(-2), { low: 1.5, high: 2.5 }, undefined)).toBe('unsure');
    expect(intervals.power(point(-2), { low: 1.2, high: 1.5 }, undefined)).toBe('undefined');
    expect(intervals.power({ low: -1, high: 1 }, point(0.5), rational(1, 2))).toBe('unsure');
  });

  test('of a range in the base', () => {
    expect(intervals.power({ low: -3, high: 2 }, point(2), rational(2))).toEqual({ low: 0, high: 9 });
    expect(intervals.power({ low: -3, high: 2 }, point(3), rational(3))).toEqual({ low: -27, high: 8 });
    expect(intervals.power({ low: -3, high: 2 }, point(-1), rational(-1))).toBe('unsure');
  });
});

test('fractions of any size are enclosed', () => {
  const whole = fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n });
  fc.assert(
    fc.property(whole, fc.bigInt({ min: 1n, max: 10n ** 120n }), (top, bottom) => {
      const exact = rational(top, bottom);
      const interval = intervals.rational(exact);
      if (!isFailure(interval)) expect(holds(interval, exact)).toBe(true);
      const inverse = top === 0n ? undefined : rational(bottom, top);
      const other = inverse && intervals.rational(inverse);
      if (inverse && other !== undefined && !isFailure(other)) expect(holds(other, inverse)).toBe(true);
    }),
    { seed: 13, numRuns: 500 },
  );
  expect(intervals.rational(rational(3))).toEqual(point(3));
  expect(intervals.rational(rational(10n ** 400n))).toBe('too-large');
});

describe('fractions', () => {
  test.each<[string, Rational[], Rational | string]>([
    ['sqrt', [rational(4, 9)], rational(2, 3)],
    ['sqrt', [rational(2)], 'unsupported'],
    ['sqrt', [rational(-4)], 'undefined'],
    ['cbrt', [rational(-8, 27)], rational(-2, 3)],
    ['root', [rational(-32), rational(5)], rational(-2)],
    ['root', [rational(-16), rational(4)], 'undefined'],
    ['round', [rational(-5, 2)], rational(-3)],
    ['floor', [rational(-5, 2)], rational(-3)],
    ['ceil', [rational(-5, 2)], rational(-2)],
    ['mod', [rational(-7, 2), rational(3)], rational(5, 2)],
    ['mod', [rational(1), rational(0)], 'undefined'],
    ['gcd', [rational(12), rational(18)], rational(6)],
    ['gcd', [rational(1, 2)], 'undefined'],
    ['lcm', [rational(4), rational(6), rational(10)], rational(60)],
    ['factorial', [rational(5)], rational(120)],
    ['factorial', [rational(-1)], 'undefined'],
    ['factorial', [rational(10n ** 9n)], 'too-large'],
    ['gamma', [rational(5)], rational(24)],
    ['binom', [rational(-2), rational(3)], rational(-4)],
    ['binom', [rational(100), rational(98)], rational(4950)],
    ['log2', [rational(1, 8)], rational(-3)],
    ['log10', [rational(10n ** 50n)], rational(50)],
    ['log10', [rational(10n ** 50n - 1n)], 'unsupported'],
    ['exp', [rational(0)], rational(1)],
    ['ln', [rational(-1)], 'undefined'],
    ['sin', [rational(1)], 'unsupported'],
  ])('%s of %o is %o', (name, values, expected) => {
    expect(fractions.apply(name, values)).toEqual(expected);
  });

  test('powers', () => {
    const power = (a: Rational, b: Rational): Outcome<Rational> => fractions.power(a, b, b);
    expect(power(rational(4, 9), rational(-3, 2))).toEqual(rational(27, 8));
    expect(power(rational(0), rational(0))).toEqual(rational(1));
    expect(power(rational(0), rational(-1))).toBe('undefined');
    expect(power(rational(-8), rational(1, 3))).toBe('undefined');
    expect(power(rational(2), rational(1, 2))).toBe('unsupported');
    expect(power(rational(10), rational(10n ** 9n))).toBe('too-large');
    expect(power(rational(-1), rational(10n ** 9n + 1n))).toEqual(rational(-1));
  });
});

describe('doubles', () => {
  test.each<[string, number, number]>([
    ['gamma', 0.5, Math.sqrt(Math.PI)],
    ['gamma', -0.5, -2 * Math.sqrt(Math.PI)],
    ['gamma', 170.5, 5.56209241456e305],
    ['factorial', 3.5, 11.63172839656745],
    ['erf', 0.5, 0.5204998778130465],
    ['erf', -2, -0.9953222650189527],
    ['sigmoid', -1000, 0],
    ['softplus', 1000, 1000],
    ['arccot', -1, -Math.PI / 4],
    ['arcsec', 2, Math.PI / 3],
  ])('%s of %d', (name, x, expected) => {
    const result = value(doubles.apply(name, [x]));
    expect(Math.abs(result - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-12);
  });

  test.each<[string, number[]]>([
    ['ln', [-1]],
    ['arcsin', [2]],
    ['gamma', [0]],
    ['factorial', [-1]],
    ['arctan2', [0, 0]],
    ['mod', [1, 0]],
    ['gcd', [0.5, 1]],
    ['csc', [0]],
  ])('%s of %j has no value', (name, values) => {
    expect(doubles.apply(name, values)).toBe('undefined');
  });

  test('division by zero and a root of a negative number have no value', () => {
    expect(doubles.divide(1, 0)).toBe('undefined');
    expect(doubles.power(-8, 1 / 3, rational(1, 3))).toBe('undefined');
    expect(doubles.power(0, -1, rational(-1))).toBe('undefined');
    expect(doubles.power(0, 0, rational(0))).toBe(1);
  });
});
