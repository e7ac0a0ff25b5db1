import { bindsAround, substituted } from '../../math/substitute.ts';
import type { Tree } from '../../math/tree.ts';
import { mapChildren, mapTree, namesIn } from '../../math/walk.ts';

/** What an answer defines for use in its formulas. */
export interface Definition {
  /** The name, or the quantity of a derivative. */
  readonly name: string;
  /** `r = …`; `q_i = …`; `σ(t) = …`; `∂z_k/∂x_i = …`. */
  readonly shape: 'name' | 'index' | 'call' | 'derivative';
  /** The variable of a derivative; empty for all others. */
  readonly by: string;
  /** The letters of its left side, in order. */
  readonly parameters: readonly string[];
  readonly tree: Tree;
}

/** Reads a left side as that of a definition; undefined for anything else. */
export function definitionOf(left: Tree, tree: Tree): Definition | undefined {
  if (left.kind === 'name') return { name: left.name, shape: 'name', by: '', parameters: [], tree };
  if (left.kind === 'derivative') return derivativeDefinition(left, tree);
  const [name, written] =
    left.kind === 'index' && left.of.kind === 'name'
      ? [left.of.name, left.indices]
      : left.kind === 'call'
        ? [left.name, left.arguments]
        : [undefined, []];
  const parameters = lettersOf(written);
  if (name === undefined || !parameters) return undefined;
  return { name, shape: left.kind === 'call' ? 'call' : 'index', by: '', parameters, tree };
}

function derivativeDefinition({ of, wrt }: Tree & { kind: 'derivative' }, tree: Tree): Definition | undefined {
  const [above, below] = [partsOf(of), partsOf(wrt)];
  const parameters = above && below && lettersOf([...above.indices, ...below.indices]);
  if (!above || !below || !parameters) return undefined;
  return { name: above.name, shape: 'derivative', by: below.name, parameters, tree };
}

/** A name with whatever stands in its brackets. */
export function partsOf(tree: Tree): { readonly name: string; readonly indices: readonly Tree[] } | undefined {
  if (tree.kind === 'name') return { name: tree.name, indices: [] };
  return tree.kind === 'index' && tree.of.kind === 'name' ? { name: tree.of.name, indices: tree.indices } : undefined;
}

/** The names of trees that are nothing but names, each once; undefined for any other list. */
function lettersOf(trees: readonly Tree[]): string[] | undefined {
  const letters = trees.flatMap((tree) => (tree.kind === 'name' ? [tree.name] : []));
  return letters.length === trees.length && new Set(letters).size === letters.length ? letters : undefined;
}

/** A formula with its definitions put in. */
export interface Inlined {
  readonly tree: Tree;
  readonly used: ReadonlySet<Definition>;
  /** Something was put in where a sum runs over a letter of the definition: either meaning is possible. */
  readonly unclear: boolean;
}

/** Definitions within definitions go no deeper than this. */
const DEEPEST = 8;

/** Puts definitions in the place of what they define, those within them too. */
export function inlined(tree: Tree, definitions: readonly Definition[]): Inlined {
  const used = new Set<Definition>();
  let unclear = false;
  const put = (node: Tree, depth: number): Tree => {
    const found = depth < DEEPEST ? definitions.find((one) => fits(one, node)) : undefined;
    if (!found) return mapChildren(node, (child) => put(child, depth));
    used.add(found);
    return put(
      appliedTo(found, node, (child) => put(child, depth)),
      depth + 1,
    );
  };
  for (const { shape, name, tree: meaning } of definitions)
    if (shape === 'name') unclear ||= bindsAround(tree, name, new Set(namesIn(meaning)));
  return { tree: put(tree, 0), used, unclear };
}

function fits({ name, shape, by, parameters }: Definition, node: Tree): boolean {
  if (shape === 'call')
    return node.kind === 'call' && node.name === name && node.arguments.length === parameters.length;
  if (shape === 'derivative') {
    if (node.kind !== 'derivative') return false;
    const [above, below] = [partsOf(node.of), partsOf(node.wrt)];
    const count = (above?.indices.length ?? 0) + (below?.indices.length ?? 0);
    return above?.name === name && below?.name === by && count === parameters.length;
  }
  if (node.kind === 'name') return node.name === name && (shape === 'name' || parameters.length === 1);
  const isEntry = node.kind === 'index' && node.of.kind === 'name' && node.of.name === name;
  return isEntry && shape === 'index' && node.indices.length === parameters.length;
}

function appliedTo({ shape, parameters, tree }: Definition, node: Tree, put: (child: Tree) => Tree): Tree {
  if (node.kind === 'name') return shape === 'index' ? asWhole(tree, parameters[0] ?? '') : tree;
  const values =
    node.kind === 'call'
      ? node.arguments
      : node.kind === 'index'
        ? node.indices
        : node.kind === 'derivative'
          ? [...(partsOf(node.of)?.indices ?? []), ...(partsOf(node.wrt)?.indices ?? [])]
          : [];
  const replacements = new Map(
    parameters.flatMap((parameter, at) => {
      const value = values[at];
      return value ? [[parameter, put(value)] as const] : [];
    }),
  );
  return substituted(shape === 'call' ? entrywise(tree) : tree, replacements);
}

/** A function of a number, taken of arrays, is taken of each entry. */
function entrywise(tree: Tree): Tree {
  return mapTree(tree, (node) => (node.kind === 'binary' && node.operator === '*' ? { ...node, operator: '⊙' } : node));
}

/** `m_k = 𝟙[z_k > 0]` as `m = 𝟙[z > 0]`: entries by their index are the array, and products those of entries. */
function asWhole(tree: Tree, letter: string): Tree {
  return entrywise(
    mapTree(tree, (node) => {
      const [only, second] = node.kind === 'index' ? node.indices : [];
      return node.kind === 'index' && !second && only?.kind === 'name' && only.name === letter ? node.of : node;
    }),
  );
}
