/**
 * Directed rounding of single operations on doubles. Sums, products and quotients are rounded outward only where they
 * are not exact, which the error-free transformations of Knuth (sum) and Dekker (product) tell; so whole numbers stay
 * whole numbers.
 */

/** A little more than half a unit in the last place, relative to the number (S. Rump, 2009). */
const PHI = 2 ** -53 * (1 + 2 ** -52);

/** A double above `x`, the next one or the one after it. */
export function above(x: number): number {
  return x + (Math.abs(x) * PHI + Number.MIN_VALUE);
}

/** A double below `x`, the next one or the one before it. */
export function below(x: number): number {
  return x - (Math.abs(x) * PHI + Number.MIN_VALUE);
}

/** `x` raised by so many units in its last place, at least. */
export function raised(x: number, units: number): number {
  return x + (Math.abs(x) * Number.EPSILON + Number.MIN_VALUE) * (units + 1);
}

/** `x` lowered by so many units in its last place, at least. */
export function lowered(x: number, units: number): number {
  return x - (Math.abs(x) * Number.EPSILON + Number.MIN_VALUE) * (units + 1);
}

/** A lower bound of a + b. */
export function sumBelow(a: number, b: number): number {
  const sum = a + b;
  return errorOfSum(a, b, sum) >= 0 ? sum : below(sum);
}

/** An upper bound of a + b. */
export function sumAbove(a: number, b: number): number {
  const sum = a + b;
  return errorOfSum(a, b, sum) <= 0 ? sum : above(sum);
}

/** A lower bound of a b. */
export function productBelow(a: number, b: number): number {
  const product = a * b;
  return errorOfProduct(a, b, product) >= 0 ? product : below(product);
}

/** An upper bound of a b. */
export function productAbove(a: number, b: number): number {
  const product = a * b;
  return errorOfProduct(a, b, product) <= 0 ? product : above(product);
}

/** A lower bound of a / b for b other than zero. */
export function quotientBelow(a: number, b: number): number {
  const quotient = a / b;
  return errorOfQuotient(a, b, quotient) >= 0 ? quotient : below(quotient);
}

/** An upper bound of a / b for b other than zero. */
export function quotientAbove(a: number, b: number): number {
  const quotient = a / b;
  return errorOfQuotient(a, b, quotient) <= 0 ? quotient : above(quotient);
}

/** A lower bound of the root of `x` from 0. */
export function rootBelow(x: number): number {
  const root = Math.sqrt(x);
  return errorOfProduct(root, root, x) <= 0 && root * root === x ? root : Math.max(0, below(root));
}

/** An upper bound of the root of `x` from 0. */
export function rootAbove(x: number): number {
  const root = Math.sqrt(x);
  return errorOfProduct(root, root, x) === 0 && root * root === x ? root : above(root);
}

/** The exact sum less the rounded one; not a number where that is not known. */
function errorOfSum(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

/** Between these sizes neither the parts of a product overflow nor its error underflows. */
const LEAST = 1e-280;
const MOST = 1e290;

/** The exact product less the rounded one; not a number where that is not known. */
function errorOfProduct(a: number, b: number, product: number): number {
  if (a === 0 || b === 0) return 0;
  const size = Math.abs(product);
  if (size < LEAST || size > MOST || Math.abs(a) > MOST || Math.abs(b) > MOST) return Number.NaN;
  const [highA, highB] = [upperHalf(a), upperHalf(b)];
  const [lowA, lowB] = [a - highA, b - highB];
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** The upper 26 bits of a double. */
function upperHalf(x: number): number {
  const shifted = 134_217_729 * x;
  return shifted - (shifted - x);
}

/** Has the sign of the exact quotient less the rounded one; not a number where that is not known. */
function errorOfQuotient(a: number, b: number, quotient: number): number {
  if (a === 0) return 0;
  if (Math.abs(a) < LEAST || Math.abs(quotient) < LEAST) return Number.NaN;
  const product = quotient * b;
  const rest = a - product - errorOfProduct(quotient, b, product);
  return b > 0 ? rest : -rest;
}
