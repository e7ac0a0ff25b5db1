import { readWith, type Reading } from '../../language/match.ts';
import type { Hit } from '../../language/word-index.ts';
import { standingOf } from '../../language/negation.ts';
import type { Phrase } from '../../language/phrase.ts';
import type { Range, Text } from '../../language/text.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';

/** An option as it may be told in an answer. */
export interface Option {
  readonly name: string;
  /** Its name and its text. */
  readonly phrases: readonly Phrase[];
}

/** Which options an answer chooses, and by which words; or that this is unclear. */
export type Choice =
  | { readonly chosen: ReadonlyMap<string, Range>; readonly sure: boolean }
  | { readonly unclear: 'none-found' | 'mixed' };

/**
 * Reads which options are chosen: by number, letter, name or text. A sentence that holds nothing else than options,
 * `and`, `the answer is`, `are true` and the like is a statement of choice; one with `false` or `not` tells what is not
 * chosen. Where no sentence is that plain, one single option that is named and not denied is the choice.
 */
export function readChoice(options: readonly Option[], vocabulary: Vocabulary, text: Text): Choice {
  const reading = readWith(vocabulary, text);
  const named = mentionsByText(options, reading);
  const statements = text.sentences.map((sentence) => readStatement(sentence, { options, text, named }));
  const plain = statements.filter((one) => one.plain && one.mentions.length > 0);
  if (plain.length > 0) return fromStatements(plain, statements);
  const mentioned = new Map(named.map((one) => [one.name, one.hit]));
  const [only] = named;
  if (!only) return { unclear: 'none-found' };
  const affirmed = named.every(
    ({ hit }) => standingOf(text, { ...hit, own: new Set(), denying: false }).kind === 'affirmed',
  );
  return mentioned.size === 1 && affirmed ? { chosen: mentioned, sure: true } : { unclear: 'mixed' };
}

interface Mention {
  readonly name: string;
  readonly hit: Hit;
}

interface Statement {
  /** Nothing but options and words that choose. */
  readonly plain: boolean;
  readonly chooses: boolean;
  readonly mentions: readonly Mention[];
}

function fromStatements(plain: readonly Statement[], all: readonly Statement[]): Choice {
  const chosen = new Map<string, Range>();
  const refused = new Set<string>();
  for (const { chooses, mentions } of plain)
    for (const { name, hit } of mentions) {
      if (!chooses) refused.add(name);
      else if (!chosen.has(name)) chosen.set(name, hit);
    }
  if ([...chosen.keys()].some((name) => refused.has(name))) return { unclear: 'mixed' };
  const explained = all.filter((one) => !one.plain).flatMap((one) => one.mentions);
  return { chosen, sure: explained.every(({ name }) => chosen.has(name) || refused.has(name)) };
}

/** Options named by their text; a text inside a longer one (`the mean` in `subtracting the mean`) is not a mention. */
function mentionsByText(options: readonly Option[], reading: Reading): Mention[] {
  const all = options.flatMap(({ name, phrases }) =>
    phrases.flatMap((phrase) => reading.hits(phrase, 'sentence').map((hit) => ({ name, hit }))),
  );
  const sorted = all.toSorted((a, b) => a.hit.start - b.hit.start || b.hit.end - a.hit.end);
  const kept: Mention[] = [];
  for (const one of sorted) if (one.hit.end > (kept.at(-1)?.hit.end ?? 0)) kept.push(one);
  return kept;
}

interface Scene {
  readonly options: readonly Option[];
  readonly text: Text;
  readonly named: readonly Mention[];
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** Words of a sentence that only states a choice. */
const CHOOSING = words(
  `and or also both only answer answers option options choice choices statement statements number numbers is are the my
correct right true yes i we choose pick select think believe would be say it s 's all of these them will do does change matter
affect`,
);
/** Turn a statement round. */
const REFUSING = words('false wrong incorrect not no neither nor untrue except');
const SPELT: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map((word, i): [string, number] => [word, i + 1]),
);

function readStatement({ start, end }: Range, { options, text, named }: Scene): Statement {
  const byText = named.filter(({ hit }) => start <= hit.start && hit.start < end);
  const mentions: Mention[] = [...byText];
  let plain = true;
  let chooses = true;
  for (let i = start; i < end; i++) {
    const token = text.tokens[i];
    if (!token) break;
    const mention = byText.find(({ hit }) => hit.start <= i && i < hit.end);
    if (mention || token.kind === 'mark') continue;
    const told = optionsAt(i, { start, end }, { options, text, named });
    if (told.length > 0)
      for (const name of told) mentions.push({ name, hit: { start: i, end: i + 1, slips: 0, denials: [] } });
    else if (REFUSING.has(token.text)) chooses = !chooses;
    else if (!CHOOSING.has(token.text)) plain = false;
  }
  return { plain, chooses, mentions: mentions.toSorted((a, b) => a.hit.start - b.hit.start) };
}

/**
 * The options that a number or a letter stands for; none for any other word. `1,3` without a space is two numbers. A
 * lone `a` is an article unless a mark or `and` follows.
 */
function optionsAt(index: number, sentence: Range, { options, text }: Scene): string[] {
  const token = text.tokens[index];
  if (!token) return [];
  if (token.kind === 'number') {
    const names = token.text.split(',').map((one) => options[numberOf(one) - 1]?.name);
    const known = names.filter((name) => name !== undefined);
    return known.length === names.length ? known : [];
  }
  const spelt = SPELT.get(token.text) ?? letterOf(index, sentence, text);
  const name = spelt === undefined ? undefined : options[spelt - 1]?.name;
  return name === undefined ? [] : [name];
}

function letterOf(index: number, sentence: Range, { tokens }: Text): number | undefined {
  const word = tokens[index]?.text ?? '';
  if (!/^[a-z]$/u.test(word)) return undefined;
  const next = tokens[index + 1];
  const followed = index + 1 < sentence.end && next?.kind === 'word' && !CONNECTING.has(next.text);
  return (word === 'a' || word === 'i') && followed ? undefined : word.charCodeAt(0) - 96;
}

const CONNECTING = words('and or is are');

function numberOf(text: string): number {
  return /^\d{1,2}$/u.test(text) ? Number(text) : Number.NaN;
}
