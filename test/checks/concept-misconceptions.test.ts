import { describe, expect, test } from 'vitest';

import { evidenceIn, judged, part, prepared } from './concept-part.ts';

const gates = part(
  {
    criteria: { output: ['output gate', 'gives out'], input: ['input gate'] },
    misconceptions: {
      softmax: { any: ['softmax'], penalty: 1, feedback: 'The gates use the sigmoid.' },
      same: { all: ['gate', ['the same', 'identical']], penalty: '1/2' },
    },
  },
  2,
);

const points = ({ numerator, denominator }: { numerator: number; denominator: number }): number =>
  (2 * numerator) / denominator;

describe('misconceptions', () => {
  test.each([
    ['none', 'It has a output gate and an input gate.', 2, 2],
    ['one costs its penalty', 'It has a output gate and an input gate. They use a softmax.', 1, 1],
    ['two cost both', 'It has a output gate and an input gate. They use a softmax. All gates are identical.', 0.5, 0.5],
    ['never below zero', 'They use a softmax. All gates are identical.', 0, 0],
    ['denied', 'It has a output gate and an input gate. They do not use a softmax.', 2, 2],
    ['instead of it', 'It has a output gate and an input gate. They use a sigmoid instead of a softmax.', 2, 2],
    ['supposed', 'It has a output gate and an input gate. One might think that they use a softmax.', 1, 2],
    ['said and denied', 'It has a output gate and an input gate. They use a softmax. They do not use a softmax.', 1, 2],
    ['asked', 'It has a output gate and an input gate. Do they use a softmax?', 1, 2],
    ['taken back', 'It has a output gate and an input gate. They use a softmax. That is wrong.', 1, 2],
    ['misspelt', 'It has a output gate and an input gate. They use a sofmax.', 1, 2],
    ['in a part', 'It has a output gate and an input gate. All gates are learned by the network.', 2, 2],
    [
      'beside an open criterion',
      'Some people say that it has a output gate. It has an input gate. They use a softmax.',
      0,
      1,
    ],
    [
      'open beside an open criterion',
      'Some people say that it has a output gate and a softmax. It has an input gate.',
      0,
      2,
    ],
    ['larger than what there is', 'Some people say that it has a output gate. They use a softmax.', 0, 0],
  ])('%s', (_, answer, certain, reach) => {
    const verdict = judged(gates, answer);
    expect(points(verdict.credit)).toBe(certain);
    expect(points(verdict.credit) + points(verdict.open)).toBe(reach);
    expect(verdict.review.length > 0).toBe(certain < reach);
  });

  test('the words that cost are evidence below zero, with the author’s own words', () => {
    const answer = 'It has a output gate. It uses a softmax.';
    const verdict = judged(gates, answer);
    expect(evidenceIn(answer, verdict)).toEqual(['output gate', 'softmax']);
    expect(verdict.evidence.map(({ share }) => points(share))).toEqual([1, -1]);
    expect(verdict.findings[0]).toMatchObject({
      code: 'misconception-feedback',
      data: { text: 'The gates use the sigmoid.' },
    });
    const cost = verdict.criteria?.at(-1);
    expect(cost?.name).toBe('softmax');
    expect([cost?.earned, cost?.open, cost?.worth].map((one) => points(one ?? expect.fail()))).toEqual([-1, 0, -1]);
  });

  test.each([0, 0.8, 0.96, 1])('what nobody stated costs nothing, however sure one wants to be: %s', (reviewBelow) => {
    const answer =
      'It has a output gate and an input gate, which both look at the state of the step before and weigh it.';
    const careful = part(
      { criteria: { it: 'output gate' }, misconceptions: { softmax: { any: ['softmax'], penalty: 1 } } },
      1,
      {},
      reviewBelow,
    );
    expect(judged(careful, answer)).toMatchObject({ status: 'correct', review: [] });
  });

  test('nothing is said of a misconception that nobody stated', () => {
    const verdict = judged(gates, 'It has a output gate.');
    expect(verdict.criteria?.map(({ name }) => name)).toEqual(['output', 'input']);
    expect(JSON.stringify(verdict)).not.toContain('softmax');
  });

  test('where a penalty takes what is open, nothing is open', () => {
    const {
      open,
      criteria = [],
      review,
    } = judged(gates, 'Some people say that it has a output gate. They use a softmax.');
    expect([open.numerator, ...criteria.map((one) => one.open.numerator)]).toEqual([0, 0, 0, 0]);
    expect(review).toEqual([]);
  });

  test('a penalty larger than the part leaves nothing', () => {
    const one = part({ criteria: { a: 'sigmoid' }, misconceptions: { m: { any: 'softmax', penalty: 5 } } }, 1);
    expect(judged(one, 'It is a sigmoid. It is a softmax.')).toMatchObject({
      status: 'incorrect',
      credit: { numerator: 0 },
    });
    expect(judged(one, 'It is a sigmoid. Is it a softmax?')).toMatchObject({
      status: 'undecided',
      credit: { numerator: 0 },
      open: { numerator: 1, denominator: 1 },
    });
  });

  test('beside levels it costs points of the level, and may stand in a condition', () => {
    const graded = (penalty: number) =>
      part(
        {
          criteria: { sigmoid: 'sigmoid', gates: 'three gates' },
          misconceptions: { softmax: { any: 'softmax', penalty } },
          levels: { 2: 'sigmoid and gates', 1: 'sigmoid or gates' },
        },
        2,
      );
    const answer = 'It has three gates with a sigmoid. The output is a softmax.';
    expect(points(judged(graded(1), answer).credit)).toBe(1);
    const condition = part(
      {
        criteria: { sigmoid: 'sigmoid', gates: 'three gates' },
        misconceptions: { softmax: { any: 'softmax', penalty: 0 } },
        levels: { 2: 'sigmoid and gates and not softmax', 0.5: 'sigmoid' },
      },
      2,
    );
    expect(points(judged(condition, answer).credit)).toBe(0.5);
  });
});

describe('mistakes in misconceptions', () => {
  const criteria = { a: 'one' };

  test.each([
    ['a phrase', { m: { any: ['(two|'], penalty: 1 } }, ['misconceptions', 'm', 'any', 0], 'phrase-unreadable'],
    ['points', { m: { any: 'two', penalty: 'much' } }, ['misconceptions', 'm', 'penalty'], 'points-unreadable'],
    ['the name of a criterion', { a: { any: 'two', penalty: 1 } }, ['misconceptions', 'a'], 'same-name'],
    ['no rule', { m: { penalty: 1 } }, ['misconceptions', 'm'], 'criterion-empty'],
  ])('%s', (_, misconceptions, path, code) => {
    expect(prepared({ criteria, misconceptions }, 1).problems).toMatchObject([{ severity: 'error', path, code }]);
  });
});
