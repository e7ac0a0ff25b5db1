import type { Gap, Phrase } from './phrase.ts';

/**
 * What a phrase that asks for a denial denies: `depend on position` of `not depend on position`, so that a text which
 * says that is seen to contradict it. Undefined where the phrase does not begin with its denial, or where a single word
 * would be left, which may be said of anything (`not work`).
 */
export function oppositeOf(phrase: Phrase): Phrase | undefined {
  if (phrase.kind !== 'sequence') return undefined;
  const before = known.get(phrase);
  if (before !== undefined) return before ?? undefined;
  const opposite = withoutDenial(phrase);
  known.set(phrase, opposite ?? null);
  return opposite;
}

/** A phrase has one opposite, so that a text is searched for it once. `null`: it has none. */
const known = new WeakMap<Phrase, Phrase | null>();

function withoutDenial(phrase: Extract<Phrase, { kind: 'sequence' }>): Phrase | undefined {
  const [first, ...items] = phrase.items;
  if (first?.kind !== 'denial' || items[0]?.kind === 'gap' || fewestWords(items) < 2) return undefined;
  return { kind: 'sequence', items };
}

function fewestWords(items: readonly (Phrase | Gap)[]): number {
  return items.reduce((sum, item) => sum + fewestIn(item), 0);
}

function fewestIn(item: Phrase | Gap): number {
  switch (item.kind) {
    case 'word':
      return 1;
    case 'either':
      return Math.min(...item.options.map(fewestIn));
    case 'sequence':
      return fewestWords(item.items);
    case 'denial':
    case 'mark':
    case 'formula':
    case 'gap':
      return 0;
  }
}
