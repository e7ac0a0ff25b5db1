import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { choice } from '../../src/checks/choice/choice.ts';
import type { PreparedChoice } from '../../src/checks/choice/prepare.ts';
import { settingAlone } from '../../src/checks/define-check.ts';
import { sentence } from '../../src/model/finding.ts';
import { share } from '../../src/model/share.ts';
import { passageFrom } from '../language/passages.ts';

type Options = Parameters<typeof choice.prepare>[0];

const setting = settingAlone(share(2));

function part(options: Options): PreparedChoice {
  const outcome = choice.prepare(options, setting);
  if (outcome instanceof Promise || !outcome.prepared) throw new Error(JSON.stringify(outcome));
  return outcome.prepared;
}

function judged(of: PreparedChoice, answer: string) {
  const verdict = choice.judge(of, passageFrom(answer));
  for (const finding of [...verdict.findings, ...verdict.review]) sentence(choice.messages, finding);
  return { ...verdict, worth: verdict.credit.numerator / verdict.credit.denominator };
}

const options = {
  mean: 'subtracting the mean',
  scale: 'subtracting the mean and dividing by the standard deviation',
  rotate: 'rotating the coordinate axes',
  none: 'none of the above',
};
const several = part({ options, expect: ['mean', 'scale'], mistakes: { 'missing-option': '1/2' } });

describe('several options', () => {
  test.each([
    ['1, 2', 1, 'correct'],
    ['(a) and (b)', 1, 'correct'],
    ['Options 1 and 2 are correct.', 1, 'correct'],
    ['1,2 true. 3,4 false.', 1, 'correct'],
    ['3, 4 are wrong. 1 and 2 are right.', 1, 'correct'],
    ['A, B', 1, 'correct'],
    ['mean and scale', 1, 'correct'],
    ['1 and 2. The distance does not see a shift of all values.', 1, 'correct'],
    ['1', 0.5, 'partial'],
    ['1, 2, 3', 0, 'incorrect'],
    ['3', 0, 'incorrect'],
  ])('%s', (answer, worth, status) => {
    expect(judged(several, answer)).toMatchObject({ worth, status, review: [] });
  });

  test.each([
    ['It depends.', 'choice-unclear'],
    ['1 or rather not 1, but 2', 'choice-unclear'],
    ['7', 'choice-unclear'],
    ['1 and 2. Still, rotating the coordinate axes could matter.', 'choice-explained'],
    ['Subtracting the mean moves all, rotating the coordinate axes turns all.', 'choice-unclear'],
  ])('%s: a person decides', (answer, code) => {
    const verdict = judged(several, answer);
    expect(verdict.review.map((one) => one.code)).toContain(code);
    expect(verdict).toMatchObject({ status: 'undecided', worth: 0, open: { numerator: 1, denominator: 1 } });
  });
});

describe('one option', () => {
  const single = part({ options: { mean: 'the mean', median: 'the median', range: 'the range' }, expect: 'range' });
  test.each([
    ['The range.', 1],
    ['c', 1],
    ['(3)', 1],
    ['I think the range stays as it is, since a shift moves both ends.', 1],
    ['the median', 0],
    ['The answer is b.', 0],
  ])('%s', (answer, worth) => {
    expect(judged(single, answer)).toMatchObject({ worth, review: [] });
  });

  test('a denied option is not chosen', () => {
    expect(judged(single, 'It is surely not the range, if I remember well.').status).toBe('undecided');
  });

  test('true and false', () => {
    const truth = part({ options: [true, false], expect: true });
    expect(judged(truth, 'True').worth).toBe(1);
    expect(judged(truth, 'False.').worth).toBe(0);
  });
});

test.each([
  ['per-option', '1', 0.75],
  ['per-option', '1, 3', 0.5],
  ['right-minus-wrong', '1', 0.5],
  ['right-minus-wrong', '1, 3', 0],
] as const)('%s: %s', (scoring, answer, worth) => {
  expect(judged(part({ options, expect: ['mean', 'scale'], scoring }), answer).worth).toBe(worth);
});

test('further sets earn what they say', () => {
  const also = part({
    options,
    expect: 'mean',
    also: [{ expect: ['mean', 'scale'], credit: '1/4', feedback: 'One is enough.' }],
  });
  expect(judged(also, '1 and 2')).toMatchObject({ worth: 0.25, findings: [{ code: 'choice-feedback' }] });
});

test('an option that is not there is the author’s mistake', () => {
  const outcome = choice.prepare({ options, expect: ['maen'] }, setting);
  expect(outcome).toMatchObject({ problems: [{ path: ['expect', 0], help: 'Did you mean `mean`?' }] });
});

test('no answer makes it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('1', '2', 'a', ' ', ',', '.', '(', ')', 'not ', 'the mean ') }),
      ),
      (answer) => {
        const { worth, open } = judged(several, answer);
        expect(worth + open.numerator / open.denominator).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 300 },
  );
});
