import type { Tree } from '../../tree.ts';
import { compareValues, type Context } from '../context.ts';
import { freeNames } from '../expressions.ts';
import { isStructured } from '../kinds.ts';

/** A chain without what lies between its ends, and notes on its false steps. */
export interface Shortened {
  readonly tree: Tree;
  readonly notes: readonly string[];
}

/**
 * `x = 5 + 6 = 11` as `x = 11`: numbers behind the first equality sign are steps of a calculation, of which the last is the
 * value. A false step is a note with its number, counted from the first equality sign. Other statements stay as they are.
 */
export function shortened(tree: Tree, context: Context): Shortened {
  const unchanged = { tree, notes: [] };
  if (tree.kind !== 'relation' || tree.sides.length < 3) return unchanged;
  const [first, ...others] = exactSides(tree);
  const last = others.at(-1);
  const isCalculation = tree.operators.every((operator) => operator === '=' || operator === '≈');
  if (!first || !last || !isCalculation || freeNames(others, context.options).length > 0) return unchanged;
  if (others.some(isStructured)) return unchanged;
  const [operator = '='] = tree.operators;
  return { tree: { ...tree, operators: [operator], sides: [first, last] }, notes: falseSteps(others, context) };
}

/** The sides of a chain up to the first `≈` behind an equality: `x = 1/3 ≈ 0.33` says 1/3. */
export function exactSides({ operators, sides }: Tree & { kind: 'relation' }): readonly Tree[] {
  const rounded = operators.indexOf('≈', 1);
  return rounded < 0 ? sides : sides.slice(0, rounded + 1);
}

/** A note for each pair of neighbours that differ: `false-step:2` where it is the second equality of a chain. */
export function falseSteps(values: readonly Tree[], context: Context): string[] {
  return values.slice(1).flatMap((value, at) => {
    const before = values[at];
    const isFalse = before !== undefined && compareValues(before, value, context).verdict === 'different';
    return isFalse ? [`false-step:${at + 2}`] : [];
  });
}
