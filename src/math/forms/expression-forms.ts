import { isInteger, rational, compare } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { namesIn, nodesOf } from '../walk.ts';

/** How an expression may be written, as far as its shape tells. */
export type ExpressionForm = 'expanded' | 'single fraction' | 'completed square';

/**
 * Whether an expression has a form. `expanded`: a sum of terms, with no sum in a factor, under a whole power or above a
 * bar; `single fraction`: no fraction at all, or one bar with no other above or below it; `completed square`: the name
 * stands in one term only, a square of an expression that is linear in it. Nothing is said of its value.
 */
export function hasExpressionForm(tree: Tree, form: ExpressionForm, name?: string): boolean {
  if (tree.kind === 'relation' || tree.kind === 'logic') return false;
  switch (form) {
    case 'expanded':
      return termsOf(tree).every(isExpandedTerm);
    case 'single fraction':
      return isSingleFraction(tree);
    case 'completed square':
      return name !== undefined && isCompletedSquare(tree, name);
  }
}

/** The terms of a sum, without their signs. */
function termsOf(tree: Tree): Tree[] {
  const terms: Tree[] = [];
  const open = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    const parts = sum(node);
    if (node.kind === 'negative') open.push(node.of);
    else if (parts) open.push(parts.left, parts.right);
    else terms.push(node);
  }
  return terms;
}

type Binary = Tree & { readonly kind: 'binary' };

/** The tree, where it has one of these operators. */
function binary(tree: Tree, ...operators: readonly string[]): Binary | undefined {
  return tree.kind === 'binary' && operators.includes(tree.operator) ? tree : undefined;
}

function sum(tree: Tree): Binary | undefined {
  return binary(tree, '+', '-');
}

function isExpandedTerm(term: Tree): boolean {
  return factorsOf(term).every((factor) => {
    const power = binary(factor, '^');
    if (power) return !sum(power.left) || !isWholePower(power.right);
    return !sum(factor);
  });
}

const TWO = rational(2);

function isWholePower(tree: Tree): boolean {
  return tree.kind === 'number' && isInteger(tree.value) && compare(tree.value, TWO) >= 0;
}

/** The factors of a product, with what stands above bars; signs are left out, and what stands below. */
function factorsOf(tree: Tree): Tree[] {
  const factors: Tree[] = [];
  const open = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    const product = binary(node, '*');
    const quotient = binary(node, '/');
    if (node.kind === 'negative') open.push(node.of);
    else if (product) open.push(product.left, product.right);
    else if (quotient) open.push(quotient.left);
    else factors.push(node);
  }
  return factors;
}

function isSingleFraction(tree: Tree): boolean {
  if (tree.kind === 'negative') return isSingleFraction(tree.of);
  const quotient = binary(tree, '/');
  return quotient ? !hasBar(quotient.left) && !hasBar(quotient.right) : !hasBar(tree);
}

function hasBar(tree: Tree): boolean {
  return [...nodesOf(tree)].some((node) => binary(node, '/') !== undefined);
}

function isCompletedSquare(tree: Tree, name: string): boolean {
  const [term, ...others] = termsOf(tree).filter((one) => namesIn(one).includes(name));
  if (!term || others.length > 0 || belowBar(term, name)) return false;
  const [square, ...more] = factorsOf(term).filter((factor) => namesIn(factor).includes(name));
  const power = square && more.length === 0 ? binary(square, '^') : undefined;
  if (power?.right.kind !== 'number' || compare(power.right.value, TWO) !== 0) return false;
  return isLinear(power.left, name);
}

function belowBar(tree: Tree, name: string): boolean {
  return [...nodesOf(tree)].some((node) => {
    const quotient = binary(node, '/');
    return quotient !== undefined && namesIn(quotient.right).includes(name);
  });
}

/** Each term that holds the name is the name itself times something without it. */
function isLinear(tree: Tree, name: string): boolean {
  return termsOf(tree).every((term) => {
    if (!namesIn(term).includes(name)) return true;
    const factors = factorsOf(term).filter((factor) => namesIn(factor).includes(name));
    return !belowBar(term, name) && factors.length === 1 && factors[0]?.kind === 'name';
  });
}
