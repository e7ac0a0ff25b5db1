import { flat, mapped, type Entries } from '../math/evaluation/entries.ts';
import { largestEntry, usualSlope, type DerivativeTable, type Indexed, type Method } from './cases.ts';
import type { Derivative } from './finite-differences/claim.ts';
import { flattened, shaped, type Drawn } from './draws.ts';
import { boundsOfErrors, Dual, LostTrack, moving, type Tracked } from './dual/dual.ts';
import { watching, type Watch } from './dual/watch.ts';
import { jacobian } from './finite-differences/jacobian.ts';
import { moved, resolver, shapeOf, valuesIn, type Names, type World } from './world.ts';

/** What is differentiated: a value that follows from the values of names. */
export interface Goal {
  /** Names for its outer indices: `z[k]`. */
  readonly indices: readonly string[];
  readonly compute: (valueOf: (name: string) => Drawn) => Drawn;
  /** The same over duals. Throws LostTrack. */
  readonly track: (valueOf: (name: string) => Tracked, watch: Watch) => Tracked;
}

/** A declared name by which one differentiates. */
export interface Variable {
  readonly name: string;
  readonly indices: readonly string[];
}

/** Where and by what is differentiated. */
export interface Ground {
  readonly wrt: Variable;
  readonly world: World;
  readonly names: Names;
}

/** A table of derivatives, and how it came about. */
export interface Differentiation extends DerivativeTable {
  readonly method: Method;
  /** Why it is not exact, or why it is of no use. */
  readonly reason?: string;
  /** Which way each comparison of values went, by its place in the reference; empty for finite differences. */
  readonly branches: ReadonlyMap<string, ReadonlySet<boolean>>;
}

/**
 * Differentiates in one world: exactly, by dual numbers, where the reference can be followed, and by finite differences
 * where a derivative would be dropped on the way. One column of the exact table is checked by finite differences.
 * `column`, from 0 to 1, says which. Throws NoValue, and what the author's functions throw.
 */
export function differentiate(goal: Goal, ground: Ground, column: number): Differentiation {
  const { wrt, world, names } = ground;
  const start = valuesIn(world, names)(wrt.name);
  const shape = shapeOf(start);
  const at = (value: Drawn): Drawn => goal.compute(valuesIn(world, names, moved(wrt.name, value, names.symbols)));
  const sides: Sides = { of: { value: at(start), indices: goal.indices }, wrt: { value: start, indices: wrt.indices } };
  const point = flattened(start);
  const outputs = (moving: readonly number[]): number[] => flattened(at(shaped(moving, shape)));
  const followed = follow(goal, ground, sides);
  if ('reason' in followed)
    return {
      ...sides,
      ...followed,
      entries: jacobian(outputs, point),
      method: 'finite-differences',
      branches: new Map(),
    };
  const j = Math.floor(column * point.length);
  const checked = jacobian(([value = NaN]) => outputs(point.with(j, value)), point.slice(j, j + 1));
  const table = { ...sides, ...followed, method: 'exact' } as const;
  const lenience = LENIENCE * Math.max(largestEntry(table), usualSlope(table));
  if (checked.every(([one], k) => agree(one, followed.entries[k]?.[j], lenience))) return table;
  const entries = followed.entries.map((row) =>
    row.map((entry): Derivative => ({ ...entry, errorBound: Infinity, status: 'rough' })),
  );
  return { ...table, entries, reason: 'its exact derivative and finite differences of it disagree' };
}

type Sides = Pick<DerivativeTable, 'of' | 'wrt'>;

/**
 * How far finite differences that claim to be smooth may be off besides their bound, as a share of the largest entry or of
 * the usual slope: what lies below the rounding of a saturated function they cannot see.
 */
const LENIENCE = 1e-6;

function agree(one: Derivative | undefined, exact: Derivative | undefined, lenience: number): boolean {
  if (one?.status !== 'smooth' || !exact) return true;
  return Math.abs(one.value - exact.value) <= 2 * (one.errorBound + exact.errorBound) + lenience;
}

type Followed =
  | { readonly entries: readonly (readonly Derivative[])[]; readonly branches: Watch['branches'] }
  | { readonly reason: string };

/** Runs the reference over duals, once for each input. */
function follow(goal: Goal, ground: Ground, { of, wrt }: Sides): Followed {
  const watch = watching();
  const plain = flattened(of.value);
  const valuesWith = trackedValues(ground);
  const columns: (readonly Derivative[])[] = [];
  try {
    for (const j of flattened(wrt.value).keys()) {
      const moving = seeded(wrt, j);
      const outputs = flat<number | Dual>(goal.track(valuesWith(moving, watch), watch));
      if (watch.rounded !== undefined) return { reason: watch.rounded };
      if (!isSame(outputs, plain)) return { reason: 'another value came out where its code was followed' };
      columns.push(outputs.map((output) => derivativeOf(output)));
    }
  } catch (error) {
    if (error instanceof LostTrack) return { reason: error.message };
    throw error;
  }
  const status = watch.tie === undefined ? {} : ({ status: 'kink' } as const);
  const entries = plain.map((_, k) =>
    columns.flatMap((column) => column.slice(k, k + 1).map((one) => ({ ...one, ...status }))),
  );
  return { entries, branches: watch.branches };
}

/** An array in which one number moves. */
function seeded({ value }: Indexed, j: number): Entries<number | Dual> {
  const inputs = flattened(value);
  const places = shaped([...inputs.keys()], shapeOf(value));
  return mapped<number, number | Dual>(places, (place) => moving(inputs[place] ?? NaN, place === j ? 1 : 0));
}

/** Values of names over duals: what depends on the variable is followed, the rest is computed once as it is. */
function trackedValues({
  wrt,
  world,
  names,
}: Ground): (moving: Entries<number | Dual>, watch: Watch) => (name: string) => Tracked {
  const still = valuesIn(world, names);
  const dependent = dependents(wrt.name, names);
  return (moving, watch) => {
    const given = moved<number | Dual>(wrt.name, moving, names.symbols);
    return resolver<Tracked>(names, {
      given: (name) => given.get(name) ?? (dependent.has(name) ? undefined : still(name)),
      compute: ({ tracked }, inputs, name) => {
        if (!tracked) throw new LostTrack(`${name} cannot be followed`);
        return tracked(watch, inputs);
      },
    });
  };
}

/** Quantities that depend on a name, also through others. */
function dependents(name: string, { quantities, symbols }: Names): ReadonlySet<string> {
  const own = symbols.get(name)?.type;
  const whole = own?.kind === 'slice' ? own.of : name;
  const found = new Set([whole]);
  for (const [slice, { type }] of symbols) if (type.kind === 'slice' && type.of === whole) found.add(slice);
  let before = -1;
  while (found.size !== before) {
    before = found.size;
    for (const [quantity, { parameters }] of quantities)
      if (parameters.some((one) => found.has(one))) found.add(quantity);
  }
  return found;
}

/** Followed code must give the very values of the code as it stands. */
function isSame(outputs: readonly (number | Dual)[], plain: readonly number[]): boolean {
  const valueOf = (one: number | Dual | undefined): number => (one instanceof Dual ? one.value : (one ?? NaN));
  return outputs.length === plain.length && plain.every((value, k) => Object.is(valueOf(outputs[k]), value));
}

function derivativeOf(output: number | Dual): Derivative {
  if (typeof output === 'number') return { value: 0, errorBound: 0, evaluations: 1, status: 'smooth' };
  const { slope } = output;
  const status = Number.isFinite(slope) ? 'smooth' : 'undefined';
  return { value: slope, errorBound: boundsOfErrors(output).slope, evaluations: 1, status };
}
