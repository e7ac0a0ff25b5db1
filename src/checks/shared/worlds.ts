import type { Reading } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { drawSizes, type Drawn, type Sizes } from '../../calculus/draws.ts';
import type { Random } from '../../math/random.ts';
import { NoValue, valuesIn, type Names, type World } from '../../calculus/world.ts';
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
