import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { separatingSizes } from '../../src/calculus/sizes.ts';
import { randomFrom } from '../../src/math/random.ts';

const none = new Map<string, number>();

describe('sizes that tell formulas apart', () => {
  test('one size goes from 3 to 6', () => {
    const all = separatingSizes(['n'], () => none, randomFrom(1)).close;
    expect(all.map((sizes) => sizes.get('n'))).toEqual([3, 4, 5, 6]);
  });

  test('a size keeps away from the fixed length of an axis', () => {
    const all = separatingSizes(['n'], () => new Map([['kernel 0', 4]]), randomFrom(1)).close;
    expect(all.map((sizes) => sizes.get('n'))).not.toContain(4);
  });

  test('several are 3 or more, all apart, each with another value in the next assignment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.integer(), (count, seed) => {
        const names = ['m', 'n', 'p', 'q', 'r'].slice(0, count);
        const { close: all, stretched } = separatingSizes(names, () => none, randomFrom(seed));
        for (const [at, name] of names.entries()) {
          const others = names.filter((other) => other !== name).map((other) => stretched[at]?.get(other) ?? Infinity);
          expect(stretched[at]?.get(name)).toBeGreaterThanOrEqual(3 * Math.max(...others));
        }
        expect(all.length).toBeGreaterThanOrEqual(2);
        for (const sizes of all) {
          const values = [...sizes.values()];
          expect(Math.min(...values)).toBeGreaterThanOrEqual(3);
          expect(new Set(values).size).toBe(count);
        }
        for (const name of names) expect(new Set(all.map((sizes) => sizes.get(name))).size).toBeGreaterThan(1);
      }),
    );
  });

  test('axes that follow from sizes do not happen to be as long as others', () => {
    const output = (sizes: ReadonlyMap<string, number>): number => (sizes.get('n') ?? 0) - (sizes.get('K') ?? 0) + 1;
    const all = separatingSizes(
      ['n', 'K'],
      (sizes) => (output(sizes) > 0 ? new Map([['z 0', output(sizes)]]) : undefined),
      randomFrom(3),
    ).close;
    expect(all.length).toBeGreaterThanOrEqual(2);
    for (const sizes of all) {
      const axes = [...sizes.values(), output(sizes)];
      expect(new Set(axes).size).toBe(3);
      expect(Math.min(...axes)).toBeGreaterThanOrEqual(3);
    }
  });

  test('an axis that is a size by its meaning is no coincidence', () => {
    const all = separatingSizes(['n'], (sizes) => new Map([['z 0', sizes.get('n') ?? 0]]), randomFrom(1)).close;
    expect(all.map((sizes) => sizes.get('n'))).toEqual([3, 4, 5, 6]);
  });

  test('none where nothing has a value', () => {
    expect(separatingSizes(['n'], () => undefined, randomFrom(1)).close).toEqual([]);
  });
});
