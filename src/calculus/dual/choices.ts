import { Dual, fixed, isStill, UNIT } from './dual.ts';
import { lostInSum, negate, remainderOf } from './operations.ts';
import { areTied, noteBranch, noteTie, type Watch } from './watch.ts';

/** Where something is decided: what notes it, and under which name. */
export interface Site {
  readonly watch: Watch;
  readonly place: string;
}

/** An order of two values, as operators are written. */
export type Order = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** Decides by the values, as plain numbers do, and notes how it was decided, and whether it was close. */
export function decide(a: Dual, order: Order, b: Dual, { watch, place }: Site): boolean {
  if (areTied(a, b)) noteTie(watch, place);
  const outcome = holds(a.value, order, b.value);
  noteBranch(watch, place, outcome);
  return outcome;
}

function holds(a: number, order: Order, b: number): boolean {
  switch (order) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
  }
}

/** The magnitude. At 0 it is a tie. */
export function magnitude(a: Dual, { watch, place }: Site): Dual {
  const zero = fixed(0);
  if (areTied(a, zero)) noteTie(watch, place);
  noteBranch(watch, place, a.value > 0);
  // 0 and -0 both give 0.
  return a.value < 0 ? negate(a) : new Dual(Math.abs(a.value), a.slope, a.valueError, a.slopeError);
}

/** The sign, whose slope is 0 but for the jump at 0, where it is a tie. */
export function signOf(a: Dual, { watch, place }: Site): number {
  if (areTied(a, fixed(0))) noteTie(watch, place);
  noteBranch(watch, place, a.value > 0);
  return Math.sign(a.value);
}

/**
 * The largest or smallest of some. Of two it is noted which; of any number it is a tie where another one comes too close
 * to the chosen one.
 */
export function extreme(values: readonly Dual[], which: 'max' | 'min', { watch, place }: Site): Dual {
  const [first, second] = values;
  const value = which === 'max' ? Math.max(...valuesOf(values)) : Math.min(...valuesOf(values));
  if (!first || Number.isNaN(value)) return fixed(value);
  const chosen = values.find((one) => Object.is(one.value, value)) ?? first;
  if (values.some((one) => areTied(one, chosen))) noteTie(watch, place);
  if (second && values.length === 2) noteBranch(watch, place, chosen === first);
  return chosen;
}

function valuesOf(values: readonly Dual[]): number[] {
  return values.map(({ value }) => value);
}

/** How to round to a whole number. */
export type Rounding = 'floor' | 'ceil' | 'round' | 'trunc';

/** Rounds to a whole number, whose slope is 0: that one is dropped is noted, and that it jumps close by is a tie. */
export function roundOff(a: Dual, how: Rounding, { watch, place }: Site): number {
  const whole = Math[how](a.value);
  const jump = jumpNear(a.value, how);
  if (areTied(a, fixed(jump))) noteTie(watch, place);
  if (!isStill(a)) watch.rounded ??= `Math.${how} at ${place}`;
  return whole;
}

/** The nearest place where rounding jumps. */
function jumpNear(value: number, how: Rounding): number {
  if (how === 'round') return Math.floor(value) + 0.5;
  const nearest = Math.round(value);
  return how === 'trunc' && nearest === 0 ? (value < 0 ? -1 : 1) : nearest;
}

/** What is left by division: with the sign of the dividend (`trunc`, as `%` has it) or of the divisor (`floor`). */
export function remainder(a: Dual, b: Dual, { how, watch, place }: Site & { readonly how: 'trunc' | 'floor' }): Dual {
  const left = a.value % b.value;
  const wraps = how === 'floor' && left !== 0 && left < 0 !== b.value < 0;
  const value = wraps ? left + b.value : left;
  const cut = Math.round((a.value - left) / b.value) - (wraps ? 1 : 0);
  const result = remainderOf(a, b, { value, cut, lost: wraps ? lostInSum(left, b.value, value) : 0 });
  const jumps = how === 'trunc' ? cut !== 0 || Math.abs(a.value) > Math.abs(b.value) / 2 : true;
  const error = result.valueError * UNIT;
  const near = Math.min(Math.abs(value), Math.abs(b.value) - Math.abs(value));
  const isStuck = error === 0 && isStill(a) && isStill(b);
  if (jumps && !isStuck && !(near > error)) noteTie(watch, place);
  return result;
}
