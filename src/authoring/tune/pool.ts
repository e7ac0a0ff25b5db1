import { isSame, lossOf, numberOf, TINY, type Outcome } from './outcome.ts';
import { loosened } from './places.ts';
import { FOLDS, type Sample } from './samples.ts';
import type { Counts } from './significance.ts';
import type { Options, Place, Tunable } from './tunable.ts';

/** What words at a place could do for an answer: mend it, harm it, or nothing since its own words are there already. */
type Role = 'right' | 'wrong' | 'there';

/** The answers that matter for a place, by the index of their sample. */
export type Pool = ReadonlyMap<number, Role>;

/** Answers in each fold by their role. */
export type Tally = Readonly<Record<Role, readonly number[]>>;

/** The answers that words at a place could change, and those that were paid for the words that stand there. */
export function poolOf(part: Tunable, samples: readonly Sample[], place: Place): Pool {
  const pool = new Map<number, Role>();
  const holds = contextOf(part, place);
  for (const [i, sample] of samples.entries()) {
    const { share, before, met, worth } = sample;
    const points = worth.get(place.criterion) ?? 0;
    if (met.has(place.criterion)) {
      if (share >= points - TINY) pool.set(i, 'there');
      continue;
    }
    const gain = lossOf(before, share) - lossOf(paid(before, points), share);
    if (!isSame(gain, 0) && holds(sample)) pool.set(i, gain > 0 ? 'right' : 'wrong');
  }
  return pool;
}

/** Counts the answers of a pool, or those of them in which some words stand. */
export function tallyOf(pool: Pool, samples: readonly Sample[], among: Iterable<number> = pool.keys()): Tally {
  const tally = { right: noneYet(), wrong: noneYet(), there: noneYet() };
  for (const i of among) {
    const role = pool.get(i);
    const fold = samples[i]?.fold;
    if (role !== undefined && fold !== undefined) tally[role][fold] = (tally[role][fold] ?? 0) + 1;
  }
  return tally;
}

function noneYet(): number[] {
  return new Array<number>(FOLDS).fill(0);
}

/** The counts without those of the fold that is held back. */
export function leftOver(tally: Tally, heldBack: number | undefined): Counts & { readonly there: number } {
  const sum = (counts: readonly number[]): number =>
    counts.reduce((all, count, fold) => (fold === heldBack ? all : all + count), 0);
  return { right: sum(tally.right), wrong: sum(tally.wrong), there: sum(tally.there) };
}

/** What would become of an answer if one criterion more were met. */
function paid({ score, open, review }: Outcome, worth: number): Outcome {
  const left = Math.max(0, open - worth);
  return { score: Math.min(1, score + worth), open: left, review: review && left > TINY };
}

/** Whether all else that a criterion asks for is there, so that words at the place would let it hold. */
function contextOf(part: Tunable, place: Place): (sample: Sample) => boolean {
  const options = loosened(part.options, place);
  const judge = options && part.prepare(alone(options, place.criterion));
  if (!judge) return () => true;
  return ({ passage }) => {
    const [outcome] = judge(passage).criteria ?? [];
    return outcome !== undefined && numberOf(outcome.earned) + numberOf(outcome.open) > 0;
  };
}

/** The options with one criterion only, whatever it is worth. */
function alone({ criteria, ...others }: Options, criterion: string): Options {
  const value = (criteria as Options)[criterion] ?? '';
  const isMap = value instanceof Object && !Array.isArray(value);
  const map = isMap ? (value as Options) : { any: value };
  const rest = Object.entries(others).filter(([key]) => !WHOLE_PART.has(key));
  return { ...Object.fromEntries(rest), cap: true, criteria: { [criterion]: { ...map, points: '1000000' } } };
}

/** Keys that speak of several criteria, or of none. */
const WHOLE_PART: ReadonlySet<string> = new Set(['misconceptions', 'levels', 'ways']);
