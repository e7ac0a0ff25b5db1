// Write-ups: each judged answer with where it was found and what it earned.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { rowsIn } from '../concepts/rows.js';
import { assignmentOf, leavesOf } from './assignments.js';
import { agrees, graded, placed, together } from './grade.js';

/** Lines that a tight passage may always have. */
const TIGHT = 12;

/**
 * Rows `{ where, name, kind, wanted, place, tight, credit, review, … }`, and the answers that no rubric asks for. `all`:
 * homework for which no rubric is loaded counts as such.
 */
export async function gradeWriteUps(cases, assignments, { all }) {
  const manifest = rowsIn(cases, 'write-ups', 'manifest.jsonl') ?? [];
  const rows = [];
  const unasked = [];
  for (const one of manifest) {
    const assignment = assignmentOf(one, assignments);
    const file = join(cases, 'write-ups', one.file);
    if (!assignment || !existsSync(file)) {
      if (all) unasked.push(...one.questions.map(({ standard_id: id, label }) => `${one.id} ${id ?? label}`));
      continue;
    }
    const { plan, parts: partOf } = assignment;
    const submission = await graded(plan, [{ name: basename(one.file), bytes: readFileSync(file) }]);
    for (const question of one.questions) {
      const name = question.standard_id ?? question.label;
      const parts = leavesOf(plan, partOf[name] ?? '');
      if (parts.length === 0) unasked.push(`${one.id} ${name}`);
      else rows.push(outcome({ name, question, parts }, { ...one, course: assignment.name }, submission));
    }
  }
  return { rows, unasked };
}

function outcome({ name, question, parts }, { id, course, questions }, submission) {
  const { line, kind, correct, answer, why } = question;
  const { place, spans, doubts } = placed(parts, submission);
  const isAnswered = line !== null;
  const holding = isAnswered ? spans.find(({ from, to }) => from <= line && line <= to) : undefined;
  const others = questions.flatMap((other) => (other.line === null || other.line === line ? [] : [other.line]));
  const most = Math.max(TIGHT, 3 * (answer ?? '').split('\n').length);
  const tight =
    holding !== undefined &&
    holding.to - holding.from + 1 <= most &&
    others.every((other) => other < holding.from || other > holding.to);
  const verdict = together(parts.map((part) => submission.results.get(part.id)));
  const wanted = isAnswered ? correct : 'no';
  return {
    set: 'write-ups',
    where: id,
    course,
    name,
    kind,
    wanted,
    line,
    placed: placing({ isAnswered, place, holding }),
    tight,
    lines: spans.map(({ from, to }) => `${from}-${to}`).join(' '),
    doubts,
    ...verdict,
    agrees: agrees(wanted, verdict.credit),
    why,
  };
}

/** `found`, `person`, or a mistake: `wrong`, `lost` (called missing though answered), `false` (found though not answered). */
function placing({ isAnswered, place, holding }) {
  if (!isAnswered) return place === 'sure' ? 'false' : place === 'missing' ? 'absent' : 'person';
  if (holding) return 'found';
  return place === 'sure' ? 'wrong' : place === 'missing' ? 'lost' : 'person';
}
