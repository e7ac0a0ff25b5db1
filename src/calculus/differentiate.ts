import type { DerivativeTable } from './cases.ts';
import { flattened, shaped, type Drawn } from './draws.ts';
import { jacobian } from './jacobian.ts';
import { moved, shapeOf, valuesIn, type Names, type World } from './world.ts';

/** What is differentiated: a value that follows from the values of names. */
export interface Goal {
  /** Names for its outer indices: `z[k]`. */
  readonly indices: readonly string[];
  readonly compute: (valueOf: (name: string) => Drawn) => Drawn;
}

/** A declared name by which one differentiates. */
export interface Variable {
  readonly name: string;
  readonly indices: readonly string[];
}

/** Differentiates in one world. Throws NoValue, and what the author's functions throw. */
export function differentiate(goal: Goal, wrt: Variable, world: World, names: Names): DerivativeTable {
  const start = valuesIn(world, names)(wrt.name);
  const shape = shapeOf(start);
  const at = (value: Drawn): Drawn => goal.compute(valuesIn(world, names, moved(wrt.name, value, names.symbols)));
  const sides = {
    of: { value: at(start), indices: goal.indices },
    wrt: { value: start, indices: wrt.indices },
  };
  const entries = jacobian((flat) => flattened(at(shaped(flat, shape))), flattened(start));
  return { entries, ...sides };
}
