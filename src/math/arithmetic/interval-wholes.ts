import { chain, chainBoth, isFailure, type Outcome } from './arithmetic.ts';
import { divide, finite, multiply, point, subtract, type Interval } from './interval.ts';
import { above, below } from './rounding.ts';
import { commonDivisor, commonMultiple, fallingProduct, wholeFactorial } from './whole-numbers.ts';

/** The whole number that an interval is; a failure for any other. */
function wholeOf(a: Interval): Outcome<bigint> {
  if (a.low !== a.high) return Math.ceil(a.low) > Math.floor(a.high) ? 'undefined' : 'unsure';
  return Number.isSafeInteger(a.low) ? BigInt(a.low) : 'undefined';
}

function fromWhole(value: bigint): Outcome<Interval> {
  const nearest = Number(value);
  if (Number.isSafeInteger(nearest)) return point(nearest);
  return finite({ low: below(nearest), high: above(nearest) });
}

function ofWholes(a: Interval, b: Interval, join: (a: bigint, b: bigint) => bigint): Outcome<Interval> {
  return chainBoth(wholeOf(a), wholeOf(b), (first, second) => fromWhole(join(first, second)));
}

/** The greatest common divisor of two whole numbers. */
export function commonDivisorOf(a: Interval, b: Interval): Outcome<Interval> {
  return ofWholes(a, b, commonDivisor);
}

/** The least common multiple of two whole numbers. */
export function commonMultipleOf(a: Interval, b: Interval): Outcome<Interval> {
  return ofWholes(a, b, commonMultiple);
}

/** Factorials of whole numbers only; the gamma function of other numbers has no bound here. */
export function factorial(a: Interval): Outcome<Interval> {
  const whole = wholeOf(a);
  if (isFailure(whole)) return 'unsupported';
  return whole > 170n ? 'too-large' : chain(wholeFactorial(whole), fromWhole);
}

/** Binomial coefficients for whole `k`. */
export function binomial(n: Interval, k: Interval): Outcome<Interval> {
  const [total, count] = [wholeOf(n), wholeOf(k)];
  if (isFailure(count)) return 'unsupported';
  if (!isFailure(total)) return chain(fallingProduct(total, count, true), fromWhole);
  if (count < 0n) return point(0);
  return chainBoth(permutations(n, k), factorial(k), divide);
}

const MOST_FACTORS = 1000n;

/** `n (n-1) … (n-k+1)` for whole `k`. */
export function permutations(n: Interval, k: Interval): Outcome<Interval> {
  const count = wholeOf(k);
  if (isFailure(count)) return 'unsupported';
  if (count < 0n) return 'undefined';
  if (count > MOST_FACTORS) return 'too-large';
  let product: Outcome<Interval> = point(1);
  for (let at = 0; at < Number(count); at++) {
    product = chainBoth(product, subtract(n, point(at)), multiply);
  }
  return product;
}
