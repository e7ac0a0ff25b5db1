import { flattened, shaped, type Drawn, type Sizes } from './draws.ts';
import type { Derivative } from './finite-differences/claim.ts';
import type { NamedFunctions } from './named-functions.ts';
import { shapeOf } from './world.ts';

/** One place at which a formula is compared with what it should be. */
export interface Case {
  readonly sizes: Sizes;
  /** Values of the indices that were asked for; they count from 0. */
  readonly indices: ReadonlyMap<string, number>;
  /** Every other name that a formula may use. */
  readonly values: ReadonlyMap<string, Drawn>;
  /** Makes values outside of arrays arbitrary, but the same for every formula. */
  readonly seed: number;
  /** A number, or an array where whole arrays are asked for. */
  readonly reference: Drawn;
  /** What each number of the reference is off by at most, in order. */
  readonly bounds: readonly number[];
  /** The largest number of the reference in the same world: what bounds are held against. */
  readonly scale: number;
  /** How the reference was differentiated; absent where it was not. */
  readonly method?: Method;
  /** What entries of a name are off by at most, where that is more than rounding. */
  readonly errors?: ReadonlyMap<string, number>;
  /** Names whose value is a place in an array, counted from 0: a formula sees it in the base of its indices. */
  readonly positions?: ReadonlySet<string>;
  /** Functions that a formula may call besides the usual ones. */
  readonly functions?: NamedFunctions;
}

/** How a derivative is worked out: by dual numbers, exact but for rounding, or by finite differences with a bound. */
export type Method = 'exact' | 'finite-differences';

/** A value with names for its outer indices: `z[k]`. */
export interface Indexed {
  readonly value: Drawn;
  readonly indices: readonly string[];
}

/** What is known of a derivative in one world. */
export interface DerivativeTable {
  /** Entry by flat position of the output, then of the input. */
  readonly entries: readonly (readonly Derivative[])[];
  readonly of: Indexed;
  readonly wrt: Indexed;
}

/** Share of the largest entry below which a bound is of use. */
const USEFUL = 1e-8;

/** Whether every entry has a bound that is of use. */
export function isUsable(table: DerivativeTable): boolean {
  const scale = scaleOf(table);
  return table.entries.flat().every(({ status, errorBound }) => status !== 'kink' && errorBound <= USEFUL * scale);
}

/**
 * What errors of the entries are measured against: the largest of them, or, where none can be told from zero, a small share
 * of the slope that values of these sizes would usually have.
 */
export function scaleOf(table: DerivativeTable): number {
  return isZero(table) ? Math.max(largestEntry(table), SMALL * usualSlope(table)) : largestEntry(table);
}

/** Whether no entry can be told from zero. */
export function isZero(table: DerivativeTable): boolean {
  const error = largest(table.entries.flat().map(({ errorBound }) => errorBound));
  return largestEntry(table) <= CLEAR * error;
}

/** Whether all entries are next to nothing beside the slope that values of these sizes would usually have. */
export function isFlat(table: DerivativeTable): boolean {
  return isZero(table) || largestEntry(table) < NEXT_TO_NOTHING * usualSlope(table);
}

/** The largest magnitude among the entries. */
export function largestEntry({ entries }: DerivativeTable): number {
  return largest(entries.flat().map(({ value }) => value));
}

/** The slope that values of these sizes would usually have. */
export function usualSlope({ of, wrt }: Pick<DerivativeTable, 'of' | 'wrt'>): number {
  const slope = largest(flattened(of.value)) / largest(flattened(wrt.value));
  return Number.isFinite(slope) ? slope : 0;
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** How many times its error a derivative has to be to be told from zero. */
const CLEAR = 1e3;
/** Shares of the usual slope: what errors are measured against where nothing is clear, and what tells nothing. */
const SMALL = 1e-4;
const NEXT_TO_NOTHING = 1e-6;

/** The first entry without a derivative, where there is one. */
export function unusableStatus({ entries }: DerivativeTable): Derivative['status'] {
  return entries.flat().find(({ status }) => status !== 'smooth' && status !== 'one-sided')?.status ?? 'rough';
}

/** Everything about a case but its indices and what belongs there. */
export type CaseFrame = Pick<Case, 'sizes' | 'values' | 'seed' | 'method' | 'errors' | 'positions' | 'functions'>;

/** A case for each assignment of the named indices. Axes without a name stay whole: those of `wrt` first. */
export function casesOf({ entries, of, wrt }: DerivativeTable, frame: CaseFrame): Case[] {
  const [ofShape, wrtShape] = [shapeOf(of.value), shapeOf(wrt.value)];
  const names = new Map<string, number>();
  of.indices.forEach((name, axis) => names.set(name, ofShape[axis] ?? 0));
  wrt.indices.forEach((name, axis) => names.set(name, Math.min(names.get(name) ?? Infinity, wrtShape[axis] ?? 0)));
  const scale = scaleOf({ entries, of, wrt });
  return assignments(names).map((indices) => {
    const outputs = placesAt(ofShape, of.indices, indices);
    const inputs = placesAt(wrtShape, wrt.indices, indices);
    const found = inputs.flatMap((j) => outputs.flatMap((k) => entries[k]?.[j] ?? []));
    const rest = [...wrtShape.slice(wrt.indices.length), ...ofShape.slice(of.indices.length)];
    return {
      ...frame,
      indices,
      reference: shaped(
        found.map(({ value }) => value),
        rest,
      ),
      bounds: found.map(({ errorBound }) => errorBound),
      scale,
    };
  });
}

/** Every way to give each name a number below its size; the last name moves fastest. */
export function assignments(names: ReadonlyMap<string, number>): ReadonlyMap<string, number>[] {
  return [...names].reduce<ReadonlyMap<string, number>[]>(
    (all, [name, size]) =>
      all.flatMap((one) => Array.from({ length: size }, (_, value) => new Map(one).set(name, value))),
    [new Map()],
  );
}

/** Flat positions of what is left of an array when its outer axes are fixed. */
function placesAt(shape: readonly number[], names: readonly string[], indices: ReadonlyMap<string, number>): number[] {
  const outer = names.reduce((place, name, axis) => place * (shape[axis] ?? 1) + (indices.get(name) ?? 0), 0);
  const each = shape.slice(names.length).reduce((product, size) => product * size, 1);
  return Array.from({ length: each }, (_, i) => outer * each + i);
}
