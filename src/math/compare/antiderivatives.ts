import { exactValue } from '../exact.ts';
import { rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { mapTree, namesIn, nodesOf } from '../walk.ts';
import type { Comparison } from './comparison.ts';
import { compareValues, type Context } from './context.ts';
import { joined, numberTree, renamed, substituted } from './trees.ts';

/**
 * Whether two antiderivatives differ by a constant: `f(x) − f(x′) = g(x) − g(x′)`. Where the conventions ask for it, the
 * student's has to have a constant of its own: a letter that nobody declared, that occurs once, as a term or as a factor
 * inside a logarithm, and that the expected answer does not use otherwise.
 */
export function compareAntiderivatives(
  [student, expected]: readonly [Tree, Tree],
  variable: string,
  context: Context,
): Comparison {
  const [own, other] = [withoutConstant(student, variable, context), withoutConstant(expected, variable, context)];
  const [f, g] = [own.tree, other.tree].map((tree) => changeOf(tree, variable));
  const found = f && g ? compareValues(f, g, context, 2) : compareValues(student, expected, context);
  if (found.verdict !== 'equal') return isRightNearby(own.tree, other.tree, { variable, context }) ?? found;
  const odd = namesIn(own.tree).filter((name) => isOwn(name, variable, context) && !namesIn(expected).includes(name));
  if (context.options.conventions.constant_of_integration === 'optional') return found;
  if (own.constant === undefined && odd.length === 0) {
    return { verdict: 'different', method: found.method, notes: [...found.notes, 'constant-missing'] };
  }
  const notes = [...found.notes, 'odd-constant'];
  return odd.length > 0 ? { verdict: 'undecided', method: found.method, notes } : found;
}

/**
 * Where two antiderivatives differ by one constant here and another there (`ln x` and `ln |x|`, arc tangents that jump), each
 * is right on its own stretch: a person decides. Undefined where they differ in other ways.
 */
function isRightNearby(
  f: Tree,
  g: Tree,
  { variable, context }: { variable: string; context: Context },
): Comparison | undefined {
  const near: Tree = joined('+', { kind: 'name', name: variable, span: f.span }, STEP);
  const [a, b] = [f, g].map((tree) => joined('-', tree, substituted(tree, variable, near)));
  const isSame = a !== undefined && b !== undefined && compareValues(a, b, context, 2).verdict === 'equal';
  return isSame ? { verdict: 'undecided', method: 'points', notes: ['constant-by-pieces'] } : undefined;
}

/** So short a step that both ends lie on one stretch. */
const STEP = numberTree(rational(1, 1_000));

/** What an expression grows by from a second value of the variable on. */
function changeOf(tree: Tree, variable: string): Tree {
  const elsewhere = renamed(tree, (name) => (name === variable ? `${name}′` : name));
  return joined('-', tree, elsewhere);
}

function isOwn(name: string, variable: string, { options }: Context): boolean {
  const { conventions, symbols } = options;
  if (name === variable || symbols.has(name) || name === 'pi' || name === conventions.imaginary_unit) return false;
  return !(name === 'e' && conventions.euler === 'constant');
}

interface Stripped {
  readonly tree: Tree;
  readonly constant: string | undefined;
}

/** An antiderivative without its own constant, if it has one. */
function withoutConstant(tree: Tree, variable: string, context: Context): Stripped {
  for (const node of termsOf(tree)) {
    if (node.kind !== 'name' || !isOwn(node.name, variable, context)) continue;
    if (occurrences(tree, node.name) !== 1) continue;
    const neutral = numberTree(isFactor(node, tree) ? 1 : 0);
    return {
      tree: mapTree(tree, (one) => (one.kind === 'name' && one.name === node.name ? neutral : one)),
      constant: node.name,
    };
  }
  return { tree, constant: undefined };
}

function occurrences(tree: Tree, name: string): number {
  let count = 0;
  for (const node of nodesOf(tree)) if (node.kind === 'name' && node.name === name) count += 1;
  return count;
}

/** The terms of a sum, also of one that is multiplied or divided by numbers, and the factors inside a logarithm. */
function termsOf(tree: Tree): Tree[] {
  if (tree.kind === 'negative') return termsOf(tree.of);
  if (tree.kind === 'call' && tree.arguments.length === 1)
    return isLogarithm(tree) ? tree.arguments.flatMap(factorsOf) : [];
  if (tree.kind !== 'binary') return [tree];
  const { operator, left, right } = tree;
  if (operator === '+' || operator === '-') return [...termsOf(left), ...termsOf(right)];
  if (operator === '/' && exactValue(right)) return termsOf(left);
  if (operator === '*') return exactValue(left) ? termsOf(right) : exactValue(right) ? termsOf(left) : [];
  return [];
}

function isLogarithm({ name }: Tree & { kind: 'call' }): boolean {
  return name === 'ln' || name === 'log';
}

function factorsOf(tree: Tree): Tree[] {
  if (tree.kind === 'call' && tree.name === 'abs') return tree.arguments.flatMap(factorsOf);
  if (tree.kind !== 'binary' || (tree.operator !== '*' && tree.operator !== '/')) return [tree];
  return tree.operator === '*' ? [...factorsOf(tree.left), ...factorsOf(tree.right)] : factorsOf(tree.left);
}

/** Whether a name stands inside a logarithm. */
function isFactor(name: Tree, tree: Tree): boolean {
  for (const node of nodesOf(tree)) {
    if (node.kind === 'call' && isLogarithm(node) && node.arguments.flatMap(factorsOf).includes(name)) return true;
  }
  return false;
}
