/** Fewer pairs than this say nothing. */
const FEWEST_PAIRS = 10;

/** What one submission earned in a part and in all other parts, in points. */
export interface PartAndRest {
  readonly part: number;
  readonly rest: number;
}

/**
 * Pearson's correlation between the scores of one part and the rest of the total (the corrected item-total correlation
 * of classical test theory: Lord and Novick, Statistical Theories of Mental Test Scores, 1968, chapter 15). From −1 to
 * 1; undefined for fewer than ten pairs or where one of both does not vary.
 */
export function discriminationOf(pairs: readonly PartAndRest[]): number | undefined {
  if (pairs.length < FEWEST_PAIRS) return undefined;
  // Hundredths of points are whole numbers, so that these sums are exact and a variance of zero is zero.
  const parts = pairs.map(({ part }) => Math.round(part * 100));
  const rests = pairs.map(({ rest }) => Math.round(rest * 100));
  const variances = spread(parts, parts) * spread(rests, rests);
  return variances === 0 ? undefined : spread(parts, rests) / Math.sqrt(variances);
}

/** The covariance of `n` pairs, times n². */
function spread(a: readonly number[], b: readonly number[]): number {
  const products = a.map((value, index) => value * (b[index] ?? 0));
  return a.length * sum(products) - sum(a) * sum(b);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
