import { describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import { passageFrom, settingOf } from './gradient-kit.ts';

const SETTING = settingOf({ a: 'vector(n)', x: 'vector(n)' });

/** The status of an answer to the derivative of -log σ(a · x) by a, where the rubric says so much of σ. */
async function statusOf(expect: string | undefined, answer: string): Promise<string> {
  const of = '-log(1 / (1 + exp(-a . x)))';
  const outcome = await gradient.prepare({ of, wrt: 'a', ...(expect !== undefined && { expect }) }, SETTING);
  if (!outcome.prepared) throw new Error(JSON.stringify(outcome.problems));
  return gradient.judge(outcome.prepared, await passageFrom(answer)).status;
}

const NAMED = '-(1 - sigmoid(a . x)) x';
const UNNAMED = '-x / (1 + exp(a . x))';
const RIGHT = String.raw`$\nabla_a L = (\sigma(a^T x) - 1) x$`;
const WRONG = String.raw`$\nabla_a L = (\sigma(-a^T x) - 1) x$`;

describe('what σ is, in an answer that does not say it', () => {
  test.each([
    [NAMED, RIGHT, 'correct'],
    [NAMED, WRONG, 'incorrect'],
    [NAMED, String.raw`$\nabla_a L = -\sigma'(a^T x) x$`, 'incorrect'],
    [UNNAMED, RIGHT, 'correct'],
    [UNNAMED, WRONG, 'undecided'],
    [undefined, WRONG, 'undecided'],
    [NAMED, String.raw`With $\sigma = \tanh$ it is $\nabla_a L = (\sigma(-a^T x) - 1) x$`, 'undecided'],
  ])('where %s is expected, %s is %s', async (formula, answer, status) => {
    expect(await statusOf(formula, answer)).toBe(status);
  });
});
