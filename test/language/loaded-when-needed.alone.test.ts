import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';

import { checkAnswer, loadRubric } from '../../src/index.ts';
import { formsOf } from '../../src/language/words.ts';

/** Reading words costs a rubric nothing that asks for none: there is no model to load, and forms are made by `prepare`. */
vi.mock('../../src/language/words.ts', async (original) => {
  const module = await original<{ formsOf: typeof formsOf }>();
  return { ...module, formsOf: vi.fn(module.formsOf) };
});

const madeByImports = vi.mocked(formsOf).mock.calls.length;
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  vi.mocked(formsOf).mockClear();
});

test('a rubric without explanations makes no forms of words, neither when it is loaded nor when it grades', async () => {
  const rubric =
    'gradecheck: 1\nid: sums\ntitle: Sums\npoints: 1\nparts:\n  a: { points: 1, check: number, expect: 4 }\n';
  writeFileSync(join(folder, 'rubric.yaml'), rubric);
  const plan = await loadRubric(folder);
  expect(await checkAnswer(plan, 'a', 'It is 4.')).toMatchObject({ status: 'correct' });
  expect(formsOf).not.toHaveBeenCalled();
});

test('nothing makes forms of words before anything is loaded', () => {
  expect(madeByImports).toBe(0);
});

test('one with explanations makes them once: when it is loaded, and those of the language with the first answer', async () => {
  const plan = await loadRubric(join(import.meta.dirname, '../../rubrics/hw2-q1'));
  expect(vi.mocked(formsOf).mock.calls.length).toBeGreaterThan(100);
  await checkAnswer(plan, 'a.1', 'Nearby pixels belong together.');
  const made = vi.mocked(formsOf).mock.calls.length;
  await checkAnswer(plan, 'a.1', 'Locality: a feature depends on a small region.');
  expect(vi.mocked(formsOf).mock.calls).toHaveLength(made);
});
