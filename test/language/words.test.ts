import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isCommonWord } from '../../src/language/common-words.ts';
import { forgiven, slipsBetween } from '../../src/language/spelling.ts';
import { createVocabulary } from '../../src/language/vocabulary.ts';
import { formsOf } from '../../src/language/words.ts';

describe('forms of a word', () => {
  test.each([
    ['feature', 'features'],
    ['share', 'shared sharing shares'],
    ['sharing', 'share shared shares'],
    ['stop', 'stopped stopping'],
    ['learned', 'learn learnt learning learns'],
    ['matrix', 'matrices matrixes'],
    ['axis', 'axes'],
    ['is', 'are was were be been being'],
    ['large', 'larger largest'],
    ['fewer', 'few fewest'],
    ['easy', 'easier easiest easily'],
    ['vary', 'varies varied varying'],
    ['local', 'locally'],
    ['invariance', 'invariant'],
    ['dependent', 'dependence dependency dependencies'],
    ['neighbourhood', 'neighborhood neighborhoods'],
    ['neighbor', 'neighbours neighbouring'],
    ['centered', 'centred center centre'],
    ['normalize', 'normalises normalised normalisation'.split(' ').slice(0, 2).join(' ')],
    ['labelled', 'labeled'],
    ['neighbouring', 'neighboring'],
    ['break', 'broken broke breaks breaking'],
    ['savings', 'save saved saving'],
    ['bias', 'biases biased'],
    ['using', 'use used uses'],
    ['frozen', 'freeze froze freezing'],
    ['warmer', 'warm warmest'],
    ['modelled', 'modeled model modelling'],
  ])('%s: %s', (word, forms) => {
    for (const form of forms.split(' ')) expect([...formsOf(word)]).toContain(form);
  });

  test.each([
    ['position', 'positive'],
    ['object', 'objective'],
    ['local', 'locality'],
    ['large', 'largely'],
    ['every', 'ever'],
    ['four', 'for'],
    ['different', 'differentiable'],
    ['parameter', 'perimeter'],
    ['less', 'les'],
    ['mean', 'meaning'],
    ['number', 'numb'],
    ['this', 'thi'],
    ['apple', 'apply'],
    ['filled', 'filed'],
    ['pole', 'polling'],
    ['late', 'lately'],
  ])('%s, but not %s', (word, other) => {
    expect([...formsOf(word)]).not.toContain(other);
  });

  test('a word is a form of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a e i o u y s t n g d l r'.split(' ')) }), (word) =>
        formsOf(word).has(word),
      ),
    );
  });
});

describe('slips of the pen', () => {
  test.each([
    ['stationarty', 'stationarity', 1],
    ['neighborhod', 'neighborhood', 1],
    ['lcoality', 'locality', 1],
    ['paramters', 'parameters', 1],
    ['convultion', 'convolution', 2],
    ['same', 'same', 0],
  ])('%s for %s', (written, meant, slips) => {
    expect(slipsBetween(written, meant, 2)).toBe(slips);
  });

  test('the distance is symmetric, and bounded by the longer word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const slips = slipsBetween(a, b, 20) ?? -1;
        expect(slips).toBe(slipsBetween(b, a, 20));
        expect(slips).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(slips === 0).toBe(a === b);
        for (const most of [0, 1, 2]) expect(slipsBetween(a, b, most)).toBe(slips <= most ? slips : undefined);
      }),
    );
  });

  test('short words are read as written', () => {
    expect([forgiven(4), forgiven(5), forgiven(8), forgiven(9)]).toEqual([0, 1, 1, 2]);
  });

  test.each([
    ['focal', 'local'],
    ['batch', 'patch'],
    ['independent', 'dependent'],
    ['asymmetric', 'symmetric'],
    ['shape', 'share'],
    ['place', 'plane'],
    ['minimize', 'maximize'],
    ['invalid', 'valid'],
  ])('%s is not %s', (written, meant) => {
    const vocabulary = createVocabulary(new Map(), true);
    vocabulary.word({ text: meant, written: meant, exact: false });
    expect(vocabulary.read({ text: written, written })).toEqual([]);
  });

  test('common words are no slips', () => {
    expect(isCommonWord('place')).toBe(true);
    expect(isCommonWord('stationarty')).toBe(false);
  });
});
