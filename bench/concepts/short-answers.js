// Short answers of others (Beetle, SciEntsBank) against the labels that people gave them.
import { interval } from './intervals.js';
import { rowsIn } from './rows.js';

const SETS = {
  beetle: ['test_ua', 'test_uq'],
  scientsbank: ['test_ua', 'test_uq', 'test_ud'],
};

/** @param {{ cases: string | undefined }} given */
export function run({ cases }) {
  const rows = Object.entries(SETS).flatMap(([set, splits]) => {
    const answers = rowsIn(cases, 'short-answers', set, 'answers.jsonl');
    return answers === undefined ? [] : splits.map((split) => majority(set, split, answers));
  });
  return rows.length === 0 ? undefined : { title: 'Short answers, two labels', rows };
}

/** The commoner label of the training answers for all. */
function majority(set, split, answers) {
  const train = answers.filter((row) => row.split === 'train');
  const correct = 2 * train.filter(({ label2 }) => label2 === 'correct').length > train.length;
  const pairs = answers
    .filter((row) => row.split === split)
    .map(({ qid, label2 }) => ({ qid, is: label2 === 'correct', said: correct }));
  const [low, high] = interval(pairs, macroF1, { clusterOf: ({ qid }) => qid });
  return { set, split, method: 'majority', answers: pairs.length, 'macro-F1': macroF1(pairs), low, high };
}

/** The mean of the F1 of both labels. */
function macroF1(pairs) {
  const f1 = (label) => {
    const hit = pairs.filter(({ is, said }) => is === label && said === label).length;
    const wrong = pairs.filter(({ is, said }) => is !== said).length;
    return hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong);
  };
  return (f1(true) + f1(false)) / 2;
}
