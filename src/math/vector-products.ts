import type { Tree } from './tree.ts';
import { mapTree } from './walk.ts';

/** What two vectors side by side, `p (1 - p)`, come to: nothing between them says it. */
export type Products = 'entry by entry' | 'inner';

/** A formula in which all products of vectors side by side are of one sort. Other products stay as they are. */
export function withVectorProducts(tree: Tree, products: Products): Tree {
  return mapTree(tree, (node) =>
    node.kind === 'binary' && node.operator === '*' && node.written === '' ? { ...node, written: products } : node,
  );
}

/** Whether nothing stood between the operands of a product. */
export function isSideBySide(written: string): boolean {
  return written === '' || written === 'entry by entry' || written === 'inner';
}
