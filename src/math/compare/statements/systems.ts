import type { Tree } from '../../tree.ts';

/**
 * A list of equations as the statement that is meant: `x = 1, x = 2` are alternatives, all other ones hold together.
 * Statements stay as they are; undefined for anything else.
 */
export function asSystem(tree: Tree): Tree | undefined {
  if (tree.kind === 'relation' || tree.kind === 'logic' || tree.kind === 'not') return tree;
  if (tree.kind !== 'tuple' || !tree.items.every(({ kind }) => kind === 'relation')) return undefined;
  const [only, second] = tree.items;
  if (!only || !second) return only;
  const subjects = new Set(tree.items.map(subjectOf));
  const areAlternatives = subjects.size === 1 && !subjects.has(undefined);
  return { kind: 'logic', operator: areAlternatives ? 'or' : 'and', items: tree.items, span: tree.span };
}

/** The name of `x = 3`. */
function subjectOf(tree: Tree): string | undefined {
  if (tree.kind !== 'relation' || tree.sides.length !== 2 || tree.operators[0] !== '=') return undefined;
  return tree.sides[0]?.kind === 'name' ? tree.sides[0].name : undefined;
}
