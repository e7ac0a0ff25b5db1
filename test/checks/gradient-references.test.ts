import { describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { PreparedGradient } from '../../src/checks/gradient/prepare.ts';
import type { Problem, Setting } from '../../src/checks/define-check.ts';
import { RubricError } from '../../src/model/diagnostic.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { dot, matvec, softmax, squaredNorm, subtract, type Matrix, type Vector } from '../../src/reference/library.ts';
import { passageFrom, referenceOf, sampleReference, settingOf } from './gradient-kit.ts';

type Options = Parameters<typeof gradient.prepare>[0];

async function prepared(options: Options, setting: Setting): Promise<PreparedGradient> {
  const outcome = await gradient.prepare(options, setting);
  if (!outcome.prepared) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.prepared;
}

async function problemsOf(options: Options, setting: Setting): Promise<readonly Problem[]> {
  return (await gradient.prepare(options, setting)).problems ?? [];
}

const judged = async (part: PreparedGradient, text: string): Promise<Verdict> =>
  gradient.judge(part, await passageFrom(text));
const outcome = ({ status, findings, review }: Verdict): string =>
  [status, ...findings.map(({ code }) => code), ...review.map(({ code }) => code)].join(' ');

describe('a matrix times a vector', () => {
  const reference = referenceOf({
    z: { parameters: ['W', 'x'], run: (W: Matrix, x: Vector) => matvec(W, x) },
    l: { parameters: ['z', 't'], run: (z: Vector, t: Vector) => squaredNorm(subtract(z, t)) },
  });
  const setting = settingOf(
    { W: 'matrix(m, n)', x: 'vector(n)', t: 'vector(m)', 'i, j': 'index(n)', 'k, a': 'index(m)' },
    reference,
  );

  test.each<[string, string, string, string, string]>([
    ['z[k]', 'x[i]', 'W[k, i]', 'W_{ki}', 'correct'],
    ['z[k]', 'x[i]', 'W[k, i]', '$W_{k,i}$', 'correct'],
    ['z[k]', 'x[i]', 'W[k, i]', 'W[k][i]', 'correct'],
    ['z[k]', 'x[i]', 'W[k, i]', '$\\frac{\\partial z_a}{\\partial x_b} = W_{ab}$', 'correct'],
    ['z[k]', 'x[i]', 'W[k, i]', '$\\frac{\\partial z_i}{\\partial x_j} = W_{ij}$', 'correct'],
    ['z[k]', 'x[i]', 'W[k, i]', '$\\frac{\\partial z_k}{\\partial x_i} = \\sum_j W_{kj} \\delta_{ij}$', 'correct'],
    ['z[k]', 'x[i]', 'W[k, i]', '$\\frac{\\partial z_k}{\\partial x_i} = -W_{ki}$', 'incorrect sign'],
    ['z[k]', 'x[i]', 'W[k, i]', '$\\frac{\\partial z_k}{\\partial x_i} = W_{ki} x_i$', 'incorrect extra-factor'],
    ['z[k]', 'x[i]', 'W[k, i]', '$\\frac{\\partial z_k}{\\partial x_i} = \\sum_k W_{ki}$', 'incorrect differs'],
    ['z[k]', 'W[a, i]', '', '$\\frac{\\partial z_k}{\\partial W_{ai}} = \\delta_{ak} x_i$', 'correct'],
    ['z[k]', 'W[a, i]', '', '$\\frac{\\partial z_k}{\\partial W_{ij}} = \\delta_{ik} x_j$', 'correct'],
    ['z[k]', 'W[a, i]', '', '$\\frac{\\partial z_k}{\\partial W_{ai}} = x_i$', 'incorrect missing-delta'],
    ['z', 'x', 'W', '$\\frac{\\partial z}{\\partial x} = W$', 'correct numerator-layout'],
    ['z', 'x', 'W', '$\\frac{\\partial z}{\\partial x} = W^T$', 'correct'],
    ['z', 'x', 'W', '$\\frac{\\partial z}{\\partial x} = 2 W$', 'incorrect factor-2'],
    ['l', 'x[i]', '', '$\\frac{\\partial l}{\\partial x_i} = 2 \\sum_{k} (z_k - t_k) W_{ki}$', 'correct'],
    [
      'l',
      'x[i]',
      'Σ_{k} 2 W[k, i] (z[k] - t[k])',
      '$\\frac{\\partial l}{\\partial x_i} = \\sum_k 2 W_{ki} (z_k - t_k)$',
      'correct',
    ],
    ['l', 'x', '2 W^T (W x - t)', '$\\nabla_x l = 2 W^T (Wx - t)$', 'correct'],
    ['l', 'x', '2 W^T (W x - t)', '$\\frac{\\partial l}{\\partial x} = 2 W^T (z - t)$', 'correct'],
    ['l', 'x', '2 W^T (W x - t)', '$\\frac{\\partial l}{\\partial x} = W^T (W x - t)$', 'incorrect factor-2'],
    ['l', 'x', '2 W^T (W x - t)', '$\\frac{\\partial l}{\\partial x} = 2 W^T (W x + t)$', 'incorrect sign-inside'],
    ['l', 'x', '2 W^T (W x - t)', '$\\frac{\\partial l}{\\partial x} = 2 W^T W x$', 'incorrect missing-term'],
    ['l', 'W', '2 (W x - t) x^T', '$\\frac{\\partial l}{\\partial W} = 2 (z - t) x^T$', 'correct'],
    ['l', 'W', '2 (W x - t) x^T', '$\\frac{\\partial l}{\\partial W} = 2 x (z - t)^T$', 'correct numerator-layout'],
    ['l', 'z[k]', '2 (z[k] - t[k])', '$\\frac{\\partial l}{\\partial z_k} = 2 z_k - 2 t_k$', 'correct'],
    ['l', 'z[k]', '2 (z[k] - t[k])', '$\\frac{\\partial l}{\\partial z_k} = 2 (z_k - t_k) / m$', 'incorrect averaged'],
  ])('∂%s/∂%s = %s: %s → %s', async (...[of, wrt, expect_, answer, wanted]) => {
    const part = await prepared({ of, wrt, ...(expect_ !== '' && { expect: expect_ }) }, setting);
    expect(outcome(await judged(part, answer))).toBe(wanted);
  });

  test('layouts, where the rubric fixes one', async () => {
    const options = { of: 'z', wrt: 'x' };
    const numerator = { ...setting, conventions: { ...setting.conventions, layout: 'numerator' as const } };
    const denominator = { ...setting, conventions: { ...setting.conventions, layout: 'denominator' as const } };
    const W = '$\\frac{\\partial z}{\\partial x} = W$';
    expect((await judged(await prepared(options, numerator), W)).status).toBe('correct');
    expect((await judged(await prepared(options, denominator), W)).status).not.toBe('correct');
    expect(
      (await judged(await prepared(options, denominator), '$\\frac{\\partial z}{\\partial x} = W^T$')).status,
    ).toBe('correct');
  });
});

describe('other functions', () => {
  test.each<[string, string, string]>([
    ['$\\frac{\\partial p_i}{\\partial x_j} = p_i (\\delta_{ij} - p_j)$', 'correct', 'softmax'],
    ['$\\frac{\\partial p_j}{\\partial x_i} = p_i (\\delta_{ij} - p_j)$', 'correct', 'its symmetry'],
    ['$\\frac{\\partial p_i}{\\partial x_j} = p_i (1 - p_j)$', 'incorrect missing-delta', 'no delta'],
    ['$\\frac{\\partial p_i}{\\partial x_j} = p_i (\\delta_{ij} + p_j)$', 'incorrect sign-inside', 'a sign'],
    [
      '$\\frac{\\partial p_i}{\\partial x_j} = \\begin{cases} p_i (1 - p_i) & i = j \\\\ -p_i p_j & i \\neq j \\end{cases}$',
      'correct',
      'cases',
    ],
    [
      '$\\frac{\\partial p_i}{\\partial x_j} = \\begin{cases} p_i (1 - p_i) & i = j \\\\ 0 & i \\neq j \\end{cases}$',
      'incorrect diagonal-only',
      'the diagonal',
    ],
  ])('%s: %s (%s)', async (answer, wanted) => {
    const reference = referenceOf({ p: { parameters: ['x'], run: (x: Vector) => softmax(x) } });
    const part = await prepared(
      { of: 'p[i]', wrt: 'x[j]', expect: 'p[i] (delta[i, j] - p[j])' },
      settingOf({ x: 'vector(n)', 'i, j': 'index(n)' }, reference),
    );
    expect(outcome(await judged(part, answer))).toBe(wanted);
  });

  test.each<[string, string]>([
    ['2 x ln(x) + x', 'correct'],
    ['$\\frac{d}{dx} x^2 \\ln x = 2x \\ln x + x$', 'correct'],
    ['$x (2 \\ln x + 1)$', 'correct'],
    ['$2 x \\ln x$', 'incorrect missing-term'],
    ['$2x \\ln x - x$', 'incorrect sign-inside'],
  ])('a formula instead of a quantity: %s: %s', async (answer, wanted) => {
    const part = await prepared({ of: 'x^2 ln(x)', wrt: 'x', expect: '2 x ln(x) + x' }, settingOf({ x: 'real > 0' }));
    expect(outcome(await judged(part, answer))).toBe(wanted);
  });

  test('a function with a kink is differentiated beside it', async () => {
    const reference = referenceOf({ h: { parameters: ['x'], run: (x: Vector) => x.map((one) => Math.max(0, one)) } });
    const part = await prepared(
      { of: 'h[k]', wrt: 'x[i]' },
      settingOf({ x: 'vector(n)', 'i, k': 'index(n)' }, reference),
    );
    expect(outcome(await judged(part, '$\\frac{\\partial h_k}{\\partial x_i} = 1\\{i = k\\} 1\\{x_i > 0\\}$'))).toBe(
      'correct',
    );
    expect(outcome(await judged(part, '$\\frac{\\partial h_k}{\\partial x_i} = 1\\{i = k\\}$'))).toBe(
      'incorrect missing-factor',
    );
  });

  test('zeros outside of arrays, where the rubric says so', async () => {
    const reference = referenceOf({
      c: {
        parameters: ['x', 'w'],
        run: (x: Vector, w: Vector) => x.map((_, t) => w.reduce((sum, one, j) => sum + one * (x[t - j] ?? 0), 0)),
      },
    });
    const part = await prepared(
      { of: 'c[t]', wrt: 'w[j]', expect: 'x[t - j]' },
      settingOf({ x: 'vector(n)', w: 'vector(m)', j: 'index(m)', t: 'index(n)' }, reference, {
        out_of_range: 'zero',
        index_base: 0,
      }),
    );
    expect(outcome(await judged(part, '$\\frac{\\partial c_t}{\\partial w_j} = x_{t-j}$'))).toBe('correct');
    expect(outcome(await judged(part, '$\\frac{\\partial c_t}{\\partial w_j} = x_{t+j}$'))).toBe(
      'incorrect index-sign',
    );
  });
});

describe('credit', () => {
  test('named slips, alone and two at once', async () => {
    const part = await prepared(
      {
        of: 'z[k]',
        wrt: 'x[i]',
        expect: 'y[(i + k) mod n]',
        mistakes: { 'missing-mod': '1/2', 'index-sign': { credit: 0.25, feedback: 'Mind the direction.' } },
        also: [
          { expect: '3 y[(i + k) mod n]', credit: '50 %', feedback: 'Where does the 3 come from?' },
          'y[(i + k) mod n] + 1',
        ],
      },
      settingOf({ 'x, y, z': 'vector(n)', 'i, j, k': 'index(n)' }, await sampleReference(), { index_base: 0 }),
    );
    const half = await judged(part, 'y[i + k]');
    expect([half.status, half.credit, outcome(half)]).toEqual([
      'partial',
      { numerator: 1, denominator: 2 },
      'partial missing-mod',
    ]);
    const quarter = await judged(part, 'y[(i - k) mod n]');
    expect([quarter.credit, quarter.findings[0]?.data]).toEqual([
      { numerator: 1, denominator: 4 },
      { text: 'Mind the direction.' },
    ]);
    const both = await judged(part, 'y[i - k]');
    expect(both.credit).toEqual({ numerator: 1, denominator: 8 });
    expect(both.open).toEqual({ numerator: 3, denominator: 8 });
    expect(both.review.map(({ code }) => code)).toEqual(['two-slips']);
    const listed = await judged(part, '3 y[(i + k) mod n]');
    expect([listed.credit, listed.findings[0]?.code]).toEqual([{ numerator: 1, denominator: 2 }, 'author-note']);
    expect((await judged(part, 'y[(i + k) mod n] + 1')).status).toBe('correct');
    expect((await judged(part, '-y[(i + k) mod n]')).credit.numerator).toBe(0);
  });

  test('only some names are allowed', async () => {
    const part = await prepared(
      { of: 'z[k]', wrt: 'x[i]', expect: 'y[(i + k) mod n]', in_terms_of: ['y', 'n'] },
      settingOf({ 'x, y, z': 'vector(n)', 'i, j, k': 'index(n)' }, await sampleReference()),
    );
    expect(outcome(await judged(part, 'y[(i + k) mod n]'))).toBe('correct');
    expect(outcome(await judged(part, 'y[(i + k) mod n] + x[i] - x[i]'))).toBe('undecided name-not-allowed');
  });
});

describe('several derivatives in one passage', () => {
  const text = [
    '$\\frac{\\partial z[k]}{\\partial x[i]} = y[(i+k) \\bmod n]$, since only one term has it.',
    '',
    '$\\frac{\\partial z[k]}{\\partial y[i]} = x[(i-k) \\bmod n]$.',
  ].join('\n');
  const table =
    '| what | answer |\n|---|---|\n| $\\partial z_k/\\partial x_i$ | $y_{(i+k) \\bmod n}$ |\n| $\\partial z_k/\\partial y_i$ | $x_{(i-k) \\bmod n}$ |\n';

  test.each([
    ['x[i]', text],
    ['y[i]', text],
    ['x[i]', table],
    ['y[i]', table],
    [
      'x[i]',
      '- $\\partial z_k/\\partial x_i$: $y_{(i+k) \\bmod n}$\n- $\\partial z_k/\\partial y_i$: $x_{(i-k) \\bmod n}$',
    ],
    [
      'y[i]',
      '- $\\partial z_k/\\partial x_i$: $y_{(i+k) \\bmod n}$\n- $\\partial z_k/\\partial y_i$: $x_{(i-k) \\bmod n}$',
    ],
  ])('each finds its own: %s', async (wrt, passage) => {
    const setting = settingOf({ 'x, y, z': 'vector(n)', 'i, j, k': 'index(n)' }, await sampleReference(), {
      index_base: 0,
    });
    const part = await prepared({ of: 'z[k]', wrt }, setting);
    expect(outcome(await judged(part, passage))).toBe('correct');
  });
});

describe('mistakes of the author', () => {
  const symbols = { 'x, y, z': 'vector(n)', 'i, j, k': 'index(n)' };
  const problems = async (options: Partial<Options>): Promise<readonly Problem[]> =>
    problemsOf({ of: 'z[k]', wrt: 'x[i]', ...options }, settingOf(symbols, await sampleReference(), { index_base: 0 }));

  test('an expected formula that is not the derivative', async () => {
    const [problem] = await problems({ expect: 'y[(i - k) mod n]' });
    expect(problem).toMatchObject({ path: ['expect'], severity: 'error', code: 'expect-differs' });
    expect(problem?.message).toMatch(
      /^At n = 3, k = 1, i = \d this is −?[\d.]+, but the derivative of z\[k\] with respect to x\[i\] is −?[\d.]+\. Nothing is graded until they agree\.$/u,
    );
  });

  test.each<[Partial<Options>, string, string]>([
    [{ of: 'zz[k]' }, 'unknown-quantity', 'reference.ts exports no function zz, so it cannot be differentiated.'],
    [{ wrt: 'q[i]' }, 'unknown-name', 'q is neither declared under `symbols` nor exported by the reference.'],
    [{ wrt: 'i' }, 'unknown-name', 'i is nothing that one can differentiate by.'],
    [{ expect: 'y[(i + k' }, 'unreadable-expression', '`y[(i + k` cannot be read'],
    [{ expect: 'y[(i + k) mod m]' }, 'cannot-be-proven', '`m` has no value'],
    [{ mistakes: { 'missing-mod': '3/2' } }, 'bad-credit', '3/2 is more than 1'],
    [{ form: 'factored' }, 'not-supported-yet', '`form` other than index form and matrix form is not supported'],
    [{ follow_through: 'answer(b)' }, 'not-supported-yet', '`follow_through` is not supported here yet.'],
    [{ in_terms_of: ['x + y'] }, 'bad-term', '`x + y` is neither a name nor the derivative of one name by another.'],
    [{ in_terms_of: ['dz/dq'] }, 'unknown-name', '`q` in `dz/dq` is neither declared under `symbols` nor exported'],
    [{ in_terms_of: ['dz/dx'], expect: 'dz[k]/dx[i]' }, 'bad-term', 'the very derivative that is asked for'],
    [{ also: [{ expect: 'y[k]', of: 'z', wrt: 'x' }] }, 'cannot-be-proven', '`k` has no value'],
  ])('%o: %s', async (options, code, message) => {
    const [problem] = await problems(options);
    expect(problem?.code).toBe(code);
    expect(problem?.message).toContain(message);
    expect(problem?.severity).toBe(code === 'not-supported-yet' ? 'unsupported' : 'error');
  });

  test('a likely name is suggested', async () => {
    const setting = settingOf(
      { x: 'vector(n)' },
      referenceOf({ loss: { parameters: ['x'], run: (x: Vector) => dot(x, x) } }),
    );
    expect((await problemsOf({ of: 'los', wrt: 'x' }, setting))[0]?.help).toBe('Did you mean `loss`?');
  });

  test('a parameter that is nothing, a reference that throws, one that has no derivative', async () => {
    const reference = referenceOf({
      a: { parameters: ['q'], run: (q: number) => q },
      b: {
        parameters: ['x'],
        run: () => {
          throw new RubricError([{ code: 'reference-throws', severity: 'error', message: 'b throws: no' }]);
        },
      },
      c: { parameters: ['x'], run: (x: Vector) => x.map((one) => Math.round(one * 50)) },
    });
    const setting = settingOf({ x: 'vector(n)' }, reference);
    expect((await problemsOf({ of: 'a', wrt: 'x' }, setting))[0]?.message).toBe(
      'a takes q, which is neither declared under `symbols` nor exported by the reference.',
    );
    expect((await problemsOf({ of: 'b', wrt: 'x' }, setting))[0]).toMatchObject({
      code: 'reference-throws',
      message: 'b throws: no',
    });
    expect((await problemsOf({ of: 'c', wrt: 'x' }, setting))[0]?.code).toBe('not-differentiable');
  });
});
