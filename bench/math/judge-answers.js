// Judges rows whose sides are whole answers: delimiters, boxes, words around.
import { assignedValue } from '../../dist/math/answers/assigned.js';
import { compareMath } from '../../dist/math/compare/compare-math.js';
import { DEFAULT_CONVENTIONS } from '../../dist/model/conventions.js';
import { readAnswer } from '../../dist/math/read-answer.js';
import { sourceOf } from './sources.js';

/** Whether a row holds whole answers. */
export function isAnswer(row) {
  return row.source === 'math-verify';
}

/** Compares the final formulas; where one answer names its value and the other only gives it, the values. */
export function judgeAnswers(row) {
  const { conventions = {} } = sourceOf(row);
  const options = { conventions: { ...DEFAULT_CONVENTIONS, ...conventions }, symbols: new Map() };
  const sides = [row.student, row.teacher].map((text) => readAnswer(text, options));
  for (const [at, reading] of sides.entries()) {
    if ('unreadable' in reading) {
      const { found, expected } = reading.unreadable;
      return { outcome: 'unread', detail: `${at === 0 ? 'student' : 'teacher'}: found ${found}, expected ${expected}` };
    }
  }
  const tolerance =
    row.options.precision === undefined ? {} : { tolerance: { absolute: 0.5 * 10 ** -row.options.precision } };
  const comparison = compareAnswers(sides[0].tree, sides[1].tree, { ...options, ...tolerance });
  const detail = `${comparison.verdict} by ${comparison.method}`;
  if (comparison.verdict === 'undecided') return { outcome: 'undecided', detail };
  if (comparison.verdict === row.expect) return { outcome: 'right', detail };
  return { outcome: comparison.verdict === 'equal' ? 'false-accept' : 'false-refusal', detail };
}

function compareAnswers(student, teacher, options) {
  const whole = compareMath(student, teacher, options);
  if (whole.verdict === 'equal') return whole;
  const [given, expected] = [assignedValue(student), assignedValue(teacher)];
  const sameLabel = given && expected ? given.label === expected.label : true;
  if ((!given && !expected) || !sameLabel) return whole;
  return compareMath(given?.value ?? student, expected?.value ?? teacher, options);
}
