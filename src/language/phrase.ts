/** A phrase as it is matched. */
export type Phrase =
  /** A word in the forms that the vocabulary knows under this number. */
  | { readonly kind: 'word'; readonly id: number; readonly written: string }
  /** `not`, `no`, `without`: whatever denies; what follows may stand a few words off. */
  | { readonly kind: 'denial' }
  | { readonly kind: 'mark'; readonly text: string }
  /** A formula, which whoever reads the text has looked for: see `readWith`. */
  | { readonly kind: 'formula'; readonly id: number; readonly written: string }
  /** In this order, next to each other, save where a gap stands between two. */
  | { readonly kind: 'sequence'; readonly items: readonly (Phrase | Gap)[] }
  | { readonly kind: 'either'; readonly options: readonly Phrase[] };

/** `...`: the rest comes later. */
export interface Gap {
  readonly kind: 'gap';
}

/** What is wrong with a phrase. */
export interface PhraseProblem {
  readonly problem: string;
  readonly help?: string;
}

/** Whether compiling went well. */
export function isPhrase(outcome: Phrase | PhraseProblem): outcome is Phrase {
  return 'kind' in outcome;
}
