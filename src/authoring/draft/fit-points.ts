/** What was found in a graded answer, and what it earned. */
export interface Seen {
  /** For each criterion: how far it is found, from 0 to 1. */
  readonly found: readonly number[];
  /** From 0 to 1. */
  readonly share: number;
}

/**
 * What each criterion is worth, as a share of the points, so that right answers tend to earn all of them and wrong ones
 * do not: a logistic regression with weights that are not negative, pulled towards `priors`, solved one coordinate at a
 * time (each a step of Newton's method, kept at 0 or above). All points are where right is as likely as wrong.
 */
export function fitPoints(seen: readonly Seen[], priors: readonly number[]): number[] {
  const weights = priors.map((prior) => SLOPE * prior);
  const sums = seen.map(({ found }) => START + dot(found, weights));
  let base = START;
  for (let round = 0; round < ROUNDS; round++) {
    const shift = step(seen, sums, { of: () => 1, away: base - START, pull: PULL_OF_BASE });
    const moved = Math.min(LEAST_BASE, base + shift) - base;
    base += moved;
    for (const i of sums.keys()) sums[i] = (sums[i] ?? 0) + moved;
    for (const [j, weight] of weights.entries()) {
      const of = ({ found }: Seen): number => found[j] ?? 0;
      const wanted = step(seen, sums, { of, away: weight - SLOPE * (priors[j] ?? 0), pull: PULL });
      const change = Math.max(0, weight + wanted) - weight;
      if (change === 0) continue;
      weights[j] = weight + change;
      for (const [i, one] of seen.entries()) sums[i] = (sums[i] ?? 0) + change * of(one);
    }
  }
  return weights.map((weight) => weight / -base);
}

/** Before any answer is seen: all that a model answer says is as good as right, half of it is as likely wrong. */
const SLOPE = 4.5;
const START = -2.25;
/** How firmly weights are held towards that; chosen by cross-validation on the training halves of graded answers. */
const PULL = 1;
const PULL_OF_BASE = 0.3;
/** An empty answer is never right, however easy the question was. */
const LEAST_BASE = -0.5;
const ROUNDS = 60;

interface Coordinate {
  readonly of: (one: Seen) => number;
  /** How far it stands from where it is pulled to. */
  readonly away: number;
  readonly pull: number;
}

function step(seen: readonly Seen[], sums: readonly number[], { of, away, pull }: Coordinate): number {
  let slope = pull * away;
  let curve = pull;
  for (const [i, one] of seen.entries()) {
    const value = of(one);
    if (value === 0) continue;
    const likely = 1 / (1 + Math.exp(-(sums[i] ?? 0)));
    slope += value * (likely - one.share);
    curve += value * value * likely * (1 - likely);
  }
  return -slope / curve;
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
}
