import { spell } from '../../math/print.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import type { Finding } from '../../model/finding.ts';
import type { Passage } from '../../model/passage.ts';
import { overlaps } from '../../model/place.ts';
import type { Verdict } from '../../model/verdict.ts';
import { namedSlip } from '../shared/formula-key.ts';
import {
  bestOf,
  flawed,
  isSettled,
  notRead,
  outcomeOf,
  setAside,
  valueOutcome,
  verdictOn,
  type Judged,
  type Outcome,
} from '../shared/formula-outcome.ts';
import { formulaStatements, type FormulaStatement } from '../shared/formula-statements.ts';
import { sameAnswer } from '../shared/same-answer.ts';
import { isStruck } from '../shared/numeric.ts';
import { qualifierOf } from '../shared/qualifiers.ts';
import { findAnswers, type Found, type Given } from './answer.ts';
import type { Asked } from './asked.ts';
import { contradictionIn } from './contradictions.ts';
import { partsOf } from './definitions.ts';
import { diagonalForm } from './diagonal-forms.ts';
import { isConcluded } from '../shared/concluded.ts';
import { finalForms, isUndone, withoutSteps } from './final-form.ts';
import { spelledName } from './derive.ts';
import { isMixed, withFlaw } from './flaws.ts';
import { withForm } from './form.ts';
import { partialLoopIn } from './loops.ts';
import { withLikely } from './likely.ts';
import { turnedVector } from './orientation.ts';
import type { PreparedGradient } from './prepare.ts';
import { restrictionOn } from './restrictions.ts';
import { searchFor } from './search.ts';
import { definitionsOfTerms, waysToRead, withOwnTerms, type Way } from './ways.ts';

/** Judges the formula that an answer gives for the derivative. */
export function judgeGradient(prepared: PreparedGradient, passage: Passage): Verdict {
  const { judging, context } = prepared;
  const text = passage.document.text.slice(passage.span.start, passage.span.end);
  if (text.trim() === '') return notRead('missing', [], judging);
  const statements = formulaStatements(passage, context);
  const found = findAnswers(statements, searchFor(prepared));
  const forms = formsIn(found, passage, prepared.asked);
  const tried = forms.map((given) => ({ given, ...judgedOf(given, found, prepared) }));
  const judged = finalForms(tried).flatMap((at) => tried[at] ?? []);
  if (isStruck(text)) return setAside(judged, [{ code: 'struck-out', span: passage.span }], judging);
  const [best] = judged;
  if (!best) return withoutFormula(found, prepared);
  const first = withForm(best, prepared);
  const { given } = first;
  const isContrary = !judged.every((other) => sameAnswer(best, other, judging));
  // Of several forms that are all wrong, it does not matter which is meant.
  if (isContrary && found.conditions.length === 0 && judged.every(isPlainlyWrong))
    return verdictOn(judged.at(-1) ?? best, CONFIDENCE.odd, judging);
  if (isContrary)
    return setAside(judged, [{ code: given.by === 'named' ? 'two-answers' : 'several-formulas' }], judging);
  if (given.by === 'other') return onOther(first, given, prepared);
  const doubt =
    tornIn(given, statements, passage.document.text) ??
    contradictionIn(first, { found, text, prepared }) ??
    restrictionOn(first, { found, text: passage.document.text, prepared }) ??
    loopDoubt(first, text) ??
    doubtOf(first, given, found);
  if (!doubt && first.outcome.kind === 'open') {
    const names = [...context.symbols.keys(), ...(judging.cases[0]?.values.keys() ?? [])];
    return setAside([first], [withLikely(first.outcome.reason, given.tree, passage.document, names)], judging);
  }
  if (doubt) return setAside([first], [doubt], judging);
  return verdictOn(first, judged.length < tried.length ? CONFIDENCE.odd : CONFIDENCE[given.by], judging);
}

/** The forms that an answer gives; where they are only steps, what it gives for the diagonal, if its words say the rest. */
function formsIn(found: Found, { document, span }: Passage, asked: Asked): readonly Given[] {
  const forms = withoutSteps(chosenFrom(found, document.text, asked), asked);
  if (!forms.every((one) => isUndone(one, asked))) return forms;
  const diagonal = diagonalForm(found, document.text.slice(span.start, span.end));
  return diagonal ? [diagonal] : forms;
}

/** Whether a named formula is wrong and earns nothing, and no words around it change it or restrict it to a case. */
function isPlainlyWrong({ given, outcome }: JudgedGiven & { readonly given: Given }): boolean {
  if (given.by !== 'named' || outcome.kind !== 'different' || qualifierOf(given, 'wrong') !== undefined) return false;
  const entry = outcome.entry();
  return !entry || (entry.credit.numerator === 0 && entry.open.numerator === 0);
}

const CONFIDENCE = { named: 0.97, alone: 0.9, odd: 0.85, within: 0.5 };

/**
 * Right sides whose left side names the derivative, with what stands behind an `or`; else formulas that stand alone, else
 * the last one of another derivative, by the same variable where there is such a one.
 */
export function chosenFrom({ given }: Found, text: string, { wrt }: Asked): readonly Given[] {
  const named = given.filter(({ by }) => by === 'named');
  const readable = named.filter(({ tree }) => tree.kind !== 'derivative');
  if (named.length > 0) {
    const isOffered = ({ by, span }: Given): boolean =>
      (by !== 'other' && named.some((one) => OR.test(text.slice(one.span.end, Math.max(one.span.end, span.start))))) ||
      (by === 'alone' && isConcluded(text, span.start));
    const offered = given.filter((one) => !named.includes(one) && isOffered(one));
    return [...(readable.length > 0 ? readable : named), ...offered];
  }
  const rest = given.filter(({ by }) => by !== 'other');
  if (rest.length > 0) return rest;
  const alike = given.filter(({ left }) => left?.kind === 'derivative' && partsOf(left.wrt)?.name === wrt.name);
  return (alike.length > 0 ? alike : given).slice(-1);
}

/** What parts a formula from another that is offered in its place. */
const OR = /^[\s$,;(]*or\b(?:[\s$,(]|\b(?:perhaps|maybe|possibly|also|else|rather|is|it|just|simply)\b)*$/iu;

/** What one formula comes to, and what was made of it on the way. */
type JudgedGiven = Judged & {
  /** Some name in it was read by custom, or may have two meanings: a wrong value proves nothing then. */
  readonly guarded: boolean;
  /** Definitions of the answer were put in. */
  readonly defined: boolean;
};

/** The best of all ways to read a formula. */
function judgedOf(given: Given, found: Found, prepared: PreparedGradient): JudgedGiven {
  const { ways, tree, isUnclear, isDefined } = waysToRead(given, found, prepared);
  const best = bestWay(ways);
  const place = { span: given.span, written: given.tree, guarded: isUnclear, defined: isDefined };
  if (!best) {
    const formula = { tree, letters: new Map<string, string>(), definitions: new Map<string, Tree>() };
    return { ...place, formula, outcome: { kind: 'open', reason: { code: 'cannot-evaluate' } } };
  }
  const { reading, notes } = best;
  const turned = best.outcome.kind === 'equal' ? turnedVector(given, reading, prepared) : undefined;
  const term = best.outcome.kind === 'equal' ? wrongTermOf(given, found, prepared) : undefined;
  const outcome = turned ? flawed(best.outcome, turned, reading.judging) : (term ?? best.outcome);
  const doubted = outcome.kind === 'equal' && !isRightAnyway(ways) ? reading.doubt : undefined;
  return {
    ...place,
    formula: reading.formula,
    judging: reading.judging,
    outcome: doubted ? { kind: 'open', reason: doubted } : outcome,
    notes: outcome.kind === 'equal' ? notes : [],
  };
}

/** A right formula in derivatives to which the answer gives other values goes to a person. */
function wrongTermOf(given: Given, found: Found, prepared: PreparedGradient): Outcome | undefined {
  const [own] = definitionsOfTerms(given, found.definitions, prepared);
  if (!own || bestWay(withOwnTerms(given, found, prepared))?.outcome.kind === 'equal') return undefined;
  return { kind: 'open', reason: { code: 'own-meaning', data: { name: `∂${own.name}/∂${own.by}` } } };
}

/** Whether a formula is right in every way that is in doubt, so that it does not matter which is meant. */
function isRightAnyway(ways: readonly Way[]): boolean {
  return ways.every(
    ({ reading }) => reading.doubt === undefined || outcomeOf(reading.formula, reading.judging).kind === 'equal',
  );
}

type Tried = Way & { readonly outcome: Outcome };

/** The first way in which a formula is right, else the one whose slip earns most. */
function bestWay(ways: readonly Way[]): Tried | undefined {
  const tried: Tried[] = [];
  for (const way of ways) {
    const outcome = valueOutcome(way.reading.formula, way.reading.judging);
    const one = { ...way, outcome: way.flaw ? withFlaw(outcome, way.flaw, way.reading) : outcome };
    if (isSettled(one.outcome) || isMixed(one.outcome)) return one;
    tried.push(one);
  }
  return bestOf(tried, ({ outcome }) => outcome);
}

/** A formula beside another piece of mathematics with nothing in between: not all of it may have been read. */
function tornIn({ span }: Given, statements: readonly FormulaStatement[], text: string): Finding | undefined {
  const isTorn =
    statements.some((statement) => statement.torn && overlaps(statement.span, span)) ||
    GOES_ON.test(text.slice(span.end));
  return isTorn ? { code: 'several-formulas', span } : undefined;
}

/** `y[…] dx[i]`, `y_{…} dx_i`, `W^T g + const`: what was not read with the formula. */
const GOES_ON = /^[ \t]*(?:\p{L}+\[|d\p{L}(?!\p{L})|[+*/^·×][ \t]*\p{L})/u;

/** Why a formula that was read may not say what it seems to. A right one is only doubted where words take it back. */
function doubtOf({ outcome, span, guarded, defined }: JudgedGiven, given: Given, found: Found): Finding | undefined {
  if (outcome.kind === 'open') return undefined;
  // `where r = …` repairs nothing once it is put in.
  const isExplained = outcome.kind === 'equal' || (defined && found.unreadable.length === 0);
  const word = qualifierOf(given, isExplained ? 'right' : 'wrong');
  if (word !== undefined) return { code: 'qualified', data: { word }, span };
  if (given.by === 'within') return { code: 'several-formulas', span };
  if (outcome.kind === 'equal') return undefined;
  if (given.by === 'odd') return { code: 'several-formulas', span };
  if (guarded) return { code: 'read-by-custom', span };
  if (found.diagonal.length + found.placed.length > 0) return { code: 'several-formulas', span };
  if (given.by === 'alone' && (found.other || found.unreadable.length > 0)) return { code: 'several-formulas', span };
  return undefined;
}

/** Code whose loop leaves out entries says nothing of those. */
function loopDoubt({ outcome, span }: JudgedGiven, text: string): Finding | undefined {
  const word = outcome.kind === 'equal' ? partialLoopIn(text) : undefined;
  return word === undefined ? undefined : { code: 'qualified', data: { word }, span };
}

/**
 * A formula under the name of another derivative: told, and paid as the rubric says of the derivative by another variable.
 * Where it is the asked one, the left side is a slip; where only the letter of a loss is another, it is none.
 */
function onOther(judged: Judged, { left, span }: Given, prepared: PreparedGradient): Verdict {
  const { asked, judging } = prepared;
  const { outcome } = judged;
  const yours = left ? spell(left).text : '';
  const of = asked.of.formula ? spell(asked.of.formula).text : spelledName(asked.of);
  const told = { code: 'other-left-side', data: { yours, asked: `∂${of}/∂${spelledName(asked.wrt)}` }, span };
  const names = left?.kind === 'derivative' ? namesIn(left.wrt) : [];
  if (outcome.kind === 'equal' && names.includes(asked.wrt.name) && isLoss(asked.of, left, prepared))
    return verdictOn({ ...judged, notes: [...(judged.notes ?? []), told] }, CONFIDENCE.odd, judging);
  const slip = judging.credits.get('other-variable');
  if (outcome.kind === 'equal' && slip) {
    const entry = { ...namedSlip(['other-variable'], judging.credits), findings: [told] };
    return verdictOn(
      { ...judged, outcome: { kind: 'different', entry: () => entry, witness: () => undefined } },
      0.9,
      judging,
    );
  }
  const entry = outcome.kind === 'different' ? outcome.entry() : undefined;
  const isThatOne =
    entry?.slips.join() === 'other-variable' &&
    entry.findings.some(({ data }) => names.includes(String(data?.['other']).replace(/\[.*$/u, '')));
  if (isThatOne && entry.credit.numerator > 0) return verdictOn({ ...judged, notes: [told] }, 0.9, judging);
  return setAside([judged], [told], judging);
}

/** Whether both what is asked of and what a left side names are numbers, as losses are. */
function isLoss({ name }: Asked['of'], left: Tree | undefined, prepared: PreparedGradient): boolean {
  const named = left?.kind === 'derivative' ? partsOf(left.of)?.name : undefined;
  const { rankOf } = searchFor(prepared);
  return named !== undefined && rankOf(name) === 0 && rankOf(named) === 0;
}

function withoutFormula({ unreadable }: Found, { judging }: PreparedGradient): Verdict {
  const [first] = unreadable;
  if (!first?.unreadable) return setAside([], [{ code: 'no-formula' }], judging);
  const { at, found, expected } = first.unreadable;
  return notRead('unreadable', [{ code: 'unreadable-formula', data: { found, expected }, span: at }], judging);
}
