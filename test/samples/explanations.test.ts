import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { checkAnswer, loadRubric, type PartResult } from '../../src/index.ts';

/**
 * Answers to a.1 and a.2 of the sample assignment. `expect` says of each criterion, in the order of the rubric, what a
 * careful person would do: `met`, `unmet`, `unpaid` (not paid, and perhaps for a person to see), `arguable`. The rubric
 * was made with half-a and development. half-b and last were never looked at while it was; last was graded once, when
 * all was done: it shows how many answers in entirely other words go to a person or miss a point.
 */
interface Answer {
  readonly part: string;
  readonly kind: string;
  readonly expect: string;
  readonly answer: string;
}

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'explanations');
const sets = readdirSync(FOLDER).map((name) => ({
  name,
  list: parse(readFileSync(join(FOLDER, name), 'utf8')) as Answer[],
}));
const answers = sets.flatMap(({ list }) => list);

/** What became of each criterion. */
type Outcome = 'met' | 'open' | 'unmet';

function outcomesOf({ criteria, openPoints }: PartResult, count: number): Outcome[] {
  if (!criteria) return Array.from({ length: count }, () => (openPoints > 0 ? 'open' : 'unmet'));
  return criteria.map(({ score, openPoints: open }) => (score > 0 ? 'met' : open > 0 ? 'open' : 'unmet'));
}

function agrees(wanted: string, got: Outcome | undefined): boolean {
  if (wanted === 'arguable') return true;
  return wanted === 'unpaid' ? got !== 'met' : wanted === got;
}

describe('answers to the explanations of the sample assignment', () => {
  const graded = new Map<Answer, { readonly result: PartResult; readonly off: number; readonly overpaid: boolean }>();
  beforeAll(async () => {
    const rubric = await loadRubric(join(ROOT, 'rubrics/hw2-q1'));
    for (const answer of answers) {
      const result = await checkAnswer(rubric, answer.part, answer.answer);
      const wanted = answer.expect.split(' ');
      const got = outcomesOf(result, wanted.length);
      const off = wanted.filter((one, i) => !agrees(one, got[i])).length;
      const overpaid = wanted.some((one, i) => (one === 'unmet' || one === 'unpaid') && got[i] === 'met');
      graded.set(answer, { result, off, overpaid });
    }
  });

  function exactly(chosen: typeof sets): number {
    const list = chosen.flatMap((set) => set.list);
    return list.filter((one) => graded.get(one)?.off === 0).length / list.length;
  }

  test('there are at least fifty to each part, a third of them right', () => {
    for (const part of ['a.1', 'a.2'])
      expect(answers.filter((one) => one.part === part).length).toBeGreaterThanOrEqual(50);
    expect(answers.filter(({ kind }) => kind.startsWith('right')).length).toBeGreaterThan(answers.length / 3);
  });

  test('at least 85 % are graded as a person would, criterion by criterion', () => {
    expect(exactly(sets.filter(({ name }) => name !== 'last.yaml'))).toBeGreaterThanOrEqual(0.85);
  });

  test('of answers in words that nobody thought of, more than half are', () => {
    expect(exactly(sets.filter(({ name }) => name === 'last.yaml'))).toBeGreaterThan(0.5);
  });

  test.each(answers)('$part $kind: at most one criterion off, or a person looks: $answer', (answer) => {
    const { result, off } = graded.get(answer) ?? expect.fail();
    if (!result.needsReview) expect(off).toBeLessThanOrEqual(1);
  });

  test.each(answers.filter(({ kind }) => /^(?:stuffed|negated)/u.test(kind)))(
    '$part $kind: nothing is paid that is not said: $answer',
    (answer) => {
      expect(graded.get(answer)?.overpaid).toBe(false);
    },
  );
});
