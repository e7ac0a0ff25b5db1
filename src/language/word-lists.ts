import { compilePhrase } from './compile-phrase.ts';
import { isPhrase } from './phrase.ts';
import { listsIn, writtenOut } from './phrase-size.ts';
import { didYouMean } from './suggestion.ts';
import { createVocabulary } from './vocabulary.ts';

/** What is wrong with an entry of a word list, or with the list where there is no `entry`. */
export interface ListProblem {
  readonly list: string;
  readonly entry?: number;
  readonly code: 'list-empty' | 'list-unknown' | 'list-ring' | 'list-too-large' | 'phrase-unreadable';
  readonly message: string;
  readonly help?: string;
}

/** More words than a list, with those that it uses, can need. */
export const MOST_WORDS = 2_000;

/** Finds everything that is wrong with named word lists, each mistake once and in the entry where it stands. */
export function listProblems(lists: ReadonlyMap<string, readonly string[]>): ListProblem[] {
  const names = [...lists.keys()];
  return [...lists].flatMap(([list, entries]): ListProblem[] => {
    if (entries.length === 0) return [{ list, code: 'list-empty', message: `The word list <${list}> is empty.` }];
    const large = entries.reduce((sum, entry) => sum + writtenOut(entry, lists), 0) > MOST_WORDS;
    const wrong = entries.flatMap((entry, i) =>
      misused(entry, { list, names, lists }).map((one) => ({ ...one, entry: i })),
    );
    if (wrong.length > 0) return wrong;
    const message = `The word list <${list}> stands for more than ${MOST_WORDS} words.`;
    return large ? [{ list, code: 'list-too-large', message }] : unreadable(list, entries, lists);
  });
}

interface Among {
  readonly list: string;
  readonly names: readonly string[];
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Lists that an entry uses and that are none, or lead back to its own. */
function misused(entry: string, { list, names, lists }: Among): Omit<ListProblem, 'entry'>[] {
  return [...new Set(listsIn(entry))].flatMap((used): Omit<ListProblem, 'entry'>[] => {
    if (!lists.has(used)) {
      const help = didYouMean(used, names) ?? 'Lists stand under `words`.';
      return [{ list, code: 'list-unknown', message: `There is no word list <${used}>.`, help }];
    }
    const ring = wayBack(used, list, lists);
    if (!ring) return [];
    const way = [list, ...ring].map((one) => `<${one}>`).join(' → ');
    return [{ list, code: 'list-ring', message: `The word list <${list}> holds itself: ${way}.` }];
  });
}

/** The lists on a shortest way from one to another that it uses, both ends among them. */
function wayBack(from: string, to: string, lists: Among['lists']): string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  for (const name of before.keys()) {
    if (name === to) {
      const way: string[] = [];
      for (let at: string | undefined = name; at !== undefined; at = before.get(at)) way.unshift(at);
      return way;
    }
    for (const next of (lists.get(name) ?? []).flatMap(listsIn)) if (!before.has(next)) before.set(next, name);
  }
  return undefined;
}

/** Entries that cannot be read; those that use other lists are read without them, whose mistakes are their own. */
function unreadable(list: string, entries: readonly string[], lists: Among['lists']): ListProblem[] {
  const words = new Map([...lists.keys()].map((name) => [name, ['word']]));
  const vocabulary = createVocabulary(words, true);
  return entries.flatMap((entry, i): ListProblem[] => {
    const phrase = compilePhrase(entry, vocabulary);
    if (isPhrase(phrase)) return [];
    const { problem: message, help } = phrase;
    return [{ list, entry: i, code: 'phrase-unreadable', message, ...(help !== undefined && { help }) }];
  });
}
