import { spell } from '../print.ts';
import type { Tree } from '../tree.ts';
import { namesIn, nodesOf } from '../walk.ts';
import type { Comparison } from './comparison.ts';
import { compareValues, undecided, type Context } from './context.ts';
import { freeNames } from './expressions.ts';
import type { Kind } from './kinds.ts';
import { listedOf } from './lists/compare-lists.ts';
import { compareElements, elementsOf } from './sets/compare-sets.ts';
import { compareStatements } from './statements/compare-statements.ts';
import { asSystem } from './statements/systems.ts';
import { exactSides, falseSteps } from './statements/chains.ts';
import { compareTexts } from './texts.ts';
import { bothSigns, renamed } from './trees.ts';

type Sides = readonly [Tree, Tree];
type Kinds = readonly [Kind, Kind];

/**
 * Compares answers of different kinds. Where they mean the same in another form, such as `0 < x < 1` and `(0, 1)` or
 * `x = 1 or x = 2` and `{1, 2}`, it depends on the options whether that counts; without them it is for a person to say.
 */
export function compareForms(sides: Sides, kinds: Kinds, context: Context): Comparison {
  if (kinds.includes('text')) return compareTexts(...sides);
  if (kinds.includes('list') && kinds.includes('expression')) {
    const listLike = compareAsArrays(sides, context);
    if (listLike) return listLike;
  }
  const isValue = kinds.includes('expression') && kinds.includes('statement');
  const found = isValue ? compareEquationToValue(sides, kinds, context) : compareMeaning(sides, kinds, context);
  if (!found) return otherKind(sides);
  if (found.verdict !== 'equal') return found.verdict === 'different' ? { ...otherKind(sides), ...found } : found;
  const accepted = isValue ? context.options.sides === 'value-suffices' : context.options.forms === 'interchangeable';
  const refused = isValue ? context.options.sides === 'both' : context.options.forms === 'significant';
  const notes = [...found.notes, isValue ? 'value-of-equation' : 'other-form'];
  if (accepted) return { ...found, notes };
  return refused ? { ...otherKind(sides), notes } : undecided(...notes);
}

function otherKind([student, expected]: Sides): Comparison {
  const witness = { values: [], student: spell(student).text, expected: spell(expected).text };
  return { verdict: 'different', method: 'structure', witness, notes: ['other-kind'] };
}

/** Expressions may be arrays: declared ones, and those that are built from lists. */
function compareAsArrays(sides: Sides, context: Context): Comparison | undefined {
  const areArrays = sides.every((side) => listedOf(side) !== undefined || isArray(side, context));
  return areArrays ? compareValues(...sides, context, 2) : undefined;
}

function isArray(tree: Tree, { options }: Context): boolean {
  for (const node of nodesOf(tree)) {
    if (node.kind === 'tuple' || node.kind === 'matrix') return true;
    if (node.kind === 'name' && options.symbols.get(node.name)?.type.kind === 'array') return true;
  }
  return false;
}

/** `k = 1` beside `1`: the value of a name that does not occur in it. Chains end with the value. */
function compareEquationToValue(sides: Sides, kinds: Kinds, context: Context): Comparison | undefined {
  const at = kinds.indexOf('statement');
  const statement = sides[at];
  if (statement?.kind !== 'relation' || statement.operators.some((one) => one !== '=' && one !== '≈')) return undefined;
  const written = exactSides(statement);
  const [first, ...others] = written;
  const value =
    first && (isSubject(first) || freeNames([statement], context.options).length === 0) ? others.at(-1) : undefined;
  const name = first && spell(first).text;
  if (!value || !first || namesIn(value).some((one) => one === name)) return undefined;
  const found = at === 0 ? context.compare(value, sides[1]) : context.compare(sides[0], value);
  const steps = isSubject(first) ? others : written;
  return { ...found, notes: [...found.notes, ...falseSteps(steps, context)] };
}

function isSubject({ kind }: Tree): boolean {
  return kind === 'name' || kind === 'index' || kind === 'call';
}

/** Compares what both mean, where both can be brought into one form. */
function compareMeaning(sides: Sides, kinds: Kinds, context: Context): Comparison | undefined {
  const [a, b] = [elementsIn(sides[0], kinds[0]), elementsIn(sides[1], kinds[1])];
  if (a && b) return compareElements([a, b], context);
  const [first, second] = sides.map(asSystem);
  if (first && second) return compareStatements(first, second, context);
  const at = kinds.indexOf('statement');
  const [statement, set] = [sides[at], sides[1 - at]];
  if (!statement || !set || kinds[1 - at] === 'text') return undefined;
  const meant = isEmpty(set) ? NOTHING : asMembership(statement, set, context);
  if (!meant) return undefined;
  return at === 0 ? compareStatements(statement, meant, context) : compareStatements(meant, statement, context);
}

/** The single values that an answer lists. */
function elementsIn(tree: Tree, kind: Kind): readonly Tree[] | undefined {
  switch (kind) {
    case 'set':
      return elementsOf(tree);
    case 'list':
      return listedOf(tree)?.items;
    case 'values':
      return bothSigns(tree);
    case 'expression':
      return [tree];
    case 'statement':
      return solvedValues(tree);
    default:
      return undefined;
  }
}

/** The values in `x = 1 or x = −2`, and in `1 and 2`; undefined for other statements. */
function solvedValues(tree: Tree): Tree[] | undefined {
  if (tree.kind === 'logic' && (tree.operator === 'or' || tree.operator === 'and')) {
    const values = tree.items.map((item) => (isPlainValue(item) ? [item] : solvedValues(item)));
    const known = values.filter((one) => one !== undefined);
    const subjects = new Set(tree.items.map((item) => (item.kind === 'relation' ? subjectName(item) : '')));
    return known.length < values.length || subjects.size > 1 ? undefined : known.flat();
  }
  if (tree.kind !== 'relation' || subjectName(tree) === undefined) return undefined;
  const value = tree.sides[1];
  return value && [...bothSigns(value)];
}

function isPlainValue(tree: Tree): boolean {
  return tree.kind !== 'relation' && tree.kind !== 'logic' && tree.kind !== 'not';
}

/** The name of `x = 3`. */
function subjectName({ operators, sides: [first, , third] }: Tree & { kind: 'relation' }): string | undefined {
  return operators[0] === '=' && !third && first?.kind === 'name' ? first.name : undefined;
}

const NOTHING: Tree = { kind: 'name', name: 'false', span: { start: 0, end: 0 } };

function isEmpty(set: Tree): boolean {
  return elementsOf(set)?.length === 0;
}

/** The statement that what another one is about lies in a set. */
function asMembership(statement: Tree, set: Tree, { options }: Context): Tree | undefined {
  const names = freeNames([statement], options);
  const [only, second] = names;
  const subject: Tree | undefined =
    only !== undefined && second === undefined && !isAbout(statement)
      ? { kind: 'name', name: only, span: statement.span }
      : isAbout(statement);
  if (!subject) return undefined;
  const apart = set.kind === 'builder' ? withoutBuilder(set, subject) : undefined;
  if (apart) return apart;
  return { kind: 'relation', operators: ['∈'], sides: [subject, set], span: set.span };
}

/** `f(x)` in `0 < f(x) < 1` and in `f(x) ∈ (0, 1)`; undefined where it is a name or a number. */
function isAbout(statement: Tree): Tree | undefined {
  if (statement.kind !== 'relation') return undefined;
  const [first, middle, third] = statement.sides;
  const about = statement.operators[0] === '∈' ? first : third ? middle : undefined;
  return about?.kind === 'name' || about?.kind === 'number' ? undefined : about;
}

/** `{x | x > 0}` as the statement about its element. */
function withoutBuilder(set: Tree & { kind: 'builder' }, subject: Tree): Tree | undefined {
  const { element, condition } = set;
  if (element.kind !== 'name' || subject.kind !== 'name') return undefined;
  return renamed(condition, (name) => (name === element.name ? subject.name : name));
}
