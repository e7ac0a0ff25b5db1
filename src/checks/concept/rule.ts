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
  | { readonly kind: 'restricted'; readonly rule: Rule; readonly restrictions: Restrictions };

/** What else must hold for a hit. */
export interface Restrictions {
  /** At most so many other words between neighbours, and in a `...`. */
  readonly words?: number;
  readonly near?: { readonly rule: Rule; readonly words: number };
  readonly not?: Rule;
  readonly except?: Rule;
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
  /** It asks for ideas in relation, not for a name alone. */
  readonly relational: boolean;
}

/** All phrases of a rule that speak for it. */
export function phrasesOf(rule: Rule): Extract<Rule, { kind: 'phrase' }>[] {
  if (rule.kind === 'phrase') return [rule];
  return rule.kind === 'restricted' ? phrasesOf(rule.rule) : rule.rules.flatMap((one) => phrasesOf(one));
}
