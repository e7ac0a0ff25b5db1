import type { Site } from '../../calculus/dual/choices.ts';
import { Dual, LostTrack } from '../../calculus/dual/dual.ts';
import { isTrue, lift } from './lift.ts';
import { mathOver } from './math-over.ts';

/** What global names mean in a program that is followed. */
export function globalsOver(site: () => Site): Readonly<Record<string, unknown>> {
  return {
    Math: mathOver(site),
    Number: numberOver(),
    Boolean: Object.assign((value: unknown) => (value instanceof Dual ? isTrue(value, site()) : Boolean(value)), {
      prototype: Boolean.prototype,
    }),
    Float64Array: Doubles,
    Map: FollowedMap,
    Set: FollowedSet,
    WeakMap: FollowedWeakMap,
    WeakSet: FollowedWeakSet,
    isNaN: (value: unknown) => Number.isNaN(plainNumber(value)),
    isFinite: (value: unknown) => Number.isFinite(plainNumber(value)),
    structuredClone: (value: unknown): unknown => {
      if (typeof value === 'object') throw new LostTrack('structuredClone');
      return value;
    },
  };
}

/** The names of `globalsOver`. */
export const SHADOWED: ReadonlySet<string> = new Set(
  'Math Number Boolean Float64Array Map Set WeakMap WeakSet isNaN isFinite structuredClone'.split(' '),
);

function plainNumber(value: unknown): number {
  return lift(value).value;
}

/** Looks at the value of a number that is followed. */
function atValue(test: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => test(value instanceof Dual ? value.value : value);
}

function numberOver(): unknown {
  const convert = (...given: readonly unknown[]): unknown => {
    const [value] = given;
    if (value instanceof Dual) return value;
    return given.length === 0 ? 0 : Number(value);
  };
  return Object.defineProperties(convert, {
    ...Object.getOwnPropertyDescriptors(Number),
    isFinite: { value: atValue(Number.isFinite) },
    isNaN: { value: atValue(Number.isNaN) },
    isInteger: { value: atValue(Number.isInteger) },
    isSafeInteger: { value: atValue(Number.isSafeInteger) },
  });
}

/** An array that stands in for a `Float64Array`, whose entries may be followed. */
class Doubles extends Array<unknown> {
  constructor(given?: unknown) {
    if (given instanceof Dual) throw new LostTrack('the length of an array');
    if (given instanceof ArrayBuffer) throw new LostTrack('a Float64Array over a buffer');
    const entries = typeof given === 'object' && given !== null ? Array.from(given as ArrayLike<unknown>) : undefined;
    super(entries ? entries.length : typeof given === 'number' ? given : 0);
    for (let at = 0; at < this.length; at++) this[at] = entries ? entry(entries[at]) : 0;
  }

  set(from: ArrayLike<unknown>, offset = 0): void {
    const entries = Array.from(from);
    if (offset + entries.length > this.length) throw new RangeError('offset is out of bounds');
    for (const [at, one] of entries.entries()) this[offset + at] = entry(one);
  }

  subarray(): never {
    throw new LostTrack('a part of a Float64Array that shares its numbers');
  }
}

function entry(value: unknown): unknown {
  return value instanceof Dual ? value : Number(value);
}

/** A dual would be found by which object it is, not by its value. */
function asKey<Key>(key: Key): Key {
  if (key instanceof Dual) throw new LostTrack('a number is the key of a map or in a set');
  return key;
}

class FollowedMap extends Map<unknown, unknown> {
  override set(key: unknown, value: unknown): this {
    return super.set(asKey(key), value);
  }

  override get(key: unknown): unknown {
    return super.get(asKey(key));
  }

  override has(key: unknown): boolean {
    return super.has(asKey(key));
  }

  override delete(key: unknown): boolean {
    return super.delete(asKey(key));
  }
}

class FollowedSet extends Set<unknown> {
  override add(value: unknown): this {
    return super.add(asKey(value));
  }

  override has(value: unknown): boolean {
    return super.has(asKey(value));
  }

  override delete(value: unknown): boolean {
    return super.delete(asKey(value));
  }
}

class FollowedWeakMap extends WeakMap<object, unknown> {
  override set(key: object, value: unknown): this {
    return super.set(asKey(key), value);
  }
}

class FollowedWeakSet extends WeakSet {
  override add(value: object): this {
    return super.add(asKey(value));
  }
}
