import { exactValue } from '../../exact.ts';
import { compare, equal, rational, ZERO, type Rational } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import { mapTree } from '../../walk.ts';
import type { Context } from '../context.ts';
import { joined, numberTree } from '../trees.ts';
import { withoutLogarithms } from './logarithms.ts';
import { mapParts, type Relation, type Statement } from './statement.ts';

/**
 * A statement with the same real solutions in which absolute values and logarithms that stand alone on a side are gone; where
 * all names are positive, also roots and powers: `|u| = |v|`, `log_b(u) = 2`, `u² = v`.
 */
export function rewritten(statement: Statement, context: Context): Statement {
  const isPositive = context.options.assume === 'positive';
  return mapParts(statement, (part) => {
    if (part.kind !== 'relation') return part;
    const plain = isPositive ? withoutAbsolute(part) : part;
    if (plain.operator !== '=') return plain;
    return (
      absoluteEquation(plain) ?? withoutLogarithms(plain, context) ?? (isPositive ? positiveEquation(plain) : plain)
    );
  });
}

function equation(left: Tree, right: Tree): Relation {
  return { kind: 'relation', operator: '=', left, right };
}

function opposite(of: Tree): Tree {
  return { kind: 'negative', of, span: of.span };
}

/** `|u| = |v|` and `|u| = 3` as `u = v or u = −v`. */
function absoluteEquation({ left, right }: Relation): Statement | undefined {
  const [inner, other] = [insideOf(left, 'abs'), insideOf(right, 'abs')];
  const [u, v] = inner ? [inner, other ?? right] : [other, left];
  if (!u || !((inner && other) || isPositiveNumber(v))) return undefined;
  return { kind: 'or', items: [equation(u, v), equation(u, opposite(v))] };
}

function insideOf(tree: Tree, name: string): Tree | undefined {
  const [only, second] = tree.kind === 'call' && tree.name === name ? tree.arguments : [];
  return second ? undefined : only;
}

function isPositiveNumber(tree: Tree): boolean {
  const value = exactValue(tree);
  return value !== undefined && compare(value, ZERO) > 0;
}

/** Absolute values of what is positive, where all names are. */
function withoutAbsolute(relation: Relation): Relation {
  const plain = (tree: Tree): Tree =>
    mapTree(tree, (node) => {
      const inner = insideOf(node, 'abs');
      return inner && isPositive(inner) ? inner : node;
    });
  return { ...relation, left: plain(relation.left), right: plain(relation.right) };
}

/** Whether an expression is positive for its form alone, where all names are. */
function isPositive(tree: Tree): boolean {
  const value = exactValue(tree);
  if (value) return compare(value, ZERO) > 0;
  if (tree.kind === 'name') return true;
  if (tree.kind === 'call') return tree.name === 'sqrt' && tree.arguments.every(isPositive);
  if (tree.kind !== 'binary') return false;
  if (tree.operator === '^') return isPositive(tree.left);
  return '+*/'.includes(tree.operator) && isPositive(tree.left) && isPositive(tree.right);
}

/** `u = −v` never holds, `u^n = v^n` is `u = v`, `√u = v` is `u = v²`, for positive u and v. */
function positiveEquation({ left, right }: Relation): Statement {
  const isImpossible = (a: Tree, b: Tree): boolean => isPositive(a) && isNegative(b);
  if (isImpossible(left, right) || isImpossible(right, left)) return { kind: 'constant', value: false };
  const [a, b] = [powerOf(left), powerOf(right)];
  if (a && b && equal(a.exponent, b.exponent) && isPositive(a.base) && isPositive(b.base))
    return equation(a.base, b.base);
  if (a && isRoot(a) && isPositive(right))
    return equation(a.base, joined('^', right, numberTree(rational(a.exponent.denominator))));
  if (b && isRoot(b) && isPositive(left))
    return equation(joined('^', left, numberTree(rational(b.exponent.denominator))), b.base);
  return equation(left, right);
}

function isNegative(tree: Tree): boolean {
  const value = exactValue(tree);
  if (value) return compare(value, ZERO) <= 0;
  return tree.kind === 'negative' && isPositive(tree.of);
}

interface Power {
  readonly base: Tree;
  readonly exponent: Rational;
}

/** Base and exponent of a power or square root. */
function powerOf(tree: Tree): Power | undefined {
  const radicand = insideOf(tree, 'sqrt');
  if (radicand) return { base: radicand, exponent: rational(1, 2) };
  if (tree.kind !== 'binary' || tree.operator !== '^') return undefined;
  const exponent = exactValue(tree.right);
  return exponent && exponent.numerator !== 0n ? { base: tree.left, exponent } : undefined;
}

function isRoot({ exponent }: Power): boolean {
  return exponent.numerator === 1n && exponent.denominator > 1n;
}
