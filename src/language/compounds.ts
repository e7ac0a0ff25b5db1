import { isAdjective } from './irregular-words.ts';
import type { Gap, Phrase } from './phrase.ts';
import type { Vocabulary } from './vocabulary.ts';

/** `weight sharing` is also found where it is written as one word. */
export function withCompounds(items: readonly (Phrase | Gap)[], vocabulary: Vocabulary): Phrase | undefined {
  const joined = items.flatMap((item, i): Phrase[] => {
    const next = items[i + 1];
    if (item.kind !== 'word' || next?.kind !== 'word') return [];
    const id = vocabulary.compound(item.id, next.id);
    if (id === undefined) return [];
    const word: Phrase = { kind: 'word', id, written: item.written + next.written };
    const rest = [...items.slice(0, i), word, ...items.slice(i + 2)];
    return [rest.length === 1 ? word : { kind: 'sequence', items: rest }];
  });
  const others = [...joined, ...inOtherOrder(items, vocabulary)];
  return others.length === 0 ? undefined : { kind: 'either', options: [{ kind: 'sequence', items }, ...others] };
}

/**
 * `weight sharing` is also `sharing of weights` and `shared weights`, `location invariant` also `invariant to location`,
 * `image classification` also `classification of images`. Not where an adjective stands first: `learning deep features`
 * is no deep learning.
 */
function inOtherOrder(items: readonly (Phrase | Gap)[], vocabulary: Vocabulary): Phrase[] {
  const [first, second, more] = items;
  if (more || first?.kind !== 'word' || second?.kind !== 'word') return [];
  if (vocabulary.isExact(first.id) || vocabulary.isExact(second.id) || isAdjective(first.written)) return [];
  const head = second.written;
  const links =
    head.length < 6 || !/^\p{L}{3,}$/u.test(first.written)
      ? undefined
      : LINKS.find(([ending]) => ending.test(head))?.[1];
  const linked = (links ?? []).map((link): Phrase => {
    const id = vocabulary.word({ text: link, written: link, exact: true });
    return { kind: 'sequence', items: [second, { kind: 'word', id, written: link }, first] };
  });
  return head.endsWith('ing') && links ? [...linked, { kind: 'sequence', items: [second, first] }] : linked;
}

/** What joins the two words in the other order, by the ending of the one that comes first then. */
const LINKS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:ing|[st]ion|ment)s?$/u, ['of']],
  [/(?:[ae]nt|[ae]nce|[ae]ncy)$/u, ['to', 'under']],
];
