import { describe, expect, test } from 'vitest';

import { checkAnswer } from '../../src/grading/check-answer.ts';
import { loadRubric } from '../../src/grading/load.ts';
import { once } from '../../src/model/once.ts';
import { RubricError } from '../../src/model/diagnostic.ts';
import { folderWith, HEAD } from '../rubric/rubric-folder.ts';

const REFERENCE = `
export const u = (x: number[], w: number): number[] => x.map((one) => w * one);
export const v = (u: number[]): number[] => u.map((one) => Math.max(0, one));
export const l = (v: number[], t: number[]): number => v.reduce((sum, one, i) => sum + (one - t[i]!) ** 2, 0);
export const crossEntropy = (v: number[], t: number[]): number =>
  -v.reduce((sum, one, i) => sum + t[i]! * Math.log(one), 0);
export const bent = (s: number): number => s + s * s * s / (1 + s * s);
`;

const SHEET = `
symbols: { x: vector(n), w: real, t: one-hot(n), U: 'matrix(m, n)', 'i, j': index(n) }
parts:
  before:
    { check: gradient, points: 1, of: l, wrt: v, expect: 2 (v - t), examples: { 1: $2(v - t)$ } }
  sigmoid:
    let: { v: sigmoid(u) }
    parts:
      slope: { check: gradient, points: 1, of: v, wrt: u, expect: diag(v (1 - v)) }
      value: { check: formula, points: 1, of: v, expect: sigmoid(w x), in_terms_of: [w, x] }
      chain: { check: gradient, points: 1, of: l, wrt: u, expect: 2 (v - t) v (1 - v) }
      loss:
        let: { l: 'crossEntropy(v, t)' }
        check: gradient
        points: 1
        of: l
        wrt: v
        expect: -t / v
  bent:
    let: { v: bent(u) }
    parts:
      value: { check: formula, points: 1, of: v, expect: bent(w x) }
      slope:
        check: gradient
        points: 1
        of: v[i]
        wrt: u[i]
        expect: bent'(u[i])
      chain:
        check: gradient
        points: 1
        of: l
        wrt: w
        expect: sum(i, 2 (v[i] - t[i]) bent'(u[i]) x[i])
  place:
    let: { o: argmax(t) }
    parts:
      entry:
        check: formula
        points: 1
        expect: -log(exp(x[o]) / sum(exp(x)))
`;

const load = once(() => loadRubric(folderWith({ 'rubric.yaml': HEAD + SHEET, 'reference.ts': REFERENCE })));

describe('what let puts in the place of quantities', () => {
  test.each([
    ['before', '$2 (v - t)$', 1, false],
    ['sigmoid.slope', '$\\operatorname{diag}(v \\odot (1 - v))$', 1, false],
    ['sigmoid.slope', '$\\operatorname{diag}(v (1 - v))$', 1, false],
    ['sigmoid.slope', '$\\operatorname{diag}(\\mathbb{1}[u > 0])$', 0, false],
    ['sigmoid.value', '$\\sigma(w x)$', 1, false],
    ['sigmoid.value', '$\\max(0, w x)$', 0, false],
    ['sigmoid.chain', '$\\frac{\\partial l}{\\partial u_i} = 2 (v_i - t_i) v_i (1 - v_i)$', 1, false],
    ['sigmoid.loss', '$\\frac{\\partial l}{\\partial v_i} = -\\frac{t_i}{v_i}$', 1, false],
    ['sigmoid.loss', '$\\frac{\\partial l}{\\partial v_i} = 2 (v_i - t_i)$', 0, false],
    // A function of the reference, and its derivative.
    ['bent.value', '$\\mathrm{bent}(w x)$', 1, false],
    ['bent.value', '$w x$', 0, false],
    ['bent.slope', "$\\frac{\\partial v_i}{\\partial u_i} = \\mathrm{bent}'(u_i)$", 1, false],
    ['bent.slope', "$\\frac{\\partial v_i}{\\partial u_i} = 2 \\, \\mathrm{bent}'(u_i)$", 0, false],
    ['bent.slope', '$1 + \\frac{3 u_i^2 + u_i^4}{(1 + u_i^2)^2}$', 1, false],
    ['bent.chain', "$2 \\sum_i (v_i - t_i) \\mathrm{bent}'(u_i) x_i$", 1, false],
    // A place in an array is counted as the indices of the answer are.
    ['place.entry', '$-\\log \\frac{e^{x_o}}{\\sum_i e^{x_i}}$', 1, false],
    ['place.entry', '$-x_o + \\log \\sum_{j=1}^{n} e^{x_j}$', 1, false],
    ['place.entry', '$x_o + \\log \\sum_{j=1}^{n} e^{x_j}$', 0, false],
  ])('%s: %s earns %d', async (part, answer, score, needsReview) => {
    expect(await checkAnswer(await load(), part, answer)).toMatchObject({ score, needsReview });
  });

  test.each([
    ['{ v: sigmoid(q) }', ['unknown-name']],
    ['{ v: sigmoid(u }', ['unreadable-expression']],
  ])('%s is told once, with its place', async (written, codes) => {
    const text = `${HEAD}symbols: { x: vector(n), w: real }\nlet: ${written}\nparts:\n  a: { check: formula, points: 1, of: u, expect: w x }\n  b: { check: formula, points: 1, of: u, expect: w x }\n`;
    const error: unknown = await loadRubric(folderWith({ 'rubric.yaml': text, 'reference.ts': REFERENCE })).catch(
      (thrown: unknown) => thrown,
    );
    const found = error instanceof RubricError ? error.diagnostics : [];
    expect(found.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(codes);
    expect(found.find(({ severity }) => severity === 'error')?.place?.start.line).toBe(4);
  });
});
