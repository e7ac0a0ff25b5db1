import type { Formula } from '../../calculus/agreement.ts';
import { namesIn } from '../../math/walk.ts';
import type { Finding } from '../../model/finding.ts';
import type { Passage } from '../../model/passage.ts';
import type { Verdict } from '../../model/verdict.ts';
import { withDeltas } from '../shared/formula-key.ts';
import { notRead, outcomeOf, setAside, verdictOn, type Judged } from '../shared/formula-outcome.ts';
import { formulaStatements } from '../shared/formula-statements.ts';
import { sameAnswer } from '../shared/same-answer.ts';
import { isStruck } from '../shared/numeric.ts';
import { qualifierOf } from '../shared/qualifiers.ts';
import { findAnswers, type Found, type Given } from './answer.ts';
import type { PreparedGradient } from './prepare.ts';

/** Judges the formula that an answer gives for the derivative. */
export function judgeGradient(prepared: PreparedGradient, passage: Passage): Verdict {
  const { judging, context, asked } = prepared;
  const text = passage.document.text.slice(passage.span.start, passage.span.end);
  if (text.trim() === '') return notRead('missing', [], judging);
  const found = findAnswers(formulaStatements(passage, context), asked);
  const chosen = chosenFrom(found);
  const judged = chosen.map((given) => judgedOf(given, found, prepared));
  if (isStruck(text)) return setAside(judged, [{ code: 'struck-out', span: passage.span }], judging);
  const [first] = judged;
  const [given] = chosen;
  if (!first || !given) return withoutFormula(found, prepared);
  if (!judged.every((other) => sameAnswer(first, other, judging)))
    return setAside(judged, [{ code: given.by === 'named' ? 'two-answers' : 'several-formulas' }], judging);
  const doubt = doubtOf(first, given, found);
  return doubt ? setAside([first], [doubt], judging) : verdictOn(first, CONFIDENCE[given.by], judging);
}

const CONFIDENCE = { named: 0.97, alone: 0.9, odd: 0.85 };

/** Right sides whose left side names the derivative, else formulas that stand alone. */
function chosenFrom({ given }: Found): readonly Given[] {
  const named = given.filter(({ by }) => by === 'named');
  const readable = named.filter(({ tree }) => tree.kind !== 'derivative');
  return named.length > 0 ? (readable.length > 0 ? readable : named) : given;
}

function judgedOf(given: Given, found: Found, prepared: PreparedGradient): Judged {
  const formula = formulaOf(given, found, prepared);
  return { formula, span: given.span, outcome: outcomeOf(formula, prepared.judging) };
}

/** Letters that no left side explains mean what the question says, unless another letter has that meaning already. */
function formulaOf(given: Given, found: Found, { asked, context, judging }: PreparedGradient): Formula {
  const tree = withDeltas(given.tree, context.symbols);
  const letters = new Map(given.letters);
  const taken = new Set(letters.values());
  for (const index of [...asked.of.indices, ...asked.wrt.indices])
    if (!letters.has(index) && !taken.has(index)) letters.set(index, index);
  const values = judging.cases[0]?.values;
  const isFree = (name: string): boolean => !letters.has(name) && values?.has(name) !== true;
  const free = namesIn(tree).filter(isFree);
  const definitions = new Map([...found.definitions].filter(([letter]) => free.includes(letter)));
  return { tree, letters, definitions };
}

/** Why a formula that was read may not say what it seems to. A right one is only doubted where words take it back. */
function doubtOf({ outcome, formula, span }: Judged, given: Given, found: Found): Finding | undefined {
  const word = qualifierOf(given, outcome.kind === 'equal' ? 'right' : 'wrong');
  if (word !== undefined) return { code: 'qualified', data: { word }, span };
  if (outcome.kind === 'equal' || outcome.kind === 'open') return undefined;
  if (given.by === 'odd') return { code: 'several-formulas', span };
  if (formula.definitions.size > 0) return { code: 'cannot-evaluate', span };
  if (given.by === 'alone' && (found.other || found.unreadable.length > 0)) return { code: 'several-formulas', span };
  return undefined;
}

function withoutFormula({ unreadable }: Found, { judging }: PreparedGradient): Verdict {
  const [first] = unreadable;
  if (!first?.unreadable) return setAside([], [{ code: 'no-formula' }], judging);
  const { at, found, expected } = first.unreadable;
  return notRead('unreadable', [{ code: 'unreadable-formula', data: { found, expected }, span: at }], judging);
}
