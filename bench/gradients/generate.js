// Answers with what the oracle says of them: right formulas rewritten at random, and wrong ones by slips.
import { declarationsOf, lettersOf } from './draws.js';
import { countedFromOne, namesIn, parse } from './expression.js';
import { oracleOf } from './oracle.js';
import { prove } from './proof.js';
import { pick, randomOf } from './random.js';
import { rewritten } from './rewrites.js';
import { slipped } from './slips.js';
import { styleOf } from './spelling.js';
import { writtenAnswer } from './write-ups.js';

/** Of wrong answers, the share with two slips. */
const DOUBLES = 0.18;
/** Of answers, the share that is a chain of two formulas, and of those that may the share that counts from 1. */
const CHAINS = 0.1;
const FROM_ONE = 0.4;
const MOST_REWRITES = 4;

/**
 * @typedef {{
 *   kind: string, text: string, features: string[],
 *   is: 'right' | 'wrong' | 'unclear' | 'other-reading', reading?: string,
 * }} Answer `kind` is `right`, `two slips`, or that of the slip.
 */

/** A source of answers to one task; all of them follow from the seed. `scale` is that of the inputs. */
export function answersTo(task, { seed, scale = 1 }) {
  const oracle = oracleOf(task, { seed, scale });
  if (scale === 1) prove(task, oracle);
  const random = randomOf(`${seed} answers ${task.name} ${scale}`);
  const names = namesOf(task, oracle, random);
  const right = task.right.map(parse);
  const seen = new Set();

  const rewrittenOften = (expression, most) => {
    let result = expression;
    for (let at = Math.floor(random() * (most + 1)); at > 0; at--) result = rewritten(result, names);
    return result;
  };
  const rightOne = () => ({ kind: 'right', expression: rewrittenOften(pick(right, random), MOST_REWRITES) });
  const slippedAgain = (expression) => {
    for (let attempt = 0; attempt < 10; attempt++) {
      const found = slipped(expression, names);
      if (found) return found;
    }
    return undefined;
  };
  const wrongOne = () => {
    const first = slipped(rewrittenOften(pick(right, random), 2), names);
    const second = first && random() < DOUBLES ? slippedAgain(first.expression) : undefined;
    return second ? { kind: 'two slips', expression: second.expression } : first;
  };
  const next = (make) => {
    for (let attempt = 0; attempt < 200; attempt++) {
      const made = make();
      if (!made) continue;
      const base = baseOf(task, random);
      const all = random() < CHAINS ? [made.expression, rewrittenOften(made.expression, 2)] : [made.expression];
      const counted = all.map((one) => (base === 1 ? countedFromOne(one, new Set(names.asked)) : one));
      const style = styleOf(random);
      // A sum without bounds runs over whatever its reader counts from: under another reading it is another formula.
      if (made.kind !== 'right' && hasReadings(task) && style.sum === 'short') style.sum = 'full';
      const { text, features } = writtenAnswer(counted, { task, names, style, base, random });
      if (seen.has(text)) continue;
      seen.add(text);
      const { is, reading, agrees } = oracle.judge(counted[0], base);
      // Arrays that do not fit are not graded: there is nothing that they could be proved to differ from.
      if (is === 'shapeless') continue;
      const isRight = is === 'right' || (made.kind === 'right' && agrees === true);
      return {
        kind: made.kind,
        text,
        is: isRight ? 'right' : is,
        reading,
        features: base === 1 ? [...features, 'from one'] : features,
      };
    }
    return undefined;
  };
  return { right: () => next(rightOne), wrong: () => next(wrongOne) };
}

/** The number of the first entry of an array, as one student counts. */
function baseOf({ conventions = {}, whole }, random) {
  if (!hasReadings({ conventions })) return conventions.index_base;
  return !whole && random() < FROM_ONE ? 1 : 0;
}

function hasReadings({ conventions = {} }) {
  return (conventions.index_base ?? 'either') === 'either';
}

/** The names that formulas of a task may use. */
function namesOf(task, oracle, random) {
  const indices = declarationsOf(task).filter(({ kind }) => kind === 'index');
  const asked = lettersOf(task);
  const { values, sizes } = oracle.draws[0];
  const arrays = Object.entries(values).flatMap(([name, value]) =>
    Array.isArray(value) ? [{ name, axes: Array.isArray(value[0]) ? 2 : 1 }] : [],
  );
  const used = task.right.flatMap((one) => [...namesIn(parse(one))]);
  return {
    whole: task.whole,
    random,
    asked,
    arrays,
    sizes: Object.keys(sizes),
    values: new Set(Object.keys(values)),
    letters: new Set([...asked, ...indices.map(({ name }) => name)]),
    ranges: new Map(indices.map(({ name, sizes: [size] }) => [name, size])),
    taken: new Set([...used, ...asked, ...Object.keys(values), ...indices.map(({ name }) => name)]),
  };
}
