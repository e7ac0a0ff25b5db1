import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { numberAt, sameNumber } from '../../src/language/numbers.ts';
import { SLIP_KINDS, slipsAllowed, slipsBetween } from '../../src/language/spelling.ts';
import { tokensOf } from '../../src/language/tokens.ts';
import { judged, outcome, part, prepared } from './concept-part.ts';

type Options = Parameters<typeof part>[0];

/** Whether the one criterion is met. */
function holds(criterion: Options['criteria'][string], answer: string, options: Partial<Options> = {}): boolean {
  return outcome(judged(part({ ...options, criteria: { it: criterion } }, 1), answer)) === 'it';
}

describe('numbers are compared by value', () => {
  test.each([
    ['100', 'It takes 1e2 steps.', true],
    ['100', 'It takes 100.0 steps.', true],
    ['1e5', 'It takes 100,000 steps.', true],
    ['100000', 'It takes 10^5 steps.', true],
    ['100000', 'It takes $10^{5}$ steps.', true],
    ['10^5', 'It takes 10⁵ steps.', true],
    ['0.0003', 'The rate is 3 × 10⁻⁴ here.', true],
    ['3e-4', 'The rate is $3 \\cdot 10^{-4}$ here.', true],
    ['90 %', 'About 0.9 of them are right.', true],
    ['0.9', 'About 90% of them are right.', true],
    ['0.9', 'About $90\\%$ of them are right.', true],
    ['90 %', 'About 90 percent of them are right.', true],
    ['90 %', 'About 90 of them are right.', false],
    ['1/2', 'It is 0.5 then.', true],
    ['0.5', 'It is ½ then.', true],
    ['60 million', 'It has 60,000,000 weights.', true],
    ['2 layers', 'It has two layers.', true],
    ['two layers', 'It has 2 layers.', true],
    ['one layer', 'It has 1 layer.', true],
    ['3 x 3', 'The kernel is 3×3 here.', true],
    ['3x3', 'The kernel is 3 by 3 here.', true],
    ['5 ms', 'It takes 5ms in all.', true],
    ['5 ms', 'It takes 5 milliseconds in all.', true],
    ['2.6ml', 'There are 2.6 millilitres left.', true],
    ['-5', 'The value is -5 then.', true],
    ['-5', 'The value is −5 then.', true],
    ['5', 'The value is -5 then.', false],
    ['-5', 'The value is 5 then.', false],
    ['5', 'It is $x-5$ then.', true],
    ['10', 'It takes 10^5 steps.', false],
    ['5', 'It takes 10^5 steps.', false],
    ['100', 'It takes 1001 steps.', false],
    ['1000001', 'It takes 1000000 steps.', false],
    ['2.4', 'It is 2.40001 then.', false],
    ['3', 'It lies between 3 and 5.', true],
    ['5', 'It lies in 3–5 of them.', true],
  ])('%s in “%s”: %s', (phrase, answer, expected) => {
    expect(holds(phrase, answer)).toBe(expected);
  });

  test('a number is read as what it was written from', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-6, max: 1e15 });
    const spellings = (value: number): string[] => [String(value), value.toExponential(), `+${value}`];
    fc.assert(
      fc.property(numbers, (value) => {
        for (const text of spellings(value)) {
          const tokens = tokensOf([{ kind: 'prose', text, span: { start: 0, end: text.length } }]);
          const at = tokens.findIndex(({ kind }) => kind === 'number');
          const found = numberAt(tokens, at)?.readings.find(({ end }) => end === tokens.length);
          expect(found && sameNumber(found.value, value)).toBe(true);
        }
      }),
    );
  });
});

describe('compounds in either order', () => {
  test.each([
    ['weight sharing', 'The sharing of weights helps.', true],
    ['weight sharing', 'The sharing of the weights helps.', true],
    ['weight sharing', 'It has shared weights.', true],
    ['weight sharing', 'The layers share their weights.', true],
    ['weight sharing', 'The weight of sharing is felt.', false],
    ['location invariant', 'It is location-invariant.', true],
    ['location invariant', 'It is invariant to location.', true],
    ['translation invariance', 'It is invariant under translations.', true],
    ['image classification', 'The classification of images is solved.', true],
    ['deep learning', 'It is learning deep features.', false],
    ['=weight sharing', 'It has shared weights.', false],
  ])('%s in “%s”: %s', (phrase, answer, expected) => {
    expect(holds(phrase, answer)).toBe(expected);
  });
});

describe('spelling', () => {
  test.each([
    ['exact', 'exact', 'stationarity', 'It has stationarty.', false],
    ['lenient', 'lenient', 'stationarity', 'It has stationarty.', true],
    ['one slip, though a real word', { slips: 1 }, 'better', 'It is bitter.', true],
    ['one slip in the first letter', { slips: 1 }, 'kernel', 'A bernel is used.', true],
    ['two slips', { slips: 2 }, '=temperature', 'It has tempratur.', true],
    ['three slips', { slips: 2 }, '=temperature', 'It has tmpratur.', false],
    ['two slips in a short word', { slips: 2 }, '=kernel', 'A kenrell is used.', false],
    ['a swap', { slips: 1, kinds: ['swapped'] }, '=kernel', 'A kenrel is used.', true],
    ['no swap', { slips: 1, kinds: ['missing'] }, '=kernel', 'A kenrel is used.', false],
    ['a letter missing', { slips: 1, kinds: ['missing'] }, '=kernel', 'A krnel is used.', true],
    ['a wildcard with a slip', { slips: 1 }, 'temperat*', 'It has tempratures.', true],
    ['short words must be right', { slips: 1 }, '=net', 'A nut is used.', false],
  ] as const)('%s', (_, spelling, phrase, answer, expected) => {
    const options = spelling as NonNullable<Options['spelling']>;
    expect(holds(phrase, answer, { spelling: options })).toBe(expected);
    expect(holds({ any: phrase, spelling: options }, answer)).toBe(expected);
    expect(holds({ any: [{ any: phrase, spelling: options }] }, answer)).toBe(expected);
  });

  test.each([
    ['ReLU', 'A relu is used.', false],
    ['ReLU', 'A ReLU is used.', true],
    ['ReLU', 'Many ReLUs are used.', true],
    ['=K', 'It needs K samples.', true],
    ['=K', 'It needs k samples.', false],
    ['café', 'A cafe is there.', false],
  ])('case: exact: %s in “%s”: %s', (phrase, answer, expected) => {
    expect(holds({ any: phrase, case: 'exact' }, answer)).toBe(expected);
  });

  test.each([
    [{ any: [{ any: 'x', spelling: 'good' }] }, ['criteria', 'a', 'any', 0, 'spelling']],
    [{ any: [{ any: 'x', spelling: { slips: 3 } }] }, ['criteria', 'a', 'any', 0, 'spelling']],
    [{ any: [{ any: 'x', spelling: { slips: 1, kinds: ['typo'] } }] }, ['criteria', 'a', 'any', 0, 'spelling']],
    [{ any: [{ any: 'x', case: 'same' }] }, ['criteria', 'a', 'any', 0, 'case']],
    [{ only: { all: 'a b c d e f g h i j k l m'.split(' ') } }, ['criteria', 'a', 'only']],
  ])('a mistake: %o', (a, path) => {
    const criteria = { a } as Options['criteria'];
    expect(prepared({ criteria }, 1).problems).toEqual([expect.objectContaining({ severity: 'error', path })]);
  });

  test('allowing every slip is the distance, wildcards aside', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 8, maxLength: 10 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (a, b, most) => {
        expect(slipsAllowed(a, b, { most, kinds: SLIP_KINDS })).toBe(slipsBetween(a, b, most));
        expect(slipsAllowed(a, `${b}*`, { most, kinds: SLIP_KINDS }) ?? 9).toBeLessThanOrEqual(
          slipsAllowed(a, b, { most, kinds: SLIP_KINDS }) ?? 9,
        );
      }),
    );
  });
});

describe('only, and nowhere', () => {
  test.each([
    ['only', { only: ['yes', 'true'] }, 'Yes!', true],
    ['only, and more', { only: ['yes', 'true'] }, 'Yes, it is.', false],
    ['only, in any order', { only: { all: ['dense', 'small'] } }, 'small, dense', true],
    ['only, each once', { only: { all: ['dense', 'dense'] } }, 'dense', false],
    ['only, words for either', { only: { all: [['a1', 'dense'], 'dense'] } }, 'dense a1', true],
    ['only, at least', { only: { min: 2, of: ['dense', 'small', 'deep'] } }, 'deep and small', false],
    ['only, at least two of three', { only: { min: 2, of: ['dense', 'small', 'deep'] } }, 'deep, small', true],
    ['only, in order', { only: { order: ['forward', 'loss', 'step'] } }, 'Forward. Loss. Step.', true],
    ['only, in another order', { only: { order: ['forward', 'loss', 'step'] } }, 'loss, forward, step', false],
    ['only a sign more', { only: 'K' }, 'K#', false],
    ['nowhere', { not: ['global', 'dense'] }, 'It is local.', true],
    ['somewhere', { not: ['global', 'dense'] }, 'It is local, and dense.', false],
    ['denied there', { not: ['global'] }, 'It is not global.', true],
    ['both', { all: ['local', { not: ['global'] }] }, 'It is local. It is deep.', true],
    ['both, elsewhere', { all: ['local', { not: ['global'] }] }, 'It is local. It is global.', false],
    [
      'narrower',
      { all: ['deep', { all: ['local', 'small'], within: 'sentence' }], within: 'answer' },
      'Deep. Local. Small.',
      false,
    ],
    ['no fillers', { any: 'small net', words: 0 }, 'A small the net.', false],
    [
      'order, the near one counts',
      { order: ['local', 'small'], words: 1, within: 'answer' },
      'local deep wide and local small',
      true,
    ],
  ] satisfies [string, Options['criteria'][string], string, boolean][])('%s', (_, criterion, answer, expected) => {
    expect(holds(criterion, answer, { expects: 'words' })).toBe(expected);
  });

  test('where words are expected, a list is an answer; where sentences are, a person looks', () => {
    const criteria = { a: { all: ['locality', 'stationarity'] } };
    expect(outcome(judged(part({ criteria, expects: 'words' }, 1), 'locality, stationarity'))).toBe('a');
    expect(outcome(judged(part({ criteria }, 1), 'locality, stationarity'))).toBe('(a)');
  });

  test('in any order is what some permutation in order is', () => {
    const words = fc.array(fc.constantFrom('ax', 'bx', 'cx'), { minLength: 1, maxLength: 4 });
    const entries = fc.array(fc.uniqueArray(fc.constantFrom('=ax', '=bx', '=cx'), { minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, entries, (answer, lists) => {
        const all = holds({ only: { all: lists } }, answer.join(' '), { expects: 'words' });
        const some = permutations(lists).some(
          (order) =>
            order.length === answer.length &&
            order.every((list, i) => list.some((one) => one === `=${answer[i] ?? ''}`)),
        );
        expect(all).toBe(some);
      }),
      { numRuns: 60 },
    );
  });
});

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((one, i) => permutations(list.filter((_, k) => k !== i)).map((rest) => [one, ...rest]));
}
