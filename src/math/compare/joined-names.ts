import type { Tree } from '../tree.ts';
import { mapTree } from '../walk.ts';
import type { CompareOptions } from './comparison.ts';

/**
 * Makes one name of an index on a name that nobody declared an array: in `x_t` and `x_1`, which LaTeX reads as entries,
 * nothing says that x has any. Where subscripts are distinct, all stays as it was written.
 */
export function withJoinedNames(tree: Tree, { symbols, conventions }: CompareOptions): Tree {
  if (conventions.subscripts === 'distinct') return tree;
  return mapTree(tree, (node) => {
    if (node.kind !== 'index' || node.of.kind !== 'name' || symbols.has(node.of.name)) return node;
    const [only, second] = node.indices;
    const label = only === undefined || second !== undefined ? undefined : labelOf(only);
    if (label === undefined || symbols.has(label)) return node;
    const name = /^\d/u.test(label) ? node.of.name + label : `${node.of.name}_${label}`;
    return { kind: 'name', name, span: node.span };
  });
}

function labelOf(index: Tree): string | undefined {
  if (index.kind === 'name') return index.name;
  return index.kind === 'number' && index.value.denominator === 1n && index.value.numerator >= 0n
    ? String(index.value.numerator)
    : undefined;
}
