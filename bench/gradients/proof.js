// Holds the formulas that tasks call right against differences of their references, so that no slip of ours in a task
// passes for the truth. Plain central differences do: a wrong formula is off by far more than they are.
import { askedName } from './draws.js';
import { parse } from './expression.js';

const STEP = 1e-5;
const TOLERANCE = 1e-4;
/** Draws of these, one for each of the sizes, are enough. */
const EVERY = 5;

/** Throws where a formula of a task is not the derivative of its reference, or not the same as the others. */
export function prove(task, oracle) {
  for (const text of task.right) {
    const { is, agrees, worst } = oracle.judge(parse(text));
    if (agrees !== true) throw new Error(`${task.name}: ${text} is ${is} (${worst})`);
  }
  const [of, wrt] = [task.of, task.wrt].map((one) => askedName(one));
  for (const [at, draw] of oracle.draws.entries()) {
    if (at % EVERY !== 0) continue;
    const found = differences(draw, of.name, wrt.name);
    const right = task.whole ? draw.right[0] : inOrder(draw, { of, wrt, task });
    const scale = Math.max(...right.map(Math.abs), 1e-3);
    const wrong = found.findIndex((one, place) => Math.abs(one - right[place]) > TOLERANCE * scale);
    if (found.length !== right.length || wrong >= 0)
      throw new Error(`${task.name}: ${task.right[0]} is no derivative: ${right[wrong]} for ${found[wrong]}`);
  }
}

/** Differences by each number of an input; those of one input after the other, outputs first. */
function differences({ values, moved }, output, input) {
  const outputs = flat(values[output]).length;
  const inputs = flat(values[input]).length;
  const columns = Array.from({ length: inputs }, (_, at) => {
    const [above, below] = [STEP, -STEP].map((step) =>
      flat(moved({ [input]: changed(values[input], at, step) })[output]),
    );
    return above.map((one, place) => (one - below[place]) / (2 * STEP));
  });
  return Array.from({ length: outputs }, (_, place) => columns.map((column) => column[place])).flat();
}

/** The entries of the right formula, outputs first: letters that stand on both sides cannot be proven so. */
function inOrder({ right, places }, { of, wrt, task }) {
  const letters = [...of.letters, ...wrt.letters];
  if (new Set(letters).size !== letters.length) throw new Error(`${task.name}: a letter stands twice`);
  return places.map((_, at) => right[at][0]);
}

function flat(value) {
  return typeof value === 'number' ? [value] : value.flat(2);
}

/** An array with its number at a flat place changed. */
function changed(value, at, by) {
  if (typeof value[0] === 'number') return value.with(at, value[at] + by);
  const width = value[0].length;
  const row = Math.floor(at / width);
  return value.with(row, value[row].with(at % width, value[row][at % width] + by));
}
