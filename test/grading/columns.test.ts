import { describe, expect, test } from 'vitest';

import { checkAnswer } from '../../src/grading/check-answer.ts';
import { loadRubric } from '../../src/grading/load.ts';
import { once } from '../../src/model/once.ts';
import { folderWith, HEAD } from '../rubric/rubric-folder.ts';

const REFERENCE = `import { dot, logSumExp, matvec, softmax, transpose } from 'gradecheck/reference';
export const p = (A: number[][], q: number[]): number[] => softmax(matvec(transpose(A), q));
export const l = (A: number[][], q: number[], t: number[]): number => {
  const scores = matvec(transpose(A), q);
  return logSumExp(scores) - dot(t, scores);
};
`;

const SHEET = `
symbols: { A: 'matrix(d, n)', a: columns(A), q: vector(d), t: one-hot(n), 'k, i': index(n) }
let: { o: argmax(t) }
parts:
  column:
    check: gradient
    points: 4
    of: l
    wrt: a[k]
    expect: (p[k] - t[k]) q
    also:
      - { of: l, wrt: A, expect: q (p - t)^T, credit: 3/4, feedback: This is the derivative by all columns. }
  whole: { check: gradient, points: 4, of: l, wrt: q, expect: A (p - t), in_terms_of: [A, a, p, t, o] }
`;

const load = once(() => loadRubric(folderWith({ 'rubric.yaml': HEAD + SHEET, 'reference.ts': REFERENCE })));

describe('columns of a matrix under a name of their own', () => {
  const by = (letter: string, formula: string): string => `\\frac{\\partial l}{\\partial a_${letter}} = ${formula}`;

  test.each([
    ['column', `$${by('k', '(p_k - t_k) q')}$`, 4, false],
    ['column', `$${by('j', '(p_j - t_j) q')}$`, 4, false],
    ['column', `$${by('k', '(t_k - p_k) q')}$`, 0, false],
    [
      'column',
      `$${by('k', '\\begin{cases} (p_k - 1) q & k = o \\\\ p_k q & \\text{otherwise} \\end{cases}')}$`,
      4,
      false,
    ],
    // One formula for the place that has a name, one for all others.
    ['column', `$$${by('k', 'p_k q')}, \\quad k \\neq o$$ $$${by('o', '(p_o - 1) q')}$$`, 4, false],
    ['column', `$$${by('k', 'p_k q')}, \\quad k \\neq o$$ $$${by('o', '(p_o + 1) q')}$$`, 0, true],
    ['column', `$${by('o', '(p_o - 1) q')}$`, 0, true],
    ['column', '$\\frac{\\partial l}{\\partial A} = q (p - t)^T$', 3, false],
    ['column', '$\\frac{\\partial l}{\\partial A} = q (p + t)^T$', 0, true],
    ['whole', '$-a_o + \\sum_i p_i a_i$', 4, false],
    ['whole', '$a_o + \\sum_i p_i a_i$', 0, false],
    ['whole', '$\\sum_i (p_i - t_i) a_i$', 4, false],
  ])('%s: %s earns %d', async (part, answer, score, needsReview) => {
    expect(await checkAnswer(await load(), part, answer)).toMatchObject({ score, needsReview });
  });
});
