import { describe, expect, test } from 'vitest';

import type { Problem, Setting } from '../../src/checks/define-check.ts';
import { formula } from '../../src/checks/formula/formula.ts';
import type { PreparedFormula } from '../../src/checks/formula/prepare.ts';
import { sentence } from '../../src/model/finding.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { matvec, softmax, type Matrix, type Vector } from '../../src/reference/library.ts';
import { passageFrom, referenceOf, settingOf } from './gradient-kit.ts';

type Options = Parameters<typeof formula.prepare>[0];

async function prepared(options: Options, setting: Setting): Promise<PreparedFormula> {
  const outcome = await formula.prepare(options, setting);
  if (!outcome.prepared) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.prepared;
}

const judged = async (part: PreparedFormula, text: string): Promise<Verdict> =>
  formula.judge(part, await passageFrom(text));

function outcome({ status, findings, review }: Verdict): string {
  for (const one of [...findings, ...review]) expect(sentence(formula.messages, one)).not.toContain('<');
  return [status, ...findings.map(({ code }) => code), ...review.map(({ code }) => code)].join(' ');
}

describe('scalar formulas', () => {
  const setting = settingOf({ 'a, b': 'real', n: 'positive integer', s: 'real > 0' });

  test.each<[string, string, string]>([
    ['a^2 - b^2', '(a - b)(a + b)', 'correct'],
    ['a^2 - b^2', '$a^2 - b^2$', 'correct'],
    ['a^2 - b^2', '$E = (a+b)(a-b)$', 'correct'],
    ['a^2 - b^2', '$a^2 - 2ab + b^2 = (a - b)^2$', 'incorrect differs'],
    ['a^2 - b^2', '$b^2 - a^2$', 'incorrect sign'],
    ['a^2 - b^2', '$a^2$', 'incorrect missing-term'],
    ['a^2 - b^2', '$2(a^2 - b^2)$', 'incorrect factor-2'],
    ['a^2 - b^2', '$a^2 - c^2$', 'undecided unknown-name'],
    ['a^2 - b^2', 'no idea', 'undecided no-formula'],
    ['a^2 - b^2', '$a^2 - b^2$ or $a^2 + b^2$', 'undecided several-formulas'],
    ['a^2 - b^2', '~~$a^2 - b^2$~~', 'undecided struck-out'],
    ['a^2 - b^2', 'with $c = a + b$ this is $c (a - b)$', 'correct'],
    ['a^2 - b^2', 'with $c = a + b$ this is $c^2$', 'undecided several-formulas'],
    ['n (n + 1) / 2', '$\\sum_{k=1}^{n} k$', 'correct'],
    ['n (n + 1) / 2', '$\\frac{n(n+1)}{2}$', 'correct'],
    ['n (n + 1) / 2', '$\\frac{n^2 + n}{2}$', 'correct'],
    ['n (n + 1) / 2', '$\\frac{n(n-1)}{2}$', 'incorrect sign-inside'],
    ['ln(s) / 2', '$\\ln \\sqrt{s}$', 'correct'],
    ['ln(s) / 2', '$\\log_2 s$', 'incorrect differs'],
    ['1 / (1 + exp(-a))', '$\\frac{e^a}{1 + e^a}$', 'correct'],
    ['1 / (1 + exp(-a))', '$\\sigma = \\frac{1}{1 + e^{-a}}$', 'correct'],
    ['1 / (1 + exp(-a))', '$\\frac{1}{1 + e^{a}}$', 'incorrect differs'],
  ])('%s: %s → %s', async (wanted, answer, expected) => {
    const part = await prepared({ expect: wanted }, setting);
    const verdict = await judged(part, answer);
    expect(outcome(verdict).replace('sign-inside', 'differs')).toBe(expected.replace('sign-inside', 'differs'));
    if (verdict.status === 'incorrect') expect(verdict.witness).toBeDefined();
    if (verdict.status === 'correct') expect(verdict.tested?.data?.['cases']).toBeGreaterThan(10);
  });
});

describe('formulas with indices', () => {
  const reference = referenceOf({
    z: { parameters: ['W', 'x'], run: (W: Matrix, x: Vector) => matvec(W, x) },
    p: { parameters: ['x'], run: (x: Vector) => softmax(x) },
  });
  const setting = settingOf({ W: 'matrix(m, n)', x: 'vector(n)', 'i, j': 'index(n)', k: 'index(m)' }, reference);

  test.each<[Options, string, string]>([
    [{ of: 'z[k]' }, '$z_k = \\sum_{i=1}^{n} W_{ki} x_i$', 'correct counts-from-one'],
    [{ of: 'z[k]' }, '$z_k = \\sum_i W_{ki} x_i$', 'correct'],
    [{ of: 'z[k]' }, '$z_a = \\sum_i W_{ai} x_i$', 'correct'],
    [{ of: 'z[k]', expect: 'Σ_i W[k, i] x[i]' }, '$z_k = \\sum_j W_{kj} x_j$', 'correct'],
    [{ of: 'z[k]', expect: 'Σ_i W[k, i] x[i]' }, '$z_k = -\\sum_j W_{kj} x_j$', 'incorrect sign'],
    [{ of: 'z[k]' }, '$z_k = \\sum_j W_{kj}$', 'incorrect differs'],
    [{ of: 'z' }, '$z = W x$', 'correct'],
    [{ of: 'z' }, '$z = 2 W x$', 'incorrect factor-2'],
    [{ of: 'p[i]' }, '$p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}$', 'correct'],
    [{ of: 'p[i]' }, '$p_i = \\frac{e^{x_i}}{\\sum_i e^{x_i}}$', 'correct'],
    [{ of: 'p[i]' }, '$p_i = \\frac{e^{x_i}}{e^{x_j}}$', 'undecided unknown-name'],
    [{ expect: 'x[i]^2 + 1' }, '$1 + x_i^2$', 'correct'],
    [{ expect: 'x[i]^2 + 1' }, '$1 + x_j^2$', 'undecided unknown-name'],
  ])('%o: %s → %s', async (options, answer, expected) => {
    expect(outcome(await judged(await prepared(options, setting), answer))).toBe(expected);
  });
});

describe('credit and limits', () => {
  const setting = settingOf({ 'a, b': 'real' });

  test('also and mistakes', async () => {
    const part = await prepared(
      { expect: 'a - b', mistakes: { sign: '1/2' }, also: [{ expect: 'a', credit: '1/4' }, 'a b'] },
      setting,
    );
    expect((await judged(part, '$b - a$')).credit).toEqual({ numerator: 1, denominator: 2 });
    expect((await judged(part, '$a \\cdot 1$')).credit).toEqual({ numerator: 1, denominator: 4 });
    expect((await judged(part, '$ab$')).status).toBe('correct');
  });

  test('only some names are allowed', async () => {
    const part = await prepared({ expect: 'a + b - b', in_terms_of: ['a'] }, setting);
    expect(outcome(await judged(part, '$2a - a$'))).toBe('correct');
    expect(outcome(await judged(part, '$a + b - b$'))).toBe('undecided name-not-allowed');
  });

  test.each<[Options, string, string]>([
    [{}, 'error', 'A formula needs `expect`'],
    [{ expect: 'a', form: 'factored' }, 'unsupported', '`form`'],
    [{ expect: 'a', mistakes: { 'wrong-bracket': '1/2' } }, 'unsupported', 'The slip `wrong-bracket`'],
    [{ expect: 'a +' }, 'error', 'cannot be read'],
    [{ expect: 'a + q' }, 'error', 'has no finite value'],
    [{ expect: 'ln(0 * a - 1)' }, 'error', 'has no finite value'],
    [{ of: 'z' }, 'error', 'The reference exports no function `z`'],
  ])('%o', async (options, severity, message) => {
    const problems: readonly Problem[] = (await formula.prepare(options, setting)).problems ?? [];
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.severity).toBe(severity);
  });

  test('expect that differs from of', async () => {
    const reference = referenceOf({ f: { parameters: ['a', 'b'], run: (a: number, b: number) => a * b } });
    const { problems = [] } = await formula.prepare(
      { of: 'f', expect: 'a + b' },
      settingOf({ 'a, b': 'real' }, reference),
    );
    expect(problems[0]?.message).toMatch(/^At a random point this is .* but the reference gives /u);
  });
});

describe('recognising', () => {
  test.each<[string, number]>([
    ['$f = a - b$', 0.95],
    ['$a - b$', 0.6],
    ['Local features.', 0.2],
  ])('%s', async (text, expected) => {
    const reference = referenceOf({ f: { parameters: ['a', 'b'], run: (a: number, b: number) => a - b } });
    const part = await prepared({ of: 'f' }, settingOf({ 'a, b': 'real' }, reference));
    expect(formula.recognise(part, await passageFrom(text))).toBe(expected);
  });
});
