// Sizes, inputs and values of all names of a task, by running its reference as plain JavaScript.
import { transform } from 'sucrase';

import { randomOf } from './random.js';

/** Draws for each of the sizes: what they are scaled by, where inputs are large. A domain has small numbers, too. */
const DRAWS = [1, 1, 1 / 4, 1 / 16, 1 / 128];
/** Sizes by the place of their name; at least two of a row differ by 2 or more. */
const SIZES = [
  [5, 3, 4, 7],
  [4, 6, 3, 5],
  [3, 5, 7, 4],
  [6, 4, 5, 3],
  [7, 9, 2, 6],
  [2, 3, 5, 8],
  [8, 5, 6, 2],
  [9, 2, 8, 5],
];
/** What a task declares: `vector(n)` as a kind and its sizes. */
export function declarationsOf(task) {
  return Object.entries(task.symbols).flatMap(([names, type]) => {
    const [, kind, list] = /^([a-z-]+)(?:\(([^)]*)\))?/u.exec(type) ?? [];
    const sizes = list === undefined ? [] : list.split(',').map((size) => size.trim());
    return names.split(',').map((one) => ({ name: one.trim(), kind, sizes, positive: type.endsWith('> 0') }));
  });
}

/** The exports of a reference: functions and numbers. */
export function exportsOf(source) {
  const { code } = transform(source, { transforms: ['typescript', 'imports'] });
  const exports = {};
  new Function('exports', code)(exports);
  return exports;
}

/** The names of the parameters of a plain function. */
function parametersOf(run) {
  const list = /^[^(]*\(([^)]*)\)/u.exec(run.toString())?.[1] ?? '';
  return list.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

/** `z[k]`, `W[a][b]`, `L` as a name and letters. */
export function askedName(text) {
  const [, base, rest] = /^(\w+)(.*)$/u.exec(text);
  return { name: base, letters: [...rest.matchAll(/\w+/gu)].map(([letter]) => letter) };
}

/** The letters of the derivative that a task asks for. */
export function lettersOf(task) {
  return [...new Set([...askedName(task.of).letters, ...askedName(task.wrt).letters])];
}

/**
 * Draws of a task: each with sizes, values of all names, and the places of its derivative (an assignment of numbers to its
 * letters). `moved` gives the values again with some inputs replaced.
 */
export function drawsOf(task, { random, scale }) {
  const exported = exportsOf(task.reference);
  const declared = declarationsOf(task);
  const letters = lettersOf(task);
  const names = [...new Set(declared.flatMap(({ sizes }) => sizes))].filter((size) => /^[A-Za-z]/u.test(size));
  return SIZES.flatMap((row) =>
    DRAWS.map((share) => {
      const sizes = Object.fromEntries(names.map((one, at) => [one, row[at]]));
      const inputs = drawnInputs(declared, sizes, { random, scale: scale > 1 ? scale * share : scale });
      const outside = outsideOf(task, { random, scale });
      const moved = (changed) => valuesIn({ exported, sizes, inputs: { ...inputs, ...changed }, outside });
      const values = moved({});
      return { sizes, values, moved, places: placesOf(task, letters, values) };
    }),
  );
}

function drawnInputs(declared, sizes, { random, scale }) {
  const drawn = () => (random() < 0.5 ? -1 : 1) * (0.3 + 1.4 * random()) * scale;
  const filled = ([size, ...rest]) =>
    size === undefined ? drawn() : Array.from({ length: sizes[size] ?? Number(size) }, () => filled(rest));
  const inputs = {};
  for (const { name, kind, sizes: shape, positive } of declared) {
    if (kind === 'index') continue;
    inputs[name] = kind === 'one-hot' ? oneHot(sizes[shape[0]], random) : filled(shape);
    if (positive) inputs[name] = 0.3 + 1.4 * random();
  }
  return inputs;
}

function oneHot(size, random) {
  const hot = Math.floor(random() * size);
  return Array.from({ length: size }, (_, at) => (at === hot ? 1 : 0));
}

/** All names with their values; quantities of the reference are computed by the names of their parameters. */
function valuesIn({ exported, sizes, inputs, outside }) {
  const values = { ...sizes, ...inputs, outside };
  const compute = (one) => {
    const run = exported[one];
    if (typeof run === 'function') values[one] = run(...parametersOf(run).map((parameter) => valueOf(parameter)));
    else if (run !== undefined) values[one] = run;
    return values[one];
  };
  const valueOf = (one) => values[one] ?? compute(one);
  for (const one of Object.keys(exported)) valueOf(one);
  return values;
}

/** What stands outside of an array: nothing, or a number that no formula can know. */
function outsideOf(task, { random, scale }) {
  if (task.conventions?.out_of_range === 'zero') return () => 0;
  const salt = random();
  return (array, indices) => scale * (0.3 + 1.4 * randomOf(`${salt} ${array} ${indices.join()}`)());
}

/** Every assignment of numbers to the asked letters, in their order. */
function placesOf(task, letters, values) {
  const sizes = new Map();
  for (const { name, letters: own } of [askedName(task.of), askedName(task.wrt)]) {
    let inner = values[name];
    for (const letter of own) {
      sizes.set(letter, inner.length);
      inner = inner[0];
    }
  }
  return letters.reduce(
    (all, letter) => all.flatMap((one) => Array.from({ length: sizes.get(letter) }, (_, at) => [...one, at])),
    [[]],
  );
}
