import type { Tree } from '../../math/tree.ts';
import { mapTree, namesIn } from '../../math/walk.ts';

/** What tells quantities from their arguments and labels from indices. */
export interface Naming {
  /** Whether the rubric knows a name that is no index. */
  readonly isKnown: (name: string) => boolean;
  /** Whether a name is computed, and no input: `L` of `L(W)` and `f` of `f_W(x)`, but not `W` of `W x`. */
  readonly isQuantity: (name: string) => boolean;
  /** How many axes a known name has. */
  readonly rankOf: (name: string) => number | undefined;
}

/**
 * Writes what is derived, and by what, as bare names with indices: `∂J_{naive}(v, U)/∂v` is `∂J/∂v`, `∂f_W(x)[i]/∂W` is
 * `∂f[i]/∂W`, `s^{(2)}_i` is `s2[i]` where nobody knows an array s, and `(∂f/∂W)[i, j]` has indices behind the whole.
 */
export function withPlainNames(tree: Tree, naming: Naming): Tree {
  return mapTree(tree, (node) => {
    if (node.kind === 'index') return numberedName(node, naming);
    if (node.kind === 'prime') return primedLetter({ ...node, kind: 'prime' }, naming);
    if (node.kind === 'derivative')
      return { ...node, of: quantityIn(node.of, naming), wrt: labelled(node.wrt, naming) };
    return node.kind === 'binary' ? withPlaces(node) : node;
  });
}

/** `i'` is another letter than `i`. */
function primedLetter(node: Tree & { readonly kind: 'prime' }, { isKnown }: Naming): Tree {
  const { of, span } = node;
  const isLetter = of.kind === 'name' && of.name.replaceAll("'", '').length === 1 && !isKnown(of.name);
  return isLetter ? { kind: 'name', name: `${of.name}'`, span } : node;
}

type Index = Tree & { readonly kind: 'index' };
type Binary = Tree & { readonly kind: 'binary' };

/** `s^{(2)}`: numbers behind a name that nobody knows belong to the name. */
function numberedName(node: Index, { isKnown, rankOf }: Naming): Tree {
  const [first, ...rest] = node.indices;
  const { of } = node;
  // `x_i` where x is a number.
  if (
    of.kind === 'name' &&
    isKnown(of.name) &&
    rankOf(of.name) === 0 &&
    node.indices.every(({ kind }) => kind === 'name')
  )
    return of;
  if (of.kind !== 'name' || first?.kind !== 'number' || isKnown(of.name) || of.name === 'delta') return node;
  const name: Tree = { kind: 'name', name: of.name + first.written, span: node.span };
  return rest.length === 0 ? name : { ...node, of: name, indices: rest };
}

/** `∂f/∂W [i, j]`: a list of letters in square brackets behind a derivative. */
function withPlaces(node: Binary): Tree {
  const { left, right, operator, written } = node;
  if (operator !== '*' || written !== '' || left.kind !== 'derivative') return node;
  if (
    right.kind !== 'tuple' ||
    right.brackets !== '[]' ||
    !right.items.every(({ kind }) => kind === 'name' || kind === 'number')
  )
    return node;
  return { kind: 'index', of: left, indices: right.items, span: node.span };
}

/** A quantity without the arguments that stand behind it. */
function quantityIn(tree: Tree, naming: Naming): Tree {
  const [grouped, more] = tree.kind === 'tuple' ? tree.items : [];
  if (grouped && !more) return quantityIn(grouped, naming);
  if (tree.kind === 'call') return calledQuantity(tree, naming);
  if (tree.kind !== 'binary' || tree.operator !== '*' || tree.written !== '') return labelled(tree, naming);
  const { left, right } = tree;
  const quantity = labelled(quantityIn(left, naming), naming);
  const name = nameOf(quantity);
  if (name === undefined || !isArgument(right, name, naming)) return tree;
  // `f_W(x)[i]`: the indices stand behind the argument.
  const isIndexed = quantity.kind === 'name' && right.kind === 'index' && right.indices.length === naming.rankOf(name);
  return isIndexed ? { ...right, of: quantity } : quantity;
}

function isArgument(tree: Tree, name: string, { isKnown, isQuantity }: Naming): boolean {
  const names = namesIn(tree);
  if (names.includes(name)) return false;
  if (!isQuantity(name)) return false;
  if (isKnown(name)) return true;
  return tree.kind === 'tuple' && tree.items.length > 1;
}

/** `f(x)` of a name that is no known function. */
function calledQuantity(tree: Tree & { readonly kind: 'call' }, { isQuantity, rankOf }: Naming): Tree {
  return isQuantity(tree.name) && rankOf(tree.name) !== undefined
    ? { kind: 'name', name: tree.name, span: tree.span }
    : tree;
}

/** Without a subscript that is a label, and no index: `J_{naive-softmax}`, `f_W`, `L_t` of a number. */
function labelled(tree: Tree, naming: Naming): Tree {
  if (tree.kind === 'name') return { ...tree, name: withoutLabel(tree.name, naming) };
  if (tree.kind !== 'index' || tree.of.kind !== 'name') return tree;
  const { name } = tree.of;
  const { isKnown, isQuantity, rankOf } = naming;
  if (isKnown(name) && rankOf(name) === 0) return tree.of;
  if (!isQuantity(name)) return tree;
  const indices = tree.indices.filter(
    (index) => !(index.kind === 'binary' && hasWord(index)) && !(index.kind === 'name' && isKnown(index.name)),
  );
  return indices.length === 0 ? tree.of : { ...tree, indices };
}

/** `l_BCE` is l where that is known. */
function withoutLabel(name: string, { isKnown }: Naming): string {
  const base = /^([^_]+)_/u.exec(name)?.[1];
  return base !== undefined && !isKnown(name) && isKnown(base) ? base : name;
}

function hasWord(tree: Tree): boolean {
  return namesIn(tree).some((name) => name.length > 2);
}

function nameOf(tree: Tree): string | undefined {
  const base = tree.kind === 'index' ? tree.of : tree;
  return base.kind === 'name' ? base.name : undefined;
}
