import type { Phrase } from './phrase.ts';

/** Named word lists of a rubric. */
type Lists = ReadonlyMap<string, readonly string[]>;

/** The names of the word lists that a phrase uses. */
export function listsIn(written: string): string[] {
  return [...written.matchAll(/<([a-z][a-z0-9-]*)>/gu)].map(([, name = '']) => name);
}

/**
 * How many words a phrase stands for once its lists are written out, before anything is written out: lists that use lists
 * twice over double with each level. A list that holds itself counts once.
 */
export function writtenOut(written: string, lists: Lists): number {
  return sizeOf(written, { lists, known: new Map() });
}

interface Counting {
  readonly lists: Lists;
  readonly known: Map<string, number>;
}

function sizeOf(written: string, counting: Counting): number {
  const words = written.match(/[^\s()|<>]+/gu)?.length ?? 0;
  return listsIn(written).reduce((sum, name) => sum + sizeOfList(name, counting), words);
}

function sizeOfList(name: string, counting: Counting): number {
  const { lists, known } = counting;
  const before = known.get(name);
  if (before !== undefined) return before;
  known.set(name, 0);
  const size = (lists.get(name) ?? []).reduce((sum, entry) => sum + sizeOf(entry, counting), 0);
  known.set(name, size);
  return size;
}

/** How many places a compiled phrase is looked for in: parts that stand in several alternatives count in each. */
export function stepsOf(phrase: Phrase, known = new Map<Phrase, number>()): number {
  const before = known.get(phrase);
  if (before !== undefined) return before;
  const inner = phrase.kind === 'either' ? phrase.options : phrase.kind === 'sequence' ? phrase.items : [];
  const steps = inner.reduce((sum, one) => sum + (one.kind === 'gap' ? 0 : stepsOf(one, known)), 1);
  known.set(phrase, steps);
  return steps;
}
