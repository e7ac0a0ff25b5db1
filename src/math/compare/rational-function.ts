import { fractions } from '../arithmetic/fractions.ts';
import type { Entries } from '../evaluation/entries.ts';
import { randomFrom } from '../random.ts';
import { rational, type Rational } from '../rational.ts';
import type { SymbolTable } from '../symbols.ts';
import type { Tree } from '../tree.ts';
import { childrenOf } from '../walk.ts';
import { evaluateIn, standingOf, type Bench, type Scale } from './evaluation.ts';
import { spelledNumber } from './witness.ts';
import type { Drawn, World } from './worlds.ts';

/** Numbers of fractions cost so much more than doubles, since theirs grow. */
export const FRACTIONS: Scale<Rational> = { arithmetic: fractions, cost: 8, spell: spelledNumber };

/** Highest degree for which two points suffice: with numbers of 64 bits the error probability is below 2⁻⁶⁰ by far. */
const MOST_DEGREE = 4_096;

/**
 * Whether a tree is a quotient of polynomials in plain numbers, of moderate degree. Only then is evaluation in fractions a
 * proof.
 */
export function isRationalFunction(tree: Tree, symbols: SymbolTable): boolean {
  return degreeOf(tree, symbols) <= MOST_DEGREE;
}

/** An upper bound of the degree of numerator and denominator; infinite for anything but a rational function. */
function degreeOf(tree: Tree, symbols: SymbolTable): number {
  const below = (): number[] => childrenOf(tree).map((child) => degreeOf(child, symbols));
  switch (tree.kind) {
    case 'number':
      return 0;
    case 'name':
      return degreeOfName(tree.name, symbols);
    case 'negative':
    case 'percent':
      return degreeOf(tree.of, symbols);
    case 'binary':
      if (tree.operator === '^') return degreeOf(tree.left, symbols) * exponentOf(tree.right);
      return '+-*/'.includes(tree.operator) ? below().reduce((sum, degree) => sum + degree, 0) : Infinity;
    default:
      return Infinity;
  }
}

function degreeOfName(name: string, symbols: SymbolTable): number {
  const type = symbols.get(name)?.type;
  if (type === undefined) return CONSTANTS.has(name) ? Infinity : 1;
  return type.kind === 'number' ? 1 : Infinity;
}

const CONSTANTS: ReadonlySet<string> = new Set(['pi', 'e', 'i', 'infinity']);

function exponentOf(tree: Tree): number {
  const inner = tree.kind === 'negative' ? tree.of : tree;
  const isWhole = inner.kind === 'number' && inner.value.denominator === 1n && inner.value.numerator < 10_000n;
  return isWhole ? Number(inner.value.numerator) : Infinity;
}

/** How often another point is drawn where a denominator was zero. */
const TRIES = 6;

/**
 * Evaluates two rational functions at two random points with numbers of 64 bits: equal values prove equality with an error
 * probability below 2⁻⁶⁰ (Schwartz 1980, Zippel 1979). Undefined where no point could be evaluated.
 */
export function sameRationalFunction(
  sides: readonly [Tree, Tree],
  names: readonly string[],
  bench: Bench,
): 'equal' | 'different' | undefined {
  let agreed = 0;
  for (let number = 0; number < TRIES && agreed < 2; number++) {
    const world = largeWorld(names, bench.seed + number);
    const [a, b] = sides.map((side) => evaluateIn(side, world, { scale: FRACTIONS, bench }));
    if (a === undefined || b === undefined || 'failure' in a || 'failure' in b) continue;
    if (standingOf(a.value, b.value, { arithmetic: fractions }) !== 'close') return 'different';
    agreed += 1;
  }
  return agreed === 2 ? 'equal' : undefined;
}

function largeWorld(names: readonly string[], seed: number): World {
  const random = randomFrom(seed);
  const draw = (): Rational => {
    const [high, low] = [BigInt(Math.floor(random() * 2 ** 32)), BigInt(Math.floor(random() * 2 ** 32))];
    return rational(high * 2n ** 32n + low + 1n);
  };
  const values = new Map<string, Entries<Drawn>>(names.map((name) => [name, { real: draw() }]));
  return { values, sizes: new Map(), special: false };
}
