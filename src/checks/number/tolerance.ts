import { compare, equal, multiply, negate, rational, subtract, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';

/** How far an answer may be from the expected number. */
export type Tolerance =
  | { readonly kind: 'exact' }
  /** Half a unit of the last place that the answer is written with, at least three figures. */
  | { readonly kind: 'as-written' }
  /** Both where both are given: the wider one counts. */
  | { readonly kind: 'within'; readonly absolute?: Rational; readonly relative?: Rational };

/** A number as an answer gives it. */
export interface WrittenNumber {
  readonly value: Rational;
  readonly side?: Tree;
}

/** Fewest figures of an answer that is rounded. */
const FEWEST_FIGURES = 3;

/** Whether an answer is the expected number within a tolerance. */
export function isWithin(answer: WrittenNumber, expected: Rational, tolerance: Tolerance): boolean {
  if (equal(answer.value, expected)) return true;
  if (tolerance.kind === 'exact') return false;
  if (tolerance.kind === 'as-written') return isRounded(answer, expected, FEWEST_FIGURES);
  const gap = absolute(subtract(answer.value, expected));
  const { absolute: most, relative } = tolerance;
  if (most && compare(gap, most) <= 0) return true;
  return relative !== undefined && compare(gap, multiply(relative, absolute(expected))) <= 0;
}

/** Whether an answer is the expected number rounded to the place that it is written with. */
export function isRounded({ value, side }: WrittenNumber, expected: Rational, fewestFigures: number): boolean {
  const written = side && decimalOf(side);
  if (!written || written.figures < fewestFigures) return false;
  const half = rational(1n, 2n * 10n ** BigInt(written.places));
  return compare(absolute(subtract(value, expected)), half) <= 0;
}

interface Decimal {
  /** Digits behind the point. */
  readonly places: number;
  /** Digits from the first that is not zero. */
  readonly figures: number;
}

const MOST_PLACES = 100;

function decimalOf(tree: Tree): Decimal | undefined {
  if (tree.kind === 'negative') return decimalOf(tree.of);
  if (tree.kind !== 'number') return undefined;
  const [mantissa = '', exponent = '0'] = tree.written.toLowerCase().split('e');
  const point = mantissa.search(/[.,]/u);
  const shift = Number.parseInt(exponent, 10);
  const places = (point < 0 ? 0 : mantissa.length - point - 1) - (Number.isFinite(shift) ? shift : 0);
  const digits = mantissa.replaceAll(/\D/gu, '').replace(/^0+/u, '');
  return places < 0 || places > MOST_PLACES ? undefined : { places, figures: digits.length };
}

function absolute(value: Rational): Rational {
  return value.numerator < 0n ? negate(value) : value;
}
