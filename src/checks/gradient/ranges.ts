import { shapeOf } from '../../calculus/world.ts';
import type { Case } from '../../calculus/cases.ts';
import type { Reading } from '../../calculus/agreement.ts';
import type { Tree } from '../../math/tree.ts';
import { substituted } from '../../math/substitute.ts';
import { mapTree, nodesOf } from '../../math/walk.ts';

/** An axis of an array. */
interface Axis {
  readonly array: string;
  readonly axis: number;
}

/** A formula whose sums without bounds have indices of their own, and how far those run. */
export interface Ranged {
  readonly tree: Tree;
  readonly sizeOf: Reading['sizeOf'];
}

/**
 * A sum without bounds runs over the axis at which its index stands, whatever the rubric uses the letter for: in
 * `Σ_i W_{ij} g_i` over the rows of W. Where the index stands at none by itself, the rubric says.
 */
export function withRanges(tree: Tree, sizeOf: Reading['sizeOf']): Ranged {
  const ranges = new Map<string, readonly Axis[]>();
  const renamed = mapTree(tree, (node) => {
    if ((node.kind !== 'sum' && node.kind !== 'product') || (node.from && node.to)) return node;
    const axes = axesOf(node.index, node.body);
    if (axes.length === 0) return node;
    const index = `${node.index}#${String(ranges.size)}`;
    ranges.set(index, axes);
    const name: Tree = { kind: 'name', name: index, span: node.span };
    return { ...node, index, body: substituted(node.body, new Map([[node.index, name]])) };
  });
  if (ranges.size === 0) return { tree, sizeOf };
  return {
    tree: renamed,
    sizeOf: (index, one) => (ranges.has(index) ? lengthOf(ranges.get(index) ?? [], one) : sizeOf(index, one)),
  };
}

/** The axes at which an index stands by itself. */
function axesOf(index: string, body: Tree): Axis[] {
  return [...nodesOf(body)].flatMap((node) => {
    const { of } = node.kind === 'index' ? node : { of: undefined };
    if (node.kind !== 'index' || of?.kind !== 'name') return [];
    return node.indices.flatMap((one, axis) =>
      one.kind === 'name' && one.name === index ? [{ array: of.name, axis }] : [],
    );
  });
}

/** The length that all of the axes have; undefined where they differ. */
function lengthOf(axes: readonly Axis[], one: Case): number | undefined {
  const lengths = new Set(axes.map(({ array, axis }) => shapeOf(one.values.get(array) ?? 0)[axis]));
  const [only] = lengths;
  return lengths.size === 1 ? only : undefined;
}
