// Measures derivatives and the verdicts on them: `npm run bench:gradients`. First tables of others (`--cases DIR`), and how
// long a verdict takes. Then right and wrong formulas, generated for many tasks, are judged as answers of students are;
// which is which says an oracle that shares nothing with gradecheck. At last the same with small and with large inputs.
// `--count` is the number of wrong formulas, `--seed` chooses others, `--task` tasks by a part of their name, `--only` some
// of the sections; `--list` prints each answer that was left to a person, too. Exit code 1 where a wrong formula was paid,
// a right one refused, or a claimed bound violated. Needs a build (`npm run build`).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { simulateAll } from './pool.js';
import { isBroken, printShown, printTables } from './report.js';
import { TASKS } from './tasks.js';

const SECTIONS = ['tables', 'speed', 'simulation', 'stress'];
/** Right formulas for each wrong one. */
const RIGHT_SHARE = 0.14;
/** Wrong formulas with scaled inputs, as a share of those with usual ones. */
const STRESS_SHARE = 0.2;
const SCALES = [0.01, 100];

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: process.env.GRADECHECK_CASES },
    count: { type: 'string', default: '15600' },
    seed: { type: 'string', default: '1' },
    task: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    list: { type: 'boolean', default: false },
  },
});

const tasks = TASKS.filter(({ name }) => options.task?.some((part) => name.includes(part)) ?? true);
const isWanted = (section) => options.only?.includes(section) ?? true;
const unknown = options.only?.find((section) => !SECTIONS.includes(section));
if (unknown !== undefined || tasks.length === 0) {
  console.error(unknown === undefined ? 'There is no such task.' : `--only is one of ${SECTIONS.join(', ')}.`);
  process.exit(2);
}
const seed = Number(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-gradients-'));
try {
  if (isWanted('tables')) await (await import('./tables.js')).default(options);
  if (isWanted('speed')) await (await import('./speed.js')).default();
  if (isWanted('simulation')) await simulated('Inputs as drawn', Number(options.count), 1);
  for (const scale of isWanted('stress') ? SCALES : [])
    await simulated(`Inputs times ${scale}`, Number(options.count) * STRESS_SHARE, scale);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs one part of the simulation and prints it. */
async function simulated(title, count, scale) {
  const started = performance.now();
  const wrong = Math.ceil(count / tasks.length);
  const right = Math.ceil(wrong * RIGHT_SHARE);
  const jobs = tasks.map(({ name }) => ({ task: name, plan: { seed, right, wrong, scale } }));
  const tallies = await simulateAll(jobs, folder);
  const kinds = [
    'false accept',
    'false refusal',
    'refused, though its slip has no effect',
    'accepted without a clear value',
  ];
  printShown(tallies, new Set([...kinds, ...(options.list ? ['inconclusive'] : [])]));
  printTables(`${title}, seed ${seed}`, tallies);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (isBroken(tallies)) process.exitCode = 1;
}
