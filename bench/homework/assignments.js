// Which rubric grades which homework, and which part which judged answer: one file per rubric in `assignments/`.
//
// `parts` maps the name of a judged answer (`standard_id`; the label where that is null) to the id of a part or of a
// group, which then stands for all its parts. `course` and `assignment`, or `id`, are patterns for the row of the manifest.
// `notebooks` maps the name of a notebook question in the same way; `choices` names its options in their printed order, by
// the version of the hand-out where there are several.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { loadRubric } from '../../dist/index.js';

const FOLDER = new URL('./assignments/', import.meta.url);

/** The assignments with their plans; those named `only`, where that is given. */
export async function loadAssignments(only) {
  const names = existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .map((file) => file.replace(/\.js$/u, ''))
        .toSorted()
    : [];
  const unknown = (only ?? []).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no assignment ${unknown.join(', ')}; known are ${names.join(', ')}.`);
  const loaded = [];
  for (const name of names.filter((one) => only === undefined || only.includes(one))) {
    const { default: assignment } = await import(new URL(`${name}.js`, FOLDER).href);
    const folder = fileURLToPath(new URL(`../../${assignment.rubric}`, import.meta.url));
    loaded.push({ name, ...assignment, plan: await loadRubric(folder) });
  }
  return loaded;
}

/** The assignment that a row of the manifest belongs to. */
export function assignmentOf({ id, course, assignment, questions }, assignments) {
  const known = assignments.filter((one) => one.parts !== undefined);
  const fitting = known.filter((one) =>
    one.id ? one.id.test(id) : one.course?.test(course) && (one.assignment?.test(assignment) ?? true),
  );
  const named = questions.flatMap(({ standard_id: name }) => name ?? []);
  const shared = (one) => named.filter((name) => Object.hasOwn(one.parts, name)).length;
  const [best] = (fitting.length > 0 ? fitting : known.filter((one) => shared(one) > 0)).toSorted(
    (a, b) => shared(b) - shared(a),
  );
  return best;
}

/** The parts that an id stands for: itself, or all of a group. */
export function leavesOf({ parts }, id) {
  return parts.filter((part) => part.id === id || part.id.startsWith(`${id}.`));
}
