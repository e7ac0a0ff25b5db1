import type { Tree } from '../tree.ts';
import { childrenOf } from '../walk.ts';
import type { CompareOptions } from './comparison.ts';
import { isTruthName } from './statements/statement.ts';
import { hasPlusMinus, infinityOf } from './trees.ts';

/** What an answer is. `values` is an expression with `±`. */
export type Kind = 'statement' | 'set' | 'list' | 'values' | 'text' | 'piecewise' | 'expression';

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

/** Whether a tree is more than an expression by its form alone: a statement, a list, a set, a text, two values. */
export function isStructured(tree: Tree): boolean {
  return STRUCTURES.has(tree.kind) || isSetOperation(tree) || hasPlusMinus(tree);
}

/** Whether a tree joins sets. */
function isSetOperation(tree: Tree): boolean {
  return tree.kind === 'binary' && SET_OPERATORS.has(tree.operator);
}

const SET_OPERATORS: ReadonlySet<string> = new Set(['∪', '∩', '∖']);

/**
 * What two answers are. `(1, 2)` is an interval where that is asked for or the other side is a set that is not written out;
 * a name is a statement beside one.
 */
export function kindsOf([a, b]: readonly [Tree, Tree], options: CompareOptions): readonly [Kind, Kind] {
  const [first, second] = [kindOf(a, options), kindOf(b, options)];
  return [beside(a, first, { tree: b, kind: second }), beside(b, second, { tree: a, kind: first })];
}

function kindOf(tree: Tree, { type, symbols }: CompareOptions): Kind {
  switch (tree.kind) {
    case 'relation':
    case 'logic':
    case 'not':
      return 'statement';
    case 'tuple':
      return kindOfTuple(tree, type);
    case 'matrix':
    case 'space':
      return 'list';
    case 'builder':
      return 'set';
    case 'text':
      return 'text';
    case 'cases':
      return 'piecewise';
    case 'name':
      if (SETS.has(tree.name)) return 'set';
      if (isTruthName(tree.name) || symbols.get(tree.name)?.type.kind === 'boolean') return 'statement';
      return type === 'logic' ? 'statement' : 'expression';
    default:
      if (isSetOperation(tree) || isSetDifference(tree)) return 'set';
      return hasPlusMinus(tree) ? 'values' : 'expression';
  }
}

const SETS: ReadonlySet<string> = new Set(['ℝ', 'emptyset']);

/** `ℝ - [-1, 1]`: a difference with a set on its left side that is nothing else. */
function isSetDifference(tree: Tree): boolean {
  return tree.kind === 'binary' && tree.operator === '-' && isPlainSet(tree.left) && isPlainSet(tree.right);
}

/** Whether a tree is a set for its form: an interval, braces, ℝ. Pairs may be intervals. */
function isPlainSet(tree: Tree): boolean {
  if (tree.kind === 'tuple') return tree.brackets !== '<>';
  if (tree.kind === 'name') return SETS.has(tree.name) || tree.name === 'R';
  return isSetOperation(tree) || isSetDifference(tree);
}

function kindOfTuple(tree: Tree & { kind: 'tuple' }, type: CompareOptions['type']): Kind {
  switch (tree.brackets) {
    case '{}':
    case '(]':
    case '[)':
    case '][':
      return 'set';
    case '<>':
      return 'list';
    default:
      return tree.items.length === 2 && (type === 'interval' || tree.items.some((end) => infinityOf(end) !== 0))
        ? 'set'
        : 'list';
  }
}

interface Other {
  readonly tree: Tree;
  readonly kind: Kind;
}

/** What an answer is beside another one. */
function beside(tree: Tree, kind: Kind, other: Other): Kind {
  if (kind === 'list' && isPair(tree) && other.kind === 'set' && !isBraces(other.tree)) return 'set';
  if (kind === 'list' && isPair(tree) && hasMembership(other.tree)) return 'set';
  if (kind === 'expression' && other.kind === 'set' && tree.kind === 'name' && tree.name === 'R') return 'set';
  if (kind === 'statement' && other.kind === 'set' && tree.kind === 'name') return 'set';
  if (kind === 'set' && other.kind === 'statement' && tree.kind === 'name') return 'statement';
  if (kind === 'expression' && other.kind === 'statement' && tree.kind === 'name' && isLogical(other.tree))
    return 'statement';
  if (kind === 'expression' && other.kind === 'piecewise') return 'piecewise';
  return kind;
}

function isPair(tree: Tree): boolean {
  return tree.kind === 'tuple' && tree.brackets !== '{}' && tree.items.length === 2;
}

function isBraces(tree: Tree): boolean {
  return tree.kind === 'tuple' && tree.brackets === '{}';
}

/** Whether a statement is about order or membership, so that a pair beside it is an interval. */
function hasMembership(tree: Tree): boolean {
  if (tree.kind === 'logic' || tree.kind === 'not') return childrenOf(tree).some(hasMembership);
  return tree.kind === 'relation' && tree.operators.some((operator) => '<>≤≥∈'.includes(operator));
}

/** Whether names stand as statements in a formula. */
function isLogical(tree: Tree): boolean {
  return (
    (tree.kind === 'logic' || tree.kind === 'not') &&
    childrenOf(tree).some((one) => one.kind === 'name' || isLogical(one))
  );
}
