/** A fraction of something, such as the credit for an answer: exact, in whole numbers, `denominator` positive. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** Nothing of it. */
export const NONE: Share = { numerator: 0, denominator: 1 };
/** All of it. */
export const ALL: Share = { numerator: 1, denominator: 1 };

/** A share in lowest terms. */
export function share(numerator: number, denominator = 1): Share {
  const divisor = greatestCommonDivisor(Math.abs(numerator), denominator) || 1;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Reads `1/2`, `0.5`, `1`, `50 %` (also as a number). Returns undefined for anything else. */
export function parseShare(written: string | number): Share | undefined {
  const match = /^(\d+)(?:\.(\d+))? ?(?:\/ ?(\d+)|(%))?$/u.exec(String(written).trim());
  if (!match) return undefined;
  const decimals = match[2] ?? '';
  const over = match[3] === undefined ? (match[4] === undefined ? 1 : 100) : Number(match[3]);
  if (over === 0 || (decimals !== '' && match[3] !== undefined)) return undefined;
  return share(Number((match[1] ?? '') + decimals), 10 ** decimals.length * over);
}

/** The sum of two shares. */
export function add(a: Share, b: Share): Share {
  return share(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** `a` less `b`; may be negative. */
export function subtract(a: Share, b: Share): Share {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** A share of a share. */
export function multiply(a: Share, b: Share): Share {
  return share(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Share, b: Share): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}

/** Rounds half up to whole hundredths: the only rounding of points, done once a part. */
export function toHundredths(value: Share): number {
  return Math.floor((200 * value.numerator + value.denominator) / (2 * value.denominator));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
