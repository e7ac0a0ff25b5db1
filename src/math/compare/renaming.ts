import type { Tree } from '../tree.ts';
import { mapTree } from '../walk.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import { compareExpressions, freeNames } from './expressions.ts';

/** Most names of which all orders are tried. */
const MOST_NAMES = 5;

/**
 * Whether an answer is the expected one with other letters: the name that stands for each of the expected ones, or
 * undefined where there is no such assignment, or too many to try. Names of `fixed` stay as they are.
 */
export function renamingOf(
  sides: readonly [Tree, Tree],
  fixed: ReadonlySet<string>,
  options: CompareOptions,
): ReadonlyMap<string, string> | undefined {
  const [from, to] = sides.map((side) => freeNames([side], options).filter((name) => !fixed.has(name)));
  if (!from || from.length !== to?.length || from.length > MOST_NAMES) return undefined;
  const budget = (options.budget ?? RENAMING_BUDGET) / 8;
  for (const order of ordersOf(to)) {
    const names = new Map(from.map((name, at) => [name, order[at] ?? name]));
    const found: Comparison = compareExpressions(renamed(sides[0], names), sides[1], { ...options, budget });
    if (found.verdict === 'equal') return names;
  }
  return undefined;
}

const RENAMING_BUDGET = 400_000;

function renamed(tree: Tree, names: ReadonlyMap<string, string>): Tree {
  return mapTree(tree, (node) => (node.kind === 'name' ? { ...node, name: names.get(node.name) ?? node.name } : node));
}

function* ordersOf(names: readonly string[]): Generator<readonly string[]> {
  if (names.length === 0) yield [];
  for (const [at, name] of names.entries()) {
    for (const rest of ordersOf(names.toSpliced(at, 1))) yield [name, ...rest];
  }
}
