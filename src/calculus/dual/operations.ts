import { Dual, isStill, TINIEST, UNIT } from './dual.ts';

/** The sum. */
export function add(a: Dual, b: Dual): Dual {
  const value = a.value + b.value;
  const slope = a.slope + b.slope;
  return new Dual(
    value,
    slope,
    a.valueError + b.valueError + lostInSum(a.value, b.value, value),
    a.slopeError + b.slopeError + lostInSum(a.slope, b.slope, slope),
  );
}

/** The difference. */
export function subtract(a: Dual, b: Dual): Dual {
  const value = a.value - b.value;
  const slope = a.slope - b.slope;
  return new Dual(
    value,
    slope,
    a.valueError + b.valueError + lostInSum(a.value, -b.value, value),
    a.slopeError + b.slopeError + lostInSum(a.slope, -b.slope, slope),
  );
}

/** The same with the other sign. */
export function negate(a: Dual): Dual {
  return new Dual(-a.value, -a.slope, a.valueError, a.slopeError);
}

/** The product. */
export function multiply(a: Dual, b: Dual): Dual {
  const value = a.value * b.value;
  const left = stillProduct(a.slope, b.value);
  const right = stillProduct(b.slope, a.value);
  const slope = left + right;
  const [sizeA, sizeB] = [Math.abs(a.value), Math.abs(b.value)];
  return new Dual(
    value,
    slope,
    sizeA * b.valueError +
      sizeB * a.valueError +
      a.valueError * b.valueError * UNIT +
      lostInProduct(a.value, b.value, value),
    ofProduct(a, b) +
      ofProduct(b, a) +
      lostInProduct(a.slope, b.value, left) +
      lostInProduct(b.slope, a.value, right) +
      lostInSum(left, right, slope),
  );
}

/** What does not move adds nothing, even times infinity. */
function stillProduct(slope: number, value: number): number {
  return slope === 0 ? 0 : slope * value;
}

/** What `a.slope * b.value` is off by for errors of both. */
function ofProduct(a: Dual, b: Dual): number {
  if (isStill(a)) return 0;
  return a.slopeError * (Math.abs(b.value) + b.valueError * UNIT) + Math.abs(a.slope) * b.valueError;
}

/** The quotient. Infinite or no number for 0 below, with bounds that are infinite or no numbers. */
export function divide(a: Dual, b: Dual): Dual {
  const value = a.value / b.value;
  // The divisor, less what it may be off by: no number where that could be 0.
  const room = Math.abs(b.value) - b.valueError * UNIT;
  const least = room > 0 ? room : NaN;
  const valueError =
    fraction(a.valueError + Math.abs(value) * b.valueError, least) + lostInQuotient(a.value, b.value, value);
  if (isStill(a) && isStill(b)) return new Dual(value, 0, valueError, 0);
  const moved = stillProduct(b.slope, value);
  const above = a.slope - moved;
  const slope = above / b.value;
  const aboveError =
    a.slopeError +
    Math.abs(value) * b.slopeError +
    valueError * (Math.abs(b.slope) + b.slopeError * UNIT) +
    lostInProduct(b.slope, value, moved) +
    lostInSum(a.slope, -moved, above);
  const slopeError = (aboveError + Math.abs(slope) * b.valueError) / least + lostInQuotient(above, b.value, slope);
  return new Dual(value, slope, valueError, slopeError);
}

function fraction(error: number, least: number): number {
  return error === 0 ? 0 : error / least;
}

/** What a quotient cut off to a whole number leaves. */
interface Remainder {
  readonly value: number;
  readonly cut: number;
  /** What rounding took from the value: nothing from that of `%`. */
  readonly lost: number;
}

/** Follows `a - cut · b`, whose value is known. */
export function remainderOf(a: Dual, b: Dual, { value, cut, lost }: Remainder): Dual {
  const size = Math.abs(cut);
  const moved = stillProduct(b.slope, cut);
  const slope = a.slope - moved;
  return new Dual(
    value,
    slope,
    a.valueError + size * b.valueError + lost,
    a.slopeError + size * b.slopeError + lostInProduct(b.slope, cut, moved) + lostInSum(a.slope, -moved, slope),
  );
}

/** What rounding took from a sum, exactly (Knuth's TwoSum), in units of 2^-53. */
export function lostInSum(a: number, b: number, sum: number): number {
  const part = sum - a;
  return Math.abs(a - (sum - part) + (b - part)) / UNIT;
}

/** Largest magnitude up to which all whole numbers are doubles. */
const WHOLE = 2 ** 53;

/** What rounding may have taken from a product: nothing where whole numbers, 0 or 1 are multiplied. */
export function lostInProduct(a: number, b: number, product: number): number {
  if (a === 0 || b === 0 || a === 1 || b === 1) return 0;
  const size = Math.abs(product);
  if (size <= WHOLE && Number.isInteger(a) && Number.isInteger(b)) return 0;
  return size + TINIEST;
}

function lostInQuotient(a: number, b: number, quotient: number): number {
  const isExact = Number.isInteger(quotient) && Number.isInteger(b) && Math.abs(a) <= WHOLE && quotient * b === a;
  return a === 0 || b === 1 || isExact ? 0 : Math.abs(quotient) + TINIEST;
}
