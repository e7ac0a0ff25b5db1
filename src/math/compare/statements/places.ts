import type { Entries } from '../../evaluation/entries.ts';
import type { Rational } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import { namesIn } from '../../walk.ts';
import type { Witness } from '../comparison.ts';
import type { Context } from '../context.ts';
import { difference, valued } from '../trees.ts';
import { spelledNumber } from '../witness.ts';
import { drawWorlds, type Drawn, type World } from '../worlds.ts';
import { spelledTruths } from './solutions.ts';
import type { Relation, Statement } from './statement.ts';
import { truthAt } from './truth.ts';
import { zerosOf } from './zeros.ts';

/** How often equations are solved, for how many values of the other names. */
const SOLUTIONS = 24;
const STARTS = 3;

/**
 * Values at which one of two statements holds and the other does not: at random points, and at solutions of the equations
 * of either. Undefined where none was found, which proves nothing.
 */
export function findDifference(
  sides: readonly [Statement, Statement],
  names: readonly string[],
  context: Context,
): Witness | undefined {
  const worlds = drawn(names, context);
  for (const world of worlds) {
    const witness = differenceIn(world, sides, { names, context, near: false });
    if (witness) return witness;
  }
  const starts = [...worlds.slice(0, STARTS), ...worlds.filter(({ special }) => special).slice(0, STARTS)];
  let left = SOLUTIONS;
  for (const side of sides) {
    for (const branch of branchesOf(side)) {
      for (const start of starts) {
        left -= 1;
        if (left < 0 || context.bench.steps.left < 0) return undefined;
        for (const world of solutionsOf(branch, start, context)) {
          const witness = differenceIn(world, sides, { names, context, near: true });
          if (witness) return witness;
        }
      }
    }
  }
  return undefined;
}

/** What a value costs to draw, in steps. */
const COST_OF_VALUE = 20;

function drawn(names: readonly string[], { bench }: Context): World[] {
  bench.steps.left -= COST_OF_VALUE * names.length;
  return drawWorlds({ names, symbols: bench.symbols, complex: false, whole: false, seed: bench.seed });
}

interface Looking {
  readonly names: readonly string[];
  readonly context: Context;
  readonly near: boolean;
}

function differenceIn(
  world: World,
  sides: readonly [Statement, Statement],
  { names, context: { bench }, near }: Looking,
): Witness | undefined {
  const [a, b] = sides.map((side) => truthAt(side, { world, bench, near }));
  if (typeof a !== 'boolean' || typeof b !== 'boolean' || a === b) return undefined;
  const values = names.flatMap((name) => {
    const value = world.values.get(name);
    return value && 'real' in value ? [{ name, value: spelledNumber(value.real) }] : [];
  });
  return { values, ...spelledTruths(a, b) };
}

/** Most ways through the alternatives of a statement. */
const MOST_BRANCHES = 16;

/** The equations that have to hold together, for each way through the alternatives. */
function branchesOf(statement: Statement): Relation[][] {
  switch (statement.kind) {
    case 'relation':
      return statement.operator === '=' ? [[statement]] : [[]];
    case 'or':
      return statement.items.flatMap(branchesOf).slice(0, MOST_BRANCHES);
    case 'and': {
      let branches: Relation[][] = [[]];
      for (const item of statement.items) {
        branches = branchesOf(item).flatMap((one) => branches.map((before) => [...before, ...one]));
        branches = branches.slice(0, MOST_BRANCHES);
      }
      return branches;
    }
    default:
      return [[]];
  }
}

/**
 * Points at which some equations hold: each is solved for one name after the other, those with the fewest names first;
 * names that no equation settles keep the values of the world.
 */
function solutionsOf(equations: readonly Relation[], start: World, context: Context): World[] {
  let partial: Solved[] = [new Map()];
  const trees = equations.map(({ left, right }) => difference(left, right));
  const sorted = trees.toSorted((a, b) => namesIn(a).length - namesIn(b).length);
  for (const tree of sorted) {
    partial = partial.flatMap((solved) => solve(tree, { start, solved }, context)).slice(0, 6);
  }
  return partial.filter(({ size }) => size > 0).map((values) => withValues(start, values));
}

/** Values that were found, or had to be taken to find others. */
type Solved = ReadonlyMap<string, Rational>;

function withValues(start: World, values: Solved): World {
  const drawnValues = [...values].map(([name, real]): [string, Entries<Drawn>] => [name, { real }]);
  return { ...start, values: new Map([...start.values, ...drawnValues]) };
}

interface Solving {
  readonly start: World;
  readonly solved: Solved;
}

/** Solves for the first name that can be found; all others of the equation keep the values that were drawn. */
function solve(tree: Tree, { start, solved }: Solving, context: Context): Solved[] {
  const open = namesIn(tree)
    .filter((name) => !solved.has(name) && isNumber(start.values.get(name)))
    .toSorted();
  if (open.length === 0) return [solved];
  for (const name of open) {
    const values = new Map(solved);
    for (const other of open) {
      const value = start.values.get(other);
      if (other !== name && value && 'real' in value) values.set(other, value.real);
    }
    const zeros = zerosOf(valued(tree, values), name, context);
    if (zeros.length > 0) return zeros.map((zero) => new Map([...values, [name, zero]]));
  }
  return [];
}

function isNumber(value: Entries<Drawn> | undefined): boolean {
  return value !== undefined && 'real' in value;
}
