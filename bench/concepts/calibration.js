// How often a verdict is wrong by how sure it says it is: short answers of others, each judged by one criterion that asks
// for a share of the words of a model answer. Such criteria are blunt, and so are the verdicts: what is measured is not how
// good a rubric can be, but whether less confidence means more errors. The factors of src/checks/concept/features.ts were
// fitted on the training answers of Beetle and SciEntsBank alone. The last table does the same with criteria as `rubric
// draft` proposes them; an answer is then decided alone where its open points could not change its label.
import { draftCriteria } from '../../dist/authoring/draft/draft.js';
import { prepareDraft } from '../../dist/authoring/draft/trial.js';
import { concept } from '../../dist/checks/concept/concept.js';
import { settingAlone } from '../../dist/checks/define-check.js';
import { isFunctionWord } from '../../dist/language/structure.js';
import { ALL } from '../../dist/model/share.js';
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
    {
      title: 'Decided alone with drafted criteria, by threshold',
      rows: LABELLED.flatMap((set) => drafted(cases, set)),
    },
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
  const { prepared } = concept.prepare(options, settingAlone(ALL, { reviewBelow: 0 }));
  return prepared;
}

function wordsIn(text) {
  return text.toLowerCase().match(/[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?/gu) ?? [];
}

const DRAFT_THRESHOLDS = [0, 0.8, 0.85, 0.9, 0.95, 1];

/** The points from which on an answer is right are fitted on the training answers, at the default threshold. */
function drafted(cases, set) {
  const answers = rowsIn(cases, 'short-answers', set, 'answers.jsonl');
  const questions = rowsIn(cases, 'short-answers', set, 'questions.jsonl');
  if (answers === undefined || questions === undefined) return [];
  const parts = new Map(questions.flatMap((question) => draftOf(question)));
  const known = answers
    .filter(({ qid }) => parts.has(qid))
    .map((row) => ({ ...row, passage: passageFrom(row.answer) }));
  const at = (rows, reviewBelow) =>
    rows.map(({ qid, passage, label2 }) => {
      const { credit, open } = concept.judge({ ...parts.get(qid), reviewBelow }, passage);
      return { qid, is: label2 === 'correct', least: valueOf(credit), most: valueOf(credit) + valueOf(open) };
    });
  const train = at(
    known.filter(({ split }) => split === 'train'),
    0.8,
  );
  const enough = SHARES.toSorted((a, b) => macroF1(labelledBy(train, b)) - macroF1(labelledBy(train, a)))[0];
  const tests = known.filter(({ split }) => split !== 'train');
  return DRAFT_THRESHOLDS.map((threshold) => {
    const rows = at(tests, threshold);
    const alone = labelledBy(rows, enough).filter(({ least, most }) => least >= enough || most < enough);
    return { set: `${set}, tests`, threshold, answers: rows.length, ...sharesOf(alone, rows.length) };
  });
}

function draftOf({ qid, question = '', reference }) {
  const models = [reference].flat().filter((model) => model !== undefined);
  if (models.length === 0) return [];
  const request = { question: passageFrom(question), answers: models.map(passageFrom), points: ALL };
  const { options } = draftCriteria(request);
  return Object.keys(options.criteria).length === 0 ? [] : [[qid, prepareDraft(options, ALL)]];
}

/** Where nobody looks at open points, half of them count. */
function labelledBy(rows, enough) {
  return rows.map((row) => ({ ...row, said: (row.least + row.most) / 2 >= enough }));
}

function valueOf({ numerator, denominator }) {
  return numerator / denominator;
}

function thresholdRows({ set, rows }) {
  return THRESHOLDS.map((threshold) => {
    const alone = rows.filter(({ confidence }) => confidence > 0 && confidence >= threshold);
    return { set, threshold, answers: rows.length, ...sharesOf(alone, rows.length) };
  });
}

function sharesOf(alone, all) {
  const [low, high] = interval(alone, wrongIn, { clusterOf: ({ qid }) => qid, times: 300 });
  const paid = alone.filter(({ is, said }) => said && !is).length / alone.length;
  const refused = alone.filter(({ is, said }) => !said && is).length / alone.length;
  return { alone: alone.length / all, wrong: wrongIn(alone), low, high, paid, refused };
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
