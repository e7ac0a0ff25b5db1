import type { Reading } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { drawSizes, flattened, type Drawn, type Sizes } from '../../calculus/draws.ts';
import type { Goal } from '../../calculus/differentiate.ts';
import { separatingSizes, type ChosenSizes } from '../../calculus/sizes.ts';
import type { Random } from '../../math/random.ts';
import { drawWorld, NoValue, shapeOf, shrunk, valuesIn, type Names, type World } from '../../calculus/world.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import { RubricError } from '../../model/diagnostic.ts';
import type { Problem, Setting } from '../define-check.ts';
import { authorError } from './author-formula.ts';
import { didYouMean } from './nearest.ts';

/** Assignments of all sizes that a part declares. Sizes that are fixed numbers are not drawn for others. */
export function sizesFor({ symbols }: Setting, random: Random): Sizes[] {
  const names = [...symbols.values()].filter(({ type }) => type.kind === 'size').map(({ name }) => name);
  const fixed = [...symbols.values()].flatMap(({ type }) => (type.kind === 'array' ? type.sizes : []));
  const taken = new Set(fixed.filter((size) => typeof size === 'number'));
  return drawSizes(names, taken, random);
}

/**
 * Assignments of the declared sizes at which a goal has values, chosen so that they tell formulas apart. Throws what the
 * reference throws where it has no value at any of them.
 */
export function separatingSizesFor(names: Names, goal: Goal, random: Random): ChosenSizes {
  const declared = [...names.symbols.values()];
  const sized = declared.filter(({ type }) => type.kind === 'size').map(({ name }) => name);
  const fixed = declared.flatMap(({ name, type, inferred }) =>
    type.kind === 'array' && !inferred ? fixedAxes(name, type.sizes) : [],
  );
  let failure: Error | undefined;
  const axesAt = (sizes: Sizes): ReadonlyMap<string, number> | undefined => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        const axes = computedAxes(names, goal, drawWorld(names, sizes, random, shrunk(attempt)));
        if (axes) return new Map([...fixed, ...axes]);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        failure ??= error;
      }
    }
    return undefined;
  };
  const found = separatingSizes(sized, axesAt, random);
  if (found.close.length === 0 && failure) throw failure;
  return found;
}

/** Draws for one assignment of sizes before it is taken to have no values: some functions lack them here and there. */
const MOST_ATTEMPTS = 4;

function fixedAxes(name: string, sizes: readonly (number | string)[]): (readonly [string, number])[] {
  return sizes.flatMap((size, axis) => (typeof size === 'number' ? [[`${name} ${axis}`, size] as const] : []));
}

/** The axes of the goal and of every quantity; undefined where the goal has no values. */
function computedAxes(names: Names, goal: Goal, world: World): ReadonlyMap<string, number> | undefined {
  const value = goal.compute(valuesIn(world, names));
  const entries = flattened(value);
  if (entries.length === 0 || !entries.every(Number.isFinite)) return undefined;
  const values = allValues(world, names);
  const shapes = [
    ['', shapeOf(value)] as const,
    ...[...names.quantities.keys()].map((name) => [name, shapeAt(values, name)] as const),
  ];
  return new Map(shapes.flatMap(([name, shape]) => shape.map((length, axis) => [`${name} ${axis}`, length] as const)));
}

function shapeAt(values: ReadonlyMap<string, Drawn>, name: string): readonly number[] {
  const value = values.get(name);
  return value === undefined ? [] : shapeOf(value);
}

/** Values of all names; a quantity that the part does not need may fail here. */
export function allValues(world: World, names: Names): ReadonlyMap<string, Drawn> {
  const valueOf = valuesIn(world, names);
  const values = new Map<string, Drawn>(world.drawn);
  for (const name of names.quantities.keys()) {
    const value = quietly(() => valueOf(name));
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

/** What a function gives; undefined where a name has no value or the reference throws. */
export function quietly<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof NoValue || thrown instanceof RubricError) return undefined;
    throw thrown;
  }
}

/** What is said of something that was thrown while values were computed; throws it again if it is a fault of ours. */
export function problemOf(thrown: unknown, names: Names): Problem {
  if (thrown instanceof NoValue) {
    const { missing, neededBy } = thrown;
    const help = didYouMean(missing, [...names.symbols.keys(), ...names.quantities.keys()]);
    const why = 'is neither declared under `symbols` nor exported by the reference';
    const message = neededBy === '' ? `${missing} ${why}.` : `${neededBy} takes ${missing}, which ${why}.`;
    return authorError(['of'], 'unknown-name', message, help);
  }
  if (thrown instanceof RubricError) return authorError(['of'], 'reference-throws', thrown.message);
  throw thrown;
}

/** The size over which a declared index runs. */
export function rangeOf(symbols: SymbolTable): Reading['sizeOf'] {
  return (index: string, one: Case) => {
    const type = symbols.get(index)?.type;
    if (type?.kind !== 'index') return undefined;
    return typeof type.size === 'number' ? type.size : one.sizes.get(type.size);
  };
}
