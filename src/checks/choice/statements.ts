import type { Hit } from '../../language/word-index.ts';
import type { Range, Text } from '../../language/text.ts';
import { mentionsByNumber, type Mention } from './mentions.ts';
import type { Numbering } from './numbering.ts';
import { deniesEarly, isForeign, isPlain, polarityOf, type Asked, type Polarity } from './polarity.ts';
import type { Segment } from './segments.ts';
import { CONNECTING, DENYING, FILLERS, NOUNS, REFUSING } from './words.ts';

/** An option of which an answer says its words. */
export interface Named {
  readonly name: string;
  readonly hit: Hit;
}

/** What one stretch of an answer says of the options that it tells. */
export interface Statement {
  readonly segment: Segment;
  readonly mentions: readonly Mention[];
  /** Those of `mentions` that are excepted: `2, not 3`, `all but 4`. */
  readonly excepted: ReadonlySet<Mention>;
  readonly polarity: Polarity;
  /** Whether a verdict such as "true" says so, and not only the words of the question. */
  readonly isVerdict: boolean;
  /** Nothing but options and words that choose. */
  readonly plain: boolean;
  /** It begins with its options, and goes on about them: `2. Because …`, `Number 2 is …`. */
  readonly leads: boolean;
  /** Whether these options are told by the number of a list item alone. */
  readonly byItem: boolean;
  /** It takes back what stands before it: `No, 2`, `Actually 3`. */
  readonly corrects: boolean;
  /** It leaves open which: `1 or 3`, `1 to 3`, `1, if …, otherwise 2`, or a number that is no option's and no figure. */
  readonly leavesOpen: boolean;
  /** It adds options to those before: `2 as well`. */
  readonly adds: boolean;
  readonly all: boolean;
  readonly none: boolean;
}

/** What is known of the question while its answers are read. */
export interface Setting {
  readonly text: Text;
  readonly named: readonly Named[];
  /** The names of options, which may be any word: they count where nothing else is said. */
  readonly spoken: readonly Named[];
  readonly numbering: Numbering;
  readonly asked: Asked;
  /** Whether an option may stand directly behind a word. */
  readonly mayFollow?: (index: number) => boolean;
}

const UNKNOWN = { polarity: 'unknown', isVerdict: false } as const;

/** Reads one stretch. */
export function statementOf(segment: Segment, setting: Setting): Statement {
  const { text, numbering, asked } = setting;
  const byWords = wordsOf(segment, setting);
  const inWords = (i: number): boolean => byWords.some((one) => one.start <= i && i < one.end);
  const numbers = mentionsByNumber(text, segment, setting).filter(({ start }) => !inWords(start));
  const item = itemMention(segment, numbering, byWords);
  const told = [...item, ...numbers, ...byWords].toSorted((a, b) => a.start - b.start || a.end - b.end);
  const masked = (i: number): boolean => told.some((one) => one.start <= i && i < one.end);
  const plain = isPlain(text, segment, masked);
  const excepted = exceptedIn(text, told);
  const words = text.tokens.slice(segment.start, segment.end).map((token) => token.text);
  const foreign = isForeign(text, segment);
  const { polarity: said, isVerdict } =
    foreign && !plain ? UNKNOWN : polarityOf(text, without(excepted, segment), { asked, masked });
  const colon = leadIn(text, segment, told);
  const bare =
    plain &&
    said === 'unknown' &&
    !isVerdict &&
    !words.some((word) => REFUSING.has(word)) &&
    !words.some((word) => DENYING.has(word) && excepted.size === 0);
  return {
    segment,
    mentions: told,
    excepted,
    polarity:
      bare && (told.length > 0 || words.length === 0) ? 'chosen' : said === 'unknown' && colon ? 'unknown' : said,
    isVerdict,
    plain,
    leads: told.length > 0 && leads(text, segment, told) && !foreign && !deniesEarly(text, behind(segment, told)),
    byItem: item.length > 0 && numbers.length === 0 && byWords.length === 0,
    leavesOpen: leavesOpen(text, segment, { told, excepted }),
    adds: told.length > 0 && words.some((word) => word === 'also' || word === 'too' || word === 'well'),
    corrects: told.length > 0 && CORRECTING.has(words[0] ?? ''),
    all:
      plain && words.some((word) => word === 'all' || word === 'everything') && told.every((one) => excepted.has(one)),
    none:
      plain && told.length === 0 && words.some((word) => word === 'none' || word === 'neither' || word === 'nothing'),
  };
}

/** The options of which a stretch says the words. */
function wordsOf(segment: Segment, { text, named, spoken }: Setting): Mention[] {
  const inside = ({ hit }: Named): boolean => segment.start <= hit.start && hit.start < segment.end;
  const mention = ({ name, hit }: Named): Mention => ({ name, by: 'words', start: hit.start, end: hit.end });
  const texts = named.filter(inside).map(mention);
  const free = spoken
    .filter(inside)
    .map(mention)
    .filter((one) => texts.every(({ start, end }) => one.end <= start || end <= one.start));
  const both = [...texts, ...free];
  const covers = (i: number): boolean => both.some(({ start, end }) => start <= i && i < end);
  return isPlain(text, segment, covers) ? both : texts;
}

/** The number of a list item counts where its text does not tell another option. */
function itemMention(segment: Segment, numbering: Numbering, byWords: readonly Mention[]): Mention[] {
  const { item, first, start } = segment;
  if (!first || item === undefined || item < 1 || item > numbering.length) return [];
  const name = numbering[item - 1];
  if (byWords.some((one) => one.name !== name)) return [];
  return [{ name, by: 'number', start, end: start }];
}

/** Mentions directly behind `not`, `except`, `but`, and those joined to them. */
function exceptedIn({ tokens }: Text, told: readonly Mention[]): ReadonlySet<Mention> {
  const excepted = new Set<Mention>();
  let last: Mention | undefined;
  for (const mention of told) {
    let at = mention.start - 1;
    while (FILLERS.has(tokens[at]?.text ?? '') || NOUNS.has(tokens[at]?.text ?? '')) at--;
    const before = tokens[at]?.text ?? '';
    const joined =
      last !== undefined &&
      excepted.has(last) &&
      isJoined(tokens.slice(last.end, mention.start).map((one) => one.text));
    if (mention.end > mention.start && (EXCEPTING.has(before) || joined)) excepted.add(mention);
    last = mention;
  }
  return excepted;
}

/** Words between or behind options that leave open which of them are meant, or for when. */
function leavesOpen(
  { tokens }: Text,
  segment: Segment,
  { told, excepted }: { readonly told: readonly Mention[]; readonly excepted: ReadonlySet<Mention> },
): boolean {
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return false;
  const own = tokens.slice(segment.start, segment.end);
  if (
    own.some(({ text }) => /^(?:otherwise|unless|either|xor|none|nothing)$/u.test(text)) &&
    told.some(({ by }) => by === 'number')
  )
    return true;
  if (/^(?:if|when|unless)$/u.test(tokens[last.end]?.text ?? '') && last.end < segment.end) return true;
  return told.some((one, i) => {
    const next = told[i + 1];
    if (!next || excepted.has(next) || one.by === 'words' || next.by === 'words') return false;
    const between = tokens.slice(one.end, next.start).map(({ text }) => text);
    return between.length <= 2 && (between.some((word) => RANGE.has(word)) || between.join('') === '..');
  });
}

const RANGE = new Set(['or', 'to', 'through', 'until', '..', '...', '…', '-', '–', '—', '~', '或', 'oder', 'ou']);
const CORRECTING = new Set('no actually sorry wait rather correction edit oops instead'.split(' '));
const EXCEPTING = new Set('not except excluding without but nor neither'.split(' '));

function isJoined(between: readonly string[]): boolean {
  return between.every((word) => CONNECTING.has(word) || /^[,、，&]$/u.test(word));
}

function without(excepted: ReadonlySet<Mention>, { start, end }: Range): Range {
  const [first] = [...excepted].toSorted((a, b) => a.start - b.start);
  return { start, end: first ? Math.max(start, first.start - 1) : end };
}

/** `Ways that help: 1, 3`: words, a colon, and options alone. */
function leadIn({ tokens }: Text, { start, end }: Range, told: readonly Mention[]): boolean {
  const colon = tokens.slice(start, end).findIndex(({ text }) => text === ':' || text === '：');
  return colon > 0 && told.every((one) => one.start > start + colon);
}

/** Whether nothing but words that choose stands before the options. */
function leads({ tokens }: Text, { start }: Range, told: readonly Mention[]): boolean {
  const first = told[0]?.start ?? start;
  return tokens.slice(start, first).every(({ kind, text }) => kind === 'mark' || FILLERS.has(text) || NOUNS.has(text));
}

/** What follows the options with which a stretch begins. */
function behind(segment: Range, told: readonly Mention[]): Range {
  return { start: told.at(-1)?.end ?? segment.start, end: segment.end };
}
