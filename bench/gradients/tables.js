// Holds derivatives against published tables: `node bench/gradients/tables.js --cases DIR` reads DIR/derivatives/*.jsonl.
// `--method` chooses a method by a part of its name, `--list` prints each row that is not decided, too. Exit code 1 where a
// claimed bound was violated. Needs a build (`npm run build`).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { METHODS } from './tables-methods.js';
import { entriesOf, judgeKink, judgeRow, OUTCOMES, rowsIn } from './tables-rows.js';

/** What is aimed at, as a share of the rows without kinks that are decided: issue 5. */
const AIMS = { 'finite differences': 0.92, 'exact, else finite differences': 0.985 };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: process.env.GRADECHECK_CASES },
      method: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
  });
  await run(values);
}

/** One section of the bench: prints the counts of each method, and each violation. */
export default async function run({ cases, method: part = '', list = false }) {
  const folder = cases && join(cases, 'derivatives');
  if (folder === undefined || !existsSync(folder)) {
    console.log('\nTables of derivatives: none, skipped. Name their folder with --cases DIR or GRADECHECK_CASES.');
    return;
  }
  const rows = rowsIn(folder);
  const kinks = rows.filter(({ kind }) => kind === 'kink');
  const others = rows.filter(({ kind }) => kind !== 'kink');
  console.log(`\nTables of derivatives: ${others.length} rows, and ${kinks.length} of a table of kinks\n`);
  console.log(line('method', [...OUTCOMES, 'share', 'beyond', 'us each']));
  for (const method of METHODS.filter(({ name }) => name.includes(part))) {
    const isFine = measured(method, { others, kinks, list });
    if (!isFine) process.exitCode = 1;
  }
}

/** Prints what became of one method; whether none of its bounds was violated. */
function measured(method, { others, kinks, list }) {
  const started = performance.now();
  const found = others.map((row) => ({ row, entries: entriesOf(row, method) }));
  const each = (1000 * (performance.now() - started)) / Math.max(1, others.length);
  const judged = found.map(({ row, entries }) => ({ row, ...judgeRow(row, entries) }));
  const atKinks = kinks.map((row) => ({ row, ...judgeKink(row, entriesOf(row, method)) }));
  const count = (outcome) => judged.filter((one) => one.outcome === outcome).length;
  const share = count('decided') / Math.max(1, judged.length);
  const aim = AIMS[method.name];
  const missed = aim !== undefined && share < aim ? ` (aim ${percent(aim)}, missed)` : '';
  const beyond = judged.filter((one) => one.isBeyond).length;
  console.log(line(method.name, [...OUTCOMES.map(count), percent(share), beyond, each.toFixed(0)]) + missed);
  console.log(`  at kinks: ${kinkCounts(atKinks)}`);
  const shown = [...judged, ...atKinks].filter(({ outcome }) => outcome === 'violated' || outcome === 'wrong');
  const open = list ? [...judged, ...atKinks].filter((one) => one.outcome === 'inconclusive' || one.isBeyond) : [];
  for (const { row, outcome, detail } of [...shown, ...open])
    console.log(`  ${outcome} | ${row.name} | ${row.expr} | at ${JSON.stringify(row.point)} | ${detail}`);
  return shown.every(({ outcome }) => outcome !== 'violated');
}

function kinkCounts(judged) {
  const flagged = judged.filter(({ isKink, outcome }) => isKink && outcome === 'decided').length;
  const isKink = judged.filter((one) => one.isKink).length;
  const right = judged.filter((one) => !one.isKink && one.outcome === 'decided').length;
  return `${flagged} of ${isKink} flagged; ${right} of ${judged.length - isKink} places beside them decided`;
}

function line(name, cells) {
  return `${name.padEnd(32)}  ${cells.map((cell) => String(cell).padStart(12)).join(' ')}`;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
