/** The product of the whole numbers up to `x`, else `gamma(x + 1)`. */
export function factorial(x: number): number {
  return gamma(x + 1);
}

/** Coefficients of Lanczos's series for g = 7 (P. Godfrey, 2001), good to about 15 digits. */
const LANCZOS: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** The gamma function; exact for whole numbers up to 23, not a number at its poles. */
export function gamma(x: number): number {
  if (Number.isInteger(x)) return gammaOfWhole(x);
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * (x % 2)) * gamma(1 - x));
  if (x > 172) return Number.POSITIVE_INFINITY;
  const z = x - 1;
  const series = LANCZOS.reduce((sum, coefficient, at) => sum + coefficient / (z + at + 1), 0.9999999999998099);
  const t = z + 7.5;
  // In two halves, since t ** (z + 0.5) overflows before the result does.
  const half = t ** ((z + 0.5) / 2);
  return Math.sqrt(2 * Math.PI) * half * Math.exp(-t) * half * series;
}

function gammaOfWhole(x: number): number {
  if (x <= 0) return Number.NaN;
  if (x > 171) return Number.POSITIVE_INFINITY;
  let product = 1;
  for (let factor = 2; factor < x; factor++) product *= factor;
  return product;
}

const MOST_FACTORS = 1000;

/** The binomial coefficient for whole `k`; not a number for other `k`, and for more than 1,000 factors. */
export function binomial(n: number, k: number): number {
  if (!Number.isInteger(k)) return Number.NaN;
  if (k < 0) return 0;
  const isWhole = Number.isInteger(n) && n >= 0;
  if (isWhole && k > n) return 0;
  const factors = isWhole ? Math.min(k, n - k) : k;
  if (factors > MOST_FACTORS) return Number.NaN;
  let result = 1;
  for (let i = 1; i <= factors; i++) result = (result * (n - factors + i)) / i;
  return Number.isInteger(n) ? Math.round(result) : result;
}

/** `n (n-1) … (n-k+1)` for whole `k` from 0; not a number for other `k`, and for more than 1,000 factors. */
export function permutations(n: number, k: number): number {
  if (!Number.isInteger(k) || k < 0 || k > MOST_FACTORS) return Number.NaN;
  let result = 1;
  for (let i = 0; i < k; i++) result *= n - i;
  return result;
}

/** The error function, to about 15 digits: its series of positive terms, 1 where that is the nearest double. */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; n < 200 && Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
