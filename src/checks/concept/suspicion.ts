import type { Reading } from '../../language/match.ts';
import { isKeywordList, structureOf } from '../../language/structure.ts';
import type { Text } from '../../language/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { Judgement } from './judge-criterion.ts';

/** Why a person should look at an answer as a whole, whatever its words would earn; undefined for an ordinary answer. */
export function suspicionOf(reading: Reading, judgements: readonly Judgement[]): Finding | undefined {
  const { text } = reading;
  const hits = judgements.filter(({ state }) => state === 'met' || state === 'open');
  if (isForeign(text)) return { code: 'other-language' };
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

/** Three or more criteria in hardly more words than they need. */
function isTooDense(text: Text, hits: readonly Judgement[]): boolean {
  if (hits.length < 3) return false;
  const tokens = new Set<number>();
  for (const { solution } of hits)
    for (const { start, end } of solution?.hits ?? []) for (let i = start; i < end && i < start + 8; i++) tokens.add(i);
  const { functionWords } = structureOf(text, { start: 0, end: text.tokens.length });
  return text.words < 3 * hits.length || (tokens.size > 0.6 * text.words && functionWords < 0.25);
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
