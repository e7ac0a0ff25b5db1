// Rubrics for the tasks, written to a folder, since that is where rubrics are loaded from.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { lettersOf } from './draws.js';
import { countedFromOne, parse } from './expression.js';
import { spelled } from './spelling.js';

/** The one part of each rubric. */
export const PART = 'd';

/** How authors write. */
const AUTHOR = {
  latex: false,
  unicode: false,
  entry: 'bracket',
  matrix: 'comma',
  times: ' * ',
  modulo: 'mod',
  delta: 'call',
  exponential: 'function',
  root: 'function',
  sum: 'full',
  fraction: 'slash',
  transpose: '^T',
  spaced: true,
};

/** Writes the rubric of a task with its reference, and gives its folder. `variant` makes other draws of the same. */
export function writeRubric(folder, task, { scale = 1, variant = 1 }) {
  const id = `${task.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')}-${variant}`;
  const place = join(folder, `${id}-${scale}`);
  mkdirSync(place, { recursive: true });
  const right = parse(task.right[0]);
  const expected = task.conventions?.index_base === 1 ? countedFromOne(right, new Set(lettersOf(task))) : right;
  const rubric = {
    gradecheck: 1,
    id,
    symbols: Object.fromEntries(Object.entries(task.symbols).map(([names, type]) => [names, scaledType(type, scale)])),
    ...(task.conventions && { conventions: task.conventions }),
    parts: {
      [PART]: {
        ask: `Find the derivative of ${task.of} with respect to ${task.wrt}.`,
        points: 1,
        check: 'gradient',
        of: task.of.replaceAll('][', ', '),
        wrt: task.wrt.replaceAll('][', ', '),
        expect: spelled(expected, AUTHOR),
      },
    },
  };
  writeFileSync(join(place, 'rubric.yaml'), stringify(rubric));
  writeFileSync(join(place, 'reference.ts'), `${task.reference.trim()}\n`);
  return place;
}

/** A declaration whose numbers are of another size. */
function scaledType(type, scale) {
  if (scale === 1 || !/^(?:vector|matrix|real$)/u.test(type)) return type;
  const end = Number((1.7 * scale).toPrecision(3));
  return `${type} in (-${end}, ${end})`;
}
