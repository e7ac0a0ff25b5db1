import { expect, test } from 'vitest';

import { checkAnswer } from '../../src/grading/check-answer.ts';
import { loadRubric } from '../../src/grading/load.ts';
import { folderWith, HEAD } from '../rubric/rubric-folder.ts';

const rubric = (reveal: string): string => `${HEAD}parts:
  a:
    check: concept
    reveal: ${reveal}
    criteria:
      locality: { any: [locality, small region], hint: how far a unit sees }
      stationarity: [stationarity, same everywhere]
      sparsity: { all: [sparsity, zero weights] }
`;

const ANSWERS = [
  'It assumes locality.',
  'I do not know.',
  'It does not assume stationarity or locality.',
  'Some say stationarity. It has stationaritty and sparsty.',
  'It looks at a small regoin. There is a lot of sparsity in these networks, as we have seen.',
];

const told = async (reveal: string, answer: string): Promise<string> => {
  const plan = await loadRubric(folderWith({ 'rubric.yaml': rubric(reveal) }));
  const { evidence, ...result } = await checkAnswer(plan, 'a', answer);
  return JSON.stringify([{ ...result, answer: undefined }, evidence.map(({ criterion }) => criterion)]);
};

test.each(ANSWERS)('nothing of the expected words is told that the student did not write: %s', async (answer) => {
  for (const reveal of ['hint', 'nothing']) {
    const text = await told(reveal, answer);
    for (const word of ['locality', 'small region', 'stationarity', 'same everywhere', 'sparsity', 'zero weights'])
      if (text.includes(word)) expect(answer).toContain(word);
  }
});

test('hints are told where the rubric says so', async () => {
  expect(await told('hint', 'I do not know.')).toContain('how far a unit sees');
  expect(await told('nothing', 'I do not know.')).not.toContain('how far a unit sees');
  expect(await told('all', 'I do not know.')).toContain('stationarity');
});
