import { ALL, compare, NONE } from '../../model/share.ts';
import type { Passage } from '../../model/passage.ts';
import type { Spelling, Verdict } from '../../model/verdict.ts';
import type { Rational } from '../../math/rational.ts';
import { spell, spellTuple } from '../../math/print.ts';
import type { Span } from '../../model/place.ts';
import { entryOf, judgeReading, notRead, setAside, type Judging, type Reading } from '../shared/judge.ts';
import { isStruck } from '../shared/numeric.ts';
import { sentencesOf, statementsOf, type StatementContext } from '../shared/statements.ts';
import { finalShapeOf, type FinalShape, type ShapeCandidate } from './find-shape.ts';
import { mayBeMeant, type KeyShape, type ReadShape } from './matches.ts';
import { sentencesIn } from './size-sentences.ts';
import type { SizeWorld } from './symbolic-sizes.ts';

/** What a shape is judged with. */
export interface ShapeJudging extends Judging<ReadShape, KeyShape> {
  readonly right: KeyShape;
  /** Sizes that the layer is described with: none of them is the size of a batch. */
  readonly own: readonly Rational[];
  readonly context: StatementContext;
}

/** A shape is judged in every world of the sizes that it leaves open, and how it is spelled there. */
export interface PreparedShape {
  readonly worlds: readonly (ShapeJudging & { readonly world: SizeWorld })[];
  /** The expected shape as the rubric has it. */
  readonly expected: Spelling;
}

/** Judges an answer that is one shape: right where it is right in every world. */
export function judgeShape({ worlds, expected }: PreparedShape, passage: Passage): Verdict {
  const verdicts = worlds.map((one) => judgeIn(one, passage));
  const worst =
    verdicts.find(({ status }) => status === 'undecided') ??
    verdicts.find(({ status }) => status !== 'correct') ??
    verdicts[0];
  const [first] = worlds;
  if (!worst || !first) throw new Error('a shape is judged in one world at least');
  return first.world.size === 0 ? worst : inSymbols({ ...worst, expected }, passage, first);
}

/** The verdict with what was read as the student wrote it, not with the numbers of a world. */
function inSymbols(verdict: Verdict, passage: Passage, { context }: ShapeJudging): Verdict {
  const written = statementsOf(passage, context);
  const spellingAt = ({ start, end }: Span): Spelling[] =>
    written.flatMap(({ tree, span }) => (tree && span.start < end && start < span.end ? [spell(tree)] : []));
  const { readAs, ...rest } = verdict;
  const spelled = verdict.evidence.flatMap(({ span }) => spellingAt(span));
  const found = spelled.map(({ text }) => text).join('; ');
  const told = verdict.findings.map((one) => ({ ...one, data: { ...one.data, ...(found !== '' && { found }) } }));
  return { ...rest, findings: told, ...(readAs && { readAs: spelled }) };
}

/** How much a passage looks like a shape: brackets and products like little else, a lone number like much else. */
export function recogniseShape({ worlds: [first] }: PreparedShape, passage: Passage): number {
  return first ? recogniseIn(first, passage) : 0;
}

type InWorld = PreparedShape['worlds'][number];

function judgeIn(judging: InWorld, passage: Passage): Verdict {
  const text = passage.document.text.slice(passage.span.start, passage.span.end);
  if (text.trim() === '') return notRead('missing', [], judging);
  const final = finalShapeOf(sentencesIn(sentencesOf(passage, judging.context), judging.world));
  if (isStruck(text)) return setAside(readingsOf(final), [{ code: 'struck-out', span: passage.span }], judging);
  if (final.kind === 'none') return withoutShape(final, passage, judging);
  if (final.kind === 'conflict') return severalShapes(readingsOf(final), judging);
  // The other sizes may be there in a form that was not read.
  if (judging.world.size > 0 && leavesOpen(final.candidate, judging.right))
    return setAside(readingsOf(final), [{ code: 'no-shape', span: final.candidate.span }], judging);
  return oneShape(final, judging);
}

function recogniseIn(judging: InWorld, passage: Passage): number {
  const final = finalShapeOf(sentencesIn(sentencesOf(passage, judging.context), judging.world));
  if (final.kind === 'none') return final.seen === 'numbers' ? 0.3 : 0.15;
  if (final.kind === 'conflict') return final.candidates.some((one) => one.structured) ? 0.7 : 0.35;
  if (final.candidate.structured) return 0.9;
  return judging.right.sizes.length === 1 ? 0.6 : 0.45;
}

/** Fewer sizes than are asked, told alone or in words. */
function leavesOpen({ structured, shapes: [shape] }: ShapeCandidate, { sizes }: KeyShape): boolean {
  const isLoose = !structured || shape?.unordered === true;
  return isLoose && (shape?.sizes.length ?? 0) < sizes.length;
}

function oneShape({ candidate, confidence }: Extract<FinalShape, { kind: 'shape' }>, judging: ShapeJudging): Verdict {
  const readings = readingsOfOne(candidate);
  const [reading] = readings;
  if (!reading) return setAside([], [{ code: 'no-shape', span: candidate.span }], judging);
  const entry = entryOf(reading, judging);
  const unpaid = !entry || (entry.slips.length > 0 && compare(entry.credit, NONE) === 0);
  if (unpaid && mayBeMeant(reading.value, judging.right, judging.own))
    return setAside(readings, [{ code: 'may-be-batch-or-flat', span: candidate.span }], judging);
  const verdict = judgeReading(reading, confidence, judging);
  if (candidate.disagreeing.length > 0 && isWorthMore([reading, ...disagreeing(candidate)], judging)) {
    const all = [...disagreeing(candidate), reading];
    return setAside(all, [{ code: 'sides-differ', data: { values: listed(all) }, span: candidate.span }], judging);
  }
  const agreed = readings.every((one) => sameWorth(one, reading, judging));
  return agreed ? verdict : severalShapes(readings, judging);
}

/** Whether any of the readings would earn something. */
function isWorthMore(readings: readonly Reading<ReadShape>[], judging: ShapeJudging): boolean {
  return readings.some((one) => entryOf(one, judging) !== undefined);
}

function sameWorth(a: Reading<ReadShape>, b: Reading<ReadShape>, judging: ShapeJudging): boolean {
  return compare(entryOf(a, judging)?.credit ?? NONE, entryOf(b, judging)?.credit ?? NONE) === 0;
}

/** Several shapes are no matter where each of them is right: `(1000,)`, or `(N, 1000)` with a batch. */
function severalShapes(readings: readonly Reading<ReadShape>[], judging: ShapeJudging): Verdict {
  const last = readings.at(-1);
  const right = readings.every((one) => compare(entryOf(one, judging)?.credit ?? NONE, ALL) === 0);
  if (last && right) return { ...judgeReading(last, 0.9, judging), readAs: readings.map((one) => one.spelling) };
  const span = last?.span;
  return setAside(
    readings,
    [{ code: 'several-values', data: { values: listed(readings) }, ...(span && { span }) }],
    judging,
  );
}

function withoutShape(final: Extract<FinalShape, { kind: 'none' }>, passage: Passage, judging: ShapeJudging): Verdict {
  const span = final.span ?? passage.span;
  if (final.seen === 'unreadable') return notRead('unreadable', [{ code: 'not-readable', span }], judging);
  return setAside([], [{ code: REASONS[final.seen], span }], judging);
}

const REASONS = { numbers: 'no-shape', symbols: 'formula-only', nothing: 'no-shape', 'too-much': 'too-long' } as const;

function readingsOf(final: FinalShape): Reading<ReadShape>[] {
  if (final.kind === 'none') return [];
  const candidates = final.kind === 'shape' ? [final.candidate] : final.candidates;
  return candidates.flatMap(readingsOfOne);
}

function readingsOfOne({ shapes, span }: ShapeCandidate): Reading<ReadShape>[] {
  return shapes.map((value) => ({ value, spelling: spellShape(value), span }));
}

function disagreeing({ disagreeing: shapes, span }: ShapeCandidate): Reading<ReadShape>[] {
  return shapes.map((value) => ({ value, spelling: spellShape(value), span }));
}

function spellShape({ sizes, batch, unordered }: ReadShape): Spelling {
  const { text, latex } = spellTuple(sizes);
  if (batch)
    return { text: `(N, ${text.slice(1).replace(/,\)$/u, ')')}`, latex: `(N, ${latex.slice(1).replace(/,\)$/u, ')')}` };
  return unordered ? { text: `${text} in either order`, latex: `${latex}\\text{ in either order}` } : { text, latex };
}

function listed(readings: readonly Reading<ReadShape>[]): string {
  return [...new Set(readings.map((one) => one.spelling.text))].join(' and ');
}
