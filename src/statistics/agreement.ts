import { randomFrom } from '../math/random.ts';

/** The same answer graded twice, as shares of the points of its part. */
export interface Grades {
  readonly ours: number;
  /** The person's. */
  readonly theirs: number;
}

/** A number with the limits between which it lies with 95 % confidence; without limits where there is too little data. */
export interface Estimate {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

/** How well two graders agree. A measure is absent where it is not defined: for no answers, or where nothing varies. */
export interface Agreement {
  readonly answers: number;
  /** Share of answers with the same points. */
  readonly exact?: Estimate;
  readonly kappa?: Estimate;
  readonly pearson?: Estimate;
  /** Of the two labels "full points" and "not full points". */
  readonly macroF1?: Estimate;
}

/** Exact agreement, weighted kappa, correlation and macro-F1, each with its interval. `seed` fixes the resamples. */
export function agreementOf(grades: readonly Grades[], seed: number): Agreement {
  const same = grades.filter(({ ours, theirs }) => ours === theirs).length;
  const exact = wilson(same, grades.length);
  const measures = { kappa: weightedKappa, pearson, macroF1 };
  const found = Object.entries(measures).flatMap(([name, measure]) => {
    const value = measure(grades);
    return value === undefined ? [] : [[name, { value, ...bootstrap(grades, measure, seed) }] as const];
  });
  return { answers: grades.length, ...(exact && { exact }), ...Object.fromEntries(found) };
}

/**
 * A share with its interval by Wilson (Journal of the American Statistical Association 22, 1927, 209-212), which stays
 * within 0 and 1 and holds for few answers, too. Undefined for none.
 */
export function wilson(successes: number, count: number): Estimate | undefined {
  if (count === 0) return undefined;
  const value = successes / count;
  const square = NORMAL_975 ** 2;
  const middle = (value + square / (2 * count)) / (1 + square / count);
  const half =
    (NORMAL_975 / (1 + square / count)) * Math.sqrt((value * (1 - value)) / count + square / (4 * count ** 2));
  return { value, low: Math.max(0, Math.min(value, middle - half)), high: Math.min(1, Math.max(value, middle + half)) };
}

/** The point that 97.5 % of a normal distribution lie below. */
const NORMAL_975 = 1.959963984540054;

/**
 * Kappa with quadratic weights (Cohen, Psychological Bulletin 70, 1968, 213-220): 1 less the mean squared difference over
 * that which two graders with the same marginal distributions would have by chance. With weights that are squares of
 * differences both are sums of moments, so that no table of categories is needed and any points will do.
 */
export function weightedKappa(grades: readonly Grades[]): number | undefined {
  const { meanOurs, meanTheirs, varianceOurs, varianceTheirs, covariance } = momentsOf(grades);
  const gap = (meanOurs - meanTheirs) ** 2;
  const chance = varianceOurs + varianceTheirs + gap;
  if (grades.length === 0 || chance < TINY) return undefined;
  return 1 - (varianceOurs + varianceTheirs - 2 * covariance + gap) / chance;
}

/** Pearson's correlation; undefined where one of both does not vary. */
export function pearson(grades: readonly Grades[]): number | undefined {
  const { varianceOurs, varianceTheirs, covariance } = momentsOf(grades);
  if (varianceOurs < TINY || varianceTheirs < TINY) return undefined;
  return Math.max(-1, Math.min(1, covariance / Math.sqrt(varianceOurs * varianceTheirs)));
}

/** Shares are fractions with small denominators; a variance below this is that of rounding. */
const TINY = 1e-12;

/**
 * The mean of the F1 measures of the two labels (van Rijsbergen, Information Retrieval, 1979, chapter 7): paid in full or
 * not. A label that neither gives has no measure of its own and is left out. Undefined for no answers.
 */
export function macroF1(grades: readonly Grades[]): number | undefined {
  const measures = [true, false].flatMap((label) => {
    const count = ({ ours, theirs }: Grades): number => Number(ours >= 1 === label) + Number(theirs >= 1 === label);
    const given = grades.reduce((sum, one) => sum + count(one), 0);
    const both = grades.filter((one) => count(one) === 2).length;
    return given === 0 ? [] : [(2 * both) / given];
  });
  return measures.length === 0 ? undefined : mean(measures);
}

/**
 * The percentile interval of a statistic over resampled items (Efron, Annals of Statistics 7, 1979, 1-26; Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). Resamples in which it is not defined are left out; no
 * interval where these are more than one in twenty, or where all resamples agree, which shows no certainty.
 */
export function bootstrap<Item>(
  items: readonly Item[],
  statistic: (resample: readonly Item[]) => number | undefined,
  seed: number,
): { readonly low: number; readonly high: number } | undefined {
  if (items.length < FEWEST) return undefined;
  const random = randomFrom(seed);
  const values: number[] = [];
  for (let i = 0; i < RESAMPLES; i++) {
    const resample = items.map((item) => items[Math.floor(random() * items.length)] ?? item);
    const value = statistic(resample);
    if (value !== undefined) values.push(value);
  }
  if (values.length < 0.95 * RESAMPLES) return undefined;
  values.sort((a, b) => a - b);
  if (values[0] === values.at(-1)) return undefined;
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

const RESAMPLES = 1000;
/** Fewer items do not show how much a statistic varies. */
const FEWEST = 5;

/** Linear between the two nearest values: definition 7 of Hyndman and Fan (The American Statistician 50, 1996, 361-365). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (at - Math.floor(at)) * (above - below);
}

interface Moments {
  readonly meanOurs: number;
  readonly meanTheirs: number;
  readonly varianceOurs: number;
  readonly varianceTheirs: number;
  readonly covariance: number;
}

/** Central moments over all items, in two passes, so that equal values have no variance. */
function momentsOf(grades: readonly Grades[]): Moments {
  let ours = 0;
  let theirs = 0;
  for (const one of grades) {
    ours += one.ours;
    theirs += one.theirs;
  }
  const count = Math.max(1, grades.length);
  const [meanOurs, meanTheirs] = [ours / count, theirs / count];
  let varianceOurs = 0;
  let varianceTheirs = 0;
  let covariance = 0;
  for (const one of grades) {
    const [a, b] = [one.ours - meanOurs, one.theirs - meanTheirs];
    varianceOurs += (a * a) / count;
    varianceTheirs += (b * b) / count;
    covariance += (a * b) / count;
  }
  return { meanOurs, meanTheirs, varianceOurs, varianceTheirs, covariance };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
