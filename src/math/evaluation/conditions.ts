import type { RelationOperator, Tree } from '../tree.ts';
import { ONE, ZERO } from '../rational.ts';
import { isList, zipped, type Entries } from './entries.ts';
import { constant, stop, type Run } from './run.ts';

/** 1 where a condition holds and 0 elsewhere; of arrays entry by entry: `𝟙[z > 0]`. */
export function indicatorValue<T>(condition: Tree, run: Run<T>): Entries<T> {
  const [one, zero] = [constant(ONE, run), constant(ZERO, run)];
  const [left, right] = condition.kind === 'relation' && condition.sides.length === 2 ? condition.sides : [];
  const operator = condition.kind === 'relation' ? condition.operators[0] : undefined;
  if (!left || !right || operator === undefined) return holds(condition, run) ? one : zero;
  const values = [run.valueOf(left, run), run.valueOf(right, run)] as const;
  const decide = (a: T, b: T): T => {
    const outcome = comparisonHolds(condition, { operator, left: a, right: b }, run);
    run.decided?.(condition, outcome);
    return outcome ? one : zero;
  };
  return zipped(values[0], values[1], decide) ?? stop('shapes', condition);
}

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
    return comparisonHolds(relation, { operator, left, right }, run);
  });
}

interface Comparison<T> {
  readonly operator: RelationOperator;
  readonly left: T;
  readonly right: T;
}

function comparisonHolds<T>(relation: Tree, { operator, left, right }: Comparison<T>, run: Run<T>): boolean {
  const order = run.arithmetic.compare(left, right);
  if (order === 'unsure') return stop('unsure', relation);
  return ordered(operator, order) ?? stop('unsupported', relation);
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
