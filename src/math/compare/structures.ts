import type { Tree } from '../tree.ts';
import { compareAntiderivatives } from './antiderivatives.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import { compareValues, contextOf, undecided, type Context } from './context.ts';
import { compareForms } from './forms.ts';
import { compareComplexities, complexityOf } from './growth/compare-growth.ts';
import { isStructured, kindsOf, type Kind } from './kinds.ts';
import { compareLists, listedOf, type Listed } from './lists/compare-lists.ts';
import { comparePiecewise } from './piecewise.ts';
import { withOtherLetters } from './letters.ts';
import { sameTree } from './same-tree.ts';
import { compareElements, compareSets } from './sets/compare-sets.ts';
import { asSystem } from './statements/systems.ts';
import { compareStatements } from './statements/compare-statements.ts';
import { compareTexts } from './texts.ts';
import { bothSigns } from './trees.ts';

/** Whether an answer is more than an expression: a statement, a set, an interval, a list. */
export function isStructure(tree: Tree, options: CompareOptions): boolean {
  return (
    isStructured(tree) ||
    tree.kind === 'matrix' ||
    tree.kind === 'cases' ||
    options.upToConstant !== undefined ||
    options.letters === 'free' ||
    (options.type !== undefined && options.type !== 'expression')
  );
}

/** Compares answers of which one at least is a structure. Symmetric up to the witness. */
export function compareStructures(student: Tree, expected: Tree, options: CompareOptions): Comparison {
  const found = compareAny(student, expected, contextOf([student, expected], options, compareAny));
  if (options.letters !== 'free' || found.verdict === 'equal') return found;
  const compare = (a: Tree, b: Tree, budget: number): Comparison =>
    compareAny(a, b, contextOf([a, b], { ...options, budget }, compareAny));
  return withOtherLetters([student, expected], options, compare) ? SAME_LETTERS : found;
}

const SAME_LETTERS: Comparison = { verdict: 'equal', method: 'structure', notes: ['other-letters'] };

/** Deepest nesting of lists and sets in each other. */
const MOST_DEPTH = 24;

/** Compares two parts of answers, whatever they are. */
function compareAny(student: Tree, expected: Tree, context: Context): Comparison {
  const { options } = context;
  const variable = context.depth === 0 ? options.upToConstant : undefined;
  if (variable !== undefined) return compareAntiderivatives([student, expected], variable, context);
  if (sameTree(student, expected)) return { verdict: 'equal', method: 'identical', notes: [] };
  if (context.depth > MOST_DEPTH || context.bench.steps.left < 0) return undecided('too-long');
  if (isComplexity(student, expected, options)) return compareComplexities(student, expected);
  if (options.type === 'equation' && context.depth === 0) {
    const [a, b] = [asSystem(student), asSystem(expected)];
    if (a && b) return compareStatements(a, b, context);
  }
  const [first, second] = kindsOf([student, expected], options);
  if (first === second) return compareKind(first, [student, expected], context);
  return compareForms([student, expected], [first, second], context);
}

/** Without a type, only `O(…)` is known to be a bound: Θ and Ω may be functions of physics. */
function isLandau(tree: Tree): boolean {
  return tree.kind === 'call' && tree.name === 'O';
}

function isComplexity(student: Tree, expected: Tree, { type, symbols }: CompareOptions): boolean {
  if (type === 'complexity') return true;
  const areCalls = [student, expected].every((side) => side.kind === 'call' && complexityOf(side) !== undefined);
  return type === undefined && areCalls && [student, expected].some(isLandau) && !symbols.has('O');
}

type Sides = readonly [Tree, Tree];

/** Compares two answers of one kind. */
function compareKind(kind: Kind, [student, expected]: Sides, context: Context): Comparison {
  switch (kind) {
    case 'statement':
      return compareStatements(student, expected, context);
    case 'set':
      return compareSets(student, expected, context);
    case 'list':
      return compareListed([student, expected], context);
    case 'values':
      return compareElements([bothSigns(student), bothSigns(expected)], context);
    case 'text':
      return compareTexts(student, expected);
    case 'piecewise':
      return comparePiecewise([student, expected], context);
    case 'expression':
      return compareValues(student, expected, context, 2);
  }
}

function compareListed([student, expected]: Sides, context: Context): Comparison {
  const [first, second] = [asSystem(student), asSystem(expected)];
  if (first && second) return compareSystems([student, expected], [first, second], context);
  const [a, b] = [listedOf(student), listedOf(expected)];
  if (!a || !b) return compareValues(student, expected, context, 2);
  const found = compareLists(a, b, context);
  return found.verdict === 'equal' && a.brackets !== b.brackets ? otherBrackets(found, [a, b], context) : found;
}

/** Lists of equations: the same ones in any order, or others with the same solutions. */
function compareSystems(lists: Sides, meant: Sides, context: Context): Comparison {
  const [a, b] = lists.map((list) => (list.kind === 'tuple' ? list.items : []));
  const listed = a && b ? compareElements([a, b], context) : undecided();
  if (listed.verdict === 'equal') return listed;
  const found = compareStatements(...meant, context);
  if (found.verdict !== 'equal' || context.options.forms === 'interchangeable') return found;
  return context.options.forms === 'significant' ? listed : undecided(...found.notes, 'other-form');
}

/**
 * Brackets of lists do not matter where a list is asked for. Where it is not said, a pair in round and in square brackets
 * may be two different intervals.
 */
function otherBrackets(found: Comparison, [a, b]: readonly [Listed, Listed], { options, depth }: Context): Comparison {
  if (options.brackets === 'significant') {
    return { verdict: 'different', method: 'structure', notes: [...found.notes, 'other-brackets'] };
  }
  const isPair =
    a.items.length === 2 && !a.rows && [a, b].every(({ brackets }) => brackets === '()' || brackets === '[]');
  if (isPair && options.type === undefined && depth === 0) return undecided(...found.notes, 'other-brackets');
  return { ...found, notes: [...found.notes, 'other-brackets'] };
}
