// How fast gradecheck is and how much memory it needs: `npm run bench`. With `-- --json` the figures as JSON, with
// `-- --check` exit code 1 where an aim is missed. Needs a build (`npm run build`).
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parse, stringify } from 'yaml';

import { WRITE_UPS } from './write-ups.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'bin/gradecheck.js');
const RUBRIC = join(ROOT, 'rubrics/hw2-q1');
const WRITE_UP = join(ROOT, 'submissions/hw2-q1/student-01');
const STARTS = 9;
const PER_FORMAT = 300;
const WARM_UP = 40;
const MANY = 2000;

/**
 * A figure with its aim, if it has one.
 * @typedef {{ name: string, value: number, unit: string, aim?: { most: number } | { least: number } }} Figure
 */

if (!existsSync(join(ROOT, 'dist/cli/main.js'))) {
  console.error('dist is missing. Run `npm run build` first.');
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'gradecheck-bench-'));
try {
  const figures = [...starts(), ...(await rates()), memory()];
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures, null, 2));
  else print(figures);
  const missed = figures.filter((figure) => !isMet(figure));
  if (process.argv.includes('--check') && missed.length > 0) {
    for (const { name } of missed) console.error(`missed: ${name}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @returns {Figure[]} */
function starts() {
  const plain = rubricWithoutExplanations();
  return [
    { name: 'node -e 0', value: secondsOf(['-e', '0']), unit: 's' },
    { name: 'check one write-up', value: secondsOf([BIN, 'check', RUBRIC, WRITE_UP]), unit: 's', aim: { most: 0.5 } },
    {
      name: 'check one write-up, rubric without explanations',
      value: secondsOf([BIN, 'check', plain, WRITE_UP]),
      unit: 's',
      aim: { most: 0.3 },
    },
  ];
}

/** The median of several runs, in seconds. */
function secondsOf(args) {
  const times = Array.from({ length: STARTS }, () => {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
    return (performance.now() - started) / 1000;
  });
  return times.toSorted((a, b) => a - b)[STARTS >> 1] ?? Number.NaN;
}

/** A copy of the sample's rubric without its parts on concepts; with them go the word forms that take time to load. */
function rubricWithoutExplanations() {
  const folder = join(work, 'rubric');
  cpSync(RUBRIC, folder, { recursive: true });
  const rubric = parse(readFileSync(join(folder, 'rubric.yaml'), 'utf8'));
  for (const id of Object.keys(rubric.parts)) if (id === 'a' || id.startsWith('a.')) delete rubric.parts[id];
  delete rubric.points;
  writeFileSync(join(folder, 'rubric.yaml'), stringify(rubric));
  return folder;
}

/** Write-ups a second by format, on one core, with their reports. @returns {Promise<Figure[]>} */
async function rates() {
  const { loadRubric } = await import('../dist/grading/load.js');
  const { discover } = await import('../dist/batch/discover.js');
  const { runClass } = await import('../dist/batch/run.js');
  const { REPORTERS } = await import('../dist/reporters/registry.js');
  const plan = await loadRubric(RUBRIC);
  const reporters = [REPORTERS.html, REPORTERS.csv];
  const figures = [];
  for (const [format, { name, write }] of Object.entries(WRITE_UPS)) {
    const folder = makeClass(format, PER_FORMAT + WARM_UP, { name, write });
    const { submissions } = await discover([folder]);
    const run = (some, out) => runClass(plan, some, { reporters, out: join(work, out) });
    await run(submissions.slice(0, WARM_UP), `${format}-warm`);
    const started = performance.now();
    await run(submissions.slice(WARM_UP), `${format}-out`);
    const rate = (1000 * PER_FORMAT) / (performance.now() - started);
    const bytes = Buffer.byteLength(write(1));
    const least = { markdown: 150, latex: 30 }[format];
    const label = `${format}, ${(bytes / 1000).toFixed(1)} kB each`;
    figures.push({ name: label, value: rate, unit: '/s', ...(least !== undefined && { aim: { least } }) });
  }
  return figures;
}

/** @returns {Figure} */
function memory() {
  const folder = makeClass('many', MANY, WRITE_UPS.markdown);
  const tell = "process.on('exit', () => process.stderr.write(`\\nmaxRSS ${process.resourceUsage().maxRSS}\\n`));";
  const args = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, BIN, 'grade', RUBRIC, folder];
  const { status, stderr } = spawnSync(process.execPath, [...args, '--out', join(work, 'many-out')], {
    encoding: 'utf8',
  });
  const kilobytes = /maxRSS (?<size>\d+)/.exec(stderr)?.groups?.size;
  if (status !== 0 || kilobytes === undefined) throw new Error(`grading ${MANY} write-ups failed: ${stderr}`);
  return {
    name: `peak memory over ${MANY} write-ups`,
    value: (Number(kilobytes) * 1024) / 1e6,
    unit: 'MB',
    aim: { most: 300 },
  };
}

function makeClass(name, count, writeUp) {
  const folder = join(work, name);
  for (let i = 0; i < count; i++) {
    const student = join(folder, `student-${String(i).padStart(4, '0')}`);
    mkdirSync(student, { recursive: true });
    writeFileSync(join(student, writeUp.name), writeUp.write(i + 1));
  }
  return folder;
}

/** @param {Figure} figure */
function isMet({ value, aim }) {
  if (!aim) return true;
  return 'most' in aim ? value <= aim.most : value >= aim.least;
}

/** @param {Figure[]} figures */
function print(figures) {
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const figure of figures) {
    const { name, value, unit, aim } = figure;
    const bound = aim && ('most' in aim ? `at most ${aim.most}` : `at least ${aim.least}`);
    const end = bound === undefined ? '' : `  aim: ${bound} ${unit}${isMet(figure) ? '' : ', missed'}`;
    console.log(`${name.padEnd(width)}  ${value.toFixed(value < 10 ? 2 : 0).padStart(6)} ${unit.padEnd(2)}${end}`);
  }
}
