/**
 * Elementary functions in fixed point: a number x stands as the whole number x 2^bits. Errors are counted in units of
 * 2^-bits. The methods are those of R. Brent and P. Zimmermann, "Modern Computer Arithmetic" (2010), chapter 4:
 * Taylor series after halving the argument, and inverse functions from one step beyond a double.
 */

/** Bits beyond those asked for, so that the errors of all steps of a series stay below one unit. */
const GUARD = 16;

/** The largest error of `exponential` and `sineAndCosine`, in units. */
export const ERROR_OF_SERIES = 4n;
/** The largest error of `logarithm` and `arctangent`, in units: their last series has about bits/100 terms. */
export function errorOfInverse(bits: number): bigint {
  return 24n + BigInt(bits >> 4);
}
/** The largest error of the constants, in units. */
export const ERROR_OF_CONSTANT = 2n;

/** The exponential of x in [0, 1). */
export function exponential(x: bigint, bits: number): bigint {
  const halvings = Math.round(Math.sqrt(bits) * 0.7);
  const width = BigInt(bits + halvings + GUARD);
  // x 2^width / 2^halvings
  const small = x << BigInt(GUARD);
  let term = small;
  let sum = (1n << width) + small;
  for (let n = 2n; term !== 0n; n++) {
    term = ((term * small) >> width) / n;
    sum += term;
  }
  for (let left = halvings; left > 0; left--) sum = (sum * sum) >> width;
  return sum >> BigInt(halvings + GUARD);
}

/** Sine and cosine of x in [0, 2). */
export function sineAndCosine(x: bigint, bits: number): readonly [bigint, bigint] {
  const halvings = Math.round(Math.sqrt(bits) * 0.5);
  // An error may grow fourfold with each doubling of the angle.
  const extra = 2 * halvings + GUARD;
  const width = BigInt(bits + extra);
  const one = 1n << width;
  const small = x << BigInt(extra - halvings);
  const square = (small * small) >> width;
  let [sine, cosine, term] = [small, one, small];
  let power = one;
  for (let n = 1n; term !== 0n; n++) {
    power = -((power * square) >> width) / (2n * n * (2n * n - 1n));
    term = -((term * square) >> width) / (2n * n * (2n * n + 1n));
    cosine += power;
    sine += term;
  }
  for (let left = halvings; left > 0; left--) {
    [sine, cosine] = [(sine * cosine) >> (width - 1n), one - ((sine * sine) >> (width - 1n))];
  }
  return [sine >> BigInt(extra), cosine >> BigInt(extra)];
}

/** The logarithm of x in [1, 2]. */
export function logarithm(x: bigint, bits: number): bigint {
  const near = fromDouble(Math.log(toDouble(x, bits)), bits);
  const power = exponential(near, bits);
  const ratio = ((x - power) << BigInt(bits)) / (x + power);
  return near + 2n * oddSeries(ratio, bits, 1n);
}

/** The arctangent of x in [0, 1]. */
export function arctangent(x: bigint, bits: number): bigint {
  const width = BigInt(bits);
  const near = fromDouble(Math.atan(toDouble(x, bits)), bits);
  const [sine, cosine] = sineAndCosine(near, bits);
  const ratio = (x * cosine - (sine << width)) / (cosine + ((x * sine) >> width));
  return near + oddSeries(ratio, bits, -1n);
}

/** x + sign x^3/3 + x^5/5 + sign x^7/7 + … of a small x. */
function oddSeries(x: bigint, bits: number, sign: bigint): bigint {
  const width = BigInt(bits);
  const square = sign * ((x * x) >> width);
  let power = x;
  let sum = x;
  for (let n = 3n; power > 1n || power < -1n; n += 2n) {
    power = (power * square) >> width;
    sum += power / n;
  }
  return sum;
}

/** A double for a number from 0 to 2. */
function toDouble(x: bigint, bits: number): number {
  const excess = bits - 60;
  return excess > 0 ? Number(x >> BigInt(excess)) * 2 ** -60 : Number(x) * 2 ** -bits;
}

function fromDouble(x: number, bits: number): bigint {
  const whole = BigInt(Math.max(0, Math.floor(x * 2 ** 60)));
  return bits >= 60 ? whole << BigInt(bits - 60) : whole >> BigInt(60 - bits);
}

/** The whole part of the root of a number from 0. */
export function wholeRoot(value: bigint): bigint {
  if (value === 0n) return 0n;
  const size = Number(value);
  const excess = size < Number.POSITIVE_INFINITY ? 0 : value.toString(16).length * 4 - 1000;
  const even = BigInt(excess + (excess % 2));
  // Newton's iteration falls to the root from any start that is not below it.
  let root = (BigInt(Math.ceil(Math.sqrt(Number(value >> even)) * (1 + 2 ** -50))) + 1n) << (even / 2n);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** pi by Machin's formula. */
export function pi(bits: number): bigint {
  const width = bits + 2 * GUARD;
  return (16n * inverseSeries(5n, width, -1n) - 4n * inverseSeries(239n, width, -1n)) >> BigInt(2 * GUARD);
}

/** ln 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749). */
export function logarithmOfTwo(bits: number): bigint {
  const width = bits + 2 * GUARD;
  const sum =
    18n * inverseSeries(26n, width, 1n) - 2n * inverseSeries(4801n, width, 1n) + 8n * inverseSeries(8749n, width, 1n);
  return sum >> BigInt(2 * GUARD);
}

/** The series of the arctangent (sign -1) or of its hyperbolic sister (sign 1) of 1/n. */
function inverseSeries(n: bigint, bits: number, sign: bigint): bigint {
  const square = n * n;
  let power = (1n << BigInt(bits)) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (sign * power) / square;
    sum += power / k;
  }
  return sum;
}
