import { readWith } from '../../language/match.ts';
import type { Phrase } from '../../language/phrase.ts';
import { readText, type Range, type Text } from '../../language/text.ts';
import type { Passage } from '../../model/passage.ts';
import type { Choice, Reader } from './chosen.ts';
import type { Numbering } from './numbering.ts';
import { segmentsIn } from './segments.ts';
import { statementOf, type Named } from './statements.ts';
import { CONNECTING, DENYING } from './words.ts';

/** What one answer chooses options for: each name with its words. */
export interface Subject {
  readonly name: string;
  readonly phrases: readonly Phrase[];
}

/** An option or a subject where it is told in a stretch. */
interface Event extends Range {
  readonly options: readonly string[];
  readonly subject: string | undefined;
}

/**
 * Which options an answer chooses for one of several things: `batch norm: 3; layer norm: 2`, `3 is like batch norm`,
 * `2. Layer norm`. In each stretch options and things take turns; where they do not, nothing is taken from it.
 */
export function readChoiceFor(
  { subject, subjects }: { readonly subject: string; readonly subjects: readonly Subject[] },
  reader: Reader,
  { passage, numbering }: { readonly passage: Passage; readonly numbering: Numbering },
): Choice {
  const text = readText(passage);
  const reading = readWith(reader.vocabulary, text);
  const things = subjects.flatMap(({ name, phrases }) =>
    phrases.flatMap((phrase) => reading.hits(phrase, 'sentence').map((hit): Named => ({ name, hit }))),
  );
  const named = reader.options.flatMap(({ name, phrases }) =>
    phrases.flatMap((phrase) => reading.hits(phrase, 'sentence').map((hit): Named => ({ name, hit }))),
  );
  const mayFollow = (i: number): boolean => things.some(({ hit }) => hit.end === i + 1);
  const setting = { text, named, numbering, spoken: [], asked: reader.asked, mayFollow };
  const pairs: Pair[] = [];
  let unclear = false;
  for (const segment of segmentsIn(passage, text)) {
    const { mentions } = statementOf(segment, setting);
    const events = eventsIn(segment, mentions, widest(things));
    if (!events.some((one) => one.subject !== undefined) || !events.some((one) => one.options.length > 0)) continue;
    const found = pairsOf(events, text, segment);
    if (found) pairs.push(...found);
    else unclear = true;
  }
  const chosen = new Map<string, Range>();
  for (const { option, range, to } of pairs) if (to === subject) chosen.set(option, range);
  const elsewhere = pairs.some(({ option, to }) => to !== subject && chosen.has(option));
  if (unclear || elsewhere) return { unclear: 'mixed' };
  return chosen.size === 0 ? { unclear: 'none-found' } : { chosen, sure: true };
}

interface Pair {
  readonly option: string;
  readonly to: string;
  readonly range: Range;
}

/** Of names that overlap the longest. */
function widest(named: readonly Named[]): Named[] {
  const sorted = named.toSorted((a, b) => a.hit.start - b.hit.start || b.hit.end - a.hit.end);
  const kept: Named[] = [];
  for (const one of sorted) if (one.hit.end > (kept.at(-1)?.hit.end ?? 0)) kept.push(one);
  return kept;
}

function eventsIn(
  segment: Range,
  mentions: readonly (Range & { readonly name: string | undefined })[],
  things: readonly Named[],
): Event[] {
  const inside = things.filter(({ hit }) => segment.start <= hit.start && hit.start < segment.end);
  const told = mentions.flatMap(({ name, start, end }): Event[] =>
    name === undefined ? [] : [{ options: [name], subject: undefined, start, end }],
  );
  const all = [
    ...told,
    ...inside.map(({ name, hit }): Event => ({ options: [], subject: name, start: hit.start, end: hit.end })),
  ];
  const events: Event[] = [];
  for (const one of all.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = events.at(-1);
    if (last && last.options.length > 0 && one.options.length > 0)
      events[events.length - 1] = { ...last, end: one.end, options: [...last.options, ...one.options] };
    else if (last?.subject === undefined || last.subject !== one.subject) events.push(one);
  }
  return events;
}

/** Options with the thing that they are told of: before or behind it, as the stretch begins. */
function pairsOf(events: readonly Event[], text: Text, segment: Range): Pair[] | undefined {
  const [first, second, ...others] = events;
  if (!first || !second) return undefined;
  const optionsFirst = first.options.length > 0;
  // What follows the first pair of a remark ("… as opposed to layer norm") compares.
  const remark = optionsFirst && others.every((one) => one.subject !== undefined);
  if (remark && others[0] && isJoined(text, second, others[0])) return undefined;
  const used = remark ? [first, second] : events;
  if (used.length % 2 !== 0) return undefined;
  if (deniedIn(text, { start: segment.start, end: Math.max(...used.map((one) => one.start)) }))
    return remark || used.length === 2 ? [] : undefined;
  const pairs: Pair[] = [];
  for (let i = 0; i + 1 < used.length; i += 2) {
    const [options, thing] = optionsFirst ? [used[i], used[i + 1]] : [used[i + 1], used[i]];
    if (!options || thing?.subject === undefined || options.options.length === 0) return undefined;
    const to = thing.subject;
    pairs.push(...options.options.map((option) => ({ option, to, range: options })));
  }
  return pairs;
}

/** `rye and wheat`: one option for two things. */
function isJoined({ tokens }: Text, one: Event, other: Event): boolean {
  return tokens.slice(one.end, other.start).every(({ text }) => CONNECTING.has(text) || text === ',' || text === '/');
}

function deniedIn({ tokens }: Text, { start, end }: Range): boolean {
  return tokens.slice(start, end).some(({ text }) => DENYING.has(text) || text === 'no' || text === 'none');
}
