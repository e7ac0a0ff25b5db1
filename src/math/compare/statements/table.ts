import type { Tree } from '../../tree.ts';
import { spell } from '../../print.ts';
import type { Comparison, Witness } from '../comparison.ts';
import { undecided, type Context } from '../context.ts';
import { sameTree } from '../same-tree.ts';
import { saySame } from './ratio.ts';
import { spelledTruths } from './solutions.ts';
import type { Atom, Relation, Statement } from './statement.ts';

/** Most different atoms of a truth table. */
const MOST_ATOMS = 12;

/** A formula of numbered atoms. */
type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'atom'; readonly at: number; readonly negated: boolean }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Formula[] };

interface Table {
  readonly atoms: (Relation | Atom)[];
  readonly context: Context;
}

/**
 * Compares two statements by the truth of their parts, which are taken to be independent of each other. Equal tables prove
 * equality; other ones a difference only where all parts are names. `undecided` for too many parts.
 */
export function compareTables(sides: readonly [Statement, Statement], context: Context): Comparison {
  const table: Table = { atoms: [], context };
  const [a, b] = sides.map((side) => formulaOf(side, table));
  if (!a || !b || table.atoms.length > MOST_ATOMS) return undecided();
  const { atoms } = table;
  for (let row = 0; row < 2 ** atoms.length; row++) {
    const [left, right] = [holdsIn(a, row), holdsIn(b, row)];
    if (left === right) continue;
    if (!atoms.every(isBooleanName)) return undecided();
    const witness: Witness = { values: rowOf(atoms, row), ...spelledTruths(left, right) };
    return { verdict: 'different', method: 'truth-table', witness, notes: [] };
  }
  return { verdict: 'equal', method: 'truth-table', notes: [] };
}

function isBooleanName(part: Relation | Atom): boolean {
  return part.kind === 'atom' && part.tree.kind === 'name';
}

function rowOf(atoms: readonly (Relation | Atom)[], row: number): Witness['values'] {
  return atoms.map((atom, at) => ({
    name: atom.kind === 'atom' ? spell(atom.tree).text : '',
    value: isSet(row, at) ? 'true' : 'false',
  }));
}

function isSet(row: number, at: number): boolean {
  return Math.floor(row / 2 ** at) % 2 === 1;
}

function holdsIn(formula: Formula, row: number): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'atom':
      return isSet(row, formula.at) !== formula.negated;
    case 'and':
      return formula.items.every((item) => holdsIn(item, row));
    case 'or':
      return formula.items.some((item) => holdsIn(item, row));
  }
}

/** The formula of a statement; undefined where it has too many parts. */
function formulaOf(statement: Statement, table: Table): Formula | undefined {
  if (statement.kind === 'constant') return statement;
  if (statement.kind === 'relation' || statement.kind === 'atom') return numbered(statement, table);
  const items = statement.items.map((item) => formulaOf(item, table));
  const known = items.filter((item) => item !== undefined);
  return known.length < items.length ? undefined : { kind: statement.kind, items: known };
}

function numbered(part: Relation | Atom, { atoms, context }: Table): Formula | undefined {
  for (const [at, atom] of atoms.entries()) {
    const same = standingOf(atom, part, context);
    if (same !== undefined) return { kind: 'atom', at, negated: same === 'opposite' };
  }
  if (atoms.length > MOST_ATOMS) return undefined;
  atoms.push(part.kind === 'atom' ? { ...part, negated: false } : part);
  return { kind: 'atom', at: atoms.length - 1, negated: part.kind === 'atom' && part.negated };
}

/** Whether two parts say the same or the opposite; undefined for all others. */
function standingOf(a: Relation | Atom, b: Relation | Atom, context: Context): 'same' | 'opposite' | undefined {
  if (a.kind === 'atom' && b.kind === 'atom') {
    if (!sameAtom(a.tree, b.tree, context)) return undefined;
    return a.negated === b.negated ? 'same' : 'opposite';
  }
  if (a.kind === 'atom' || b.kind === 'atom') return undefined;
  if (saySame(a, b, context)) return 'same';
  return saySame(oppositeOf(a), b, context) ? 'opposite' : undefined;
}

/**
 * Whether two parts that are looked at as a whole are the same. A relation is the same where its sides are: to compare it
 * as a statement would lead back here.
 */
function sameAtom(a: Tree, b: Tree, context: Context): boolean {
  if (sameTree(a, b)) return true;
  if (a.kind === 'relation' || b.kind === 'relation') return sameRelation(a, b, context);
  return a.kind !== 'name' && b.kind !== 'name' && a.kind === b.kind && context.compare(a, b).verdict === 'equal';
}

function sameRelation(a: Tree, b: Tree, context: Context): boolean {
  if (a.kind !== 'relation' || b.kind !== 'relation') return false;
  if (a.operators.join(' ') !== b.operators.join(' ')) return false;
  return a.sides.every((side, at) => {
    const other = b.sides[at];
    return other !== undefined && (sameTree(side, other) || context.compare(side, other).verdict === 'equal');
  });
}

/** What holds exactly where a relation between numbers does not. */
export function oppositeOf({ operator, left, right }: Relation): Relation {
  switch (operator) {
    case '=':
      return { kind: 'relation', operator: '≠', left, right };
    case '≠':
      return { kind: 'relation', operator: '=', left, right };
    case '<':
      return { kind: 'relation', operator: '≤', left: right, right: left };
    case '≤':
      return { kind: 'relation', operator: '<', left: right, right: left };
  }
}
