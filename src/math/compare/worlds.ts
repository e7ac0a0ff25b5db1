import type { Entries } from '../evaluation/entries.ts';
import { randomFrom, type Random } from '../random.ts';
import { rational, toNumber, type Rational } from '../rational.ts';
import type { Domain, Size, SymbolTable, SymbolType } from '../symbols.ts';

/** A number that a symbol stands for at one point; `imaginary` is absent for real ones. */
export interface Drawn {
  readonly real: Rational;
  readonly imaginary?: Rational;
}

/** Values for all symbols. At a special world there may be coincidences (0, 1, equal values), at others there are none. */
export interface World {
  readonly values: ReadonlyMap<string, Entries<Drawn>>;
  readonly sizes: ReadonlyMap<string, number>;
  readonly special: boolean;
}

/** For which names worlds are drawn. */
export interface WorldOptions {
  /** In a fixed order, so that both ways round of a comparison draw alike. */
  readonly names: readonly string[];
  readonly symbols: SymbolTable;
  /** Undeclared names are complex. */
  readonly complex: boolean;
  /** Undeclared names are whole numbers from 1 on: for factorials. */
  readonly whole: boolean;
  readonly seed: number;
}

/** How undeclared numbers are spread in one world after the other: the least and largest size, and the signs. */
const SPREADS: readonly { readonly from: number; readonly to: number; readonly signs: boolean }[] = [
  { from: 0.5, to: 3, signs: false },
  { from: 0.3, to: 3, signs: true },
  { from: 0.05, to: 1, signs: true },
  { from: 3, to: 20, signs: false },
  { from: 2, to: 9, signs: true },
  { from: 0.05, to: 1, signs: false },
];

const SPECIAL: readonly Rational[] = [
  rational(-2),
  rational(2),
  rational(1, 2),
  rational(-1),
  rational(3),
  rational(1),
  rational(-1, 2),
  rational(0),
  rational(4),
];

/** How many worlds in general position are drawn. */
const GENERIC = 16;

/** Numbers whose products and powers tell apart what holds for positive numbers only: every combination is tried. */
const TELLING: readonly Rational[] = [rational(-2), rational(2), rational(1, 2)];

/** Most special worlds. */
const MOST_SPECIAL = 27;

/**
 * Worlds for the names, drawn as they are asked for: first those in general position, then special ones. The same options
 * give the same worlds.
 */
export function* worldsFor(options: WorldOptions): Generator<World> {
  const { length } = options.names;
  if (length === 0) {
    yield worldAt(0, undefined, options);
    return;
  }
  for (let number = 0; number < GENERIC; number++) yield worldAt(number, undefined, options);
  const count = length === 1 ? SPECIAL.length : Math.min(MOST_SPECIAL, 3 ** length + 6);
  for (let number = 0; number < count; number++) yield worldAt(GENERIC + number, number, options);
}

/** All worlds for the names. */
export function drawWorlds(options: WorldOptions): World[] {
  return [...worldsFor(options)];
}

function worldAt(number: number, special: number | undefined, options: WorldOptions): World {
  const random = randomFrom(options.seed + 7_919 * number);
  const sizes = drawSizes(options, random);
  const values = new Map<string, Entries<Drawn>>();
  for (const [order, name] of options.names.entries()) {
    const value = drawSymbol(name, { random, number, special, order, sizes, options });
    if (value !== undefined) values.set(name, value);
  }
  return { values, sizes, special: special !== undefined };
}

interface Draw {
  readonly random: Random;
  readonly number: number;
  /** The number of a special world. */
  readonly special: number | undefined;
  readonly order: number;
  readonly sizes: ReadonlyMap<string, number>;
  readonly options: WorldOptions;
}

/** Sizes from 3 on, all different. */
function drawSizes({ names, symbols }: WorldOptions, random: Random): Map<string, number> {
  const sizes = new Map<string, number>();
  let next = 3 + Math.floor(2 * random());
  const wanted = names.filter((name) => symbols.get(name)?.type.kind === 'size');
  const used = [...symbols.values()].flatMap(({ type }) => sizesIn(type));
  for (const name of new Set([...wanted, ...used])) {
    sizes.set(name, next);
    next += 1;
  }
  return sizes;
}

function sizesIn(type: SymbolType): string[] {
  const sizes = type.kind === 'array' ? type.sizes : type.kind === 'index' ? [type.size] : [];
  return sizes.filter((size) => typeof size === 'string');
}

function drawSymbol(name: string, draw: Draw): Entries<Drawn> | undefined {
  const type = draw.options.symbols.get(name)?.type ?? undeclared(draw.options);
  switch (type.kind) {
    case 'number':
      return drawNumber(type, draw);
    case 'array':
      return drawArray(type, draw);
    case 'size':
      return whole(draw.sizes.get(name) ?? 3);
    case 'index':
      return whole(1 + Math.floor(draw.random() * (sizeOf(type.size, draw) - 1)));
    default:
      return undefined;
  }
}

function undeclared({ complex, whole: integer }: WorldOptions): SymbolType {
  const domain = { from: integer ? 1 : -Infinity, to: Infinity, openFrom: !integer, openTo: true };
  return { kind: 'number', integer, complex, domain };
}

function sizeOf(size: Size, { sizes }: Draw): number {
  return typeof size === 'number' ? size : (sizes.get(size) ?? 3);
}

function whole(value: number): Drawn {
  return { real: rational(value) };
}

function drawNumber(type: SymbolType & { kind: 'number' }, draw: Draw): Drawn {
  const real = type.integer ? drawWhole(type.domain, draw) : drawReal(type.domain, draw);
  if (!type.complex || draw.special !== undefined) return { real };
  return { real, imaginary: thousandths((draw.random() < 0.5 ? -1 : 1) * (0.2 + draw.random())) };
}

function drawReal(domain: Domain, draw: Draw): Rational {
  const { random, number, special, order } = draw;
  const pick = special === undefined ? undefined : specialNumber(special, draw);
  if (pick !== undefined && contains(domain, toNumber(pick))) return pick;
  const { from, to, signs } = SPREADS[number % SPREADS.length] ?? { from: 0.5, to: 3, signs: true };
  const part = random();
  const size = from + (to - from) * part;
  const hasEnds = Number.isFinite(domain.from) && Number.isFinite(domain.to);
  if (hasEnds) return thousandths(domain.from + (domain.to - domain.from) * (0.02 + 0.96 * part));
  if (Number.isFinite(domain.from)) return thousandths(domain.from + size);
  if (Number.isFinite(domain.to)) return thousandths(domain.to - size);
  const negative = signs && (random() < 0.5 || (order + number) % 4 === 0);
  return thousandths(negative ? -size : size);
}

/** One name takes each special number in turn; several take the telling ones in all combinations, then random ones. */
function specialNumber(special: number, { options, order, random }: Draw): Rational | undefined {
  const { length } = options.names;
  if (length === 1) return SPECIAL[special];
  const digit = Math.floor(special / 3 ** order) % 3;
  return special < 3 ** length && length <= 3 ? TELLING[digit] : SPECIAL[Math.floor(random() * SPECIAL.length)];
}

function drawWhole(domain: Domain, { random, number, order, options }: Draw): Rational {
  const first = Math.ceil(domain.openFrom ? domain.from + 0.5 : domain.from);
  const last = Math.floor(domain.openTo ? domain.to - 0.5 : domain.to);
  const spread = 3 + 2 * (number % 5);
  // Later names larger in one world, earlier ones in the next: for (n - k)! one of both has to be.
  const place = number % 2 === 0 ? order : options.names.length - 1 - order;
  if (Number.isFinite(first) && Number.isFinite(last))
    return rational(first + Math.floor(random() * (last - first + 1)));
  if (Number.isFinite(first)) return rational(first + spread * place + Math.floor(random() * spread));
  if (Number.isFinite(last)) return rational(last - Math.floor(random() * spread));
  return rational(Math.floor((2 * random() - 1) * spread));
}

function contains({ from, to, openFrom, openTo }: Domain, value: number): boolean {
  return (openFrom ? value > from : value >= from) && (openTo ? value < to : value <= to);
}

/** A number with three decimals, which a person can read in a witness. */
function thousandths(value: number): Rational {
  return rational(Math.round(value * 1_000), 1_000);
}

/** Most entries of one array. */
const MOST_ENTRIES = 4_096;

function drawArray(type: SymbolType & { kind: 'array' }, draw: Draw): Entries<Drawn> | undefined {
  const shape = type.sizes.map((size) => sizeOf(size, draw));
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > MOST_ENTRIES) return undefined;
  const generic = { ...draw, special: undefined };
  const entries = Array.from({ length: count }, (_, order) => drawReal(type.domain, { ...generic, order }));
  return shaped(adjusted(entries, type.special, draw.random), shape);
}

function adjusted(entries: readonly Rational[], special: string | undefined, random: Random): Drawn[] {
  if (special === 'one-hot') {
    const hot = Math.floor(random() * entries.length);
    return entries.map((_, at) => whole(at === hot ? 1 : 0));
  }
  if (special !== 'probabilities') return entries.map((real) => ({ real }));
  const weights = entries.map(() => 1 + Math.floor(random() * 97));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => ({ real: rational(weight, total) }));
}

function shaped(flat: readonly Drawn[], [size, ...rest]: readonly number[]): Entries<Drawn> {
  const [first] = flat;
  if (size === undefined) return first ?? whole(0);
  const each = rest.reduce((product, one) => product * one, 1);
  return Array.from({ length: size }, (_, at) => shaped(flat.slice(at * each, (at + 1) * each), rest));
}
