import type { Drawn } from '../../calculus/draws.ts';
import { shapeOf } from '../../calculus/world.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { mapTree } from '../../math/walk.ts';

/** The letter that formulas get for the only index of an axis of length 1. No text is read as this name. */
export const ONLY = '|only';

/** Whether an index of the question has one value. */
export type IsSingle = (index: string) => boolean;

/** Which indices have one value, as the rubric declares them: `i: index(1)`. */
export function singlesOf(symbols: SymbolTable): IsSingle {
  return (index) => {
    const type = symbols.get(index)?.type;
    return type?.kind === 'index' && type.size === 1;
  };
}

/**
 * Indices as the question has them, of which those along an axis of length 1 may be left out, or be the number of its only
 * entry: `f[j]` and `f[0, j]` for `f[i, j]` where i has one value.
 */
export function withOnlyIndices(given: readonly Tree[], asked: readonly string[], isSingle: IsSingle): readonly Tree[] {
  const singles = asked.filter(isSingle).length;
  const [first] = given;
  if (singles === 0 || !first) return given;
  const name = (index: string): Tree => ({ kind: 'name', name: index, span: first.span });
  if (given.length === asked.length)
    return given.map((one, at) => (isSingle(asked[at] ?? '') && isFirst(one) ? name(asked[at] ?? '') : one));
  if (given.length !== asked.length - singles) return given;
  const rest = [...given];
  return asked.map((index) => (isSingle(index) ? name(index) : (rest.shift() ?? name(index))));
}

/**
 * The arrays of a formula with all their axes: those of length 1 may be left out in it, or have the number of their only
 * entry, in whichever base.
 */
export function withOnlyEntries(tree: Tree, values: ReadonlyMap<string, Drawn>): Tree {
  return mapTree(tree, (node) => {
    const value = node.kind === 'index' && node.of.kind === 'name' ? values.get(node.of.name) : undefined;
    if (node.kind !== 'index' || value === undefined) return node;
    const axes = shapeOf(value).map((size) => (size === 1 ? ONLY : ''));
    return { ...node, indices: withOnlyIndices(node.indices, axes, (one) => one === ONLY) };
  });
}

function isFirst(tree: Tree): boolean {
  return tree.kind === 'number' && ['0', '1'].includes(tree.written);
}
