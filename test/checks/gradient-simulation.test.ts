import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { simulate, type Simulated } from '../../bench/gradients/simulate.js';
import { TASKS } from '../../bench/gradients/tasks.js';
import { checkAnswer, loadRubric } from '../../src/index.ts';

/** A slice of what `npm run bench:gradients` does, with a seed of its own. */
const SLICE = { seed: 5, right: 4, wrong: 13, variants: 1 };
/** Every other task: loading them takes longer than judging. */
const SOME = TASKS.filter((_, at) => at % 2 === 0);

let folder: string;
let results: readonly Simulated[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gradecheck-gradients-'));
  const found: Simulated[] = [];
  for (const task of SOME) found.push(await simulate(task, { ...SLICE, folder }, { loadRubric, checkAnswer }));
  results = found;
}, 240_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Answers to which a verdict was given that must not be. */
function shown(what: string): string[] {
  return results.flatMap((one) =>
    one.shown.filter((answer) => answer.what === what).map(({ kind, text }) => `${one.task}, ${kind}: ${text}`),
  );
}

function sumOf(pick: (one: Simulated) => number): number {
  return results.reduce((sum, one) => sum + pick(one), 0);
}

describe('generated answers to many derivatives', () => {
  test('rubrics of nearly all tasks can be loaded', () => {
    const problems = results.flatMap(({ task, problem }) => (problem === undefined ? [] : [`${task}: ${problem}`]));
    expect(problems.length).toBeLessThanOrEqual(2);
  });

  test('no wrong formula is paid', () => {
    expect(shown('false accept')).toEqual([]);
    expect(sumOf(({ wrong }) => wrong.refused)).toBeGreaterThan(200);
  });

  test('no right formula is refused', () => {
    expect(shown('false refusal')).toEqual([]);
    expect(sumOf(({ right }) => right.accepted)).toBeGreaterThan(80);
  });

  test('slips of many kinds are refused', () => {
    const refused = results.flatMap(({ kinds }) =>
      Object.keys(kinds).filter((kind) => (kinds[kind]?.refused ?? 0) > 0),
    );
    expect(new Set(refused).size).toBeGreaterThanOrEqual(16);
  });
});
