import { describe, expect, test } from 'vitest';

import { nearest } from '../../src/rubric/nearest.ts';

describe('the word that was probably meant', () => {
  test.each([
    ['exepct', ['expect', 'examples', 'extra'], 'expect'],
    ['pionts', ['points', 'parts'], 'points'],
    ['gradiant', ['gradient', 'manual'], 'gradient'],
    ['counts-bias', ['counted-bias', 'ignored-bias'], 'counted-bias'],
    ['Points', ['points'], 'points'],
    ['chek', ['check', 'ask'], 'check'],
  ])('%s', (word, words, expected) => {
    expect(nearest(word, words)).toBe(expected);
  });

  test.each([
    ['answer', ['ask', 'extra']],
    ['x', ['of', 'id']],
    ['of', ['id']],
    ['', ['id']],
    ['x'.repeat(100_000), ['x'.repeat(100_001)]],
  ])('none is near %.10s', (word, words) => {
    expect(nearest(word, words)).toBeUndefined();
  });

  test('the first of several that are as near', () => {
    expect(nearest('cat', ['car', 'can'])).toBe('car');
  });
});
