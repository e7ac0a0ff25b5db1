import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { normalise } from '../../src/language/normalise.ts';
import { readText, spanOf, type Text } from '../../src/language/text.ts';
import { passageFrom } from './passages.ts';

function sentencesIn(text: string): string[] {
  const read: Text = readText(passageFrom(text));
  return read.sentences.map((range) => {
    const { start, end } = spanOf(read, range);
    return text.slice(start, end);
  });
}

describe('sentences', () => {
  test.each([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['Things, e.g. eyes, i.e. parts etc. of faces. Done.', ['Things, e.g. eyes, i.e. parts etc. of faces.', 'Done.']],
    ['Eyes, mouths, etc. They are small.', ['Eyes, mouths, etc.', 'They are small.']],
    ['See Fig. 3 and Eq. 4. It is 3.5 m.', ['See Fig. 3 and Eq. 4.', 'It is 3.5 m.']],
    ['As in J. Doe et al. it holds.', ['As in J. Doe et al. it holds.']],
    ['He said “yes.” Then he left.', ['He said “yes.”', 'Then he left.']],
    ['It holds (as said.) Then it ends.', ['It holds (as said.)', 'Then it ends.']],
    ['Line one\ngoes on here.', ['Line one\ngoes on here.']],
    ['- one\n- two', ['one', 'two']],
    ['1. First thing\n2. Second thing', ['1. First thing', '2. Second thing']],
    ['It is $x.$ Then more.', ['It is $x.$ Then more.']],
    ['What? No. 5 of it.', ['What?', 'No. 5 of it.']],
    ['One paragraph\n\nAnother', ['One paragraph', 'Another']],
  ])('%s', (text, expected) => {
    expect(sentencesIn(text)).toEqual(expected);
  });
});

describe('tokens', () => {
  test.each([
    ["doesn't can't cannot dont", ['does', 'not', 'can', 'not', 'can', 'not', 'do', 'not']],
    ['It’s theirs; we’ve', ['it', "'s", 'theirs', ';', 'we', 'have']],
    ['conv2d 1,000 x_1', ['conv', '2', 'd', '1,000', 'x', '_', '1']],
    ['**S**tationarity', ['stationarity']],
    ['eﬃcient naïve lоcal loc\u00ADal', ['efficient', 'naive', 'local', 'local']],
    [String.raw`so $\text{local} \max(0, x)$`, ['so', 'local', 'max', '(', '0', ',', 'x', ')']],
  ])('%s', (text, expected) => {
    expect(readText(passageFrom(text)).tokens.map((one) => one.text)).toEqual(expected);
  });

  test('spans are those of the document', () => {
    const text = 'A **lo**cal net isn’t';
    const { tokens } = readText(passageFrom(text));
    expect(tokens.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'A',
      'lo**cal',
      'net',
      'isn’t',
      'isn’t',
    ]);
  });

  test('a formula counts as one word', () => {
    expect(readText(passageFrom('the pixel $x_1 + x_2$ is local')).words).toBe(5);
  });
});

test('every token lies in one sentence and one paragraph, whatever is written', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('a', '.', ' ', '\n', '$', '-', ')', '"', 'e.g.', '1', '’') }),
      ),
      (text) => {
        const read = readText(passageFrom(text));
        expect(
          read.sentences.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        ).toEqual(read.tokens.map((_, i) => i));
        for (const [i, { span }] of read.tokens.entries()) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.start).toBeGreaterThanOrEqual(read.tokens[i - 1]?.span.start ?? 0);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }),
  );
});

test('plain text is one paragraph', () => {
  expect(readText(passageFrom('One. Two.'))).toMatchObject({ words: 2, paragraphs: [{ start: 0, end: 4 }] });
});
