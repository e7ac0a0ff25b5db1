import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { add, compare, multiply, parseShare, share, subtract, toHundredths } from '../../src/model/share.ts';

describe('a share of points', () => {
  test.each([
    ['1/2', 1, 2],
    ['2 / 4', 1, 2],
    ['50 %', 1, 2],
    ['12.5%', 1, 8],
    ['0.5', 1, 2],
    [0.25, 1, 4],
    [3, 3, 1],
    [' 1 ', 1, 1],
  ])('reads %s', (written, numerator, denominator) => {
    expect(parseShare(written)).toEqual({ numerator, denominator });
  });

  test.each(['', 'half', '-1', '1/0', '1.5/2', '1e3', '1/2/3', '%'])('refuses %j', (written) => {
    expect(parseShare(written)).toBeUndefined();
  });

  it('rounds half up to hundredths, once', () => {
    expect(toHundredths(share(1, 3))).toBe(33);
    expect(toHundredths(share(2, 3))).toBe(67);
    expect(toHundredths(share(1, 200))).toBe(1);
    expect(toHundredths(share(1005, 1000))).toBe(101);
    expect(toHundredths(share(-1, 200))).toBe(0);
  });

  it('calculates exactly', () => {
    const some = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(some, some, ([a, b], [c, d]) => {
        const [x, y] = [share(a, b), share(c, d)];
        expect(subtract(add(x, y), y)).toEqual(x);
        expect(compare(multiply(x, y), multiply(y, x))).toBe(0);
      }),
    );
  });
});
