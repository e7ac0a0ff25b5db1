import { describe, expect, test } from 'vitest';

import { checkAnswer } from '../../src/grading/check-answer.ts';
import { gradeSubmission } from '../../src/grading/grade.ts';
import { loadRubric } from '../../src/grading/load.ts';
import type { Plan } from '../../src/grading/plan.ts';
import { RubricError } from '../../src/model/diagnostic.ts';
import { folderWith, HEAD } from '../rubric/rubric-folder.ts';

const REFERENCE = `import { dense } from 'gradecheck/reference';
export const f = dense({ in: 10, out: 20, bias: true });
export const z = (x: number[], y: number[]): number[] => x.map((value, i) => value * (y[i] ?? 0));
`;

const SHEET = `title: A sheet
points: 6
symbols: { 'x, y': vector(n), i: index(n) }
parts:
  a:
    ask: About a layer.
    defaults: { check: count, points: 1 }
    parts:
      params: { expect: f.parameters, label: Parameters, mistakes: { ignored-bias: 1/2 }, examples: { 1: 220, 0.5: 200, 0: 7 } }
      twice: { expect: 2 * f.parameters, label: Twice, extra: true }
  b:
    check: gradient
    points: 2
    of: z[i]
    wrt: x[i]
    expect: y[i]
    label: Derivative
  c:
    check: manual
    points: 3
    guide: Look at it.
    reveal: nothing
    feedback: { missing: Where is it? }
`;

const files = (given: Readonly<Record<string, string>> = {}) => ({
  'rubric.yaml': HEAD + SHEET,
  'reference.ts': REFERENCE,
  ...given,
});
const load = (given: Readonly<Record<string, string>> = {}): Promise<Plan> => loadRubric(folderWith(files(given)));

/** The diagnostics of a rubric that must not load, as `file:line code`. */
async function refused(given: Readonly<Record<string, string>>): Promise<string[]> {
  const error: unknown = await load(given).catch((thrown: unknown) => thrown);
  if (!(error instanceof RubricError)) throw new Error('the rubric was not refused', { cause: error });
  return error.diagnostics
    .filter(({ severity }) => severity !== 'warning')
    .map(({ place, code, severity }) => `${place?.file ?? ''}:${String(place?.start.line)} ${severity} ${code}`);
}

describe('a plan', () => {
  test('holds the parts in their order, the groups, and the tree for alignment', async () => {
    const plan = await load();
    expect(plan).toMatchObject({
      id: 'test',
      title: 'A sheet',
      points: { numerator: 6, denominator: 1 },
      groups: [{ id: 'a', title: 'a', ask: 'About a layer.' }],
    });
    expect(plan.parts.map(({ id, kind, title, extra }) => [id, kind, title, extra])).toEqual([
      ['a.params', 'count', 'Parameters', false],
      ['a.twice', 'count', 'Twice', true],
      ['b', 'gradient', 'Derivative', false],
      ['c', 'manual', 'c', false],
    ]);
    expect(plan.targets).toMatchObject([
      {
        id: 'a',
        labels: ['a'],
        ask: 'About a layer.',
        parts: [{ id: 'a.params', labels: ['Parameters'], parts: [] }, { id: 'a.twice' }],
      },
      { id: 'b' },
      { id: 'c' },
    ]);
    expect(
      plan.targets
        .flatMap(({ parts, recognise }) => [recognise, ...parts.map((part) => part.recognise)])
        .map((one) => typeof one),
    ).toEqual(['undefined', 'function', 'function', 'function', 'function']);
    expect(plan.examples.map(({ part, answer }) => `${part} ${answer}`)).toEqual([
      'a.params 220',
      'a.params 200',
      'a.params 7',
    ]);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['no-examples', 'no-examples']);
  });

  test('has a hash over everything that it is made of', async () => {
    const base = 'include: course.yaml\n';
    const given = {
      'rubric.yaml': HEAD + base + SHEET,
      'course.yaml': 'gradecheck: 1\n',
      'more.ts': 'export const more = 1;\n',
      'reference.ts': `import { more } from './more.ts';\n${REFERENCE}export const one = more;\n`,
    };
    const hashOf = async (changed: Readonly<Record<string, string>>): Promise<string> =>
      (await load({ ...given, ...changed })).hash;
    const first = await hashOf({});
    expect(first).toMatch(/^[0-9a-f]{64}$/u);
    expect(await hashOf({ 'beside.txt': 'x' })).toBe(first);
    const others = await Promise.all([
      hashOf({ 'rubric.yaml': `${given['rubric.yaml']}# x\n` }),
      hashOf({ 'course.yaml': 'gradecheck: 1\n# x\n' }),
      hashOf({ 'reference.ts': `${given['reference.ts']}// x\n` }),
      hashOf({ 'more.ts': 'export const more = 2;\n' }),
    ]);
    expect(new Set([first, ...others]).size).toBe(5);
  });

  test('can be loaded from the file as well as from its folder', async () => {
    const folder = folderWith(files());
    expect((await loadRubric(`${folder}/rubric.yaml`)).hash).toBe((await loadRubric(folder)).hash);
  });
});

describe('a rubric that cannot grade is refused before any submission', () => {
  test.each([
    [
      'a member that a layer does not have',
      { 'rubric.yaml': HEAD + SHEET.replace('f.parameters, label: P', 'f.paramters, label: P') },
      'rubric.yaml:11 error',
    ],
    [
      'a derivative that is wrong',
      { 'rubric.yaml': HEAD + SHEET.replace('expect: y[i]', 'expect: 2 y[i]') },
      'rubric.yaml:18 error expect-differs',
    ],
    [
      'a reference that throws when it is loaded',
      { 'reference.ts': `${REFERENCE}throw new Error('no');\n` },
      'reference.ts:4 error',
    ],
    [
      'a reference that throws when it is asked',
      { 'reference.ts': REFERENCE.replace('x.map((value, i) => value * (y[i] ?? 0))', '{ throw new Error("no"); }') },
      'error reference-throws',
    ],
    ['a reference that is no TypeScript', { 'reference.ts': 'export const = 3;\n' }, 'reference.ts:1 error'],
    [
      'a symbol that is nowhere',
      { 'rubric.yaml': HEAD + SHEET.replace('i: index(n)', 'i: index(n), q: { written: Q }') },
      'rubric.yaml:11 error unknown-symbol',
    ],
    [
      'a kind that is not supported yet',
      {
        'rubric.yaml':
          HEAD +
          SHEET.replace('check: manual', 'check: code').replace('guide: Look at it.', 'file: a.ts\n    function: f'),
      },
      'unsupported unsupported-check',
    ],
    [
      'a policy that is not supported yet',
      { 'rubric.yaml': `${HEAD}policies: { rounding: { to: 0.5 } }\n${SHEET}` },
      'rubric.yaml:3 unsupported unsupported-policy',
    ],
  ])('%s', async (_, given, expected) => {
    const found = await refused(given);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toContain(expected);
  });

  test('mistakes that the schema sees and those that a check sees come in one go', async () => {
    const broken = SHEET.replace('expect: y[i]', 'expect: 2 y[i]').replace('guide:', 'giude:');
    expect(await refused({ 'rubric.yaml': HEAD + broken })).toEqual([
      'rubric.yaml:18 error expect-differs',
      'rubric.yaml:23 error unknown-key',
    ]);
  });

  test('lint gives the same, and warnings, and does not throw', async () => {
    const folder = folderWith(files({ 'rubric.yaml': `${HEAD}policies: { rounding: { to: 0.5 } }\n${SHEET}` }));
    expect((await loadRubric(folder, { lint: true })).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'unsupported unsupported-policy',
      'warning no-examples',
      'warning no-examples',
    ]);
  });

  test('where there is no rubric, lint throws as well', async () => {
    await expect(loadRubric('nowhere/at-all', { lint: true })).rejects.toThrow(RubricError);
  });
});

describe('one answer', () => {
  test.each([
    ['a.params', '220', 'correct', 1, 0],
    ['a.params', 'We count 10 * 20 + 20 = 220 parameters.', 'correct', 1, 0],
    ['a.params', '200', 'partial', 0.5, 0],
    ['a.params', '7', 'incorrect', 0, 0],
    ['b', '$y_i$', 'correct', 2, 0],
    ['b', '3 y[i]', 'incorrect', 0, 0],
    ['c', 'Anything', 'undecided', 0, 3],
    ['a.params', '', 'missing', 0, 0],
    ['a.params', ' \n\t', 'missing', 0, 0],
  ])('%s: %j is %s', async (part, text, status, score, openPoints) => {
    expect(await checkAnswer(await load(), part, text)).toMatchObject({
      id: part,
      status,
      score,
      openPoints,
      needsReview: openPoints > 0,
    });
  });

  test('a part that there is not', async () => {
    await expect(checkAnswer(await load(), 'a.parms', '3')).rejects.toThrow(
      'has no part a.parms; it has a.params, a.twice, b, c',
    );
  });

  test('is judged as it is in a write-up', async () => {
    const plan = await load();
    const text = ['# a', '', 'Parameters: 200', '', 'Twice: 440', '', '# Derivative', '', '$y_i$', ''].join('\n');
    const result = await gradeSubmission(plan, [{ name: 'hw.md', bytes: new TextEncoder().encode(text) }]);
    const alone = await Promise.all(
      [
        ['a.params', '200'],
        ['a.twice', '440'],
        ['b', '$y_i$'],
      ].map(([part = '', answer = '']) => checkAnswer(plan, part, answer)),
    );
    const brief = ({ id, status, score, openPoints, needsReview }: (typeof alone)[number]) => ({
      id,
      status,
      score,
      openPoints,
      needsReview,
    });
    expect(result.parts.slice(0, 3).map(brief)).toEqual(alone.map(brief));
  });
});
