import type { Finding } from '../../model/finding.ts';
import { add, ALL, compare, NONE, share, subtract, type Share } from '../../model/share.ts';
import type { CriterionOutcome } from '../../model/verdict.ts';
import type { Judgement } from './judgement.ts';
import { namesFor, type Fact } from './condition.ts';
import { reachOf, type Level, type Reach } from './levels.ts';
import { remarksOf } from './remarks.ts';
import { reachOfWays, type Way } from './ways.ts';

/** What was found in an answer, and what it is worth. */
export interface Found {
  readonly criteria: readonly Judgement[];
  readonly misconceptions: readonly Judgement[];
  /** In place of points for each criterion. */
  readonly levels?: readonly Level[];
  /** In place of points for each criterion, too. */
  readonly ways?: readonly Way[];
  /** Points of the part. */
  readonly points: Share;
  /** Why nothing of it is certain. */
  readonly suspicion: Finding | undefined;
}

/** Shares of the part's points. */
export interface Tally {
  readonly credit: Share;
  readonly open: Share;
  /** How each criterion came out; misconceptions only where they were found. */
  readonly outcomes: readonly CriterionOutcome[];
}

/**
 * Adds up. Certain is what is left where every open criterion fails and every open misconception costs; a person can
 * reach what is left where all of them turn out well. So a decision of a person can only raise what is certain, and
 * nothing falls below zero.
 */
export function tally(found: Found): Tally {
  const { criteria, misconceptions, suspicion } = found;
  const { least, most } = earned(found);
  const sure = sum(misconceptions.filter(({ state }) => state === 'met').map((one) => worthOf(one, found)));
  const possible = sum(misconceptions.filter(isFound).map((one) => worthOf(one, found)));
  const credit = suspicion ? NONE : between(subtract(least, possible));
  const reach = suspicion?.code === 'other-language' ? ALL : between(suspicion ? most : subtract(most, sure));
  const outcomes = [
    ...criteria.filter((one) => isListed(one, found)).map((one) => outcomeOf(one, found)),
    ...misconceptions.filter(isFound).map((one) => costOf(one, found)),
  ];
  const open = subtract(reach, credit);
  // Where nothing is at stake no person decides, so that nothing stays open.
  const isDecided = !suspicion && compare(open, NONE) === 0;
  return { credit, open, outcomes: isDecided ? outcomes.map((one) => ({ ...one, open: NONE })) : outcomes };
}

/** What a criterion adds to the part, or a misconception takes; nothing where levels or ways say what they earn together. */
export function worthOf({ criterion }: Judgement, found: Found): Share {
  const { criteria, points } = found;
  const isCriterion = criteria.some((one) => one.criterion === criterion);
  return earnTogether(found) && isCriterion ? NONE : over(criterion.points, points);
}

/** Whether criteria have no points of their own. */
export function earnTogether({ levels, ways }: Pick<Found, 'levels' | 'ways'>): boolean {
  return levels !== undefined || ways !== undefined;
}

/** Whether a criterion could have helped: not one that levels only name after `not`. */
export function isWanted({ criterion }: Judgement, { levels }: Pick<Found, 'levels'>): boolean {
  return !levels || levels.some(({ condition }) => namesFor(condition).includes(criterion.name));
}

function earned(found: Found): Reach {
  const { criteria, misconceptions, levels, ways, points } = found;
  const facts = new Map([...criteria, ...misconceptions].map((one) => [one.criterion.name, factOf(one)]));
  if (ways) return reachOfWays(ways, (name) => facts.get(name) ?? 'no');
  if (levels) {
    const { least, most } = reachOf(levels, (name) => facts.get(name) ?? 'no');
    return { least: over(least, points), most: over(most, points) };
  }
  const least = criteria.filter(({ state }) => state === 'met').map((one) => worthOf(one, found));
  const most = criteria.filter(isFound).map((one) => worthOf(one, found));
  return { least: between(sum(least)), most: between(sum(most)) };
}

function factOf({ state }: Judgement): Fact {
  return state === 'met' ? 'yes' : state === 'open' ? 'open' : 'no';
}

function isFound({ state }: Judgement): boolean {
  return state === 'met' || state === 'open';
}

/** What nobody asked for is told of only where it stands in the answer. */
function isListed(one: Judgement, found: Found): boolean {
  return isFound(one) || isWanted(one, found);
}

function outcomeOf(one: Judgement, found: Found): CriterionOutcome {
  const { suspicion } = found;
  const { criterion, state } = one;
  const { name, hint } = criterion;
  const worth = worthOf(one, found);
  const certain = state === 'met' && !suspicion;
  const open = suspicion?.code === 'other-language' || (isFound(one) && !certain);
  return {
    name,
    earned: certain ? worth : NONE,
    open: open ? worth : NONE,
    worth,
    hint,
    ...remarksOf(one),
    ...(earnTogether(found) && { met: certain ? 'yes' : open ? 'open' : 'no' }),
  };
}

/** A misconception counts below zero; one that is in doubt could still cost nothing. */
function costOf(one: Judgement, found: Found): CriterionOutcome {
  const { criterion, state } = one;
  const { name, hint } = criterion;
  const cost = worthOf(one, found);
  const worth = subtract(NONE, cost);
  const certain = state === 'met' && !found.suspicion;
  const open = certain ? NONE : cost;
  return { name, earned: worth, open, worth, hint, ...remarksOf(one) };
}

function over(points: Share, whole: Share): Share {
  if (whole.numerator === 0) return NONE;
  return share(points.numerator * whole.denominator, points.denominator * whole.numerator);
}

function sum(shares: readonly Share[]): Share {
  return shares.reduce(add, NONE);
}

/** At least nothing, and at most all: with `cap`, criteria may be worth more than the part. */
function between(value: Share): Share {
  if (compare(value, NONE) < 0) return NONE;
  return compare(value, ALL) > 0 ? ALL : value;
}
