/** How many answers are right, and how many wrong. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
}

/** How likely chance alone is to put words where they stand. */
export type Chance = (some: Counts, all: Counts) => number;

/**
 * The chance that words with no bearing on the grade stand in so many right answers: the upper tail of the hypergeometric
 * distribution, which is Fisher's exact test with one side (Fisher, Statistical Methods for Research Workers, 5th edition,
 * 1934, section 21.02). `some` are the answers that have the words, `all` those that could have them, `most` at most.
 */
export function chanceAmong(most: number): Chance {
  const logFactorials = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logFactorials[n] = (logFactorials[n - 1] ?? 0) + Math.log(n);
  const logChoose = (n: number, k: number): number =>
    (logFactorials[n] ?? 0) - (logFactorials[k] ?? 0) - (logFactorials[n - k] ?? 0);
  return (some, all) => {
    const drawn = some.right + some.wrong;
    const total = logChoose(all.right + all.wrong, drawn);
    let chance = 0;
    for (let right = Math.max(some.right, drawn - all.wrong); right <= Math.min(drawn, all.right); right++)
      chance += Math.exp(logChoose(all.right, right) + logChoose(all.wrong, drawn - right) - total);
    return Math.min(1, chance);
  };
}

/**
 * The largest chance that is accepted among many, so that of all that is accepted one in ten is expected to be mere chance
 * (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995, 289-300). `tried` counts also those that
 * are not in `chances`. 0 where none is accepted.
 */
export function acceptedChance(chances: readonly number[], tried: number): number {
  const sorted = chances.toSorted((a, b) => a - b);
  return sorted.findLast((chance, i) => chance <= (FALSE_SHARE * (i + 1)) / Math.max(tried, sorted.length)) ?? 0;
}

const FALSE_SHARE = 0.1;
