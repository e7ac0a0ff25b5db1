import type { Range, Text } from './text.ts';
import type { Token } from './tokens.ts';
import { formsOf } from './words.ts';

/** What a stretch of text is made of. */
export interface Structure {
  readonly words: number;
  /** Share of words that only hold a sentence together, from 0 to 1. */
  readonly functionWords: number;
  readonly hasVerb: boolean;
  /** Stretches between commas, semicolons, colons, dashes and bullets. */
  readonly items: number;
}

/** Counts what tells a sentence from a list of keywords. */
export function structureOf(text: Text, { start, end }: Range): Structure {
  let words = 0;
  let functionWords = 0;
  let items = 1;
  let hasVerb = false;
  for (let i = start; i < end; i++) {
    const token = text.tokens[i];
    if (!token) break;
    if (token.kind !== 'word') {
      if (SEPARATORS.has(token.text) && i + 1 < end && !isHyphen(token)) items++;
      continue;
    }
    words++;
    if (FUNCTION_WORDS.has(token.text)) functionWords++;
    hasVerb ||= VERBS.has(token.text);
  }
  return { words, functionWords: words === 0 ? 0 : functionWords / words, hasVerb, items };
}

/** Within a word, or in one that was broken at the end of a line. */
function isHyphen({ text, spaced }: Token): boolean {
  return text === '-' && !spaced;
}

/** The beginning of a sentence, which tells what it is like: the time must not grow with an endless one. */
export function beginningOf({ start, end }: Range): Range {
  return { start, end: Math.min(end, start + BEGINNING) };
}

const BEGINNING = 300;

/** Words without a verb, and with hardly anything that holds them together, or in short pieces; many with nothing at all. */
export function isKeywordList({ words, functionWords, hasVerb, items }: Structure): boolean {
  if (words < 2) return false;
  if (hasVerb) return (words >= 8 && functionWords < 0.12) || (items >= 4 && words / items <= 3.5);
  return functionWords < 0.2 || (items >= 3 && words / items <= 3);
}

/** Whether a word only holds a sentence together. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

const SEPARATORS: ReadonlySet<string> = new Set([',', ';', ':', '/', '|', '-', '–', '—', '•', '*', '+', '&']);

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its they them their we us our you your he she i my of in on at to for from by with
without as than and or nor but if so not no because since although though while when where which what who whose how
is are was were be been am 's has have had do does did can could will would shall should may might must there here into
over under between through about also too only just such then thus therefore hence all any each every some both either
one more most many much up down out per via very`.split(/\s+/u),
);

const VERBS: ReadonlySet<string> = new Set([
  ..."is are was were be been am 's has have had do does did can could will would shall should may might must cannot".split(
    ' ',
  ),
  ...`appear occur happen exist share learn use reuse need require depend look assume detect mean hold fail work apply see
extract capture connect focus make take let help give get find compute calculate represent reduce increase decrease save
allow enable cause become contain include provide show know think process recognize identify affect change move shift
repeat break lose keep stay remain come go relearn train cover consider treat assign describe produce expect say believe
respond relate interact correlate belong want result lead prevent avoid ignore`
    .split(/\s+/u)
    .flatMap((verb) => [...formsOf(verb)]),
]);
