import type { Finding } from '../../model/finding.ts';
import type { Passage } from '../../model/passage.ts';
import type { Verdict } from '../../model/verdict.ts';
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
}

/** Judges an answer that is one number: finds the final value of its derivation and looks it up. */
export function judgeNumeric(passage: Passage, judging: NumericJudging): Verdict {
  const text = passage.document.text.slice(passage.span.start, passage.span.end);
  if (text.trim() === '') return notRead('missing', [], judging);
  const sentences = sentencesOf(passage, judging.context);
  const final = finalValueOf(sentences, judging.asked);
  const struck = isStruck(text);
  if (struck) return setAside(readingsOf(final), [{ code: 'struck-out', span: passage.span }], judging);
  if (final.kind === 'none') return withoutValue(final, passage, judging);
  if (final.kind === 'conflict') return severalValues(readingsOf(final), judging);
  return oneValue(final, judging);
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

function oneValue(final: Extract<FinalValue, { kind: 'value' }>, judging: NumericJudging): Verdict {
  const reading = readingOf(final.value, final.statement, final.side);
  const found = reading.spelling.text;
  const { span } = final.statement;
  if (final.doubtful) return setAside([reading], [{ code: 'may-be-denied', data: { found }, span }], judging);
  const doubt = entryOf(reading, judging) ? undefined : judging.doubt?.(reading);
  if (doubt) return setAside([reading], [{ ...doubt, span }], judging);
  if (final.disagreeing.length === 0) return judgeReading(reading, final.confidence, judging);
  const readings = final.disagreeing.map((value) => readingOf(value, final.statement, final.side));
  const worthless = [reading, ...readings].every((one) => entryOf(one, judging) === undefined);
  if (worthless) return judgeReading(reading, final.confidence, judging);
  const values = readings.map((one) => one.spelling.text).join(', ');
  return setAside(readings, [{ code: 'sides-differ', data: { values }, span }], judging);
}

function severalValues(readings: readonly Reading<Rational>[], judging: NumericJudging): Verdict {
  const values = readings.map((one) => one.spelling.text).join(', ');
  const span = readings.at(-1)?.span;
  return setAside(readings, [{ code: 'several-values', data: { values }, ...(span && { span }) }], judging);
}

function withoutValue(
  { seen, statement }: Extract<FinalValue, { kind: 'none' }>,
  passage: Passage,
  judging: NumericJudging,
): Verdict {
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
