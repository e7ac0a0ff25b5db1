import type { Span } from '../../model/place.ts';
import type { Tree } from '../tree.ts';
import type { CompareOptions } from './comparison.ts';
import { evaluateIn, type Bench, type Scale } from './evaluation.ts';
import { DEFAULT_BUDGET, freeNames } from './expressions.ts';
import { complexIntervals, realIntervals } from './scales.ts';
import { drawWorlds, type World } from './worlds.ts';

/**
 * What is wrong with a formula that reads well. `no-value`: it has none, whatever its names stand for (`1/0`, and over the
 * reals `sqrt(-1)`). `shapes`: arrays are joined that do not fit.
 */
export interface Fault {
  readonly code: 'no-value' | 'shapes';
  readonly at: Span;
}

/** Points that are looked at before a formula is said to have no value. */
const POINTS = 8;

/** The fault of a formula; undefined where it has a value somewhere, or where that cannot be told. */
export function faultIn(tree: Tree, options: CompareOptions): Fault | undefined {
  const { symbols, conventions } = options;
  const names = freeNames([tree], options);
  const bench: Bench = { symbols, conventions, seed: 1, steps: { left: options.budget ?? DEFAULT_BUDGET } };
  const worlds = drawWorlds({ names, symbols, complex: false, whole: false, seed: 1 }).slice(0, POINTS);
  const real = faultOver(worlds, tree, { scale: realIntervals, bench });
  const isComplex = conventions.imaginary_unit !== 'none' || options.domain === 'complex';
  return real?.code === 'no-value' && isComplex ? faultOver(worlds, tree, { scale: complexIntervals, bench }) : real;
}

/** The same fault at every point; one point with a value, or that leaves it open, is enough for none. */
function faultOver<T>(
  worlds: readonly World[],
  tree: Tree,
  on: { readonly scale: Scale<T>; readonly bench: Bench },
): Fault | undefined {
  let fault: Fault | undefined;
  for (const world of worlds) {
    const evaluated = evaluateIn(tree, world, on);
    if ('value' in evaluated) return undefined;
    if (evaluated.failure === 'shapes') return { code: 'shapes', at: evaluated.span };
    if (evaluated.failure !== 'undefined') return undefined;
    fault ??= { code: 'no-value', at: evaluated.span };
  }
  return fault;
}
