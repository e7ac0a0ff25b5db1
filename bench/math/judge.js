// Judges one row: what gradecheck says of it against what is right.
import { compareMath } from '../../dist/math/compare/compare-math.js';
import { faultIn } from '../../dist/math/compare/faults.js';
import { declareSymbols } from '../../dist/math/declare.js';
import { namesOf } from '../../dist/math/names.js';
import { fromNumber } from '../../dist/math/rational.js';
import { mapTree } from '../../dist/math/walk.js';
import { readMath } from '../../dist/math/read-math.js';
import { DEFAULT_CONVENTIONS } from '../../dist/model/conventions.js';
import { isAnswer, judgeAnswers } from './judge-answers.js';
import { isAboutForm, judgeForms } from './judge-forms.js';
import { isAboutNumbers, judgeNumbers } from './judge-numbers.js';
import { sourceOf, textsOf } from './sources.js';

/**
 * What came of a row. `unread`: a side could not be read, although the source reads it.
 * @typedef {{ outcome: 'right' | 'false-accept' | 'false-refusal' | 'undecided' | 'unread' | 'crash', detail: string }} Judged
 */

/** @returns {Judged} */
export function judge(row) {
  try {
    if (isAnswer(row)) return judgeAnswers(row);
    if (isAboutNumbers(row)) return judgeNumbers(row);
    if (isAboutForm(row)) return judgeForms(row);
    return row.expect === 'invalid' ? judgeInvalid(row) : judgePair(row);
  } catch (error) {
    return { outcome: 'crash', detail: String(error?.stack ?? error) };
  }
}

/** Reads a side of a row as its source does. */
export function read(side, row) {
  const { conventions = {}, symbols = {}, expect } = sourceOf(row);
  return readMath(side.text, {
    syntax: side.syntax,
    conventions: { ...DEFAULT_CONVENTIONS, ...conventions, ...side.conventions },
    symbols: symbolsOf(symbols),
    ...(expect && { expect }),
  });
}

function symbolsOf(symbols) {
  const declared = declareSymbols(new Map(Object.entries(symbols)));
  if ('problem' in declared) throw new Error(declared.problem.message);
  return declared.symbols;
}

/** A row that its source refuses has to be refused with a place and a reason. */
function judgeInvalid(row) {
  const { student } = textsOf(row);
  const reading = read(student, row);
  if (!('unreadable' in reading)) return judgeRead(reading, row);
  const { at, expected } = reading.unreadable;
  const placed = at.end >= at.start && expected !== '';
  return placed ? right(`refused: expected ${expected}`) : { outcome: 'unread', detail: 'refused without a place' };
}

/** What reads well may still have no value, or its teacher's answer may have none. */
function judgeRead(reading, row) {
  const { teacher } = textsOf(row);
  const expected = read(teacher, row);
  if ('unreadable' in expected) return right(`refused: the expected answer cannot be read`);
  for (const side of [reading, expected]) {
    const fault = faultIn(side.tree, comparisonOptions(row));
    if (fault) return right(`refused: ${fault.code} at ${fault.at.start}`);
  }
  return { outcome: 'false-accept', detail: 'read, although it has to be refused' };
}

export function comparisonOptions(row) {
  const { conventions = {}, symbols = {}, domain, tolerance, compare = {} } = sourceOf(row);
  return {
    symbols: symbolsOf(symbols),
    conventions: { ...DEFAULT_CONVENTIONS, ...conventions },
    ...(domain && { domain }),
    ...(tolerance && { tolerance }),
    ...compare,
  };
}

function judgePair(row) {
  const { student, teacher } = textsOf(row);
  const [first, second] = [read(student, row), row.expect === 'valid' ? undefined : read(teacher, row)];
  for (const [side, reading] of [
    ['student', first],
    ['teacher', second],
  ]) {
    if (reading && 'unreadable' in reading) {
      const { found, expected } = reading.unreadable;
      return { outcome: 'unread', detail: `${side}: found ${found}, expected ${expected}` };
    }
  }
  if (!second) return right('read');
  const comparison = compareMath(withValues(first.tree, row), second.tree, comparisonOptions(row));
  const said = `${comparison.verdict} by ${comparison.method} ${JSON.stringify(comparison.witness ?? '')}`;
  if (comparison.verdict === 'undecided') return { outcome: 'undecided', detail: said };
  if (comparison.verdict === row.expect) return right(said);
  return { outcome: comparison.verdict === 'equal' ? 'false-accept' : 'false-refusal', detail: said };
}

/** The tree with numbers in place of the names that a row gives values for. */
export function withValues(tree, row) {
  const { values = {}, symbols = {} } = sourceOf(row);
  if (Object.keys(values).length === 0) return tree;
  const names = namesOf(symbolsOf(symbols), DEFAULT_CONVENTIONS);
  const numbers = new Map(Object.entries(values).map(([name, value]) => [names.lookup(name), value]));
  return mapTree(tree, (node) => {
    const value = node.kind === 'name' ? numbers.get(node.name) : undefined;
    const exact = value === undefined ? undefined : fromNumber(value);
    return exact ? { kind: 'number', value: exact, written: String(value), span: node.span } : node;
  });
}

function right(detail) {
  return { outcome: 'right', detail };
}
