import { describe, expect, test } from 'vitest';

import { judged, outcome, part } from './concept-part.ts';

const SHARING = part(
  {
    criteria: {
      shared: {
        any: [
          '(share|reuse|tie) ... (weight|filter|kernel|parameter)',
          '(same|one) (filter|kernel|weight) ... (everywhere|each position|all positions|every position)',
          'weight sharing',
          '(weight|filter) ... (shared|reused|same)',
        ],
        points: 1,
      },
      independent: {
        any: [
          'not depend on ... position',
          'independent of ... position',
          'regardless of ... position',
          'no matter where',
        ],
        points: 1,
      },
    },
  },
  2,
);

describe('said and denied, in the same words or in others: a person decides', () => {
  test.each([
    ['(shared)', 'The weights are shared. The weights are not shared.'],
    ['(shared)', 'The layer reuses its filter at all positions. It does not use the same filter everywhere.'],
    ['(shared)', 'Weight sharing is used. However, no filter is reused at another place.'],
    ['(shared)', 'The same filter is used everywhere, but the weights are not shared.'],
    ['(shared)', 'It uses weight sharing. Each position has its own filter, so weights are never shared.'],
    ['(shared)', 'Weights are shared, or rather they are not.'],
    ['(shared)', 'We share the weights. This is wrong.'],
    ['(independent)', 'The response does not depend on the position. It depends on the position.'],
    ['(independent)', 'It works no matter where the object is. It is wrong that it works no matter where it is.'],
  ])('%s in “%s”', (expected, answer) => {
    const verdict = judged(SHARING, answer);
    expect(outcome(verdict)).toBe(expected);
    expect(verdict.status).toBe('undecided');
  });
});

describe('only denied: nothing is paid', () => {
  test.each([
    'The response does depend on the position.',
    'The response is not independent of its position.',
    'No filter is reused at another place.',
    'The network is not required to share its weights.',
  ])('%s', (answer) => {
    expect(outcome(judged(SHARING, answer))).toBe('');
  });
});

test('the opposite of a criterion that asks for a denial is told as its denial', () => {
  const { findings } = judged(SHARING, 'The response of this filter does depend on the position.');
  expect(findings.map(({ code }) => code)).toContain('criterion-denied');
});

describe('denied of something else, or of what is not so: paid', () => {
  test.each([
    ['shared', 'Weights are shared in a convolution. In a dense layer weights are not shared.'],
    ['shared', 'A dense layer does not share weights. A convolution does share its weights.'],
    ['shared', 'If the weights were not shared, each position would need its own. So one shares the filter.'],
    ['shared', 'We share the weights. I do not think this is wrong.'],
    ['shared', 'It does not matter whether it is left or right, the same filter is used at every position.'],
    [
      'independent',
      'In a dense layer it depends on the position. In a convolution it does not depend on the position.',
    ],
    ['independent', 'It does not depend on the position. If faces are centered, features depend on their position.'],
  ])('%s in “%s”', (expected, answer) => {
    expect(outcome(judged(SHARING, answer))).toBe(expected);
  });
});
