import { decide, remainder, type Order, type Site } from '../../calculus/dual/choices.ts';
import { Dual, fixed, LostTrack } from '../../calculus/dual/dual.ts';
import { add, divide, multiply, negate, subtract } from '../../calculus/dual/operations.ts';
import { power } from '../../calculus/dual/powers.ts';
import type { Watch } from '../../calculus/dual/watch.ts';
import { isTrue, lift } from './lift.ts';
import { decidingMath } from './math-over.ts';
import { watchedMethod } from './methods.ts';

/** The call under way. */
export interface State {
  watch: Watch;
  /** Turns of loops so far. */
  turns: number;
}

/** Turns after which something has gone wrong: the plain code has ended with fewer. */
const MOST_TURNS = 50_000_000;

/**
 * What operators of a followed program do. Of anything but duals they do exactly what JavaScript does, whose operators
 * take values of any type: that is why some are called numbers here that may be none.
 */
export function operatorsOf(state: State, places: readonly string[]): Readonly<Record<string, unknown>> {
  const at = (site: number): Site => ({ watch: state.watch, place: places[site] ?? '' });
  const maths = places.map((): ReturnType<typeof decidingMath> | undefined => undefined);
  return {
    ...ARITHMETIC,
    ...comparisons(at),
    ...truths(at),
    ...CHANGES,
    remainder: (a: unknown, b: unknown, site: number): unknown => {
      if (bothPlain(a, b)) return (a as number) % (b as number);
      return remainder(lift(a), lift(b), { how: 'trunc', ...at(site) });
    },
    mathAt: (site: number) => (maths[site] ??= decidingMath(() => at(site))),
    // The five parts of a call, as they stand in the program.
    method: (object: unknown, name: string, given: readonly unknown[], site: number, optional: boolean): unknown => {
      if (optional && (object === undefined || object === null)) return undefined;
      return watchedMethod({ object, name, given }, () => at(site));
    },
    turn: (): void => {
      if (++state.turns > MOST_TURNS) throw new LostTrack('a loop does not end over duals');
    },
  };
}

/** Whether JavaScript's own operators will do. */
function bothPlain(a: unknown, b: unknown): boolean {
  return !(a instanceof Dual) && !(b instanceof Dual);
}

/** Operators that decide nothing. */
export const ARITHMETIC = {
  add: (a: unknown, b: unknown): unknown => {
    if (typeof a === 'number' && typeof b === 'number') return a + b;
    return bothPlain(a, b) ? (a as number) + (b as number) : add(summand(a), summand(b));
  },
  subtract: (a: unknown, b: unknown): unknown => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return bothPlain(a, b) ? (a as number) - (b as number) : subtract(lift(a), lift(b));
  },
  multiply: (a: unknown, b: unknown): unknown => {
    if (typeof a === 'number' && typeof b === 'number') return a * b;
    return bothPlain(a, b) ? (a as number) * (b as number) : multiply(lift(a), lift(b));
  },
  divide: (a: unknown, b: unknown): unknown => {
    if (typeof a === 'number' && typeof b === 'number') return a / b;
    return bothPlain(a, b) ? (a as number) / (b as number) : divide(lift(a), lift(b));
  },
  power: (a: unknown, b: unknown): unknown =>
    bothPlain(a, b) ? (a as number) ** (b as number) : power(lift(a), lift(b)),
  negate: (a: unknown): unknown => (a instanceof Dual ? negate(a) : -(a as number)),
  // Refuses a bigint as the sign does, which `Number` would take.
  plus: (a: unknown): unknown => (a instanceof Dual ? a : (a as number) * 1),
};

/** `+` joins texts, and what is no number may be a text. */
function summand(value: unknown): Dual {
  if (typeof value === 'string' || (typeof value === 'object' && value !== null && !(value instanceof Dual)))
    throw new LostTrack('a number is joined to a text');
  return lift(value);
}

type Compare = (a: unknown, b: unknown, site: number) => boolean;

/** How plain values are compared. */
const PLAIN = {
  '<': (a: number, b: number): boolean => a < b,
  '<=': (a: number, b: number): boolean => a <= b,
  '>': (a: number, b: number): boolean => a > b,
  '>=': (a: number, b: number): boolean => a >= b,
};

function comparisons(at: (site: number) => Site): Readonly<Record<string, Compare>> {
  const ordered = (order: '<' | '<=' | '>' | '>='): Compare => {
    const plain = PLAIN[order];
    return (a, b, site) =>
      bothPlain(a, b) ? plain(a as number, b as number) : decide(lift(a), order, lift(b), at(site));
  };
  const same: Compare = (a, b, site) => {
    if (bothPlain(a, b)) return a === b;
    return isNumber(a) && isNumber(b) && equal(a, b, at(site));
  };
  const alike: Compare = (a, b, site) => {
    // The operator that is asked for.
    if (bothPlain(a, b)) return a == b;
    return !isNothing(a) && !isNothing(b) && equal(a, b, at(site));
  };
  return {
    ...{ '<': ordered('<'), '<=': ordered('<='), '>': ordered('>'), '>=': ordered('>=') },
    ...{ '===': same, '!==': (a, b, site) => !same(a, b, site) },
    ...{ '==': alike, '!=': (a, b, site) => !alike(a, b, site) },
  };
}

function equal(a: unknown, b: unknown, site: Site): boolean {
  return decide(lift(a), '==' satisfies Order, lift(b), site);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value instanceof Dual;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function truths(at: (site: number) => Site): Readonly<Record<string, unknown>> {
  const truth = (value: unknown, site: number): boolean =>
    value instanceof Dual ? isTrue(value, at(site)) : Boolean(value);
  return {
    truth,
    and: (left: unknown, right: () => unknown, site: number): unknown => (truth(left, site) ? right() : left),
    or: (left: unknown, right: () => unknown, site: number): unknown => (truth(left, site) ? left : right()),
  };
}

const CHANGES = {
  typeOf: (value: unknown): string => (value instanceof Dual ? 'number' : typeof value),
  increment: (old: unknown): unknown => {
    if (old instanceof Dual) return add(old, fixed(1));
    let value = old as number;
    value++;
    return value;
  },
  decrement: (old: unknown): unknown => {
    if (old instanceof Dual) return subtract(old, fixed(1));
    let value = old as number;
    value--;
    return value;
  },
  /** The number that a variable was before its change. */
  was: (old: unknown): unknown => {
    if (typeof old === 'number' || typeof old === 'bigint' || old instanceof Dual) return old;
    return Number(old);
  },
  change: (object: Record<PropertyKey, unknown>, key: PropertyKey, make: (old: unknown) => unknown): unknown =>
    (object[key] = make(object[key])),
  unmoved: (value: unknown, what: string): unknown => {
    if (value instanceof Dual) throw new LostTrack(what);
    return value;
  },
  caught: (thrown: unknown): void => {
    if (thrown instanceof LostTrack) throw thrown;
  },
};
