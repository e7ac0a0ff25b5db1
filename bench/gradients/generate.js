// Answers with what the oracle says of them: right formulas rewritten at random, and wrong ones by slips.
import { namesIn, parse } from './expression.js';
import { oracleOf, declarationsOf, askedName } from './oracle.js';
import { pick, randomOf } from './random.js';
import { rewritten } from './rewrites.js';
import { slipped } from './slips.js';
import { spelled, styleOf } from './spelling.js';
import { withLeftSide } from './write-ups.js';

/** Of wrong answers, the share with two slips. */
const DOUBLES = 0.18;
const MOST_REWRITES = 4;

/**
 * @typedef {{ kind: string, text: string, is: 'right' | 'wrong' | 'unclear' | 'other-reading', reading?: string }} Answer
 * `kind` is `right`, `two slips`, or that of the slip.
 */

/** A source of answers to one task; all of them follow from the seed. `scale` is that of the inputs. */
export function answersTo(task, { seed, scale = 1 }) {
  const oracle = oracleOf(task, { seed, scale });
  const random = randomOf(`${seed} answers ${task.name} ${scale}`);
  const names = namesOf(task, oracle, random);
  const right = task.right.map(parse);
  const seen = new Set();

  const rightOne = () => {
    let expression = pick(right, random);
    const times = Math.floor(random() * (MOST_REWRITES + 1));
    for (let at = 0; at < times; at++) expression = rewritten(expression, names);
    return { kind: 'right', expression };
  };
  const wrongOne = () => {
    let expression = pick(right, random);
    for (let at = Math.floor(random() * 3); at > 0; at--) expression = rewritten(expression, names);
    const first = slipped(expression, names);
    const second = first && random() < DOUBLES ? slipped(first.expression, names) : undefined;
    return second ? { kind: 'two slips', expression: second.expression } : first;
  };
  const next = (make) => {
    for (let attempt = 0; attempt < 200; attempt++) {
      const made = make();
      if (!made) continue;
      const style = styleOf(random);
      const text = withLeftSide(spelled(made.expression, style, names.ranges), { task, style, random });
      if (seen.has(text)) continue;
      seen.add(text);
      const { is, reading } = oracle.judge(made.expression);
      return { kind: made.kind, expression: made.expression, text, is, reading };
    }
    return undefined;
  };
  return { oracle, right: () => next(rightOne), wrong: () => next(wrongOne) };
}

function namesOf(task, oracle, random) {
  const declared = declarationsOf(task);
  const indices = declared.filter(({ kind }) => kind === 'index');
  const asked = [...new Set([...askedName(task.of).letters, ...askedName(task.wrt).letters])];
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
    letters: new Set([...asked, ...indices.map(({ name }) => name)]),
    ranges: new Map(indices.map(({ name, sizes: [size] }) => [name, size])),
    taken: new Set([...used, ...asked, ...Object.keys(values), ...indices.map(({ name }) => name)]),
  };
}
