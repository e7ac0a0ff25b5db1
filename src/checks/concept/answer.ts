import type { Reading } from '../../language/match.ts';
import type { Range } from '../../language/text.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';

/** An answer with all that is needed to judge it. */
export interface Answer {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  /** The text of the document, in which the student's own spelling stands. */
  readonly document: string;
  /** Tokens that are copied from a question. */
  readonly copied: ReadonlySet<number>;
}

/** The student's own spelling of a range of tokens, shortened where it is long. */
export function spelt({ reading, document }: Answer, { start, end }: Range): string {
  const { tokens } = reading.text;
  const from = tokens[start]?.span.start ?? 0;
  const written = document.slice(from, tokens[end - 1]?.span.end ?? from).replaceAll(/\s+/gu, ' ');
  return written.length > LONGEST_QUOTE ? `${written.slice(0, LONGEST_QUOTE - 1)}…` : written;
}

const LONGEST_QUOTE = 60;
