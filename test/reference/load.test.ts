import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { RubricError, type Diagnostic } from '../../src/model/diagnostic.ts';
import { loadReference } from '../../src/reference/load.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradecheck reference '));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

let count = 0;
/** Writes files to a folder of their own; the first is the reference. */
async function written(files: Record<string, string>): Promise<string> {
  const home = join(folder, String(count++));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), text);
  }
  return join(home, Object.keys(files)[0] ?? '');
}

const load = async (files: Record<string, string>) => loadReference(await written(files));

async function mistakeIn(files: Record<string, string>): Promise<Diagnostic> {
  const thrown: unknown = await load(files).catch((error: unknown) => error);
  if (!(thrown instanceof RubricError) || !thrown.diagnostics[0]) throw new Error('no RubricError was thrown');
  return thrown.diagnostics[0];
}

function failureOf(run: () => unknown): Diagnostic {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof RubricError && thrown.diagnostics[0]) return thrown.diagnostics[0];
  }
  throw new Error('no RubricError was thrown');
}

describe('the sample', () => {
  test('quantities and layers', async () => {
    const { reference, files } = await loadReference('rubrics/hw2-q1/reference.ts');
    const z = reference.quantities.get('z');
    expect(z?.parameters).toEqual(['x', 'y']);
    expect(z?.compute([1, 2, 3], [10, 20, 30])).toEqual([140, 110, 110]);
    expect(z?.line).toBe(4);
    expect([...reference.layers.keys()]).toEqual(['f', 'g']);
    expect(reference.layers.get('g')?.withBias.parameters).toBe(40);
    expect(files.map((file) => file.name)).toEqual(['reference.ts']);
    expect(files[0]?.bytes.length).toBeGreaterThan(100);
  });
});

describe('exports', () => {
  test('are sorted by what they are', async () => {
    const { reference } = await load({
      'reference.ts': `
        import { dense, softmax, type Vector } from 'gradecheck/reference';
        export { softmax as p } from 'gradecheck/reference';
        export type Row = Vector;
        export enum Colour { Red, Green }
        export const rate = 0.5, name = 'Ada', table = [[1, 2], [3, 4]], typed = new Float64Array([1, 2]);
        export const mixed = [1, 'two'], nothing = undefined, record = { a: 1 };
        export function scaled(x: Vector, factor = 2): number[] { return x.map((one) => one * factor); }
        export const network = (n: number, d: number) => dense({ in: n, out: d });
        export const helper = ({ a }: { a: number }) => a, rest = (...all: number[]) => all.length;
        export class Thing {}
        export const bound = Math.max;
        export default 7;
        softmax([1]);
      `,
    });
    expect([...reference.quantities.keys()].toSorted()).toEqual(['network', 'p', 'scaled']);
    expect([...(reference.families?.keys() ?? [])]).toEqual(['network']);
    expect(reference.quantities.get('scaled')?.parameters).toEqual(['x', 'factor']);
    expect(Object.fromEntries(reference.values)).toEqual({
      rate: 0.5,
      name: 'Ada',
      table: [
        [1, 2],
        [3, 4],
      ],
      typed: [1, 2],
    });
    expect(reference.quantities.get('scaled')?.line).toBe(8);
  });

  test('a quantity that gives no numbers is refused when it is computed', async () => {
    const { reference } = await load({
      'reference.ts': "export const z = (x: number) => ({ x });\nexport const w = () => [1, '2'];",
    });
    expect(failureOf(() => reference.quantities.get('z')?.compute(1)).message).toBe(
      'z throws: it gives a object, and no number or array of numbers',
    );
    expect(failureOf(() => reference.quantities.get('w')?.compute()).message).toContain('an array with something else');
  });

  test('a quantity that throws gives its place', async () => {
    const { reference } = await load({
      'reference.ts':
        'export const z = (x: number[]): number => {\n  const y = x as unknown as { a: { b: number } };\n  return y.a.b;\n};\n',
    });
    const failure = failureOf(() => reference.quantities.get('z')?.compute([1]));
    expect(failure).toMatchObject({ code: 'reference-throws', place: { file: 'reference.ts', start: { line: 3 } } });
    expect(failure.message).toContain("z throws: Cannot read properties of undefined (reading 'b')");
    expect(failure.excerpt?.at(-1)).toBe('  return y.a.b;');
  });
});

describe('imports', () => {
  test('relative files with any ending, of data, of Node; all are listed for the hash', async () => {
    const { reference, files } = await load({
      'a/reference.ts': `
        import { twice } from './parts/twice.ts';
        import { half } from './parts/half';
        import { third } from './parts/third.js';
        import { quarter } from '../shared';
        import data from './data.json' with { type: 'json' };
        import { sep } from 'node:path';
        import type { Nothing } from './not-there.ts';
        export const z = (x: number): number => twice(half(third(quarter(x)))) + data.one + sep.length;
      `,
      'a/parts/twice.ts':
        "import { dot } from 'gradecheck/reference';\nexport const twice = (x: number) => dot([2], [x]);",
      'a/parts/half.ts': 'export const half = (x: number): number => x / 2;',
      'a/parts/third.ts': 'export const third = (x: number): number => x / 3;',
      'a/data.json': '{ "one": 1 }',
      'shared/index.ts': 'export const quarter = (x: number): number => x / 4;',
    });
    expect(reference.quantities.get('z')?.compute(12)).toBe(3);
    expect(files.map((file) => file.name)).toEqual([
      'reference.ts',
      'parts/twice.ts',
      'parts/half.ts',
      'parts/third.ts',
      '../shared/index.ts',
      'data.json',
    ]);
  });

  test('files that import each other', async () => {
    const { reference } = await load({
      'reference.ts':
        "import { odd } from './odd.ts';\nexport const even = (n: number): number => (n === 0 ? 1 : odd(n - 1));",
      'odd.ts':
        "import { even } from './reference.ts';\nexport const odd = (n: number): number => (n === 0 ? 0 : even(n - 1));",
    });
    expect(reference.quantities.get('even')?.compute(7)).toBe(0);
    expect(reference.quantities.get('even')?.compute(8)).toBe(1);
  });

  test('layers made in another file are layers', async () => {
    const { reference } = await load({
      'reference.ts': "export { f } from './net.ts';",
      'net.ts': "import * as lib from 'gradecheck/reference';\nexport const f = lib.dense({ in: 2, out: 3 });",
    });
    expect(reference.layers.get('f')?.parameters).toBe(9);
  });

  test.each([
    ['./missing.ts', 'There is no such file.'],
    ['no-such-package-here', "Cannot find module 'no-such-package-here'"],
  ])('%s', async (specifier, reason) => {
    const source = `// first\nimport { a } from '${specifier}';\nexport const z = () => a;`;
    const mistake = await mistakeIn({ 'reference.ts': source });
    expect(mistake).toMatchObject({ code: 'reference-import', place: { start: { line: 2, column: 20 } } });
    expect(mistake.message).toContain(`reference.ts imports ${specifier}, which cannot be loaded. ${reason}`);
  });
});

describe('mistakes of the author', () => {
  test.each<[string, string, string, number, number]>([
    ['a missing operand', 'export const a = 1;\nconst b = ;\n', 'Unexpected token', 2, 11],
    ['Windows lines', 'export const a = 1;\r\n\r\nconst b = ;\r\n', 'Unexpected token', 3, 11],
    ['await at the top', 'export const a = await 3;', 'await is only valid', 1, 18],
    ['import.meta', 'const a = 1;\nexport const b = import.meta.url + a;', "Cannot use 'import.meta'", 2, 25],
    ['a name twice', 'const a = 1;\nconst a = 2;\nexport const b = a;', "Identifier 'a' has already", 2, 7],
    ['an error on load', 'const a = 1;\n  missing(a);', 'missing is not defined', 2, 3],
    [
      'a layer that cannot be',
      "import { dense } from 'gradecheck/reference';\nexport const f = dense({ in: 0, out: 2 });",
      'dense: in must be a whole number',
      2,
      18,
    ],
    ['something thrown that is no error', 'export const a = 1;\nthrow "so";', 'reference.ts cannot be run: so', 0, 0],
    ['endless recursion', 'const a = (): number => a() + 1;\nexport const b = a();', 'Maximum call stack', 1, 0],
  ])('%s', async (_, source, message, ...[line, column]) => {
    const mistake = await mistakeIn({ 'reference.ts': source });
    expect(mistake.message).toContain(message);
    if (line > 0)
      expect(mistake.place).toMatchObject({ file: 'reference.ts', start: column > 0 ? { line, column } : { line } });
    expect(mistake.severity).toBe('error');
  });

  test('in a file that is imported', async () => {
    const mistake = await mistakeIn({
      'reference.ts': "import { a } from './sub/a.ts';\nexport const z = () => a;",
      'sub/a.ts': '\n\nexport const a = [1].map((x) => x.y.z);',
    });
    expect(mistake.place).toMatchObject({ file: 'sub/a.ts', start: { line: 3 } });
  });

  test('data that is no JSON', async () => {
    const mistake = await mistakeIn({
      'reference.ts': "import d from './d.json';\nexport const z = () => d;",
      'd.json': '{ a',
    });
    expect(mistake).toMatchObject({ code: 'reference-syntax', place: { file: 'd.json' } });
  });

  test('a file that is not there', async () => {
    const thrown: unknown = await loadReference(join(folder, 'none.ts')).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(RubricError);
    expect(String(thrown)).toContain('The reference none.ts cannot be read');
  });
});
