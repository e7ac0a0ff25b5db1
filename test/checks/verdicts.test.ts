import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { CHECKS } from '../../src/checks/registry.ts';
import { checkAnswer } from '../../src/grading/check-answer.ts';
import { loadRubric } from '../../src/grading/load.ts';
import type { Plan } from '../../src/grading/plan.ts';
import { VERDICTS } from './verdict-cases.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const REFERENCE = `import { matvec, squaredNorm, subtract } from 'gradecheck/reference';
export const l = (W: number[][], x: number[], y: number[]): number => squaredNorm(subtract(matvec(W, x), y));
`;

const RUBRIC = `gradecheck: 1
id: verdicts
title: Four kinds of answers
points: 8
defaults: { points: 2 }
parts:
  t:
    parts:
      s: { check: gradient, of: x^2 ln(x), wrt: x, expect: 2 x ln(x) + x, symbols: { x: real > 0 } }
      fo: { check: formula, expect: (b - a)^2/12, symbols: { a: real, b: real } }
      w:
        check: gradient
        of: l
        wrt: W
        expect: 2 (W x - y) x^T
        symbols: { W: "matrix(m, n)", x: vector(n), y: vector(m), i: index(m), j: index(n) }
        conventions: { layout: denominator }
      num: { check: number, expect: 12.34, tolerance: 1 % }
`;

const folder = mkdtempSync(join(tmpdir(), 'gradecheck-verdicts-'));
let sample: Plan;
let own: Plan;

beforeAll(async () => {
  writeFileSync(join(folder, 'rubric.yaml'), RUBRIC);
  writeFileSync(join(folder, 'reference.ts'), REFERENCE);
  sample = await loadRubric(join(ROOT, 'rubrics', 'hw2-q1'));
  own = await loadRubric(folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(Object.entries(VERDICTS))('%s', (part, byOutcome) => {
  const cases = Object.entries(byOutcome).flatMap(([outcome, answers]) => answers.map((answer) => [outcome, answer]));

  test.each(cases)('%s: %s', async (outcomes, answer) => {
    const result = await checkAnswer(part.startsWith('t.') ? own : sample, part, answer);
    const open = result.needsReview || result.status === 'undecided' || result.status === 'unreadable';
    expect(outcomes.split('|')).toContain(open ? 'review' : result.status);
    if (open) expect(result.score).toBeLessThan(result.points);
  });
});

test.each(['number', 'count', 'shape', 'formula', 'gradient'])('no sentence of %s judges the student', (kind) => {
  const sentences = Object.values(CHECKS[kind]?.messages ?? {});
  expect(sentences.length).toBeGreaterThan(5);
  for (const sentence of sentences)
    expect(sentence).not.toMatch(
      /\b(?:wrong\w*|fail\w*|incorrect\w*|errors?|mistakes?|unfortunately|just|obviously)\b|!/iu,
    );
});
