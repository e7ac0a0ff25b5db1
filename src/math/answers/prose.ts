import { GREEK_NAMES } from '../characters.ts';
import { functionNamed, isEnglish } from '../vocabulary.ts';

const LINKING: ReadonlySet<string> = new Set(['and', 'or', 'not', 'if', 'in', 'mod']);

/** Whether a text without delimiters has words in it that no formula has: `so the number is 10`. */
export function isProse(text: string): boolean {
  const bare = text.slice(0, MOST_LOOKED_AT).replaceAll(/\\[A-Za-z]+\s*(?:\{[^{}]{0,100}\})?/gu, ' ');
  const words = bare.match(/(?<![\p{L}\d_\\])\p{L}{2,}(?![\d_])/gu) ?? [];
  return words.some((word) => isWord(word));
}

const MOST_LOOKED_AT = 2_000;

function isWord(word: string): boolean {
  const small = word.toLowerCase();
  if (LINKING.has(small) || functionNamed(small) !== undefined || GREEK_NAMES.has(small)) return false;
  return isEnglish(small) || (word.length >= 4 && /[aeiouy]/u.test(small) && /^\p{Lu}?\p{Ll}+$/u.test(word));
}

/** The word of a formula that is nothing but a word: `Even`, `\text{Even}`. */
export function loneWord(text: string): string | undefined {
  const bare = text
    .slice(0, MOST_LOOKED_AT)
    .trim()
    .replace(/^\\(?:text|textbf|mathrm|mbox)\s?\{/u, '');
  const word = /^ ?([A-Za-z]{3,30}) ?\}?[.!]?$/u.exec(bare)?.[1];
  if (word === undefined || functionNamed(word) !== undefined || GREEK_NAMES.has(word)) return undefined;
  return /[aeiouy]/iu.test(word) ? word : undefined;
}

const ANNOUNCEMENT = /\banswers?(?:\s+(?:is|are)\b|\s*:)/giu;
const SENTENCE_END = /[.!?](?=\s+\p{Lu}|\s*$)|\n\s*\n/gu;

/**
 * The stretch in which the answer is announced: behind the last `answer is` or `Answer:`, to the end of the sentence.
 * Within it, what stands behind the last `is`, `are` or `equals`.
 */
export function announced(text: string): { readonly start: number; readonly end: number } | undefined {
  const marker = [...text.matchAll(ANNOUNCEMENT)].at(-1);
  if (!marker) return undefined;
  const from = marker.index + marker[0].length;
  SENTENCE_END.lastIndex = from;
  const sentence = SENTENCE_END.exec(text);
  const end = sentence?.index ?? text.length;
  const verb = [...text.slice(from, end).matchAll(/\b(?:is|are|equals)\b/gu)].at(-1);
  return { start: from + (verb ? verb.index + verb[0].length : 0), end };
}
