// Measures the mathematics against third-party cases: `npm run bench:math -- --cases DIR`. `--kind` and `--source` choose
// rows, `--list` prints each row that is not right, `--json` prints the table as JSON. Needs a build (`npm run build`).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { barLines, spread } from './bars.js';
import { judge } from './judge.js';
import { REVIEWED, REVIEWED_RULES } from './reviewed.js';
import { textsOf } from './sources.js';

const OUTCOMES = ['right', 'false-accept', 'false-refusal', 'undecided', 'unread', 'crash', 'reviewed'];

const REVIEWED_IDS = new Set(REVIEWED.map(({ id }) => id));

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: process.env.GRADECHECK_CASES },
    kind: { type: 'string', multiple: true },
    source: { type: 'string', multiple: true },
    list: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const folder = options.cases && join(options.cases, 'math');
if (folder === undefined || !existsSync(folder)) {
  console.log('No cases: skipped. Name their folder with --cases DIR or GRADECHECK_CASES.');
} else {
  measure(rowsIn(folder));
}

/** The rows of all files: core ones that their source itself can use. */
function rowsIn(from) {
  const names = readdirSync(from)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted();
  const rows = names.flatMap((name) =>
    readFileSync(join(from, name), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line)),
  );
  return rows.filter(
    (row) =>
      row.tier === 'core' &&
      !row.skip &&
      isComplete(row) &&
      (options.kind?.includes(row.kind) ?? true) &&
      (options.source?.some((source) => row.source.includes(source)) ?? true),
  );
}

/** The values of its names were computed where the row was taken from: without them nothing can be said. */
function isComplete({ options: given }) {
  return given?.values !== '<computed>';
}

function measure(rows) {
  const table = new Map();
  const all = [];
  for (const row of rows) {
    const started = performance.now();
    const judged = judge(row);
    const isListed = REVIEWED_IDS.has(row.id) || REVIEWED_RULES.some(({ applies }) => applies(row));
    const isReviewed = isListed && judged.outcome !== 'right' && judged.outcome !== 'crash';
    const { outcome, detail } = isReviewed ? { ...judged, outcome: 'reviewed' } : judged;
    const milliseconds = performance.now() - started;
    all.push({ row, outcome, milliseconds });
    for (const key of [`${row.kind} · ${row.source}`, `${row.kind} · all`]) {
      const line = table.get(key) ?? { rows: 0, outcomes: {}, times: [] };
      line.rows += 1;
      line.outcomes[outcome] = (line.outcomes[outcome] ?? 0) + 1;
      line.times.push(milliseconds);
      table.set(key, line);
    }
    if (options.list && outcome !== 'right' && outcome !== 'reviewed') {
      const { student, teacher } = textsOf(row);
      console.log(
        `${outcome} | ${row.id} | ${row.kind} ${row.mode} | ${student.text} | ${teacher.text} | ${row.expect} | ${detail}`,
      );
    }
  }
  print(table);
  if (!options.json) console.log(`\n${barLines(all).join('\n')}`);
}

function print(table) {
  const lines = [...table].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, line]) => ({ name, ...summary(line) }));
  if (options.json) {
    console.log(JSON.stringify(lines, null, 2));
    return;
  }
  const width = Math.max(...lines.map(({ name }) => name.length), 10);
  console.log(`${''.padEnd(width)}  rows  right      ${OUTCOMES.slice(1).join('  ')}  median ms  p99 ms`);
  for (const { name, rows, share, outcomes, median, p99 } of lines) {
    const counts = OUTCOMES.slice(1).map((key) => String(outcomes[key] ?? 0).padStart(key.length));
    console.log(
      `${name.padEnd(width)}  ${String(rows).padStart(4)}  ${(100 * share).toFixed(1).padStart(5)} %    ${counts.join('  ')}  ${median.toFixed(2).padStart(9)}  ${p99.toFixed(1).padStart(6)}`,
    );
  }
}

function summary({ rows, outcomes, times }) {
  const { median, p99 } = spread(times);
  // Rows that we decide against are counted apart and are no part of the share.
  const counted = rows - (outcomes.reviewed ?? 0);
  return { rows, outcomes, share: counted === 0 ? 1 : (outcomes.right ?? 0) / counted, median, p99 };
}
