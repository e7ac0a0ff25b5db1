import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { islandsOf } from '../../src/math/islands.ts';
import { CORRELATION, declared, islandsIn, sentenceTokens } from './reading.ts';

const SHIFTED = 'y[((i + k) mod n)]';
const DERIVATIVE = 'd<z[k] by x[i]>';

describe('mathematics in sentences', () => {
  test.each<[string, string[]]>([
    [
      String.raw`$Wx^{(i)}$ involves 1000 dot products between 2 vectors of length 100, where each needs 99 additions.`,
      ['(W * x[i])', '1000', '2', '100', '99'],
    ],
    [String.raw`In total $1000 \times (100 + 99) = 199,000$ operations.`, ['(1000 * (100 + 99)) = 199,000']],
    ['So in total it involves 200,000 operations.', ['200,000']],
    ['500 + 100 = 600 operations. Across 10 maps: 6000.', ['(500 + 100) = 600', '10', '6000']],
    ['dz[k]/dx[i] = y[(i+k) mod n], since only one term involves x[i].', [`${DERIVATIVE} = ${SHIFTED}`, 'x[i]']],
    ['∂z[k]/∂x[i]: y[(i + k) mod n]', [`${DERIVATIVE} : ${SHIFTED}`]],
    ['10 filters * 3 = 30 params', ['(10 * 3) = 30']],
    ['10 filters x 3 weights = 30 weights', ['(10 * 3) = 30']],
    ['3 multiplications + 2 additions = 5 operations', ['(3 + 2) = 5']],
    ['10 × $600$ = 6000', ['(10 * 600) = 6000']],
    ['output: 100 x 10', ['(100 * 10)']],
    ['The shape is 100 by 10.', ['(100 * 10)']],
    ['3 times 10 equals 30', ['(3 * 10)', '30']],
    ['the answer is (1000,)', ['tuple()<1000>']],
    ['the output has shape (N, 100, 10), channels last', ['tuple()<N, 100, 10>']],
    ['Answer: **30**', ['30']],
    ['params: 30!', ['30']],
    ['- 30 parameters (3 weights x 10 filters = 30)', ['30', '(3 * 10) = 30']],
    ['total – 30', ['30']],
    ['it is -3', ['-(3)']],
    ['x = -3', ['x = -(3)']],
    ['~6000 ops', ['6000']],
    ['about 10^5 (or 100k) parameters', ['(10 ^ 5)', '(100 * k)']],
    ['f: 100 -> 1000', ['f : 100 -> 1000']],
    ['sum over i of x[i] * y[(i+k) mod n] is z[k]', [`sum i from ? to ? of (x[i] * ${SHIFTED})`, 'z[k]']],
    ['because only the term x[i]·y[(i+k) mod n] has x[i] in it', [`(x[i] * ${SHIFTED})`, 'x[i]']],
    [String.raw`the $i$-th entry of $x$`, ['i', 'x']],
    [
      'let j = (i+k) mod n, and rewrite i as i = (j+n-k) mod n.',
      ['j = ((i + k) mod n)', 'i', 'i = (((j + n) - k) mod n)'],
    ],
    [String.raw`$a = 1$, $b = 2$`, ['a = 1', 'b = 2']],
    [String.raw`$x$ $y$`, ['x', 'y']],
    [String.raw`$(a - b)^+$, hence $[a]_+$`, ['relu((a - b))', 'relu(a)']],
    ['its conjugate $a^*$', ['astar']],
    ['2, 3 and 4', ['2', '3', '4']],
    [String.raw`$10 \times 3 = 30 \text{ params}$`, ['(10 * 3) = 30']],
    ['16,5 units', ['unreadable at 0']],
    ['1000 neurons × (100 products + 99 sums + 1 relu) = 200,000', ['(1000 * ((100 + 99) + 1)) = 200,000']],
    ['The output is 1000-dimensional.', ['1000']],
    ['3*10=30 weights (no bias)', ['(3 * 10) = 30']],
    ['dims = (100, 10)', ['tuple()<100, 10>']],
    ['W ∈ R^{1000x100} so 1000*100 = 100000', ['W ∈ space<1000, 100>', '(1000 * 100) = 100000']],
    ['2*100*1000 - 1000 = 199000', ['(((2 * 100) * 1000) - 1000) = 199000']],
    ['100*10*3 = 3000, plus 1000 relu => 6000', ['((100 * 10) * 3) = 3000', '1000', '6000']],
    [String.raw`$f(\cdot)$: 30`, ['30']],
    ['x[(i - k + n) % n] for dy', ['x[(((i - k) + n) mod n)]']],
  ])('%s', (sentence, expected) => {
    expect(islandsIn(sentence)).toEqual(expected);
  });

  test.each([
    'A 3-tap filter, 1-D, size-3 and non-linearity.',
    "I don't think that a feature is in an input.",
    'The log likelihood (see above), i.e. the sum of it all.',
    'We use a 2D convolution in the 1st layer.',
    'input/output and/or',
    '(not mathematics)',
    '…',
    '',
  ])('%s has none', (sentence) => {
    expect(islandsIn(sentence)).toEqual([]);
  });

  test('English words are no products of declared letters', () => {
    const symbols = declared({ 'i, n, s, o, a, t': 'real' });
    expect(islandsIn('in no case is it so', symbols)).toEqual([]);
  });

  test('a declared word is mathematics', () => {
    const symbols = declared({ 'yhat, y': 'vector(n)' });
    expect(islandsIn('we get yhat - y here', symbols)).toEqual(['(yhat - y)']);
    expect(islandsIn('we get yhat-y here', symbols)).toEqual(['(yhat - y)']);
  });

  test('places are those of the sentence', () => {
    const sentence = 'In total $10 \\times 600$ = 6000 operations.';
    const [island] = islandsOf(sentenceTokens(sentence), { symbols: CORRELATION, conventions: DEFAULT_CONVENTIONS });
    const [start, end] = [island?.[0]?.span.start, island?.at(-1)?.span.end];
    expect(sentence.slice(start, end)).toBe('10 \\times 600$ = 6000');
  });

  test('any text gives islands whose places are in order', () => {
    const words = fc.constantFrom(
      'a',
      'the',
      '3',
      '1,000',
      '(',
      ')',
      '[',
      ']',
      '-',
      '=',
      '+',
      '$x_i$',
      'x',
      'dz/dx',
      '.',
      ',',
      ':',
      '%',
      "'",
      '10-D',
      '|',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.constantFrom('', ' '), (parts, glue) => {
        const islands = islandsOf(sentenceTokens(parts.join(glue)), {
          symbols: CORRELATION,
          conventions: DEFAULT_CONVENTIONS,
        });
        const starts = islands.flat().map(({ span }) => span.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(islands.every((island) => island.length > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
