import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { classEntry, classRubric } from '../../src/statistics/class-entry.ts';
import { summarise, type ClassSummary } from '../../src/statistics/class-summary.ts';
import { discriminationOf } from '../../src/statistics/discrimination.ts';
import { distributionOf } from '../../src/statistics/distribution.ts';
import { stateOf } from '../../src/statistics/part-state.ts';
import type { PartResult, Result } from '../../src/model/result.ts';
import { everyState, part, result, ungraded } from '../reporters/results.ts';

function summaryOf(results: readonly Result[]): ClassSummary {
  const [first] = results;
  if (!first) throw new Error('a class of nobody');
  return summarise(
    results.map((one, index) => classEntry(one, `s${index}`)),
    classRubric(first),
  );
}

describe('the state of a part', () => {
  test.each([
    ['correct', false, 'full'],
    ['partial', false, 'part'],
    ['incorrect', false, 'zero'],
    ['missing', false, 'missing'],
    ['undecided', false, 'review'],
    ['unreadable', false, 'review'],
    ['ungraded', true, 'review'],
    ['correct', true, 'review'],
    ['missing', true, 'review'],
  ] as const)('%s, needs review: %s', (status, needsReview, state) => {
    expect(stateOf({ status, needsReview })).toBe(state);
  });
});

describe('the distribution of scores', () => {
  test.each([
    [[10], 20, { median: 10, mean: 10, lowest: 10, highest: 10, step: 1 }],
    [[1, 2], 20, { median: 1.5, mean: 1.5 }],
    [[0.1, 0.2, 0.3], 1, { median: 0.2, lowest: 0.1, step: 0.25 }],
    [[50, 70], 100, { step: 5 }],
    [[12, 25], 20, { highest: 25, step: 1 }],
  ])('of %j out of %d', (scores, points, expected) => {
    expect(distributionOf(scores, points)).toMatchObject(expected);
  });

  test('of nobody is none', () => {
    expect(distributionOf([], 20)).toBeUndefined();
  });

  test('every score is in one bin, and in the right one', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 10_000 }), (hundredths, points) => {
        const found = distributionOf(
          hundredths.map((one) => one / 100),
          points / 100,
        );
        if (!found) throw new Error('there are scores');
        const { bins, step } = found;
        expect(bins.reduce((total, { count }) => total + count, 0)).toBe(hundredths.length);
        expect(bins.length).toBeLessThanOrEqual(31);
        for (const { from, count } of bins)
          expect(count).toBe(
            hundredths.filter((one) => one >= Math.round(from * 100) && one < Math.round((from + step) * 100)).length,
          );
      }),
      { seed: 3 },
    );
  });
});

describe('discrimination', () => {
  const pairs = (of: (i: number) => [number, number]): { part: number; rest: number }[] =>
    Array.from({ length: 20 }, (_, i) => ({ part: of(i)[0], rest: of(i)[1] }));

  test.each([
    ['a part that goes with the rest', pairs((i) => [i, 2 * i]), 1],
    ['a part that goes against it', pairs((i) => [i, -i]), -1],
    ['a part without a bearing', pairs((i) => [i % 2, Math.floor(i / 2) % 2]), 0],
    ['a part in which all are equal', pairs((i) => [1.1, i]), undefined],
    ['too few', pairs((i) => [i, i]).slice(0, 9), undefined],
  ])('of %s', (_, given, expected) => {
    const found = discriminationOf(given);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(expected, 10);
  });
});

describe('a class', () => {
  test('counts states, means over those that are graded, and what is at stake', () => {
    const summary = summaryOf([everyState(), everyState(), ungraded()]);
    expect(summary).toMatchObject({ answers: 30, waiting: 12, atStake: 22 });
    expect(summary.scores?.count).toBe(2);
    expect(summary.parts.find(({ id }) => id === 'c.g.shape')).toMatchObject({
      mean: 0.5,
      counts: { full: 0, part: 2, review: 1, zero: 0, missing: 0 },
    });
  });

  test('what waits for the same reason is one group, the most points first', () => {
    const waiting = (id: string, code: string, openPoints: number): PartResult =>
      part(id, {
        status: 'undecided',
        score: 0,
        points: 4,
        openPoints,
        needsReview: true,
        reviewReasons: [{ code, text: 'Why.' }],
      });
    const { review } = summaryOf([
      result([waiting('a', 'unclear', 1), waiting('b', 'unclear', 4)]),
      result([waiting('a', 'unclear', 2), waiting('b', 'other', 1)]),
    ]);
    expect(
      review.map(({ part: id, code, atStake, each, entries }) => [id, code, atStake, each, entries.length]),
    ).toEqual([
      ['b', 'unclear', 4, 4, 1],
      ['a', 'unclear', 3, undefined, 2],
      ['b', 'other', 1, 1, 1],
    ]);
  });

  test('an ungraded submission waits once, as a whole', () => {
    const { review } = summaryOf([ungraded()]);
    expect(review).toHaveLength(1);
    expect(review[0]).toMatchObject({ code: 'cannot-read-pdf', atStake: 20 });
    expect(review[0]).not.toHaveProperty('part');
  });

  test('hundredths add up exactly', () => {
    const tenth = result([part('a', { score: 0.1, points: 1, openPoints: 0.2, status: 'partial' })]);
    expect(summaryOf(Array.from({ length: 3 }, () => tenth)).atStake).toBe(0.6);
  });
});
