import { exactValue } from '../../math/evaluate.ts';
import { compare, equal, multiply, negate, rational, subtract, type Rational } from '../../math/rational.ts';
import type { RelationOperator, Tree } from '../../math/tree.ts';
import { childrenOf } from '../../math/walk.ts';

/** What a statement comes to as a number. */
export interface Sides {
  /** The value of its last side that is a number; undefined where no side is. */
  readonly value: Rational | undefined;
  /** The tree of that side. */
  readonly side: Tree | undefined;
  /** Whether all sides that are numbers agree. */
  readonly agree: boolean;
  /** All values of sides, where they disagree. */
  readonly values: readonly Rational[];
  /** Something was worked out: at least two sides that are numbers, or one that is more than a number. */
  readonly computed: boolean;
  /** `k = 3`: a name is given a value. */
  readonly assigns: boolean;
  /** `≠ 30`, `< 30`: says what the value is not, or only bounds it. */
  readonly bounds: boolean;
  /** Numbers that are operands in it. */
  readonly operands: readonly Rational[];
}

/** The value of a tree without names; undefined where it has none. */
export type ValueOf = (tree: Tree) => Rational | undefined;

/** Reads the numbers of a statement. A chain `a = b = c` has the value of its last side. */
export function sidesOf(tree: Tree, valueOf: ValueOf = exactValue): Sides {
  const { sides, operators, mapped } = equalSides(tree, valueOf);
  const valued = sides.flatMap((side) => {
    const value = numberOf(side, valueOf);
    return value === undefined ? [] : [{ side, value }];
  });
  const last = valued.at(-1);
  const rough = operators.includes('≈');
  const literal = last !== undefined && isLiteral(last.side);
  const steps = valued.slice(isCounted(valued) ? 1 : 0);
  const compared = mapped ? [mapped, ...steps] : steps;
  return {
    value: last?.value,
    side: last?.side,
    agree: compared.every((one) => !last || agree(one, last, rough)),
    values: distinct(compared.map((one) => one.value)),
    computed: steps.length > 1 || (last !== undefined && !literal) || mapped !== undefined,
    assigns: steps.length === 1 && literal && tree.kind === 'relation' && !mapped,
    bounds: operators.some((operator) => BOUNDS.has(operator)),
    operands: sides.flatMap((side) => (isLiteral(side) ? [] : literalsIn(side))),
  };
}

/** The exact value of an expression. `30 (10 × 3)` is 30 with its working, not a product. */
export function numberOf(tree: Tree, valueOf: ValueOf = exactValue): Rational | undefined {
  if (tree.kind === 'binary' && tree.operator === '*' && tree.written === '' && isLiteral(tree.left)) {
    const [left, right] = [valueOf(tree.left), valueOf(tree.right)];
    if (left && right && !isLiteral(tree.right) && equal(left, right)) return left;
  }
  return valueOf(tree);
}

/** Whether a tree is one number, with or without a sign. */
export function isLiteral(tree: Tree): boolean {
  return tree.kind === 'number' || (tree.kind === 'negative' && tree.of.kind === 'number');
}

/** The different ones of some values, in their order. */
export function distinct(values: readonly Rational[]): Rational[] {
  return values.filter((value, index) => values.findIndex((one) => equal(one, value)) === index);
}

/** All numbers that stand in a tree; at most 200 of them. */
export function literalsIn(tree: Tree): Rational[] {
  const found: Rational[] = [];
  const open: Tree[] = [tree];
  while (open.length > 0 && found.length < MOST_LITERALS) {
    const one = open.pop();
    if (!one) break;
    if (one.kind === 'number') found.push(one.value);
    else open.push(...(one.kind === 'index' ? [one.of] : childrenOf(one)));
  }
  return found;
}

const MOST_LITERALS = 200;

const BOUNDS: ReadonlySet<RelationOperator> = new Set(['≠', '<', '>', '≤', '≥', '∝']);
const SEPARATORS: ReadonlySet<RelationOperator> = new Set([':', '->', '∈']);

interface EqualSides {
  readonly sides: readonly Tree[];
  readonly operators: readonly RelationOperator[];
  /** The number in front of an arrow or colon: `10 · 3 → 30`, `30: 10 · 3`. An arrow between numbers maps sizes. */
  readonly mapped?: { readonly side: Tree; readonly value: Rational };
}

/** The sides behind the last colon or arrow: what stands in front only names them. */
function equalSides(tree: Tree, valueOf: ValueOf): EqualSides {
  if (tree.kind !== 'relation') return { sides: [tree], operators: [] };
  const cut = tree.operators.findLastIndex((operator) => SEPARATORS.has(operator));
  const sides = tree.sides.slice(cut + 1);
  const operators = tree.operators.slice(cut + 1);
  const before = tree.sides[cut];
  const value = before && numberOf(before, valueOf);
  const isMapping = tree.operators[cut] === '->' && before !== undefined && isLiteral(before);
  return { sides, operators, ...(before && value && !isMapping && { mapped: { side: before, value } }) };
}

/** `1 activation = 6`: words stood between the first number and the sign, so it counts something else. */
function isCounted([first, second]: readonly Valued[]): boolean {
  if (!first || !second || !isLiteral(first.side) || !isLiteral(second.side)) return false;
  return second.side.span.start - first.side.span.end > WIDEST_SIGN;
}

/** Most characters from one side of an equation to the next. */
const WIDEST_SIGN = 6;

interface Valued {
  readonly side: Tree;
  readonly value: Rational;
}

function agree(a: Valued, b: Valued, rough: boolean): boolean {
  if (equal(a.value, b.value)) return true;
  const gap = absolute(subtract(a.value, b.value));
  const allowed = [roundingOf(a.side), roundingOf(b.side), rough ? multiply(absolute(b.value), ROUGHLY) : undefined];
  return allowed.some((one) => one !== undefined && compare(gap, one) <= 0);
}

const ROUGHLY = rational(1, 20);

/** Half a unit of the last place of a number that was written with decimals. */
function roundingOf(tree: Tree): Rational | undefined {
  if (tree.kind !== 'number') return tree.kind === 'negative' ? roundingOf(tree.of) : undefined;
  const point = tree.written.indexOf('.');
  if (point < 0) return undefined;
  const places = Math.min(tree.written.length - point - 1, 100);
  return rational(1n, 2n * 10n ** BigInt(places));
}

function absolute(value: Rational): Rational {
  return value.numerator < 0n ? negate(value) : value;
}
