import type { Tree } from '../tree.ts';
import { compareStructures, isStructure } from './structures.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import { diagnose } from './diagnosis.ts';
import { compareExpressions } from './expressions.ts';
import { withJoinedNames } from './joined-names.ts';
import { compareInfinities, compareIntegrals, inOneDirection } from './without-value.ts';

export type { AnswerType, Comparison, CompareOptions } from './comparison.ts';

/**
 * Whether two answers are the same mathematics, with how it was decided and where they differ. Symmetric in its sides up to
 * the witness; without memory from one call to the next; never throws.
 */
export function compareMath(written: Tree, wanted: Tree, options: CompareOptions): Comparison {
  const [student, expected] = [normal(written, options), normal(wanted, options)];
  const isListed = isStructure(student, options) || isStructure(expected, options);
  const found =
    compareIntegrals(student, expected, options) ??
    compareInfinities(student, expected) ??
    (isListed ? compareStructures(student, expected, options) : compareExpressions(student, expected, options));
  return found.verdict === 'different' ? diagnose(found, [student, expected], options) : found;
}

function normal(tree: Tree, options: CompareOptions): Tree {
  return inOneDirection(withJoinedNames(tree, options));
}
