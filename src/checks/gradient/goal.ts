import type { Goal } from '../../calculus/differentiate.ts';
import type { Drawn } from '../../calculus/draws.ts';
import { NoValue } from '../../calculus/world.ts';
import { evaluate } from '../../math/evaluate.ts';
import type { Tree } from '../../math/tree.ts';
import type { Setting } from '../define-check.ts';
import { quietly } from '../shared/worlds.ts';
import type { Asked } from './asked.ts';

/** What a part differentiates: a quantity of the reference, or a formula. */
export function goalOf({ of }: Asked, setting: Setting): Goal {
  const { formula, indices, name } = of;
  if (!formula) return { indices, compute: (valueOf) => valueOf(name) };
  return { indices, compute: (valueOf) => formulaValue(formula, valueOf, setting) };
}

function formulaValue(formula: Tree, valueOf: (name: string) => Drawn, { symbols, conventions }: Setting): Drawn {
  const values = new Map<string, Drawn>();
  for (const name of symbols.keys()) {
    const value = quietly(() => valueOf(name));
    if (value !== undefined) values.set(name, value);
  }
  const result = evaluate(formula, { values, indexBase: 0, conventions });
  if ('value' in result) return result.value;
  if (result.problem.code === 'unknown-name') throw new NoValue(result.problem.name ?? '', '');
  return NaN;
}
