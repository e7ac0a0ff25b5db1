import { rational, type Rational } from '../../math/rational.ts';
import type { Unit } from '../../math/units/unit.ts';
import type { Problem, Setting } from '../define-check.ts';
import { outcomeOf, readExpression } from '../shared/expected.ts';
import type { Wanted } from './matching.ts';
import type { WrittenTolerance } from './options.ts';
import { inUnit } from './units.ts';

/** How far an answer may be off, or what is wrong with the words for it. Absent where nothing is said. */
export type ReadTolerance = { readonly closeness: Wanted['closeness'] | undefined } | { readonly problem: Problem };

/** Reads `tolerance`. Plain numbers are in the unit of the expected answer, unless they have one of their own. */
export function toleranceOf(written: WrittenTolerance | undefined, setting: Setting, unit?: Unit): ReadTolerance {
  if (written === undefined) return { closeness: undefined };
  const frame = { setting, ...(unit && { unit }) };
  if (typeof written !== 'object') return asTolerance(lengthOf(written, ['tolerance'], frame));
  const absolute = written.absolute === undefined ? {} : lengthOf(written.absolute, ['tolerance', 'absolute'], frame);
  const relative = written.relative === undefined ? {} : lengthOf(written.relative, ['tolerance', 'relative'], frame);
  if ('problem' in absolute) return absolute;
  if ('problem' in relative) return relative;
  const share = relative.relative ?? relative.absolute;
  return asTolerance({ ...(absolute.absolute && { absolute: absolute.absolute }), ...(share && { relative: share }) });
}

function asTolerance(length: Length): ReadTolerance {
  return 'problem' in length ? length : { closeness: { tolerance: length } };
}

type Length = { readonly absolute?: Rational; readonly relative?: Rational } | { readonly problem: Problem };

interface Frame {
  readonly setting: Setting;
  readonly unit?: Unit;
}

/** `1 %` is relative, a plain number absolute. */
function lengthOf(written: string | number, path: readonly string[], { setting, unit }: Frame): Length {
  const own = inUnit(written, { unit, path, setting, isTolerance: true });
  if ('problem' in own) return own;
  const expression = readExpression(own.written, path, setting);
  if ('problem' in expression) return expression;
  const outcome = outcomeOf(expression, setting);
  if ('problem' in outcome) return outcome;
  const { value } = outcome;
  if (!value || value.numerator < 0n) {
    const message = 'A tolerance is a number that is not negative, or a percentage.';
    return { problem: { path, severity: 'error', code: 'bad-tolerance', message } };
  }
  if (expression.items[0]?.kind === 'percent') return { relative: value };
  const { numerator, denominator } = own.factor;
  return { absolute: rational(value.numerator * numerator, value.denominator * denominator) };
}
