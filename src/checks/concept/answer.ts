import { readWith, type Reading } from '../../language/match.ts';
import { readText, type Range } from '../../language/text.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import type { Passage } from '../../model/passage.ts';
import { formulaHitsIn } from './formulas.ts';
import { copiedFromQuestions } from './pasted.ts';
import type { PreparedConcept } from './prepare.ts';
import { solve } from './solve.ts';

/** An answer with all that is needed to judge it. */
export interface Answer {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  /** The text of the document, in which the student's own spelling stands. */
  readonly document: string;
  /** Tokens that are copied from a question. */
  readonly copied: ReadonlySet<number>;
}

/** Reads a passage with the words and formulas of a part. */
export function readingOf({ vocabulary, formulas }: PreparedConcept, passage: Passage): Reading {
  const text = readText(passage);
  return readWith(vocabulary, text, formulaHitsIn(formulas, passage, text));
}

/** Reads only the words of a passage: a look at many passages must not compare formulas. */
export function wordsOf({ vocabulary }: PreparedConcept, passage: Passage): Reading {
  return readWith(vocabulary, readText(passage), new Map());
}

/** Reads a passage as an answer to a part. */
export function answerOf(prepared: PreparedConcept, passage: Passage): Answer {
  const reading = readingOf(prepared, passage);
  const copied = copiedFromQuestions(reading.text, prepared.sources);
  return { reading, vocabulary: prepared.vocabulary, document: passage.document.text, copied };
}

/** The names of the criteria of which the words stand in a text, denied or not. What only must not be said is none. */
export function touchedIn({ criteria }: PreparedConcept, reading: Reading): string[] {
  const search = { reading, own: new Set<number>(), judgeStanding: false };
  return criteria
    .filter(({ rule, within }) => solve(rule, { ...search, within }).some(({ hits }) => hits.length > 0))
    .map(({ name }) => name);
}

/** The student's own spelling of a range of tokens, shortened where it is long. */
export function spelt({ reading, document }: Answer, { start, end }: Range): string {
  const { tokens } = reading.text;
  const from = tokens[start]?.span.start ?? 0;
  const written = document.slice(from, tokens[end - 1]?.span.end ?? from).replaceAll(/\s+/gu, ' ');
  return written.length > LONGEST_QUOTE ? `${written.slice(0, LONGEST_QUOTE - 1)}…` : written;
}

const LONGEST_QUOTE = 60;
