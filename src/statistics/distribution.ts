/** How many scores lie in `[from, from + step)`. */
export interface Bin {
  readonly from: number;
  readonly count: number;
}

/** How scores are spread. All numbers are points. */
export interface Distribution {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  /** Width of a bin. */
  readonly step: number;
  /** From zero to the highest score that is possible or was reached; a score below zero counts in the first. */
  readonly bins: readonly Bin[];
}

const MOST_BINS = 31;

/** The distribution of scores out of `points`; undefined where there is none. */
export function distributionOf(scores: readonly number[], points: number): Distribution | undefined {
  if (scores.length === 0) return undefined;
  const sorted = scores.map(hundredths).toSorted((a, b) => a - b);
  const highest = sorted.at(-1) ?? 0;
  const top = Math.max(hundredths(points), highest);
  const step = stepFor(top);
  const counts = new Array<number>(Math.floor(top / step) + 1).fill(0);
  for (const score of sorted) {
    const bin = Math.max(0, Math.floor(score / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return {
    count: sorted.length,
    mean: sum(sorted) / sorted.length / 100,
    median: medianOf(sorted) / 100,
    lowest: (sorted[0] ?? 0) / 100,
    highest: highest / 100,
    step: step / 100,
    bins: counts.map((count, bin) => ({ from: (bin * step) / 100, count })),
  };
}

/** Points are multiples of a hundredth; whole numbers add up without rounding. */
function hundredths(points: number): number {
  return Math.round(points * 100);
}

/** The smallest of 0.25, 0.5, 1, 2, 5, 10, 20, 50 … points that needs few enough bins. */
function stepFor(top: number): number {
  for (let power = 100; ; power *= 10) {
    const steps = power === 100 ? [25, 50, 100, 200, 500] : [power, 2 * power, 5 * power];
    const step = steps.find((one) => Math.floor(top / one) + 1 <= MOST_BINS);
    if (step !== undefined) return step;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
