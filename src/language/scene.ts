import type { Text } from './text.ts';

/** What a text says of a phrase that stands in it. */
export type Standing =
  | { readonly kind: 'affirmed' }
  /** By the token `by`. */
  | { readonly kind: 'denied'; readonly by: number }
  /** Supposed, asked, denied twice, or said of something else: a person decides. `leans`: what it is without the doubt. */
  | { readonly kind: 'doubtful'; readonly by: number; readonly leans: 'affirmed' | 'denied' };

/** A phrase in a text, and the tokens that deny nothing because the phrase asks for them. */
export interface Stated {
  readonly start: number;
  readonly end: number;
  readonly own: ReadonlySet<number>;
  /** The phrase asks for a denial itself: another one denies that. */
  readonly denying: boolean;
}

/** A phrase with what is looked at around it. */
export interface Scene extends Stated {
  readonly text: Text;
  /** The sentence, as far as it is looked at. */
  readonly from: number;
  readonly to: number;
  /** The last token of the sentence. */
  readonly last: number;
}

/** A word that denies the phrase, or perhaps does. */
export interface Denial {
  readonly at: number;
  readonly unsure: boolean;
}
