import type { Span } from '../../model/place.ts';
import type { Tree } from '../../math/tree.ts';
import { mapTree } from '../../math/walk.ts';

/** A small change of a formula, or of a piece of one. */
export interface Change {
  readonly tree: Tree;
  /** The slip that it makes of a right formula. */
  readonly makes: string;
  /** The slip that it takes out of a wrong one. */
  readonly mends: string;
  /** What is changed, where that is not the piece as a whole. */
  readonly at?: Span;
  /** Whether the slip is usual enough to come together with another one. */
  readonly usual?: boolean;
}

/** A change that makes and mends the same slip. */
export function change(slip: string, tree: Tree, more: Pick<Change, 'at' | 'usual'> = {}): Change {
  return { makes: slip, mends: slip, tree, ...more };
}

/** All nodes, each after those below it: the order in which `mapTree` meets them. */
export function nodesUpwards(tree: Tree): Tree[] {
  const nodes: Tree[] = [];
  mapTree(tree, (node) => {
    nodes.push(node);
    return node;
  });
  return nodes;
}

/** A tree with another one in the place of one of its nodes, counted as `nodesUpwards` does. */
export function replacedAt(tree: Tree, wanted: number, replacement: Tree): Tree {
  let at = -1;
  return mapTree(tree, (node) => {
    at++;
    return at === wanted ? replacement : node;
  });
}

/** A tree with its sign turned. */
export function negated(tree: Tree): Tree {
  return { kind: 'negative', of: tree, span: tree.span };
}
