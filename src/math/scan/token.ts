import type { Span } from '../../model/place.ts';
import type { Rational } from '../rational.ts';

/**
 * What a token is. Both syntaxes give the same kinds. `name` may be mathematics, `word` is prose until a symbol table
 * says otherwise; `command` builds something (`frac`, `sum`, `partial`); `script` is `_` or `^`; `break` ends a line
 * (`\\`); `cell` separates columns (`&`); `stop` is punctuation of a sentence; `other` is no mathematics.
 */
export type TokenKind =
  | 'number'
  | 'name'
  | 'word'
  | 'operator'
  | 'relation'
  | 'logic'
  | 'open'
  | 'close'
  | 'comma'
  | 'command'
  | 'script'
  | 'break'
  | 'cell'
  | 'stop'
  | 'other';

/** The smallest piece of a formula or sentence. */
export interface Token {
  readonly kind: TokenKind;
  /** The normal form: `*` for `×` and `\times`, `(` for `\left(`, `alpha` for `α`; `group` for braces that only group. */
  readonly text: string;
  /** What stood there. */
  readonly written: string;
  readonly span: Span;
  /** White space, or the beginning of the run, stands before it. */
  readonly spaced: boolean;
  /** It stands in a formula, where single letters are names and words are none. */
  readonly math: boolean;
  /** It stands in the words of a formula: `\text{…}`. */
  readonly quoted: boolean;
  /** First of its run: nothing is multiplied silently across it. */
  readonly boundary: boolean;
  /** Of a number that could be read. */
  readonly value: Rational | undefined;
  /** Why a number cannot be read (`16,5` where the decimal sign is a point). */
  readonly trouble: string | undefined;
}
