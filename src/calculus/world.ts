import type { SymbolTable } from '../math/symbols.ts';
import { drawValue, type Drawn, type Sizes } from './draws.ts';
import type { Random } from '../math/random.ts';

/** A function that is linked to other values by the names of its parameters. */
export interface Forward {
  readonly parameters: readonly string[];
  readonly compute: (...inputs: Drawn[]) => Drawn;
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

/** Draws every symbol that is neither computed nor fixed. Slices show the rows or columns of their array. */
export function drawWorld(names: Names, sizes: Sizes, random: Random): World {
  const drawn = new Map<string, Drawn>([...sizes, ...names.constants]);
  for (const [name, { type }] of names.symbols) {
    if (drawn.has(name) || names.quantities.has(name)) continue;
    const value = drawValue(type, sizes, random);
    if (value !== undefined) drawn.set(name, value);
  }
  for (const [name, { type }] of names.symbols) {
    const whole = type.kind === 'slice' ? drawn.get(type.of) : undefined;
    if (type.kind === 'slice' && whole !== undefined) drawn.set(name, type.axis === 'rows' ? whole : columnsOf(whole));
  }
  return { sizes, drawn };
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
  const known = new Map<string, Drawn>(fixed);
  const open = new Set<string>();
  const valueOf = (name: string, neededBy = ''): Drawn => {
    const value = known.get(name) ?? (names.quantities.has(name) ? undefined : world.drawn.get(name));
    if (value !== undefined) return value;
    const quantity = names.quantities.get(name);
    if (!quantity || open.has(name)) throw new NoValue(name, neededBy);
    open.add(name);
    const computed = quantity.compute(...quantity.parameters.map((parameter) => valueOf(parameter, name)));
    open.delete(name);
    known.set(name, computed);
    return computed;
  };
  return valueOf;
}

/** Sizes from the outside in; of a number none. */
export function shapeOf(value: Drawn): number[] {
  return typeof value === 'number' ? [] : [value.length, ...(value[0] === undefined ? [] : shapeOf(value[0]))];
}

function columnsOf(value: Drawn): Drawn {
  if (typeof value === 'number') return value;
  const rows = value.map((row) => (typeof row === 'number' ? [row] : row));
  return (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? NaN));
}
