import type { Tree } from '../../tree.ts';
import type { Comparison } from '../comparison.ts';
import { undecided, type Context } from '../context.ts';
import { freeNames } from '../expressions.ts';
import { compareStatements } from '../statements/compare-statements.ts';
import { truthAt } from '../statements/truth.ts';
import { bothSigns, hasPlusMinus } from '../trees.ts';
import { spell } from '../../print.ts';
import { nodesOf } from '../../walk.ts';

/** The name of what lies in a set or not. */
const ELEMENT = 'element';

/**
 * Whether two sets have the same elements: finite ones element by element, all others by the statement that a number lies in
 * them. Reversed bounds such as `(3, 2)` never count as right.
 */
export function compareSets(student: Tree, expected: Tree, context: Context): Comparison {
  const [a, b] = [elementsOf(student), elementsOf(expected)];
  if (a && b) return compareElements([a, b], context);
  const found = compareStatements(membership(student), membership(expected), context);
  const shown = inWords(found);
  if (!hasReversed(student, context) && !hasReversed(expected, context)) return shown;
  const verdict = shown.verdict === 'equal' ? 'undecided' : shown.verdict;
  return { ...shown, verdict, notes: [...shown.notes, 'reversed-bounds'] };
}

/** The elements of a finite set that is written out; `±` gives two. */
export function elementsOf(set: Tree): Tree[] | undefined {
  if (set.kind === 'name' && set.name === 'emptyset') return [];
  if (set.kind !== 'tuple' || set.brackets !== '{}') return undefined;
  return set.items.flatMap((item) => (hasPlusMinus(item) ? [...bothSigns(item)] : [item]));
}

function membership(set: Tree): Tree {
  return {
    kind: 'relation',
    operators: ['∈'],
    sides: [{ kind: 'name', name: ELEMENT, span: set.span }, set],
    span: set.span,
  };
}

/** The witness says whether the element lies in the sets. */
function inWords(found: Comparison): Comparison {
  if (!found.witness) return found;
  const said = (truth: string): string => (truth === 'true' ? 'contains it' : 'does not contain it');
  const { student, expected } = found.witness;
  return { ...found, witness: { ...found.witness, student: said(student), expected: said(expected) } };
}

/** Whether an interval of numbers ends before it begins. */
function hasReversed(set: Tree, { bench, options }: Context): boolean {
  for (const node of nodesOf(set)) {
    if (node.kind !== 'tuple' || node.brackets === '{}') continue;
    const [low, high, third] = node.items;
    if (!low || !high || third || freeNames([low, high], options).length > 0) continue;
    const world = { values: new Map(), sizes: new Map(), special: false };
    if (truthAt({ kind: 'relation', operator: '<', left: high, right: low }, { world, bench }) === true) return true;
  }
  return false;
}

type Elements = readonly [readonly Tree[], readonly Tree[]];

/** Most pairs of elements that are compared. */
const MOST_PAIRS = 900;

/** Each element of either set has to be one of the other; how often it is written does not matter. */
export function compareElements([a, b]: Elements, context: Context): Comparison {
  if (a.length * b.length > MOST_PAIRS) return undecided('too-long');
  const open = new Set<Tree>();
  const lost = [
    ...a.map((one) => ({ one, among: b, missing: 'expected' as const })),
    ...b.map((one) => ({ one, among: a, missing: 'student' as const })),
  ];
  for (const { one, among, missing } of lost) {
    const standing = standingAmong(one, among, context);
    if (standing === 'different') return missingElement(one, missing);
    if (standing === 'undecided') open.add(one);
  }
  return open.size > 0 ? undecided() : { verdict: 'equal', method: 'structure', notes: [] };
}

function standingAmong(one: Tree, among: readonly Tree[], context: Context): Comparison['verdict'] {
  let standing: Comparison['verdict'] = 'different';
  for (const other of among) {
    const { verdict } = context.compare(one, other);
    if (verdict === 'equal') return 'equal';
    if (verdict === 'undecided') standing = 'undecided';
  }
  return standing;
}

function missingElement(one: Tree, missing: 'student' | 'expected'): Comparison {
  const [has, lacks] = ['contains it', 'does not contain it'];
  const witness = {
    values: [{ name: ELEMENT, value: spell(one).text }],
    student: missing === 'student' ? lacks : has,
    expected: missing === 'student' ? has : lacks,
  };
  return { verdict: 'different', method: 'structure', witness, notes: [] };
}
