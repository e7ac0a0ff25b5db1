import type { Goal } from '../../calculus/differentiate.ts';
import type { Drawn } from '../../calculus/draws.ts';
import type { Tracked } from '../../calculus/dual/dual.ts';
import type { Watch } from '../../calculus/dual/watch.ts';
import { NoValue } from '../../calculus/world.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import type { Setting } from '../define-check.ts';
import { functionsOfSetting } from '../shared/author-formula.ts';
import { formulaValueOf, trackedValueOf, type AuthorCode } from '../shared/formula-forward.ts';
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

function formulaValue(formula: Tree, valueOf: (name: string) => Drawn, setting: Setting): Drawn {
  const values = valuesOf(namesOf(formula, setting.symbols), valueOf);
  const result = formulaValueOf(codeOf(formula, setting), values);
  if ('value' in result) return result.value;
  if (result.missing !== undefined) throw new NoValue(result.missing, '');
  return NaN;
}

function trackedValue(
  { formula, watch, setting }: { readonly formula: Tree; readonly watch: Watch; readonly setting: Setting },
  valueOf: (name: string) => Tracked,
): Tracked {
  return trackedValueOf(codeOf(formula, setting), valuesOf(namesOf(formula, setting.symbols), valueOf), watch);
}

function codeOf(tree: Tree, setting: Setting): AuthorCode {
  return { tree, conventions: setting.conventions, functions: functionsOfSetting(setting) };
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
