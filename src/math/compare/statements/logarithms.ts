import { exactValue } from '../../exact.ts';
import { compare, divide, isInteger, multiply, negate, ONE, rational, ZERO, type Rational } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import type { Context } from '../context.ts';
import { sameTree } from '../same-tree.ts';
import { joined, numberTree, productTree } from '../trees.ts';
import type { Relation, Statement } from './statement.ts';

/** A logarithm with a whole factor in front. */
interface Term {
  readonly factor: Rational;
  readonly base: Tree;
  readonly of: Tree;
}

interface Sum {
  readonly terms: readonly Term[];
  readonly constant: Rational;
}

/** Largest factor of a logarithm that becomes an exponent. */
const MOST_FACTOR = rational(12);

/**
 * An equation between sums of logarithms of one base and numbers as the equation of what they are taken of, all of which
 * has to be positive: `log u − log v = 2` is `u = b² v and u > 0 and v > 0`. Undefined for other equations.
 */
export function withoutLogarithms({ left, right }: Relation, context: Context): Statement | undefined {
  const [a, b] = [sumOf(left, context), sumOf(right, context)];
  const terms = a && b ? [...a.terms, ...b.terms.map((term) => ({ ...term, factor: negate(term.factor) }))] : [];
  const [first] = terms;
  if (!a || !b || !first || !terms.every((term) => isPlain(term, first.base))) return undefined;
  const constant = subtracted(b.constant, a.constant);
  const above = terms.filter(({ factor }) => factor.numerator > 0n).map((term) => powerOf(term, term.factor));
  const below = terms.filter(({ factor }) => factor.numerator < 0n).map((term) => powerOf(term, negate(term.factor)));
  const scale = constant.numerator === 0n ? [] : [joined('^', first.base, numberTree(constant))];
  const equation: Relation = {
    kind: 'relation',
    operator: '=',
    left: productTree(above),
    right: productTree([...scale, ...below]),
  };
  const positive = terms.map(({ of }): Relation => ({
    kind: 'relation',
    operator: '<',
    left: numberTree(0),
    right: of,
  }));
  const isAlone = positive.length === 1 && compare(first.factor, ONE) === 0;
  return isAlone ? equation : { kind: 'and', items: [equation, ...positive] };
}

function isPlain({ factor, base }: Term, first: Tree): boolean {
  const size = factor.numerator < 0n ? negate(factor) : factor;
  return isInteger(factor) && compare(size, MOST_FACTOR) <= 0 && sameTree(base, first);
}

function powerOf({ of }: Term, exponent: Rational): Tree {
  return compare(exponent, ONE) === 0 ? of : joined('^', of, numberTree(exponent));
}

function subtracted(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

function sumOf(tree: Tree, context: Context): Sum | undefined {
  const value = exactValue(tree);
  if (value) return { terms: [], constant: value };
  const logarithm = logarithmOf(tree, context);
  if (logarithm) return { terms: [{ factor: ONE, ...logarithm }], constant: ZERO };
  if (tree.kind === 'negative') return times(sumOf(tree.of, context), rational(-1));
  return tree.kind === 'binary' ? binarySum(tree, context) : undefined;
}

function binarySum({ operator, left, right }: Tree & { kind: 'binary' }, context: Context): Sum | undefined {
  const [before, after] = [exactValue(left), exactValue(right)];
  switch (operator) {
    case '+':
      return plus(sumOf(left, context), sumOf(right, context));
    case '-':
      return plus(sumOf(left, context), times(sumOf(right, context), rational(-1)));
    case '*':
      return before ? times(sumOf(right, context), before) : after && times(sumOf(left, context), after);
    case '/':
      return after && times(sumOf(left, context), divide(ONE, after) ?? ZERO);
    default:
      return undefined;
  }
}

function plus(a: Sum | undefined, b: Sum | undefined): Sum | undefined {
  if (!a || !b) return undefined;
  return { terms: [...a.terms, ...b.terms], constant: subtracted(a.constant, negate(b.constant)) };
}

function times(sum: Sum | undefined, factor: Rational): Sum | undefined {
  return (
    sum && {
      terms: sum.terms.map((term) => ({ ...term, factor: multiply(term.factor, factor) })),
      constant: multiply(sum.constant, factor),
    }
  );
}

const EULER: Tree = { kind: 'name', name: 'e', span: { start: 0, end: 0 } };

/** Base and argument of a logarithm; undefined for anything else. */
function logarithmOf(tree: Tree, { options }: Context): { readonly base: Tree; readonly of: Tree } | undefined {
  if (tree.kind !== 'call') return undefined;
  const [of, written] = tree.arguments;
  if (!of || (tree.name !== 'log' && written)) return undefined;
  if (written) return isBase(written) ? { base: written, of } : undefined;
  const usual = { natural: EULER, 'base-2': numberTree(2), 'base-10': numberTree(10) }[options.conventions.logarithm];
  const base = new Map([
    ['ln', EULER],
    ['log', usual],
    ['log2', numberTree(2)],
    ['log10', numberTree(10)],
  ]).get(tree.name);
  return base && { base, of };
}

function isBase(tree: Tree): boolean {
  const value = exactValue(tree);
  return value !== undefined && compare(value, ZERO) > 0 && compare(value, ONE) !== 0;
}
