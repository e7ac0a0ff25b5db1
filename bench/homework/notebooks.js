// Notebook questions: each judged answer with where it was found and what it earned. An answer whose notebook is not among
// the files is graded in a notebook of the one cell in which its question stands.
import { readdirSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rowsIn } from '../concepts/rows.js';
import { leavesOf } from './assignments.js';
import { agrees, graded, placed, together } from './grade.js';

const WANTED = { good: 'yes', partial: 'partial', wrong: 'no', empty: 'no' };

/** Rows as of write-ups, with `chosen` and `read` for choices, and `english`, `doubtful`. */
export async function gradeNotebooks(cases, assignments) {
  const rows = [];
  for (const assignment of assignments.filter((one) => one.notebooks !== undefined)) {
    const whole = new Map();
    for (const [question, id] of Object.entries(assignment.notebooks)) {
      const read = rowsIn(cases, 'notebook-answers', 'answers', `${question}.jsonl`) ?? [];
      const judged = read.map((row) => ({ ...row, chosen: row.chosen ?? undefined }));
      const isChoice = judged.some(({ chosen }) => chosen !== undefined);
      for (const row of judged) {
        const submission = await submissionOf(row, { cases, assignment, whole, judged });
        if (submission)
          rows.push({
            ...outcome({ question, id, row }, assignment, submission),
            isChoice,
            isWhole: row.notebook !== null,
          });
      }
    }
  }
  return { rows };
}

async function submissionOf(row, { cases, assignment: { plan }, whole, judged }) {
  const { student, notebook, question_cell: source } = row;
  const folder = join(cases, 'notebook-answers', 'notebooks');
  if (notebook === null) {
    const file = judged.find((other) => other.notebook !== null)?.notebook;
    if (source === undefined || file === undefined) return undefined;
    return graded(plan, [{ name: file.replace(/^.*\//u, ''), bytes: notebookOf(source) }]);
  }
  if (!existsSync(folder)) return undefined;
  if (!whole.has(student)) {
    const names = readdirSync(folder).filter((name) => name.startsWith(`${student}-`));
    const files = names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
    whole.set(student, await graded(plan, files));
  }
  return whole.get(student);
}

function notebookOf(source) {
  const cells = [{ cell_type: 'markdown', metadata: {}, source }];
  return new TextEncoder().encode(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
}

function outcome({ question, id, row }, { name, plan, choices = {} }, submission) {
  const parts = leavesOf(plan, id);
  if (parts.length === 0) throw new Error(`The rubric ${plan.id} has no part ${id}.`);
  const { place, spans, doubts } = placed(parts, submission);
  const answer = row.answer ?? '';
  const isAnswered = row.judged !== 'empty';
  const verdict = together(parts.map((part) => submission.results.get(part.id)));
  const wanted = WANTED[row.judged];
  const edges = isAnswered ? edgesOf(spans, answer) : {};
  const placing = !isAnswered
    ? { sure: 'false', missing: 'absent', person: 'person' }[place]
    : { sure: edges.inside ? 'found' : 'wrong', missing: 'lost', person: 'person' }[place];
  return {
    set: 'notebooks',
    where: row.student,
    course: name,
    name: question,
    kind: row.chosen === undefined ? 'concept' : 'choice',
    wanted,
    placed: placing,
    whole: placing === 'found' && edges.begins && edges.ends,
    doubts,
    ...verdict,
    agrees: agrees(wanted, verdict.credit),
    english: isEnglish(answer),
    doubtful: row.doubtful,
    ...(row.chosen !== undefined && chosenOf({ row, known: choices[question], parts }, submission)),
    why: answer.slice(0, 100),
  };
}

/** How the passages of the parts lie to the answer: together they begin and end where it does. */
function edgesOf(spans, answer) {
  const wanted = bare(answer);
  const found = spans.toSorted((a, b) => a.body.start - b.body.start).map(({ text }) => bare(text));
  const all = found.join('\n');
  const core = wanted.slice(0, 12);
  return {
    inside: found.some((one) => one !== '' && (wanted.includes(one) || one.includes(core))),
    begins: found.some((one) => one.startsWith(wanted.slice(0, 20)) || wanted.startsWith(one)),
    ends: all.endsWith(wanted.slice(-20)),
  };
}

/** Letters, digits and signs of a text without blanks, markup of emphasis and placeholders. */
function bare(text) {
  return text
    .replaceAll(/[*_]*\[?\s*fill this in\.?\s*\]?[*_]*/giu, '')
    .replaceAll(/\$\\color\{\w+\}\{\\textit Your \w+:\}\$|[*_]*your (?:answer|explanation)[*_]*:[*_]*/giu, '')
    .replaceAll(/[\s*_#>`]/gu, '');
}

function isEnglish(text) {
  const letters = [...text.matchAll(/\p{L}/gu)].length;
  return letters === 0 || [...text.matchAll(/[A-Za-z]/gu)].length / letters > 0.9;
}

/** The options that a reader saw chosen and those that were read, by name. */
function chosenOf({ row, known, parts }, { results }) {
  const byPart = known?.parts ?? { '': parts.find(({ kind }) => kind === 'choice')?.id };
  const options = known?.[row.version] ?? known?.options;
  const sets = Array.isArray(row.chosen) || typeof row.chosen !== 'object' ? { '': row.chosen } : row.chosen;
  const pairs = Object.entries(sets).map(([key, chosen]) => {
    const result = results.get(byPart[key]);
    const wanted = [chosen].flat().map((one) => (typeof one === 'number' ? options?.[one - 1] : String(one)));
    const read = result?.answer?.readAs?.split(', ') ?? [];
    return { wanted: wanted.toSorted().join(), read: read.toSorted().join(), review: result?.needsReview ?? true };
  });
  return {
    chosen: pairs.map(({ wanted }) => wanted).join(' | '),
    read: pairs.map(({ read }) => read).join(' | '),
    chosenRight: pairs.every(({ wanted, read }) => wanted === read),
    chosenReview: pairs.some(({ review }) => review),
  };
}
