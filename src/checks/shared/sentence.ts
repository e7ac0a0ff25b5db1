import type { Span } from '../../model/place.ts';
import type { Tree } from '../../math/tree.ts';

/** A stretch of mathematics in an answer, as it was read. */
export interface Statement {
  readonly span: Span;
  /** A relation or a lone expression; absent where it could not be read. */
  readonly tree?: Tree;
  readonly unreadable?: { readonly at: Span; readonly found: string; readonly expected: string };
  /** Ordinal of its sentence (or line, or cell) in the passage, from 0. */
  readonly sentence: number;
  readonly source: 'math' | 'prose' | 'code';
  /** The words of the same sentence in front of it and behind it, in lower case, joined by spaces. */
  readonly before: string;
  readonly after: string;
  /** A relation sign stands first: the left side is words, or stands further up. */
  readonly continues?: boolean;
  /** That sign is an inequality: it only bounds what is meant. */
  readonly bounds?: boolean;
  /** It stands on lines of its own, as displayed mathematics. */
  readonly display: boolean;
}

/** A sentence as words, marks of punctuation and stretches of mathematics, in the order of the text. */
export interface Sentence {
  readonly ordinal: number;
  readonly items: readonly Item[];
}

/** One piece of a sentence. Words are in lower case. */
export type Item =
  | { readonly kind: 'word'; readonly text: string; readonly span: Span }
  | { readonly kind: 'mark'; readonly text: string; readonly span: Span }
  | { readonly kind: 'math'; readonly statement: Statement };

/** The mark that stands where a passage was too long to be read to its end. */
export const TOO_LONG = 'too-long';

/** Whether some of a passage was not read: nothing is decided then. */
export function isCutOff(sentences: readonly Sentence[]): boolean {
  return sentences.some(({ items }) => items.some((item) => item.kind === 'mark' && item.text === TOO_LONG));
}

/**
 * A sentence cut down to what is near one piece, so that work does not grow with the length of the sentence: its first
 * words, and some on both sides of the piece.
 */
export function nearby(
  { ordinal, items }: Sentence,
  index: number,
): { readonly sentence: Sentence; readonly index: number } {
  const start = index - REACH;
  if (start <= HEAD && items.length <= index + REACH) return { sentence: { ordinal, items }, index };
  const head = items.slice(0, Math.max(0, Math.min(HEAD, start)));
  const near = items.slice(Math.max(0, start), index + REACH);
  return { sentence: { ordinal, items: [...head, ...near] }, index: head.length + index - Math.max(0, start) };
}

const HEAD = 12;
const REACH = 60;

/** What stands around one piece of a sentence. */
export interface Surroundings {
  /** Words of the same clause in front of it, nearest last; a word that began the clause is the first. */
  readonly before: readonly string[];
  /** Words of the same clause behind it, nearest first. */
  readonly after: readonly string[];
  /** Words in front of the colon that it stands right behind: `total: 6000`. */
  readonly label: readonly string[];
  /** The piece right in front of it and right behind it. */
  readonly previous: Item | undefined;
  readonly next: Item | undefined;
  /** How many brackets of the prose are open. */
  readonly depth: number;
}

/** The clause around a piece of a sentence. A clause ends at a comma, a colon, a bracket or a word that begins another. */
export function surroundingsOf({ items }: Sentence, index: number, clauseWords: ReadonlySet<string>): Surroundings {
  const before = clauseBefore(items, index, clauseWords);
  const previous = items[index - 1];
  const label = previous?.kind === 'mark' && previous.text === ':' ? labelBefore(items, index - 1) : [];
  const after: string[] = [];
  for (const item of items.slice(index + 1)) {
    if (item.kind !== 'word' || clauseWords.has(item.text)) break;
    after.push(item.text);
  }
  return { before, after, label, previous, next: items[index + 1], depth: depthAt(items, index) };
}

function labelBefore(items: readonly Item[], index: number): string[] {
  const words: string[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const item = items[at];
    if (item?.kind !== 'word') break;
    words.unshift(item.text);
  }
  return words;
}

function clauseBefore(items: readonly Item[], index: number, clauseWords: ReadonlySet<string>): string[] {
  const words: string[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const item = items[at];
    if (!item || item.kind === 'mark') break;
    if (item.kind !== 'word') continue;
    words.unshift(item.text);
    if (clauseWords.has(item.text)) break;
  }
  return words;
}

function depthAt(items: readonly Item[], index: number): number {
  let depth = 0;
  for (const item of items.slice(0, index)) {
    if (item.kind !== 'mark') continue;
    if (item.text === '(' || item.text === '[') depth += 1;
    if ((item.text === ')' || item.text === ']') && depth > 0) depth -= 1;
  }
  return depth;
}
