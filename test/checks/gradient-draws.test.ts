import { describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { Setting } from '../../src/checks/define-check.ts';
import type { DeclaredSymbol } from '../../src/math/symbols.ts';
import type { Value } from '../../src/reference/reference.ts';
import { passageFrom, referenceOf, settingOf } from './gradient-kit.ts';

type Options = Parameters<typeof gradient.prepare>[0];
type Run = (...inputs: never[]) => Value;

/** A setting with one quantity, which takes x and w. */
function settingWith(symbols: Record<string, string>, parameters: readonly string[], run: Run): Setting {
  return settingOf(symbols, referenceOf({ z: { parameters, run } }));
}

async function messages(options: Options, setting: Setting): Promise<string> {
  const { problems = [] } = await gradient.prepare(options, setting);
  return problems.map(({ code, message }) => `${code}: ${message}`).join('\n');
}

describe('references that nothing can be held against', () => {
  const symbols = { x: 'vector(n)', z: 'vector(n)', 'i, k': 'index(n)' };

  test.each<[string, Options, Run, RegExp]>([
    ['a number where an array is asked', { of: 'z[k]', wrt: 'x[i]' }, () => 2, /too-many-indices: z gives a number/u],
    [
      'more indices than the variable has axes',
      { of: 'z[k]', wrt: 'x[i, k]' },
      (x: number[]) => x,
      /too-many-indices: x gives an array of 3 at n = 3, and has 2 indices here/u,
    ],
    [
      'another length than is declared',
      { of: 'z[k]', wrt: 'x[i]' },
      (x: number[]) => [...x, 1],
      /reference-shape: z gives an array of 4 at n = 3, but is declared as 3/u,
    ],
    ['nothing', { of: 'z', wrt: 'x' }, () => [], /not-differentiable: z .* no values/u],
    ['no number', { of: 'z', wrt: 'x' }, (x: number[]) => x.map(() => NaN), /not-differentiable: z .* no values/u],
    [
      'infinity',
      { of: 'z', wrt: 'x' },
      (x: number[]) => x.map((one) => one / 0),
      /not-differentiable: z .* no values/u,
    ],
    [
      'kinks wherever one looks',
      { of: 'z', wrt: 'x' },
      (x: number[]) => x.map((one) => Math.round(one * 1e7) / 1e7),
      /not-differentiable: z .* random points/u,
    ],
  ])('%s', async (_, options, run, wanted) => {
    expect(await messages(options, settingWith(symbols, ['x'], run))).toMatch(wanted);
  });
});

describe('sizes at which a reference has no values are left out', () => {
  const run = (x: number[], w: number[]): number[] =>
    Array.from({ length: x.length - w.length + 1 }, (_, k) =>
      w.reduce((sum, weight, j) => sum + weight * (x[k + j] ?? NaN), 0),
    );

  test('a kernel that is longer than its input', async () => {
    const setting = settingWith({ x: 'vector(n)', w: 'vector(m)', 'i, k': 'index(n)' }, ['x', 'w'], run);
    const { prepared } = await gradient.prepare({ of: 'z[k]', wrt: 'x[i]' }, setting);
    const sizes = prepared?.judging.cases.map((one) => [one.sizes.get('n') ?? 0, one.sizes.get('m') ?? 0]) ?? [];
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.every(([n = 0, m = 0]) => n > m)).toBe(true);
  });
});

test('the derivative by a matrix moves the columns of it that have a name of their own', async () => {
  const setting = settingOf(
    { U: 'matrix(d, n)', u: 'columns(U)', v: 'vector(d)', w: 'index(n)' },
    referenceOf({
      s: {
        parameters: ['u', 'v'],
        run: (u: number[][], v: number[]) => u.map((one) => one.reduce((sum, a, i) => sum + a * (v[i] ?? 0), 0)),
      },
    }),
  );
  const { prepared } = await gradient.prepare({ of: 's[w]', wrt: 'U' }, setting);
  expect(prepared?.judging.cases.some(({ scale }) => scale > 0)).toBe(true);
});

describe('draws that tell nothing', () => {
  test('a function that is flat or overflows where its inputs are large is drawn nearer to zero', async () => {
    const setting = settingOf(
      { x: 'vector(n) in (-170, 170)', 'i, k': 'index(n)' },
      referenceOf({
        h: { parameters: ['x'], run: (x: number[]) => x.map((one) => Math.tanh(one) + 1 / (1 + Math.exp(9 * one))) },
      }),
    );
    const { prepared } = await gradient.prepare({ of: 'h[k]', wrt: 'x[i]' }, setting);
    const largest = prepared?.judging.cases.map(({ reference }) => Math.abs(Number(reference))) ?? [];
    expect(Math.max(...largest)).toBeGreaterThan(1e-3);
  });

  test('a derivative that is zero everywhere is one', async () => {
    const setting = settingWith({ 'x, w': 'vector(n)', 'i, k': 'index(n)' }, ['x'], (x: number[]) => x);
    const { prepared } = await gradient.prepare({ of: 'z[k]', wrt: 'w[i]' }, setting);
    expect(prepared?.judging.cases.every(({ reference }) => reference === 0)).toBe(true);
  });

  test('a length that only one run has shown is not taken for a declaration', async () => {
    const setting = settingOf(
      { x: 'vector(n)', i: 'index(n)' },
      referenceOf({ z: { parameters: ['x'], run: (x: number[]) => x.slice(1) } }),
    );
    const inferred = { ...symbolOf(setting, 'x'), name: 'z', inferred: true as const };
    const symbols = new Map([...setting.symbols, ['z', inferred]]);
    expect(await messages({ of: 'z', wrt: 'x' }, { ...setting, symbols })).toBe('');
  });
});

describe('how a derivative is worked out', () => {
  const methodsOf = async (options: Options, setting: Setting): Promise<(string | undefined)[]> => {
    const { prepared } = await gradient.prepare(options, setting);
    return [...new Set(prepared?.judging.cases.map(({ method }) => method))];
  };

  test('exactly for a formula', async () => {
    const setting = settingOf({ x: 'real > 0', y: 'vector(n)', i: 'index(n)' });
    expect(await methodsOf({ of: 'x^2 ln(x)', wrt: 'x' }, setting)).toEqual(['exact']);
    expect(await methodsOf({ of: 'x ‖y‖^2', wrt: 'y[i]', expect: '2 x y[i]' }, setting)).toEqual(['exact']);
  });

  test('by finite differences where a function cannot be followed', async () => {
    const setting = settingWith({ x: 'vector(n)', 'i, k': 'index(n)' }, ['x'], (x: number[]) => x);
    expect(await methodsOf({ of: 'z[k]', wrt: 'x[i]' }, setting)).toEqual(['finite-differences']);
  });
});

test('a left side is read where the d of its differentials is a size of the question', async () => {
  const setting = settingOf(
    { X: 'matrix(N, d)', W: 'matrix(d, c)', r: 'index(N)', j: 'index(d)', k: 'index(c)' },
    referenceOf({
      L: {
        parameters: ['X', 'W'],
        run: (X: number[][], W: number[][]) =>
          X.flatMap((row) => row.flatMap((x, j) => (W[j] ?? []).map((w, k) => x * w * (k + 1)))).reduce(
            (a, b) => a + b,
            0,
          ),
      },
    }),
    { index_base: 0 },
  );
  const { prepared } = await gradient.prepare({ of: 'L', wrt: 'W[j, k]' }, setting);
  const statusOf = async (text: string): Promise<string | undefined> =>
    prepared && gradient.judge(prepared, await passageFrom(text)).status;
  expect(await statusOf('$\\frac{d L}{d W_{j,k}} = (k + 1) \\sum_r X_{r,j}$')).toBe('correct');
  expect(await statusOf('$\\dfrac{d L}{d W_{k,j}} = (k + 1) \\sum_r X_{r,j}$')).not.toBe('correct');
});

function symbolOf({ symbols }: Setting, name: string): DeclaredSymbol {
  const symbol = symbols.get(name);
  if (!symbol) throw new Error(`${name} is not declared`);
  return symbol;
}
