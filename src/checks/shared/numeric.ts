import type { Finding } from '../../model/finding.ts';
import type { Passage } from '../../model/passage.ts';
import type { Verdict } from '../../model/verdict.ts';
import { ALL, compare } from '../../model/share.ts';
import { spellRational } from '../../math/print.ts';
import type { Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { finalValueOf, type FinalValue } from './final-value.ts';
import { entryOf, judgeReading, notRead, setAside, type Judging, type Reading } from './judge.ts';
import type { Asked } from './roles.ts';
import type { Sentence, Statement } from './sentence.ts';
import { sentencesOf, type StatementContext } from './statements.ts';

/** What an answer that is one number is judged with. */
export interface NumericJudging extends Judging<Rational> {
  readonly context: StatementContext;
  readonly asked: Asked;
  /** Why a person should look at a reading that the key does not have. */
  readonly doubt?: (reading: Reading<Rational>) => Finding | undefined;
  /** Adds to a reading what stands around it in the answer. */
  readonly complete?: (reading: Reading<Rational>, passage: Passage) => Reading<Rational>;
  /** Whether the sides of an equation agree although their numbers differ (`36 km/h = 10 m/s`). */
  readonly agrees?: (statement: Statement, passage: Passage) => boolean;
}

/** Judges an answer that is one number: finds the final value of its derivation and looks it up. */
export function judgeNumeric(passage: Passage, judging: NumericJudging): Verdict {
  const text = passage.document.text.slice(passage.span.start, passage.span.end);
  if (text.trim() === '') return notRead('missing', [], judging);
  const sentences = sentencesOf(passage, judging.context);
  const final = finalValueOf(sentences, judging.asked);
  const readings = readingsOf(final).map((one) => judging.complete?.(one, passage) ?? one);
  const [first] = readings;
  if (isStruck(text)) return setAside(readings, [{ code: 'struck-out', span: passage.span }], judging);
  if (final.kind === 'none' || !first) return withoutValue(final, passage, judging);
  if (final.kind === 'conflict') return allRight(readings, judging) ?? severalValues(readings, judging);
  const agrees = final.disagreeing.length > 0 && judging.agrees?.(final.statement, passage) === true;
  return oneValue(first, agrees ? { ...final, disagreeing: [] } : final, judging);
}

/** How much a passage looks like an answer that is one number. */
export function recogniseNumeric(passage: Passage, { context, asked }: NumericJudging): number {
  const sentences = sentencesOf(passage, context);
  const final = finalValueOf(sentences, asked);
  if (final.kind === 'value') return isShort(sentences) || final.confidence > 0.9 ? 0.8 : 0.7;
  if (final.kind === 'conflict') return 0.6;
  return final.seen === 'numbers' ? 0.4 : 0.2;
}

/** A text that the reader of mathematics cannot see is struck out by its markup. */
export function isStruck(text: string): boolean {
  return STRIKES.some((mark) => text.includes(mark));
}

const STRIKES = ['~~', '\\sout', '\\cancel', '\\xcancel', '\\bcancel', '\\st{', '<s>', '<del>', '<strike>'];

function isShort(sentences: readonly Sentence[]): boolean {
  return sentences.length === 1 && (sentences[0]?.items.length ?? 0) < 6;
}

function oneValue(
  reading: Reading<Rational>,
  final: Extract<FinalValue, { kind: 'value' }>,
  judging: NumericJudging,
): Verdict {
  const found = reading.spelling.text;
  const { span } = final.statement;
  if (final.doubtful) return setAside([reading], [{ code: 'may-be-denied', data: { found }, span }], judging);
  const doubt = entryOf(reading, judging) ? undefined : judging.doubt?.(reading);
  if (doubt) return setAside([reading], [{ ...doubt, span }], judging);
  if (final.disagreeing.length === 0) return judgeReading(reading, final.confidence, judging);
  const readings = final.disagreeing.map((value) => readingOf(value, final.statement, final.side));
  const worthless = [reading, ...readings].every((one) => entryOf(one, judging) === undefined);
  if (worthless) return judgeReading(reading, final.confidence, judging);
  const right = allRight([reading, ...readings], judging);
  if (right) return right;
  const values = readings.map((one) => one.spelling.text).join(', ');
  return setAside(readings, [{ code: 'sides-differ', data: { values }, span }], judging);
}

/** Values that differ by no more than the rubric allows (`= 63.8, so about 64 times`): whichever is meant, it is right. */
function allRight(readings: readonly Reading<Rational>[], judging: NumericJudging): Verdict | undefined {
  const last = readings.at(-1);
  const isRight = readings.every((one) => {
    const entry = entryOf(one, judging);
    return entry !== undefined && compare(entry.credit, ALL) === 0 && entry.review.length === 0;
  });
  return last && isRight ? judgeReading(last, SEVERAL, judging) : undefined;
}

/** How sure a value is that was given in several roundings. */
const SEVERAL = 0.85;

function severalValues(readings: readonly Reading<Rational>[], judging: NumericJudging): Verdict {
  const values = readings.map((one) => one.spelling.text).join(', ');
  const span = readings.at(-1)?.span;
  return setAside(readings, [{ code: 'several-values', data: { values }, ...(span && { span }) }], judging);
}

function withoutValue(final: FinalValue, passage: Passage, judging: NumericJudging): Verdict {
  const { seen, statement } = final.kind === 'none' ? final : { seen: 'nothing' as const, statement: undefined };
  const span = statement?.span ?? passage.span;
  const review: Finding[] = [{ code: REASONS[seen], span }];
  return seen === 'unreadable' ? notRead('unreadable', review, judging) : setAside([], review, judging);
}

const REASONS = {
  numbers: 'no-final-value',
  symbols: 'formula-only',
  unreadable: 'not-readable',
  nothing: 'no-number',
  'too-much': 'too-long',
} as const;

function readingsOf(final: FinalValue): Reading<Rational>[] {
  if (final.kind === 'value') return [readingOf(final.value, final.statement, final.side)];
  if (final.kind === 'none') return [];
  return final.candidates.map(({ value, statement, sides }) => readingOf(value, statement, sides.side));
}

function readingOf(value: Rational, { span }: Statement, side: Tree | undefined): Reading<Rational> {
  return { value, spelling: spellRational(value), span, ...(side && { side }) };
}
