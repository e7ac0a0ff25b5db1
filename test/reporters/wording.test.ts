import { describe, expect, test } from 'vitest';

import { CHECKS } from '../../src/checks/registry.ts';
import { GRADING_MESSAGES } from '../../src/grading/messages.ts';
import type { PartResult } from '../../src/model/result.ts';
import { part, result } from './results.ts';
import { reportPage, textOf } from './render.ts';

/** Words that blame; reports say what is there, what differs and what to do. */
const BLAME =
  /\b(?:wrong|fail(?:s|ed|ure)?|incorrect|errors?|mistakes?|mistaken|penalty|unfortunately|obviously|just)\b|!/iu;

describe('what a student reads', () => {
  test.each([
    ...Object.entries(CHECKS).map(([kind, { messages }]) => [kind, messages] as const),
    ['grading', GRADING_MESSAGES] as const,
  ])('has no words of blame: %s', (_, messages) => {
    expect(Object.values(messages).filter((text) => BLAME.test(text))).toEqual([]);
  });

  const answer: NonNullable<PartResult['answer']> = {
    text: 'filters look for the same thing, everywhere alike',
    file: 'a.md',
    place: { file: 'a.md', start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 50, offset: 49 } },
    firstLine: 1,
  };
  const criteria = [
    { name: 'sharing', score: 1, points: 1, openPoints: 0, hint: 'that filters are shared' },
    { name: 'cost', score: 0, points: 1, openPoints: 0, hint: 'how many parameters this takes' },
    { name: 'limits', score: 0, points: 1, openPoints: 0, hint: 'when it does not hold' },
  ];
  const explanation = (given: Partial<PartResult>): Promise<string> =>
    reportPage(result([part('a', { status: 'partial', score: 1, points: 3, answer, criteria, ...given })]));
  const missing = {
    code: 'criterion-missing',
    text: 'We did not find: how many parameters this takes; when it does not hold.',
    data: { what: 'how many parameters this takes; when it does not hold' },
  };

  test('says of each idea once in its card that it was not found', async () => {
    const text = textOf((await explanation({ feedback: [missing] })).replace(/^[\s\S]*<main/u, '<main'));
    expect(text).toContain('We found 1 of the 3 ideas');
    expect(text.split('how many parameters this takes')).toHaveLength(2);
    expect(text.split('when it does not hold')).toHaveLength(2);
  });

  test('keeps the words of the author, and what the ideas do not say', async () => {
    const own = { code: 'own-feedback', text: 'See chapter 9.' };
    const text = textOf(await explanation({ feedback: [missing, own] }));
    expect(text).toContain('See chapter 9.');
    const other = textOf(await explanation({ feedback: [{ ...missing, data: { what: 'something else' } }] }));
    expect(other).toContain('We did not find: how many');
  });

  test('shows all words of an idea that earned its points, also those after the first', async () => {
    const at = (start: number, end: number, points: number): PartResult['evidence'][number] => ({
      code: points > 0 ? 'earned' : 'read',
      criterion: 'sharing',
      points,
      file: 'a.md',
      place: answer.place,
      inAnswer: { start, end },
    });
    const page = await explanation({ evidence: [at(0, 7, 1), at(21, 31, 0)] });
    expect(page).toContain('<mark class="earned">filters');
    expect(page).not.toContain('<mark class="look">');
  });

  test('has the key beside a complete answer only where it reads differently', async () => {
    const complete = (readAs: string): Promise<string> =>
      reportPage(
        result([
          part('a', { status: 'correct', answer: { ...answer, readAs }, expected: { text: '30', latex: '30' } }),
        ]),
      );
    expect(await complete('30')).not.toContain('<dt>Key</dt>');
    expect(await complete('60 / 2')).toContain('<dt>Key</dt>');
  });
});
