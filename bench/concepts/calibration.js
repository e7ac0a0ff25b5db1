// How often a verdict is wrong by how sure it says it is: short answers of others, each judged by one criterion that asks
// for a share of the words of a model answer. Such criteria are blunt, and so are the verdicts: what is measured is not how
// good a rubric can be, but whether less confidence means more errors. The factors of src/checks/concept/features.ts were
// fitted on the training answers of Beetle and SciEntsBank alone.
import { concept } from '../../dist/checks/concept/concept.js';
import { isFunctionWord } from '../../dist/language/structure.js';
import { DEFAULT_CONVENTIONS } from '../../dist/model/conventions.js';
import { share } from '../../dist/model/share.js';
import { interval } from './intervals.js';
import { passageFrom } from './passage.js';
import { rowsIn } from './rows.js';

const LABELLED = ['beetle', 'scientsbank'];
const SHARES = [0.3, 0.4, 0.5, 0.6, 0.7];
const THRESHOLDS = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1];
const BANDS = [0, 0.6, 0.8, 0.85, 0.9, 0.95, 1];

/** @param {{ cases: string | undefined }} given */
export function run({ cases }) {
  const groups = [...LABELLED.flatMap((set) => labelled(cases, set)), ...exam(cases)];
  if (groups.length === 0) return undefined;
  return [
    { title: 'Decided alone, by threshold', rows: groups.flatMap(thresholdRows), notes: NOTES },
    { title: 'Reliability, by confidence', rows: groups.flatMap(bandRows) },
  ];
}

const NOTES = [
  'alone: share of answers that are decided without a person. wrong: of those, with the range of 95 % over questions.',
  'paid: wrong ones that were called right. refused: right ones that were called wrong.',
];

function labelled(cases, set) {
  const answers = rowsIn(cases, 'short-answers', set, 'answers.jsonl');
  const questions = rowsIn(cases, 'short-answers', set, 'questions.jsonl');
  if (answers === undefined || questions === undefined) return [];
  const rows = answers.map((row) => ({ ...row, is: row.label2 === 'correct' }));
  const train = rows.filter(({ split }) => split === 'train');
  const judgedBy = SHARES.map((least) => judged(train, questions, least));
  const best = judgedBy.reduce((one, other, i) => (macroF1(other) > macroF1(judgedBy[one]) ? i : one), 0);
  const tests = rows.filter(({ split }) => split !== 'train');
  return [
    { set: `${set}, training`, rows: judgedBy[best] },
    { set: `${set}, tests`, rows: judged(tests, questions, SHARES[best]) },
  ];
}

/** Nothing is fitted. Answers that became the model answer and blank ones are left out; right is what earned all. */
function exam(cases) {
  const answers = rowsIn(cases, 'short-answers', 'nnexam', 'answers.jsonl');
  const questions = rowsIn(cases, 'short-answers', 'nnexam', 'questions.jsonl');
  if (answers === undefined || questions === undefined) return [];
  const rows = answers
    .filter(({ is_reference, answer }) => is_reference !== true && answer.trim() !== '')
    .map((row) => ({ ...row, is: Number(row.score) === 2 }));
  return [{ set: 'nnexam', rows: judged(rows, questions, 0.4) }];
}

/** What the check says of each answer without a threshold, and how sure it is; at 0 a person must look in any case. */
function judged(rows, questions, least) {
  const parts = new Map(questions.flatMap((question) => [[question.qid, partOf(question, least)]]));
  return rows.flatMap((row) => {
    const part = parts.get(row.qid);
    if (!part || row.answer.trim() === '') return [];
    const { criteria, review } = concept.judge(part, passageFrom(row.answer));
    const { earned, confidence } = criteria[0];
    return [{ qid: row.qid, is: row.is, said: earned.numerator > 0, confidence: review.length > 0 ? 0 : confidence }];
  });
}

/** At least a share of the words that one of the model answers adds to the question. */
function partOf({ question = '', reference }, least) {
  const asked = new Set(wordsIn(question));
  const wordings = [reference].flat().flatMap((model) => {
    const all = [...new Set(wordsIn(model ?? ''))].filter((word) => !isFunctionWord(word) && !word.includes("'"));
    const own = all.filter((word) => !asked.has(word));
    const of = own.length < 2 ? all : own;
    return of.length === 0 ? [] : [{ min: Math.max(1, Math.round(least * of.length)), of }];
  });
  if (wordings.length === 0) return undefined;
  const options = { criteria: { it: { any: wordings } }, within: 'answer' };
  const { prepared } = concept.prepare(options, {
    part: 'a',
    points: share(1),
    symbols: new Map(),
    reference: undefined,
    conventions: DEFAULT_CONVENTIONS,
    words: new Map(),
    seed: 1,
    reviewBelow: 0,
  });
  return prepared;
}

function wordsIn(text) {
  return text.toLowerCase().match(/[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?/gu) ?? [];
}

function thresholdRows({ set, rows }) {
  return THRESHOLDS.map((threshold) => {
    const alone = rows.filter(({ confidence }) => confidence > 0 && confidence >= threshold);
    const [low, high] = interval(alone, wrongIn, { clusterOf: ({ qid }) => qid, times: 300 });
    const paid = alone.filter(({ is, said }) => said && !is).length / alone.length;
    const refused = alone.filter(({ is, said }) => !said && is).length / alone.length;
    const share = { answers: rows.length, alone: alone.length / rows.length };
    return { set, threshold, ...share, wrong: wrongIn(alone), low, high, paid, refused };
  });
}

function bandRows({ set, rows }) {
  return BANDS.flatMap((from, i) => {
    const to = BANDS[i + 1] ?? 1.1;
    const within = rows.filter(({ confidence }) => from <= confidence && confidence < to);
    const confidence = from === 1 ? '1' : `${from} to ${to}`;
    return within.length === 0 ? [] : [{ set, confidence, answers: within.length, wrong: wrongIn(within) }];
  });
}

function wrongIn(rows) {
  return rows.filter(({ is, said }) => is !== said).length / Math.max(1, rows.length);
}

/** The mean of the F1 of both labels. */
function macroF1(rows) {
  const f1 = (label) => {
    const hit = rows.filter(({ is, said }) => is === label && said === label).length;
    const wrong = rows.filter(({ is, said }) => is !== said).length;
    return hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong);
  };
  return (f1(true) + f1(false)) / 2;
}
