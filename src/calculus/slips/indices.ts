import { joined, numberTree } from '../../math/compare/trees.ts';
import type { Size } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { change, nodesUpwards, replacedAt, type Change } from './change.ts';
import type { Vocabulary } from './vocabulary.ts';

type Entry = Tree & { kind: 'index' };
type Binary = Tree & { kind: 'binary' };

/** Changes within the indices of one entry of an array. */
export function changesInIndex(entry: Entry, { arrays, base }: Vocabulary): Change[] {
  const axes = entry.of.kind === 'name' ? arrays.get(entry.of.name) : undefined;
  const changes = entry.indices.flatMap((index, place) =>
    changesOfIndex(index, axes?.[place], base).map((one) => ({
      at: index.span,
      usual: true,
      ...one,
      tree: { ...entry, indices: entry.indices.with(place, one.tree) },
    })),
  );
  const exchanged =
    entry.indices.length === 2 ? [change('transposed', { ...entry, indices: entry.indices.toReversed() })] : [];
  return [...changes, ...exchanged];
}

function changesOfIndex(index: Tree, size: Size | undefined, base: 0 | 1): Change[] {
  const nodes = nodesUpwards(index);
  const changes = nodes.flatMap((node, at) =>
    changesOfOperator(node, size).map((one) => ({ ...one, tree: replacedAt(index, at, one.tree) })),
  );
  const wraps = nodes.some((node) => node.kind === 'binary' && node.operator === 'mod');
  const wrapped = wraps || size === undefined ? [] : [put('extra-mod', 'missing-mod', wrappedBy(index, size, base))];
  return [...wrapped, ...changes, ...shifted(index, nodes)];
}

function put(makes: string, mends: string, tree: Tree): Change {
  return { makes, mends, tree };
}

/** An index that starts again behind the end of its array. */
function wrappedBy(index: Tree, size: Size, base: 0 | 1): Tree {
  const modulus = sizeTree(size, index);
  if (base === 0) return joined('mod', index, modulus);
  return joined('+', joined('mod', joined('-', index, numberTree(1)), modulus), numberTree(1));
}

function sizeTree(size: Size, { span }: Tree): Tree {
  return typeof size === 'number' ? numberTree(size) : { kind: 'name', name: size, span };
}

function changesOfOperator(node: Tree, size: Size | undefined): Change[] {
  if (node.kind === 'negative') return [change('index-sign', node.of)];
  if (node.kind !== 'binary') return [];
  switch (node.operator) {
    case 'mod':
      return [
        put('missing-mod', 'extra-mod', node.left),
        ...(size === undefined ? [] : [change('wrong-dimension', { ...node, right: sizeTree(size, node.right) })]),
      ];
    case '+':
      return [
        change('index-sign', { ...node, operator: '-' }),
        change('index-sign', { ...exchanged(node), operator: '-' }),
      ];
    case '-':
      return [change('index-sign', { ...node, operator: '+' }), change('index-sign', exchanged(node))];
    default:
      return [];
  }
}

function exchanged(node: Binary): Binary {
  return { ...node, left: node.right, right: node.left };
}

/** One place further along; where the index wraps around, it still does. */
function shifted(index: Tree, nodes: readonly Tree[]): Change[] {
  const inside = nodes.findIndex((node) => node.kind === 'binary' && node.operator === 'mod');
  const wrapping = nodes[inside];
  return (['+', '-'] as const).map((sign) => {
    const moved = (of: Tree): Tree => joined(sign, of, numberTree(1));
    const tree =
      wrapping?.kind === 'binary'
        ? replacedAt(index, inside, { ...wrapping, left: moved(wrapping.left) })
        : moved(index);
    return change('off-by-one', tree);
  });
}
