import { isDenial } from '../../language/denials.ts';
import { isFunctionWord } from '../../language/structure.ts';
import type { Text } from '../../language/text.ts';
import type { Token } from '../../language/tokens.ts';
import { formsOf } from '../../language/words.ts';
import { once } from '../../model/once.ts';

/** Words that may be proposed, and the texts that they stand in. */
export interface Term {
  readonly words: string;
  /** Words with a meaning of their own. */
  readonly content: number;
  /** Indices of texts, ascending. */
  readonly texts: readonly number[];
}

/**
 * The words and phrases of up to three words with a meaning of their own that stand in some texts. Forms of a word are one
 * word. What holds only words of the question, or only words that hold a sentence together, is none.
 */
export function termsIn(texts: readonly Text[], question: string, fewest: number): readonly Term[] {
  const families = familiesOf(texts);
  const asked = new Set(
    (question.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) =>
      [...formsOf(word)].map((form) => families.of(form)),
    ),
  );
  const places = new Map<string, Found>();
  for (const [index, text] of texts.entries())
    for (const stretch of stretchesOf(text)) {
      const words = stretch.map((token) => wordOf(token, { families, asked }));
      for (const phrase of [...phrasesIn(words), ...deniedIn(words)]) enter(phrase, index, places);
    }
  return [...places.values()]
    .filter((found) => found.texts.length >= fewest)
    .map(({ words, texts: there }) => ({
      words: words.map(({ written }) => written).join(' '),
      content: words.filter(({ means }) => means).length,
      texts: there,
    }));
}

/** A token as a word of a term. */
interface Word {
  /** The same for all forms of a word. */
  readonly key: string;
  readonly written: string;
  readonly denies: boolean;
  /** Whether it means something by itself. */
  readonly means: boolean;
  /** Whether the question does not have it. */
  readonly isNew: boolean;
  /** Whether it tells something alone. */
  readonly tells: boolean;
  /** Whether a phrase may begin and end with it. */
  readonly holds: boolean;
}

interface Found {
  readonly words: readonly Word[];
  readonly texts: number[];
}

function wordOf(
  { kind, text }: Token,
  { families, asked }: { readonly families: Families; readonly asked: ReadonlySet<string> },
): Word {
  if (DENYING.has(text))
    return { key: 'not', written: text, denies: true, means: false, isNew: false, tells: false, holds: false };
  const key = isDenial(text) ? text : families.of(text);
  const means = kind === 'number' || (text.length > 1 && !isFunctionWord(text));
  const isNew = means && kind === 'word' && !asked.has(key);
  const holds = means && !light().has(text);
  return { key, written: key, denies: false, means, isNew, holds, tells: isNew && holds && !FAINT.has(text) };
}

/** What a phrase reads as one and the same denial. */
const DENYING: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'non']);
/** Words that stand in answers to anything: alone they stand for nothing. */
const FAINT: ReadonlySet<string> = new Set(
  'other another same different first last new still even many much able due like well good'.split(' '),
);
/** Words that tell nothing where a phrase begins or ends, in all their forms. */
const light = once(
  (): ReadonlySet<string> =>
    new Set(
      'thing something anything way kind lot bit part get make take use go put happen mean know say see call cause want try let need come give'
        .split(' ')
        .flatMap((word) => [...formsOf(word)]),
    ),
);

/** Phrases that begin and end with words of meaning, at least one of which tells something. */
function* phrasesIn(words: readonly Word[]): Generator<readonly Word[]> {
  for (let start = 0; start < words.length; start++) {
    if (words[start]?.holds !== true) continue;
    let content = 0;
    for (let end = start; end < Math.min(words.length, start + LONGEST); end++) {
      if (words[end]?.means === true && ++content > MOST_CONTENT) break;
      if (words[end]?.holds !== true) continue;
      const phrase = words.slice(start, end + 1);
      if (content > 1 ? phrase.some(({ isNew }) => isNew) : phrase[0]?.tells === true) yield phrase;
    }
  }
}

/** Tokens of a phrase at most, and those of them that mean something. */
const LONGEST = 5;
const MOST_CONTENT = 3;

/** What a denial denies: a phrase finds it a few words on, as in `no other component`. */
function* deniedIn(words: readonly Word[]): Generator<readonly Word[]> {
  for (const [i, denial] of words.entries()) {
    if (!denial.denies) continue;
    for (const word of words.slice(i + 1, i + 2 + DENIAL_REACH)) if (word.tells) yield [denial, word];
  }
}

const DENIAL_REACH = 3;

function enter(words: readonly Word[], text: number, places: Map<string, Found>): void {
  const key = words.map((word) => word.key).join(' ');
  const found = places.get(key);
  if (!found) places.set(key, { words, texts: [text] });
  else if (found.texts.at(-1) !== text) found.texts.push(text);
}

/** Words that stand together: no mark parts them. Articles are left out, as a phrase finds its words beyond them. */
function stretchesOf(text: Text): Token[][] {
  const stretches: Token[][] = [];
  for (const { start, end } of text.sentences) {
    let stretch: Token[] = [];
    for (let i = start; i < end; i++) {
      const token = text.tokens[i];
      if (!token) break;
      if (token.kind === 'mark' || token.formula !== undefined) {
        if (token.text === '-') continue;
        stretches.push(stretch);
        stretch = [];
      } else if (!ARTICLES.has(token.text)) stretch.push(token);
    }
    stretches.push(stretch);
  }
  return stretches.filter(({ length }) => length > 0);
}

const ARTICLES: ReadonlySet<string> = new Set('a an the this that these those its their'.split(' '));

interface Families {
  /** The word that this is a form of, in the form that is used most. */
  of(word: string): string;
}

/** Which words are forms of one: each goes to the most frequent word that it is a form of. */
function familiesOf(texts: readonly Text[]): Families {
  const counts = new Map<string, number>();
  for (const { tokens } of texts)
    for (const { kind, text } of tokens) if (kind === 'word') counts.set(text, (counts.get(text) ?? 0) + 1);
  const family = new Map<string, string>();
  for (const [word] of [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) {
    if (family.has(word)) continue;
    family.set(word, word);
    for (const form of formsOf(word)) if (counts.has(form) && !family.has(form)) family.set(form, word);
  }
  return { of: (word) => family.get(word) ?? word };
}
