import type { DeclaredSymbol, SymbolTable } from '../../symbols.ts';
import type { Tree } from '../../tree.ts';
import { compareValues, type Context } from '../context.ts';
import { freeNames } from '../expressions.ts';
import { fractionOf, ringOf } from '../polynomials/algebraic.ts';
import { unlessExhausted, multiplyPolynomials, type Polynomial } from '../polynomials/polynomial.ts';
import { difference, joined, numberTree, productTree, renamed } from '../trees.ts';
import { drawWorlds } from '../worlds.ts';
import { areProportional } from './ideals.ts';
import type { Relation } from './statement.ts';
import { truthAt } from './truth.ts';

/** What separates a name from its second copy. */
const COPY = '′';

/**
 * Whether one expression is the other times a constant that is not zero: `f(x)·g(x′) = f(x′)·g(x)` for independent copies
 * of all names. Neither may be zero everywhere. `unsure` where it cannot be told.
 */
export function areInRatio(f: Tree, g: Tree, context: Context): boolean | 'unsure' {
  const exact = proportionalPolynomials(f, g, context);
  if (exact !== undefined) return exact;
  const names = freeNames([f, g], context.options);
  if (names.length === 0) return 'unsure';
  const copied = (tree: Tree): Tree => renamed(tree, (name) => (names.includes(name) ? name + COPY : name));
  const symbols = withCopies(context.options.symbols);
  const found = compareValues(
    joined('*', f, copied(g)),
    joined('*', copied(f), g),
    {
      ...context,
      options: { ...context.options, symbols },
    },
    1.5,
  );
  return found.verdict === 'undecided' ? 'unsure' : found.verdict === 'equal';
}

function withCopies(symbols: SymbolTable): SymbolTable {
  const copies = [...symbols].map(([name, symbol]): [string, DeclaredSymbol] => [
    name + COPY,
    { ...symbol, name: name + COPY, written: [] },
  ]);
  return new Map([...symbols, ...copies]);
}

/** The same for quotients of polynomials, exactly; undefined for others. */
function proportionalPolynomials(f: Tree, g: Tree, { options, bench }: Context): boolean | undefined {
  const ring = ringOf([f, g], freeNames([f, g], options));
  if (!ring || ring.radicals.length > 0) return undefined;
  const [a, b] = [fractionOf(f, ring, bench.steps), fractionOf(g, ring, bench.steps)];
  if (!a || !b) return undefined;
  const cross = (one: Polynomial, other: Polynomial): Polynomial | undefined =>
    unlessExhausted(() => multiplyPolynomials(one, other, bench.steps));
  const [left, right] = [cross(a.numerator, b.denominator), cross(b.numerator, a.denominator)];
  return left && right && areProportional(left, right);
}

/** Whether two expressions whose ratio is a constant have the same sign; `unsure` where no point shows it. */
export function haveSameSign(f: Tree, g: Tree, { options, bench }: Context): boolean | 'unsure' {
  const names = freeNames([f, g], options);
  const isPositive: Relation = {
    kind: 'relation',
    operator: '<',
    left: numberTree(0),
    right: productTree([f, g]),
  };
  const isNegative: Relation = { ...isPositive, left: isPositive.right, right: isPositive.left };
  const worlds = drawWorlds({ names, symbols: bench.symbols, complex: false, whole: false, seed: bench.seed });
  for (const world of worlds.slice(0, 12)) {
    if (truthAt(isPositive, { world, bench }) === true) return true;
    if (truthAt(isNegative, { world, bench }) === true) return false;
  }
  return 'unsure';
}

/** Whether two relations say the same for sure: by the ratio of what they compare. */
export function saySame(a: Relation, b: Relation, context: Context): boolean {
  if (a.operator !== b.operator) return false;
  const [f, g] = [difference(a.left, a.right), difference(b.left, b.right)];
  if (areInRatio(f, g, context) !== true) return false;
  return a.operator === '=' || a.operator === '≠' || haveSameSign(f, g, context) === true;
}
