import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { derivative, jacobian } from '../../src/calculus/index.ts';
import { randomFrom } from '../../src/math/random.ts';

type Scalar = (x: number) => number;

describe('smooth functions: the bound holds and is narrow', () => {
  test.each<[string, Scalar, number, number]>([
    ['a constant', () => 4, 1.3, 0],
    ['a line through a large offset', (x) => 1e6 + 3 * x, 0.4, 3],
    ['x^2', (x) => x * x, 0.7, 1.4],
    ['x^2 at its minimum', (x) => x * x, 0, 0],
    ['x^99', (x) => x ** 99, 1, 99],
    ['e^x', Math.exp, 1.1, Math.exp(1.1)],
    ['ln near its edge', Math.log, 0.01, 100],
    ['sqrt near its edge', Math.sqrt, 1e-6, 500],
    ['1/x', (x) => 1 / x, 0.3, -1 / 0.09],
    ['sin 40x', (x) => Math.sin(40 * x), 0.2, 40 * Math.cos(8)],
    ['tanh', Math.tanh, 0.5, 1 / Math.cosh(0.5) ** 2],
    ['a sigmoid', (x) => 1 / (1 + Math.exp(-x)), 0, 0.25],
    ['|x| far from its kink', Math.abs, 0.9, 1],
    ['relu close to its kink', (x) => Math.max(0, x), 1e-3, 1],
    ['relu on the flat side', (x) => Math.max(0, x), -0.4, 0],
    ['x at a million', (x) => x * x, 1e6, 2e6],
    ['an even power at 0', (x) => x ** 4, 0, 0],
    ['sqrt at a tiny place', Math.sqrt, 1e-30, 5e14],
    ['1/x at a tiny place', (x) => 1 / x, 1e-12, -1e24],
    ['relu very close to its kink', (x) => x + Math.max(0, x), -1e-8, 1],
    ['a step close by', (x) => Math.sign(x - 8e-4), 0, 0],
    ['beside a step of a rounded function', (x) => Math.round(x * 100) / 100 + x, 0.5012, 1],
    ['waves around a place far off', (x) => Math.sin(x), 1e6, Math.cos(1e6)],
  ])('%s', (_, f, x, expected) => {
    const { value, errorBound, status } = derivative(f, x);
    expect(status).toBe('smooth');
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(errorBound + 1e-15 * Math.abs(expected));
    expect(errorBound).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(expected)));
  });

  test('for drawn polynomials', () => {
    const coefficient = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(coefficient, { minLength: 1, maxLength: 7 }),
        fc.double({ min: -1.7, max: 1.7, noNaN: true }),
        (c, x) => {
          const exact = c.reduce((sum, one, i) => sum + (i === 0 ? 0 : i * one * x ** (i - 1)), 0);
          const { value, errorBound } = derivative((t) => c.reduce((sum, one, i) => sum + one * t ** i, 0), x);
          expect(Math.abs(value - exact)).toBeLessThanOrEqual(errorBound + 1e-13 * (Math.abs(exact) + 1));
        },
      ),
      { numRuns: 300, seed: 4 },
    );
  });

  test('with few evaluations', () => {
    expect(derivative((x) => x * x * x, 0.8).evaluations).toBeLessThan(45);
  });
});

describe('what has no derivative, or none that can be told', () => {
  test.each<[string, Scalar, number, string]>([
    ['|x| at 0', Math.abs, 0, 'kink'],
    ['relu at 0', (x) => Math.max(0, x), 0, 'kink'],
    ['max(x, 2x - 1) at 1', (x) => Math.max(x, 2 * x - 1), 1, 'kink'],
    ['ln at -1', Math.log, -1, 'undefined'],
    ['not a number', () => NaN, 1, 'undefined'],
    ['infinite', (x) => 1 / x, 0, 'undefined'],
    ['single precision', (x) => Math.fround(Math.sin(x)), 0.5, 'rough'],
    ['stairs', (x) => Math.round(x * 1e8) / 1e8, 0.5012, 'rough'],
    ['a step', Math.sign, 0, 'rough'],
    ['a value by itself', (x) => (x === 0 ? 1 : x), 0, 'rough'],
    ['a vertical tangent', Math.cbrt, 0, 'rough'],
    ['a vertical tangent at an edge', Math.sqrt, 0, 'rough'],
  ])('%s', (_, f, x, expected) => {
    const found = derivative(f, x);
    expect(found.status).toBe(expected);
  });

  test.each<[string, Scalar, number]>([
    ['a step', Math.sign, 0],
    ['a value by itself', (x) => (x === 0 ? 1 : x), 0],
    ['a pole', Math.tan, Math.PI / 2],
    ['a vertical tangent', Math.cbrt, 0],
  ])('no bound is claimed at %s', (_, f, x) => {
    expect(derivative(f, x).errorBound).toBe(Infinity);
  });

  test.each<[string, Scalar, number, number]>([
    ['|x| at 0', Math.abs, 0, 1],
    ['max(x, 2x - 1) at 1', (x) => Math.max(x, 2 * x - 1), 1, 0.5],
  ])('the bound of %s covers the slopes on both sides', (_, f, x, half) => {
    const { errorBound, status } = derivative(f, x);
    expect(status).toBe('kink');
    expect(errorBound).toBeGreaterThanOrEqual(half);
  });

  test('a kink that the curve hides is not taken for smooth', () => {
    const { errorBound, status } = derivative((x) => Math.exp(x) + 1e-4 * Math.max(0, x - 0.5), 0.5);
    expect(status).not.toBe('smooth');
    expect(errorBound).toBeGreaterThanOrEqual(5e-5);
  });

  test('what the function throws is not caught', () => {
    expect(() =>
      derivative(() => {
        throw new RangeError('no value');
      }, 1),
    ).toThrow('no value');
  });

  test('a rough one still says how far off it may be', () => {
    const { value, errorBound } = derivative((x) => Math.fround(Math.sin(x)), 0.5);
    expect(Math.abs(value - Math.cos(0.5))).toBeLessThanOrEqual(errorBound);
  });
});

describe('at the edge of its domain a function is differentiated from within', () => {
  test.each<[string, Scalar, number, number]>([
    ['e^x on [0, 2], at 0', (x) => (x < 0 || x > 2 ? NaN : Math.exp(x)), 0, 1],
    ['e^x on [0, 2], at 2', (x) => (x < 0 || x > 2 ? NaN : Math.exp(x)), 2, Math.exp(2)],
    ['arcsine, far from vertical', (x) => (x < 0.5 ? NaN : Math.asin(x)), 0.5, 1 / Math.sqrt(0.75)],
    ['x log x + x^2 with a value at 1', (x) => x * x + Math.log(x < 1 ? NaN : x), 1, 3],
    ['infinite on one side', (x) => (x < 0 ? -Infinity : 3 * x), 0, 3],
  ])('%s', (_, f, x, expected) => {
    const { value, errorBound, status } = derivative(f, x);
    expect(status).toBe('one-sided');
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(errorBound);
    expect(errorBound).toBeLessThanOrEqual(1e-6 * Math.abs(expected));
  });

  test('x^1.1 has a slope of 0 there that no ladder reaches', () => {
    const { value, errorBound } = derivative((x) => x ** 1.1, 0);
    expect(Math.abs(value)).toBeLessThanOrEqual(errorBound);
  });
});

describe('several inputs and outputs', () => {
  test('rows are outputs, columns inputs', () => {
    const entries = jacobian(([a = 0, b = 0]) => [a * b, a + 2 * b, Math.sin(a)], [0.5, 3]);
    expect(entries.map((row) => row.map(({ value }) => Number(value.toFixed(9))))).toEqual([
      [3, 0.5],
      [1, 2],
      [Number(Math.cos(0.5).toFixed(9)), 0],
    ]);
  });

  test('outputs share their samples', () => {
    let calls = 0;
    const entries = jacobian(
      ([a = 0]) => {
        calls += 1;
        return [a * a, Math.exp(a), 3 * a, 4];
      },
      [0.7],
    );
    expect(calls).toBeLessThan(50);
    expect(entries.flat().map(({ evaluations }) => evaluations)).toEqual([calls, calls, calls, calls]);
  });

  test('no inputs, no columns', () => {
    expect(jacobian(() => [1, 2], [])).toEqual([[], []]);
  });

  test('softmax, whose rows add up to nothing', () => {
    const random = randomFrom(3);
    const x = Array.from({ length: 5 }, () => 4 * random() - 2);
    const softmax = (v: readonly number[]): number[] => {
      const powers = v.map(Math.exp);
      return powers.map((one) => one / powers.reduce((sum, all) => sum + all, 0));
    };
    const p = softmax(x);
    const entries = jacobian(softmax, x);
    entries.forEach((row, k) => {
      row.forEach(({ value, errorBound }, j) => {
        const exact = (p[k] ?? 0) * ((k === j ? 1 : 0) - (p[j] ?? 0));
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(errorBound + 1e-16);
      });
    });
  });
});

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly vars: readonly string[];
  readonly expr: string;
  readonly point: readonly number[];
  readonly expected: unknown;
}

const tables = join(process.env['GRADECHECK_CASES'] ?? '', 'derivatives', 'tables.jsonl');
test.skipIf(process.env['GRADECHECK_CASES'] === undefined || !existsSync(tables))(
  'third-party tables (set GRADECHECK_CASES to run them)',
  () => {
    const cases = readFileSync(tables, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case);
    const smooth = cases.filter(({ kind, vars }) => (kind === 'scalar' || kind === 'partial') && vars.length === 1);
    const claims = smooth.flatMap(({ name, vars, expr, point, expected }) => {
      const f = compileFunction(`return ${expr}`, [...vars]) as Scalar;
      const { value, errorBound, status } = derivative(f, point[0] ?? NaN);
      const truth = Number(expected);
      const holds = Math.abs(value - truth) <= errorBound + 1e-12 * Math.abs(truth);
      return status === 'smooth' ? [{ name, holds }] : [];
    });
    expect(claims.filter(({ holds }) => !holds)).toEqual([]);
    expect(claims.length).toBeGreaterThan(0.9 * smooth.length);
  },
);
