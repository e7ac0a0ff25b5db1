import type { Tree } from './tree.ts';

/** The trees right below a node, from left to right. */
export function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'number':
    case 'name':
    case 'text':
      return [];
    case 'index':
      return [tree.of, ...tree.indices];
    case 'member':
    case 'negative':
    case 'factorial':
    case 'percent':
    case 'transpose':
    case 'prime':
    case 'not':
    case 'plus-minus':
      return [tree.of];
    case 'call':
      return tree.arguments;
    case 'binary':
      return [tree.left, tree.right];
    case 'sum':
    case 'product':
      return [tree.from, tree.to, tree.body].filter((one) => one !== undefined);
    case 'derivative':
      return [tree.of, tree.wrt];
    case 'tuple':
      return tree.items;
    case 'matrix':
      return tree.rows.flat();
    case 'space':
      return tree.sizes;
    case 'cases':
      return tree.branches.flatMap(({ value, condition }) => (condition ? [value, condition] : [value]));
    case 'indicator':
      return [tree.condition];
    case 'relation':
      return tree.sides;
    case 'logic':
      return tree.items;
    case 'integral':
      return [tree.from, tree.to, tree.of].filter((one) => one !== undefined);
    case 'limit':
      return [tree.to, tree.of];
    case 'builder':
      return [tree.element, tree.condition];
  }
}

/** All nodes of a tree, each before those below it. */
export function* nodesOf(tree: Tree): Generator<Tree> {
  const waiting = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    waiting.push(...[...childrenOf(node)].reverse());
  }
}

/** The names that a tree uses, each once, in the order of the text. Those that a sum binds are not among them. */
export function namesIn(tree: Tree): string[] {
  const found = new Set<string>();
  collect(tree, new Set(), found);
  return [...found];
}

function collect(tree: Tree, bound: ReadonlySet<string>, found: Set<string>): void {
  if (tree.kind === 'name' && !bound.has(tree.name)) found.add(tree.name);
  const binds = bindingOf(tree);
  const inside = binds ? new Set([...bound, ...binds.names]) : bound;
  for (const child of childrenOf(tree)) {
    collect(child, binds?.within.includes(child) === false ? bound : inside, found);
  }
}

/** The names that a node binds, and the trees below it in which it does. */
function bindingOf(tree: Tree): { readonly names: readonly string[]; readonly within: readonly Tree[] } | undefined {
  switch (tree.kind) {
    case 'sum':
    case 'product':
      return { names: [tree.index], within: [tree.body] };
    case 'integral':
      return tree.from && tree.to ? { names: [tree.by], within: [tree.of] } : undefined;
    case 'limit':
      return { names: [tree.index], within: [tree.of] };
    case 'builder':
      return { names: namesIn(tree.element), within: [tree.element, tree.condition] };
    default:
      return undefined;
  }
}

/** How many nodes the longest way down passes. Without recursion, since it guards those that use it. */
export function heightOf(tree: Tree): number {
  let level: Tree[] = [tree];
  let height = 0;
  while (level.length > 0) {
    height += 1;
    level = level.flatMap((node) => [...childrenOf(node)]);
  }
  return height;
}

/** Rebuilds a tree from below: `change` gets each node after what is under it was changed. */
export function mapTree(tree: Tree, change: (tree: Tree) => Tree): Tree {
  return change(mapChildren(tree, (child) => mapTree(child, change)));
}

/** Rebuilds a node with each tree right below it changed. */
export function mapChildren(tree: Tree, map: (tree: Tree) => Tree): Tree {
  switch (tree.kind) {
    case 'number':
    case 'name':
    case 'text':
      return tree;
    case 'index':
      return { ...tree, of: map(tree.of), indices: tree.indices.map(map) };
    case 'member':
    case 'negative':
    case 'factorial':
    case 'percent':
    case 'transpose':
    case 'prime':
    case 'not':
    case 'plus-minus':
      return { ...tree, of: map(tree.of) };
    case 'call':
      return { ...tree, arguments: tree.arguments.map(map) };
    case 'binary':
      return { ...tree, left: map(tree.left), right: map(tree.right) };
    case 'sum':
    case 'product':
      return withBounds(tree, { body: map(tree.body) }, map);
    case 'derivative':
      return { ...tree, of: map(tree.of), wrt: map(tree.wrt) };
    case 'tuple':
      return { ...tree, items: tree.items.map(map) };
    case 'matrix':
      return { ...tree, rows: tree.rows.map((row) => row.map(map)) };
    case 'space':
      return { ...tree, sizes: tree.sizes.map(map) };
    case 'cases':
      return { ...tree, branches: tree.branches.map((branch) => mapBranch(branch, map)) };
    case 'indicator':
      return { ...tree, condition: map(tree.condition) };
    case 'relation':
      return { ...tree, sides: tree.sides.map(map) };
    case 'logic':
      return { ...tree, items: tree.items.map(map) };
    case 'integral':
      return withBounds(tree, { of: map(tree.of) }, map);
    case 'limit':
      return { ...tree, of: map(tree.of), to: map(tree.to) };
    case 'builder':
      return { ...tree, element: map(tree.element), condition: map(tree.condition) };
  }
}

function withBounds<T extends { readonly from?: Tree; readonly to?: Tree }>(
  tree: T,
  changed: Partial<T>,
  map: (tree: Tree) => Tree,
): T {
  const { from, to } = tree;
  return { ...tree, ...changed, ...(from && { from: map(from) }), ...(to && { to: map(to) }) };
}

interface Branch {
  readonly value: Tree;
  readonly condition?: Tree;
}

function mapBranch({ value, condition }: Branch, map: (tree: Tree) => Tree): Branch {
  return condition ? { value: map(value), condition: map(condition) } : { value: map(value) };
}
