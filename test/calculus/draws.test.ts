import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { drawSizes, drawValue, flattened, shaped } from '../../src/calculus/draws.ts';
import { randomFrom, seedFrom, shuffled } from '../../src/math/random.ts';
import type { Domain, SymbolType } from '../../src/math/symbols.ts';

const anywhere: Domain = { from: -Infinity, to: Infinity, openFrom: true, openTo: true };
const array = (sizes: readonly (number | string)[], domain = anywhere): SymbolType => ({
  kind: 'array',
  sizes,
  domain,
});

describe('seeded numbers', () => {
  test('the same for the same seed, others for another', () => {
    const three = (seed: number): number[] => {
      const random = randomFrom(seed);
      return [random(), random(), random()];
    };
    expect(three(7)).toEqual(three(7));
    expect(three(7)).not.toEqual(three(8));
    expect(three(1)[0]).toBeCloseTo(0.627_073_94, 8);
  });

  test('even over the unit interval', () => {
    const random = randomFrom(11);
    const tenths = Array.from({ length: 20_000 }, () => Math.floor(10 * random()));
    for (let tenth = 0; tenth < 10; tenth++)
      expect(Math.abs(tenths.filter((one) => one === tenth).length - 2000)).toBeLessThan(200);
  });

  test('seeds from words', () => {
    expect(seedFrom('hw2', 'b.dx')).not.toBe(seedFrom('hw2', 'b.dy'));
    expect(seedFrom('ab', 'c')).not.toBe(seedFrom('a', 'bc'));
    expect(seedFrom('x', 1)).toBe(seedFrom('x', 1));
  });

  test('shuffling keeps what there is', () => {
    expect(shuffled([1, 2, 3, 4, 5], randomFrom(2)).toSorted()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('sizes', () => {
  test('one size goes from 3 to 6', () => {
    expect(drawSizes(['n'], new Set(), randomFrom(1)).map((sizes) => sizes.get('n'))).toEqual([3, 4, 5, 6]);
  });

  test('several are 3 or more, and all apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.integer(),
        fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 2 }),
        (count, seed, fixed) => {
          const names = ['m', 'n', 'p', 'q'].slice(0, count);
          const taken = new Set(fixed);
          const all = drawSizes(names, taken, randomFrom(seed));
          expect(all.length).toBeGreaterThanOrEqual(2);
          for (const sizes of all) {
            const values = [...sizes.values()];
            expect(values).toHaveLength(count);
            expect(Math.min(...values)).toBeGreaterThanOrEqual(3);
            expect(values.some((size) => taken.has(size))).toBe(false);
            values.forEach((a, i) => {
              for (const b of values.slice(i + 1)) expect(Math.abs(a - b)).toBeGreaterThanOrEqual(2);
            });
          }
          const first = all.map((sizes) => (sizes.get('m') ?? 0) % 2);
          expect(new Set(first)).toEqual(new Set([0, 1]));
        },
      ),
      { seed: 5 },
    );
  });

  test('no sizes, one assignment', () => {
    expect(drawSizes([], new Set(), randomFrom(1))).toEqual([new Map()]);
  });
});

describe('values', () => {
  const sizes = new Map([
    ['m', 3],
    ['n', 5],
  ]);

  test('arrays are shaped, signed, all different, neither tiny nor large', () => {
    const value = drawValue(array(['m', 'n']), sizes, randomFrom(1)) ?? 0;
    const flat = flattened(value);
    expect(value).toHaveLength(3);
    expect(flat).toHaveLength(15);
    expect(new Set(flat.map(Math.abs)).size).toBe(15);
    expect(flat.some((x) => x < 0) && flat.some((x) => x > 0)).toBe(true);
    for (const x of flat) {
      expect(Math.abs(x)).toBeGreaterThan(0.3);
      expect(Math.abs(x)).toBeLessThan(1.7);
    }
  });

  test.each<[string, Partial<Domain>, (x: number) => boolean]>([
    ['x > 0', { from: 0 }, (x) => x > 0],
    ['x < 0', { to: 0 }, (x) => x < 0],
    ['x in (0, 1)', { from: 0, to: 1 }, (x) => x > 0.1 && x < 0.9],
    ['x > 5', { from: 5 }, (x) => x > 5.2],
  ])('a domain: %s', (_, domain, holds) => {
    const flat = flattened(drawValue(array([20], { ...anywhere, ...domain }), sizes, randomFrom(3)) ?? 0);
    expect(flat.every(holds)).toBe(true);
  });

  test('whole numbers lie in their domain', () => {
    const random = randomFrom(9);
    const one = (domain: Partial<Domain>) =>
      drawValue({ kind: 'number', integer: true, complex: false, domain: { ...anywhere, ...domain } }, sizes, random);
    for (let i = 0; i < 50; i++) {
      expect([1, 2, 3]).toContain(one({ from: 1, to: 3, openFrom: false, openTo: false }));
      expect(Number(one({ from: 0 }))).toBeGreaterThan(1);
      expect(Number.isInteger(one({}))).toBe(true);
    }
  });

  test('one-hot vectors and probabilities', () => {
    const hot = flattened(
      drawValue({ kind: 'array', sizes: ['n'], domain: anywhere, special: 'one-hot' }, sizes, randomFrom(1)) ?? 0,
    );
    expect(hot.toSorted()).toEqual([0, 0, 0, 0, 1]);
    const p = flattened(
      drawValue({ kind: 'array', sizes: ['n'], domain: anywhere, special: 'probabilities' }, sizes, randomFrom(1)) ?? 0,
    );
    expect(p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
    expect(p.every((x) => x > 0)).toBe(true);
  });

  test('an index has no value of its own', () => {
    expect(drawValue({ kind: 'index', size: 'n' }, sizes, randomFrom(1))).toBeUndefined();
  });

  test('shaping and flattening undo each other', () => {
    expect(flattened(shaped([1, 2, 3, 4, 5, 6], [2, 3]))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(shaped([7], [])).toBe(7);
  });
});
