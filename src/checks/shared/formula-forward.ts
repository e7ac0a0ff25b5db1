import type { Drawn } from '../../calculus/draws.ts';
import { dualArithmetic } from '../../calculus/dual/arithmetic.ts';
import { fixed, LostTrack, type Dual, type Tracked } from '../../calculus/dual/dual.ts';
import type { Watch } from '../../calculus/dual/watch.ts';
import { calledAt, type NamedFunctions } from '../../calculus/named-functions.ts';
import { evaluate } from '../../math/evaluate.ts';
import { mapped, type Entries } from '../../math/evaluation/entries.ts';
import { evaluateOver } from '../../math/evaluation/evaluate-over.ts';
import type { Tree } from '../../math/tree.ts';
import type { Conventions } from '../../model/conventions.ts';

/** A formula of the author's that is computed like a function of the reference. */
export interface AuthorCode {
  readonly tree: Tree;
  readonly conventions: Conventions;
  readonly functions: NamedFunctions;
}

/** The value of a formula; the name that has none, or undefined where there is none for another reason. */
export function formulaValueOf(
  { tree, conventions, functions }: AuthorCode,
  values: ReadonlyMap<string, Drawn>,
): { readonly value: Drawn } | { readonly missing: string | undefined } {
  const called = calledAt(functions);
  const result = evaluate(tree, { values, indexBase: 0, conventions, called });
  if ('value' in result) return result;
  return { missing: result.problem.code === 'unknown-name' ? result.problem.name : undefined };
}

/** Most steps of a formula over duals, as for `evaluate`. */
const MOST_STEPS = 2_000_000;

/** The same over duals. Throws LostTrack. */
export function trackedValueOf(
  { tree, conventions, functions }: AuthorCode,
  tracked: ReadonlyMap<string, Tracked>,
  watch: Watch,
): Tracked {
  const values = Array.from(tracked, ([name, value]) => [name, lifted(value)] as const);
  const result = evaluateOver(tree, {
    arithmetic: dualArithmetic(watch),
    values: new Map(values),
    indexBase: 0,
    conventions,
    called: (name, inputs) => {
      const named = functions.get(name);
      return named && lifted(named.track(inputs, watch));
    },
    steps: { left: MOST_STEPS },
    cost: 1,
  });
  if ('failure' in result) throw new LostTrack('something in the formula has no exact derivative here');
  return result.value;
}

function lifted(value: Tracked): Entries<Dual> {
  return mapped<number | Dual, Dual>(value, (entry) => (typeof entry === 'number' ? fixed(entry) : entry));
}
