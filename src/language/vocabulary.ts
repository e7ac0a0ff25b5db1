import { isCommonWord } from './common-words.ts';
import { forgiven, slipsBetween } from './spelling.ts';
import { formsOf } from './words.ts';

/** Words of an answer read as words of the phrases. */
export interface WordReading {
  /** The numbers of the words that it is a form of. */
  readonly ids: readonly number[];
  /** Slips of the pen that were forgiven: 0, 1 or 2. */
  readonly slips: number;
}

/** All words that the phrases of one part look for. */
export interface Vocabulary {
  /** The rubric's word lists. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Enters a word of a phrase and returns its number. `exact`: this form only. */
  word(text: string, exact: boolean): number;
  /** Enters the word that two words form when they are written as one; undefined where they form none. */
  compound(first: number, second: number): number | undefined;
  /** Reads a word of an answer. `joined` words are read without forgiving slips. */
  read(text: string, joined?: boolean): WordReading | undefined;
  readonly lenient: boolean;
}

interface Entry {
  readonly written: string;
  readonly exact: boolean;
  readonly forms: ReadonlySet<string>;
}

/** An empty vocabulary. `lenient`: slips of the pen are forgiven. */
export function createVocabulary(lists: ReadonlyMap<string, readonly string[]>, lenient: boolean): Vocabulary {
  const entries: Entry[] = [];
  const numbers = new Map<string, number>();
  const byForm = new Map<string, number[]>();
  const byStart = new Map<string, string[]>();
  const patterns: { id: number; pattern: string }[] = [];
  /** Students use the same few thousand words; what one was read as holds until a word is added. */
  const known = new Map<string, WordReading | undefined>();

  const enter = (key: string, make: () => Entry): number => {
    const before = numbers.get(key);
    if (before !== undefined) return before;
    const entry = make();
    known.clear();
    const id = entries.push(entry) - 1;
    numbers.set(key, id);
    for (const form of entry.forms) {
      const ids = byForm.get(form);
      if (ids) ids.push(id);
      else byForm.set(form, [id]);
      const start = form[0] ?? '';
      if (!ids && forgiven(form.length) > 0) byStart.set(start, [...(byStart.get(start) ?? []), form]);
    }
    return id;
  };

  return {
    lists,
    lenient,
    word(text, exact) {
      if (/[*?]/u.test(text)) {
        const before = entries.length;
        const id = enter(`*${text}`, () => ({ written: text, exact: true, forms: new Set() }));
        if (id === before) patterns.push({ id, pattern: text });
        return id;
      }
      return enter(`${exact ? '=' : ''}${text}`, () => ({
        written: text,
        exact,
        forms: exact ? new Set([text]) : formsOf(text),
      }));
    },
    compound(first, second) {
      const a = entries[first];
      const b = entries[second];
      if (!a || !b || a.exact || b.exact || a.written.length < 3 || b.written.length < 3) return undefined;
      return enter(`${a.written}+${b.written}`, () => {
        const forms = new Set([...b.forms].map((form) => a.written + form));
        return { written: a.written + b.written, exact: false, forms };
      });
    },
    read(text, joined = false) {
      const exact = byForm.get(text);
      if (joined) return exact && { ids: exact, slips: 0 };
      if (known.has(text)) return known.get(text);
      const globbed = patterns.filter(({ pattern }) => matchesGlob(text, pattern)).map(({ id }) => id);
      const plain = exact || globbed.length > 0 ? { ids: [...(exact ?? []), ...globbed], slips: 0 } : undefined;
      const reading = plain ?? (lenient ? misspelt(text, byStart, byForm) : undefined);
      if (known.size < MOST_KNOWN) known.set(text, reading);
      return reading;
    },
  };
}

/**
 * The words that this one is a slip away from. The first letter must be right, or swapped with the second: so
 * `dependent` is never taken for `independent`, nor `focal` for `local`. A common word is never a slip.
 */
function misspelt(
  text: string,
  byStart: ReadonlyMap<string, readonly string[]>,
  byForm: ReadonlyMap<string, readonly number[]>,
): WordReading | undefined {
  if (text.length < 4 || text.length > LONGEST_WORD || isCommonWord(text)) return undefined;
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
  return ids.length > 0 ? { ids, slips: least } : undefined;
}

const LONGEST_WORD = 40;
/** Words of a class of thousands fit in; an answer of random letters does not fill the memory. */
const MOST_KNOWN = 20_000;

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
