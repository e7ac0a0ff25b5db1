import type { Conventions } from '../../model/conventions.ts';
import { fractions } from '../arithmetic/fractions.ts';
import { spell } from '../print.ts';
import { seedFrom } from '../random.ts';
import { equal, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { exactValue } from '../exact.ts';
import { namesIn, nodesOf } from '../walk.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import { standingOf, type Bench } from './evaluation.ts';
import { comparePoints } from './points.ts';
import { isRationalFunction, sameRationalFunction } from './rational-function.ts';
import { sameTree } from './same-tree.ts';
import { spelledNumber } from './witness.ts';

/** Steps of one comparison where nothing is said: about 200 milliseconds on a slow machine. */
export const DEFAULT_BUDGET = 400_000;

/** Names of constants, which no value is drawn for. */
const CONSTANTS: ReadonlySet<string> = new Set(['pi', 'infinity']);

/**
 * Whether two expressions have the same value wherever both have one. In this order: the same tree; numbers, exactly;
 * rational functions, by evaluation in fractions; enclosures at random and at special points. `steps` are counted down.
 */
export function compareExpressions(
  student: Tree,
  expected: Tree,
  options: CompareOptions,
  steps = { left: options.budget ?? DEFAULT_BUDGET },
): Comparison {
  if (sameTree(student, expected)) return { verdict: 'equal', method: 'identical', notes: [] };
  const [a, b] = [exactValue(student), exactValue(expected)];
  if (a && b) return compareNumbers(a, b, options.tolerance);
  const names = freeNames([student, expected], options);
  const bench: Bench = {
    symbols: options.symbols,
    conventions: options.conventions,
    seed: seedFrom(...[spell(student).text, spell(expected).text].toSorted()),
    steps,
    ...(options.tolerance && { tolerance: options.tolerance }),
  };
  const sides = [student, expected] as const;
  if (options.domain !== 'complex' && sides.every((side) => isRationalFunction(side, options.symbols))) {
    const verdict = sameRationalFunction(sides, names, bench);
    if (verdict === 'equal') return { verdict, method: 'rational-function', notes: [] };
  }
  return comparePoints(sides, {
    names,
    bench,
    complex: isComplex(sides, options),
    complexNames: options.domain === 'complex',
  });
}

function compareNumbers(a: Rational, b: Rational, tolerance: CompareOptions['tolerance']): Comparison {
  if (equal(a, b)) return { verdict: 'equal', method: 'exact', notes: [] };
  const measure = { arithmetic: fractions, tolerance };
  if (tolerance && standingOf(a, b, measure) === 'close') return { verdict: 'equal', method: 'tolerance', notes: [] };
  const witness = { values: [], student: spelledNumber(a), expected: spelledNumber(b) };
  return { verdict: 'different', method: 'exact', witness, notes: [] };
}

/** The names that values are drawn for, in the order of the alphabet. */
export function freeNames(trees: readonly Tree[], { conventions, symbols }: CompareOptions): string[] {
  const isConstant = (name: string): boolean =>
    !symbols.has(name) &&
    (CONSTANTS.has(name) || (name === 'e' && conventions.euler === 'constant') || isImaginaryUnit(name, conventions));
  return [...new Set(trees.flatMap((tree) => namesIn(tree)))].filter((name) => !isConstant(name)).toSorted();
}

/** Whether an undeclared name is the square root of -1. */
function isImaginaryUnit(name: string, { imaginary_unit: unit }: Conventions): boolean {
  return unit === 'either' ? name === 'i' || name === 'j' : name === unit;
}

/** Whether complex numbers are meant: an imaginary unit occurs, a symbol is declared so, or it was said. */
function isComplex(trees: readonly Tree[], { symbols, conventions, domain }: CompareOptions): boolean {
  if (domain !== undefined) return domain === 'complex';
  return trees.some((tree) => {
    for (const node of nodesOf(tree)) {
      if (node.kind === 'call' && COMPLEX_FUNCTIONS.has(node.name)) return true;
      if (node.kind !== 'name') continue;
      const type = symbols.get(node.name)?.type;
      if (type?.kind === 'number' && type.complex) return true;
      if (type === undefined && isImaginaryUnit(node.name, conventions)) return true;
    }
    return false;
  });
}

const COMPLEX_FUNCTIONS: ReadonlySet<string> = new Set(['re', 'im', 'arg', 'conj']);
