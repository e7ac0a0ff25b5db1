import { isDenial } from '../../language/denials.ts';
import { standingOf } from '../../language/negation.ts';
import { isFunctionWord } from '../../language/structure.ts';
import { readText, type Text } from '../../language/text.ts';
import { formsOf } from '../../language/words.ts';
import type { Passage } from '../../model/passage.ts';
import { derivedFrom } from './derived.ts';

/** A word of a model answer that tells something. */
export interface Term {
  /** As it is compared. */
  readonly word: string;
  /** Whether the model answer denies it. */
  readonly denied: boolean;
  /** Whether the question says it already. */
  readonly asked: boolean;
  /** Ways of asking for it in a criterion, the best first: alternatives that all count. */
  readonly phrasings: readonly (readonly string[])[];
}

/** The words of a passage that tell something, in their order, each once. `question`: whose words are marked. */
export function termsIn(passage: Passage, question: readonly string[]): Term[] {
  const text = readText(passage);
  const terms: Term[] = [];
  for (const [at, { text: word }] of text.tokens.entries()) {
    if (!tells(text, at)) continue;
    const label = labelAfter(text, at);
    const standing = standingOf(text, { start: at, end: at + 1, own: NOTHING, denying: false });
    const by = standing.kind === 'denied' ? standing.by : undefined;
    const written = label === undefined ? word : `${word} ${label}`;
    const denied = by !== undefined;
    if (terms.some((one) => one.denied === denied && isSameWord(one.word, written))) continue;
    const asked = question.some((one) => isSameWord(one, word));
    terms.push({ word: written, denied, asked, phrasings: phrasingsOf({ text, at, by, word: written }) });
  }
  return terms;
}

/** The words of a question that an answer may only repeat. */
export function wordsIn(passage: Passage): string[] {
  const text = readText(passage);
  return text.tokens.flatMap(({ text: word }, at) => (tells(text, at) ? [word] : []));
}

/** Whether two words are forms of one. */
export function isSameWord(one: string, other: string): boolean {
  return one === other || formsOf(one).has(other) || formsOf(other).has(one);
}

const NOTHING: ReadonlySet<number> = new Set();

function tells({ tokens }: Text, at: number): boolean {
  const token = tokens[at];
  if (!token || token.kind === 'mark' || token.formula !== undefined) return false;
  const { text: word } = token;
  // A single letter is a name where it stands alone, but `a` and `I` are words.
  return !isDenial(word) && !isFunctionWord(word) && !WEAK.has(word);
}

/** Words that hardly tell anything, though they do not only hold a sentence together. */
const WEAK: ReadonlySet<string> = new Set(
  `thing things something someone anything everything get gets got getting make makes made let lets like really well say
says said tell know think thought see way lot even still now am im your yours mine him her them she his hers me us`.split(
    /\s+/u,
  ),
);

/** `bulb A`: the letter is read with its noun, since alone it cannot be told from the article. */
function labelAfter({ tokens }: Text, at: number): string | undefined {
  const next = tokens[at + 1];
  return next?.text === 'a' && next.capital ? next.text : undefined;
}

interface Place {
  readonly text: Text;
  readonly at: number;
  /** The token that denies the word. */
  readonly by: number | undefined;
  readonly word: string;
}

/** How many words a phrase lets stand between its denial and its word. */
const DENIAL_REACH = 3;

function phrasingsOf({ text, at, by, word }: Place): string[][] {
  const derived = derivedFrom(word);
  const forms = derived === undefined ? [word] : [word, derived];
  if (by === undefined) return [forms];
  const denial = text.tokens[by]?.text ?? '';
  if (by > at) return [forms.map((one) => `${one} ... ${isDenial(denial) ? 'not' : denial}`)];
  const isNear = (text.wordsBefore[at] ?? 0) - (text.wordsBefore[by] ?? 0) <= DENIAL_REACH;
  if (!isDenial(denial)) return [forms.map((one) => `${denial} ... ${one}`)];
  const far = forms.map((one) => `not ... ${one}`);
  return isNear ? [forms.map((one) => `not ${one}`), far] : [far];
}
