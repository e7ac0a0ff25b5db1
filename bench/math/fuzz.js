// Reads and compares inputs that nobody would type: `npm run bench:fuzz -- --cases DIR --count 1000000`. Each input follows
// from its seed, `--seed` is the first; `--cases` (or GRADECHECK_CASES) adds pieces of third-party cases. Ends with exit
// code 1 where an exception reached the caller, and states the slowest inputs. Needs a build (`npm run build`).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { compareMath } from '../../dist/math/compare/compare-math.js';
import { readMath } from '../../dist/math/read-math.js';
import { DEFAULT_CONVENTIONS } from '../../dist/model/conventions.js';
import { inputOf } from './fuzz-inputs.js';

const SHOWN = 5;
const MOST_FAILURES = 20;

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: process.env.GRADECHECK_CASES },
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});

const corpus = corpusIn(options.cases);
const first = Number(options.seed);
const count = Number(options.count);
const failures = [];
const slowest = { reading: [], comparing: [] };
const tally = { readable: 0, compared: 0, equal: 0, different: 0, undecided: 0 };
let before;
for (let seed = first; seed < first + count && failures.length < MOST_FAILURES; seed++) {
  const input = inputOf(seed, corpus);
  try {
    before = useUp(input, { seed, before });
  } catch (error) {
    failures.push({ seed, text: headOf(input.text), syntax: input.syntax, stack: String(error?.stack ?? error) });
  }
  if ((seed - first + 1) % 50_000 === 0) console.error(`${seed - first + 1} inputs, ${failures.length} exceptions`);
}
print();

/** Reads an input, and compares it with the one that could be read before. */
function useUp({ text, ...input }, { seed, before }) {
  const settings = { ...input, symbols: new Map(), conventions: { ...DEFAULT_CONVENTIONS, ...input.conventions } };
  const reading = timed('reading', { seed, text }, () => readMath(text, settings));
  if (!('tree' in reading)) {
    const { at, expected } = reading.unreadable;
    if (!(at.start >= 0 && at.end >= at.start && expected !== ''))
      throw new Error('refused without a place and a reason');
    return before;
  }
  tally.readable += 1;
  if (before) {
    const { conventions, symbols } = settings;
    const pair = { seed, text: `${headOf(text)} | ${headOf(before.text)}` };
    const { verdict } = timed('comparing', pair, () =>
      compareMath(reading.tree, before.tree, { symbols, conventions, domain: seed % 2 === 0 ? 'real' : 'complex' }),
    );
    tally.compared += 1;
    tally[verdict] += 1;
  }
  return { text, tree: reading.tree };
}

function timed(kind, { seed, text }, work) {
  const started = performance.now();
  const result = work();
  const milliseconds = performance.now() - started;
  const list = slowest[kind];
  if (list.length < SHOWN || milliseconds > list.at(-1).milliseconds) {
    // Once more, since the first time may be that of another process or of the collector of garbage.
    const again = performance.now();
    work();
    const least = Math.min(milliseconds, performance.now() - again);
    list.push({ milliseconds: least, seed, text: headOf(text) });
    list.sort((a, b) => b.milliseconds - a.milliseconds);
    list.length = Math.min(list.length, SHOWN);
  }
  return result;
}

function headOf(text) {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
}

/** All texts of answers in the case files; undefined where there are none. */
function corpusIn(cases) {
  const folder = cases && join(cases, 'math');
  if (!folder || !existsSync(folder)) return undefined;
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '');
  const fields = ['student', 'teacher', 'student_plain', 'teacher_plain', 'student_latex', 'teacher_latex'];
  return lines.flatMap((line) => {
    const row = JSON.parse(line);
    return fields.map((field) => row[field]).filter((text) => typeof text === 'string' && text !== '');
  });
}

function print() {
  console.log(`seeds ${first} to ${first + count - 1}, pieces of ${corpus?.length ?? 'our own'} texts`);
  console.log(
    Object.entries(tally)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  );
  for (const [kind, list] of Object.entries(slowest)) {
    console.log(`slowest in ${kind}:`);
    for (const { milliseconds, seed, text } of list)
      console.log(`  ${milliseconds.toFixed(1)} ms  seed ${seed}  ${text}`);
  }
  console.log(`exceptions: ${failures.length}`);
  for (const failure of failures)
    console.log(`  seed ${failure.seed} ${failure.syntax} ${failure.text}\n${failure.stack}`);
  if (failures.length > 0) process.exitCode = 1;
}
