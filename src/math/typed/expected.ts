import type { Span } from '../../model/place.ts';
import type { Tree } from '../tree.ts';
import { childrenOf, nodesOf } from '../walk.ts';

/**
 * What an answer may have to be: an `expression` has a number as its value and holds no relation, statement, set, list or
 * matrix; a `set` holds intervals with two ends that are expressions, sets in braces, and no calculation with sets other
 * than their union, intersection and difference; a `single` answer is no list without brackets.
 */
export type ExpectedKind = 'expression' | 'set' | 'single';

/** Something that does not fit what was expected. */
export interface Misfit {
  readonly span: Span;
  readonly found: string;
  readonly expected: string;
}

/** The first node of a tree that does not fit; undefined where all do. */
export function misfitIn(tree: Tree, expected: ExpectedKind, notes: ReadonlySet<string>): Misfit | undefined {
  if (expected === 'single') {
    const isList = notes.has('list-without-brackets');
    return isList ? { span: tree.span, found: 'a list without brackets', expected: 'one answer' } : undefined;
  }
  for (const node of nodesOf(tree)) {
    const misfit = expected === 'expression' ? outsideExpression(node) : outsideSet(node);
    if (misfit) return misfit;
  }
  return undefined;
}

const STRUCTURES: ReadonlySet<string> = new Set('relation logic not tuple matrix builder cases space'.split(' '));

function outsideExpression(node: Tree): Misfit | undefined {
  const isSet = node.kind === 'binary' && '∪∩∖'.includes(node.operator);
  if (!isSet && !STRUCTURES.has(node.kind)) return undefined;
  return { span: node.span, found: isSet ? 'a set' : `a ${node.kind}`, expected: 'an expression' };
}

function outsideSet(node: Tree): Misfit | undefined {
  if (node.kind === 'tuple' && node.brackets !== '{}') {
    const isInterval = node.items.length === 2 && node.items.every((item) => !isStructure(item));
    return isInterval ? undefined : { span: node.span, found: 'a list', expected: 'an interval with two ends' };
  }
  if (node.kind === 'matrix') return { span: node.span, found: 'a matrix', expected: 'a set' };
  const isCalculated = node.kind === 'binary' && !'∪∩∖-'.includes(node.operator) && childrenOf(node).some(isStructure);
  return isCalculated ? { span: node.span, found: 'a calculation with a set', expected: 'a union' } : undefined;
}

function isStructure(tree: Tree): boolean {
  return STRUCTURES.has(tree.kind) || (tree.kind === 'binary' && '∪∩∖'.includes(tree.operator));
}
