import { isSame, outcomeOf, type Outcome } from './outcome.ts';
import { hasContext, placesIn, withAdditions } from './places.ts';
import { leftOver, poolOf, tallyOf, type Pool, type Tally } from './pool.ts';
import { FOLDS, type Sample } from './samples.ts';
import { chanceAmong, type Chance, type Counts } from './significance.ts';
import { termsIn, type Term } from './terms.ts';
import type { Addition, Place, Tunable } from './tunable.ts';

/** Words for a place, with what they would change. */
export interface Candidate {
  readonly addition: Addition;
  /** Words with a meaning of their own. */
  readonly content: number;
  /** Answers that were paid for the words that stand at the place. */
  readonly there: number;
  readonly effects: readonly Effect[];
  /** How likely chance alone is to put these words where they stand, if a fold (or none) is held back. */
  readonly chance: (heldBack: number | undefined) => number;
}

/** What a change makes of one answer. */
export interface Effect {
  /** Index of the sample. */
  readonly sample: number;
  readonly after: Outcome;
}

/** The candidates for all places of a part, and how many words were looked at to find them. */
export interface Search {
  readonly candidates: readonly Candidate[];
  readonly tried: number;
}

/**
 * Finds words that stand in answers which the person paid and the rubric does not, and not in those that the person
 * refused. Words are looked at if they tell the two apart in the answers left over by any fold, so that what a fold would
 * choose is never chosen by the answers that it holds back.
 */
export function candidatesFor(part: Tunable, samples: readonly Sample[]): Search {
  const terms = termsIn(
    samples.map(({ text }) => text),
    part.ask ?? '',
    FEWEST,
  );
  const weighing = { samples, chanceOf: chanceAmong(samples.length) };
  let tried = 0;
  const weighed = placesIn(part.options).flatMap((place) => {
    const pool = poolOf(part, samples, place);
    const all = tallyOf(pool, samples);
    const found = terms.flatMap((term) => weigh(term, { place, pool, all }, weighing) ?? []);
    tried += found.length;
    return withoutTwins(found.filter(({ least }) => least <= LIKELY));
  });
  const best = weighed.toSorted((a, b) => a.least - b.least || b.term.content - a.term.content).slice(0, MOST);
  return { candidates: best.flatMap((one) => tryOut(part, samples, one) ?? []), tried };
}

/** Answers that would be mended, at least; fewer prove nothing. */
export const FEWEST = 3;
/** The chance above which words are not looked at more closely. */
const LIKELY = 0.05;
/** Words looked at closely for one part: for each, its criteria are made ready anew. */
const MOST = 40;

interface Weighed {
  readonly term: Term;
  readonly place: Place;
  /** The answers in which the words stand and matter. */
  readonly matters: string;
  readonly there: number;
  /** The least chance over all folds. */
  readonly least: number;
  readonly chance: (heldBack: number | undefined) => number;
}

interface Where {
  readonly place: Place;
  readonly pool: Pool;
  readonly all: Tally;
}

interface Weighing {
  readonly samples: readonly Sample[];
  readonly chanceOf: Chance;
}

/** How well words tell right answers from wrong ones; undefined for words that stand in too few of them. */
function weigh(term: Term, { place, pool, all }: Where, { samples, chanceOf }: Weighing): Weighed | undefined {
  if (place.element !== undefined && term.content > MOST_IN_ELEMENT) return undefined;
  const inPool = term.texts.filter((text) => pool.has(text));
  if (inPool.length < FEWEST) return undefined;
  const some = tallyOf(pool, samples, inPool);
  if (leftOver(some, undefined).right < FEWEST) return undefined;
  const chance = (heldBack: number | undefined): number =>
    chanceIn(leftOver(some, heldBack), leftOver(all, heldBack), { place, chanceOf });
  const overall = chance(undefined);
  const least = overall > HOPELESS ? overall : Math.min(...HELD_BACK.map(chance));
  return { term, place, matters: inPool.join(' '), there: leftOver(all, undefined).there, chance, least };
}

/** A tenth fewer answers does not bring a chance from here below what is likely. */
const HOPELESS = 0.3;

/** Of words that stand in the same answers, the longest only. */
function withoutTwins(found: readonly Weighed[]): Weighed[] {
  const longest = new Map<string, Weighed>();
  for (const one of found) {
    const twin = longest.get(one.matters);
    if (!twin || one.term.content > twin.term.content) longest.set(one.matters, one);
  }
  return [...longest.values()];
}

/** An element of a phrase is a word or two; more would be a phrase of its own. */
const MOST_IN_ELEMENT = 2;
const HELD_BACK: readonly (number | undefined)[] = [undefined, ...Array.from({ length: FOLDS }, (_, fold) => fold)];

type There = Counts & { readonly there: number };

/**
 * The chance that words with no bearing on the grade stand where these do. They must be rarer beside the words that they
 * would stand for, since words that are as frequent there only go with the topic. Where the rest of a criterion is found in
 * right answers only, nothing tells right from wrong; then what counts is that these words stand where the others do not.
 */
function chanceIn(
  some: There,
  all: There,
  { place, chanceOf }: { readonly place: Place; readonly chanceOf: Chance },
): number {
  if (some.right < FEWEST || some.right * all.there < RARER_BESIDE * some.there * all.right) return 1;
  if (all.wrong >= FEWEST || !hasContext(place)) return chanceOf(some, all);
  const beside = ({ right, there }: There): Counts => ({ right, wrong: there });
  return some.wrong > 0 || all.there < FEWEST ? 1 : chanceOf(beside(some), beside(all));
}

const RARER_BESIDE = 1.5;

/** Judges the answers in which the words stand, with the words allowed. Undefined where nothing comes of it. */
function tryOut(
  part: Tunable,
  samples: readonly Sample[],
  { term, place, there, chance }: Weighed,
): Candidate | undefined {
  const addition = { place, words: term.words };
  const judge = part.prepare(withAdditions(part.options, [addition]));
  if (!judge) return undefined;
  const effects = term.texts.flatMap((sample): Effect[] => {
    const one = samples[sample];
    const after = one && outcomeOf(judge(one.passage));
    return after && !isEqual(one.before, after) ? [{ sample, after }] : [];
  });
  return effects.length < FEWEST ? undefined : { addition, content: term.content, there, effects, chance };
}

function isEqual(a: Outcome, b: Outcome): boolean {
  return isSame(a.score, b.score) && isSame(a.open, b.open) && a.review === b.review;
}
