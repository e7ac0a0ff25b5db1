import type { Conventions } from '../../model/conventions.ts';
import { evaluate } from '../evaluate.ts';
import { exactValue } from '../exact.ts';
import { add, compare, equal, fromNumber, multiply, rational, subtract, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { absolute } from './rounding.ts';

/** A number between two bounds, which are the same where it is known exactly. */
export interface Enclosure {
  readonly low: Rational;
  readonly high: Rational;
}

/** What can be said of a number that is only known within bounds; undefined: neither for certain. */
export type Certainty = boolean | undefined;

/** An exact number as its own bounds. */
export function exactly(value: Rational): Enclosure {
  return { low: value, high: value };
}

/** Whether a number is known exactly. */
export function isExact({ low, high }: Enclosure): boolean {
  return equal(low, high);
}

/** The middle of the bounds. */
export function middle({ low, high }: Enclosure): Rational {
  return equal(low, high) ? low : multiply(add(low, high), HALF);
}

const HALF = rational(1, 2);

/** How far a value from doubles may be off: many roundings, and still far below any tolerance of homework. */
const DOUBLE_ERROR = rational(1, 10n ** 11n);

const CONSTANTS: ReadonlyMap<string, number> = new Map([['pi', Math.PI]]);

/** The number that a tree without names comes to: exact where possible, else within 10⁻¹¹ of a double. */
export function enclosureOf(tree: Tree, conventions: Conventions): Enclosure | undefined {
  const exact = exactValue(tree);
  if (exact) return exactly(exact);
  const evaluation = evaluate(tree, { values: CONSTANTS, indexBase: 0, conventions });
  if ('problem' in evaluation || typeof evaluation.value !== 'number') return undefined;
  const value = fromNumber(evaluation.value);
  return value && around(value, add(multiply(absolute(value), DOUBLE_ERROR), multiply(DOUBLE_ERROR, DOUBLE_ERROR)));
}

/** All numbers at most so far from one. */
export function around(value: Rational, distance: Rational): Enclosure {
  return { low: subtract(value, distance), high: add(value, distance) };
}

/** All products of a number with those between bounds. */
export function scaled({ low, high }: Enclosure, factor: Rational): Enclosure {
  const ends = [multiply(low, factor), multiply(high, factor)] as const;
  return compare(ends[0], ends[1]) <= 0 ? { low: ends[0], high: ends[1] } : { low: ends[1], high: ends[0] };
}

/** Bounds that are further apart by a share of the number. */
export function widened({ low, high }: Enclosure, share: Rational): Enclosure {
  return {
    low: subtract(low, multiply(absolute(low), share)),
    high: add(high, multiply(absolute(high), share)),
  };
}

/** The sizes of the numbers between bounds. */
export function sizeOf({ low, high }: Enclosure): Enclosure {
  const [a, b] = [absolute(low), absolute(high)];
  const [least, most] = compare(a, b) <= 0 ? [a, b] : [b, a];
  const aroundZero = compare(low, rational(0)) < 0 && compare(high, rational(0)) > 0;
  return { low: aroundZero ? rational(0) : least, high: most };
}

/** How far two numbers are apart. */
export function distance(a: Enclosure, b: Enclosure): Enclosure {
  return sizeOf({ low: subtract(a.low, b.high), high: subtract(a.high, b.low) });
}

/** How two numbers are ordered: negative, zero, positive; undefined where their bounds overlap. */
export function order(a: Enclosure, b: Enclosure): number | undefined {
  if (compare(a.high, b.low) < 0) return -1;
  if (compare(a.low, b.high) > 0) return 1;
  return isExact(a) && isExact(b) ? 0 : undefined;
}

/** Whether one number is at most the other. */
export function isAtMost(a: Enclosure, b: Enclosure): Certainty {
  if (compare(a.high, b.low) <= 0) return true;
  return compare(a.low, b.high) > 0 ? false : undefined;
}
