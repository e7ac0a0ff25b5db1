import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { add, compare } from '../../src/model/share.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { ASSUMPTIONS } from './concept-criteria.ts';
import { evidenceIn, judged, outcome, part } from './concept-part.ts';

const GAP = 'that we all saw in the lecture of last week on the slides of it';

/** The criterion `feature` and `useful` in one sentence, with the reasons that a person is given. */
function reasons(answer: string, reviewBelow = 0.8): string[] {
  const one = part({ criteria: { reuse: { all: ['stationarity', 'useful'] } } }, 1, {}, reviewBelow);
  return judged(one, answer).review.map(({ code, data }) => `${code}: ${String(data?.['why'])}`);
}

describe('what makes a verdict unsure is named', () => {
  test.each([
    ['It is useful, by stationarity.', 1, []],
    ['It is useful, by stationarty.', 0.8, []],
    ['It is useful, by stationarty.', 0.95, ['slip-forgiven: we read “stationarty” as “stationarity”']],
    [
      `Stationarty ${GAP} is useful.`,
      0.85,
      ['slip-forgiven: we read “Stationarty” as “stationarity”; 16 words stand between its parts'],
    ],
    [
      'The statonarrity is useful.',
      0.8,
      ['spelling-guessed: we read “statonarrity” as “stationarity”, with two letters changed'],
    ],
    ['It is usefully seen as stationarity.', 1, ['other-form: we read “usefully” as a form of “useful”']],
    ['Stationarity, not depth, is useful.', 0.96, ['denial-near: “not” stands near it']],
    ['Perhaps stationarity is useful.', 0.96, ['hedged: it is said with “perhaps”']],
    ['There is stationarity. It is useful.', 0.8, ['words-far-apart: the words are there, but in two sentences']],
    [
      'The data shows some stationarity, and so one filter will do.',
      0.8,
      ['half-found: we found “stationarity”, and the rest may be there in other words'],
    ],
  ])('%s at %d', (answer, reviewBelow, expected) => {
    expect(reasons(answer, reviewBelow)).toEqual(expected);
  });
});

test('without a threshold only contradictions and lists of keywords go to a person', () => {
  expect(reasons('Stationarity is useful. Stationarity is not useful.', 0)).toHaveLength(1);
  expect(reasons('Stationarity, useful, filter, depth', 0)).toHaveLength(1);
  expect(reasons('If there were stationarity, it would be useful.', 0)).toEqual([]);
  expect(reasons('There is stationarity. It is useful.', 0)).toEqual([]);
  expect(reasons('The statonarrity is useful.', 0)).toEqual([]);
});

const ANSWERS = fc
  .array(
    fc.constantFrom(
      ...'locality;stationarty;statonarrity;feature;small part;not;perhaps;useful;anywhere;,;. ;and;but;if;depends on;is;local;a unit;whatever one may think of it'.split(
        ';',
      ),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(' '));

test('a higher threshold opens more: no credit is added, none gets out of reach, and the same words are found', () => {
  const thresholds = [0, 0.5, 0.8, 0.9, 0.97, 1];
  const parts = thresholds.map((one) => part({ criteria: ASSUMPTIONS }, 4, {}, one));
  fc.assert(
    fc.property(ANSWERS, (answer) => {
      const verdicts = parts.map((one) => judged(one, answer));
      for (const [i, verdict] of verdicts.entries()) {
        const lower = verdicts[i - 1];
        if (!lower) continue;
        expect(compare(verdict.credit, lower.credit)).toBeLessThanOrEqual(0);
        expect(compare(reach(verdict), reach(lower))).toBeGreaterThanOrEqual(0);
        expect(verdict.criteria?.map(({ confidence }) => confidence)).toEqual(
          lower.criteria?.map(({ confidence }) => confidence),
        );
        expect(found(verdict)).toEqual(expect.arrayContaining(found(lower)));
      }
    }),
    { numRuns: 200 },
  );
});

test('a criterion in doubt keeps its words and its reason', () => {
  const one = part({ criteria: { it: 'stationarity', other: 'depth' } }, 2);
  const answer = 'It shows statonarrity, and depth.';
  const verdict = judged(one, answer);
  expect(outcome(verdict)).toBe('(it) other');
  expect(evidenceIn(answer, verdict)).toEqual(['statonarrity', 'depth']);
  expect(verdict.criteria).toMatchObject([
    { confidence: 0.7, remark: 'we read “statonarrity” as “stationarity”, with two letters changed' },
    { confidence: 1 },
  ]);
});

/** The words that count, by criterion. */
function found({ evidence }: Verdict): string[] {
  return evidence.map(({ criterion, span }) => `${criterion} ${span.start}-${span.end}`);
}

function reach({ credit, open }: Verdict) {
  return add(credit, open);
}
