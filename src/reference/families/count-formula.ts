import { randomFrom, type Random } from '../../math/random.ts';
import { equal, rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { countAt, type CountOf, type LayerFamily } from './layer-family.ts';
import { interpolated, polynomialAt, polynomialTree, type Nodes, type Polynomial, type Sampled } from './polynomial.ts';

/** Highest degree in one size that is looked for. */
const DEGREE = 6;
/** Most values that an interpolation may take. */
const GRID = 3000;
/** Points at which a polynomial is tried after it was found, and how many of them must have a value. */
const TRIALS = { all: 400, least: 24 };
/** Where grids begin: small sizes must not be larger than large ones everywhere, since a kernel must fit its input. */
const STARTS = [4, 30, 200, 1200];
/** Steps of grids: many sizes must be divisible by others. */
const STEPS = [1, 2, 12, 24];

/**
 * The formula of a count of a family, where it is a polynomial in the sizes: found exactly from its values on a grid
 * and then tried at random sizes that lie anywhere. Undefined where it is none (a stride brings rounding with it).
 */
export function countFormula(family: LayerFamily, count: CountOf): Tree | undefined {
  return formulaOf((sizes) => countAt(family, count, sizes), family.parameters);
}

/** The polynomial that a function of named whole numbers is, as a formula. */
export function formulaOf(sampled: Sampled, names: readonly string[]): Tree | undefined {
  const polynomial = polynomialOf(sampled, names.length);
  return polynomial && polynomialTree(polynomial, names);
}

/** The polynomial that a function of some whole numbers is; undefined where none of low degree was found. */
export function polynomialOf(sampled: Sampled, variables: number): Polynomial | undefined {
  for (const grid of grids(variables)) {
    const nodes = grid.map((_, variable) => nodesFor(sampled, grid, variable));
    const whole = nodes.filter((one) => one !== undefined);
    if (whole.length < nodes.length || whole.reduce((size, one) => size * one.length, 1) > GRID) continue;
    const polynomial = interpolated(sampled, whole);
    if (polynomial) return holds(polynomial, sampled, variables) ? polynomial : undefined;
  }
  return undefined;
}

interface Line {
  readonly start: number;
  readonly step: number;
}

/** A number that all numbers up to ten divide. */
const DIVISIBLE = 2520;

/**
 * Where each variable starts and how it steps: all starts in all orders, for up to four variables; then one that counts
 * from 1 where it may have to divide the others.
 */
function* grids(variables: number): Generator<readonly Line[]> {
  for (const step of STEPS)
    for (const starts of orders(Array.from({ length: variables }, (_, i) => STARTS[i % STARTS.length] ?? 4)))
      yield starts.map((start) => ({ start: Math.ceil(start / step) * step, step }));
  for (let divisor = 0; divisor < variables; divisor++)
    yield Array.from({ length: variables }, (_, i) => {
      const step = i === divisor ? 1 : DIVISIBLE;
      return { start: step, step };
    });
}

function orders(items: readonly number[]): number[][] {
  if (items.length > STARTS.length) return [[...items], items.toReversed()];
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, i) => orders(items.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}

/** Enough points for the degree that a function shows in one variable; undefined where it shows none. */
function nodesFor(sampled: Sampled, grid: readonly Line[], variable: number): Nodes | undefined {
  const line = grid[variable];
  if (!line) return undefined;
  const points = Array.from({ length: DEGREE + 3 }, (_, i) => line.start + i * line.step);
  const base = grid.map(({ start }) => start);
  const values: bigint[] = [];
  for (const point of points) {
    const value = sampled(base.with(variable, point));
    if (value === undefined) return undefined;
    values.push(BigInt(value));
  }
  let differences = values;
  for (let degree = 0; degree <= DEGREE; degree++) {
    differences = differences.slice(1).map((value, i) => value - (differences[i] ?? 0n));
    if (differences.every((one) => one === 0n)) return points.slice(0, degree + 1);
  }
  return undefined;
}

function holds(polynomial: Polynomial, sampled: Sampled, variables: number): boolean {
  const random = randomFrom(variables + 1);
  let agreed = 0;
  for (let trial = 0; trial < TRIALS.all && agreed < 2 * TRIALS.least; trial++) {
    const at = Array.from({ length: variables }, () => drawSize(random));
    const value = sampled(at);
    if (value === undefined) continue;
    if (!equal(polynomialAt(polynomial, at), rational(value))) return false;
    agreed++;
  }
  return variables === 0 ? agreed > 0 : agreed >= TRIALS.least;
}

/** A size from 1 to 100, whichever, a small one, or one that many numbers divide. */
export function drawSize(random: Random): number {
  const kind = random();
  if (kind < 0.4) return 1 + Math.floor(random() * 12);
  if (kind < 0.7) return 1 + Math.floor(random() * 100);
  return (kind < 0.85 ? 4 : 12) * (1 + Math.floor(random() * 8));
}
