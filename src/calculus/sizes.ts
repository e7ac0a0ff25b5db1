import { shuffled, type Random } from '../math/random.ts';
import type { Sizes } from './draws.ts';

const SMALLEST = 3;
/** Rounds of candidates; each has other gaps between the sizes. */
const ROUNDS = 5;
/** How many assignments are used: more where there is but one size, since those are cheap. */
const CHOSEN = { one: 4, several: 3 };

/** The length of an axis by the name of the axis; undefined where nothing has a value at these sizes. */
export type Dimensions = (sizes: Sizes) => ReadonlyMap<string, number> | undefined;

/** Assignments of sizes to work with. */
export interface ChosenSizes {
  /** A few small ones. Empty where nothing has a value at any of those that were tried. */
  readonly close: readonly Sizes[];
  /** One for each size in which it is several times as large as the others. */
  readonly stretched: readonly Sizes[];
  /** One for each size in which it is 2: some sums go wrong only there. They tell less, so they come besides. */
  readonly squeezed: readonly Sizes[];
}

/**
 * Assignments of sizes that tell formulas apart. Formulas that mix up two sizes, or two roles of an index, agree with the
 * right one where sizes are small or equal: so none is below 3, those of one assignment are apart, by 2 or more where
 * that can be, and no axis that follows from them (the length after a convolution) happens to be as long as another.
 * Axes that are equal at every candidate are equal by their meaning. Where a stride skips most of an array, sums over too
 * many or too few terms are told apart only if one size is several times the other, whichever of them it is.
 */
export function separatingSizes(names: readonly string[], dimensionsAt: Dimensions, random: Random): ChosenSizes {
  if (names.length === 0) return { close: [new Map()], stretched: [], squeezed: [] };
  const measured = (candidates: readonly Sizes[]): Measured[] =>
    candidates.flatMap((sizes) => {
      const dimensions = dimensionsAt(sizes);
      return dimensions ? [{ sizes, dimensions: new Map([...dimensions, ...sizes]) }] : [];
    });
  const candidates = measured(candidatesFor(names, random));
  const same = equalByMeaning(candidates.map(({ dimensions }) => dimensions));
  const ranked = (all: readonly Measured[]): Ranked[] =>
    all.map(({ sizes, dimensions }) => ({ sizes, cost: costOf(dimensions, same) })).toSorted((a, b) => a.cost - b.cost);
  const axes = candidates[0]?.dimensions ?? new Map<string, number>();
  const alone = [...axes.keys()].every((axis) => axis === names[0] || same.has(`${axis} ${names[0] ?? ''}`));
  const stretched = alone ? [] : names.flatMap((name) => mostStretched(name, names, (all) => ranked(measured(all))));
  return {
    close: chosenFrom(ranked(candidates), names.length === 1 ? CHOSEN.one : CHOSEN.several),
    stretched: stretched.map(({ sizes }) => sizes),
    squeezed: alone ? [] : measured(names.map((name) => squeezedBy(name, names))).map(({ sizes }) => sizes),
  };
}

interface Measured {
  readonly sizes: Sizes;
  readonly dimensions: ReadonlyMap<string, number>;
}

/** How many times the largest of the others a size becomes; less where nothing has a value there. */
const STRETCHES = [3, 2, 1];

/** The best candidate in which one size is as far larger than the others as can be. */
function mostStretched(
  name: string,
  names: readonly string[],
  ranked: (candidates: readonly Sizes[]) => readonly Ranked[],
): Ranked[] {
  for (const times of STRETCHES) {
    const [best] = ranked(stretchedBy(name, names, times));
    if (best) return [best];
  }
  return [];
}

/** Candidates in which one size is several times as large as the others; small ones first. */
function stretchedBy(name: string, names: readonly string[], times: number): Sizes[] {
  const others = names.filter((other) => other !== name);
  return [0, 1, 2, 3].map((more) => {
    const small = new Map(others.map((other, i) => [other, SMALLEST + Math.floor(more / 2) + 2 * i]));
    const most = Math.max(SMALLEST, ...small.values());
    return assigned(
      names,
      names.map((one) => small.get(one) ?? times * most + 2 + more),
    );
  });
}

/** The other sizes are as small as they may be. */
function squeezedBy(name: string, names: readonly string[]): Sizes {
  const others = names.filter((other) => other !== name);
  return assigned(
    names,
    names.map((one) => (one === name ? SMALLEST - 1 : SMALLEST + 2 * others.indexOf(one))),
  );
}

/** Small sizes first; with every set of them also its reverse and a random order. */
function candidatesFor(names: readonly string[], random: Random): Sizes[] {
  if (names.length === 1) return Array.from({ length: 8 }, (_, i) => assigned(names, [SMALLEST + i]));
  const gap = names.length > 4 ? 1 : 2;
  return Array.from({ length: ROUNDS }, (_, round) => round).flatMap((round) => {
    const sizes = names.map((_, i) => SMALLEST + (round % 2) + (gap + Math.floor(round / 2)) * i);
    return [sizes, sizes.toReversed(), shuffled(sizes, random)].map((order) => assigned(names, order));
  });
}

function assigned(names: readonly string[], sizes: readonly number[]): Sizes {
  return new Map(names.map((name, i) => [name, sizes[i] ?? SMALLEST]));
}

/** Pairs of axes that are as long as each other wherever they have a length. */
function equalByMeaning(all: readonly ReadonlyMap<string, number>[]): ReadonlySet<string> {
  const axes = [...new Set(all.flatMap((dimensions) => [...dimensions.keys()]))];
  const pairs = axes.flatMap((a, at) => axes.slice(at + 1).map((b) => [a, b] as const));
  const equal = pairs.filter(([a, b]) => all.every((dimensions) => dimensions.get(a) === dimensions.get(b)));
  return new Set(equal.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
}

/** What an axis costs that is shorter than it should be, as long as another, or one apart from it. */
const SHORT = 1e4;
const COINCIDENCE = 1e6;
const NEIGHBOURS = 30;

/** Axes that coincide weigh most, then short ones and neighbours; then what the sizes cost to compute with. */
function costOf(dimensions: ReadonlyMap<string, number>, same: ReadonlySet<string>): number {
  const axes = [...dimensions];
  let cost = 0;
  for (const [at, [a, length]] of axes.entries()) {
    if (length < SMALLEST) cost += SHORT;
    cost += length;
    for (const [b, other] of axes.slice(at + 1)) {
      if (same.has(`${a} ${b}`)) continue;
      if (length === other) cost += COINCIDENCE;
      if (Math.abs(length - other) === 1) cost += NEIGHBOURS;
    }
  }
  return cost;
}

interface Ranked {
  readonly sizes: Sizes;
  readonly cost: number;
}

/** The best first, then those without a flaw that repeat as few values of single sizes as can be. */
function chosenFrom(ranked: readonly Ranked[], count: number): Sizes[] {
  const chosen: Ranked[] = [];
  const repeated = ({ sizes }: Ranked): number =>
    chosen.flatMap((one) => [...one.sizes].filter(([name, size]) => sizes.get(name) === size)).length;
  const flaw = ({ cost }: Ranked): number => (cost >= SHORT ? 1 : 0);
  while (chosen.length < count) {
    const [next] = ranked
      .filter((one) => !chosen.includes(one))
      .toSorted((a, b) => flaw(a) - flaw(b) || repeated(a) - repeated(b));
    if (!next) break;
    chosen.push(next);
  }
  return chosen.map(({ sizes }) => sizes).toSorted((a, b) => volume(a) - volume(b));
}

function volume(sizes: Sizes): number {
  return [...sizes.values()].reduce((product, size) => product * size, 1);
}
