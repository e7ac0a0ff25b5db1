import type { Tree } from '../../tree.ts';
import type { Comparison, CompareOptions } from '../comparison.ts';
import { undecided, type Context } from '../context.ts';
import { freeNames } from '../expressions.ts';
import { difference, productTree } from '../trees.ts';
import { shortened } from './chains.ts';
import { folded } from './fold.ts';
import { compareZeros, hasDivisors, idealsOf, onlyPolynomial, sameMultiplicities, type Ideal } from './ideals.ts';
import { findDifference } from './places.ts';
import { rewritten } from './rewrite.ts';
import { sameNumerators } from './numerators.ts';
import { areInRatio } from './ratio.ts';
import { compareOnLine } from './solutions.ts';
import { partsOf, statementOf, type Relation, type Statement } from './statement.ts';
import { compareTables } from './table.ts';

type Sides = readonly [Statement, Statement];

/**
 * Whether two statements have the same solutions, or for formulas of logic the same truth. In this order: the same truth
 * table of equivalent parts; equations up to a constant factor; ideals of polynomials; the real line cut where anything
 * changes; a search for a point at which only one holds.
 */
export function compareStatements(student: Tree, expected: Tree, context: Context): Comparison {
  const [one, other] = [shortened(student, context), shortened(expected, context)];
  const found = compareMeanings(one.tree, other.tree, context);
  const notes = [...one.notes, ...other.notes];
  return notes.length === 0 ? found : { ...found, notes: [...found.notes, ...notes] };
}

function compareMeanings(student: Tree, expected: Tree, context: Context): Comparison {
  const [first, second] = [statementOf(student), statementOf(expected)];
  if (!first || !second) return undecided('too-long');
  const sides: Sides = [settled(first, context), settled(second, context)];
  if (sides[0].kind === 'constant' && sides[1].kind === 'constant') return compareConstants(sides);
  const names = namesOf(sides, context.options);
  const equations = sides.every((side) => partsOf(side).every(isEquation));
  if (equations) return compareEquations(sides, names, context);
  const table = compareTables(sides, context);
  if (table.verdict !== 'undecided') return table;
  return compareSolutions(sides, names, context);
}

function settled(statement: Statement, context: Context): Statement {
  return folded(rewritten(folded(statement, context), context), context);
}

function isEquation(part: { readonly kind: string; readonly operator?: string }): boolean {
  return part.kind === 'relation' && part.operator === '=';
}

function compareConstants([a, b]: Sides): Comparison {
  const [student, expected] = [a, b].map((side) => (side.kind === 'constant' && side.value ? 'true' : 'false'));
  if (student === expected) return { verdict: 'equal', method: 'exact', notes: [] };
  const witness = { values: [], student: student ?? '', expected: expected ?? '' };
  return { verdict: 'different', method: 'exact', witness, notes: [] };
}

function namesOf(sides: Sides, options: CompareOptions): string[] {
  const trees = sides.flatMap((side) =>
    partsOf(side).flatMap((part) => (part.kind === 'relation' ? [part.left, part.right] : [part.tree])),
  );
  return freeNames(trees, options);
}

/** By the real line, else by a point at which they differ. */
function compareSolutions(sides: Sides, names: readonly string[], context: Context): Comparison {
  const [only, second] = names;
  const onLine = only !== undefined && second === undefined ? compareOnLine(sides, only, context) : undefined;
  if (onLine) return onLine;
  const witness = findDifference(sides, names, context);
  return witness ? { verdict: 'different', method: 'solutions', witness, notes: [] } : undecided();
}

function compareEquations(sides: Sides, names: readonly string[], context: Context): Comparison {
  if (sameProducts(sides, context)) return { verdict: 'equal', method: 'solutions', notes: [] };
  const ideals = idealsOf(sides, names, context);
  const zeros = ideals && !ideals.some(hasDivisors) ? compareZeros(ideals, context) : 'unsure';
  const countsComplex = context.options.solutions === 'complex' && context.options.assume !== 'positive';
  if (zeros === 'same') return { verdict: 'equal', method: 'solutions', notes: [] };
  if (zeros === 'same-but-for-multiplicity') return otherMultiplicity(context.options);
  const found = compareSolutions(sides, names, context);
  if (found.verdict === 'different') return found;
  if (zeros === 'other' && countsComplex) {
    return { verdict: 'different', method: 'solutions', notes: ['non-real-solutions'] };
  }
  if (found.verdict === 'equal') return withMultiplicity(found, ideals, context);
  const [f, g] = sides.map(productOf);
  const same = f !== undefined && g !== undefined && sameNumerators(f, g, context);
  return same ? { verdict: 'equal', method: 'solutions', notes: ['domain-differs'] } : found;
}

/** The solutions agree as sets; whether they count as often is a question of its own. */
function withMultiplicity(
  found: Comparison,
  ideals: readonly [Ideal, Ideal] | undefined,
  { options, bench }: Context,
): Comparison {
  if (options.multiplicity === 'ignored' || !ideals) return found;
  const [a, b] = ideals.map((ideal) => onlyPolynomial(ideal, bench.steps));
  if (!a || !b) return found;
  const same = sameMultiplicities(a, b, bench.steps);
  return same === false ? otherMultiplicity(options) : found;
}

function otherMultiplicity({ multiplicity }: CompareOptions): Comparison {
  const notes = ['multiplicity-differs'];
  if (multiplicity === 'ignored') return { verdict: 'equal', method: 'solutions', notes };
  if (multiplicity === 'significant') return { verdict: 'different', method: 'solutions', notes };
  return { verdict: 'undecided', method: 'solutions', notes };
}

/** Whether alternatives of equations are the same product up to a constant factor. */
function sameProducts(sides: Sides, context: Context): boolean {
  const [f, g] = sides.map(productOf);
  return f !== undefined && g !== undefined && areInRatio(f, g, context) === true;
}

/** What has to be zero for one of several equations to hold; undefined where two have to hold together. */
function productOf(statement: Statement): Tree | undefined {
  const relations = alternativesOf(statement);
  return relations && productTree(relations.map(({ left, right }) => difference(left, right)));
}

function alternativesOf(statement: Statement): Relation[] | undefined {
  if (statement.kind === 'relation') return [statement];
  if (statement.kind !== 'or') return undefined;
  const items = statement.items.map(alternativesOf);
  const known = items.filter((item) => item !== undefined);
  return known.length < items.length ? undefined : known.flat();
}
