import { compareMath, type Comparison } from '../../math/compare/compare-math.ts';
import { spell } from '../../math/print.ts';
import { readMath } from '../../math/read-math.ts';
import type { RelationOperator, Tree } from '../../math/tree.ts';
import type { Finding } from '../../model/finding.ts';
import type { Passage } from '../../model/passage.ts';
import type { Span } from '../../model/place.ts';
import { ALL, compare, NONE, type Share } from '../../model/share.ts';
import type { Verdict } from '../../model/verdict.ts';
import { formulaStatements } from '../shared/formula-statements.ts';
import { isStruck } from '../shared/numeric.ts';
import type { PreparedStructure } from './structure.ts';

/** An answer as it was read. */
interface Given {
  readonly tree: Tree;
  readonly span: Span;
}

/** Judges an answer that is compared as a whole. */
export function judgeStructure(prepared: PreparedStructure, passage: Passage): Verdict {
  const text = passage.document.text.slice(passage.span.start, passage.span.end);
  if (text.trim() === '') return { ...verdictOf([], NONE, prepared), status: 'missing', confidence: 1 };
  const given = givenStructures(prepared, passage);
  if (isStruck(text)) return setAside(given, { code: 'struck-out', span: passage.span }, prepared);
  const [first] = given;
  if (!first) return setAside([], { code: 'no-formula' }, prepared);
  const judged = given.map((one) => judgeOne(one, prepared));
  const [verdict] = judged;
  const agree = judged.every((one) => one.status === verdict?.status && compare(one.credit, verdict.credit) === 0);
  return verdict && agree ? verdict : setAside(given, { code: 'several-formulas' }, prepared);
}

function judgeOne(given: Given, prepared: PreparedStructure): Verdict {
  const comparisons = prepared.entries.map((entry) => ({
    entry,
    comparison: compareMath(given.tree, entry.tree, prepared.options),
  }));
  const hit = comparisons.find(({ comparison }) => comparison.verdict === 'equal');
  if (hit) return accepted(given, hit.entry.credit, { findings: hit.entry.findings, prepared });
  const open = comparisons.some(({ comparison }) => comparison.verdict === 'undecided');
  if (open) return setAside([given], { code: 'cannot-tell' }, prepared);
  return refused(given, comparisons[0]?.comparison, prepared);
}

interface Accepting {
  readonly findings: readonly Finding[];
  readonly prepared: PreparedStructure;
}

function accepted(given: Given, credit: Share, { findings, prepared }: Accepting): Verdict {
  const placed = findings.map((one) => ({ ...one, span: given.span }));
  const status = compare(credit, ALL) === 0 ? 'correct' : compare(credit, NONE) > 0 ? 'partial' : 'incorrect';
  return { ...verdictOf([given], credit, prepared), status, findings: placed, confidence: 0.9 };
}

/** A known slip earns what the rubric says; anything else earns nothing, with the place where the two differ. */
function refused(given: Given, comparison: Comparison | undefined, prepared: PreparedStructure): Verdict {
  const slip = comparison?.diagnosis;
  const named = slip === undefined ? undefined : prepared.slips.get(slip);
  const note: Finding | undefined =
    named?.feedback === undefined ? undefined : { code: 'author-note', data: { text: named.feedback } };
  const finding = note ?? (slip !== undefined && NAMED.has(slip) ? { code: slip } : differs(comparison));
  return accepted(given, named?.credit ?? NONE, { findings: [finding], prepared });
}

/** Slips that have a sentence of their own. */
const NAMED: ReadonlySet<string> = new Set([
  'sign',
  'factor-2',
  'off-by-one',
  'transposed',
  'missing-term',
  'missing-factor',
  'missing-element',
  'extra-element',
  'wrong-bracket',
  'wrong-bound',
  'missing-constant',
]);

function differs(comparison: Comparison | undefined): Finding {
  const witness = comparison?.witness;
  if (!witness || witness.values.length === 0) return { code: 'differs-as-a-whole' };
  const at = witness.values.map(({ name, value }) => `${name} = ${value}`).join(', ');
  return { code: 'differs-at', data: { at, student: witness.student } };
}

function setAside(given: readonly Given[], reason: Finding, prepared: PreparedStructure): Verdict {
  const placed = reason.span || !given[0] ? reason : { ...reason, span: given[0].span };
  return { ...verdictOf(given, NONE, prepared), open: ALL, review: [placed], confidence: 0 };
}

function verdictOf(given: readonly Given[], credit: Share, { expected }: PreparedStructure): Verdict {
  return {
    status: 'undecided',
    credit,
    open: NONE,
    readAs: given.map(({ tree }) => spell(tree)),
    expected,
    findings: [],
    evidence: given.map(({ span }) => ({ criterion: 'answer', span, share: credit })),
    review: [],
    confidence: 0,
  };
}

/** How much a passage looks like such an answer. */
export function recogniseStructure(prepared: PreparedStructure, passage: Passage): number {
  const [expected] = prepared.entries;
  const given = givenStructures(prepared, passage);
  if (given.length === 0) return 0.2;
  return given.some(({ tree }) => tree.kind === expected?.tree.kind) ? 0.7 : 0.4;
}

/** Longest answer that is tried as one formula from end to end. */
const LONGEST = 400;

/** The whole answer as one formula where it is one; else the formulas in it. */
function givenStructures(prepared: PreparedStructure, passage: Passage): readonly Given[] {
  const { context, entries } = prepared;
  const expected = entries[0]?.tree.kind;
  const valued = (tree: Tree): Tree => (expected === 'relation' || expected === 'logic' ? tree : lastSide(tree));
  const { document, span } = passage;
  const text = document.text.slice(span.start, span.end);
  if (text.length <= LONGEST) {
    const { macros } = document;
    const plain = text.replaceAll(DELIMITERS, (found) => ' '.repeat(found.length));
    const whole = readMath(plain, { syntax: 'typed', offset: span.start, macros, ...context });
    if ('tree' in whole) return [{ tree: valued(whole.tree), span: whole.span }];
  }
  return formulaStatements(passage, context).flatMap((one) =>
    one.tree ? [{ tree: valued(one.tree), span: one.span }] : [],
  );
}

const DELIMITERS = /\$+|\\[()[\]]/gu;

const JOINING: ReadonlySet<RelationOperator> = new Set(['=', '≈', '->', ':', '≡']);

/** `S = {1, 2}` gives the set. */
function lastSide(tree: Tree): Tree {
  if (tree.kind !== 'relation' || !tree.operators.every((operator) => JOINING.has(operator))) return tree;
  return tree.sides.at(-1) ?? tree;
}
