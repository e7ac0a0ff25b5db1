import { describe, expect, test } from 'vitest';

import { judged, outcome, part, prepared } from './concept-part.ts';

/** The rubric of an inline question, graded by levels. */
const kinks = part(
  {
    within: 'answer',
    criteria: {
      kink: ['kink', '(not|non) ... differentiable'],
      harmless: ['(not|no) ... (concern|worry)', 'rare', 'safe to'],
      example: { any: ['max', 'ReLU', 'absolute value'], near: { any: ['0', 'zero', 'kink'], words: 12 } },
      margin: ['larger ... margin', 'margin ... larger'],
    },
    levels: { 3: 'kink and example and (harmless or margin)', 1: 'kink' },
  },
  3,
);

/** Levels with `not`. */
const gates = part(
  {
    within: 'paragraph',
    criteria: {
      sigmoid: { all: ['sigmoid', ['large', 'saturate', 'both sides']] },
      relu: { all: ['ReLU', 'negative'], except: 'leaky ReLU' },
      leaky: ['leaky ReLU ... (same problem|suffers)'],
    },
    levels: { 3: 'sigmoid and relu and not leaky', 1.5: 'sigmoid or relu' },
  },
  3,
);

const points = ({ numerator, denominator }: { numerator: number; denominator: number }): number =>
  (3 * numerator) / denominator;

describe('levels', () => {
  test.each([
    ['the highest that holds', kinks, 'The loss has a kink, e.g. the ReLU at zero. It is rare.', 3, 3],
    ['a lower one', kinks, 'The loss is not differentiable everywhere in its domain.', 1, 1],
    ['none', kinks, 'There are rounding errors in the computer.', 0, 0],
    [
      'an open criterion opens the difference',
      kinks,
      'There is a kink, for instance the ReLU at zero. Some people say that it is rare.',
      1,
      3,
    ],
    [
      'an open criterion on which nothing hangs',
      kinks,
      'The kink is at zero. It is rare? It is rare, the margin is larger, and the ReLU is zero there.',
      3,
      3,
    ],
    [
      'an open criterion on which no level hangs',
      kinks,
      'Rounding is the reason. Some people say that it is rare.',
      0,
      0,
    ],
    [
      'not, where it is not there',
      gates,
      'The sigmoid saturates on both sides. The ReLU is flat for negative inputs.',
      3,
      3,
    ],
    [
      'not, where it is there',
      gates,
      'The sigmoid saturates on both sides. The ReLU is flat for negative inputs. The leaky ReLU has the same problem.',
      1.5,
      1.5,
    ],
    [
      'not, where it is denied',
      gates,
      'The sigmoid saturates on both sides. The ReLU is flat for negative inputs. The leaky ReLU never suffers.',
      3,
      3,
    ],
    [
      'not, where it is open',
      gates,
      'The sigmoid saturates on both sides. The ReLU is flat for negative inputs. Some people think that the leaky ReLU has the same problem.',
      1.5,
      3,
    ],
    ['an empty answer', gates, 'I do not know.', 0, 0],
  ])('%s', (_, of, answer, certain, reach) => {
    const verdict = judged(of, answer);
    expect(points(verdict.credit)).toBe(certain);
    expect(points(verdict.credit) + points(verdict.open)).toBe(reach);
    expect(verdict.review.length > 0).toBe(certain < reach);
  });

  test('what a level names after not is told of only where it stands', () => {
    const without = judged(gates, 'The sigmoid saturates on both sides.');
    expect(without.criteria?.map(({ name, met }) => `${name}: ${met ?? ''}`)).toEqual(['sigmoid: yes', 'relu: no']);
    expect(without.findings).toEqual([{ code: 'criterion-missing', data: { what: 'relu' } }]);
    const there = judged(gates, 'The leaky ReLU has the same problem. The sigmoid saturates on both sides.');
    expect(there.criteria?.map(({ name, met }) => `${name}: ${met ?? ''}`)).toContain('leaky: yes');
    expect(there.findings.map(({ code }) => code)).toContain('criterion-against');
  });

  test('at the highest level nothing is missing', () => {
    const verdict = judged(kinks, 'The loss has a kink, e.g. the ReLU at zero. It is rare.');
    expect(verdict.findings).toEqual([]);
    expect(outcome(verdict)).toBe('');
    expect(verdict.status).toBe('correct');
  });
});

describe('mistakes in levels', () => {
  const criteria = { kink: 'one', b: 'two' };
  const written = (levels: Record<string, string>, more = {}) =>
    prepared({ criteria, levels, ...more }, 2).problems ?? [];

  test.each([
    ['a misspelt criterion', { 2: 'kinc and b' }, ['levels', '2'], 'no criterion `kinc`'],
    ['an open bracket', { 2: '(kink and b' }, ['levels', '2'], 'not closed'],
    ['nothing after and', { 2: 'kink and' }, ['levels', '2'], 'ends where'],
    ['two names in a row', { 2: 'kink b' }, ['levels', '2'], 'too much'],
    ['points that are none', { '1/': 'kink and b' }, ['levels', '1/'], 'no number of points'],
    ['a highest level below the part', { 1: 'kink and b' }, ['levels', '1'], 'worth 1, the part 2'],
    ['a highest level above the part', { 3: 'kink and b' }, ['levels', '3'], 'worth 3, the part 2'],
    ['two levels alike', { 2: 'kink', '2.0': 'b' }, ['levels', '2.0'], 'Two levels are worth 2.0'],
    ['a contradiction', { 2: 'kink and b', 1: 'kink and not kink' }, ['levels', '1'], 'contradicts itself'],
    ['a level that a higher one covers', { 2: 'kink or b', 1: 'kink and b' }, ['levels', '1'], 'nobody gets 1'],
    ['points for nothing', { 2: 'kink and b', 1: 'not b' }, ['levels', '1'], 'nothing is found earns 1'],
    ['a criterion in no level', { 2: 'kink' }, ['criteria', 'b'], 'No level asks for `b`'],
  ])('%s', (_, levels, path, message) => {
    const problems = written(levels);
    expect(problems).toMatchObject([{ severity: 'error', path }]);
    expect(problems[0]?.message).toContain(message);
  });

  test('points of criteria, and a cap, mean nothing beside levels', () => {
    const own = { criteria: { kink: { any: 'one', points: 2 }, b: 'two' }, cap: true };
    expect(written({ 2: 'kink and b' }, own)).toMatchObject([
      { code: 'points-beside-levels', path: ['criteria', 'kink', 'points'] },
      { code: 'points-beside-levels', path: ['cap'] },
    ]);
  });
});
