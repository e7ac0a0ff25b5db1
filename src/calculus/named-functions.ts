import type { Interval } from '../math/arithmetic/interval.ts';
import { mapped, type Entries } from '../math/evaluation/entries.ts';
import type { Drawn } from './draws.ts';
import type { Tracked } from './dual/dual.ts';
import type { Watch } from './dual/watch.ts';

/** A function that formulas may call by its name: one of numbers, taken of each entry, or one of whole arrays. */
export interface NamedFunction {
  /** Undefined where it has no value. */
  readonly compute: (inputs: readonly Drawn[]) => Drawn | undefined;
  /** The same over duals. Throws LostTrack. */
  readonly track: (inputs: readonly Tracked[], watch: Watch) => Tracked;
  /** How fast it grows at a number, undefined where that is not known; absent for functions of whole arrays. */
  readonly slope?: (at: number) => number | undefined;
}

/** Functions by the names that formulas have for them: `h`, and `h'` for its derivative. */
export type NamedFunctions = ReadonlyMap<string, NamedFunction>;

/** Calls a function at doubles; undefined for names of no function. */
export function calledAt(
  functions: NamedFunctions | undefined,
): ((name: string, values: readonly Entries<number>[]) => Entries<number> | undefined) | undefined {
  return functions && ((name, values) => functions.get(name)?.compute(values));
}

/**
 * Calls a function at bounds, as if it were straight between them: of use only where they are narrow, which those of
 * rounding are. Wider ones give all numbers, so that nothing is claimed.
 */
export function calledWithin(
  functions: NamedFunctions | undefined,
): ((name: string, values: readonly Entries<Interval>[]) => Entries<Interval> | undefined) | undefined {
  return (
    functions &&
    ((name, values) => {
      const named = functions.get(name);
      const [only, second] = values;
      if (!named || only === undefined) return undefined;
      const { slope } = named;
      if (second !== undefined || !slope) return mapped(only, () => ANYTHING);
      return mapped<Interval, Interval>(only, (within) => imageOf(within, named, slope));
    })
  );
}

const ANYTHING: Interval = { low: -Infinity, high: Infinity };

/** Share of a value that the code of a function may lose by rounding. */
const ROUNDED = 2 ** -46;
/** Widest bounds, as a share of what they hold, within which a function is taken for straight. */
const NARROW = 1e-6;
/** How much steeper than at the middle a function may be within narrow bounds. */
const STEEPER = 4;

function imageOf(
  { low, high }: Interval,
  { compute }: NamedFunction,
  slope: (at: number) => number | undefined,
): Interval {
  const [middle, radius] = [(low + high) / 2, (high - low) / 2];
  const value = compute([middle]);
  const rate = slope(middle);
  if (typeof value !== 'number' || rate === undefined || !(radius <= NARROW * (1 + Math.abs(middle)))) return ANYTHING;
  const error = STEEPER * Math.abs(rate) * (radius + ROUNDED * Math.abs(middle)) + ROUNDED * Math.abs(value);
  return { low: value - error, high: value + error };
}

/** A function of numbers, taken of each entry of an array. */
export function entrywise(of: {
  readonly compute: (at: number) => number | undefined;
  readonly track: (at: Tracked, watch: Watch) => Tracked;
  readonly slope: (at: number) => number | undefined;
}): NamedFunction {
  return {
    compute: ([input]) => (input === undefined ? undefined : eachOf(input, of.compute)),
    track: ([input = NaN], watch) => trackedEach(input, (one) => of.track(one, watch)),
    slope: of.slope,
  };
}

function eachOf(value: Drawn, compute: (at: number) => number | undefined): Drawn | undefined {
  if (typeof value === 'number') return compute(value);
  const entries = value.map((entry) => eachOf(entry, compute));
  const known = entries.filter((entry) => entry !== undefined);
  return known.length === entries.length ? known : undefined;
}

function trackedEach(value: Tracked, track: (one: Tracked) => Tracked): Tracked {
  return isEntries(value) ? value.map((entry) => trackedEach(entry, track)) : track(value);
}

function isEntries(value: Tracked): value is readonly Tracked[] {
  return Array.isArray(value);
}
