// How long a verdict on the sample's first derivative takes once its text is read, and beside it what reading takes and
// what bare differences of the same reference take. Cold figures come from processes of their own: each judges once after
// the rubric is loaded.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { loadRubric } from '../../dist/index.js';
import { exportsOf } from './draws.js';
import { passageFrom } from './passage.js';

const RUBRIC = fileURLToPath(new URL('../../rubrics/hw2-q1', import.meta.url));
const PART = 'b.dx';
/** Right, in spellings that differ, since nobody grades one text a thousand times. */
const ANSWERS = [
  'y[(i + k) mod n]',
  '$\\frac{\\partial z_k}{\\partial x_i} = y_{(i+k) \\bmod n}$',
  '∂z[k]/∂x[j] = y[(j + k) % n]',
  '$$\\frac{\\partial z[k]}{\\partial x[i]} = \\sum_{s=0}^{n-1} \\delta_{si}\\, y_{(s+k) \\bmod n}$$',
];
const AIMS = { warm: 1, cold: 5 };
const WARM_UP = 500;
const TIMES = 2000;
const PROCESSES = 11;
/** Draws of a usual check, for the bare differences: sizes, each three times. */
const SIZES = [3, 4, 5, 6];
const DRAWS = 3;

/** Prints the section. */
export default async function speed() {
  const { reading, judging } = await warmTimes();
  const cold = Array.from({ length: PROCESSES }, () => coldTimes(ANSWERS[0]));
  console.log('\nAn agree verdict on b.dx of the sample: milliseconds, median (99 of 100)\n');
  print('verdict, warm', judging.flat(), AIMS.warm);
  for (const [at, answer] of ANSWERS.entries()) print('', judging[at], undefined, answer);
  print(
    'verdict, cold',
    cold.map((one) => one.judging),
    AIMS.cold,
  );
  print('reading the text, warm', reading);
  print(
    'reading the text, cold',
    cold.map((one) => one.reading),
    undefined,
    'loads the reader of Markdown',
  );
  print(
    'bare differences, warm',
    differenceTimes(),
    undefined,
    `one fixed step, all entries of ${SIZES.length * DRAWS} draws`,
  );
}

function print(name, times, aim, note = '') {
  const figures = `${quantile(times, 0.5).toFixed(3).padStart(8)}  (${quantile(times, 0.99).toFixed(3)})`.padEnd(22);
  console.log(`${name.padEnd(24)}${figures}${aim === undefined ? note : `aim: ${aim}`}`.trimEnd());
}

async function warmTimes() {
  const plan = await loadRubric(RUBRIC);
  const part = plan.parts.find(({ id }) => id === PART);
  const [reading, judging] = [[], ANSWERS.map(() => [])];
  for (let at = 0; at < WARM_UP + TIMES; at++) {
    const started = performance.now();
    const passage = await passageFrom(ANSWERS[at % ANSWERS.length]);
    const read = performance.now();
    const { status } = part.judge(passage);
    const judged = performance.now();
    if (status !== 'correct') throw new Error(`${ANSWERS[at % ANSWERS.length]} is ${status}`);
    if (at < WARM_UP) continue;
    reading.push(read - started);
    judging[at % ANSWERS.length].push(judged - read);
  }
  return { reading, judging };
}

/** The first verdict of a process, which has read its text, but no other. */
function coldTimes(answer) {
  const here = (file) => JSON.stringify(new URL(file, import.meta.url).href);
  const script = `
    const { loadRubric } = await import(${here('../../dist/index.js')});
    const { passageFrom } = await import(${here('passage.js')});
    const plan = await loadRubric(${JSON.stringify(RUBRIC)});
    const part = plan.parts.find(({ id }) => id === ${JSON.stringify(PART)});
    const started = performance.now();
    const passage = await passageFrom(${JSON.stringify(answer)});
    const read = performance.now();
    const { status } = part.judge(passage);
    const judged = performance.now();
    console.log(JSON.stringify({ status, reading: read - started, judging: judged - read }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  if (!stdout.includes('"correct"')) throw new Error(`no verdict: ${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** The usual gradient check of textbooks on the same reference: no bounds, no verdict. */
function differenceTimes() {
  const source = readFileSync(`${RUBRIC}/reference.ts`, 'utf8');
  const { z } = exportsOf(/^export const z = [^;]*;/mu.exec(source)[0]);
  const drawn = (n, draw) => Array.from({ length: n }, (_, i) => Math.sin(7 * draw + i));
  const draws = SIZES.flatMap((n) => Array.from({ length: DRAWS }, (_, draw) => [drawn(n, draw), drawn(n, draw + 9)]));
  const times = [];
  for (let at = 0; at < WARM_UP + TIMES; at++) {
    const started = performance.now();
    for (const [x, y] of draws) centralDifferences((moved) => z(moved, y), x);
    if (at >= WARM_UP) times.push(performance.now() - started);
  }
  return times;
}

function centralDifferences(f, x) {
  const step = 1e-6;
  return x.map((value, i) => {
    const [above, below] = [f(x.with(i, value + step)), f(x.with(i, value - step))];
    return above.map((one, k) => (one - below[k]) / (2 * step));
  });
}

function quantile(times, share) {
  return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))];
}
