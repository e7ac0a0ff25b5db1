import type { Tree } from './tree.ts';
import { mapChildren, namesIn } from './walk.ts';

/**
 * Puts trees in the place of names. Names that a sum or product binds stay; where it would bind a name of what is put in,
 * its own index gets another name.
 */
export function substituted(tree: Tree, replacements: ReadonlyMap<string, Tree>): Tree {
  if (replacements.size === 0) return tree;
  if (tree.kind === 'name') return replacements.get(tree.name) ?? tree;
  if (tree.kind !== 'sum' && tree.kind !== 'product')
    return mapChildren(tree, (child) => substituted(child, replacements));
  const { index, body, from, to } = tree;
  const inner = new Map([...replacements].filter(([name]) => name !== index && namesIn(body).includes(name)));
  const bounds = {
    ...(from && { from: substituted(from, replacements) }),
    ...(to && { to: substituted(to, replacements) }),
  };
  if (![...inner.values()].some((put) => namesIn(put).includes(index)))
    return { ...tree, ...bounds, body: substituted(body, inner) };
  const fresh = freshName(index, [body, ...inner.values()]);
  const renamed = substituted(body, new Map([[index, { kind: 'name', name: fresh, span: tree.span }]]));
  return { ...tree, ...bounds, index: fresh, body: substituted(renamed, inner) };
}

/** Whether a sum or product of a tree binds a name around a place where another name stands. */
export function bindsAround(tree: Tree, name: string, bound: ReadonlySet<string>): boolean {
  const isSeries = tree.kind === 'sum' || tree.kind === 'product';
  if (isSeries && bound.has(tree.index) && namesIn(tree.body).includes(name)) return true;
  let found = false;
  mapChildren(tree, (child) => {
    found ||= bindsAround(child, name, bound);
    return child;
  });
  return found;
}

function freshName(index: string, trees: readonly Tree[]): string {
  const taken = new Set(trees.flatMap((tree) => namesIn(tree)));
  let name = `${index}'`;
  while (taken.has(name)) name += "'";
  return name;
}
