import type { Domain, SymbolType } from '../math/symbols.ts';
import { shuffled, type Random } from '../math/random.ts';

/** A number, or nested arrays of numbers. */
export type Drawn = number | readonly Drawn[];

/** Sizes by name. */
export type Sizes = ReadonlyMap<string, number>;

const SMALLEST = 3;

/**
 * Several assignments of sizes. Formulas that mix up two sizes, or two roles of an index, agree with the right one where
 * sizes are small or equal: so none is below 3, those of one assignment differ by 2 or more while there are few, none is
 * one of `taken` (sizes that the rubric fixes), and odd and even ones take turns.
 */
export function drawSizes(names: readonly string[], taken: ReadonlySet<number>, random: Random): Sizes[] {
  if (names.length === 0) return [new Map()];
  if (names.length === 1) return [3, 4, 5, 6].filter((size) => !taken.has(size)).map((size) => sizesOf(names, [size]));
  const stride = names.length > 4 ? 1 : 2;
  return [0, 1, 2].map((turn) => {
    const first = SMALLEST + (turn % 2);
    const free = Array.from({ length: names.length + taken.size }, (_, i) => first + stride * i);
    const sizes = free.filter((size) => !taken.has(size)).slice(0, names.length);
    const order = [sizes, sizes.toReversed(), shuffled(sizes, random)][turn] ?? sizes;
    return sizesOf(names, order);
  });
}

function sizesOf(names: readonly string[], sizes: readonly number[]): Sizes {
  return new Map(names.map((name, i) => [name, sizes[i] ?? SMALLEST]));
}

/**
 * A random value of a declared type; undefined for types that have none of their own (slices, functions, indices).
 * `shrink`, at most 1, brings real numbers nearer to zero, or to the end of their domain that is nearest to it.
 */
export function drawValue(type: SymbolType, sizes: Sizes, random: Random, shrink = 1): Drawn | undefined {
  const near = ({ from, to }: Domain): number => Math.min(Math.max(0, from), to);
  const reals = (count: number, domain: Domain): number[] =>
    numbers(count, domain, random).map((value) => near(domain) + shrink * (value - near(domain)));
  if (type.kind === 'number') return type.integer ? wholeNumber(type.domain, random) : reals(1, type.domain)[0];
  if (type.kind !== 'array') return undefined;
  const shape = type.sizes.map((size) => (typeof size === 'number' ? size : (sizes.get(size) ?? SMALLEST)));
  const count = shape.reduce((product, size) => product * size, 1);
  if (type.special === 'one-hot') return oneHot(count, random);
  if (type.special === 'probabilities') return probabilities(count, random);
  return shaped(reals(count, type.domain), shape);
}

/** Numbers in rows: `shape` are the sizes from the outside in. */
export function shaped(flat: readonly number[], shape: readonly number[]): Drawn {
  const [size, ...rest] = shape;
  if (size === undefined) return flat[0] ?? NaN;
  const each = rest.reduce((product, one) => product * one, 1);
  return Array.from({ length: size }, (_, i) => shaped(flat.slice(i * each, (i + 1) * each), rest));
}

/** The numbers of nested arrays in order. */
export function flattened(value: Drawn): number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flattened);
}

/**
 * Numbers without any pattern that a wrong formula could profit from: random signs, magnitudes from 0.3 to 1.7 that all
 * differ, or the middle of a domain that has two ends.
 */
function numbers(count: number, { from, to }: Domain, random: Random): number[] {
  const parts = shuffled(
    Array.from({ length: count }, (_, i) => (i + 0.1 + 0.8 * random()) / count),
    random,
  );
  if (Number.isFinite(from) && Number.isFinite(to))
    return parts.map((part) => from + (to - from) * (0.15 + 0.7 * part));
  return parts.map((part) => {
    const magnitude = 0.3 + 1.4 * part;
    if (Number.isFinite(from)) return from + magnitude;
    if (Number.isFinite(to)) return to - magnitude;
    return random() < 0.5 ? -magnitude : magnitude;
  });
}

function oneHot(count: number, random: Random): number[] {
  const hot = Math.floor(random() * count);
  return Array.from({ length: count }, (_, i) => (i === hot ? 1 : 0));
}

function probabilities(count: number, random: Random): number[] {
  const weights = numbers(count, { from: 0, to: Infinity, openFrom: true, openTo: true }, random);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Between the ends of its domain, or from 2 to 7 away from the one that it has. */
function wholeNumber({ from, to, openFrom, openTo }: Domain, random: Random): number {
  const [first, last] = [Math.ceil(openFrom ? from + 0.5 : from), Math.floor(openTo ? to - 0.5 : to)];
  if (Number.isFinite(first) && Number.isFinite(last)) return first + Math.floor(random() * (last - first + 1));
  const distance = 2 + Math.floor(random() * 6);
  if (Number.isFinite(first)) return first + distance;
  return Number.isFinite(last) ? last - distance : distance;
}
