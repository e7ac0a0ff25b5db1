// Holds the verdicts of gradecheck on generated answers against what the oracle knows of them.
import { answersTo } from './generate.js';
import { PART, writeRubric } from './rubrics.js';

/** Rubrics of one task, that differ in what they draw. */
const VARIANTS = 3;
/** Tries for each wrong answer that is wanted: many slips change nothing, or nothing that the oracle is sure of. */
const MOST_TRIES = 6;

/**
 * The verdict on an answer in a word.
 * @param {import('../../dist/index.js').PartResult} result
 */
function verdictOf({ status, score }) {
  if (status === 'correct') return 'accepted';
  if (status === 'undecided' || status === 'unreadable' || status === 'ungraded') return 'review';
  return score > 0 ? 'paid' : 'refused';
}

/**
 * @typedef {{ accepted: number, review: number, refused: number, paid: number }} Counts
 * @typedef {{
 *   task: string,
 *   scale: number,
 *   right: Counts,
 *   wrong: Counts,
 *   kinds: Record<string, Counts>,
 *   apart: Record<string, Counts>,
 *   features: Record<string, Counts>,
 *   reasons: Record<string, number>,
 *   shown: { what: string, kind: string, text: string, readAs: string, reason: string }[],
 *   milliseconds: { judging: number, generating: number },
 *   problem?: string,
 * }} Simulated `problem`: why a rubric of the task cannot be loaded; all its answers count as reviewed then.
 */

export function noCounts() {
  return { accepted: 0, review: 0, refused: 0, paid: 0 };
}

/**
 * Judges `right` right answers to a task and `wrong` wrong ones.
 * @param {import('./tasks.js').Task} task
 * @param {{ seed: number, right: number, wrong: number, scale?: number, folder: string, variants?: number }} plan
 * @param {Pick<typeof import('../../dist/index.js'), 'loadRubric' | 'checkAnswer'>} door
 * @returns {Promise<Simulated>}
 */
export async function simulate(task, { seed, right, wrong, scale = 1, folder, variants = VARIANTS }, door) {
  const tally = {
    task: task.name,
    scale,
    right: noCounts(),
    wrong: noCounts(),
    kinds: {},
    apart: {},
    features: {},
    reasons: {},
    shown: [],
    milliseconds: { judging: 0, generating: 0 },
  };
  const plans = [];
  try {
    for (let variant = 1; variant <= variants; variant++)
      plans.push(await door.loadRubric(writeRubric(folder, task, { scale, variant: `${seed}-${variant}` })));
  } catch (error) {
    const messages = error.diagnostics?.filter(({ severity }) => severity !== 'warning').map(({ message }) => message);
    return {
      ...tally,
      right: { ...noCounts(), review: right },
      wrong: { ...noCounts(), review: wrong },
      problem: messages?.join(' ') ?? String(error),
    };
  }
  const answers = answersTo(task, { seed, scale });
  const judgeNext = async (make, at) => {
    const started = performance.now();
    const answer = make();
    const generated = performance.now();
    tally.milliseconds.generating += generated - started;
    if (!answer) return undefined;
    const result = await door.checkAnswer(plans[at % plans.length], PART, answer.text);
    tally.milliseconds.judging += performance.now() - generated;
    count(tally, answer, result);
    return answer;
  };
  for (let at = 0; at < right; at++) if (!(await judgeNext(answers.right, at))) break;
  for (let at = 0, found = 0; found < wrong && at < wrong * MOST_TRIES; at++) {
    const answer = await judgeNext(answers.wrong, at);
    if (!answer) break;
    if (answer.is === 'wrong') found += 1;
  }
  return tally;
}

function count(tally, { kind, text, is, reading, features }, result) {
  const verdict = verdictOf(result);
  const isRight = kind === 'right' && is === 'right';
  const counted = isRight
    ? [tally.right, ...features.map((one) => (tally.features[one] ??= noCounts()))]
    : is === 'wrong'
      ? [tally.wrong, (tally.kinds[kind] ??= noCounts())]
      : [];
  if (counted.length === 0) counted.push((tally.apart[apartOf(kind, is, reading)] ??= noCounts()));
  for (const one of counted) one[verdict] += 1;
  const reason = result.reviewReasons.map(({ code }) => code).join(', ');
  if (isRight && verdict === 'review') tally.reasons[reason] = (tally.reasons[reason] ?? 0) + 1;
  const what = shownAs(is, verdict, isRight);
  if (what !== undefined) tally.shown.push({ what, kind, text, readAs: result.answer?.readAs ?? '', reason });
}

/** Answers that are not graded, by why. */
function apartOf(kind, is, reading) {
  if (kind === 'right') return 'rewritten beyond rounding';
  if (is === 'right') return 'slip without effect';
  return is === 'other-reading' ? `right if it ${reading}` : 'no clear value';
}

function shownAs(is, verdict, isRight) {
  if (is === 'wrong' && (verdict === 'accepted' || verdict === 'paid')) return 'false accept';
  if (isRight && (verdict === 'refused' || verdict === 'paid')) return 'false refusal';
  if (is === 'unclear' && verdict === 'accepted') return 'accepted without a clear value';
  if (is === 'right' && verdict === 'refused') return 'refused, though its slip has no effect';
  return isRight && verdict === 'review' ? 'inconclusive' : undefined;
}
