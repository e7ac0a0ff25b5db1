import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';

/** What a differential is multiplied by: `W` of `W dx`. */
export interface LinearMap {
  readonly tree: Tree;
  /** What stands behind the `d`. */
  readonly variable: Tree;
}

/**
 * Reads the right side of `dz = W dx`: one product whose last factor is a differential, and no other differential in it.
 * Undefined for anything else.
 */
export function linearMapIn(tree: Tree, isKnown: (name: string) => boolean): LinearMap | undefined {
  if (isKnown('d') || tree.kind !== 'binary' || tree.operator !== '*') return undefined;
  const { left, right } = tree;
  if (left.kind !== 'binary' || left.operator !== '*' || left.right.kind !== 'name' || left.right.name !== 'd')
    return undefined;
  return namesIn(left.left).includes('d') ? undefined : { tree: left.left, variable: right };
}
