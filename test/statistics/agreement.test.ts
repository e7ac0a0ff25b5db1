import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  agreementOf,
  bootstrap,
  macroF1,
  pearson,
  weightedKappa,
  wilson,
  type Grades,
} from '../../src/statistics/agreement.ts';

const LEVELS = 3;
const graded = fc
  .tuple(fc.integer({ min: 0, max: LEVELS }), fc.integer({ min: 0, max: LEVELS }))
  .map(([ours, theirs]): Grades => ({ ours: ours / LEVELS, theirs: theirs / LEVELS }));
const many = fc.array(graded, { maxLength: 40 });

/** Grades from a table: row `i`, column `j` holds how often we gave i and the person j of all points. */
function fromTable(table: readonly (readonly number[])[]): Grades[] {
  const top = table.length - 1;
  return table.flatMap((row, i) =>
    row.flatMap((n, j) => new Array<Grades>(n).fill({ ours: i / top, theirs: j / top })),
  );
}

describe('quadratic weighted kappa', () => {
  /** By its definition: a table of categories, weights, and the table expected by chance. */
  function byTable(grades: readonly Grades[]): number | undefined {
    const share = (i: number, j: number): number =>
      grades.filter(({ ours, theirs }) => ours === i / LEVELS && theirs === j / LEVELS).length / grades.length;
    const levels = Array.from({ length: LEVELS + 1 }, (_, i) => i);
    const sum = (of: (i: number, j: number) => number): number =>
      levels.reduce((all, i) => all + levels.reduce((row, j) => row + (i - j) ** 2 * of(i, j), 0), 0);
    const row = (i: number): number => levels.reduce((all, j) => all + share(i, j), 0);
    const column = (j: number): number => levels.reduce((all, i) => all + share(i, j), 0);
    const chance = sum((i, j) => row(i) * column(j));
    return grades.length === 0 || chance < 1e-9 ? undefined : 1 - sum(share) / chance;
  }

  test('is what its definition gives', () => {
    fc.assert(
      fc.property(many, (grades) => {
        const [fast, slow] = [weightedKappa(grades), byTable(grades)];
        if (slow === undefined) expect(fast).toBeUndefined();
        else expect(fast).toBeCloseTo(slow, 9);
      }),
    );
  });

  test.each([
    // Two labels: it is the unweighted kappa (Cohen 1960). 20 + 15 of 50 agree, 0.5 by chance.
    [
      [
        [15, 10],
        [5, 20],
      ],
      0.4,
    ],
    [
      [
        [5, 0, 0],
        [0, 5, 0],
        [0, 0, 5],
      ],
      1,
    ],
    [
      [
        [0, 0, 5],
        [0, 0, 0],
        [5, 0, 0],
      ],
      -1,
    ],
    [
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
      0,
    ],
  ])('of the table %j is %d', (table, kappa) => {
    expect(weightedKappa(fromTable(table))).toBeCloseTo(kappa, 12);
  });

  test('is not defined where both graders give one grade only', () => {
    expect(
      weightedKappa(
        fromTable([
          [4, 0],
          [0, 0],
        ]),
      ),
    ).toBeUndefined();
    expect(weightedKappa([])).toBeUndefined();
  });
});

describe('Pearson’s correlation', () => {
  test('of known data', () => {
    // Anscombe's first set (The American Statistician 27, 1973): 0.81642.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(pearson(x.map((ours, i) => ({ ours, theirs: y[i] ?? 0 })))).toBeCloseTo(0.81642, 5);
  });

  test('is symmetric, within -1 and 1, and blind to scale', () => {
    fc.assert(
      fc.property(many, (grades) => {
        const r = pearson(grades);
        const turned = pearson(grades.map(({ ours, theirs }) => ({ ours: 3 * theirs + 1, theirs: ours })));
        if (r === undefined) expect(turned).toBeUndefined();
        else {
          expect(Math.abs(r)).toBeLessThanOrEqual(1);
          expect(turned).toBeCloseTo(r, 9);
        }
      }),
    );
  });
});

describe('macro-F1', () => {
  test.each([
    [
      [
        [15, 10],
        [5, 20],
      ],
      (2 * 15) / 45 / 2 + (2 * 20) / 55 / 2,
    ],
    [
      [
        [4, 0],
        [0, 6],
      ],
      1,
    ],
    [
      [
        [0, 3],
        [3, 0],
      ],
      0,
    ],
    [
      [
        [4, 0],
        [0, 0],
      ],
      1,
    ],
  ])('of the table %j', (table, expected) => {
    expect(macroF1(fromTable(table))).toBeCloseTo(expected, 12);
  });
});

describe('Wilson’s interval', () => {
  test.each([
    // From the closed form; 0 of 10 and 10 of 10 are the textbook cases (Agresti and Coull 1998).
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
  ])('of %d in %d is %d to %d', (successes, count, low, high) => {
    const interval = wilson(successes, count);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('holds the share, and turns round with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (count, some) => {
        const successes = some % (count + 1);
        const [one, other] = [wilson(successes, count), wilson(count - successes, count)];
        expect(one?.low).toBeLessThanOrEqual(successes / count);
        expect(one?.high).toBeGreaterThanOrEqual(successes / count);
        expect(one?.low).toBeCloseTo(1 - (other?.high ?? 0), 9);
      }),
    );
    expect(wilson(0, 0)).toBeUndefined();
  });
});

describe('the bootstrap', () => {
  const average = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

  test('gives the same interval for the same seed, and near that of theory', () => {
    const values = Array.from({ length: 400 }, (_, i) => i % 2);
    const interval = bootstrap(values, average, 7);
    expect(bootstrap(values, average, 7)).toEqual(interval);
    expect(interval?.low).toBeCloseTo(0.5 - 1.96 * 0.025, 1.7);
    expect(interval?.high).toBeCloseTo(0.5 + 1.96 * 0.025, 1.7);
  });

  test('covers a known share about as often as it says', () => {
    const covered = Array.from({ length: 200 }, (_, run) => {
      const values = Array.from({ length: 60 }, (__, i) =>
        Number((Math.imul(run * 61 + i + 1, 2654435761) >>> 0) / 2 ** 32 < 0.4),
      );
      const interval = bootstrap(values, average, run);
      return interval !== undefined && interval.low <= 0.4 && 0.4 <= interval.high;
    }).filter(Boolean).length;
    expect(covered / 200).toBeGreaterThan(0.88);
  });

  test('says nothing of a few items, or of a statistic that is mostly not defined', () => {
    expect(bootstrap([1, 2, 3], average, 1)).toBeUndefined();
    expect(bootstrap([1, 2, 3, 4, 5, 6], () => undefined, 1)).toBeUndefined();
  });
});

describe('agreement', () => {
  test('names what is defined, with limits that hold the value', () => {
    fc.assert(
      fc.property(many, fc.nat(), (grades, seed) => {
        const { answers, exact, ...others } = agreementOf(grades, seed);
        expect(answers).toBe(grades.length);
        expect(exact?.value).toBe(
          grades.length === 0 ? undefined : grades.filter(({ ours, theirs }) => ours === theirs).length / grades.length,
        );
        for (const { low = 0, high = 0 } of Object.values(others)) expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 20 },
    );
  });
});
