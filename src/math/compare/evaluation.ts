import type { Conventions } from '../../model/conventions.ts';
import { chain, chainBoth, isFailure, type Arithmetic, type Outcome } from '../arithmetic/arithmetic.ts';
import type { Entries } from '../evaluation/entries.ts';
import { isList } from '../evaluation/entries.ts';
import { evaluateOver, type Evaluated, type Place } from '../evaluation/evaluate-over.ts';
import { fromNumber, rational, type Rational } from '../rational.ts';
import type { SymbolTable } from '../symbols.ts';
import type { Tree } from '../tree.ts';
import { unknownFunction } from './unknown-functions.ts';
import type { Drawn, World } from './worlds.ts';

/** What all evaluations of one comparison share. */
export interface Bench {
  readonly symbols: SymbolTable;
  readonly conventions: Conventions;
  readonly seed: number;
  readonly steps: { left: number };
  readonly tolerance?: Tolerance;
}

/** How far a value may be from the expected one: so much, and such a share of it. */
export interface Tolerance {
  readonly absolute?: number;
  readonly relative?: number;
}

/** A sort of numbers and what one operation on it costs, in operations on doubles. */
export interface Scale<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly cost: number;
  /** A number as people read it, with about six digits. */
  readonly spell: (value: T) => string;
}

/** Over which numbers a world is seen, and what all evaluations share. */
export interface Sight<T> {
  readonly scale: Scale<T>;
  readonly bench: Bench;
}

/** Evaluates a formula in a world. */
export function evaluateIn<T>(tree: Tree, world: World, sight: Sight<T>): Evaluated<T> {
  const place = placeIn(world, sight);
  return place ? evaluateOver(tree, place) : { failure: 'unsupported', span: tree.span };
}

/** A world as a place to evaluate in; undefined where its values are no numbers of this sort. */
export function placeIn<T>(world: World, { scale, bench }: Sight<T>): Place<T> | undefined {
  const values = new Map<string, Entries<T>>();
  for (const [name, drawn] of world.values) {
    const value = converted(drawn, scale);
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  const base = bench.conventions.index_base;
  return {
    arithmetic: scale.arithmetic,
    values,
    indexBase: base === 'either' ? 0 : base,
    sizeOf: (index) => sizeOfIndex(index, world, bench.symbols),
    unknown: unknownFunction(scale.arithmetic, bench.seed),
    conventions: bench.conventions,
    steps: bench.steps,
    cost: scale.cost,
  };
}

function sizeOfIndex(index: string, world: World, symbols: SymbolTable): number | undefined {
  const type = symbols.get(index)?.type;
  if (type?.kind !== 'index') return undefined;
  return typeof type.size === 'number' ? type.size : world.sizes.get(type.size);
}

function converted<T>(drawn: Entries<Drawn>, scale: Scale<T>): Entries<T> | undefined {
  if (!isList(drawn)) return numberOf(drawn, scale);
  const entries: Entries<T>[] = [];
  for (const one of drawn) {
    const entry = converted(one, scale);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

/** Undefined where it has an imaginary part and these numbers are real. */
function numberOf<T>({ real, imaginary }: Drawn, { arithmetic }: Scale<T>): T | undefined {
  const first = arithmetic.rational(real);
  if (imaginary === undefined) return isFailure(first) ? undefined : first;
  const second = chainBoth(arithmetic.constant('i'), arithmetic.rational(imaginary), arithmetic.multiply);
  const sum = chainBoth(first, second, arithmetic.add);
  return isFailure(sum) ? undefined : sum;
}

/** How two values lie: for certain apart, the same as far as can be told, or `unclear` where too little is known. */
export type Standing = 'apart' | 'close' | 'unclear';

/** Values nearer than this, of the larger one or of 1, are the same as far as can be told. */
const CLOSE: Rational = rational(1n, 10n ** 40n);

/** Over which numbers values are compared, and how far they may be apart. */
export interface Measure<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly tolerance?: Tolerance | undefined;
}

/** How two results of one place lie, number by number; lists of other sizes are apart. The second is the expected one. */
export function standingOf<T>(a: Entries<T>, b: Entries<T>, measure: Measure<T>): Standing {
  if (!isList(a) && !isList(b)) {
    return measure.tolerance ? within(a, b, measure) : standing(a, b, measure.arithmetic);
  }
  if (!isList(a) || !isList(b)) return 'apart';
  if (a.length !== b.length) return 'apart';
  let overall: Standing = 'close';
  for (const [at, entry] of a.entries()) {
    const other = b[at];
    const one = other === undefined ? 'apart' : standingOf(entry, other, measure);
    if (one === 'apart') return 'apart';
    if (one === 'unclear') overall = 'unclear';
  }
  return overall;
}

function standing<T>(a: T, b: T, arithmetic: Arithmetic<T>): Standing {
  const order = arithmetic.compare(a, b);
  if (order === 0) return 'close';
  if (order === 1 || order === -1) return 'apart';
  const [gap, size] = [distance(a, b, arithmetic), scaleOf(a, b, arithmetic)];
  const zero = arithmetic.rational(rational(0));
  if (gap === undefined || typeof zero === 'string') return 'unclear';
  if (arithmetic.compare(gap, zero) === 1) return 'apart';
  const close = arithmetic.rational(CLOSE);
  const bound = size === undefined || typeof close === 'string' ? undefined : arithmetic.multiply(close, size);
  if (bound === undefined || typeof bound === 'string') return 'unclear';
  return arithmetic.compare(gap, bound) === -1 ? 'close' : 'unclear';
}

/** Whether a value is as near to the expected one as it may be. */
function within<T>(a: T, b: T, { arithmetic, tolerance = {} }: Measure<T>): Standing {
  const number = (value: number): Outcome<T> => arithmetic.rational(fromNumber(value) ?? rational(0));
  const share = chainBoth(number(tolerance.relative ?? 0), sizeOf(b, arithmetic), arithmetic.multiply);
  const bound = chainBoth(number(tolerance.absolute ?? 0), share, arithmetic.add);
  const gap = distance(a, b, arithmetic);
  if (gap === undefined || isFailure(bound)) return 'unclear';
  const order = arithmetic.compare(gap, bound);
  if (order === 'unsure') return standing(a, b, arithmetic) === 'close' ? 'close' : 'unclear';
  return order === 1 ? 'apart' : 'close';
}

function distance<T>(a: T, b: T, arithmetic: Arithmetic<T>): T | undefined {
  const size = chain(arithmetic.subtract(a, b), (difference) => sizeOf(difference, arithmetic));
  return isFailure(size) ? undefined : size;
}

/** The sum of the sizes of the two parts, which unlike their root has a value however vague they are. */
function sizeOf<T>(value: T, arithmetic: Arithmetic<T>): Outcome<T> {
  const part = (name: string): Outcome<T> =>
    chain(arithmetic.apply(name, [value]), (one) => arithmetic.apply('abs', [one]));
  return chainBoth(part('re'), part('im'), arithmetic.add);
}

/** At least 1 and the two sizes. */
function scaleOf<T>(a: T, b: T, arithmetic: Arithmetic<T>): T | undefined {
  const sizes = chainBoth(sizeOf(a, arithmetic), sizeOf(b, arithmetic), arithmetic.add);
  const bound = chainBoth(arithmetic.rational(rational(1)), sizes, arithmetic.add);
  return isFailure(bound) ? undefined : bound;
}
