import { chain, isFailure, type Outcome } from './arithmetic.ts';
import { bitLength, shifted } from './bits.ts';
import {
  Constants,
  isZero,
  middleOf,
  multiply,
  subtract,
  topOf,
  whole,
  type Ball,
  type Precision,
} from './enclosure/ball.ts';
import { exponential, logarithm } from './enclosure/elementary.ts';

const DIGITS_OF_TWO = Math.log10(2);
/** Up to this power of two a number is written out before its digits are taken. */
const MOST_WRITTEN_OUT = 40_000;

/**
 * A number in decimal spelling, with at most so many significant digits and no more than are known: `3.14159`,
 * `1.5e-30`. An enclosure that may be 0 is spelled by its bound: `0 ± 1e-40`.
 */
export function decimalOf(x: Ball, digits: number): string {
  if (isZero(x)) return '0';
  const size = x.mantissa < 0n ? -x.mantissa : x.mantissa;
  if (size <= x.radius) return `0 ± 1e${Math.ceil(topOf(x) * DIGITS_OF_TWO)}`;
  const known = x.radius === 0n ? digits : Math.floor((bitLength(size) - bitLength(x.radius)) * DIGITS_OF_TWO);
  const count = Math.max(1, Math.min(digits, known));
  const found = decimalDigits({ ...middleOf(x), mantissa: size }, count);
  const sign = x.mantissa < 0n ? '-' : '';
  return isFailure(found) ? `${sign}2^${topOf(x)}` : sign + spelled(found);
}

interface Digits {
  /** The digits, the first of them not 0. */
  readonly digits: string;
  /** The power of ten of the first digit. */
  readonly power: number;
}

function decimalDigits(x: Ball, count: number): Outcome<Digits> {
  if (Math.abs(x.exponent) > MOST_WRITTEN_OUT) return digitsOfHuge(x, count);
  const estimate = Math.floor(log10Of(x)) - count + 1;
  const scale = 10n ** BigInt(Math.abs(estimate));
  const doubled = estimate < 0 ? shifted(x.mantissa * scale, x.exponent + 1) : quotientOf(x, scale);
  // Rounded to the nearest; a digit too many or too few from the estimate is as good.
  const digits = ((doubled + 1n) / 2n).toString();
  return { digits, power: estimate + digits.length - 1 };
}

/** Twice the number, divided, rounded down. */
function quotientOf(x: Ball, divisor: bigint): bigint {
  if (x.exponent >= 0) return (x.mantissa << BigInt(x.exponent + 1)) / divisor;
  return (2n * x.mantissa) / (divisor << BigInt(-x.exponent));
}

function log10Of({ mantissa, exponent }: Ball): number {
  const excess = Math.max(0, bitLength(mantissa) - 60);
  return Math.log10(Number(mantissa >> BigInt(excess))) + (exponent + excess) * DIGITS_OF_TWO;
}

/** The digits of a number far from 1, through its logarithm to the base ten. */
function digitsOfHuge(x: Ball, count: number): Outcome<Digits> {
  const precision: Precision = { bits: Math.ceil(count / DIGITS_OF_TWO) + 80, constants: new Constants() };
  const power = Math.floor(log10Of(x));
  const rest = chain(logarithm(x, precision), (value) => {
    const ten = chain(logarithm(whole(10), precision), (one) => multiply(one, whole(power), precision));
    return chain(ten, (tens) => subtract(value, tens, precision));
  });
  const found = chain(
    chain(rest, (value) => exponential(value, precision)),
    (value) => decimalDigits(middleOf(value), count),
  );
  return chain(found, (one) => ({ digits: one.digits, power: one.power + power }));
}

/** The largest power of ten that is spelled without an exponent, and the least. */
const LARGEST_PLAIN = 20;
const LEAST_PLAIN = -6;

function spelled({ digits, power }: Digits): string {
  const significant = digits.replace(/0+$/u, '');
  if (power > LARGEST_PLAIN || power < LEAST_PLAIN) {
    const rest = significant.slice(1);
    return `${significant.charAt(0)}${rest === '' ? '' : `.${rest}`}e${power}`;
  }
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${significant}`;
  const plain = significant.padEnd(power + 1, '0');
  const rest = plain.slice(power + 1);
  return plain.slice(0, power + 1) + (rest === '' ? '' : `.${rest}`);
}
