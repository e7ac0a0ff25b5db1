import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { checkAnswer } from '../../src/grading/check-answer.ts';
import { loadRubric } from '../../src/grading/load.ts';
import type { Plan } from '../../src/grading/plan.ts';
import { spell } from '../../src/math/print.ts';
import { countFormula, polynomialOf } from '../../src/reference/families/count-formula.ts';
import { countAt, type LayerFamily } from '../../src/reference/families/layer-family.ts';
import { polynomialTree } from '../../src/reference/families/polynomial.ts';
import { loadReference } from '../../src/reference/load.ts';

const REFERENCE = `
import { conv1d, conv2d, dense, lstm, multiHeadAttention, sequential } from 'gradecheck/reference';
export const cell = (n: number, d: number) => lstm({ in: d, hidden: n });
export const network = (n: number, d: number, o: number) => sequential(cell(n, d), dense({ in: n, out: o }));
export const attention = (d: number, h: number) => multiHeadAttention({ in: d, heads: h });
export const image = (s: number, k: number, c: number) => conv2d({ in: [3, s, s], out: c, kernel: k });
export const strided = (s: number) => conv1d({ in: [2, s], out: 4, kernel: 3, stride: 2 });
export const never = (n: number) => dense({ in: 0, out: n });
export const broken = (n: number) => { const layer = dense({ in: n, out: 3 }); if (n === 2) throw new Error('no'); return layer; };
export const half = (n: number) => n / 2;
export const waiting = (n: number) => dense({ out: n });
export const fixed = dense({ in: 3, out: 4 });
`;

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gradecheck-families-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const load = async (): Promise<Awaited<ReturnType<typeof loadReference>>['reference']> =>
  (await loadReference(join(await folderWith({ 'reference.ts': REFERENCE }), 'reference.ts'))).reference;

async function family(name: string): Promise<LayerFamily> {
  const found = (await load()).families?.get(name);
  if (!found) throw new Error(`${name} is no family`);
  return found;
}

describe('functions of sizes', () => {
  test('are told from quantities and helpers', async () => {
    const { families, quantities, layers } = await load();
    expect([...(families?.keys() ?? [])]).toEqual([
      'cell',
      'network',
      'attention',
      'image',
      'strided',
      'never',
      'broken',
    ]);
    expect(families?.has('half')).toBe(false);
    expect(quantities.has('half')).toBe(true);
    expect([...layers.keys()]).toEqual(['fixed']);
    expect(families?.get('network')).toMatchObject({ parameters: ['n', 'd', 'o'], line: 4 });
  });

  test('give layers, or none where no layer has the sizes', async () => {
    expect((await family('network')).at([4, 3, 2])?.parameters).toBe(4 * (4 * 7 + 4) + 2 * 5);
    expect((await family('attention')).at([8, 3])).toBeUndefined();
    expect(countAt(await family('attention'), { changes: ['withoutBias'], count: 'parameters' }, [8, 2])).toBe(256);
  });

  test('an error of the author is named with its place', async () => {
    const broken = await family('broken');
    expect(() => broken.at([2])).toThrow('broken throws: no');
  });
});

describe('formulas of counts', () => {
  test.each<[string, string, string]>([
    ['cell', 'parameters', '4 n^2 + 4 n d + 4 n'],
    ['network', 'parameters', '4 n^2 + 4 n d + n o + 4 n + o'],
    ['network', 'multiplyAccumulates', '4 n^2 + 4 n d + n o'],
    ['network', 'activations', '5 n'],
    ['attention', 'parameters', '4 d^2 + 4 d'],
    ['image', 'parameters', '3 k^2 c + c'],
    ['strided', 'parameters', '28'],
  ])('%s.%s', async (name, count, expected) => {
    const counted = { changes: [], count } as unknown as Parameters<typeof countFormula>[1];
    const tree = countFormula(await family(name), counted);
    expect(tree && spell(tree).text).toBe(expected);
  });

  test('there is none where a stride rounds, and none where nothing can be built', async () => {
    expect(countFormula(await family('strided'), { changes: [], count: 'operations' })).toBeUndefined();
    expect(countFormula(await family('never'), { changes: [], count: 'operations' })).toBeUndefined();
  });

  test('halves and differences are exact', () => {
    const polynomial = polynomialOf(([n = 0, m = 0]) => (n * (n + 1)) / 2 - 3 * m ** 3 * n, 2);
    expect(polynomial && spell(polynomialTree(polynomial, ['n', 'm'])).text).toBe('−3 n m^3 + 1/2 n^2 + 1/2 n');
    expect(polynomialOf(([n = 0]) => Math.floor(n / 2), 1)).toBeUndefined();
    expect(polynomialOf(([n = 0]) => 2 ** (n % 50), 1)).toBeUndefined();
  });
});

const SYMBOLS = 'n, d, o, s, k, c, h: positive integer';
const rubric = (part: string, symbols = SYMBOLS): string =>
  `gradecheck: 1\nid: sizes\nsymbols:\n  ${symbols}\nparts:\n  a:\n    check: formula\n    points: 4\n${part}`;

const plans = new Map<string, Promise<Plan>>();

async function planOf(part: string): Promise<Plan> {
  const plan = plans.get(part) ?? newPlan(part);
  plans.set(part, plan);
  return plan;
}

async function newPlan(part: string): Promise<Plan> {
  return loadRubric(await folderWith({ 'rubric.yaml': rubric(part), 'reference.ts': REFERENCE }));
}

async function earned(plan: Plan, answer: string): Promise<number | string | null> {
  const { needsReview, score } = await checkAnswer(plan, 'a', answer);
  return needsReview ? 'review' : score;
}

describe('a part that expects a formula in sizes', () => {
  const PART = `
    in_terms_of: [n, d, o]
    expect: network.parameters
    mistakes: { missing-term: 1/2 }
    also:
      - { expect: cell.parameters, credit: 3/4, feedback: You left out the output layer. }
      - { expect: network.withoutBias.parameters, credit: 1/4 }
`;

  test.each<[string, number | string]>([
    ['$4(nd + n^2 + n) + on + o$', 4],
    ['$4 n (n + d + 1) + o (n + 1)$', 4],
    ['$4 n^2 + 4 n d + n o + 4 n$', 2],
    ['$4(n^2 + nd + n)$', 3],
    ['$4(n^2 + nd) + n o$', 1],
    ['$4(n^2 + nd + 2n) + n o + o$', 0],
    ['$3(n^2 + nd + n) + n o + o$', 0],
    ['$4(n^2 + nd + k) + n o + o$', 'review'],
  ])('%s earns %s', async (answer, expected) => {
    expect(await earned(await planOf(PART), answer)).toBe(expected);
  });

  test('lint finds nothing wrong, and the report shows the formula', async () => {
    const folder = await folderWith({ 'rubric.yaml': rubric(PART), 'reference.ts': REFERENCE });
    const found = await loadRubric(folder, { lint: true });
    expect(found.filter(({ severity }) => severity !== 'warning')).toEqual([]);
    const result = await checkAnswer(await planOf(PART), 'a', '$n$');
    expect(result.expected?.text).toBe('4 n^2 + 4 n d + n o + 4 n + o');
  });

  test('sums of counts, counts of fixed layers, floors and sizes that divide', async () => {
    const sum = await planOf('    expect: network.parameters - o + fixed.parameters\n');
    expect(await earned(sum, '$4n(n + d + 1) + on + 16$')).toBe(4);
    const floors = await planOf('    expect: strided.multiplyAccumulates\n');
    expect(await earned(floors, '$24 \\lfloor (s - 1) / 2 \\rfloor$')).toBe(4);
    expect(await earned(floors, '$12 (s - 1)$')).toBe(0);
    const heads = await planOf('    expect: attention.parameters\n');
    expect(await earned(heads, '$4 d (d + 1)$')).toBe(4);
    expect(await earned(heads, '$4 d^2 + 4 d h$')).toBe(0);
    const windows = await planOf('    expect: image.multiplyAccumulates\n');
    expect(await earned(windows, '$3 c k^2 (s - k + 1)^2$')).toBe(4);
    expect(await earned(windows, '$3 c k^2 (s - k)^2$')).toBe(0);
  });

  test.each<[string, string, string]>([
    ['    expect: network.params\n', 'unknown-member', 'has no `params`'],
    ['    expect: netwrk.parameters\n', 'unknown-name', 'exports no `netwrk`'],
    ['    expect: network.outputShape\n', 'not-a-number', 'is a shape'],
    ['    expect: network.withBias\n', 'not-a-number', 'A count is missing'],
    ['    expect: fixed.parametrs\n', 'unknown-member', 'has no `parametrs`'],
    ['    expect: never.parameters\n', 'no-value', 'no finite value'],
    ['    expect: n\n    also: [network.parms]\n', 'unknown-member', 'has no `parms`'],
  ])('%s', async (part, code, message) => {
    const folder = await folderWith({ 'rubric.yaml': rubric(part), 'reference.ts': REFERENCE });
    const errors = (await loadRubric(folder, { lint: true })).filter(({ severity }) => severity === 'error');
    expect(errors[0]).toMatchObject({ code });
    expect(errors[0]?.message).toContain(message);
  });

  test('a size that is not declared, or no whole number', async () => {
    const mistake = async (symbols: string): Promise<unknown> => {
      const text = rubric('    expect: network.parameters\n', symbols);
      const folder = await folderWith({ 'rubric.yaml': text, 'reference.ts': REFERENCE });
      return (await loadRubric(folder, { lint: true })).find(({ severity }) => severity === 'error');
    };
    expect(await mistake('n, d: positive integer')).toMatchObject({
      message: '`network` takes n, d, o; `o` is not declared.',
      help: 'Write `o: positive integer` under `symbols`.',
    });
    expect(await mistake('n, d, o: real')).toMatchObject({ code: 'not-a-size' });
  });

  test('a count says where its formula can be compared', async () => {
    const text = rubric('    expect: network.parameters\n').replace('check: formula', 'check: count');
    const folder = await folderWith({ 'rubric.yaml': text, 'reference.ts': REFERENCE });
    const found = await loadRubric(folder, { lint: true });
    expect(found.find(({ severity }) => severity === 'unsupported')).toMatchObject({ help: 'Use `check: formula`.' });
  });
});
