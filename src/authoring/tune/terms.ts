import { isDenial } from '../../language/denials.ts';
import { isFunctionWord } from '../../language/structure.ts';
import type { Text } from '../../language/text.ts';
import type { Token } from '../../language/tokens.ts';
import { formsOf } from '../../language/words.ts';

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
  const asked = new Set((question.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) => families.of(word)));
  const places = new Map<string, Found>();
  for (const [index, text] of texts.entries()) {
    for (const stretch of stretchesOf(text))
      collect(
        stretch.map((token) => families.keyOf(token)),
        { index, asked, places },
      );
  }
  return [...places.values()]
    .filter((found) => found.texts.length >= fewest)
    .map(({ keys, content, texts: there }) => ({
      words: keys.map((key) => families.written(key)).join(' '),
      content,
      texts: there,
    }));
}

interface Found {
  readonly keys: readonly string[];
  readonly content: number;
  readonly texts: number[];
}

interface Collection {
  readonly index: number;
  readonly asked: ReadonlySet<string>;
  readonly places: Map<string, Found>;
}

function collect(keys: readonly string[], { index, asked, places }: Collection): void {
  for (let start = 0; start < keys.length; start++) {
    if (keys[start] === DENIAL) collectDenied(keys, start, { index, asked, places });
    let content = 0;
    let telling = 0;
    for (let end = start; end < keys.length && end < start + LONGEST; end++) {
      const key = keys[end] ?? '';
      const means = hasMeaning(key);
      if (end === start && !means) break;
      if (!means) continue;
      content++;
      if (content > MOST_CONTENT) break;
      if (!asked.has(key) && !isNumber(key)) telling++;
      if (telling > 0) enter(keys.slice(start, end + 1), content, { index, places });
    }
  }
}

/** Tokens of a phrase at most, and those of them that mean something. */
const LONGEST = 5;
const MOST_CONTENT = 3;
const DENIAL = 'not';

/** What a denial denies: a phrase finds it a few words on, as in `no other component`. */
function collectDenied(keys: readonly string[], start: number, { index, asked, places }: Collection): void {
  for (const key of keys.slice(start + 1, start + 2 + DENIAL_REACH))
    if (hasMeaning(key) && !asked.has(key) && !isNumber(key)) enter([DENIAL, key], 1, { index, places });
}

const DENIAL_REACH = 3;

function enter(
  keys: readonly string[],
  content: number,
  { index, places }: Pick<Collection, 'index' | 'places'>,
): void {
  const key = keys.join(' ');
  const found = places.get(key);
  if (!found) places.set(key, { keys, content, texts: [index] });
  else if (found.texts.at(-1) !== index) found.texts.push(index);
}

function hasMeaning(word: string): boolean {
  return word !== DENIAL && !isFunctionWord(word) && (word.length > 1 || isNumber(word));
}

function isNumber(word: string): boolean {
  return /^\p{Nd}/u.test(word);
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
  /** The key of the word that a form belongs to. */
  of(word: string): string;
  keyOf(token: Token): string;
  /** The form that is used most. */
  written(key: string): string;
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
  const of = (word: string): string => family.get(word) ?? word;
  return {
    of,
    keyOf: ({ text }) => (DENYING.has(text) ? DENIAL : isDenial(text) ? text : of(text)),
    written: (key) => key,
  };
}

/** What a phrase reads as one and the same denial. */
const DENYING: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'non']);
