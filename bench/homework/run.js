// Grades real homework and compares with a careful reader: `npm run bench:homework -- --cases DIR`. `--only` chooses
// rubrics by the names of their files in `assignments/`, separated by commas; `--list` prints every answer that went another
// way than the reader's, `--json` all rows. Needs a build (`npm run build`).
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { requireBuild } from '../built.js';
import { rendered } from '../table.js';
import { loadAssignments } from './assignments.js';
import { disagreements, notebookTables, writeUpTables } from './figures.js';
import { gradeNotebooks } from './notebooks.js';
import { gradeWriteUps } from './write-ups.js';

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: process.env.GRADECHECK_CASES },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

requireBuild();
if (options.cases === undefined || !existsSync(options.cases)) {
  console.log('homework: no cases, skipped. Name their folder with --cases DIR or GRADECHECK_CASES.');
  process.exit(0);
}
const assignments = await loadAssignments(options.only?.split(',').map((name) => name.trim()));
const writeUps = await gradeWriteUps(options.cases, assignments, { all: options.only === undefined });
const notebooks = await gradeNotebooks(options.cases, assignments);

if (options.json) console.log(JSON.stringify({ writeUps, notebooks }, null, 2));
else {
  for (const table of [...writeUpTables(writeUps, options), ...notebookTables(notebooks)])
    console.log(`${rendered(table)}\n`);
  if (options.list)
    for (const table of disagreements([...writeUps.rows, ...notebooks.rows])) console.log(`${rendered(table)}\n`);
}
