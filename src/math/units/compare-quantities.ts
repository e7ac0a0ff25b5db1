import { compareValues, type ValueOptions } from '../values/compare-values.ts';
import type { Comparison } from '../compare/comparison.ts';
import { divide, ONE, subtract, ZERO, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import type { Quantity } from './read-quantity.ts';
import { isPlain, isSameDimension, isSameSpelling, isSameUnit, NO_UNIT, type Unit } from './unit.ts';

/** How quantities are compared. A tolerance is in the unit of the expected one. */
export interface QuantityOptions extends Omit<ValueOptions, 'ratio'> {
  /** Whether a unit may be another one of the same dimension (default), has to be the same, or does not matter. */
  readonly unit?: 'convertible' | 'same' | 'ignored';
}

/**
 * Compares two quantities: of the same dimension, and the same value after conversion. Diagnoses: `missing-unit`,
 * `wrong-unit` (another dimension, the right number with another unit, or the right quantity in a unit that is not
 * allowed), `wrong-form` (the value is right and not written as precisely as asked), `order-of-magnitude`.
 */
export function compareQuantities(student: Quantity, expected: Quantity, options: QuantityOptions): Comparison {
  const [own, wanted] = [student.unit ?? NO_UNIT, expected.unit ?? NO_UNIT];
  const { notes } = student;
  if (options.unit === 'ignored' || (isSameUnit(own, wanted) && isSpelledAs(own, wanted, options))) {
    return noted(compareNumbers(student, expected, options), notes);
  }
  const comparison = withUnits(student, expected, options);
  if (comparison.verdict === 'equal' || !student.otherUnit) return noted(comparison, notes);
  const { otherUnit, ...rest } = student;
  const other = compareQuantities({ ...rest, unit: otherUnit }, expected, options);
  const rests = other.verdict === 'equal' ? undecided('unit-division') : comparison;
  return noted(rests, notes);
}

function isSpelledAs(own: Unit, wanted: Unit, { unit }: QuantityOptions): boolean {
  return unit !== 'same' || isSameSpelling(own, wanted);
}

function noted(comparison: Comparison, notes: readonly string[]): Comparison {
  return { ...comparison, notes: [...new Set([...notes, ...comparison.notes])] };
}

function undecided(note: string): Comparison {
  return { verdict: 'undecided', method: 'none', notes: [note] };
}

function wrong(diagnosis: string): Comparison {
  return { verdict: 'different', method: 'structure', diagnosis, notes: [] };
}

function withUnits(student: Quantity, expected: Quantity, options: QuantityOptions): Comparison {
  const wanted = expected.unit ?? NO_UNIT;
  const asNumbers = compareNumbers(student, expected, options);
  if (!student.unit || student.unit.parts.size === 0) return missing(asNumbers, wanted);
  if (isSameDimension(student.unit, wanted)) return sameDimension(student, expected, { asNumbers, options });
  if (isPlain(wanted) && asNumbers.verdict !== 'different') return undecided('unexpected-unit');
  return wrong('wrong-unit');
}

interface Frame {
  readonly asNumbers: Comparison;
  readonly options: QuantityOptions;
}

function sameDimension(student: Quantity, expected: Quantity, { asNumbers, options }: Frame): Comparison {
  const [own, wanted] = [student.unit ?? NO_UNIT, expected.unit ?? NO_UNIT];
  const converted = compareConverted(student, expected, options);
  if (converted.verdict === 'equal') return isSpelledAs(own, wanted, options) ? converted : wrong('wrong-unit');
  if (converted.verdict === 'undecided' || converted.diagnosis === 'wrong-form') return converted;
  if (isDoubtful(own, wanted)) return undecided('unit-of-angle');
  return asNumbers.verdict === 'equal' ? { ...converted, diagnosis: 'wrong-unit' } : converted;
}

/** Revolutions and radians are the same dimension, and which one a plain frequency counts is not always said. */
function isDoubtful(own: Unit, wanted: Unit): boolean {
  return (own.dimension.rad ?? 0) !== (wanted.dimension.rad ?? 0);
}

function missing(asNumbers: Comparison, wanted: Unit): Comparison {
  if (isPlain(wanted)) return asNumbers;
  if (asNumbers.verdict === 'undecided') return asNumbers;
  return asNumbers.verdict === 'equal' ? wrong('missing-unit') : { ...asNumbers, diagnosis: 'missing-unit' };
}

/** The numbers alone. Where the expected answer is only a unit, it is one of it; a student has to write a number. */
function compareNumbers(student: Quantity, expected: Quantity, options: ValueOptions): Comparison {
  const { span } = student;
  const one: Tree = { kind: 'number', value: ONE, written: '1', span };
  if (!student.value && expected.value) return { ...wrong('wrong-form'), notes: ['only-a-unit'] };
  return compareValues(student.value ?? one, expected.value ?? one, options);
}

function compareConverted(student: Quantity, expected: Quantity, options: QuantityOptions): Comparison {
  const [own, wanted] = [student.unit ?? NO_UNIT, expected.unit ?? NO_UNIT];
  const withRatio = {
    ...options,
    ratio: divide(own.factor, wanted.factor) ?? ONE,
    roughRatio: (own.approximate ?? wanted.approximate) === true,
  };
  const asDifference = compareNumbers(student, expected, withRatio);
  const shift = shiftBetween(own, wanted);
  if (shift.numerator === 0n || !student.value) return asDifference;
  const shifted = { ...student, value: plus(student.value, shift) };
  const comparison = compareNumbers(shifted, expected, withRatio);
  const isDifference = comparison.verdict === 'different' && asDifference.verdict === 'equal';
  return isDifference ? undecided('temperature-difference') : comparison;
}

/** What is added to a number of one unit, in that unit, before it is converted: 273.15 from °C to K. */
function shiftBetween(own: Unit, wanted: Unit): Rational {
  return divide(subtract(own.offset ?? ZERO, wanted.offset ?? ZERO), own.factor) ?? ZERO;
}

function plus(tree: Tree, value: Rational): Tree {
  const { span } = tree;
  const right: Tree = {
    kind: 'number',
    value,
    written: String(Number(value.numerator) / Number(value.denominator)),
    span,
  };
  return { kind: 'binary', operator: '+', left: tree, right, written: '+', span };
}
