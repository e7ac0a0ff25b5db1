import { isDenial } from '../../language/denials.ts';
import { distance, type Reading } from '../../language/match.ts';
import { normalise } from '../../language/normalise.ts';
import { beginningOf, isKeywordList, structureOf } from '../../language/structure.ts';
import type { Range } from '../../language/text.ts';
import { words } from '../../language/token-search.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import type { Feature } from './features.ts';
import type { Criterion } from './rule.ts';
import type { Solution } from './solution.ts';

/** An answer with all that is needed to judge it. */
export interface Answer {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  /** The text of the document, in which the student's own spelling stands. */
  readonly document: string;
}

/** What makes it less sure that the words found for a criterion mean it. */
export function featuresOf(criterion: Criterion, solution: Solution, answer: Answer): Feature[] {
  const read = wordsRead(criterion, solution, answer);
  return [
    ...spellingFeatures(read, solution, answer),
    ...distanceFeatures(read, answer),
    ...nearbyFeatures(solution, answer),
    ...(criterion.relational || !isInList(solution, answer) ? [] : [{ code: 'list-like' } as const]),
  ];
}

/** The student's own spelling of a range of tokens, shortened where it is long. */
export function spelt({ reading, document }: Answer, { start, end }: Range): string {
  const { tokens } = reading.text;
  const from = tokens[start]?.span.start ?? 0;
  const written = document.slice(from, tokens[end - 1]?.span.end ?? from).replaceAll(/\s+/gu, ' ');
  return written.length > LONGEST_QUOTE ? `${written.slice(0, LONGEST_QUOTE - 1)}…` : written;
}

const LONGEST_QUOTE = 60;

/** A word of an answer that was read as a word of the criterion. */
interface WordRead extends Range {
  readonly meant: string;
  readonly slips: number;
  readonly exact: boolean;
}

function wordsRead(criterion: Criterion, { hits }: Solution, { reading, vocabulary }: Answer): WordRead[] {
  const { tokens } = reading.text;
  const read = new Map<number, WordRead>();
  for (const { start, end } of hits)
    for (let i = start; i < end && i < start + LONGEST_HIT; i++) {
      const token = tokens[i];
      const readings = token ? vocabulary.read(token).filter(({ id }) => criterion.words.has(id)) : [];
      const meant = readings.map(({ id }) => criterion.words.get(id) ?? '');
      const slips = Math.min(...readings.map((one) => one.slips));
      const exact = meant.some((one) => normalise(one) === token?.text);
      if (meant[0] !== undefined) read.set(i, { start: i, end: i + 1, meant: meant[0], slips, exact });
    }
  return [...read.values()].toSorted((a, b) => a.start - b.start);
}

/** Of a phrase that spans half an essay only the beginning is looked through. */
const LONGEST_HIT = 300;

const MOST_SLIPS = 2;

function spellingFeatures(read: readonly WordRead[], { slips }: Solution, answer: Answer): Feature[] {
  const told = (code: Feature['code'], one: WordRead): Feature => ({
    code,
    data: { written: spelt(answer, one), meant: one.meant },
    at: one,
  });
  const misspelt = slips === 0 ? [] : read.filter((one) => one.slips > 0);
  if (misspelt.length > 0)
    return misspelt.map((one) => told(one.slips >= MOST_SLIPS ? 'spelling-guessed' : 'slip-forgiven', one));
  const form = read.find(({ exact }) => !exact);
  return form ? [told('other-form', form)] : [];
}

/** So many words may stand between two words of a criterion: the author's own phrases have such gaps, too. */
const NEAR = 10;

function distanceFeatures(read: readonly WordRead[], { reading }: Answer): Feature[] {
  let widest = NEAR;
  let at: Range | undefined;
  for (const [i, next] of read.entries()) {
    const before = read[i - 1];
    if (!before || distance(reading.text, before, next) <= widest) continue;
    widest = distance(reading.text, before, next);
    at = { start: before.start, end: next.end };
  }
  return at ? [{ code: 'words-apart', data: { words: widest }, at }] : [];
}

const HEDGES = words('maybe perhaps possibly probably presumably apparently seemingly guess unsure');
/** Tokens around a hit in which a denial or a hedge is noticed. */
const AROUND = 10;

/** A denial that did not reach the words, and a hedge in their sentence. */
function nearbyFeatures({ hits }: Solution, { reading }: Answer): Feature[] {
  const { tokens, sentenceOf } = reading.text;
  const asked = new Set(hits.flatMap(({ denials }) => denials));
  const around = (holds: (word: string) => boolean): number | undefined => {
    for (const { start, end } of hits)
      for (const [from, to] of [
        [start - AROUND, Math.min(end, start + LONGEST_HIT)],
        [end, end + AROUND],
      ] as const)
        for (let i = Math.max(0, from); i < to; i++)
          if (sentenceOf[i] === sentenceOf[start] && !asked.has(i) && holds(tokens[i]?.text ?? '')) return i;
    return undefined;
  };
  const told = (code: Feature['code'], at: number | undefined): Feature[] =>
    at === undefined ? [] : [{ code, data: { by: tokens[at]?.text ?? '' }, at: { start: at, end: at + 1 } }];
  return [
    ...told('denial-near', around(isDenial)),
    ...told(
      'hedged',
      around((word) => HEDGES.has(word)),
    ),
  ];
}

/** Whether all words that stand for a solution stand in mere lists. */
export function isInList({ hits }: Pick<Solution, 'hits'>, { reading }: Pick<Answer, 'reading'>): boolean {
  const { text } = reading;
  const isListed = ({ start }: Range): boolean => {
    const sentence = text.sentences[text.sentenceOf[start] ?? 0];
    return sentence !== undefined && isKeywordList(structureOf(text, beginningOf(sentence)));
  };
  return hits.length > 0 && hits.every(isListed);
}
