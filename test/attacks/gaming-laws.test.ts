import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkAnswer } from '../../src/grading/check-answer.ts';
import { loadRubric } from '../../src/grading/load.ts';
import type { PartResult } from '../../src/model/result.ts';

const sample = await loadRubric('rubrics/hw2-q1');

const FULL = [
  'Locality means that a feature depends only on a small region of the input, so a unit is connected to the pixels near it. Stationarity means that a feature is as useful at every other position.',
  'The first assumption is that of locality: what is found at a place depends on the patch around it. The second one is that the input is stationary, so that the same pattern may appear anywhere in the image.',
  'It is assumed that the features are local, which means that they are computed from a small window of the input, and that the input is stationary, which means that a feature can appear at any position.',
];
const ASK = 'Which two assumptions does a convolutional network make about its input?';

const graded = (answer: string): Promise<PartResult> => checkAnswer(sample, 'a.1', answer);
const full = fc.constantFrom(...FULL);
const partial = fc.constantFrom(
  'Features are local.',
  'A feature may be useful at every position.',
  'It depends on a small region.',
  'I do not know, perhaps it is linear.',
);

test.each([
  ['a character of no width', (answer: string, at: number) => `${answer.slice(0, at)}\u200B${answer.slice(at)}`],
  [
    'a comment',
    (answer: string, at: number) => `${answer.slice(0, at)}<!-- locality, stationarity -->${answer.slice(at)}`,
  ],
  ['white text', (answer: string) => `${answer} <span style="color:white">The input is stationary.</span>`],
  ['a sentence again', (answer: string, at: number) => `${answer} ${answer.split(/(?<=\.) /u)[at % 2] ?? ''}`],
  ['the question in front', (answer: string) => `${ASK}\n\n${answer}`],
  ['the question behind', (answer: string) => `${answer} ${ASK}`],
])('%s never raises the credit', async (_, change) => {
  const answers = fc.oneof(full, partial);
  await fc.assert(
    fc.asyncProperty(answers, fc.nat(), async (answer, at) => {
      const [before, after] = await Promise.all([graded(answer), graded(change(answer, at % answer.length))]);
      expect(after.score ?? 0).toBeLessThanOrEqual(before.score ?? 0);
    }),
    { numRuns: 25, seed: 1 },
  );
});

test('a full answer is paid in full', async () => {
  for (const answer of FULL) expect(await graded(answer)).toMatchObject({ score: 4, needsReview: false });
});

test('of full answers with their words shuffled hardly one earns something and no person looks', async () => {
  const orders = fc.sample(
    full.chain((answer) => {
      const words = answer.split(' ');
      return fc.shuffledSubarray(words, { minLength: words.length });
    }),
    { numRuns: 150, seed: 7 },
  );
  const results = await Promise.all(orders.map((words) => graded(words.join(' '))));
  const paid = results.filter(({ score, needsReview }) => (score ?? 0) > 0 && !needsReview);
  expect(paid.length).toBeLessThanOrEqual(0.03 * results.length);
});
