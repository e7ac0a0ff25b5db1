import { evaluateOver, type Evaluated } from '../evaluation/evaluate-over.ts';
import { exactValue } from '../exact.ts';
import type { Tree } from '../tree.ts';
import { childrenOf, mapTree, nodesOf } from '../walk.ts';
import type { Comparison } from './comparison.ts';
import { evaluateIn, placeIn, standingOf, type Bench, type Scale, type Sight, type Standing } from './evaluation.ts';
import { complexEnclosures, complexIntervals, realEnclosures, realIntervals } from './scales.ts';
import { witnessAt } from './witness.ts';
import { worldsFor, type World } from './worlds.ts';

/** Two expressions, student's first. */
export type Sides = readonly [Tree, Tree];

/** What is compared, and over which numbers. */
export interface PointOptions {
  readonly names: readonly string[];
  readonly bench: Bench;
  /** Values are complex numbers: an imaginary unit occurs, or something is declared so. */
  readonly complex: boolean;
  /** Names that nobody declared are complex, too. */
  readonly complexNames: boolean;
}

/** Points at which enclosures have to overlap before two expressions are taken for equal. */
const CONFIRMATIONS = 4;
/** Digits of the enclosures: more where the fewer leave it open. */
const DIGITS = [60, 200, 600];

/**
 * Compares by value at random points, within rigorous bounds. First intervals of doubles, which find nearly all
 * differences; then enclosures of 60 digits and more at points where these overlap. Where only one side has a real value,
 * both are compared as complex numbers: `exp(ln x)` is x for negative x too, `2 ln x` is not `ln(x²)`.
 */
export function comparePoints(sides: Sides, options: PointOptions): Comparison {
  const found = needsWhole(sides)
    ? undefined
    : options.complex
      ? compareComplex(sides, options)
      : compareReal(sides, options);
  if (found) return found;
  const whole = compareWhole(sides, options);
  if (whole) return { ...whole, notes: [...whole.notes, 'whole-numbers-only'] };
  return { verdict: 'undecided', method: 'none', notes: [] };
}

const OF_WHOLE_NUMBERS: ReadonlySet<string> = new Set(['binom', 'permutations', 'gcd', 'lcm']);

/** Whether a function occurs that has values at whole numbers only. */
function needsWhole(sides: Sides): boolean {
  return sides.some((side) =>
    [...nodesOf(side)].some((node) => node.kind === 'call' && OF_WHOLE_NUMBERS.has(node.name)),
  );
}

function compareReal(sides: Sides, options: PointOptions): Comparison | undefined {
  const worlds = worldsOf(options, { complex: false, whole: false });
  const search = searchIn(worlds, sides, { options, intervals: realIntervals, enclosures: realEnclosures });
  if (search.different) return search.different;
  const apart = search.oneSided.length > 0 ? compareOneSided(search.oneSided, sides, options) : undefined;
  if (apart) return apart;
  const equal = verdictOf(search, options);
  return equal ?? compareComplex(sides, options);
}

function compareComplex(sides: Sides, options: PointOptions): Comparison | undefined {
  const worlds = worldsOf(options, { complex: options.complexNames, whole: false });
  const search = searchIn(worlds, sides, { options, intervals: complexIntervals, enclosures: complexEnclosures });
  return search.different ?? verdictOf(search, options);
}

/** Factorials have values for whole numbers only. */
function compareWhole(sides: Sides, options: PointOptions): Comparison | undefined {
  const worlds = worldsOf(options, { complex: false, whole: true });
  const search = searchIn(worlds, sides, { options, intervals: realIntervals, enclosures: realEnclosures });
  return search.different ?? verdictOf(search, options);
}

function worldsOf({ names, bench }: PointOptions, of: { complex: boolean; whole: boolean }): Iterable<World> {
  const { symbols, seed } = bench;
  return worldsFor({ names, symbols, seed, ...of });
}

interface Scales<I, E> {
  readonly options: PointOptions;
  readonly intervals: Scale<I>;
  readonly enclosures: (digits: number) => Scale<E>;
}

/** What a search through worlds found. */
interface Search {
  readonly different: Comparison | undefined;
  /** Worlds at which the sides agree as far as can be told. */
  readonly confirmed: number;
  /** Worlds, none of them special, at which one side certainly has no value and the other has one. */
  readonly oneSided: readonly World[];
  /** Whether a world was left open by all enclosures. */
  readonly open: boolean;
}

function searchIn<I, E>(worlds: Iterable<World>, sides: Sides, scales: Scales<I, E>): Search {
  const { options, intervals } = scales;
  const candidates: World[] = [];
  const oneSided: World[] = [];
  for (const world of worlds) {
    const standing = standingAt(world, sides, { scale: intervals, bench: options.bench });
    if (standing === 'apart') {
      return { different: differenceAt(world, sides, scales), confirmed: 0, oneSided: [], open: false };
    }
    if (standing === 'close' || standing === 'unclear') candidates.push(world);
    if (standing === 'one-sided' && !world.special) oneSided.push(world);
  }
  return { oneSided, ...confirm(candidates, sides, scales) };
}

type At = Standing | 'one-sided' | 'none';

function standingAt<T>(world: World, sides: Sides, on: Sight<T>): At {
  const place = placeIn(world, on);
  if (!place) return 'none';
  const [a, b] = [evaluateOver(sides[0], place), evaluateOver(sides[1], place)];
  if ('value' in a && 'value' in b) {
    return standingOf(a.value, b.value, { arithmetic: on.scale.arithmetic, tolerance: on.bench.tolerance });
  }
  if (isUndefined(a) || isUndefined(b)) return 'value' in a || 'value' in b ? 'one-sided' : 'none';
  // What intervals know no value of, enclosures may.
  return isOpen(a) || isOpen(b) ? 'unclear' : 'none';
}

function isUndefined<T>(one: Evaluated<T>): boolean {
  return 'failure' in one && one.failure === 'undefined';
}

const OPEN: ReadonlySet<string> = new Set(['unsure', 'too-large', 'unsupported']);

function isOpen<T>(one: Evaluated<T>): boolean {
  return 'failure' in one && OPEN.has(one.failure);
}

/** Looks at candidates with more and more digits. Points in general position come first. */
function confirm<I, E>(candidates: readonly World[], sides: Sides, given: Scales<I, E>): Omit<Search, 'oneSided'> {
  const scales = { ...given, enclosures: once(given.enclosures) };
  const generic = candidates.filter(({ special }) => !special).slice(0, CONFIRMATIONS);
  const special = candidates.filter((world) => world.special).slice(0, generic.length > 1 ? 2 : CONFIRMATIONS);
  let confirmed = 0;
  let open = false;
  const extra = digitsWritten(sides);
  for (const world of [...generic, ...special]) {
    const at = settle(world, sides, { ...scales, extra });
    if (at === 'apart') return { different: differenceAt(world, sides, scales), confirmed, open };
    if (at === 'close') confirmed += 1;
    if (at === 'unclear') open = true;
  }
  return { different: undefined, confirmed, open };
}

/** Makes the numbers of so many digits, with the constants that they find, only once. */
function once<E>(make: (digits: number) => Scale<E>): (digits: number) => Scale<E> {
  const made = new Map<number, Scale<E>>();
  return (digits) => {
    const scale = made.get(digits) ?? make(digits);
    made.set(digits, scale);
    return scale;
  };
}

function settle<I, E>(world: World, sides: Sides, scales: Scales<I, E> & { readonly extra: number }): At {
  let at: At = 'unclear';
  for (const digits of DIGITS) {
    const sight = { scale: scales.enclosures(digits + scales.extra), bench: scales.options.bench };
    at = standingAt(world, sides, sight);
    if (at !== 'unclear' || sight.bench.steps.left < 0) return at;
    if (isUnknown(world, sides, sight)) return 'none';
  }
  return at;
}

/** Whether no number of digits gives a side a value. */
function isUnknown<T>(world: World, sides: Sides, sight: Sight<T>): boolean {
  return sides.some((side) => {
    const evaluated = evaluateIn(side, world, sight);
    return 'failure' in evaluated && evaluated.failure === 'unsupported';
  });
}

/** Most series whose value is looked for. */
const MOST_SERIES = 3;

/** Most digits that are added, and the length in hexadecimal digits that asks for so many. */
const MOST_DIGITS = 1_000;
const LONGEST = Math.ceil((MOST_DIGITS + 20) / 1.25);

/**
 * How many digits more it takes to see the smallest number that is written: `x + 10^(-100)`. Every part is worked out once,
 * from below.
 */
function digitsWritten(sides: Sides): number {
  let most = 0;
  let series = 0;
  const workedOut = (node: Tree): Tree => {
    if (most >= LONGEST) return node;
    const isSeries = node.kind === 'sum' || node.kind === 'product';
    if (isSeries) series += 1;
    const isPlain = node.kind !== 'name' && childrenOf(node).every(({ kind }) => kind === 'number');
    const value = isPlain || (isSeries && series <= MOST_SERIES) ? exactValue(node) : undefined;
    if (!value) return node;
    const isWritten = node.kind === 'number' || node.kind === 'binary';
    if (isWritten) most = Math.max(most, value.denominator.toString(16).length, value.numerator.toString(16).length);
    return { kind: 'number', value, written: '', span: node.span };
  };
  for (const side of sides) mapTree(side, workedOut);
  return Math.min(MOST_DIGITS, Math.max(0, Math.ceil(1.25 * most) - 20));
}

/** Equal if the points suffice; undefined if nothing could be compared. */
function verdictOf({ confirmed, open }: Search, { names, bench }: PointOptions): Comparison | undefined {
  const enough = names.length === 0 ? 1 : 3;
  const method = bench.tolerance ? 'tolerance' : 'points';
  if (confirmed >= enough && !open) return { verdict: 'equal', method, notes: [] };
  if (bench.steps.left < 0) return { verdict: 'undecided', method: 'none', notes: ['too-long'] };
  return open ? { verdict: 'undecided', method: 'none', notes: [] } : undefined;
}

/** Where one side has no real value, the two differ unless they agree as complex numbers. */
function compareOneSided(worlds: readonly World[], sides: Sides, options: PointOptions): Comparison | undefined {
  const { bench } = options;
  for (const world of worlds.slice(0, 4)) {
    const at = settle(world, sides, { options, intervals: complexIntervals, enclosures: complexEnclosures, extra: 0 });
    if (at !== 'apart' && at !== 'one-sided') continue;
    const witness = witnessAt(world, sides, { scale: realEnclosures(60), bench });
    return { verdict: 'different', method: 'enclosure', ...(witness && { witness }), notes: ['domain-differs'] };
  }
  return undefined;
}

/** The difference, shown at the world where it was found. */
function differenceAt<I, E>(world: World, sides: Sides, { enclosures, options }: Scales<I, E>): Comparison {
  const witness = witnessAt(world, sides, { scale: enclosures(60), bench: options.bench });
  return { verdict: 'different', method: 'enclosure', ...(witness && { witness }), notes: [] };
}
