import type { Passage } from '../../model/passage.ts';
import { add, compare, multiply, rational, subtract, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { spellUnit } from '../../math/units/print-unit.ts';
import { isSameDimension, type Unit } from '../../math/units/unit.ts';
import { figuresOfTree } from '../../math/values/figures.ts';
import { absolute, powerOfTen } from '../../math/values/rounding.ts';
import type { Setting } from '../define-check.ts';
import { valueWith } from '../shared/approximate.ts';
import type { Reading } from '../shared/judge.ts';
import type { Statement } from '../shared/sentence.ts';
import { mentionsUnit, unitOf } from './units.ts';

interface Frame {
  readonly unit: Unit;
  readonly setting: Setting;
}

/**
 * Adds to a number the unit behind it. Where none stands there, but the answer names the unit elsewhere (`v in m/s:`), it
 * is not said that there is none.
 */
export function completed(reading: Reading<Rational>, passage: Passage, { unit, setting }: Frame): Reading<Rational> {
  const { side, spelling } = reading;
  if (!side) return { ...reading, unit: { kind: 'unclear' } };
  const found = unitOf(side, { text: passage.document.text, span: passage.span }, setting);
  if (found.kind === 'unit') {
    const { text, latex } = spellUnit(found.unit);
    const whole = { text: `${spelling.text} ${text}`, latex: `${spelling.latex}\\,${latex}` };
    return { ...reading, unit: found, spelling: whole };
  }
  const text = passage.document.text.slice(passage.span.start, passage.span.end);
  return { ...reading, unit: mentionsUnit(text, unit, setting) ? { kind: 'unclear' } : found };
}

/** Whether all sides of a chain are the same quantity: `36 km/h = 10 m/s`. */
export function agreeing({ tree }: Statement, passage: Passage, { unit, setting }: Frame): boolean {
  if (tree?.kind !== 'relation') return false;
  const sides = tree.sides.flatMap((side) => convertedSide(side, passage, { unit, setting }) ?? []);
  const [last] = sides.slice(-1);
  const isAll = sides.length === tree.sides.filter((side) => side.kind !== 'name').length;
  return isAll && last !== undefined && sides.every((side) => isNear(side, last));
}

interface ConvertedSide {
  readonly value: Rational;
  /** Half a unit of the last place that it is written with. */
  readonly slack: Rational;
}

function convertedSide(side: Tree, passage: Passage, { unit, setting }: Frame): ConvertedSide | undefined {
  const value = valueWith(setting.conventions)(side);
  const found = unitOf(side, { text: passage.document.text, span: passage.span }, setting);
  if (!value || found.kind !== 'unit' || !isSameDimension(found.unit, unit)) return undefined;
  const { factor } = found.unit;
  const places = figuresOfTree(side, setting.conventions.decimal)?.lastPlace;
  const isRounded = places !== undefined && Number.isFinite(places) && places < 0;
  const half = isRounded ? multiply(rational(1, 2), powerOfTen(places)) : rational(0);
  return { value: multiply(value, factor), slack: multiply(half, factor) };
}

function isNear(a: ConvertedSide, b: ConvertedSide): boolean {
  return compare(absolute(subtract(a.value, b.value)), add(a.slack, b.slack)) <= 0;
}
