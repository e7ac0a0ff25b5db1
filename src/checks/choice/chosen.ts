import { readWith, type Reading } from '../../language/match.ts';
import { standingOf } from '../../language/negation.ts';
import type { Phrase } from '../../language/phrase.ts';
import { readText, type Range, type Text } from '../../language/text.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import type { Passage } from '../../model/passage.ts';
import type { Numbering } from './numbering.ts';
import { askedIn, type Asked } from './polarity.ts';
import { goesOnUnread, hedges } from './remarks.ts';
import { segmentsIn } from './segments.ts';
import { CONNECTING, FILLERS } from './words.ts';
import { statementOf, type Named, type Statement } from './statements.ts';

/** An option as it may be told in an answer. */
export interface Option {
  readonly name: string;
  readonly text: string;
  /** Its text. */
  readonly phrases: readonly Phrase[];
  /** Its name, in words. It may be any word ("data"), and counts only where nothing else is said. */
  readonly spoken: readonly Phrase[];
}

/** Which options an answer chooses, and by which words; or that this is unclear. */
export type Choice =
  | { readonly chosen: ReadonlyMap<string, Range>; readonly sure: boolean }
  | { readonly unclear: 'none-found' | 'mixed' | 'unknown-option' };

/** What is known of a question before its answers are read. */
export interface Reader {
  readonly options: readonly Option[];
  readonly vocabulary: Vocabulary;
  readonly asked: Asked;
}

/**
 * Reads which options are chosen. What says of options only that they are chosen, true, or do what is asked decides; what
 * says the contrary refuses. Where nothing is that plain: the options that are gone through with a remark each, the
 * numbers of a list that are surely those of options, or the one option that is named and not denied.
 */
export function readChoice(reader: Reader, passage: Passage, numbering: Numbering): Choice {
  const text = readText(passage);
  const reading = readWith(reader.vocabulary, text);
  const named = namedIn(reader.options, reading, 'phrases');
  const spoken = namedIn(reader.options, reading, 'spoken');
  const setting = { text, named, spoken, numbering, asked: askedOf(reader, passage) };
  const all = segmentsIn(passage, text).map((segment) => statementOf(segment, setting));
  const own = all.filter(({ segment }) => !segment.explains);
  const answers = own.some(says) ? own : all;
  if (answers.some((one) => isList(one, text))) return { unclear: 'mixed' };
  if (answers.some((one) => one.leavesOpen || (says(one) && hedges(one, text)))) return { unclear: 'mixed' };
  if (asksContrary(reader, passage)) return { unclear: 'mixed' };
  const copied = isCopy(answers, numbering, text);
  const told = copied
    ? answers.filter(({ segment, polarity, plain }) => segment.marked || (polarity !== 'unknown' && !plain))
    : answers;
  const decided = new Decision(numbering);
  // Where numbers choose, the words of options in a sentence only explain.
  const byNumber = told.some(
    ({ polarity, mentions }) => polarity !== 'unknown' && mentions.some(({ by }) => by === 'number'),
  );
  decided.take(
    byNumber ? told.filter(({ plain, mentions }) => plain || mentions.some(({ by }) => by === 'number')) : told,
  );
  if (decided.isUnknown) return { unclear: 'unknown-option' };
  if (decided.isMixed) return { unclear: 'mixed' };
  if (decided.chosen.size === 0) {
    const byList = copied ? undefined : fromList(answers, decided, { numbering, text });
    if (byList) return byList;
    return copied || decided.refused.size > 0 ? { unclear: 'none-found' } : fromWords(named, text, answers);
  }
  if (!byNumber && leavesUnread(told, text)) return { unclear: 'mixed' };
  if (decided.chosen.size >= numbering.length - 1 && marksSome(passage)) return { unclear: 'mixed' };
  return { chosen: decided.chosen, sure: !contradicts(copied ? told : all, answers, decided) };
}

/** Beside options told by their words: a few words that may be another one. */
function leavesUnread(statements: readonly Statement[], { tokens }: Text): boolean {
  return statements.some(({ mentions, segment, all, none }) => {
    const words = tokens.slice(segment.start, segment.end).filter(({ kind }) => kind === 'word');
    if (mentions.length > 0 || all || none || words.length === 0 || words.length > 5) return false;
    return (
      !/^(?:because|since|as|due|so)$/u.test(words[0]?.text ?? '') && !words.every(({ text }) => FILLERS.has(text))
    );
  });
}

/** Whether some numbers of an answer are bold and others are not: it may be those that are meant. */
function marksSome({ blocks }: Passage): boolean {
  return blocks.some(({ runs }) => {
    const numbers = runs.filter(({ text }) => /\d/u.test(text));
    return numbers.some(({ strong }) => strong === true) && numbers.some(({ strong }) => strong !== true);
  });
}

/** What the printed question asks; where it says nothing of its verbs, what the rubric asks. */
function askedOf({ asked }: Reader, passage: Passage): Asked {
  const own = askedIn(printedIn(passage));
  return { verbs: new Map([...asked.verbs, ...own.verbs]), forFalse: asked.forFalse || own.forFalse };
}

function says({ mentions, all, none }: Statement): boolean {
  return mentions.length > 0 || all || none;
}

/** What has been chosen and refused so far. */
class Decision {
  readonly chosen = new Map<string, Range>();
  readonly refused = new Set<string>();
  isUnknown = false;
  isMixed = false;
  readonly #numbering: Numbering;

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  take(statements: readonly Statement[]): void {
    let before: Statement | undefined;
    for (const one of statements) {
      if (one.all) this.#chooseAllBut(one);
      if (this.chosen.size > 0 && one.corrects) this.isMixed = true;
      for (const mention of one.mentions) {
        const polarity = this.#polarityOf(one, before);
        if (polarity === 'unknown') continue;
        const chooses = (polarity === 'chosen') !== one.excepted.has(mention);
        if (mention.name === undefined) this.isUnknown ||= chooses;
        else if (chooses) this.#choose([mention.name], mention);
        else this.refused.add(mention.name);
      }
      if (says(one)) before = one;
    }
    this.isMixed ||= [...this.chosen.keys()].some((name) => this.refused.has(name));
  }

  #chooseAllBut({ mentions, excepted, segment }: Statement): void {
    const out = new Set(mentions.filter((one) => excepted.has(one)).map(({ name }) => name));
    this.#choose(
      this.#numbering.filter((name) => name !== undefined && !out.has(name) && !/^none/iu.test(name)),
      segment,
    );
  }

  /** `1 and 2 do, while 3 …`: the contrary of what is chosen is not. */
  #polarityOf({ polarity, segment, mentions }: Statement, before: Statement | undefined): Statement['polarity'] {
    if (polarity !== 'unknown' || !segment.contrary || !before) return polarity;
    const names = new Set(before.mentions.map(({ name }) => name));
    return before.polarity === 'chosen' && mentions.every(({ name }) => !names.has(name)) ? 'refused' : 'unknown';
  }

  #choose(names: readonly (string | undefined)[], range: Range): void {
    for (const name of names) if (name !== undefined && !this.chosen.has(name)) this.chosen.set(name, range);
  }
}

/** All options of the question once more: only what is marked among them is chosen. */
function isCopy(statements: readonly Statement[], numbering: Numbering, { tokens }: Text): boolean {
  const repeated = statements.filter(
    ({ mentions, plain, segment }) =>
      plain &&
      mentions.some(({ by }) => by === 'words') &&
      mentions.every(({ name }) => name === mentions[0]?.name) &&
      segment.end <= tokens.length,
  );
  const names = new Set(repeated.map(({ mentions }) => mentions[0]?.name));
  return numbering.length >= 3 && names.size >= numbering.length - 1 && names.size >= 3;
}

/**
 * Options that are told only by the number before a remark. A list that does not count from 1 on is numbered like the
 * options; one that does may be the student's own.
 */
function fromList(
  statements: readonly Statement[],
  { refused }: Decision,
  { numbering, text }: { readonly numbering: Numbering; readonly text: Text },
): Choice | undefined {
  const leading = statements.filter(({ leads, mentions }) => leads && mentions.some(({ by }) => by === 'number'));
  const open = statements.filter(({ mentions, polarity }) => mentions.length > 0 && polarity === 'unknown');
  if (
    leading.length === 0 ||
    refused.size > 0 ||
    open.some((one) => !leading.includes(one) && one.mentions.some(({ by }) => by === 'number'))
  )
    return undefined;
  const mentions = leading.flatMap((one) => one.mentions.filter(({ by }) => by === 'number'));
  const numbers = new Set(mentions.map(({ name }) => numbering.indexOf(name) + 1));
  const counts = [...numbers].every((one) => one <= numbers.size);
  if (counts && leading.some(({ byItem, segment }) => byItem || segment.item !== undefined)) return undefined;
  if (leading.some((one) => !isOneList(one, text))) return undefined;
  if (leading.some((one) => goesOnUnread(one, text))) return { unclear: 'mixed' };
  if (numbers.size >= numbering.length || mentions.some(({ name }) => name === undefined)) return undefined;
  return {
    chosen: new Map(mentions.flatMap((one): [string, Range][] => (one.name === undefined ? [] : [[one.name, one]]))),
    sure: true,
  };
}

/** Whether the options of a remark stand together, and no other small number stands before or among them. */
function isOneList({ mentions, segment }: Statement, { tokens }: Text): boolean {
  const told = mentions.filter(({ by, end, start }) => by === 'number' && end > start);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return true;
  const inside = tokens.slice(first.start, last.end);
  const behind = tokens.slice(last.end, Math.min(segment.end, last.end + 4));
  return (
    inside.every(({ kind, text }) => kind !== 'word' || CONNECTING.has(text) || /^[a-h]$/u.test(text)) &&
    !(behind[0]?.text === '[' || behind.slice(0, 2).some(({ kind }) => kind === 'number'))
  );
}

/** Whether the printed question asks for the contrary of what the rubric asks: `will change` for `will not change`. */
function asksContrary({ asked }: Reader, passage: Passage): boolean {
  const own = askedIn(printedIn(passage));
  if (own.forFalse && !asked.forFalse) return true;
  return [...own.verbs].some(([verb, denied]) => asked.verbs.has(verb) && asked.verbs.get(verb) !== denied);
}

function printedIn({ asked }: Passage): string {
  const runs = asked?.blocks.filter(({ kind }) => kind !== 'item').flatMap((block) => block.runs) ?? [];
  return runs.map(({ text }) => text).join(' ');
}

/** A list of which only some are options, in words that we know. */
function isList({ mentions, segment, plain }: Statement, { tokens }: Text): boolean {
  return (
    !plain &&
    mentions.some(({ by, start, end }) => {
      const [before, after] = [tokens[start - 1]?.text, tokens[end]?.text];
      const opens = start === segment.start || before === ',' || before === ':';
      return by === 'words' && opens && (after === ',' || (before === ',' && end >= segment.end - 1));
    })
  );
}

/** The one option that is named by its words and not denied. */
function fromWords(named: readonly Named[], text: Text, statements: readonly Statement[]): Choice {
  const [only] = named;
  if (!only || statements.some(({ mentions }) => mentions.some(({ by }) => by === 'number')))
    return { unclear: only ? 'mixed' : 'none-found' };
  const names = new Map(named.map((one): [string, Range] => [one.name, one.hit]));
  const affirmed = named.every(
    ({ hit }) => standingOf(text, { ...hit, own: new Set(), denying: false }).kind === 'affirmed',
  );
  return names.size === 1 && affirmed ? { chosen: names, sure: true } : { unclear: 'mixed' };
}

/**
 * Whether what follows says otherwise: a remark on an option that tells true from false, or, beside the answer itself,
 * the words of an option that was neither chosen nor refused.
 */
function contradicts(all: readonly Statement[], answers: readonly Statement[], { chosen, refused }: Decision): boolean {
  return all.some((one) => {
    const { polarity, plain, segment, mentions, excepted } = one;
    const beside = answers.includes(one) && polarity === 'unknown' && !plain && segment.item === undefined;
    const adds = one.corrects || one.adds;
    return mentions.some((mention) => {
      const { name, by } = mention;
      if (name === undefined) return false;
      if (adds && polarity !== 'refused' && !chosen.has(name)) return true;
      if (beside && (by === 'words' || one.leads)) return !chosen.has(name) && !refused.has(name);
      if (
        polarity === 'unknown' ||
        !one.leads ||
        (by === 'words' && !plain) ||
        (segment.explains && !one.isVerdict && !plain)
      )
        return false;
      return ((polarity === 'chosen') !== excepted.has(mention)) !== chosen.has(name);
    });
  });
}

/** Options named by their words; words inside a longer one (`the mean` in `subtracting the mean`) are no mention. */
function namedIn(options: readonly Option[], reading: Reading, by: 'phrases' | 'spoken'): Named[] {
  const all = options.flatMap(({ name, [by]: phrases }) =>
    phrases.flatMap((phrase) => reading.hits(phrase, 'sentence').map((hit) => ({ name, hit }))),
  );
  const sorted = all.toSorted((a, b) => a.hit.start - b.hit.start || b.hit.end - a.hit.end);
  const kept: Named[] = [];
  for (const one of sorted) if (one.hit.end > (kept.at(-1)?.hit.end ?? 0)) kept.push(one);
  return kept;
}
