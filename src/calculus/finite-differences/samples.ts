/** Half a unit in the last place of 1: the largest relative error of one rounding. */
export const UNIT = 2 ** -53;

/** Values of all outputs at the same distance on both sides. */
export interface Pair {
  /** The distance: a number that can be added and subtracted without rounding where that is possible. */
  readonly step: number;
  readonly above: number;
  readonly below: number;
  readonly high: readonly number[];
  readonly low: readonly number[];
}

/** Samples of a function of one number around a place, each taken once for all outputs. */
export interface Samples {
  readonly x: number;
  readonly middle: readonly number[];
  /** The pair at about this distance; undefined where it is too small to leave the place, or leads out of all numbers. */
  readonly pairAt: (step: number) => Pair | undefined;
  /** How often the function was called. */
  readonly calls: () => number;
}

/** Samples `f` around `x`; `middle` are its values there. */
export function samplesOf(f: (x: number) => readonly number[], x: number, middle: readonly number[]): Samples {
  const pairs = new Map<number, Pair>();
  const size = Math.abs(x);
  return {
    x,
    middle,
    calls: () => 2 * pairs.size + 1,
    pairAt: (wished) => {
      // A multiple of the spacing of numbers around the place: else the two sides would be of different width.
      const step = size + wished - size;
      const [above, below] = [x + step, x - step];
      if (!(above > x && below < x && above < Infinity && below > -Infinity)) return undefined;
      const known = pairs.get(step);
      if (known) return known;
      const pair = { step: above / 2 - below / 2, above, below, high: f(above), low: f(below) };
      pairs.set(step, pair);
      return pair;
    },
  };
}
