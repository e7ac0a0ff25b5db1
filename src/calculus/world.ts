import { isList, type Entries } from '../math/evaluation/entries.ts';
import type { SymbolTable } from '../math/symbols.ts';
import type { Tracked } from './dual/dual.ts';
import type { Watch } from './dual/watch.ts';
import { drawValue, type Drawn, type Sizes } from './draws.ts';
import type { Random } from '../math/random.ts';

/** A function that is linked to other values by the names of its parameters. */
export interface Forward {
  readonly parameters: readonly string[];
  readonly compute: (...inputs: Drawn[]) => Drawn;
  /** The same over duals; absent where it cannot be followed. Throws LostTrack. */
  readonly tracked?: ((watch: Watch, inputs: readonly Tracked[]) => Tracked) | undefined;
  /** Its value is a place in an array, counted from 0. */
  readonly isPosition?: boolean;
}

/** Everything that can have a value: what is drawn, what is computed, and what is fixed. */
export interface Names {
  readonly symbols: SymbolTable;
  readonly quantities: ReadonlyMap<string, Forward>;
  readonly constants: ReadonlyMap<string, Drawn>;
}

/** One draw of everything that is not computed. */
export interface World {
  readonly sizes: Sizes;
  /** Sizes, drawn symbols and constants by name. */
  readonly drawn: ReadonlyMap<string, Drawn>;
}

/**
 * Draws every symbol that is neither computed nor fixed. Slices show the rows or columns of their array. `shrink`, at most
 * 1, draws nearer to zero.
 */
export function drawWorld(names: Names, sizes: Sizes, random: Random, shrink = 1): World {
  const drawn = new Map<string, Drawn>([...sizes, ...names.constants]);
  for (const [name, { type }] of names.symbols) {
    if (drawn.has(name) || names.quantities.has(name)) continue;
    const value = drawValue(type, sizes, random, shrink);
    if (value !== undefined) drawn.set(name, value);
  }
  for (const [name, { type }] of names.symbols) {
    const whole = type.kind === 'slice' ? drawn.get(type.of) : undefined;
    if (type.kind === 'slice' && whole !== undefined) drawn.set(name, sliceOf<number>(whole, type.axis));
  }
  return { sizes, drawn };
}

/**
 * How far draws are shrunk after so many that had no value, or no derivative to speak of: functions overflow, or are flat,
 * where their inputs are large.
 */
export function shrunk(failures: number): number {
  return 4 ** -Math.max(0, failures - 1);
}

/** Why a name has no value. */
export class NoValue extends Error {
  /** The name that is neither declared nor exported. */
  readonly missing: string;
  /** The quantity that asks for it; empty where it was asked for directly. */
  readonly neededBy: string;

  constructor(missing: string, neededBy: string) {
    super(neededBy === '' ? `${missing} has no value` : `${neededBy} takes ${missing}, which has no value`);
    this.missing = missing;
    this.neededBy = neededBy;
  }
}

/**
 * The values of names in a world, computed as they are needed and remembered. `fixed` takes the place of what would be
 * drawn or computed: that is how one of them is moved while all that depends on it follows. Throws NoValue, and what the
 * author's functions throw.
 */
export function valuesIn(
  world: World,
  names: Names,
  fixed: ReadonlyMap<string, Drawn> = new Map(),
): (name: string) => Drawn {
  return resolver(names, {
    given: (name) => fixed.get(name) ?? (names.quantities.has(name) ? undefined : world.drawn.get(name)),
    compute: ({ compute }, inputs) => compute(...inputs),
  });
}

/** How names get values of one sort. */
interface Sort<Value> {
  /** What is drawn or fixed. */
  readonly given: (name: string) => Value | undefined;
  readonly compute: (quantity: Forward, inputs: readonly Value[], name: string) => Value;
}

/** Looks names up, and computes those that are quantities from their parameters. Throws NoValue. */
export function resolver<Value>({ quantities }: Names, { given, compute }: Sort<Value>): (name: string) => Value {
  const known = new Map<string, Value>();
  const open = new Set<string>();
  const valueOf = (name: string, neededBy = ''): Value => {
    const value = known.get(name) ?? given(name);
    if (value !== undefined) return value;
    const quantity = quantities.get(name);
    if (!quantity || open.has(name)) throw new NoValue(name, neededBy);
    open.add(name);
    const inputs = quantity.parameters.map((parameter) => valueOf(parameter, name));
    const computed = compute(quantity, inputs, name);
    open.delete(name);
    known.set(name, computed);
    return computed;
  };
  return valueOf;
}

/** An array in another place, and the slices of it that have names of their own; of slices, the array that they are of. */
export function moved<Value>(
  name: string,
  value: Entries<Value>,
  symbols: SymbolTable,
): ReadonlyMap<string, Entries<Value>> {
  const own = symbols.get(name)?.type;
  const [whole, array] = own?.kind === 'slice' ? [own.of, sliceOf(value, own.axis)] : [name, value];
  const slices = [...symbols].flatMap(([slice, { type }]) =>
    type.kind === 'slice' && type.of === whole ? [[slice, sliceOf(array, type.axis)] as const] : [],
  );
  return new Map<string, Entries<Value>>([[whole, array], ...slices]);
}

function sliceOf<Value>(whole: Entries<Value>, axis: 'rows' | 'columns'): Entries<Value> {
  if (axis === 'rows' || !isList(whole)) return whole;
  const rows = whole.map((row) => (isList(row) ? row : [row]));
  return (rows[0] ?? []).map((_, j) => rows.flatMap((row) => row.slice(j, j + 1)));
}

/** Sizes from the outside in; of a number none. */
export function shapeOf(value: Drawn): number[] {
  return typeof value === 'number' ? [] : [value.length, ...(value[0] === undefined ? [] : shapeOf(value[0]))];
}
