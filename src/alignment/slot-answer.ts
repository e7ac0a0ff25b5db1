import type { Document } from '../model/document.ts';
import type { Span } from '../model/place.ts';
import { markerAt } from './markers.ts';
import { contentIn, holdsPlaceholder } from './questions.ts';

/**
 * What is written into a slot: from its first line that is no marker, no placeholder and no sentence of the question, to
 * the end. Undefined where nothing is.
 */
export function writtenIn({ text }: Document, answer: Span, question: Span): Span | undefined {
  const asked = wordsOf(text.slice(question.start, question.end));
  const lines = linesIn(text, answer);
  if (isCopy(lines, asked) || isTranslation(lines)) return undefined;
  const first = lines.find((line) => says(line.text) && !(line.text.includes('?') && repeats(line.text, asked)));
  const last = lines.findLast((line) => says(line.text));
  if (!first || !last) return undefined;
  return { start: first.start, end: last.start + last.text.trimEnd().length };
}

/** Whether anything is written into a slot that could be an answer. */
export function isAnswered(document: Document, answer: Span, question: Span): boolean {
  return writtenIn(document, answer, question) !== undefined;
}

/** Whether a placeholder of the hand-out still stands behind what was written. */
export function endsInPlaceholder({ text }: Document, { end }: Span, answer: Span): boolean {
  return linesIn(text, { start: end, end: answer.end }).some((line) => holdsPlaceholder(line.unmarked));
}

interface Line {
  /** Behind its marker. */
  readonly unmarked: string;
  /** Behind its marker and a placeholder. */
  readonly text: string;
  readonly start: number;
}

function linesIn(text: string, { start, end }: Span): Line[] {
  let at = start;
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const begin = at;
      at += line.length + 1;
      const marker = markerAt(line)?.end ?? 0;
      const from = marker + (PLACEHOLDER.exec(line.slice(marker))?.[0].length ?? 0);
      return { unmarked: line.slice(marker), text: line.slice(from), start: begin + from };
    });
}

/** A placeholder in front of the answer, with the marks around it. */
const PLACEHOLDER = /^\s*(?:\*{1,2}fill (?:this|it) in\.?\*{1,2}|\[fill (?:this|it) in\.?\])/iu;

function says(line: string): boolean {
  return contentIn(line.replaceAll(/<!--.*?-->/gu, ' ')) !== '';
}

/** The question once more, with nothing of one's own: its words only, and no option set in bold. */
function isCopy(lines: readonly Line[], asked: string): boolean {
  const written = lines.filter((line) => says(line.text));
  const asks = written.some((line) => line.text.includes('?'));
  return (
    asks && written.every((line) => repeats(line.text, asked) && (line.text.includes('?') || !BOLD.test(line.text)))
  );
}

/** A text that ends with a question and has the placeholder of the hand-out behind it is the question in other words. */
function isTranslation(lines: readonly Line[]): boolean {
  const last = lines.findLast((line) => line.unmarked.trim() !== '');
  if (!last || !holdsPlaceholder(last.unmarked) || says(last.text)) return false;
  const asked = lines.findLast((line) => says(line.text));
  return asked !== undefined && /[?？][\s*_]*$/u.test(asked.text) && FOREIGN.test(asked.text);
}

/** Letters that no English question has. */
const FOREIGN = /[^\P{L}\p{Script=Latin}\p{Script=Greek}]{2}/u;
const BOLD = /\*\*|__|<b>/u;

function repeats(text: string, asked: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && ` ${asked} `.includes(` ${words} `);
}

function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
