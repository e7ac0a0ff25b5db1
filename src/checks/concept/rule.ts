import type { Phrase } from '../../language/phrase.ts';
import type { Scope } from '../../language/match.ts';
import type { Share } from '../../model/share.ts';

/** What must stand in an answer. */
export type Rule =
  | { readonly kind: 'phrase'; readonly phrase: Phrase; readonly written: string }
  | { readonly kind: 'any'; readonly rules: readonly Rule[] }
  /** All of them; `ordered`: in this order. */
  | { readonly kind: 'all'; readonly rules: readonly Rule[]; readonly ordered: boolean }
  | { readonly kind: 'at-least'; readonly min: number; readonly rules: readonly Rule[] }
  | { readonly kind: 'restricted'; readonly rule: Rule; readonly restrictions: Restrictions }
  /** The answer has nothing besides. */
  | { readonly kind: 'only'; readonly rule: Rule }
  /** Nowhere in the answer. */
  | { readonly kind: 'absent'; readonly rule: Rule };

/** What else must hold for a hit. */
export interface Restrictions {
  /** At most so many other words between neighbours, and in a `...`. */
  readonly words?: number;
  readonly near?: { readonly rule: Rule; readonly words: number };
  readonly not?: Rule;
  readonly except?: Rule;
  /** Must not stand between neighbours, nor in a `...`. */
  readonly without?: Rule;
  /** It counts also where it is denied or supposed. */
  readonly named?: boolean;
  /** Narrower than that of the criterion. */
  readonly within?: Scope;
}

/** One thing that earns points. */
export interface Criterion {
  readonly name: string;
  readonly rule: Rule;
  readonly points: Share;
  readonly within: Scope;
  /** What is looked for, in words. */
  readonly hint: string;
  /** The author's own words where it is not met. */
  readonly feedback?: string;
  /** All words of its phrases as they are written there, by their numbers in the vocabulary. */
  readonly words: ReadonlyMap<number, string>;
  /** It asks for ideas in relation, not for a name alone. */
  readonly relational: boolean;
}

/** All phrases of a rule that speak for it. */
export function phrasesOf(rule: Rule): Extract<Rule, { kind: 'phrase' }>[] {
  return partsOf(rule)?.flatMap((one) => phrasesOf(one)) ?? (rule.kind === 'phrase' ? [rule] : []);
}

/** The rules that a rule is made of and that must be found for it; undefined for a phrase. */
export function partsOf(rule: Rule): readonly Rule[] | undefined {
  switch (rule.kind) {
    case 'phrase':
      return undefined;
    case 'absent':
      return [];
    case 'restricted':
    case 'only':
      return [rule.rule];
    case 'any':
    case 'all':
    case 'at-least':
      return rule.rules;
  }
}

/** The words of all phrases that speak for a rule, by their numbers in the vocabulary. */
export function wordsOf(rule: Rule): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  const visit = (phrase: Phrase): void => {
    if (phrase.kind === 'word') words.set(phrase.id, phrase.written);
    else if (phrase.kind === 'either') phrase.options.forEach(visit);
    else if (phrase.kind === 'sequence') for (const item of phrase.items) if (item.kind !== 'gap') visit(item);
  };
  for (const { phrase } of phrasesOf(rule)) visit(phrase);
  return words;
}
