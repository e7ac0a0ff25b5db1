import { isFunctionWord } from './structure.ts';
import type { Range, Text } from './text.ts';
import type { Token } from './tokens.ts';

/**
 * Where a text says the same again and again, undefined where it does not: a sentence that stands there three times, a
 * sentence with only some of its words exchanged four times, or few words in ever new turns.
 */
export function repetitionIn(text: Text): Range | undefined {
  return sameSentence(text) ?? sameTemplate(text) ?? sameWords(text);
}

/** So many words are a sentence and not a heading. */
const FEWEST_WORDS = 3;

function sameSentence(text: Text): Range | undefined {
  const seen = new Map<string, number>();
  for (const sentence of text.sentences) {
    const words = wordsIn(text, sentence);
    if (words.length < FEWEST_WORDS) continue;
    const key = words.join(' ');
    const count = (seen.get(key) ?? 0) + 1;
    if (count >= 3) return sentence;
    seen.set(key, count);
  }
  return undefined;
}

/** Four sentences or more that begin alike and share half of their words, and hardly any others. */
function sameTemplate(text: Text): Range | undefined {
  const sentences = text.sentences.map((range) => ({ range, words: wordsIn(text, range) }));
  const whole = sentences.filter(({ words }) => words.length >= FEWEST_WORDS);
  const groups = new Map<string, typeof whole>();
  for (const one of whole) {
    const key = one.words.slice(0, 2).join(' ');
    groups.set(key, [...(groups.get(key) ?? []).slice(-MOST_KEPT), one]);
  }
  for (const group of groups.values()) {
    if (group.length < 4 || group.length < 0.75 * Math.min(whole.length, MOST_KEPT)) continue;
    const pairs = group.slice(1).map((one, i) => shared(one.words, group[i]?.words ?? []));
    const alike = pairs.filter(({ ofAll, ofShorter }) => ofAll >= 0.5 || (group.length >= 6 && ofShorter >= 0.5));
    if (alike.length >= 0.75 * pairs.length) return group[1]?.range;
  }
  return undefined;
}

/** So many sentences tell of a template; this bounds the time. */
const MOST_KEPT = 50;

/** The share of common words among all words of two sentences, and among those of the shorter one. */
function shared(one: readonly string[], other: readonly string[]): { ofAll: number; ofShorter: number } {
  const [first, second] = [new Set(one), new Set(other)];
  const common = [...second].filter((word) => first.has(word)).length;
  return { ofAll: common / (first.size + second.size - common), ofShorter: common / Math.min(first.size, second.size) };
}

/** Each word with a meaning of its own stands there three times, in a short text. */
function sameWords(text: Text): Range | undefined {
  if (text.words < 6 || text.words > 80) return undefined;
  const all = { start: 0, end: text.tokens.length };
  const content = wordsIn(text, all).filter((word) => !isFunctionWord(word));
  return content.length >= 6 && new Set(content).size <= 0.34 * content.length ? all : undefined;
}

/** Numbers and symbols recur in every table and derivation. */
function isQuantity({ kind, formula, text }: Token): boolean {
  return kind === 'number' || (formula !== undefined && text.length === 1);
}

function wordsIn({ tokens }: Text, { start, end }: Range): string[] {
  const words: string[] = [];
  for (let i = start; i < end; i++) {
    const token = tokens[i];
    if (token && token.kind !== 'mark' && !isQuantity(token)) words.push(token.text);
  }
  return words;
}
