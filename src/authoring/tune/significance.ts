/** How many answers are right, and how many wrong. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
}

/**
 * The chance that words with no bearing on the grade stand in so many right answers: the upper tail of the hypergeometric
 * distribution, which is Fisher's exact test with one side (Fisher, Statistical Methods for Research Workers, 5th edition,
 * 1934, section 21.02). `some` are the answers that have the words, `all` those that could have them.
 */
export function chanceOf(some: Counts, all: Counts): number {
  const drawn = some.right + some.wrong;
  const total = logChoose(all.right + all.wrong, drawn);
  let chance = 0;
  for (let right = some.right; right <= Math.min(drawn, all.right); right++)
    if (drawn - right <= all.wrong)
      chance += Math.exp(logChoose(all.right, right) + logChoose(all.wrong, drawn - right) - total);
  return Math.min(1, chance);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i++) sum += Math.log((n - i + 1) / i);
  return sum;
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
