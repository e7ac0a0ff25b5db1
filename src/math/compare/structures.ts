import type { Tree } from '../tree.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import { sameTree } from './same-tree.ts';

/** Whether an answer is more than an expression: a statement, a set, an interval, a list. */
export function isStructure(tree: Tree, options: CompareOptions): boolean {
  return STRUCTURES.has(tree.kind) || (options.type !== undefined && options.type !== 'expression');
}

const STRUCTURES: ReadonlySet<Tree['kind']> = new Set([
  'relation',
  'logic',
  'not',
  'tuple',
  'space',
  'builder',
  'text',
  'plus-minus',
]);

/** Compares answers of which one at least is a structure. */
export function compareStructures(student: Tree, expected: Tree): Comparison {
  const same = sameTree(student, expected);
  return same
    ? { verdict: 'equal', method: 'identical', notes: [] }
    : { verdict: 'undecided', method: 'none', notes: [] };
}
