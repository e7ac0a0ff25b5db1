import type { Conventions } from '../../model/conventions.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import { exactValue } from '../../math/exact.ts';
import { equal, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { compareQuantities, type QuantityOptions } from '../../math/units/compare-quantities.ts';
import type { Quantity } from '../../math/units/read-quantity.ts';
import { isSameDimension, type Unit } from '../../math/units/unit.ts';
import type { ValueOptions } from '../../math/values/compare-values.ts';
import type { Reading } from '../shared/judge.ts';
import type { KeyEntry } from '../shared/mistakes.ts';
import { numberTree } from '../shared/number-tree.ts';
import { isFormed, type AskedForm } from './forms.ts';

/** What an answer is held against besides its value. */
export interface Wanted {
  readonly unit?: Unit;
  readonly form?: AskedForm;
  /** How far the value may be off. */
  readonly closeness: Pick<ValueOptions, 'tolerance' | 'precision' | 'asWritten'>;
  /** The author said how far. */
  readonly isGiven: boolean;
  readonly symbols: SymbolTable;
  readonly conventions: Conventions;
}

/** What can be said of a reading and an entry of the key. */
export type Match = 'yes' | 'no' | 'unsure';

/** Whether a reading is an entry of the key: its value, its unit and its form, or the slip in one of these. */
export function matchOf(reading: Reading<Rational>, entry: KeyEntry<Rational>, wanted: Wanted): Match {
  const slips = new Set(entry.slips);
  const value = slips.has('missing-unit')
    ? withoutUnit(reading, entry, wanted)
    : slips.has('wrong-unit')
      ? withWrongUnit(reading, entry, wanted)
      : withUnit(reading, entry, wanted);
  if (value !== 'yes') return value;
  if (!wanted.form) return slips.has('wrong-form') ? 'no' : 'yes';
  const formed = isFormed(reading.side, wanted.form, wanted.conventions.decimal);
  if (formed === undefined) return 'unsure';
  return formed === slips.has('wrong-form') ? 'no' : 'yes';
}

function withUnit(reading: Reading<Rational>, entry: KeyEntry<Rational>, wanted: Wanted): Match {
  if (wanted.unit && reading.unit?.kind !== 'unit') return 'no';
  return compared(reading, entry, wanted, {});
}

function withoutUnit(reading: Reading<Rational>, entry: KeyEntry<Rational>, wanted: Wanted): Match {
  if (!wanted.unit || reading.unit?.kind !== 'none') return 'no';
  return compared(reading, entry, wanted, { unit: 'ignored' });
}

/** The right number with a unit that makes another quantity of it. */
function withWrongUnit(reading: Reading<Rational>, entry: KeyEntry<Rational>, wanted: Wanted): Match {
  if (!wanted.unit || reading.unit?.kind !== 'unit' || isCut(reading, wanted.unit)) return 'no';
  const asQuantity = compared(reading, entry, wanted, {});
  if (asQuantity !== 'no') return asQuantity === 'unsure' ? 'unsure' : 'no';
  return compared(reading, entry, wanted, { unit: 'ignored' });
}

/** Whether a unit of another dimension may go on with a word that is not understood. */
export function isCut({ unit }: Reading<Rational>, wanted: Unit): boolean {
  return unit?.kind === 'unit' && unit.cut && !isSameDimension(unit.unit, wanted);
}

function compared(
  reading: Reading<Rational>,
  entry: KeyEntry<Rational>,
  wanted: Wanted,
  more: Pick<QuantityOptions, 'unit'>,
): Match {
  const { symbols, conventions, unit } = wanted;
  const expected: Quantity = {
    value: numberTree(entry.value, reading.span),
    span: reading.span,
    notes: [],
    ...(unit && { unit }),
  };
  const ways = entry.slips.includes('wrong-form') ? otherForms(wanted) : [wanted.closeness];
  const verdicts = ways.map((closeness) => {
    const options = { ...closeness, ...more, symbols, conventions };
    return compareQuantities(quantityOf(reading), expected, options).verdict;
  });
  if (verdicts.includes('equal')) return 'yes';
  return verdicts.includes('undecided') ? 'unsure' : 'no';
}

/** In another form the number has to be right as far as it is written. */
function otherForms({ closeness, isGiven, form }: Wanted): readonly Wanted['closeness'][] {
  if (isGiven || !form?.precision) return [closeness];
  return [{ precision: form.precision }, { asWritten: { fewest: FEWEST_FIGURES } }];
}

const FEWEST_FIGURES = 2;

function quantityOf({ value, side, span, unit }: Reading<Rational>): Quantity {
  const found = unit?.kind === 'unit' ? unit : undefined;
  return {
    value: literalOf(side, value) ?? numberTree(value, span),
    span,
    notes: [],
    ...(found && { unit: found.unit }),
    ...(found?.otherUnit && { otherUnit: found.otherUnit }),
  };
}

/** The side that a number was read from, which says how precise it is. */
function literalOf(side: Tree | undefined, value: Rational): Tree | undefined {
  const own = side && exactValue(side);
  return own && equal(own, value) ? side : undefined;
}
