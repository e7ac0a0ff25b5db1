/** A size: a number, or a name that is a size because it is used as one. */
export type Size = number | string;

/** What a declared name stands for. */
export type SymbolType =
  | { readonly kind: 'number'; readonly integer: boolean; readonly complex: boolean; readonly domain: Domain }
  | { readonly kind: 'boolean' }
  | {
      readonly kind: 'array';
      readonly sizes: readonly Size[];
      readonly domain: Domain;
      readonly special?: 'one-hot' | 'probabilities';
    }
  | { readonly kind: 'index'; readonly size: Size }
  /** A size that another declaration uses: drawn at 3 or more, all different. */
  | { readonly kind: 'size' }
  /** `columns(U)`, `rows(W)`: `u[w]` is a column of U. */
  | { readonly kind: 'slice'; readonly of: string; readonly axis: 'columns' | 'rows' }
  | { readonly kind: 'function' };

/** Bounds of a number; an open bound is not itself allowed. */
export interface Domain {
  readonly from: number;
  readonly to: number;
  readonly openFrom: boolean;
  readonly openTo: boolean;
}

/** A declared name. */
export interface DeclaredSymbol {
  readonly name: string;
  readonly type: SymbolType;
  /** Spellings that the reader cannot know by itself. */
  readonly written: readonly string[];
  /** Set where no rubric declares the type: it is what one run of the reference shows. */
  readonly inferred?: true;
}

/** All names that a formula may use. Keys are canonical names (`x`, `W1`, `y_hat`). */
export type SymbolTable = ReadonlyMap<string, DeclaredSymbol>;
