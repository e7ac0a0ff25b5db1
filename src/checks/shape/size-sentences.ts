import { exactValue } from '../../math/evaluate.ts';
import { spell } from '../../math/print.ts';
import type { Tree } from '../../math/tree.ts';
import { mapChildren, mapTree } from '../../math/walk.ts';
import { numberTree } from '../shared/number-tree.ts';
import type { Item, Sentence, Statement } from '../shared/sentence.ts';
import { shapeStatement } from './read-shape.ts';
import type { SizeWorld } from './symbolic-sizes.ts';

/** Sizes that an answer gives names of its own, by what stands on the left side: `H' = …`, `W_{out} = …`. */
type OwnSizes = ReadonlyMap<string, Tree>;

/**
 * The sentences of an answer in one world of sizes: symbols are numbers, and so is what the answer defines by them. Where
 * it gives the axes one by one, the shape that they make stands behind them.
 */
export function sentencesIn(sentences: readonly Sentence[], world: SizeWorld): readonly Sentence[] {
  if (world.size === 0) return sentences;
  const known = sentences.map((one) => withTrees(one, (tree) => withSizes(tree, world)));
  const own = ownSizes(known, world);
  const filled = known.map((one) => withTrees(one, (tree) => withOwn(tree, own)));
  const isGiven = statementsIn(filled).some(
    ({ tree }) => tree !== undefined && shapeStatement(tree)?.structured === true,
  );
  const joined = isGiven ? undefined : joinedAxes(known, own);
  return joined ? [...filled, joined] : filled;
}

function withTrees(sentence: Sentence, change: (tree: Tree) => Tree): Sentence {
  const items = sentence.items.map((item): Item => {
    if (item.kind !== 'math' || !item.statement.tree) return item;
    return { ...item, statement: { ...item.statement, tree: change(item.statement.tree) } };
  });
  return { ...sentence, items };
}

/** `H`, `H_{in}`, `K[0]`: the size itself, as the input has it, along one of several axes. `H_{out}` is another one. */
function withSizes(tree: Tree, world: SizeWorld): Tree {
  const sizeOf = (name: string): Tree => {
    const size = world.get(name) ?? world.get(name.replace(/in$/u, ''));
    return size?.kind === 'number' ? numberTree(size.value, tree.span) : tree;
  };
  if (tree.kind === 'name') return sizeOf(tree.name);
  if (tree.kind === 'prime') return tree;
  if (tree.kind === 'index' && tree.of.kind === 'name' && world.has(tree.of.name))
    return isOfInput(tree.indices) ? sizeOf(tree.of.name) : tree;
  return mapChildren(tree, (child) => withSizes(child, world));
}

function isOfInput(indices: readonly Tree[]): boolean {
  return indices.every((one) => one.kind === 'number') || indices.map((one) => spell(one).text).join('') === 'in';
}

function ownSizes(sentences: readonly Sentence[], world: SizeWorld): OwnSizes {
  const own = new Map<string, Tree>();
  for (const statement of statementsIn(sentences)) {
    const left = leftSide(statement);
    const right = statement.tree?.kind === 'relation' ? statement.tree.sides.at(-1) : undefined;
    const value = right && exactValue(withOwn(right, own));
    if (left !== undefined && value && !world.has(left)) own.set(left, numberTree(value, statement.span));
  }
  return own;
}

function statementsIn(sentences: readonly Sentence[]): Statement[] {
  return sentences.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'math' ? [item.statement] : [])));
}

/** The name that an equation defines. */
function leftSide({ tree }: Statement): string | undefined {
  if (tree?.kind !== 'relation' || !tree.operators.every((one) => one === '=' || one === ':')) return undefined;
  const [left] = tree.sides;
  return left && ['name', 'index', 'prime'].includes(left.kind) ? spell(left).text : undefined;
}

function withOwn(tree: Tree, own: OwnSizes): Tree {
  if (own.size === 0) return tree;
  if (tree.kind === 'relation') {
    const [left, ...rest] = tree.sides;
    return left ? { ...tree, sides: [left, ...rest.map((side) => withOwn(side, own))] } : tree;
  }
  return mapTree(tree, (node) => {
    const size = ['name', 'index', 'prime'].includes(node.kind) ? own.get(spell(node).text) : undefined;
    return size?.kind === 'number' ? numberTree(size.value, node.span) : node;
  });
}

/** Names of the axes of an image, in the order in which frameworks have them. */
const AXES = [/^[cdf](?!h)/iu, /^h/iu, /^w/iu];

/** `H_{out} = …, W_{out} = …, C_{out} = F` say a shape, one axis at a time. */
function joinedAxes(sentences: readonly Sentence[], own: OwnSizes): Sentence | undefined {
  const [channels, height, width] = AXES.map((axis) => [...own].filter(([name]) => axis.test(name)));
  const [tall, ...otherHeights] = height ?? [];
  const [wide, ...otherWidths] = width ?? [];
  if (!tall || !wide || otherHeights.length > 0 || otherWidths.length > 0 || (channels?.length ?? 0) > 1)
    return undefined;
  const items = [...(channels ?? []), tall, wide].map(([, size]) => size);
  const span = {
    start: Math.min(...items.map((one) => one.span.start)),
    end: Math.max(...items.map((one) => one.span.end)),
  };
  const tree: Tree = { kind: 'tuple', items, brackets: '()', span };
  const ordinal = 1 + Math.max(...sentences.map((one) => one.ordinal));
  const statement: Statement = { span, tree, sentence: ordinal, source: 'math', before: '', after: '', display: true };
  return { ordinal, items: [{ kind: 'math', statement }] };
}
