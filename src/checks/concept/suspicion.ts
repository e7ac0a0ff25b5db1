import type { Reading } from '../../language/match.ts';
import { isFunctionWord, isKeywordList, structureOf } from '../../language/structure.ts';
import type { Text } from '../../language/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { Judgement } from './judgement.ts';

/**
 * Why a person should look at an answer as a whole, whatever its words would earn; undefined for an ordinary answer.
 * Where mere words are expected, lists and words of other languages are ordinary.
 */
export function suspicionOf(
  reading: Reading,
  judgements: readonly Judgement[],
  expectsWords = false,
): Finding | undefined {
  const { text } = reading;
  const hits = judgements.filter(({ state }) => state === 'met' || state === 'open');
  if (!expectsWords && isForeign(text)) return { code: 'other-language' };
  if (hits.length > 0 && speaksToGrader(text)) return { code: 'speaks-to-grader' };
  if (hits.length > 0 && hasLettersApart(text)) return { code: 'letters-apart' };
  if (expectsWords) return undefined;
  return hits.length > 0 && (isShotgun(text, hits) || isTooDense(text, hits)) ? { code: 'keyword-list' } : undefined;
}

/** Nearly the whole answer is a list, and it would earn more than a name or two, or it names everything there is. */
function isShotgun(text: Text, hits: readonly Judgement[]): boolean {
  let listed = 0;
  let items = 0;
  for (const sentence of text.sentences) {
    const structure = structureOf(text, sentence);
    if (structure.words > 1 && !isKeywordList(structure)) continue;
    listed += structure.words;
    items += structure.items;
  }
  if (listed < 0.8 * text.words || text.words < 3) return false;
  return hits.some(({ criterion }) => criterion.relational) || hits.length > 2 || items > MOST_NAMES * hits.length;
}

/** A list that names more than so many things for each that is asked for is a guess. */
const MOST_NAMES = 2;

/** It asks for points, or names what only a grader has. */
function speaksToGrader({ tokens }: Text): boolean {
  return tokens.some(({ text: word }, i) => {
    if (GRADING.has(word)) return true;
    if (!GIVING.has(word)) return false;
    return [1, 2, 3].some((ahead) => POINTS.has(tokens[i + ahead]?.text ?? ''));
  });
}

const GRADING: ReadonlySet<string> = new Set('rubric grader autograder grading'.split(' '));
const GIVING: ReadonlySet<string> = new Set('award awards give assign full maximum'.split(' '));
const POINTS: ReadonlySet<string> = new Set('points marks credit score grade'.split(' '));

/** `n o t`, `n ot`: a word taken apart, perhaps one that denies. */
function hasLettersApart({ tokens }: Text): boolean {
  let single = 0;
  return tokens.some(({ kind, text: word, formula }, i) => {
    single = kind === 'word' && formula === undefined && word.length === 1 ? single + 1 : 0;
    return single >= 3 || (kind === 'word' && TORN.has(`${word} ${tokens[i + 1]?.text ?? ''}`));
  });
}

const TORN: ReadonlySet<string> = new Set([
  'n ot',
  'no t',
  'ne ver',
  'n ever',
  'nev er',
  'w ithout',
  'doesn t',
  'don t',
]);

/** Three or more criteria in hardly more words than they need. */
function isTooDense(text: Text, hits: readonly Judgement[]): boolean {
  if (hits.length < 3) return false;
  const tokens = new Set<number>();
  for (const { solution } of hits)
    for (const { start, end } of solution?.hits ?? []) for (let i = start; i < end && i < start + 8; i++) tokens.add(i);
  const { functionWords } = structureOf(text, { start: 0, end: text.tokens.length });
  if (text.words < 3 * hits.length || (tokens.size > 0.6 * text.words && functionWords < 0.25)) return true;
  return contentOutside(text, tokens) < 0.1;
}

/** Share of the words with a meaning of their own that stand for no criterion: a sentence that explains has some. */
function contentOutside({ tokens }: Text, within: ReadonlySet<number>): number {
  const content = tokens.flatMap(({ kind, text: word }, i) => (kind === 'word' && !isFunctionWord(word) ? [i] : []));
  return content.filter((i) => !within.has(i)).length / Math.max(1, content.length);
}

/** Mostly letters of another script, or many of the small words of another language. */
function isForeign(text: Text): boolean {
  let latin = 0;
  let other = 0;
  let foreign = 0;
  for (const { kind, text: word } of text.tokens) {
    if (kind !== 'word') continue;
    if (FOREIGN_WORDS.has(word)) foreign++;
    if (/^[a-z']/u.test(word)) latin += word.length;
    else if (CJK.test(word)) other += 2 * word.length;
    else if (word.length > 1) other += word.length;
  }
  return (other > latin && other > 3) || (foreign >= 3 && foreign > 0.08 * text.words);
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Without accents, and none that is an English word, too. */
const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  `der das und ist sind nicht eine einen einer eines dass wird werden auf mit fur auch dem des sich im zu von bei kann konnen
el los las es una del por para que con como son esta este mas pero sus en la de le les est sont une dans pour qui sur ou pas
avec par nous cette ces aux il di della delle che sono non nella piu um uma dos das nao ao os het een niet zijn voor van
ve bir bu icin`.split(/\s+/u),
);
