import type { RelationOperator, Tree } from '../tree.ts';
import { isList } from './entries.ts';
import { stop, type Run } from './run.ts';

/** Whether a condition holds at this place. */
export function holds<T>(condition: Tree, run: Run<T>): boolean {
  switch (condition.kind) {
    case 'relation': {
      const outcome = relationHolds(condition, run);
      run.decided?.(condition, outcome);
      return outcome;
    }
    case 'logic':
      if (condition.operator === 'and') return condition.items.every((item) => holds(item, run));
      return condition.operator === 'or'
        ? condition.items.some((item) => holds(item, run))
        : stop('unsupported', condition);
    case 'not':
      return !holds(condition.of, run);
    case 'text':
      return /^(?:otherwise|else)$/iu.test(condition.text.trim()) || stop('unsupported', condition);
    default:
      return stop('unsupported', condition);
  }
}

function relationHolds<T>(relation: Tree & { kind: 'relation' }, run: Run<T>): boolean {
  const values = relation.sides.map((side) => scalar(side, run));
  return relation.operators.every((operator, at) => {
    const [left, right] = [values[at], values[at + 1]];
    if (left === undefined || right === undefined) return stop('unsupported', relation);
    const order = run.arithmetic.compare(left, right);
    if (order === 'unsure') return stop('unsure', relation);
    return ordered(operator, order) ?? stop('unsupported', relation);
  });
}

function ordered(operator: RelationOperator, order: -1 | 0 | 1): boolean | undefined {
  switch (operator) {
    case '=':
    case '≡':
      return order === 0;
    case '≠':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '≤':
      return order <= 0;
    case '≥':
      return order >= 0;
    default:
      return undefined;
  }
}

/** The value of a tree that has to be a number. */
export function scalar<T>(tree: Tree, run: Run<T>): T {
  const value = run.valueOf(tree, run);
  return isList(value) ? stop('shapes', tree) : value;
}
