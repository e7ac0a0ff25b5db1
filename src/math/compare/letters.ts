import type { Tree } from '../tree.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import { DEFAULT_BUDGET, freeNames } from './expressions.ts';
import { renamed } from './trees.ts';

/** Most names of which all orders are tried. */
const MOST_NAMES = 4;

/** Whether two answers of any kind are the same with other letters for the names that nobody declared. */
export function withOtherLetters(
  [student, expected]: readonly [Tree, Tree],
  options: CompareOptions,
  compare: (student: Tree, expected: Tree, budget: number) => Comparison,
): boolean {
  const [from, to] = [student, expected].map((side) =>
    freeNames([side], options).filter((name) => !options.symbols.has(name)),
  );
  if (!from || from.length !== to?.length || from.length > MOST_NAMES) return false;
  const budget = Math.floor((options.budget ?? DEFAULT_BUDGET) / 8);
  return ordersOf(to).some((order) => {
    const names = new Map(from.map((name, at) => [name, order[at] ?? name]));
    const changed = renamed(student, (name) => names.get(name) ?? name);
    return compare(changed, expected, budget).verdict === 'equal';
  });
}

function ordersOf(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap((name, at) => ordersOf(names.toSpliced(at, 1)).map((rest) => [name, ...rest]));
}
