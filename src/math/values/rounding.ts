import type { Conventions } from '../../model/conventions.ts';
import { compare, divide, equal, multiply, negate, rational, subtract, ZERO, type Rational } from '../rational.ts';

/** What a half is rounded to: away from zero, to the even neighbour, or to either of both. */
export type RoundingMode = Conventions['rounding'];

/** Largest power of ten that is worked with. */
const MOST_PLACES = 6_000;

/** Ten to a whole power, positive or negative. Throws beyond ±6000. */
export function powerOfTen(exponent: number): Rational {
  if (Math.abs(exponent) > MOST_PLACES) throw new RangeError('a power of ten beyond any number that is read');
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0 ? { numerator: 1n, denominator: power } : { numerator: power, denominator: 1n };
}

/** The size of a number. */
export function absolute(value: Rational): Rational {
  return value.numerator < 0n ? negate(value) : value;
}

/** The power of ten of the first figure of a number: 2 for 345, −3 for 0.0012; undefined for zero. */
export function leadingPlace(value: Rational): number | undefined {
  if (value.numerator === 0n) return undefined;
  const size = absolute(value);
  const guess = size.numerator.toString().length - size.denominator.toString().length;
  return compare(size, powerOfTen(guess)) < 0 ? guess - 1 : guess;
}

/**
 * A number rounded to a multiple of ten to the power of `place` (−2: two decimal places). Two results where a half may go
 * either way; the first one is away from zero.
 */
export function roundedToPlace(value: Rational, place: number, mode: RoundingMode): readonly Rational[] {
  const unit = powerOfTen(place);
  const ratio = divide(absolute(value), unit) ?? ZERO;
  const below = ratio.numerator / ratio.denominator;
  const rest = subtract(ratio, rational(below));
  const side = compare(rest, HALF);
  const wholes = side < 0 ? [below] : side > 0 ? [below + 1n] : halves(below, mode);
  const sign = value.numerator < 0n ? -1n : 1n;
  return wholes.map((whole) => multiply(rational(sign * whole), unit));
}

const HALF = rational(1, 2);

function halves(below: bigint, mode: RoundingMode): readonly bigint[] {
  if (mode === 'half-up') return [below + 1n];
  const even = below % 2n === 0n ? below : below + 1n;
  if (mode === 'half-even') return [even];
  return [below + 1n, below];
}

/** A number rounded to significant figures. Zero stays zero. */
export function roundedToFigures(value: Rational, figures: number, mode: RoundingMode): readonly Rational[] {
  const first = leadingPlace(value);
  return first === undefined ? [ZERO] : roundedToPlace(value, first - figures + 1, mode);
}

/** A number cut off behind a place. */
export function cutToPlace(value: Rational, place: number): Rational {
  const unit = powerOfTen(place);
  const ratio = divide(absolute(value), unit) ?? ZERO;
  const cut = multiply(rational(ratio.numerator / ratio.denominator), unit);
  return value.numerator < 0n ? negate(cut) : cut;
}

/** The first digits of a number, wherever its decimal point is: 123 for 0.0123 and 1239 with three digits. */
export function leadingDigits(value: Rational, count: number): bigint {
  const first = leadingPlace(value);
  if (first === undefined) return 0n;
  const scaled = multiply(value, powerOfTen(count - 1 - first));
  return scaled.numerator / scaled.denominator;
}

/** The whole power of ten between two numbers: 3 for 5 and 5000; undefined where their digits differ, or one is zero. */
export function powerBetween(from: Rational, to: Rational): number | undefined {
  const ratio = divide(to, from);
  if (!ratio || ratio.numerator <= 0n) return undefined;
  const place = leadingPlace(ratio);
  return place !== undefined && equal(ratio, powerOfTen(place)) ? place : undefined;
}
