import { describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { PreparedGradient } from '../../src/checks/gradient/prepare.ts';
import type { Setting } from '../../src/checks/define-check.ts';
import { dot, matvec, subtract, type Matrix, type Vector } from '../../src/reference/library.ts';
import { passageFrom, referenceOf, settingOf } from './gradient-kit.ts';

type Options = Parameters<typeof gradient.prepare>[0];

async function prepared(options: Options, setting: Setting): Promise<PreparedGradient> {
  const outcome = await gradient.prepare(options, setting);
  if (!outcome.prepared) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.prepared;
}

async function outcomeOf(part: PreparedGradient, text: string): Promise<string> {
  const { status, credit, findings, review } = gradient.judge(part, await passageFrom(text));
  const share = status === 'partial' ? [`${credit.numerator}/${credit.denominator}`] : [];
  return [status, ...share, ...findings.map(({ code }) => code), ...review.map(({ code }) => code)].join(' ');
}

/** l = Σ (t − tanh(W x))², with u = W x and v = tanh(u). */
const network = referenceOf({
  u: { parameters: ['W', 'x'], run: (W: Matrix, x: Vector) => matvec(W, x) },
  v: { parameters: ['u'], run: (u: Vector) => u.map(Math.tanh) },
  l: {
    parameters: ['v', 't'],
    run: (v: Vector, t: Vector) => {
      const apart = subtract(v, t);
      return dot(apart, apart) + (v[0] ?? 0) ** 3;
    },
  },
});
const symbols = { W: 'matrix(m, n)', x: 'vector(n)', t: 'vector(m)', 'i, a': 'index(m)', 'j, b': 'index(n)' };
const byW: Options = { of: 'l', wrt: 'W', in_terms_of: ['x', 'W', 'dl/dv', 'dv/du'] };

describe('derivatives that the rubric allows as symbols', () => {
  const [row, column] = ['\\frac{\\partial l}{\\partial v}', '\\frac{\\partial v}{\\partial u}'];

  test.each([
    [`$x ${row} ${column}$`, 'correct'],
    ['x dl/dv dv/du', 'correct'],
    ['∂l/∂W = x ∂l/∂v ∂v/∂u', 'correct'],
    ['$\\frac{\\delta l}{\\delta W} = x \\frac{\\delta l}{\\delta v} \\frac{\\delta v}{\\delta u}$', 'correct'],
    [`$x \\nabla_v l \\, ${column}$`, 'correct'],
    [`$${row} ${column} \\frac{\\partial u}{\\partial W} = x ${row} ${column}$`, 'correct'],
    [`$-x ${row} ${column}$`, 'incorrect sign'],
    [`$x ${row}$`, 'incorrect missing-factor'],
    [`$x (${row})^T ${column}$`, 'undecided mixed-layouts'],
    // Everything as columns: the transposed answer, and no other.
    [`$${column} ${row} x^T$`, 'partial 1/2 transposed'],
    [`$(${column})^T (${row})^T x^T$`, 'partial 1/2 transposed'],
    // A derivative by the asked variable is left, or one that the rubric does not allow is used.
    [`$${row} ${column} \\frac{\\partial u}{\\partial W}$`, 'incorrect chain-rule-only'],
    ['$\\frac{\\partial l}{\\partial u} \\frac{\\partial u}{\\partial W}$', 'incorrect chain-rule-only'],
    ['$x \\frac{\\partial l}{\\partial u}$', 'partial 3/4 other-symbols'],
    ['$-x \\frac{\\partial l}{\\partial u}$', 'incorrect sign'],
    [`$x ${row} \\frac{\\partial v}{\\partial q}$`, 'undecided cannot-evaluate'],
  ])('in numerator layout: %s is %s', async (answer, outcome) => {
    const mistakes = { transposed: '1/2', 'other-symbols': '3/4' };
    const expected = 'x dl/dv dv/du';
    const setting = settingOf(symbols, network, { layout: 'numerator' });
    const part = await prepared({ ...byW, expect: expected, mistakes }, setting);
    expect(await outcomeOf(part, answer)).toBe(outcome);
  });

  test.each([
    [`$${column} ${row} x^T$`, 'correct'],
    [`$x ${row} ${column}$`, 'correct'],
    // Rows for vectors, and the result in the shape of W, which is what most people write.
    [`$${column} (${row})^T x^T$`, 'correct'],
    [`$2 ${column} (${row})^T x^T$`, 'incorrect factor-2'],
    // Half in one layout and half in the other.
    [`$x (${row})^T ${column}$`, 'undecided mixed-layouts'],
    [`$2 ${column} ${row} x^T$`, 'incorrect factor-2'],
  ])('in either layout, but in one of them throughout: %s is %s', async (answer, outcome) => {
    const part = await prepared({ ...byW, expect: 'dv/du dl/dv x^T' }, settingOf(symbols, network));
    expect(await outcomeOf(part, answer)).toBe(outcome);
  });

  test.each([
    ['$\\frac{\\partial l}{\\partial v_i} (1 - v_i^2) x_j$', 'correct'],
    ['$\\sum_a \\frac{\\partial l}{\\partial v_a} \\frac{\\partial v_a}{\\partial u_i} x_j$', 'correct'],
    ['$\\frac{\\partial l}{\\partial v_j} (1 - v_i^2) x_i$', 'incorrect differs'],
    ['$2 \\frac{\\partial l}{\\partial v_i} (1 - v_i^2) x_j$', 'incorrect factor-2'],
    [
      '$\\sum_a \\frac{\\partial l}{\\partial v_a} \\frac{\\partial v_a}{\\partial W_{ij}}$',
      'incorrect chain-rule-only',
    ],
  ])('entry by entry: %s is %s', async (answer, outcome) => {
    const options = { of: 'l', wrt: 'W[i, j]', expect: 'dl/dv[i] (1 - v[i]^2) x[j]' };
    const part = await prepared({ ...options, in_terms_of: ['v', 'x', 'dl/dv', 'dv/du'] }, settingOf(symbols, network));
    expect(await outcomeOf(part, answer)).toBe(outcome);
  });

  test('what restates the chain rule earns what the rubric pays for it, where its value is right', async () => {
    const options = { of: 'l', wrt: 'x', in_terms_of: ['W', 'dl/dv', 'dv/du'], mistakes: { 'chain-rule-only': '1/4' } };
    const part = await prepared(options, settingOf(symbols, network, { layout: 'numerator' }));
    expect(await outcomeOf(part, `$${row} ${column} \\frac{\\partial u}{\\partial x}$`)).toBe(
      'partial 1/4 chain-rule-only',
    );
    expect(await outcomeOf(part, `$${row} \\frac{\\partial u}{\\partial x}$`)).toBe('incorrect chain-rule-only');
    expect(await outcomeOf(part, `$${row} ${column} W$`)).toBe('correct');
  });

  test('names that the rubric does not allow earn what it says, else a person looks', async () => {
    const setting = settingOf(symbols, network);
    const options: Options = { of: 'v[i]', wrt: 'u[i]', in_terms_of: ['u'], expect: '1 - tanh(u[i])^2' };
    const strict = await prepared(options, setting);
    expect(await outcomeOf(strict, '$1 - v_i^2$')).toBe('undecided name-not-allowed');
    const mild = await prepared({ ...options, mistakes: { 'other-symbols': '1/2' } }, setting);
    expect(await outcomeOf(mild, '$1 - v_i^2$')).toBe('partial 1/2 other-symbols');
    expect(await outcomeOf(mild, '$1 + v_i^2$')).toBe('incorrect sign-inside');
    expect(await outcomeOf(mild, '$1 - \\tanh^2(u_i)$')).toBe('correct');
  });

  test.each([
    [
      'index form',
      '$\\frac{\\partial l}{\\partial x_j} = \\sum_i \\frac{\\partial l}{\\partial u_i} W_{ij}$',
      'correct',
    ],
    [
      'index form',
      '$\\frac{\\partial l}{\\partial x} = W^T \\frac{\\partial l}{\\partial u}$',
      'partial 1/2 wrong-form',
    ],
    ['matrix form', '$\\frac{\\partial l}{\\partial x} = W^T \\frac{\\partial l}{\\partial u}$', 'correct'],
    [
      'matrix form',
      '$\\frac{\\partial l}{\\partial x_j} = \\sum_i \\frac{\\partial l}{\\partial u_i} W_{ij}$',
      'partial 1/2 wrong-form',
    ],
    [
      'matrix form',
      '$\\frac{\\partial l}{\\partial x} = 2 W^T \\frac{\\partial l}{\\partial u}$',
      'incorrect factor-2',
    ],
  ] as const)('asked for in %s, %s is %s', async (form, answer, outcome) => {
    const options: Options = {
      of: 'l',
      wrt: 'x',
      in_terms_of: ['W', 'dl/du'],
      form,
      mistakes: { 'wrong-form': '1/2' },
    };
    const part = await prepared(options, settingOf(symbols, network, { layout: 'denominator' }));
    expect(await outcomeOf(part, answer)).toBe(outcome);
  });
});
