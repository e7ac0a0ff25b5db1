import {
  agreementOf,
  type Agreement,
  type Difference,
  type Formula,
  type Layout,
  type Reading,
} from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { witnessOf } from '../../calculus/witness.ts';
import type { Conventions } from '../../model/conventions.ts';
import { once } from '../../model/once.ts';
import type { Finding } from '../../model/finding.ts';
import type { Span } from '../../model/place.ts';
import { ALL, compare, NONE, type Share } from '../../model/share.ts';
import type { Spelling, Verdict, Witness } from '../../model/verdict.ts';
import { withVectorProducts, type Products } from '../../math/vector-products.ts';
import { spell } from '../../math/print.ts';
import type { Tree } from '../../math/tree.ts';
import { mapTree, namesIn, nodesOf } from '../../math/walk.ts';
import { namedSlip, type Credits, type FormulaEntry, type WrongAnswer } from './formula-key.ts';

/** What formulas of students are compared with. */
export interface FormulaJudging {
  readonly cases: readonly Case[];
  readonly conventions: Conventions;
  readonly sizeOf: Reading['sizeOf'];
  /** What is known of a wrong formula. */
  readonly known: (wrong: WrongAnswer) => FormulaEntry | undefined;
  /** What slips earn, as far as the rubric says. */
  readonly credits: Credits;
  readonly expected: Spelling | undefined;
  /** Names that an answer may use; undefined: all. */
  readonly allowed: ReadonlySet<string> | undefined;
}

/** What one formula comes to. */
export type Outcome =
  | { readonly kind: 'equal'; readonly base: 0 | 1; readonly numbers: number; readonly layout?: Layout | undefined }
  | Different
  | { readonly kind: 'open'; readonly reason: Finding };

/** A wrong formula. What is known of it and how it is shown is worked out when it is asked for: few readings matter. */
export interface Different {
  readonly kind: 'different';
  readonly entry: () => FormulaEntry | undefined;
  /** Absent where no value is wrong. */
  readonly witness: () => Witness | undefined;
}

/** The index bases that a rubric allows. */
export function basesOf({ index_base: base }: Conventions): readonly (0 | 1)[] {
  return base === 'either' ? [0, 1] : [base];
}

/** Compares a formula with the reference, then with everything else that is known. Any allowed index base may fit. */
export function outcomeOf(formula: Formula, judging: FormulaJudging): Outcome {
  const foreign = judging.allowed && namesIn(formula.tree).find((name) => !isAllowed(name, formula, judging.allowed));
  if (foreign === undefined) return outcomeOfValue(formula, judging);
  if (!judging.credits.has('other-symbols'))
    return { kind: 'open', reason: { code: 'name-not-allowed', data: { name: foreign } } };
  return flawed(outcomeOfValue(formula, judging), { slip: 'other-symbols', data: { name: foreign } }, judging);
}

/** Something that is wrong with a formula although its value is right. */
export interface Flaw {
  readonly slip: string;
  readonly data?: Finding['data'];
}

/** What a formula with a flaw comes to, where its value comes to `outcome`. */
export function flawed(outcome: Outcome, { slip, data }: Flaw, { credits }: FormulaJudging): Outcome {
  if (outcome.kind === 'open') return outcome;
  if (outcome.kind === 'equal')
    return { kind: 'different', entry: once(() => namedSlip([slip], credits, data)), witness: () => undefined };
  const entry = (): FormulaEntry | undefined => {
    const other = outcome.entry();
    if (!other || other.slips.length === 0 || compare(other.credit, NONE) === 0) return other;
    return namedSlip([...other.slips, slip], credits, data);
  };
  return { ...outcome, entry: once(entry) };
}

function outcomeOfValue(formula: Formula, judging: FormulaJudging): Outcome {
  const bases = basesOf(judging.conventions);
  const outcomes: Outcome[] = [];
  for (const base of bases) {
    const outcome = outcomeWith(formula, base, judging);
    if (isSettled(outcome)) return outcome;
    outcomes.push(outcome);
  }
  const best = bestOf(outcomes, (outcome) => outcome);
  if (!best) throw new Error('there is no index base to read with');
  if (best.kind !== 'open' && isRightWithin(formula, judging)) return { kind: 'open', reason: { code: 'mod-outside' } };
  if (best.kind === 'different' && isRightWithZeros(formula, judging))
    return { kind: 'open', reason: { code: 'zero-outside' } };
  if (bases.length > 1) return best;
  const other = outcomeWith(formula, bases[0] === 0 ? 1 : 0, judging);
  return other.kind === 'equal' && best.kind !== 'open' ? { kind: 'open', reason: { code: 'other-index-base' } } : best;
}

/**
 * The same, where two vectors side by side could be multiplied in two ways: entry by entry if that is right; wrong if
 * neither is.
 */
export function valueOutcome(formula: Formula, judging: FormulaJudging): Outcome {
  const outcome = outcomeOf(formula, judging);
  if (outcome.kind !== 'open' || outcome.reason.code !== 'cannot-evaluate') return outcome;
  const read = (products: Products): Outcome =>
    outcomeOf({ ...formula, tree: withVectorProducts(formula.tree, products) }, judging);
  const entries = read('entry by entry');
  if (entries.kind !== 'different') return entries.kind === 'equal' ? entries : outcome;
  const inner = read('inner');
  return inner.kind === 'different' || isOfShape(inner) ? entries : outcome;
}

function isOfShape(outcome: Outcome): boolean {
  return outcome.kind === 'open' && outcome.reason.code === 'shape-differs';
}

/** Whether no other reading can be better: the formula is right, or right as far as it was tried. */
export function isSettled(outcome: Outcome): boolean {
  return outcome.kind === 'equal' || (outcome.kind === 'open' && outcome.reason.code === ONE_WAY);
}

const ONE_WAY = 'one-way-comparison';

function readingOf(base: 0 | 1, { conventions, sizeOf }: FormulaJudging): Reading {
  return { base, conventions, sizeOf };
}

/** A formula that compares values, and of which one way was never taken, was not tried in full. */
function rightWith({ numbers, layout, untried }: Agreement & { kind: 'equal' }, base: 0 | 1): Outcome {
  if (untried) return { kind: 'open', reason: { code: ONE_WAY, data: { comparison: spell(untried).text } } };
  return { kind: 'equal', base, numbers, layout };
}

/** `y_{i+k} mod n` is hardly meant for a value: with its mod in the index it may be right. */
function isRightWithin(formula: Formula, judging: FormulaJudging): boolean {
  if (![...nodesOf(formula.tree)].some(isModOfEntry)) return false;
  const tree = mapTree(formula.tree, (node) =>
    isModOfEntry(node) ? { ...node.left, indices: node.left.indices.map((index) => ({ ...node, left: index })) } : node,
  );
  const moved = { ...formula, tree };
  return basesOf(judging.conventions).some((base) => outcomeWith(moved, base, judging).kind === 'equal');
}

/** `W[k - 2 j]` may be meant to be zero where the index leaves the array, although nobody says so. */
function isRightWithZeros(formula: Formula, judging: FormulaJudging): boolean {
  const isComputed = (node: Tree): boolean =>
    node.kind === 'index' && node.indices.some(({ kind }) => kind === 'binary');
  if (judging.conventions.out_of_range === 'zero' || ![...nodesOf(formula.tree)].some(isComputed)) return false;
  const padded: FormulaJudging = { ...judging, conventions: { ...judging.conventions, out_of_range: 'zero' } };
  return basesOf(judging.conventions).some((base) => outcomeWith(formula, base, padded).kind === 'equal');
}

type ModOfEntry = Tree & { kind: 'binary'; left: Tree & { kind: 'index' } };

function isModOfEntry(node: Tree): node is ModOfEntry {
  return node.kind === 'binary' && node.operator === 'mod' && node.left.kind === 'index';
}

function isAllowed(name: string, formula: Formula, allowed: ReadonlySet<string> | undefined): boolean {
  return allowed?.has(name) === true || formula.letters.has(name) || formula.definitions.has(name);
}

/** The reading with the best outcome: a right one, else the one whose slip earns most. */
export function bestOf<Read>(readings: readonly Read[], outcomeIn: (reading: Read) => Outcome): Read | undefined {
  const right = readings.find((reading) => outcomeIn(reading).kind === 'equal');
  return right ?? readings.toSorted((a, b) => rankOf(outcomeIn(b)) - rankOf(outcomeIn(a)))[0];
}

function rankOf(outcome: Outcome): number {
  if (outcome.kind !== 'different') return outcome.kind === 'open' ? 2 : 10;
  const entry = outcome.entry();
  return entry ? 4 + entry.credit.numerator / entry.credit.denominator : 3;
}

function outcomeWith(formula: Formula, base: 0 | 1, judging: FormulaJudging): Outcome {
  const reading = readingOf(base, judging);
  const agreement = agreementOf(formula, judging.cases, reading);
  if (agreement.kind === 'equal') return rightWith(agreement, base);
  if (agreement.kind === 'unsure') return { kind: 'open', reason: { code: 'cannot-tell' } };
  if (agreement.kind === 'problem') return { kind: 'open', reason: reasonOf(agreement) };
  const { first } = agreement;
  return {
    kind: 'different',
    entry: once(() => judging.known({ formula, cases: judging.cases, reading, differs: first.one })),
    witness: () => witnessFor(first, formula, { judging, reading }),
  };
}

function witnessFor(
  first: Difference,
  formula: Formula,
  { judging, reading }: { readonly judging: FormulaJudging; readonly reading: Reading },
): Witness {
  const drawn = namesIn(formula.tree).filter((name) => !formula.letters.has(name) && !first.one.sizes.has(name));
  return witnessOf(first, { formula, cases: judging.cases, reading, reads: drawn });
}

function reasonOf({ code, name }: { readonly code: string; readonly name?: string | undefined }): Finding {
  if (code === 'unknown-name') return { code: 'unknown-name', data: { name: name ?? '' } };
  return { code: code === 'shapes' ? 'shape-differs' : 'cannot-evaluate' };
}

/** One answer with what it comes to. */
export interface Judged {
  readonly formula: Formula;
  readonly span: Span;
  readonly outcome: Outcome;
  /** What stood there, where the formula is not shown as it is compared. */
  readonly written?: Tree;
  /** How it was read, as far as the student should know. */
  readonly notes?: readonly Finding[];
  /** What it was compared with, where that is another view of the cases. */
  readonly judging?: FormulaJudging;
}

/** The verdict on a formula that was read without doubt. */
export function verdictOn(judged: Judged, confidence: number, judging: FormulaJudging): Verdict {
  const { span, outcome, notes = [] } = judged;
  if (outcome.kind === 'open') return setAside([judged], [outcome.reason], judging);
  const entry = outcome.kind === 'different' ? outcome.entry() : undefined;
  const credit = outcome.kind === 'equal' ? ALL : (entry?.credit ?? NONE);
  return {
    ...shown([judged], judging, credit),
    status: compare(credit, ALL) === 0 ? 'correct' : compare(credit, NONE) > 0 ? 'partial' : 'incorrect',
    credit,
    open: entry?.open ?? NONE,
    findings: [
      ...findingsOf(outcome, span, (judged.judging ?? judging).conventions.layout),
      ...notes.map((one) => ({ ...one, span })),
    ],
    review: (entry?.review ?? []).map((one) => ({ ...one, span })),
    ...(outcome.kind === 'equal'
      ? { tested: testedOf(judged.judging ?? judging, outcome.numbers) }
      : witnessed(outcome.witness())),
    confidence,
  };
}

function witnessed(witness: Witness | undefined): { readonly witness?: Witness } {
  return witness ? { witness } : {};
}

function findingsOf(outcome: Outcome, span: Span, layout: Conventions['layout']): Finding[] {
  if (outcome.kind === 'equal')
    return [
      ...(outcome.base === 1 ? [{ code: 'counts-from-one', span }] : []),
      ...(outcome.layout === 'numerator' && layout === 'either' ? [{ code: 'numerator-layout', span }] : []),
    ];
  const entry = outcome.kind === 'different' ? outcome.entry() : undefined;
  const named = entry?.findings ?? [{ code: 'differs' }];
  return named.map((one) => ({ span, ...one }));
}

/** Nothing is certain, everything is open, and a person looks. */
export function setAside(judged: readonly Judged[], review: readonly Finding[], judging: FormulaJudging): Verdict {
  return {
    ...shown(judged, judging, NONE),
    status: 'undecided',
    credit: NONE,
    open: ALL,
    findings: [],
    review: review.map((one) => (one.span || !judged[0] ? one : { ...one, span: judged[0].span })),
    confidence: 0,
  };
}

/** Nothing was there, or nothing that could be read. */
export function notRead(
  status: 'missing' | 'unreadable',
  review: readonly Finding[],
  judging: FormulaJudging,
): Verdict {
  const open = status === 'missing' ? NONE : ALL;
  return { ...shown([], judging, NONE), status, credit: NONE, open, findings: [], review, confidence: 1 };
}

function shown(
  judged: readonly Judged[],
  { expected }: FormulaJudging,
  share: Share,
): Pick<Verdict, 'readAs' | 'expected' | 'evidence'> {
  return {
    ...(judged.length > 0 && { readAs: judged.map(({ formula, written }) => spell(written ?? formula.tree)) }),
    ...(expected && { expected }),
    evidence: judged.map(({ span }) => ({ criterion: 'answer', span, share })),
  };
}

/** `240 random cases, n from 3 to 6` */
function testedOf({ cases }: FormulaJudging, numbers: number): Finding {
  const ranges = [...(cases[0]?.sizes.keys() ?? [])].map((name) => {
    const sizes = cases.map((one) => one.sizes.get(name) ?? 0);
    return `, ${name} from ${Math.min(...sizes)} to ${Math.max(...sizes)}`;
  });
  return { code: 'tested', data: { cases: numbers, sizes: ranges.join('') } };
}
