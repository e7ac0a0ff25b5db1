import { isDenial } from './denials.ts';
import { numberAt } from './numbers.ts';
import type { Range, Text } from './text.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary, WordReading, Written } from './vocabulary.ts';

/** A place where a phrase stands. */
export interface Hit extends Range {
  /** Slips of the pen that were forgiven in its worst word. */
  readonly slips: number;
  /** Tokens that deny something and that the phrase asks for. */
  readonly denials: readonly number[];
}

/** Where the words of a vocabulary, marks and denials stand in a text, each list in the order of the text. */
export interface WordIndex {
  readonly words: ReadonlyMap<number, readonly Hit[]>;
  readonly marks: ReadonlyMap<string, readonly Hit[]>;
  readonly denials: readonly Hit[];
}

/** Looks up every word of a text, pairs of words that may be one, numbers and denials. Time is linear in the text. */
export function wordIndexOf(vocabulary: Vocabulary, text: Text): WordIndex {
  const words = new Map<number, Hit[]>();
  const marks = new Map<string, Hit[]>();
  const denials: Hit[] = [];
  const enter = (readings: readonly WordReading[], start: number, end: number): void => {
    for (const { id, slips } of readings) {
      // Who asks for a word that denies asks for the denial.
      const own = end === start + 1 && isDenial(text.tokens[start]?.text ?? '') ? [start] : [];
      push(words, id, { start, end, slips, denials: own });
    }
  };
  for (const [i, token] of text.tokens.entries()) {
    if (token.kind === 'mark') {
      push(marks, token.text, { start: i, end: i + 1, slips: 0, denials: [] });
      continue;
    }
    if (isDenial(token.text)) denials.push({ start: i, end: i + 1, slips: 0, denials: [i] });
    enter(vocabulary.read(token), i, i + 1);
    const joined = joinedWord(text.tokens, i);
    if (joined) enter(vocabulary.readJoined(joined), i, joined.end);
  }
  if (vocabulary.hasValues()) enterNumbers(vocabulary, text, enter);
  for (const hits of words.values()) hits.sort((a, b) => a.start - b.start || a.end - b.end);
  return { words, marks, denials };
}

function enterNumbers(
  vocabulary: Vocabulary,
  { tokens }: Text,
  enter: (readings: readonly WordReading[], start: number, end: number) => void,
): void {
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind === 'mark') continue;
    const found = numberAt(tokens, i);
    if (!found) continue;
    for (const { start, end, value } of found.readings) enter(vocabulary.readValue(value), start, end);
    i = found.end - 1;
  }
}

function push<Key>(map: Map<Key, Hit[]>, key: Key, hit: Hit): void {
  const hits = map.get(key);
  if (hits) hits.push(hit);
  else map.set(key, [hit]);
}

/** Two neighbouring words as one: `any where`, `sub-sampling`, a word that was broken at the end of a line. */
function joinedWord(tokens: readonly Token[], at: number): (Written & { readonly end: number }) | undefined {
  const first = tokens[at];
  const hyphen = tokens[at + 1]?.text === '-' && !(tokens[at + 1]?.spaced ?? true);
  const end = at + (hyphen ? 2 : 1);
  const second = tokens[end];
  if (first?.kind !== 'word' || second?.kind !== 'word' || first.formula !== second.formula) return undefined;
  const length = first.text.length + second.text.length;
  if (length < 6 || length > 40 || first.text.length < 2 || second.text.length < 2) return undefined;
  return { text: first.text + second.text, written: first.written + second.written, end: end + 1 };
}
