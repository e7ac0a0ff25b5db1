import type { Conventions } from '../../model/conventions.ts';
import type { Enclosure as Ball } from '../arithmetic/enclosures.ts';
import { evaluateIn, type Bench } from '../compare/evaluation.ts';
import { complexEnclosures, realEnclosures } from '../compare/scales.ts';
import type { World } from '../compare/worlds.ts';
import { isList } from '../evaluation/entries.ts';
import { exactValue } from '../exact.ts';
import { add, compare, equal, multiply, rational, subtract, type Rational } from '../rational.ts';
import type { SymbolTable } from '../symbols.ts';
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

/** What numbers are evaluated with. */
export interface ValueContext {
  readonly symbols: SymbolTable;
  readonly conventions: Conventions;
}

/** The number that a tree without names comes to: exact where possible, else within bounds of some forty digits. */
export function enclosureOf(tree: Tree, context: ValueContext): Enclosure | undefined {
  const exact = exactValue(tree);
  if (exact) return exactly(exact);
  const evaluated = evaluateIn(tree, NOWHERE, { scale: realEnclosures(DIGITS), bench: benchOf(context) });
  return 'value' in evaluated && !isList(evaluated.value) ? boundsOf(evaluated.value) : undefined;
}

/** A complex number between bounds. */
export interface ComplexEnclosure {
  readonly real: Enclosure;
  readonly imaginary: Enclosure;
}

/** The complex number that a tree without names comes to. */
export function complexEnclosureOf(tree: Tree, context: ValueContext): ComplexEnclosure | undefined {
  const evaluated = evaluateIn(tree, NOWHERE, { scale: complexEnclosures(DIGITS), bench: benchOf(context) });
  if (!('value' in evaluated) || isList(evaluated.value)) return undefined;
  const [real, imaginary] = [boundsOf(evaluated.value.real), boundsOf(evaluated.value.imaginary)];
  return real && imaginary && { real, imaginary };
}

const DIGITS = 40;
const STEPS = 200_000;
const NOWHERE: World = { values: new Map(), sizes: new Map(), special: false };

function benchOf({ symbols, conventions }: ValueContext): Bench {
  return { symbols, conventions, seed: 1, steps: { left: STEPS } };
}

/** Powers of two beyond which a number is too large or small to be written out. */
const MOST_EXPONENT = 20_000;

function boundsOf({ mantissa, exponent, radius }: Ball): Enclosure | undefined {
  if (Math.abs(exponent) > MOST_EXPONENT) return undefined;
  const power = 1n << BigInt(Math.abs(exponent));
  const ends = [mantissa - radius, mantissa + radius].map((end) =>
    exponent < 0 ? rational(end, power) : rational(end * power),
  );
  const [low, high] = ends;
  return low && high && { low, high };
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
