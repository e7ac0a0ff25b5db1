import { mapTree, nodesOf } from '../walk.ts';
import type { Tree } from '../tree.ts';

/**
 * `x = 1 or 2` as `x = 1 or x = 2`: an equation's left side is carried on to what follows it and is no statement itself.
 * A name alone may be one (`x = y or z`), and stays.
 */
export function carriedOn(tree: Tree, notes: Set<string>): Tree {
  return mapTree(tree, (node) => {
    if (node.kind !== 'logic' || node.operator !== 'or') return node;
    let left: Tree | undefined;
    const items = node.items.map((item): Tree => {
      left = leftOf(item) ?? (isValue(item) ? left : undefined);
      if (!left || !isValue(item)) return item;
      notes.add('carried-equation');
      return { kind: 'relation', operators: ['='], sides: [left, item], span: item.span };
    });
    return { ...node, items };
  });
}

function leftOf(item: Tree): Tree | undefined {
  const [left, right] = item.kind === 'relation' && item.operators[0] === '=' ? item.sides : [];
  const isEquation = item.kind === 'relation' && item.sides.length === 2 && right !== undefined && isValue(right);
  return isEquation && left?.kind === 'name' ? left : undefined;
}

/** The first side of an arrow of logic that is a number or term, and so no statement: `x => 3` is no inequality. */
export function valueInArrow(tree: Tree): Tree | undefined {
  for (const node of nodesOf(tree)) {
    const isArrow = node.kind === 'logic' && (node.operator === 'implies' || node.operator === 'iff');
    const value = isArrow ? node.items.find((item) => isValue(item)) : undefined;
    if (value) return value;
  }
  return undefined;
}

const VALUES: ReadonlySet<string> = new Set('number negative binary call factorial percent plus-minus'.split(' '));

function isValue(tree: Tree): boolean {
  return VALUES.has(tree.kind);
}
