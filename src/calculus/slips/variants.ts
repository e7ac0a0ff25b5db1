import type { Span } from '../../model/place.ts';
import type { Tree } from '../../math/tree.ts';
import { nodesOf } from '../../math/walk.ts';
import { nodesUpwards, replacedAt, type Change } from './change.ts';
import { changesInIndex } from './indices.ts';
import { changesInside, changesOfBounds, changesOfName } from './inside.ts';
import { isFactor, lacksOf, mendedBy } from './missing.ts';
import type { Vocabulary } from './vocabulary.ts';
import { changesOfWhole } from './whole.ts';

/** A formula after one small change. */
export interface Variant extends Change {
  readonly at: Span;
}

/** Most nodes of a formula that is changed inside; there are many changes, and each of them copies it. */
const MOST_NODES = 300;

/** Every formula that is one small change away from another one; what a person would name first comes first. */
export function variantsOf(tree: Tree, vocabulary: Vocabulary): Variant[] {
  const nodes = nodesUpwards(tree);
  const whole = changesOfWhole(tree, vocabulary).map((change) => ({ at: tree.span, ...change }));
  if (nodes.length > MOST_NODES) return whole;
  const entries = nodes.filter((node) => node.kind === 'index');
  const inIndices = new Set(
    entries.flatMap(({ of, indices }) => [of, ...indices.flatMap((index) => [...nodesOf(index)])]),
  );
  const made = (changesOf: (node: Tree) => readonly Change[]): Variant[] =>
    nodes.flatMap((node, at) =>
      changesOf(node).map((change) => ({ at: node.span, ...change, tree: replacedAt(tree, at, change.tree) })),
    );
  return [
    ...made((node) => (node.kind === 'index' ? changesInIndex(node, vocabulary) : [])),
    ...whole,
    ...made(changesOfBounds),
    ...made((node) => changesOfName(node, vocabulary)),
    ...made((node) => (inIndices.has(node) ? [] : changesInside(node, vocabulary))),
  ];
}

/** Every formula that one gets by adding what another may lack: a factor or a term, also within its sums. */
export function completionsOf(tree: Tree, vocabulary: Vocabulary): Variant[] {
  const nodes = nodesUpwards(tree);
  if (nodes.length > MOST_NODES) return [];
  const lacks = lacksOf(vocabulary);
  const factors = lacks.filter(isFactor);
  const terms = new Set(nodes.flatMap(operandsOf));
  const bodies = new Map(nodes.flatMap((node) => (node.kind === 'sum' ? [[node.body, node.index] as const] : [])));
  return nodes.flatMap((node, at) => {
    if (node.kind === 'number') return [];
    const letter = bodies.get(node);
    const inside = letter === undefined ? [] : lacksOf(vocabulary, [letter]).filter(isFactor);
    const around = at === nodes.length - 1 ? lacks : terms.has(node) ? factors : [];
    return [...around, ...inside]
      .map((lack) => mendedBy(node, lack))
      .map((change) => ({ at: node.span, ...change, tree: replacedAt(tree, at, change.tree) }));
  });
}

function operandsOf(node: Tree): readonly Tree[] {
  return node.kind === 'binary' && (node.operator === '+' || node.operator === '-') ? [node.left, node.right] : [];
}
