import { tokensOf } from '../../language/tokens.ts';
import type { Criterion } from './rule.ts';

/** Texts that a student may paste instead of an answer, as they are looked for. */
export interface Sources {
  /** For each sentence of each question of the rubric: which words follow a word in it. */
  readonly questions: readonly ReadonlyMap<string, ReadonlySet<string>>[];
  /** The hints of the criteria, their words joined by spaces: reports show them. */
  readonly hints: ReadonlySet<string>;
  /** Names of criteria that nobody writes by chance: `fewer-parameters`. */
  readonly names: readonly string[];
  /** Names of the rubric's word lists, as they stand in phrases: `<place>`. */
  readonly lists: readonly string[];
}

/** Takes the sources apart once, when a rubric is loaded. */
export function sourcesOf(
  criteria: readonly Criterion[],
  { questions, words }: { readonly questions: readonly string[]; readonly words: ReadonlyMap<string, unknown> },
): Sources {
  const hints = criteria.map(({ hint }) => wordsOf(hint).join(' ')).filter((hint) => hint.split(' ').length >= 3);
  return {
    questions: questions.flatMap((ask) => ask.split(/(?<=[.?!;:])\s+/u)).flatMap(followersIn),
    hints: new Set(hints),
    names: criteria.map(({ name }) => name).filter((name) => /[a-z][-_][a-z]/iu.test(name)),
    lists: [...words.keys()].map((name) => `<${name}>`),
  };
}

function followersIn(sentence: string): ReadonlyMap<string, ReadonlySet<string>>[] {
  const words = wordsOf(sentence);
  if (words.length < FEWEST_WORDS) return [];
  const followers = new Map<string, Set<string>>();
  for (const [i, word] of words.entries()) {
    const next = words[i + 1];
    followers.set(word, new Set([...(followers.get(word) ?? []), ...(next === undefined ? [] : [next])]));
  }
  return [followers];
}

/** Fewer words of a question are a term. */
export const FEWEST_WORDS = 4;

function wordsOf(text: string): string[] {
  const piece = { kind: 'prose' as const, text, span: { start: 0, end: text.length } };
  return tokensOf([piece]).flatMap((token) => (token.kind === 'mark' ? [] : [token.text]));
}
