import { describe, expect, test } from 'vitest';

import { hasContext, loosened, placesIn, withAdditions } from '../../src/authoring/tune/places.ts';
import type { Options } from '../../src/authoring/tune/tunable.ts';

const OPTIONS: Options = {
  within: 'sentence',
  criteria: {
    plain: 'small kernel',
    list: ['(share|reuse) ... weight', 'weight ... (share|reuse)'],
    both: { all: ['kernel', ['small', 'tiny']], near: ['input'], not: ['large'], points: '2' },
    some: { min: 2, of: ['a kernel', 'a stride', 'a pad'] },
    either: ['x', { order: ['first', 'then'] }],
  },
};

const added = (path: readonly (string | number)[], element?: string): unknown => {
  const place = placesIn(OPTIONS).find(
    (one) => JSON.stringify(one.paths[0]) === JSON.stringify(path) && one.element === element,
  );
  if (!place) throw new Error(`no place ${path.join('.')}`);
  const before = OPTIONS['criteria'] as Options;
  const after = withAdditions(OPTIONS, [{ place, words: 'new' }])['criteria'] as Options;
  const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  expect(changed).toEqual([place.criterion]);
  const loose = loosened(OPTIONS, place)?.['criteria'] as Options | undefined;
  return [after[place.criterion], loose?.[place.criterion]];
};

describe('a place for other words', () => {
  test.each<readonly [readonly (string | number)[], string | undefined, unknown, unknown]>([
    [['criteria', 'plain'], undefined, ['small kernel', 'new'], undefined],
    [['criteria', 'list'], undefined, ['(share|reuse) ... weight', 'weight ... (share|reuse)', 'new'], undefined],
    [
      ['criteria', 'list', 0],
      'weight',
      ['(share|reuse) ... (weight|new)', '(weight|new) ... (share|reuse)'],
      ['(share|reuse)', '(share|reuse)'],
    ],
    [
      ['criteria', 'list', 0],
      '(share|reuse)',
      ['(share|reuse|new) ... weight', 'weight ... (share|reuse|new)'],
      ['weight', 'weight'],
    ],
    [
      ['criteria', 'both', 'all', 0],
      undefined,
      {
        all: [
          ['kernel', 'new'],
          ['small', 'tiny'],
        ],
        near: ['input'],
        not: ['large'],
        points: '2',
      },
      { all: [['small', 'tiny']], near: ['input'], not: ['large'], points: '2' },
    ],
    [
      ['criteria', 'both', 'near'],
      undefined,
      { all: ['kernel', ['small', 'tiny']], near: ['input', 'new'], not: ['large'], points: '2' },
      { all: ['kernel', ['small', 'tiny']], not: ['large'], points: '2' },
    ],
    [
      ['criteria', 'some', 'of', 1],
      undefined,
      { min: 2, of: ['a kernel', ['a stride', 'new'], 'a pad'] },
      { min: 1, of: ['a kernel', 'a pad'] },
    ],
    [
      ['criteria', 'either', 1, 'order', 0],
      undefined,
      ['x', { order: [['first', 'new'], 'then'] }],
      ['x', { order: ['then'] }],
    ],
  ])('%j %s', (path, element, after, loose) => {
    expect(added(path, element)).toEqual([after, loose]);
  });

  test('is nowhere in what must not stand in an answer', () => {
    expect(placesIn(OPTIONS).some(({ paths }) => paths.some((path) => path.includes('not')))).toBe(false);
    expect(placesIn({ criteria: 'nothing' })).toEqual([]);
  });
});

test('a criterion may be called like a key', () => {
  const options: Options = { criteria: { near: ['a b'], all: 'c', plain: { near: ['d'], any: ['e'] } } };
  const places = placesIn(options).filter(({ element }) => element === undefined);
  const contexts = places.map((place) => [place.criterion, hasContext(place), loosened(options, place) !== undefined]);
  expect(contexts.filter(([criterion]) => criterion !== 'plain')).toEqual([
    ['near', false, false],
    ['all', false, false],
  ]);
});
