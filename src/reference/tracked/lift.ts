import { decide, type Site } from '../../calculus/dual/choices.ts';
import { Dual, fixed } from '../../calculus/dual/dual.ts';

/**
 * What a plain number that is not whole may be off by, in units of 2^-53 of itself: it is a constant of the author's, which
 * was rounded when it was read (`0.1`) or by a few operations before it met a number that is followed (`Math.sqrt(2) / 3`).
 */
const OF_CONSTANT = 8;

/** A value as the number that arithmetic makes of it. Throws what JavaScript throws, and LostTrack for an array of duals. */
export function lift(value: unknown): Dual {
  if (value instanceof Dual) return value;
  const number = typeof value === 'number' ? value : typeof value === 'bigint' ? mixed() : Number(value);
  const isExact = Number.isInteger(number) || !Number.isFinite(number);
  return isExact ? fixed(number) : new Dual(number, 0, OF_CONSTANT * Math.abs(number), 0);
}

function mixed(): never {
  throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
}

const ZERO = fixed(0);

/** Whether a number counts as true: it is neither 0 nor none. */
export function isTrue(value: Dual, site: Site): boolean {
  return decide(value, '!=', ZERO, site) && !Number.isNaN(value.value);
}
