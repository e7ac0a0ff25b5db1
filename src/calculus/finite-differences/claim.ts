import type { Descent, Entry } from './ladder.ts';
import { UNIT } from './samples.ts';

/** The slope of a function at a place, with a bound on its error. */
export interface Derivative {
  readonly value: number;
  /** What the value is off by at most, as far as samples can tell; Infinity where they cannot. */
  readonly errorBound: number;
  /** How often the function was called. Entries of a Jacobian by the same input share these. */
  readonly evaluations: number;
  /**
   * `smooth`: a bound of use. `one-sided`: the same at the edge of the domain, where there are values on one side alone.
   * `kink`: the slopes on the two sides differ. `rough`: too noisy, or too wild, for a bound that is of use. `undefined`: no
   * finite values at the place or around it.
   */
  readonly status: 'smooth' | 'one-sided' | 'kink' | 'rough' | 'undefined';
}

/** All but the count of calls. */
export type Claim = Omit<Derivative, 'evaluations'>;

/** There are no values to differentiate. */
export const NOTHING: Claim = { value: NaN, errorBound: Infinity, status: 'undefined' };
/** There are values, but no slope on which they agree. */
export const NO_BOUND: Claim = { value: NaN, errorBound: Infinity, status: 'rough' };

/** How much an error may be underestimated. */
const SAFETY = 5;
/** Relative width above which a bound is of no use. */
const USEFUL = 1e-6;

/** The bound on an entry of a descent. */
export function boundOf({ best, scatter }: Descent, entry: Entry): number {
  return SAFETY * Math.max(entry.error, best ? scatter : 0) + 4 * UNIT * Math.abs(entry.value);
}

/**
 * What a descent comes to; `status` is what a slope with a bound of use is called. A bound that is wider than the slope of
 * any function of this size is none.
 */
export function claimOf(descent: Descent, scale: number, status: 'smooth' | 'one-sided'): Claim {
  const { best, closest, rungs } = descent;
  if (!best) return { ...NO_BOUND, value: closest?.value ?? NaN };
  const errorBound = boundOf(descent, best);
  const size = Math.max(Math.abs(best.value), best.rung.size / scale);
  if (errorBound > size) return { ...NO_BOUND, value: best.value };
  // Next to a slope of zero only the values further off say what is little.
  const little = (4 * UNIT * (rungs[0]?.size ?? 0)) / scale;
  const isUseful = errorBound <= Math.max(USEFUL * size, little);
  return { value: best.value, errorBound, status: isUseful ? status : 'rough' };
}
