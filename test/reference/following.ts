import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { boundsOfErrors, Dual, moving, type Tracked } from '../../src/calculus/dual/dual.ts';
import { watching, type Watch } from '../../src/calculus/dual/watch.ts';
import { loadReference } from '../../src/reference/load.ts';
import type { Quantity, Reference, Value } from '../../src/reference/reference.ts';

/** Loads a reference of one file. */
export async function referenceOf(source: string): Promise<Reference> {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-tracked-'));
  try {
    writeFileSync(join(folder, 'reference.ts'), source);
    return (await loadReference(join(folder, 'reference.ts'))).reference;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function quantityOf(source: string, name = 'f'): Promise<Quantity> {
  const quantity = (await referenceOf(source)).quantities.get(name);
  if (!quantity) throw new Error(`no ${name}`);
  return quantity;
}

/** All numbers of a value, in order. */
export function flat(value: Value): number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flat);
}

export function flatTracked(value: Tracked): (number | Dual)[] {
  return typeof value === 'number' || value instanceof Dual ? [value] : value.flatMap(flatTracked);
}

/** The inputs with one number of them moving. */
function withMoving(value: Value, counter: { at: number }): Tracked {
  if (typeof value !== 'number') return value.map((one) => withMoving(one, counter));
  return moving(value, counter.at-- === 0 ? 1 : 0);
}

/** Runs a quantity over duals; input `at` of all numbers moves, the others are followed but stand still. */
export function run(quantity: Quantity, inputs: readonly Value[], at = 0, watch: Watch = watching()): Tracked {
  const counter = { at };
  const { tracked } = quantity;
  if (!tracked) throw new Error('it cannot be followed');
  return tracked(
    watch,
    inputs.map((one) => withMoving(one, counter)),
  );
}

/** Slopes of all outputs by all inputs, [input][output], with bounds. */
export function slopes(quantity: Quantity, inputs: readonly Value[]): { value: number; bound: number }[][] {
  return flat(inputs).map((_, at) =>
    flatTracked(run(quantity, inputs, at)).map((one) => {
      const dual = typeof one === 'number' ? moving(one, 0) : one;
      return { value: dual.slope, bound: boundsOfErrors(dual).slope };
    }),
  );
}
