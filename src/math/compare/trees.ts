import type { Span } from '../../model/place.ts';
import { exactValue } from '../exact.ts';
import { rational, type Rational } from '../rational.ts';
import type { BinaryOperator, Tree } from '../tree.ts';
import { childrenOf, mapTree, nodesOf } from '../walk.ts';

const NOWHERE: Span = { start: 0, end: 0 };

/** A number that nobody wrote. */
export function numberTree(value: Rational | number): Tree {
  const exact = typeof value === 'number' ? rational(value) : value;
  return { kind: 'number', value: exact, written: '', span: NOWHERE };
}

/** Two trees joined by an operator. */
export function joined(operator: BinaryOperator, left: Tree, right: Tree): Tree {
  return { kind: 'binary', operator, left, right, written: operator, span: left.span };
}

/** `left − right`, or the left side alone where the right one is the number zero. */
export function difference(left: Tree, right: Tree): Tree {
  return right.kind === 'number' && right.value.numerator === 0n ? left : joined('-', left, right);
}

/** The product of some trees; 1 of none. */
export function productTree(factors: readonly Tree[]): Tree {
  const [first, ...rest] = factors;
  let product = first ?? numberTree(1);
  for (const factor of rest) product = joined('*', product, factor);
  return product;
}

/** The same tree with other names. */
export function renamed(tree: Tree, change: (name: string) => string): Tree {
  return mapTree(tree, (node) => (node.kind === 'name' ? { ...node, name: change(node.name) } : node));
}

/** A tree with another one in place of a name. */
export function substituted(tree: Tree, name: string, value: Tree): Tree {
  return mapTree(tree, (node) => (node.kind === 'name' && node.name === name ? value : node));
}

/** A tree with numbers in place of names, and with the value of every part that is a fraction then. */
export function valued(tree: Tree, values: ReadonlyMap<string, Rational>): Tree {
  return mapTree(tree, (node) => {
    const value = node.kind === 'name' ? values.get(node.name) : exactPart(node);
    return value ? numberTree(value) : node;
  });
}

const LARGEST = 1n << 4_000n;

function isModerate({ numerator, denominator }: Rational): boolean {
  return numerator < LARGEST && numerator > -LARGEST && denominator < LARGEST;
}

/** The exact value of a node right above numbers. */
function exactPart(node: Tree): Rational | undefined {
  if (node.kind === 'number' || node.kind === 'sum' || node.kind === 'product') return undefined;
  const value = childrenOf(node).every((child) => child.kind === 'number') ? exactValue(node) : undefined;
  return value && isModerate(value) ? value : undefined;
}

/** Whether a sign of two values occurs. */
export function hasPlusMinus(tree: Tree): boolean {
  for (const node of nodesOf(tree)) {
    if (node.kind === 'plus-minus') return true;
    if (node.kind === 'binary' && (node.operator === '±' || node.operator === '∓')) return true;
  }
  return false;
}

/** The two trees that one with `±` stands for: all upper signs, then all lower ones. */
export function bothSigns(tree: Tree): readonly [Tree, Tree] {
  return [withSign(tree, true), withSign(tree, false)];
}

function withSign(tree: Tree, isUpper: boolean): Tree {
  return mapTree(tree, (node) => {
    if (node.kind === 'plus-minus') {
      return (node.sign === '±') === isUpper ? node.of : { kind: 'negative', of: node.of, span: node.span };
    }
    if (node.kind !== 'binary' || (node.operator !== '±' && node.operator !== '∓')) return node;
    return { ...node, operator: (node.operator === '±') === isUpper ? '+' : '-' };
  });
}

/** Whether a tree is an infinity: 1 for ∞, -1 for −∞, otherwise 0. */
export function infinityOf(tree: Tree): -1 | 0 | 1 {
  if (tree.kind === 'name') return tree.name === 'infinity' ? 1 : 0;
  if (tree.kind === 'negative' && tree.of.kind === 'name' && tree.of.name === 'infinity') return -1;
  return 0;
}
