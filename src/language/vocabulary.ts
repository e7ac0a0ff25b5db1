import { isCommonWord } from './common-words.ts';
import { asWritten } from './normalise.ts';
import { sameNumber } from './numbers.ts';
import { forgiven, slipsAllowed, slipsBetween, type Spelling } from './spelling.ts';
import { formsOf } from './words.ts';

/** A word of an answer read as a word of the phrases. */
export interface WordReading {
  /** The number of the word that it is a form of. */
  readonly id: number;
  /** Slips of the pen that were forgiven: 0, 1 or 2. */
  readonly slips: number;
}

/** A word of an answer: as it is compared, and as it stands there. */
export interface Written {
  readonly text: string;
  readonly written: string;
}

/** A word of a phrase. */
export interface PhraseWord extends Written {
  /** This form only. */
  readonly exact: boolean;
  /** How it may be spelt; as the vocabulary says by default. */
  readonly spelling?: Spelling;
  /** Other names of the same: of a unit, for instance. */
  readonly others?: readonly string[];
}

/** All words that the phrases of one part look for. */
export interface Vocabulary {
  /** The rubric's word lists. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Enters a word of a phrase and returns its number. */
  word(word: PhraseWord): number;
  /** Enters a number of a phrase, which is compared by value, and returns its number in the vocabulary. */
  value(value: number): number;
  /** Whether a word was entered in one form only. */
  isExact(id: number): boolean;
  /** Enters the word that two words form when they are written as one; undefined where they form none. */
  compound(first: number, second: number): number | undefined;
  /** Reads a word of an answer. */
  read(word: Written): readonly WordReading[];
  /** Reads two neighbouring words of an answer as one, without forgiving slips. */
  readJoined(word: Written): readonly WordReading[];
  /** Reads a number of an answer. */
  readValue(value: number): readonly WordReading[];
  /** Whether some phrase asks for a number. */
  hasValues(): boolean;
}

/** An empty vocabulary. `lenient`: slips of the pen are forgiven by the length of the word. */
export function createVocabulary(lists: ReadonlyMap<string, readonly string[]>, lenient: boolean): Vocabulary {
  const usual: Spelling = { slips: lenient ? 'by-length' : 'none', sameCase: false };
  const entries: Entry[] = [];
  const numbers = new Map<string, number>();
  const shelves = new Map<string, Shelf>();
  const values: { readonly id: number; readonly value: number }[] = [];
  /** Students use the same few thousand words; what one was read as holds until a word is added. */
  const known = new Map<string, readonly WordReading[]>();
  let byCase = false;

  const enter = (key: string, make: () => Entry): number => {
    const before = numbers.get(key);
    if (before !== undefined) return before;
    const entry = make();
    const id = entries.push(entry) - 1;
    numbers.set(key, id);
    known.clear();
    const name = nameOf(entry.spelling);
    const shelf = shelves.get(name) ?? emptyShelf(entry.spelling);
    shelves.set(name, shelf);
    byCase ||= entry.spelling.sameCase;
    shelve(shelf, id, entry);
    return id;
  };

  return {
    lists,
    word(word) {
      const spelling = word.spelling ?? usual;
      const written = spelling.sameCase ? asWritten(word.written) : word.text;
      const key = `${nameOf(spelling)} ${word.exact ? '=' : ''}${written}${word.others ? '…' : ''}`;
      return enter(key, () => ({ written, exact: word.exact, spelling, forms: formsFor(word, written, spelling) }));
    },
    value(value) {
      const key = `#${value}`;
      const before = numbers.get(key);
      if (before !== undefined) return before;
      const id = entries.push({ written: key, exact: true, spelling: usual, forms: new Set() }) - 1;
      numbers.set(key, id);
      values.push({ id, value });
      return id;
    },
    isExact: (id) => entries[id]?.exact ?? true,
    compound(first, second) {
      const a = entries[first];
      const b = entries[second];
      if (!a || !b || a.exact || b.exact || a.written.length < 3 || b.written.length < 3) return undefined;
      return enter(`${nameOf(a.spelling)} ${a.written}+${b.written}`, () => {
        const forms = new Set([...b.forms].map((form) => a.written + form));
        return { written: a.written + b.written, exact: false, spelling: a.spelling, forms };
      });
    },
    read(word) {
      const key = byCase ? word.written : word.text;
      const before = known.get(key);
      if (before) return before;
      const readings = [...shelves.values()].flatMap((shelf) => readFrom(shelf, word));
      const kept = readings.length === 0 ? NONE : readings;
      if (known.size < MOST_KNOWN) known.set(key, kept);
      return kept;
    },
    readJoined(word) {
      const readings = [...shelves.values()].flatMap(({ spelling, byForm }) =>
        asReadings(byForm.get(spelling.sameCase ? word.written : word.text)),
      );
      return readings.length === 0 ? NONE : readings;
    },
    readValue: (value) => values.flatMap((one) => (sameNumber(one.value, value) ? [{ id: one.id, slips: 0 }] : [])),
    hasValues: () => values.length > 0,
  };
}

interface Entry {
  readonly written: string;
  readonly exact: boolean;
  readonly spelling: Spelling;
  readonly forms: ReadonlySet<string>;
}

/** All words that are spelt by the same rules. */
interface Shelf {
  readonly spelling: Spelling;
  readonly byForm: Map<string, number[]>;
  /** Forms in which slips are forgiven by length, by their first letter. */
  readonly byStart: Map<string, string[]>;
  readonly patterns: { readonly id: number; readonly pattern: string }[];
}

const NONE: readonly WordReading[] = [];

/** Words of a class of thousands fit in; an answer of random letters does not fill the memory. */
const MOST_KNOWN = 20_000;

function nameOf({ slips, sameCase }: Spelling): string {
  const name = typeof slips === 'string' ? slips : `${slips.most} ${slips.kinds.toSorted().join(' ')}`;
  return sameCase ? `${name} as written` : name;
}

function emptyShelf(spelling: Spelling): Shelf {
  return { spelling, byForm: new Map(), byStart: new Map(), patterns: [] };
}

function shelve({ byForm, byStart, patterns }: Shelf, id: number, { written, forms }: Entry): void {
  if (/[*?]/u.test(written)) patterns.push({ id, pattern: written });
  for (const form of forms) {
    const ids = byForm.get(form);
    if (ids) ids.push(id);
    else byForm.set(form, [id]);
    if (ids || forgiven(form.length) === 0) continue;
    const start = form[0] ?? '';
    const there = byStart.get(start);
    if (there) there.push(form);
    else byStart.set(start, [form]);
  }
}

/** All forms of a word of a phrase. Where capitals count, those that go on from the word as it is written. */
function formsFor({ text, exact, others = [] }: PhraseWord, written: string, { sameCase }: Spelling): Set<string> {
  if (/[*?]/u.test(written)) return new Set();
  if (exact) return new Set([written, ...others]);
  const forms = formsOf(text);
  if (!sameCase || written === text) return new Set([...forms, ...others]);
  const longer = [...forms].filter((form) => form.startsWith(text)).map((form) => written + form.slice(text.length));
  return new Set([written, ...longer, ...others]);
}

function readFrom(shelf: Shelf, word: Written): readonly WordReading[] {
  const { spelling, byForm, byStart, patterns } = shelf;
  const text = spelling.sameCase ? word.written : word.text;
  const { slips } = spelling;
  if (typeof slips !== 'string') return withSlips(text, shelf, slips);
  const exact = byForm.get(text);
  const globbed = patterns.filter(({ pattern }) => matchesGlob(text, pattern)).map(({ id }) => id);
  if (exact || globbed.length > 0) return asReadings([...(exact ?? []), ...globbed]);
  return slips === 'by-length' ? misspelt(text, byStart, byForm) : NONE;
}

function asReadings(ids: readonly number[] | undefined, slips = 0): readonly WordReading[] {
  return ids ? ids.map((id) => ({ id, slips })) : NONE;
}

/**
 * Words within the slips that the author allows: no list says which words are real, each one is compared. What an author
 * allows is no slip of the pen.
 */
function withSlips(
  text: string,
  { byForm, patterns }: Shelf,
  slips: Exclude<Spelling['slips'], string>,
): readonly WordReading[] {
  if (text.length > LONGEST_WORD) return asReadings(byForm.get(text));
  const close = (form: string): boolean => text === form || slipsAllowed(text, form, slips) !== undefined;
  const ids = new Set([...byForm].flatMap(([form, found]) => (close(form) ? found : [])));
  for (const { id, pattern } of patterns) if (close(pattern)) ids.add(id);
  return asReadings([...ids]);
}

/**
 * The words that this one is a slip away from. The first letter must be right, or swapped with the second: so
 * `dependent` is never taken for `independent`, nor `focal` for `local`. A common word is never a slip.
 */
function misspelt(
  text: string,
  byStart: ReadonlyMap<string, readonly string[]>,
  byForm: ReadonlyMap<string, readonly number[]>,
): readonly WordReading[] {
  if (text.length < 4 || text.length > LONGEST_WORD || isCommonWord(text.toLowerCase())) return NONE;
  const starts = [text[0] ?? '', text[1] ?? ''];
  let least = 3;
  let ids: readonly number[] = [];
  for (const [i, start] of starts.entries()) {
    for (const form of byStart.get(start) ?? []) {
      if (i === 1 && form[1] !== text[0]) continue;
      const most = Math.min(forgiven(form.length), least);
      const slips = slipsBetween(text, form, most);
      if (slips === undefined || slips > least) continue;
      ids = slips < least ? (byForm.get(form) ?? []) : [...new Set([...ids, ...(byForm.get(form) ?? [])])];
      least = slips;
    }
  }
  return asReadings(ids, least);
}

const LONGEST_WORD = 40;

/** Whether a text is what `*` and `?` stand for. Steps back to the last `*` only: at most the product of the lengths. */
function matchesGlob(text: string, pattern: string): boolean {
  let t = 0;
  let p = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      t++;
      p++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
