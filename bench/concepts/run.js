// Measures explanations against third-party cases: `npm run bench:concepts -- --cases DIR`. `--only` chooses sections by
// name, separated by commas; `--list` prints the cases that went wrong, `--json` the figures as JSON. Needs a build (`npm run build`).
//
// A section is a module that exports `run({ cases, options })`. It gives a table or several: `{ title, rows, notes }`,
// where a row is a record, its keys are the columns, and a number may be any precision; or undefined where the folder of
// cases does not hold what it needs. What it is given: `cases`, the folder (undefined where none is named), and
// `options`, the flags of the command line.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { requireBuild } from '../built.js';
import { rendered } from '../table.js';

/** The sections in the order in which they are printed. */
const SECTIONS = {
  negation: () => import('./negation.js'),
  'short-answers': () => import('./short-answers.js'),
  'pattern-matching': () => import('./pattern-matching.js'),
  calibration: () => import('./calibration.js'),
  speed: () => import('./speed.js'),
};

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: process.env.GRADECHECK_CASES },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    cv: { type: 'boolean', default: false },
  },
});

requireBuild();
const names = options.only?.split(',').map((name) => name.trim()) ?? Object.keys(SECTIONS);
const unknown = names.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}; known are ${Object.keys(SECTIONS).join(', ')}.`);
  process.exit(2);
}
const cases = options.cases !== undefined && existsSync(options.cases) ? options.cases : undefined;
const measured = {};
for (const name of names) {
  const { run } = await SECTIONS[name]();
  const found = await run({ cases, options });
  const tables = found === undefined ? [] : [found].flat();
  measured[name] = tables;
  if (options.json) continue;
  if (tables.length === 0)
    console.log(`${name}: no cases, skipped. Name their folder with --cases DIR or GRADECHECK_CASES.\n`);
  for (const table of tables) console.log(`${rendered(table)}\n`);
}
if (options.json) console.log(JSON.stringify(measured, null, 2));
