import type { Tree } from '../../tree.ts';
import { namesIn } from '../../walk.ts';
import { compareValues, type Context } from '../context.ts';
import { numberTree, productTree, substituted } from '../trees.ts';
import { areInRatio } from './ratio.ts';

/**
 * Whether two expressions have the same numerator up to a constant factor and are divided by nothing but numbers and names
 * that the numerator does not contain as a factor: then both are zero together, except perhaps where such a name is zero.
 */
export function sameNumerators(f: Tree, g: Tree, context: Context): boolean {
  const [a, b] = [together(f), together(g)];
  if (a.below.length + b.below.length === 0) return false;
  const areHarmless = [a, b].every(({ above, below }) => below.every((one) => isHarmless(one, above, context)));
  return areHarmless && areInRatio(a.above, b.above, context) === true;
}

/** A divisor without any influence on where a numerator is zero. */
function isHarmless(divisor: Tree, numerator: Tree, context: Context): boolean {
  if (namesIn(divisor).length === 0) return true;
  if (divisor.kind !== 'name') return false;
  const atZero = substituted(numerator, divisor.name, numberTree(0));
  return compareValues(atZero, numberTree(0), context).verdict !== 'equal';
}

interface Quotient {
  readonly above: Tree;
  readonly below: readonly Tree[];
}

/** An expression over a common denominator, which is left in factors. */
function together(tree: Tree): Quotient {
  if (tree.kind === 'negative') {
    const { above, below } = together(tree.of);
    return { above: { ...tree, of: above }, below };
  }
  if (tree.kind !== 'binary' || !'+-*/'.includes(tree.operator)) return { above: tree, below: [] };
  const [left, right] = [together(tree.left), together(tree.right)];
  switch (tree.operator) {
    case '*':
      return { above: productTree([left.above, right.above]), below: [...left.below, ...right.below] };
    case '/':
      return { above: productTree([left.above, ...right.below]), below: [...left.below, ...factorsOf(right.above)] };
    default:
      return {
        above: {
          ...tree,
          left: productTree([left.above, ...right.below]),
          right: productTree([right.above, ...left.below]),
        },
        below: [...left.below, ...right.below],
      };
  }
}

function factorsOf(tree: Tree): Tree[] {
  if (tree.kind !== 'binary' || tree.operator !== '*') return [tree];
  return [...factorsOf(tree.left), ...factorsOf(tree.right)];
}
