import { isDenial } from '../../language/denials.ts';
import { distance } from '../../language/match.ts';
import { normalise } from '../../language/normalise.ts';
import { beginningOf, isKeywordList, structureOf } from '../../language/structure.ts';
import type { Range } from '../../language/text.ts';
import { words } from '../../language/token-search.ts';
import { spelt, type Answer } from './answer.ts';
import type { Feature } from './features.ts';
import { portionOf } from './portion.ts';
import type { Criterion, Rule } from './rule.ts';
import type { Solution } from './solution.ts';

/** What makes it less sure that the words found for a criterion mean it. */
export function featuresOf(criterion: Criterion, solution: Solution, answer: Answer): Feature[] {
  const read = wordsRead(criterion, solution, answer);
  return [
    ...(isCopied(solution, answer) ? [{ code: 'from-question' } as const] : []),
    ...spellingFeatures(read, solution, answer),
    ...distanceFeatures(read, answer),
    ...nearbyFeatures(solution, answer),
    ...quantityFeatures(criterion, answer),
    ...listFeatures(criterion, solution, answer),
  ];
}

/** Whether the question says all that was found, and the answer copies it from there. */
export function isCopied({ hits }: Solution, { copied }: Answer): boolean {
  return hits.length > 0 && hits.every(({ start, end }) => copied.has(start) && copied.has(end - 1));
}

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
      const exact = meant.some((one) => /[*?]/u.test(one) || normalise(one) === token?.text);
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

/** An answer of fewer words hardly explains anything. */
const FEW_WORDS = 3;

/** A name in a list; of ideas in relation a list has been seen to before. An answer of two words is no list. */
function listFeatures({ relational }: Criterion, solution: Solution, answer: Answer): Feature[] {
  const { words: count } = answer.reading.text;
  if (count < FEW_WORDS) return [{ code: 'few-words', data: { words: count === 1 ? 'one word' : `${count} words` } }];
  return relational || !isInList(solution, answer) ? [] : [{ code: 'list-like' }];
}

/** Just as much as `min of` asks for. */
function quantityFeatures({ rule, within }: Criterion, answer: Answer): Feature[] {
  const least = leastOf(rule);
  if (least === undefined || portionOf(rule, answer, within).share > 1) return [];
  return [{ code: 'just-enough', data: { least } }];
}

/** The number that `min of` asks for, where there could be more and more than one is asked for. */
function leastOf(rule: Rule): number | undefined {
  if (rule.kind === 'restricted') return leastOf(rule.rule);
  if (rule.kind === 'any') return rule.rules.map(leastOf).find((least) => least !== undefined);
  return rule.kind === 'at-least' && rule.min > 1 && rule.min < rule.rules.length ? rule.min : undefined;
}

const HEDGES = words('maybe perhaps possibly probably presumably apparently seemingly guess unsure');
/** Tokens around a hit in which a denial or a hedge is noticed. */
const AROUND = 10;

/** A denial that did not reach the words, and a hedge in their sentence. */
function nearbyFeatures({ hits, by }: Solution, { reading }: Answer): Feature[] {
  const { tokens, sentenceOf } = reading.text;
  const asked = new Set([...hits.flatMap(({ denials }) => denials), by]);
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
