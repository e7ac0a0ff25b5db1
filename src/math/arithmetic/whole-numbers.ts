import type { Outcome } from './arithmetic.ts';
import { bitLength } from './bits.ts';

/** The largest whole number that divides both; positive, and 0 only for two zeros. */
export function commonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The least whole number from 0 that both divide; 0 where one is 0. */
export function commonMultiple(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  const product = (a / commonDivisor(a, b)) * b;
  return product < 0n ? -product : product;
}

/** Most factors of a product that is written out, and most bits of it. */
const MOST_FACTORS = 2000n;
const MOST_BITS = 80_000;

/** `n!`; `undefined` for negative numbers, `too-large` from 2,001! on. */
export function wholeFactorial(n: bigint): Outcome<bigint> {
  if (n < 0n) return 'undefined';
  if (n > MOST_FACTORS) return 'too-large';
  let product = 1n;
  for (let factor = 2n; factor <= n; factor++) product *= factor;
  return product;
}

/**
 * `n (n-1) … (n-k+1)`, divided by `k!` where it is the binomial coefficient that is asked for. `too-large` where it would
 * take more than 2,000 factors or give more than some 80,000 bits.
 */
export function fallingProduct(n: bigint, k: bigint, isQuotient: boolean): Outcome<bigint> {
  if (k < 0n) return isQuotient ? 0n : 'undefined';
  if (n >= 0n && k > n) return 0n;
  const factors = isQuotient ? fewestFactors(n, k) : k;
  if (factors > MOST_FACTORS || bitLength(n) * Number(factors) > MOST_BITS) return 'too-large';
  let product = 1n;
  for (let i = 0n; i < factors; i++) {
    product *= n - i;
    if (isQuotient) product /= i + 1n;
  }
  return product;
}

/** A binomial coefficient is the same for k and n - k. */
function fewestFactors(n: bigint, k: bigint): bigint {
  return n >= 0n && n - k < k ? n - k : k;
}
