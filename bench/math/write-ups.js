// Measures how much of real students' mathematics is read: `npm run bench:spans -- --cases DIR`. A span is the answer to a
// question of kind shape, count, formula or gradient, as it stands in the write-up, or a short answer of a notebook that
// holds a number. It counts where all mathematics in it is read, on the way that a submission takes. Needs a build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

import { statementsOf } from '../../dist/checks/shared/statements.js';
import { DEFAULT_CONVENTIONS } from '../../dist/model/conventions.js';
import { passageOf } from '../../dist/model/passage.js';
import { readDocument } from '../../dist/submission/read-document.js';

const KINDS = new Set(['shape', 'count', 'formula', 'gradient']);
/** Questions of the notebooks whose answer is a number. */
const NUMERIC = new Set(['softmax-q1-log01']);

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: process.env.GRADECHECK_CASES },
    all: { type: 'boolean', default: false },
  },
});

const context = { symbols: new Map(), conventions: DEFAULT_CONVENTIONS };

if (options.cases === undefined || !existsSync(join(options.cases, 'write-ups'))) {
  console.log('No cases: skipped. Name their folder with --cases DIR or GRADECHECK_CASES.');
} else {
  print([...(await writeUps(options.cases)), ...(await notebookAnswers(options.cases))]);
}

/** @returns {Promise<{ set: string, id: string, span: string, problems: string[], statements: number }[]>} */
async function writeUps(cases) {
  const folder = join(cases, 'write-ups');
  const spans = [];
  for (const row of rowsOf(join(folder, 'manifest.jsonl'))) {
    const document = await documentOf(basename(row.file), readFileSync(join(folder, row.file)));
    for (const question of row.questions.filter(({ kind, answer }) => KINDS.has(kind) && answer !== '')) {
      const id = `${row.id} ${question.label}`;
      const found = placeOf(document, question);
      const read = found
        ? problemsOf(passageOf(document, found))
        : await aloneProblems(basename(row.file), question.answer, document.macros);
      spans.push({ set: question.kind, id: found ? id : `${id} (by itself)`, span: question.answer, ...read });
    }
  }
  return spans;
}

async function notebookAnswers(cases) {
  const folder = join(cases, 'notebook-answers', 'answers');
  if (!existsSync(folder)) return [];
  const spans = [];
  const names = readdirSync(folder).filter((name) => NUMERIC.has(name.replace('.jsonl', '')));
  for (const name of names.filter((one) => one.endsWith('.jsonl'))) {
    for (const row of rowsOf(join(folder, name)).filter(({ answer }) => answer !== '')) {
      const read = await aloneProblems('answer.md', row.answer, new Map());
      spans.push({ set: 'notebook', id: `${name.replace('.jsonl', '')} ${row.student}`, span: row.answer, ...read });
    }
  }
  return spans;
}

function rowsOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

async function documentOf(name, bytes) {
  const { document } = await readDocument([{ name, bytes }], { writeups: [] });
  return document;
}

/** Where the answer stands: of several places the one that is nearest to its line. */
function placeOf(document, { answer, line }) {
  const places = [];
  for (let at = document.text.indexOf(answer); at >= 0; at = document.text.indexOf(answer, at + 1)) places.push(at);
  if (places.length === 0) return undefined;
  const lineOf = (at) => document.text.slice(0, at).split('\n').length;
  const [start] = places.toSorted((a, b) => Math.abs(lineOf(a) - line) - Math.abs(lineOf(b) - line));
  return { start, end: start + answer.length };
}

/** An answer that the document does not hold word for word is a document of its own, with the same macros. */
async function aloneProblems(name, answer, macros) {
  const document = await documentOf(name, Buffer.from(answer));
  return problemsOf(passageOf({ ...document, macros }, { start: 0, end: document.text.length }));
}

function problemsOf(passage) {
  const statements = statementsOf(passage, context);
  const problems = statements.flatMap(({ unreadable }) => {
    if (!unreadable) return [];
    const { at, found, expected } = unreadable;
    const around = passage.document.text.slice(Math.max(0, at.start - 30), at.end + 20).replaceAll('\n', ' ');
    return [`at ${at.start}, found ${found}, expected ${expected}: …${around}…`];
  });
  return { problems, statements: statements.length };
}

function print(spans) {
  for (const { set, id, span, problems, statements } of spans) {
    if (problems.length === 0 && statements > 0 && !options.all) continue;
    console.log(
      `${problems.length > 0 ? 'not read' : statements === 0 ? 'nothing found' : 'read'} | ${set} | ${id} | ${span.replaceAll('\n', ' ').slice(0, 200)}`,
    );
    for (const problem of problems) console.log(`    ${problem}`);
  }
  const sets = [...new Set(spans.map(({ set }) => set)), 'all'];
  for (const set of sets) {
    const of = spans.filter((span) => set === 'all' || span.set === set);
    const read = of.filter(({ problems, statements }) => problems.length === 0 && statements > 0);
    console.log(
      `${set.padEnd(10)} ${read.length} of ${of.length} spans read, ${((100 * read.length) / of.length).toFixed(1)} %`,
    );
  }
}
