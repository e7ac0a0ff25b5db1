import { describe, expect, test } from 'vitest';

import { settle } from '../../src/grading/settle.ts';
import type { Placement } from '../../src/model/placement.ts';
import { ALL, NONE, share } from '../../src/model/share.ts';
import type { Verdict } from '../../src/model/verdict.ts';

const FOUND: Placement = {
  part: 'a',
  status: 'found',
  body: { start: 0, end: 1 },
  passage: { start: 0, end: 1 },
  coarse: false,
  confidence: 1,
  rivals: [],
  doubts: [],
};

function verdict(given: Partial<Verdict> = {}): Verdict {
  return {
    status: 'correct',
    credit: ALL,
    open: NONE,
    findings: [],
    evidence: [],
    review: [],
    confidence: 1,
    ...given,
  };
}

const read = (text: string) => ({ readAs: [{ text, latex: text }] });
const wrong = (text: string) => verdict({ status: 'incorrect', credit: NONE, ...read(text) });

describe('how sure the place is and what the check says are joined', () => {
  test('a sure answer stays as it is', () => {
    const one = verdict(read('30'));
    expect(settle(FOUND, [one], 0.8)).toEqual(one);
  });

  test('the same answer in two places is one answer', () => {
    expect(settle(FOUND, [wrong('7'), wrong('7')], 0.8)).toMatchObject({ status: 'incorrect', review: [] });
    expect(settle(FOUND, [verdict(read('30')), verdict(read('10 * 3'))], 0.8)).toMatchObject({
      status: 'correct',
      review: [],
    });
  });

  test.each([
    ['right and wrong', [verdict(read('30')), wrong('7')], NONE, ALL],
    ['wrong and right', [wrong('7'), verdict(read('30'))], NONE, ALL],
    [
      'half and right',
      [verdict({ status: 'partial', credit: share(1, 2), ...read('40') }), verdict(read('30'))],
      share(1, 2),
      share(1, 2),
    ],
    ['two wrong ones', [wrong('7'), wrong('8')], NONE, NONE],
  ])('%s: only what both earn is certain', (_, verdicts, credit, open) => {
    expect(settle(FOUND, verdicts, 0.8)).toMatchObject({
      status: 'undecided',
      credit,
      open,
      review: [{ code: 'answered-twice' }],
    });
  });

  test('a doubt about the place leaves all to a person', () => {
    const doubts = [{ code: 'place-in-doubt' }];
    expect(settle({ ...FOUND, doubts }, [verdict()], 0.8)).toMatchObject({
      status: 'undecided',
      credit: NONE,
      open: ALL,
      review: doubts,
    });
  });

  test.each([
    [0.79, 1, 0.8, true],
    [1, 0.79, 0.8, true],
    [0.8, 0.8, 0.8, false],
    [0.99, 1, 1, true],
    [0.1, 0.1, 0, false],
  ])('confidence %d and %d under %d: review is %s', (ofCheck, ofPlace, reviewBelow, review) => {
    const settled = settle({ ...FOUND, confidence: ofPlace }, [verdict({ confidence: ofCheck })], reviewBelow);
    expect(settled.review).toEqual(review ? [{ code: 'low-confidence' }] : []);
    expect(settled.credit).toEqual(review ? NONE : ALL);
  });

  test('what is proved absent costs points; what was not found is for a person', () => {
    expect(settle({ ...FOUND, status: 'missing' }, [], 0.8)).toMatchObject({
      status: 'missing',
      credit: NONE,
      open: NONE,
      review: [],
    });
    expect(settle({ ...FOUND, status: 'lost' }, [], 0.8)).toMatchObject({
      status: 'missing',
      credit: NONE,
      open: ALL,
      review: [{ code: 'not-located' }],
    });
  });
});

describe('the criteria of an explanation say no more than its points', () => {
  const criterion = (earned: typeof ALL) => [{ name: 'idea', earned, open: NONE, worth: ALL }];
  const evidence = [{ criterion: 'idea', span: { start: 0, end: 1 }, share: ALL }];

  test('where the place is in doubt, none of them is certain', () => {
    const doubted = { ...FOUND, doubts: [{ code: 'place-in-doubt' }] };
    expect(settle(doubted, [verdict({ criteria: criterion(ALL), evidence })], 0.8)).toMatchObject({
      credit: NONE,
      criteria: [{ earned: NONE, open: ALL }],
      evidence: [{ share: NONE }],
    });
  });

  test('of two answers, only what both earn is certain', () => {
    const rival = verdict({ status: 'incorrect', credit: NONE, criteria: criterion(NONE) });
    expect(settle(FOUND, [verdict({ criteria: criterion(ALL) }), rival], 0.8)).toMatchObject({
      credit: NONE,
      criteria: [{ earned: NONE, open: ALL }],
    });
  });
});
