import { describe, expect, test } from 'vitest';

import { concept } from '../../src/checks/concept/concept.ts';
import { passageOf } from '../../src/model/passage.ts';
import { read } from '../submission/documents.ts';
import { outcome, part } from './concept-part.ts';

const OF = part(
  {
    criteria: { sigmoid: 'sigmoid ... large', relu: 'ReLU ... negative' },
    options: { s: 'Sigmoid', r: 'ReLU', l: 'Leaky ReLU' },
    within: 'paragraph',
  },
  2,
);

/** What is met in an answer that is written in Markdown. */
async function met(answer: string): Promise<string> {
  const { document } = await read({ 'answer.md': answer });
  return outcome(concept.judge(OF, passageOf(document, { start: 0, end: document.text.length })));
}

describe('numbers of the options', () => {
  test.each([
    ['items of a list', '1. inputs that are large\n2. inputs that are negative', 'sigmoid relu'],
    ['items with their names', '1. Sigmoid: inputs that are large\n2. ReLU: inputs that are negative', 'sigmoid relu'],
    ['sentences', 'It happens to two. (1) if inputs are large. (2) if inputs are negative.', 'sigmoid relu'],
    ['after words', 'It happens for 1 if inputs are large, for option 2 if inputs are negative.', 'sigmoid relu'],
    ['numbers joined', 'We say 1 and 2, when inputs are large.', ''],
    ['numbers joined, at the beginning', '1 and 2 when the inputs are large or negative.', 'sigmoid relu'],
    ['values', 'The output comes close to 1 when inputs are large, and -2 is negative.', ''],
    ['quantities', '2 layers are needed when inputs are negative.', ''],
    ['bars of an absolute value part no list', 'Sigmoid, when |x| >= 10, large, grad is almost 0.', 'sigmoid'],
    ['decimals', 'For 1.5 it is large, for 2/3 it is negative.', ''],
    ['a number that is no option', '4. inputs that are large and negative', ''],
  ])('%s', async (_, answer, expected) => {
    expect((await met(answer)).split(/\W+/u).filter(Boolean).join(' ')).toBe(expected);
  });

  test('keep their places', async () => {
    const { document } = await read({ 'answer.md': '1. inputs that are large' });
    const { evidence } = concept.judge(OF, passageOf(document, { start: 0, end: document.text.length }));
    expect(evidence.map(({ span }) => document.text.slice(span.start, span.end))).toEqual(['1. inputs that are large']);
  });
});
