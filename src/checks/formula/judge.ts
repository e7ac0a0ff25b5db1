import type { RelationOperator, Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import type { Passage } from '../../model/passage.ts';
import type { Verdict } from '../../model/verdict.ts';
import { withDeltas } from '../shared/formula-key.ts';
import { notRead, setAside, valueOutcome, verdictOn, type Judged } from '../shared/formula-outcome.ts';
import { assumedIn, withNotation } from '../shared/notation.ts';
import { isConcluded } from '../shared/concluded.ts';
import { formulaStatements, type FormulaStatement } from '../shared/formula-statements.ts';
import { isStruck } from '../shared/numeric.ts';
import { qualifierOf } from '../shared/qualifiers.ts';
import { sameAnswer } from '../shared/same-answer.ts';
import type { PreparedExpression } from './prepare.ts';

/** A formula that a student gives. */
export interface GivenFormula {
  readonly statement: FormulaStatement;
  readonly tree: Tree;
  /** The name on its left side; empty where there is none. */
  readonly left: string;
  readonly letters: ReadonlyMap<string, string>;
}

/** Judges the formula that an answer gives. */
export function judgeFormula(prepared: PreparedExpression, passage: Passage): Verdict {
  const { judging, context } = prepared;
  const text = passage.document.text.slice(passage.span.start, passage.span.end);
  if (text.trim() === '') return notRead('missing', [], judging);
  const statements = formulaStatements(passage, context);
  const { given, definitions } = givenFormulas(statements, prepared, passage.document.text);
  const judged = given.map((one): Judged => {
    const own = new Map([...definitions].filter(([name]) => name !== one.left));
    const formula = { tree: usual(one.tree, own, prepared), letters: one.letters, definitions: own };
    return { formula, span: one.statement.span, written: one.tree, outcome: valueOutcome(formula, judging) };
  });
  if (isStruck(text)) return setAside(judged, [{ code: 'struck-out', span: passage.span }], judging);
  const [first] = judged;
  const [answer] = given;
  if (!first || !answer) return withoutFormula(statements, prepared);
  if (!judged.every((other) => sameAnswer(first, other, judging)))
    return setAside(judged, [{ code: 'several-formulas' }], judging);
  const right = first.outcome.kind === 'equal';
  const word = qualifierOf(answer.statement, right ? 'right' : 'wrong');
  if (word !== undefined) return setAside([first], [{ code: 'qualified', data: { word } }], judging);
  const unsure =
    !right && (definitions.size > 0 || answer.statement.piece || statements.some(({ unreadable }) => unreadable));
  const sigma = right || first.outcome.kind === 'open' ? undefined : guessedIn(answer.tree, definitions, prepared);
  if (sigma !== undefined) return setAside([first], [{ code: 'read-by-custom', data: { name: sigma } }], judging);
  return unsure
    ? setAside([first], [{ code: 'several-formulas' }], judging)
    : verdictOn(first, answer.left === '' ? 0.9 : 0.95, judging);
}

type Own = ReadonlyMap<string, Tree>;

/** A formula with σ, indicators and the like written by what can be evaluated. */
function usual(tree: Tree, own: Own, { context: { symbols } }: PreparedExpression): Tree {
  return withNotation(withDeltas(tree, symbols), { symbols, defined: new Set(own.keys()), sigma: 'sigmoid' });
}

/** A name that was read by custom alone: where the formula is wrong, that may be why. */
function guessedIn(
  tree: Tree,
  own: Own,
  { context: { symbols }, sigmaIsTold }: PreparedExpression,
): string | undefined {
  return assumedIn(tree, { symbols, defined: new Set(own.keys()), told: sigmaIsTold });
}

const JOINING: ReadonlySet<RelationOperator> = new Set(['=', '≈', '->', ':', '≡']);

/** The formulas that may be the answer, and names that the answer defines for use in them. */
export function givenFormulas(
  statements: readonly FormulaStatement[],
  prepared: PreparedExpression,
  text: string,
): { readonly given: readonly GivenFormula[]; readonly definitions: ReadonlyMap<string, Tree> } {
  const all = statements.flatMap((statement) => formulaIn(statement, prepared));
  const named = all.filter(({ left }) => left !== '' && left === prepared.name);
  const uses = new Set(all.flatMap(({ tree }) => namesIn(tree)));
  const known = prepared.judging.cases[0]?.values;
  const isDefinition = ({ left }: GivenFormula): boolean => left !== '' && uses.has(left) && known?.has(left) !== true;
  const definitions = new Map(all.filter(isDefinition).map(({ left, tree }) => [left, tree]));
  const open = all.filter((one) => !isDefinition(one));
  const concluded = open.filter(({ left, statement: { span } }) => left === '' && isConcluded(text, span.start));
  const weighty = open.filter(({ tree, left }) => left !== '' || (tree.kind !== 'name' && tree.kind !== 'number'));
  return { given: named.length > 0 ? [...named, ...concluded] : weighty.length > 0 ? weighty : open, definitions };
}

function formulaIn(statement: FormulaStatement, { indices, name }: PreparedExpression): GivenFormula[] {
  const { tree } = statement;
  const letters = new Map(indices.map((index) => [index, index]));
  if (!tree) return [];
  if (tree.kind !== 'relation') return [{ statement, tree, left: '', letters }];
  const [left] = tree.sides;
  const right = tree.sides.at(-1);
  if (!left || !right || !tree.operators.every((operator) => JOINING.has(operator))) return [];
  const base = left.kind === 'index' ? left.of : left;
  const own = base.kind === 'name' ? base.name : '';
  if (own === name && left.kind === 'index')
    return [{ statement, tree: right, left: own, letters: lettersOf(left.indices, indices) }];
  return [{ statement, tree: right, left: own, letters }];
}

function lettersOf(written: readonly Tree[], asked: readonly string[]): ReadonlyMap<string, string> {
  const pairs = asked.map((index, place) => {
    const letter = written[place];
    return [letter?.kind === 'name' ? letter.name : index, index] as const;
  });
  return new Map(pairs);
}

function withoutFormula(statements: readonly FormulaStatement[], { judging }: PreparedExpression): Verdict {
  const first = statements.find((statement) => statement.unreadable);
  if (!first?.unreadable) return setAside([], [{ code: 'no-formula' }], judging);
  const { at, found, expected } = first.unreadable;
  return notRead('unreadable', [{ code: 'unreadable-formula', data: { found, expected }, span: at }], judging);
}
