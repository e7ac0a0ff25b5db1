// Says what a formula is: right, wrong, or neither for sure. It runs the reference itself and differentiates by hand-made
// formulas of the task, never with gradecheck, at sizes of its own.
import { NoShape } from './arrays.js';
import { compile } from './compile.js';
import { drawsOf, lettersOf } from './draws.js';
import { parse } from './expression.js';
import { randomOf } from './random.js';

/** Relative differences up to `same` are rounding; above `other` they are none. */
const BOUNDS = { same: 1e-9, other: 1e-6 };
/** So many numbers have to agree. */
const FEWEST = 8;
/** Entries are disturbed by this share of them, and values have to stand still within that one. */
const SHAKEN = { by: 1e-13, at_most: 1e-10 };

/** Everything the oracle knows of a task. `scale` is that of its inputs. */
export function oracleOf(task, { seed, scale = 1 }) {
  const random = randomOf(`${seed} oracle ${task.name}`);
  const letters = lettersOf(task);
  const shake = (value) => (Number.isFinite(value) ? value * (1 + SHAKEN.by * (2 * random() - 1)) : NaN);
  const [truth, shakenTruth] = [undefined, shake].map((one) =>
    compile(parse(task.right[0]), { letters, whole: task.whole, shake: one }),
  );
  const draws = drawsOf(task, { random, scale }).map((draw) => {
    const valuesOf = (run) => draw.places.map((place) => numbersOf(run(draw.values, ...place)));
    const [right, shaken] = [valuesOf(truth), valuesOf(shakenTruth)];
    const scale = Math.max(...right.flat().map(Math.abs)) || 1;
    return { ...draw, right, scale, firm: right.map((one, at) => firmIn(one, shaken[at], scale)) };
  });
  const context = { task, letters, draws, whole: task.whole, shake };
  return {
    draws,
    /** @returns {{ is: 'right' | 'wrong' | 'unclear' | 'other-reading' | 'shapeless', reading?: string, agrees?: boolean, worst?: number }} */
    judge: (expression, base = 0) => judged(expression, base, context),
  };
}

/** Which values are numbers that disturbances leave alone. */
function firmIn(values, shaken, scale) {
  return values.map((value, at) => Number.isFinite(value) && apart(value, shaken[at], scale) <= SHAKEN.at_most);
}

/** Readings that the rubric allows besides that of the student: a formula that is right under one of them is not wrong. */
function otherReadings(base, { conventions = {}, whole }) {
  if (whole)
    return (conventions.layout ?? 'either') === 'either' ? [{ name: 'is transposed', base, transposed: true }] : [];
  if ((conventions.index_base ?? 'either') !== 'either') return [];
  return [base === 0 ? { name: 'counts from 1', base: 1 } : { name: 'counts from 0', base: 0 }];
}

function judged(expression, base, context) {
  const first = distance(expression, { ...context, base });
  if (first.is !== 'wrong') return first;
  for (const { name, ...reading } of otherReadings(base, context.task)) {
    const other = distance(expression, { ...context, ...reading });
    if (other.is === 'right' || other.is === 'unclear') return { is: 'other-reading', reading: name };
  }
  return first;
}

/**
 * How far a formula is from the right one, at worst. It ends at the first difference that is beyond doubt. Places at which
 * one of the two has no firm value say nothing.
 */
function distance(expression, { letters, draws, whole, shake, base, transposed = false }) {
  const [run, shakenRun] = [undefined, shake].map((one) => compile(expression, { letters, whole, base, shake: one }));
  const valuesAt = (from, { values, places }, at) => {
    const found = from(values, ...places[at].map((index) => index + base));
    return numbersOf(transposed ? turned(found) : found);
  };
  let [worst, told, lacks] = [0, 0, false];
  for (const draw of draws) {
    const { scale } = draw;
    for (const [at, theirs] of draw.right.entries()) {
      const mine = valueOr(() => valuesAt(run, draw, at));
      if (mine === undefined) return { is: 'shapeless', worst: NaN };
      if (mine.length !== theirs.length) return { is: 'wrong', worst: Infinity };
      const far = theirs.map((expected, entry) => apart(mine[entry], expected, scale));
      const isSame = far.every((one) => one <= BOUNDS.same);
      const firm = isSame ? [] : firmIn(mine, valuesAt(shakenRun, draw, at), scale);
      for (const [entry, one] of far.entries()) {
        if (!draw.firm[at][entry]) continue;
        if (isSame || firm[entry]) {
          worst = Math.max(worst, one);
          told += theirs[entry] === 0 && mine[entry] === 0 ? 0 : 1;
        } else lacks = true;
      }
      if (worst > BOUNDS.other) return { is: 'wrong', worst };
    }
  }
  // A slip may hide where values are not firm; a formula that is right by how it was made may not.
  const agrees = worst <= BOUNDS.same && told >= FEWEST;
  return { is: agrees && !lacks ? 'right' : 'unclear', agrees, worst };
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
