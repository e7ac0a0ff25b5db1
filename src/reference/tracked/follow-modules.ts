import { compileFunction } from 'node:vm';

import { Dual, fixed, LostTrack, type Tracked } from '../../calculus/dual/dual.ts';
import { watching, type Watch } from '../../calculus/dual/watch.ts';
import { LIBRARY, type Evaluated } from '../evaluate-modules.ts';
import * as library from '../library.ts';
import type { Value } from '../reference.ts';
import type { Source } from '../source.ts';
import { followSource, RUNTIME } from './follow-source.ts';
import { globalsOver } from './globals.ts';
import { placesOf } from './places.ts';
import { operatorsOf, type State } from './runtime.ts';
import { followedVectors } from './vectors.ts';

/** A function of the author's, run over duals. */
export type Follow = (watch: Watch, inputs: readonly Tracked[]) => unknown;

/** The functions of a reference over duals, or why there are none. */
export type Following = { readonly functions: ReadonlyMap<string, Follow> } | { readonly untracked: string };

/**
 * Evaluates the modules of a reference a second time, rewritten so that numbers in them may be duals. Never throws: what
 * cannot be followed is said.
 */
export function followModules(evaluated: Evaluated, entry: Source): Following {
  try {
    const state: State = { watch: watching(), turns: 0 };
    const exports = evaluate(evaluated, entry, state);
    const functions = Object.entries(exports).flatMap(([name, value]): [string, Follow][] =>
      typeof value === 'function'
        ? [[name, (watch, inputs) => within(state, watch, () => Reflect.apply(value, undefined, inputs) as unknown)]]
        : [],
    );
    return { functions: new Map(functions) };
  } catch (thrown) {
    return { untracked: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function within<T>(state: State, watch: Watch, run: () => T): T {
  state.watch = watch;
  state.turns = 0;
  return run();
}

function evaluate({ sources, links }: Evaluated, entry: Source, state: State): Record<string, unknown> {
  const globals = globalsOver(() => ({ watch: state.watch, place: entry.name }));
  const helpers = { ...library, ...followedVectors(state) };
  const modules = new Map<Source, { exports: unknown }>();
  const load = (source: Source): unknown => {
    const known = modules.get(source);
    if (known) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    modules.set(source, module);
    if (source.compiled === '') module.exports = JSON.parse(source.text) as unknown;
    else run(source, module);
    return module.exports;
  };
  const run = (source: Source, module: { exports: unknown }): void => {
    const { code, sites } = followSource(source.compiled);
    const names = ['exports', 'require', 'module', RUNTIME, ...Object.keys(globals)];
    const body = compileFunction(code, names, { filename: source.path });
    const operators = operatorsOf(state, placesOf(source, sites));
    const require = (specifier: string): unknown => {
      if (specifier === LIBRARY) return helpers;
      const path = links.get(source)?.get(specifier);
      const target = path === undefined ? undefined : sources.get(path);
      if (!target) throw new LostTrack(`${source.name} imports ${specifier}, which is not followed`);
      return load(target);
    };
    Reflect.apply(body, undefined, [module.exports, require, module, operators, ...Object.values(globals)]);
  };
  const exports = load(entry);
  return typeof exports === 'object' && exports !== null ? { ...exports } : {};
}

/** What a quantity needs to be followed. */
interface Pair {
  /** The plain function. Throws a RubricError where it gives no numbers. */
  readonly compute: (...inputs: Value[]) => Value;
  readonly follow: Follow;
}

/**
 * Runs a function over duals beside the plain one. The values must be the same to the last bit, else something in it has
 * taken duals for another thing than numbers. Throws LostTrack, and what the plain function throws.
 */
export function followed({ compute, follow }: Pair, watch: Watch, inputs: readonly Tracked[]): Tracked {
  const plain = compute(...inputs.map(valuesOf));
  const result = resultOf(() => follow(watch, inputs.map(copied)));
  if (!isSame(result, plain)) throw new LostTrack('its values over duals are not those over plain numbers');
  return result;
}

function resultOf(run: () => unknown): Tracked {
  let result: unknown;
  try {
    result = run();
  } catch (thrown) {
    if (thrown instanceof LostTrack) throw thrown;
    throw new LostTrack(`over duals it throws: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  return trackedIn(result) ?? lost();
}

function lost(): never {
  throw new LostTrack('it gives something else than numbers over duals');
}

function valuesOf(value: Tracked): Value {
  if (value instanceof Dual) return value.value;
  return typeof value === 'number' ? value : value.map(valuesOf);
}

/**
 * Arrays of its own, since an author's function may change what it is given. Numbers that are not whole are followed, though
 * they stand still, so that all rounding is bounded; whole ones may be sizes and indices.
 */
function copied(value: Tracked): Tracked {
  if (typeof value === 'number') return Number.isInteger(value) ? value : fixed(value);
  return value instanceof Dual ? value : value.map(copied);
}

/** A result as plain nested arrays; undefined where it is made of anything else. */
function trackedIn(value: unknown): Tracked | undefined {
  if (typeof value === 'number' || value instanceof Dual) return value;
  if (!Array.isArray(value) && !(ArrayBuffer.isView(value) && 'length' in value)) return undefined;
  const entries = Array.from(value as ArrayLike<unknown>, trackedIn);
  const whole = entries.filter((one) => one !== undefined);
  return whole.length === entries.length ? whole : undefined;
}

function isSame(found: Tracked, plain: Value): boolean {
  if (typeof found === 'number' || found instanceof Dual) {
    const value = typeof found === 'number' ? found : found.value;
    return value === plain || Object.is(value, plain);
  }
  return (
    typeof plain === 'object' &&
    found.length === plain.length &&
    found.every((one, at) => isSame(one, plain[at] ?? NaN))
  );
}
