import type { BinaryOperator, Tree } from '../math/tree.ts';
import { mapTree, nodesOf } from '../math/walk.ts';

/** A formula with one known slip in it. */
export interface Variant {
  readonly slip: string;
  readonly tree: Tree;
}

/** Names that have the same shape, and so are easily taken for each other. */
export type Alike = readonly (readonly string[])[];

/** Every formula that differs from a right one by one slip in its writing, those in indices first. */
export function variantsOf(tree: Tree, alike: Alike): Variant[] {
  const nodes = nodesUpwards(tree);
  const inIndices = new Set(
    nodes.flatMap((node) => (node.kind === 'index' ? node.indices.flatMap((one) => [...nodesOf(one)]) : [])),
  );
  const made = nodes.flatMap((node, at) => {
    const changes = node.kind === 'index' ? indexSlips(node) : inIndices.has(node) ? [] : outerSlips(node);
    return changes.map(({ slip, tree: changed }) => ({ slip, tree: replaceAt(tree, at, changed) }));
  });
  return [...made, ...swaps(tree, alike)];
}

/** All nodes, each after those below it: the order in which `mapTree` meets them. */
function nodesUpwards(tree: Tree): Tree[] {
  const nodes: Tree[] = [];
  mapTree(tree, (node) => {
    nodes.push(node);
    return node;
  });
  return nodes;
}

function replaceAt(tree: Tree, wanted: number, replacement: Tree): Tree {
  let at = -1;
  return mapTree(tree, (node) => {
    at++;
    return at === wanted ? replacement : node;
  });
}

function indexSlips(node: Tree & { kind: 'index' }): Variant[] {
  return node.indices.flatMap((index, place) =>
    changesOfIndex(index).map(({ slip, tree }) => ({
      slip,
      tree: { ...node, indices: node.indices.with(place, tree) },
    })),
  );
}

function changesOfIndex(index: Tree): Variant[] {
  const nodes = nodesUpwards(index);
  const changes = nodes.flatMap((node, at) => {
    if (node.kind !== 'binary') return [];
    const put = (slip: string, tree: Tree): Variant => ({ slip, tree: replaceAt(index, at, tree) });
    if (node.operator === 'mod') return [put('missing-mod', node.left)];
    if (node.operator === '+') return [put('index-sign', { ...node, operator: '-' }), put('index-sign', turned(node))];
    if (node.operator === '-')
      return [put('index-sign', { ...node, operator: '+' }), put('index-sign', exchanged(node))];
    return [];
  });
  return [...changes, ...shifted(index, '+'), ...shifted(index, '-')];
}

/** `a + b` as `b - a`. */
function turned(node: Tree & { kind: 'binary' }): Tree {
  return { ...exchanged(node), operator: '-' };
}

function exchanged(node: Tree & { kind: 'binary' }): Tree & { kind: 'binary' } {
  return { ...node, left: node.right, right: node.left };
}

/** One place further along; where the index wraps around, it still does. */
function shifted(index: Tree, operator: '+' | '-'): Variant[] {
  const { span } = index;
  const one: Tree = { kind: 'number', value: { numerator: 1n, denominator: 1n }, written: '1', span };
  const move = (of: Tree): Tree => ({ kind: 'binary', operator, left: of, right: one, written: operator, span });
  const tree = index.kind === 'binary' && index.operator === 'mod' ? { ...index, left: move(index.left) } : move(index);
  return [{ slip: 'off-by-one', tree }];
}

function outerSlips(node: Tree): Variant[] {
  if (node.kind === 'negative') return [{ slip: 'sign-inside', tree: node.of }];
  if (node.kind !== 'binary') return [];
  const { left, right, operator } = node;
  const lost = (slip: string): Variant[] => [left, right].map((tree) => ({ slip, tree }));
  const flipped: Partial<Record<BinaryOperator, BinaryOperator>> = { '+': '-', '-': '+' };
  const other = flipped[operator];
  if (other) return [{ slip: 'sign-inside', tree: { ...node, operator: other } }, ...lost('missing-term')];
  if (operator === '*' || operator === '⊙') return lost('missing-factor');
  return operator === '/' ? [{ slip: 'missing-factor', tree: left }] : [];
}

/** Two arrays exchanged, or one written where another belongs. */
function swaps(tree: Tree, alike: Alike): Variant[] {
  const pairs = alike.flatMap((names) =>
    names.flatMap((a) => names.filter((b) => b !== a).map((b) => [a, b] as const)),
  );
  return pairs
    .flatMap(([a, b]) => [
      renamed(
        tree,
        new Map([
          [a, b],
          [b, a],
        ]),
      ),
      renamed(tree, new Map([[a, b]])),
    ])
    .map((one) => ({ slip: 'swapped-arrays', tree: one }));
}

function renamed(tree: Tree, names: ReadonlyMap<string, string>): Tree {
  return mapTree(tree, (node) => (node.kind === 'name' ? { ...node, name: names.get(node.name) ?? node.name } : node));
}
