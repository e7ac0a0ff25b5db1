import { statesEverything } from '../../language/alternatives.ts';
import { otherLanguageOf } from '../../language/foreign.ts';
import type { Reading } from '../../language/match.ts';
import { repetitionIn } from '../../language/repetition.ts';
import { isFunctionWord, isKeywordList, structureOf, type Structure } from '../../language/structure.ts';
import { spanOf, type Text } from '../../language/text.ts';
import { brokenOrder } from '../../language/word-order.ts';
import type { Finding } from '../../model/finding.ts';
import type { Judgement } from './judgement.ts';
import { pastedQuestion, pastedRubric } from './pasted.ts';
import type { Sources } from './sources.ts';

/** An answer as it was read and judged. */
export interface Judged {
  readonly reading: Reading;
  readonly judgements: readonly Judgement[];
  /** What is copied from a question of the rubric. */
  readonly copied: ReadonlySet<number>;
  /** The answer as it was written. */
  readonly written: string;
  readonly sources: Sources;
  /** Mere words are expected: lists and words of other languages are ordinary. */
  readonly expectsWords: boolean;
}

/**
 * Why a person should look at an answer as a whole, and nothing is paid before, whatever its words would earn; undefined
 * for an ordinary answer. What would earn nothing is only told where somebody seems to have tried.
 */
export function suspicionOf({
  reading,
  judgements,
  copied,
  written,
  sources,
  expectsWords,
}: Judged): Finding | undefined {
  const { text } = reading;
  const hits = judgements.filter(({ state }) => state === 'met' || state === 'open');
  const language = expectsWords ? undefined : otherLanguageOf(text);
  if (language !== undefined) return { code: 'other-language', data: { language } };
  const pasted = pastedRubric(text, written, sources);
  if (pasted || hits.length === 0) return pasted ?? pastedQuestion(text, copied) ?? lettersApart(text, LONG_ROW);
  if (speaksToGrader(text)) return { code: 'speaks-to-grader' };
  if (statesEverything(text)) return { code: 'states-everything' };
  return (expectsWords ? undefined : noSentences(text, hits)) ?? lettersApart(text, SHORT_ROW);
}

/** Words in no order, the same words again and again, or keywords. */
function noSentences(text: Text, hits: readonly Judgement[]): Finding | undefined {
  if (brokenOrder(text) >= Math.max(2, text.words / 25)) return { code: 'words-in-disorder' };
  const repeated = repetitionIn(text);
  if (repeated) return { code: 'repeats-itself', span: spanOf(text, repeated) };
  return isShotgun(text, hits) || isTooDense(text, hits) ? { code: 'keyword-list' } : undefined;
}

/** Nearly the whole answer is a list, and it would earn more than a name or two, or it names everything there is. */
function isShotgun(text: Text, hits: readonly Judgement[]): boolean {
  const several = text.sentences.length >= MANY_LINES;
  let words = 0;
  let listed = 0;
  let items = 0;
  for (const sentence of text.sentences) {
    const structure = structureOf(text, sentence);
    words += structure.words;
    if (structure.words > 1 && !isKeywordList(structure) && !(several && isFragment(structure))) continue;
    listed += structure.words;
    items += structure.items;
  }
  if (listed < 0.8 * words || words < 3) return false;
  return hits.some(({ criterion }) => criterion.relational) || hits.length > 2 || items > MOST_NAMES * hits.length;
}

/** So many fragments without a verb are a list. */
const MANY_LINES = 4;

function isFragment({ words, hasVerb, labelled }: Structure): boolean {
  return words <= 4 && !hasVerb && !labelled;
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
function lettersApart({ tokens }: Text, row: number): Finding | undefined {
  let single = 0;
  const apart = tokens.some(({ kind, text: word, formula }, i) => {
    single = kind === 'word' && formula === undefined && word.length === 1 ? single + 1 : 0;
    return single >= row || (row === SHORT_ROW && kind === 'word' && TORN.has(`${word} ${tokens[i + 1]?.text ?? ''}`));
  });
  return apart ? { code: 'letters-apart' } : undefined;
}

/** Letters in a row that may be a word where something is earned, and that surely are one where nothing is. */
const SHORT_ROW = 3;
const LONG_ROW = 6;

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
  if (hits.length < 3 || text.sentences.every((sentence) => structureOf(text, sentence).defines)) return false;
  const tokens = new Set<number>();
  for (const { solution } of hits)
    for (const { start, end } of solution?.hits ?? []) for (let i = start; i < end && i < start + 8; i++) tokens.add(i);
  const { functionWords } = structureOf(text, { start: 0, end: text.tokens.length });
  if (
    text.words < (functionWords < 0.3 ? 3 : 2) * hits.length ||
    (tokens.size > 0.6 * text.words && functionWords < 0.25)
  )
    return true;
  return text.words >= 8 && contentOutside(text, tokens) < 0.1;
}

/** Share of the words with a meaning of their own that stand for no criterion: a sentence that explains has some. */
function contentOutside({ tokens }: Text, within: ReadonlySet<number>): number {
  const content = tokens.flatMap(({ kind, text: word }, i) => (kind === 'word' && !isFunctionWord(word) ? [i] : []));
  return content.filter((i) => !within.has(i)).length / Math.max(1, content.length);
}
