import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { acceptedChance, chanceAmong } from '../../src/authoring/tune/significance.ts';

describe('the chance of words', () => {
  const chanceOf = chanceAmong(20);

  test.each([
    // Fisher's tea: four cups of eight, all four right: 1 in 70.
    [{ right: 4, wrong: 0 }, { right: 4, wrong: 4 }, 1 / 70],
    [{ right: 3, wrong: 1 }, { right: 4, wrong: 4 }, 17 / 70],
    [{ right: 0, wrong: 4 }, { right: 4, wrong: 4 }, 1],
    [{ right: 5, wrong: 0 }, { right: 5, wrong: 0 }, 1],
  ])('%j of %j', (some, all, chance) => {
    expect(chanceOf(some, all)).toBeCloseTo(chance, 12);
  });

  test('is the share of all ways to put them that are as good', () => {
    const counts = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5));
    fc.assert(
      fc.property(counts, ([right, wrong, otherRight, otherWrong]) => {
        const answers = [...new Array<1>(right + otherRight).fill(1), ...new Array<0>(wrong + otherWrong).fill(0)];
        let ways = 0;
        let asGood = 0;
        for (let chosen = 0; chosen < 2 ** answers.length; chosen++) {
          const taken = answers.filter((_, i) => (chosen & (1 << i)) !== 0);
          if (taken.length !== right + wrong) continue;
          ways++;
          if (taken.filter((one) => one === 1).length >= right) asGood++;
        }
        const all = { right: right + otherRight, wrong: wrong + otherWrong };
        expect(chanceOf({ right, wrong }, all)).toBeCloseTo(asGood / ways, 9);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the chance that is accepted among many', () => {
  test.each([
    // The example of Benjamini and Hochberg, at one in ten: the first ten of fifteen.
    [
      [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
      15,
      0.0459,
    ],
    [[0.04], 1, 0.04],
    [[0.04], 100, 0],
    [[], 10, 0],
  ])('of %j, %d tried', (chances, tried, limit) => {
    expect(acceptedChance(chances, tried)).toBe(limit);
  });
});
