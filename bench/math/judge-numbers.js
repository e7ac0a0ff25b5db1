// Judges rows about numbers: values with tolerances, figures and units. The table below says what each test of a source
// means in our options.
import { declareSymbols } from '../../dist/math/declare.js';
import { readMath } from '../../dist/math/read-math.js';
import { fromDecimal, multiply, rational } from '../../dist/math/rational.js';
import { compareQuantities } from '../../dist/math/units/compare-quantities.js';
import { readQuantity, readUnit } from '../../dist/math/units/read-quantity.js';
import { compareValues } from '../../dist/math/values/compare-values.js';
import { enclosureOf, order } from '../../dist/math/values/enclosure.js';
import { hasNumberForm } from '../../dist/math/forms/number-forms.js';
import { figuresOf, figuresOfTree } from '../../dist/math/values/figures.js';
import { compareNearNumbers } from '../../dist/math/values/near-numbers.js';
import { leadingDigits, roundedToPlace } from '../../dist/math/values/rounding.js';
import { exactValue } from '../../dist/math/exact.js';
import { nodesOf } from '../../dist/math/walk.js';
import { DEFAULT_CONVENTIONS } from '../../dist/model/conventions.js';
import { withValues } from './judge.js';
import { sourceOf, textsOf } from './sources.js';

/** How the options of a source's test are spelled in ours, or that the test itself is not possible. */
const TESTS = {
  // STACK: `n` or `[n, m]`, figures written and figures compared; −1: at least n.
  NumSigFigs: (row) => asked({ precision: stackFigures(row.options.option) }),
  NumDecPlaces: (row) => asked({ precision: places(row.options.option) }),
  SigFigsStrict: (row) => judgeWritten(row),
  NumDecPlacesWrong: (row) => judgeDigits(row),
  NumAbsolute: (row) => asked({ tolerance: { absolute: share(row.options.option) } }),
  NumRelative: (row) => asked({ tolerance: { relative: share(row.options.option) } }),
  GT: (row) => judgeOrder(row, [1]),
  GTE: (row) => judgeOrder(row, [0, 1]),
  Units: (row) => asked({ units: {}, precision: stackFigures(row.options.option) }),
  UnitsStrict: (row) => asked({ units: { unit: 'same' }, precision: stackFigures(row.options.option) }),
  UnitsAbsolute: (row) => ({ units: {}, ...absoluteWithUnit(row) }),
  UnitsStrictAbsolute: (row) => ({ units: { unit: 'same' }, ...absoluteWithUnit(row) }),
  UnitsRelative: (row) => asked({ units: {}, tolerance: { relative: share(row.options.option) } }),
  UnitsStrictRelative: (row) => asked({ units: { unit: 'same' }, tolerance: { relative: share(row.options.option) } }),
  'count-sigfigs': (row) => judgeCounts(row),
  'round-decimal-places': (row) => judgeRounding(row),
  'count-expected_significant_digits': (row) => judgeCounts(row),
  'count-expected_decimal_digits': (row) => judgeCounts(row),
  'count-expected_precision': (row) => judgeCounts(row),
  'equals-allowed-error': (row) => judgeNear(row),
  evaluator: (row) => ({
    tolerance: { absolute: number(row.options.atol), relative: number(row.options.rtol ?? 1e-3) },
  }),
  evaluate: (row) => ({ tolerance: { relative: number(row.options.rtol), absolute: number(1e-10) } }),
  'part:numberentry': (row) => numbasPart(row),
  'numeric-input': (row) => ({
    tolerance: { absolute: number(row.options.maxError ?? 0), relative: number(2 ** -42) },
  }),
  check_score: (row) => openWebWork(row),
  'units ==': () => ({ units: {}, tolerance: { relative: number(1e-3) } }),
  validateFraction: ({ options }) => ({ forms: options.simplify === 'required' ? ['lowest terms'] : [] }),
  validateImproperFraction: ({ options }) => ({ forms: options.forms.map((form) => `${form} fraction`) }),
  'with-units': (row) => prairieLearn(row),
  'exact-units': () => ({ units: {} }),
  'is-numberless': (row) => judgeUnitOnly(row),
  toParseUnitsAsEqual: () => ({ units: {}, tolerance: { relative: number(1e-9) } }),
  toHaveUnitVariable: () => ({ units: {}, tolerance: { absolute: rational(1, 2) } }),
  toHaveTheSameForm: () => ({ units: { unit: 'same' } }),
  'parse-interpretation': () => ({ units: {} }),
  'bug-report': () => ({ tolerance: { relative: number(1e-9) } }),
  toHaveMagnitude: () => ({ units: { unit: 'ignored' } }),
};

/** STACK refuses an answer where the option of its own test has no meaning. */
function asked(test) {
  const isMissing = 'precision' in test && test.precision === undefined;
  const isMeaningless = 'tolerance' in test && Object.values(test.tolerance).includes(undefined);
  return isMissing || isMeaningless ? { refused: 'an option that is a number' } : test;
}

/** Whether a row is judged here. */
export function isAboutNumbers(row) {
  return ['numeric', 'sigfigs', 'units'].includes(row.kind);
}

/** Judges a row of one of the kinds numeric, sigfigs and units. */
export function judgeNumbers(row) {
  const test = TESTS[row.mode]?.(row) ?? {};
  if (test.outcome !== undefined) return test;
  if (test.refused !== undefined) return refused(row, test.refused);
  const { student: own, teacher: key } = textsOf(row);
  const readings = [own, key].map((side) => (side === key && isAlone(row) ? undefined : readSide(side, row, test)));
  const unread = readings.find((reading) => reading && 'unreadable' in reading);
  if (unread) return refused(row, `found ${unread.unreadable.found}, expected ${unread.unreadable.expected}`);
  const [student, teacher] = readings;
  if (!teacher) return row.expect === 'valid' ? right('read') : refused(row, valueless(student, row));
  const isStackUnit = test.units && row.source === 'stack/answertest';
  if (isStackUnit && (!teacher.unit || key.text.startsWith('{'))) return refused(row, 'a quantity with a unit');
  return judged(row, comparisonOf(student, teacher, { row, test }));
}

/** Why a number has no value; undefined where it has one, or where a number is not what is asked for. */
function valueless({ value }, row) {
  const isNumber = row.mode === 'test_string_fraction_to_number';
  return isNumber && value && !enclosureOf(value, optionsOf(row)) ? 'a number' : undefined;
}

function isAlone(row) {
  return row.expect === 'valid' || (row.expect === 'invalid' && (row.teacher ?? '') === '');
}

function comparisonOf(student, teacher, { row, test }) {
  const options = { ...optionsOf(row), ...test };
  if (test.units) return compareQuantities(student, teacher, { ...options, ...test.units });
  const comparison = compareValues(withValues(student.value, row), teacher.value, options);
  const isFormed = (test.forms ?? []).every((form) => hasNumberForm(student.value, form));
  const isRight = comparison.verdict === 'equal' && !isFormed;
  return isRight ? { verdict: 'different', method: 'structure', diagnosis: 'wrong-form', notes: [] } : comparison;
}

function optionsOf(row) {
  const { conventions = {}, symbols = {}, domain } = sourceOf(row);
  return {
    conventions: { ...DEFAULT_CONVENTIONS, ...conventions, ...ROUNDING[row.source] },
    symbols: declareSymbols(new Map(Object.entries(symbols))).symbols,
    ...(domain && { domain }),
  };
}

const ROUNDING = { 'stack/answertest': { rounding: 'half-up' }, numbas: { rounding: 'half-up' } };

function readSide({ text, syntax, conventions }, row, test) {
  const { conventions: usual, symbols } = optionsOf(row);
  const options = { syntax, symbols, conventions: { ...usual, ...conventions } };
  if (test.units) return readQuantity(text, options);
  const parallel = row.source === 'openedx-calc' ? text.split('||') : [text];
  const readings = parallel.map((one) => readMath(one, options));
  const unread = readings.find((reading) => 'unreadable' in reading);
  if (unread) return unread;
  return { value: readings.map(({ tree }) => tree).reduce(inParallel), span: readings[0].span, notes: [] };
}

function sidesOf(row) {
  const { student, teacher } = textsOf(row);
  return [student, teacher].map((side) => readSide(side, row, {}));
}

/** Two resistors side by side: 1/(1/a + 1/b). Only one source writes `||` for it. */
function inParallel(a, b) {
  const binary = (operator, left, right) => ({
    kind: 'binary',
    operator,
    left,
    right,
    written: operator,
    span: a.span,
  });
  const one = { kind: 'number', value: rational(1), written: '1', span: a.span };
  return binary('/', one, binary('+', binary('/', one, a), binary('/', one, b)));
}

function judged(row, comparison) {
  const { verdict, method, notes } = comparison;
  const diagnosis = comparison.diagnosis ?? (row.options.magnitudePartialCredit ? 'value' : '');
  const detail = `${verdict} by ${method} ${diagnosis} ${notes.join(' ')}`;
  if (row.expect === 'invalid') return verdict === 'undecided' ? right(detail) : { outcome: 'false-accept', detail };
  if (row.expect === 'partial') {
    return diagnosis !== ''
      ? right(detail)
      : { outcome: verdict === 'equal' ? 'false-accept' : 'false-refusal', detail };
  }
  if (verdict === row.expect) return right(detail);
  if (verdict === 'undecided') return { outcome: 'undecided', detail };
  return { outcome: verdict === 'equal' ? 'false-accept' : 'false-refusal', detail };
}

/** What comes of a row that is refused for a reason; without one, of a row that should have been. */
function refused(row, reason) {
  if (row.expect !== 'invalid') return { outcome: 'unread', detail: reason ?? 'nothing to compare with' };
  return reason === undefined
    ? { outcome: 'false-accept', detail: 'read, although it has to be refused' }
    : right(`refused: ${reason}`);
}

function right(detail) {
  return { outcome: 'right', detail };
}

function number(written) {
  const value = written === undefined || written === null || written === 'null' ? 0 : written;
  return fromDecimal(String(value)) ?? rational(0);
}

/** The tolerance of STACK's numerical tests: 5 % where there is no option. */
function share(option) {
  return option === undefined ? rational(1, 20) : fromDecimal(option);
}

function whole(text) {
  return /^-?\d+$/u.test(text) ? Number(text) : undefined;
}

function stackFigures(option) {
  const parts = (option ?? '')
    .replaceAll(/[[\]\s]/gu, '')
    .split(',')
    .map(whole);
  const [count, compared = count] = parts;
  if (parts.length > 2 || parts.includes(undefined) || count < 1) return undefined;
  if (compared === -1) return { of: 'figures', count, written: 'at-least', compared: count };
  return { of: 'figures', count, written: 'exactly', compared };
}

function places(option) {
  const count = whole(option);
  return count !== undefined && count > 0 ? { of: 'places', count, written: 'exactly' } : undefined;
}

function absoluteWithUnit(row) {
  const option = row.options.option ?? '0.05';
  const tolerance = readQuantity(option, { syntax: 'typed', ...optionsOf(row) });
  const expected = readQuantity(row.teacher_plain ?? row.teacher, { syntax: 'typed', ...optionsOf(row) });
  const absolute = inUnitOf(tolerance, expected);
  return absolute ? { tolerance: { absolute } } : { refused: 'a tolerance that is a number' };
}

/** A tolerance in the unit of the expected answer; without one of its own it is in that one already. */
function inUnitOf(tolerance, expected) {
  const value = tolerance.value && exactValue(tolerance.value);
  if (!value || !tolerance.unit || !expected.unit) return value;
  const { factor } = expected.unit;
  return multiply(multiply(value, tolerance.unit.factor), rational(factor.denominator, factor.numerator));
}

function prairieLearn(row) {
  const expected = readQuantity(row.teacher, { syntax: 'typed', ...optionsOf(row) });
  const absolute = inUnitOf(readQuantity(row.options.atol, { syntax: 'typed', ...optionsOf(row) }), expected);
  return { units: {}, tolerance: { absolute, relative: number(row.options.rtol), together: 'sum' } };
}

function openWebWork(row) {
  const { tolType, tolerance, tolTruncation, tolExtraDigits = '1', angle } = row.options;
  if (row.kind === 'units') return { units: {}, tolerance: { relative: number(1e-3) } };
  if (tolType === 'digits') {
    const count = Number(tolerance);
    const most = count + Number(tolExtraDigits);
    const truncation = tolTruncation === '1';
    return { precision: { of: 'figures', count, written: 'at-least', compared: 'as-written', most, truncation } };
  }
  if (angle === 'degrees') return { tolerance: { relative: number(1e-3), absolute: number(1e-12) } };
  return { tolerance: { relative: number(1e-3) } };
}

function numbasPart(row) {
  const { precision, precisionType, strictPrecision, allowFractions, mustBeReduced, notationStyles } = row.options;
  if (precision !== undefined) {
    const of = precisionType === 'dp' ? 'places' : 'figures';
    const written = strictPrecision === 'true' ? 'exactly' : 'any';
    return { precision: { of, count: Number(precision), written } };
  }
  const isFraction = row.student.includes('/');
  if (isFraction && allowFractions !== 'true') return { refused: 'a number without a fraction' };
  const isScientific = /e/iu.test(row.student);
  if (notationStyles === "['scientific']" && !isScientific) {
    return judged(row, { verdict: 'different', method: 'structure', diagnosis: 'wrong-form', notes: [] });
  }
  if (mustBeReduced === 'true' && !isReduced(row.student)) {
    return judged(row, { verdict: 'different', method: 'structure', diagnosis: 'wrong-form', notes: [] });
  }
  return {};
}

function isReduced(written) {
  const [top, bottom = '1'] = written.split('/').map((part) => part.trim());
  return rational(BigInt(top), BigInt(bottom)).denominator === BigInt(bottom);
}

function judgeNear(row) {
  const { allowedError, absolute, includeExponents } = row.options;
  const [student, teacher] = sidesOf(row);
  if ('unreadable' in student) return refused(row, `student: found ${student.unreadable.found}`);
  if ('unreadable' in teacher) return refused(row, `teacher: found ${teacher.unreadable.found}`);
  const error = number(allowedError);
  const options = { exponents: includeExponents, conventions: optionsOf(row).conventions };
  return judged(
    row,
    compareNearNumbers(student.value, teacher.value, {
      ...options,
      ...(absolute ? { absolute: error } : { relative: error }),
    }),
  );
}

function judgeOrder(row, allowed) {
  const [student, teacher] = sidesOf(row);
  const [own, wanted] = [student, teacher].map((side) => side.value && enclosureOf(side.value, optionsOf(row)));
  if (!own || !wanted) return row.expect === 'invalid' ? refused(row, 'no value') : judged(row, none());
  const relation = order(own, wanted);
  const verdict = relation === undefined ? 'undecided' : allowed.includes(relation) ? 'equal' : 'different';
  return judged(row, { verdict, method: 'enclosure', notes: [] });
}

function none() {
  return { verdict: 'different', method: 'structure', notes: ['no-value'] };
}

function judgeWritten(row) {
  const count = whole(row.options.option);
  if (count === undefined || count < 1) return { refused: 'a number of figures' };
  const { value } = readQuantity(row.student, { syntax: 'typed', ...optionsOf(row) });
  const figures = figuresOf(row.student) ?? (value && figuresOfTree(value));
  const verdict = figures?.least === count ? 'equal' : 'different';
  return judged(row, { verdict, method: 'structure', notes: [] });
}

function judgeDigits(row) {
  const count = whole(row.options.option);
  const [student, teacher] = sidesOf(row);
  const [own, wanted] = [student, teacher].map(({ value }) => value && exactValue(value));
  if (count === undefined || (!wanted && row.expect === 'invalid')) return { refused: 'a number of digits' };
  const isWritten = figuresOfTree(student.value) !== undefined;
  const isSame = own && wanted && isWritten && leadingDigits(own, count) === leadingDigits(wanted, count);
  return judged(row, { verdict: isSame ? 'equal' : 'different', method: 'exact', notes: [] });
}

function judgeCounts(row) {
  const { options } = row;
  const reading = readQuantity(row.student, { syntax: 'typed', ...optionsOf(row) });
  const literal = reading.value && firstNumber(reading.value);
  const figures =
    figuresOf(row.student) ?? (reading.value && (figuresOfTree(reading.value) ?? (literal && figuresOfTree(literal))));
  if (!figures) return refused(row, 'one number');
  const said = JSON.stringify(figures);
  const wanted = [
    [options.minSigfigs, figures.least],
    [options.maxSigfigs, figures.most],
    [options.decimalPlaces, figures.places],
    [options.expected_decimal_digits, figures.places],
    [options.expected_significant_digits === 1000 ? Infinity : options.expected_significant_digits, figures.least],
    [options.expected_precision, Number(10 ** figures.lastPlace)],
  ].filter(([expected]) => expected !== undefined);
  const isRight = wanted.every(([expected, found]) => Math.abs(expected - found) < 1e-9 || expected === found);
  return isRight ? right(said) : { outcome: 'false-refusal', detail: said };
}

/** STACK counts the figures of the first number of a product. */
function firstNumber(tree) {
  const nodes = [...nodesOf(tree)];
  const isProduct = nodes.every(({ kind, operator }) => kind !== 'binary' || operator === '*' || operator === '/');
  return isProduct ? nodes.find(({ kind }) => kind === 'number') : undefined;
}

function judgeRounding(row) {
  const count = whole(String(row.options.places));
  if (count === undefined) return { refused: 'a number of places' };
  const { value } = readSide({ text: row.student.replace('%', ''), syntax: 'typed' }, row, {});
  const enclosure = value && enclosureOf(value, optionsOf(row));
  const expected = fromDecimal(row.teacher);
  const rounded = enclosure ? roundedToPlace(enclosure.low, -count, 'half-even') : [];
  const isRight = rounded.some(
    (one) => one.numerator === expected?.numerator && one.denominator === expected.denominator,
  );
  return judged(row, { verdict: isRight ? 'equal' : 'different', method: 'exact', notes: [] });
}

function judgeUnitOnly(row) {
  const unit = readUnit(row.student);
  return unit ? right('a unit') : refused(row, 'a unit without a number');
}
