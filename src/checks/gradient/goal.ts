import type { Goal } from '../../calculus/differentiate.ts';
import type { Drawn } from '../../calculus/draws.ts';
import { dualArithmetic } from '../../calculus/dual/arithmetic.ts';
import { fixed, LostTrack, type Dual, type Tracked } from '../../calculus/dual/dual.ts';
import type { Watch } from '../../calculus/dual/watch.ts';
import { NoValue } from '../../calculus/world.ts';
import { evaluate } from '../../math/evaluate.ts';
import { mapped, type Entries } from '../../math/evaluation/entries.ts';
import { evaluateOver } from '../../math/evaluation/evaluate-over.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import type { Setting } from '../define-check.ts';
import { quietly } from '../shared/worlds.ts';
import type { Asked } from './asked.ts';

/** What a part differentiates: a quantity of the reference, or a formula. */
export function goalOf({ of }: Asked, setting: Setting): Goal {
  const { formula, indices, name } = of;
  if (!formula) return { indices, compute: (valueOf) => valueOf(name), track: (valueOf) => valueOf(name) };
  return {
    indices,
    compute: (valueOf) => formulaValue(formula, valueOf, setting),
    track: (valueOf, watch) => trackedValue({ formula, watch, setting }, valueOf),
  };
}

function formulaValue(formula: Tree, valueOf: (name: string) => Drawn, { symbols, conventions }: Setting): Drawn {
  const values = valuesOf(namesOf(formula, symbols), valueOf);
  const result = evaluate(formula, { values, indexBase: 0, conventions });
  if ('value' in result) return result.value;
  if (result.problem.code === 'unknown-name') throw new NoValue(result.problem.name ?? '', '');
  return NaN;
}

/** Most steps of a formula over duals, as for `evaluate`. */
const MOST_STEPS = 2_000_000;

function trackedValue(
  { formula, watch, setting }: { readonly formula: Tree; readonly watch: Watch; readonly setting: Setting },
  valueOf: (name: string) => Tracked,
): Tracked {
  const tracked = valuesOf<Entries<number | Dual>>(namesOf(formula, setting.symbols), valueOf);
  const values = Array.from(tracked, ([name, value]) => [name, mapped<number | Dual, Dual>(value, lifted)] as const);
  const result = evaluateOver(formula, {
    arithmetic: dualArithmetic(watch),
    values: new Map(values),
    indexBase: 0,
    conventions: setting.conventions,
    steps: { left: MOST_STEPS },
    cost: 1,
  });
  if ('failure' in result) throw new LostTrack('something in the formula has no exact derivative here');
  return result.value;
}

function lifted(value: number | Dual): Dual {
  return typeof value === 'number' ? fixed(value) : value;
}

function namesOf(formula: Tree, symbols: SymbolTable): string[] {
  return namesIn(formula).filter((name) => symbols.has(name));
}

/** Those of the names that have a value. */
function valuesOf<Value>(names: readonly string[], valueOf: (name: string) => Value): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const name of names) {
    const value = quietly(() => valueOf(name));
    if (value !== undefined) values.set(name, value);
  }
  return values;
}
