// Says what a formula is: right, wrong, or neither for sure. It runs the reference itself and differentiates by hand-made
// formulas of the task, never with gradecheck, at sizes of its own.
import { transform } from 'sucrase';

import { NoShape } from './arrays.js';
import { compile } from './compile.js';
import { parse } from './expression.js';
import { randomOf } from './random.js';

const DRAWS = 5;
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
/** Relative differences up to `same` are rounding; above `other` they are none. */
const BOUNDS = { same: 1e-9, other: 1e-6 };

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

/** Everything the oracle knows of a task. `scale` is that of its inputs. */
export function oracleOf(task, { seed, scale = 1 }) {
  const random = randomOf(`${seed} oracle ${task.name}`);
  const exported = exportsOf(task.reference);
  const declared = declarationsOf(task);
  const [of, wrt] = [askedName(task.of), askedName(task.wrt)];
  const letters = [...new Set([...of.letters, ...wrt.letters])];
  const names = [...new Set(declared.flatMap(({ sizes }) => sizes))].filter((size) => /^[A-Za-z]/u.test(size));
  const truth = compile(parse(task.right[0]), { letters, whole: task.whole });
  const draws = SIZES.flatMap((row) =>
    Array.from({ length: DRAWS }, () => {
      const sizes = Object.fromEntries(names.map((one, at) => [one, row[at]]));
      const inputs = drawnInputs(declared, sizes, { random, scale });
      const values = valuesOf({ exported, sizes, inputs, outside: outsideOf(task, random) });
      const places = placesOf(letters, { of, wrt, values });
      const right = places.map((place) => truth(values, ...place));
      return { sizes, inputs, values, places, right };
    }),
  ).filter(({ right }) => numbersOf(right).every(Number.isFinite));
  const readings = readingsOf(task);
  return {
    task,
    letters,
    draws,
    exported,
    /** @returns {{ is: 'right' | 'wrong' | 'unclear' | 'other-reading', reading?: string, worst?: number }} */
    judge: (expression) => judged(expression, { letters, draws, readings, whole: task.whole }),
  };
}

function drawnInputs(declared, sizes, { random, scale }) {
  const drawn = () => (random() < 0.5 ? -1 : 1) * (0.3 + 1.4 * random()) * scale;
  const filled = ([size, ...rest]) =>
    size === undefined ? drawn() : Array.from({ length: sizes[size] ?? Number(size) }, () => filled(rest));
  const inputs = {};
  for (const { name, kind, sizes: shape, positive } of declared) {
    if (kind === 'index') continue;
    inputs[name] = kind === 'one-hot' ? oneHot(sizes[shape[0]], random) : filled(shape);
    if (positive) inputs[name] = Math.abs(inputs[name]);
  }
  return inputs;
}

function oneHot(size, random) {
  const hot = Math.floor(random() * size);
  return Array.from({ length: size }, (_, at) => (at === hot ? 1 : 0));
}

/** All names with their values; quantities of the reference are computed by the names of their parameters. */
export function valuesOf({ exported, sizes, inputs, outside }) {
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
function outsideOf(task, random) {
  if (task.conventions?.out_of_range === 'zero') return () => 0;
  const salt = random();
  return (array, indices) => 0.3 + 1.4 * randomOf(`${salt} ${array} ${indices.join()}`)();
}

/** Every assignment of numbers to the asked letters, in their order. */
function placesOf(letters, { of, wrt, values }) {
  const sizes = new Map();
  for (const { name, letters: own } of [of, wrt]) {
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

/** Readings that the rubric allows besides the usual one: a formula that is right under one of them is not wrong. */
function readingsOf({ conventions = {}, whole }) {
  const either = conventions.index_base ?? 'either';
  const others = [];
  if (!whole && either === 'either') others.push({ name: 'counts from 1', base: 1 });
  if (whole) others.push({ name: 'transposed', transposed: true });
  return others;
}

function judged(expression, { letters, draws, readings, whole }) {
  const first = distance(expression, { letters, draws, whole, base: 0 });
  if (first.is === 'right' || first.is === 'unclear') return first;
  for (const { name, base = 0, transposed = false } of readings) {
    const other = distance(expression, { letters, draws, whole, base, transposed });
    if (other.is !== 'wrong') return { is: 'other-reading', reading: name };
  }
  return first;
}

/** How far a formula is from the right one, at worst. It ends at the first difference that is beyond doubt. */
function distance(expression, { letters, draws, whole, base, transposed = false }) {
  const run = compile(expression, { letters, whole, base });
  let worst = 0;
  let lacks = false;
  for (const { values, places, right } of draws) {
    const scale = Math.max(...numbersOf(right).map(Math.abs)) || 1;
    for (const [at, place] of places.entries()) {
      const found = valueOr(() => run(values, ...place.map((index) => index + base)));
      if (found === undefined) return { is: 'unclear', worst: NaN };
      const [mine, theirs] = [numbersOf(transposed ? turned(found) : found), numbersOf(right[at])];
      if (mine.length !== theirs.length) return { is: 'wrong', worst: Infinity };
      for (const [entry, expected] of theirs.entries()) {
        if (!Number.isFinite(mine[entry])) lacks = true;
        else worst = Math.max(worst, apart(mine[entry], expected, scale));
      }
      if (worst > BOUNDS.other) return { is: 'wrong', worst };
    }
  }
  return { is: worst <= BOUNDS.same && !lacks ? 'right' : 'unclear', worst };
}

function apart(found, expected, scale) {
  return Math.abs(found - expected) / (Math.max(Math.abs(found), Math.abs(expected)) + 1e-9 * scale);
}

function valueOr(run) {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof NoShape) return undefined;
    throw thrown;
  }
}

function numbersOf(value) {
  return typeof value === 'number' ? [value] : value.flat(2);
}

function turned(value) {
  if (!Array.isArray(value?.[0])) return value;
  return value[0].map((_, column) => value.map((row) => row[column]));
}
