import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { RubricError, type Diagnostic } from '../../src/model/diagnostic.ts';
import { loadReference } from '../../src/reference/load.ts';

/** What is said of a reference where it is loaded or `f` is called with 1. */
async function said(source: string, other = ''): Promise<Diagnostic | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-endless-'));
  try {
    writeFileSync(join(folder, 'reference.ts'), source);
    writeFileSync(join(folder, 'other.ts'), other);
    const { reference } = await loadReference(join(folder, 'reference.ts'));
    reference.quantities.get('f')?.compute(1);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof RubricError) return thrown.diagnostics[0];
    throw thrown;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('what does not come to an end', () => {
  test.each<readonly [string, string, number, number]>([
    ['a while in a function', 'export const f = (x: number): number => {\n  while (x > 0) x++;\n  return x;\n};', 2, 3],
    ['a loop in the module', 'let i: number = 1;\nfor (;;) { i++; }\nexport const f = () => i;', 2, 1],
    [
      'a do in a do that ends',
      'export function f(x: number) {\n  let n = 0;\n  do { do { x += 1; } while (x > 0); n++; } while (n < 3);\n  return x;\n}',
      3,
      8,
    ],
    [
      'an outer loop with inner ones that end',
      'export function f(x: number) {\n  while (x >= 0) {\n    for (let i = 0; i < 3; i++) x += i;\n  }\n  return x;\n}',
      2,
      3,
    ],
    [
      'a loop that calls functions with loops',
      'const sum = (n: number): number => { let s = 0; for (let i = 0; i < n; i++) s += i; return s; };\nexport function f(x: number) {\n  for (let i = 0; i >= 0; i++) x += sum(3);\n  return x;\n}',
      3,
      3,
    ],
    [
      'a loop without braces behind a type',
      'export const f = (x: Array<number> | number): number => { let y = x as number; for (const _ of [1]) while (y) y += 1; return y; };',
      1,
      101,
    ],
    [
      'a generator',
      'function* all() {\n  for (let i = 0; ; i++) yield i;\n}\nexport const f = (x: number): number => {\n  for (const i of all()) x += i;\n  return x;\n};',
      5,
      3,
    ],
    [
      'a loop that catches',
      'export const f = (x: number): number => {\n  while (true) { try { while (true) x++; } catch { x = 0; } }\n};',
      2,
      3,
    ],
    [
      'a recursion that branches',
      'const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2));\nexport const f = (x: number) => fib(60 * x);',
      1,
      0,
    ],
  ])('%s', async (_, source, line, column) => {
    const found = await said(source);
    expect(found).toMatchObject({
      code: 'reference-endless',
      place: { file: 'reference.ts', start: column > 0 ? { line, column } : { line } },
    });
    expect(found?.message).toMatch(
      /reference\.ts does not come to an end: this (?:loop still runs after|function is called) 50,000,000/u,
    );
  });

  test('in another file', async () => {
    const found = await said(
      "import { g } from './other.ts';\nexport const f = (x: number): number => g(x);",
      '\n\nexport function g(x: number): number {\n  while (x < 2) x *= 1;\n  return x;\n}',
    );
    expect(found).toMatchObject({
      code: 'reference-endless',
      place: { file: 'other.ts', start: { line: 4, column: 3 } },
    });
  });
});

test('long loops that end, and every form of a loop and a function, run as they are', async () => {
  const source = `
    export const f = (x: number): number => {
      let s = 0;
      for (let i = 0; i < 3e6; i++) s += 1;
      for (const v of [1, 2]) for (const key in { a: 1 }) s += v + key.length
      const list = [1, 2].map((v) => ({ v })).map(({ v }) => v), more = [3].map(v => v)
      for (const g of [(v: number) => v]) s += g(1), s += (() => 1)()
      let h; for (const v of [1]) h = (u: number) => u + v
      class A { n = 1; constructor() { this.n = 2; } get m() { return this.n; } static of = () => new A() }
      function strict() { 'use strict'; return this === undefined ? 1 : 0; }
      label: for (;;) { do { break label; } while (true) }
      if (s > 0) while (s < 3e6 + 100) s++; else s = 0;
      return s + list[0] + more[0] + A.of().m + strict() + (h?.(1) ?? 0) * x;
    };`;
  expect(await said(`// @ts-nocheck\n${source}`)).toBeUndefined();
});
