// Short answers of others (Beetle, SciEntsBank, an exam on neural networks) against what people gave for them. Criteria
// are drafted from the model answers as `gradecheck rubric draft` does it, and judged by the real check; of answers to
// questions that have graded answers (unseen answers), they are drafted from both. Only training answers are fitted to.
// With `--cv` training answers alone are read: each fold of questions (or of answers, for the second kind) is judged by
// what the others gave, so that decisions can be made without a look at the test.
import { draftCriteria } from '../../dist/authoring/draft/draft.js';
import { draftFromGraded } from '../../dist/authoring/draft/learn.js';
import { prepareDraft } from '../../dist/authoring/draft/trial.js';
import { concept } from '../../dist/checks/concept/concept.js';
import { isFunctionWord } from '../../dist/language/structure.js';
import { readText } from '../../dist/language/text.js';
import { formsOf } from '../../dist/language/words.js';
import { interval } from './intervals.js';
import { passageFrom } from './passage.js';
import { rowsIn } from './rows.js';

const SETS = {
  beetle: ['test_ua', 'test_uq'],
  scientsbank: ['test_ua', 'test_uq', 'test_ud'],
};
const EXAMS = ['nnexam', 'nnexam_mpl'];
const POINTS = { numerator: 1, denominator: 1 };
/** What an open point counts where a choice is forced; the same as where answers are learnt from. */
const OPEN_COUNTS = 0.8;
const FOLDS = 8;

/** @param {{ cases: string | undefined, options: { cv?: boolean } }} given */
export function run({ cases, options }) {
  const clock = { answers: 0, milliseconds: 0 };
  const labelled = Object.entries(SETS).flatMap(([set, splits]) => {
    const answers = rowsIn(cases, 'short-answers', set, 'answers.jsonl');
    if (answers === undefined) return [];
    const asked = questionsIn(rowsIn(cases, 'short-answers', set, 'questions.jsonl'));
    return options.cv === true
      ? crossValidated(set, { answers, asked })
      : tested(set, { answers, asked, splits, clock });
  });
  const speed = Math.round((1000 * clock.answers) / clock.milliseconds);
  const notes =
    clock.answers > 0
      ? [...NOTES, `${speed} answers were judged in a second of computing, those that warm the machine up included.`]
      : NOTES;
  const exams = examRows(cases);
  const tables = [
    { title: 'Short answers, two labels: right and wrong', rows: labelled, notes },
    { title: 'Exam on neural networks: Pearson r of points', rows: exams, notes: EXAM_NOTES },
  ].filter(({ rows }) => rows.length > 0);
  return tables.length === 0 ? undefined : tables;
}

const NOTES = [
  'low, high: 95 %, questions drawn with replacement. overlap: share of the words of the nearest model answer.',
  'alone: share of answers that the check decides without a person; wrong alone: share of those with the wrong label.',
  'An open point counts 0.8, since a label must be given to each answer; by itself the check asks a person.',
];
const EXAM_NOTES = [
  'No threshold is fitted; how much of a model answer is enough was chosen on these answers. Answers that became the model answer are left out. A blank answer earns 0.',
];

function questionsIn(rows) {
  return new Map(
    rows
      .filter(({ reference = [] }) => reference.length > 0)
      .map((row) => {
        const question = passageFrom(row.question);
        return [row.qid, { question, answers: row.reference.map(passageFrom), points: POINTS }];
      }),
  );
}

/** A row for each method and test split; whatever is fitted is fitted to the training split. */
function tested(set, { answers, asked, splits, clock }) {
  const rows = scored(answers, asked, clock);
  const train = rows.filter(({ split }) => split === 'train');
  return splits.flatMap((split) => {
    const test = rows.filter((row) => row.split === split);
    const unseen = Object.entries(METHODS).map(([method, { score }]) => {
      const least = bestThreshold(train.map((row) => ({ score: score(row), is: row.is })));
      return line(
        { set, split, method },
        test.map((row) => ({ ...row, said: score(row) >= least })),
      );
    });
    if (split !== 'test_ua') return unseen;
    const graded = byGraded(train, test, asked);
    return [...unseen, line({ set, split, method: 'drafted, with graded answers' }, graded)];
  });
}

function crossValidated(set, { answers, asked }) {
  const rows = scored(
    answers.filter(({ split }) => split === 'train'),
    asked,
  );
  const foldOf = new Map([...new Set(rows.map(({ qid }) => qid))].toSorted().map((qid, i) => [qid, i % FOLDS]));
  const unseen = Object.entries(METHODS).map(([method, { score }]) => {
    const judged = rows.map((row) => ({ ...row, score: score(row) }));
    const said = [...Array(FOLDS).keys()].flatMap((fold) => {
      const least = bestThreshold(judged.filter(({ qid }) => foldOf.get(qid) !== fold));
      return judged.filter(({ qid }) => foldOf.get(qid) === fold).map((row) => ({ ...row, said: row.score >= least }));
    });
    return line({ set, split: 'train, by question', method }, said);
  });
  const parts = [0, 1, 2, 3, 4].flatMap((fold) => {
    const held = rows.filter((_, i) => i % 5 === fold);
    return byGraded(
      rows.filter((_, i) => i % 5 !== fold),
      held,
      asked,
    );
  });
  return [...unseen, line({ set, split: 'train, by answer', method: 'drafted, with graded answers' }, parts)];
}

const METHODS = {
  majority: { score: () => 0 },
  overlap: { score: ({ overlap }) => overlap },
  drafted: { score: ({ drafted }) => drafted },
};

/** @param {{ answers: number, milliseconds: number }} [clock] */
function scored(answers, asked, clock) {
  const judges = new Map([...asked].map(([qid, request]) => [qid, judgeOf(draftCriteria(request).options)]));
  const overlaps = new Map([...asked].map(([qid, request]) => [qid, overlapWith(request.answers)]));
  return answers.flatMap((row) => {
    const judge = judges.get(row.qid);
    if (!judge) return [];
    const passage = passageFrom(row.answer);
    const started = process.cpuUsage();
    const { score, review } = judge(passage);
    if (clock) {
      clock.answers += 1;
      clock.milliseconds += process.cpuUsage(started).user / 1000;
    }
    const overlap = overlaps.get(row.qid)(passage);
    return [{ ...row, passage, is: row.label2 === 'correct', drafted: score, review, overlap }];
  });
}

/** What a drafted part says of an answer: its points, those open counted as `OPEN_COUNTS`. */
function judgeOf(options) {
  if (Object.keys(options.criteria).length === 0) return () => ({ score: 0, most: 0, review: false });
  const prepared = prepareDraft(options, POINTS);
  return (passage) => {
    const { credit, open, review } = concept.judge(prepared, passage);
    const score = valueOf(credit) + OPEN_COUNTS * valueOf(open);
    return { score, most: valueOf(credit) + valueOf(open), review: review.length > 0 };
  };
}

function valueOf({ numerator, denominator }) {
  return numerator / denominator;
}

/** For each question criteria from its model answers and its graded ones; right is what earns all points. */
function byGraded(train, test, asked) {
  const questions = [...new Set(test.map(({ qid }) => qid))];
  return questions.flatMap((qid) => {
    const graded = train.filter((row) => row.qid === qid).map(({ passage, is }) => ({ passage, share: is ? 1 : 0 }));
    const judge = judgeOf(draftFromGraded({ ...asked.get(qid), graded }).options);
    return test
      .filter((row) => row.qid === qid)
      .map((row) => {
        const { most, review } = judge(row.passage);
        return { ...row, review, said: most >= 1 - 1e-9 };
      });
  });
}

function line({ set, split, method }, judged) {
  const [low, high] = interval(judged, macroF1, { clusterOf: ({ qid }) => qid, times: 400 });
  const row = { set, split, method, answers: judged.length, 'macro-F1': macroF1(judged), low, high };
  if (!method.startsWith('drafted')) return row;
  const alone = judged.filter(({ review }) => !review);
  const wrong = alone.filter(({ is, said }) => is !== said).length;
  return { ...row, alone: alone.length / judged.length, 'wrong alone': wrong / Math.max(1, alone.length) };
}

/** The mean of the F1 of both labels. */
function macroF1(judged) {
  const count = { hits: [0, 0], said: [0, 0], is: [0, 0] };
  for (const { is, said } of judged) {
    count.is[Number(is)] += 1;
    count.said[Number(said)] += 1;
    if (is === said) count.hits[Number(is)] += 1;
  }
  const f1 = [0, 1].map((label) => (2 * count.hits[label]) / Math.max(1, count.is[label] + count.said[label]));
  return (f1[0] + f1[1]) / 2;
}

/** The score from which on an answer is called right, so that the macro-F1 is highest. */
function bestThreshold(rows) {
  const scores = [...new Set(rows.map(({ score }) => score))].toSorted((a, b) => a - b);
  const between = [scores[0], ...scores.slice(1).map((score, i) => (score + scores[i]) / 2), scores.at(-1) + 1];
  let best = { least: between[0], value: -1 };
  for (const least of between) {
    const value = macroF1(rows.map(({ score, is }) => ({ is, said: score >= least })));
    if (value > best.value) best = { least, value };
  }
  return best.least;
}

/** The plain baseline: what share of a model answer's words an answer has in some form; of several the nearest. */
function overlapWith(answers) {
  const models = answers.map(contentOf).filter((words) => words.length > 0);
  const forms = models.map((words) => words.map((word) => formsOf(word)));
  return (passage) => {
    const words = contentOf(passage);
    return Math.max(
      0,
      ...forms.map((model) => model.filter((one) => words.some((word) => one.has(word))).length / model.length),
    );
  };
}

function contentOf(passage) {
  const words = readText(passage).tokens.filter(({ kind, text }) => kind !== 'mark' && !isFunctionWord(text));
  return [...new Set(words.map(({ text }) => text))];
}

function examRows(cases) {
  const asked = questionsIn(rowsIn(cases, 'short-answers', 'nnexam', 'questions.jsonl') ?? []);
  return EXAMS.flatMap((set) => {
    const answers = rowsIn(cases, 'short-answers', set, 'answers.jsonl') ?? [];
    const rows = scored(
      answers.filter(({ is_reference: isModel }) => isModel !== true),
      asked,
    ).map((row) => ({ ...row, given: row.score / row.max }));
    const told = rows.filter(({ answer }) => /[\p{L}\p{N}]/u.test(answer));
    return Object.entries({ 'all answers': rows, 'without blank ones': told }).flatMap(([which, some]) =>
      some.length === 0 ? [] : ['overlap', 'drafted'].map((method) => examLine({ set, which, method }, some)),
    );
  });
}

function examLine({ set, which, method }, rows) {
  const pairs = rows.map((row) => ({ qid: row.qid, x: row[method], y: row.given }));
  const [low, high] = interval(pairs, pearson, { clusterOf: ({ qid }) => qid, times: 400 });
  const questions = new Set(rows.map(({ qid }) => qid)).size;
  return { set, which, method, questions, answers: rows.length, r: pearson(pairs), low, high };
}

function pearson(pairs) {
  const mean = (key) => pairs.reduce((sum, pair) => sum + pair[key], 0) / pairs.length;
  const [x, y] = [mean('x'), mean('y')];
  const about = (one, other) => pairs.reduce((sum, pair) => sum + one(pair) * other(pair), 0);
  const [dx, dy] = [(pair) => pair.x - x, (pair) => pair.y - y];
  return about(dx, dy) / Math.sqrt(about(dx, dx) * about(dy, dy));
}
