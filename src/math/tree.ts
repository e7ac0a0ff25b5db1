import type { Span } from '../model/place.ts';
import type { Rational } from './rational.ts';

/** What stands between two sides of a relation. `->` is any arrow, `:` a colon or `:=`. */
export type RelationOperator =
  | '='
  | '≈'
  | '≠'
  | '<'
  | '>'
  | '≤'
  | '≥'
  | '∈'
  | '∉'
  | '∋'
  | '∌'
  | '⊂'
  | '⊆'
  | '⊃'
  | '⊇'
  | '⊄'
  | '⊈'
  | '⊅'
  | '⊉'
  | '->'
  | ':'
  | '∝'
  | '≡';

/** What joins statements. */
export type LogicOperator = 'and' | 'or' | 'xor' | 'implies' | 'iff';

/**
 * An operator between two operands. `*` is any product, also the one that is not written; `⊙` is element-wise; `∪`, `∩`
 * and `∖` join sets.
 */
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | 'mod' | '⊙' | '±' | '∓' | '∪' | '∩' | '∖';

/** How a list is enclosed. `][` is the open interval `]a, b[`; its mixed forms are those of `(]` and `[)`. */
export type Brackets = '()' | '[]' | '{}' | '<>' | '(]' | '[)' | '][';

/**
 * Mathematics as it was read. Every node keeps its stretch of the text that was read; nothing is simplified. Names are
 * canonical (`x`, `W1`, `yhat`): those of the symbol table where it has them.
 */
export type Tree =
  /** `written` is what stood there: `1e5`, `100,000`, `100k`; `value` is exact. */
  | { readonly kind: 'number'; readonly value: Rational; readonly written: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** `x[i]`, `x_i`, `W_{ij}`, `z[k]`. */
  | { readonly kind: 'index'; readonly of: Tree; readonly indices: readonly Tree[]; readonly span: Span }
  /** `f.parameters`, `f.withBias.operations`: only authors write it. */
  | { readonly kind: 'member'; readonly of: Tree; readonly name: string; readonly span: Span }
  /** A function that is known (`sqrt`, `ln`, `max`, `floor`, `transpose`, `abs`, `answer`) or declared. */
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Tree[]; readonly span: Span }
  | { readonly kind: 'negative'; readonly of: Tree; readonly span: Span }
  | { readonly kind: 'factorial' | 'percent' | 'transpose' | 'prime'; readonly of: Tree; readonly span: Span }
  /** `written` is the operator as it stood there (`×`, `\cdot`, `x`), empty for an implicit product. */
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Tree;
      readonly right: Tree;
      readonly written: string;
      readonly span: Span;
    }
  /** `from` and `to` are absent in `Σ_i`, which runs over all of the index. */
  | {
      readonly kind: 'sum' | 'product';
      readonly index: string;
      readonly from?: Tree;
      readonly to?: Tree;
      readonly body: Tree;
      readonly span: Span;
    }
  /** `∂z[k]/∂x[i]`, `dz_k/dx_i`, `∇_x f`. */
  | { readonly kind: 'derivative'; readonly of: Tree; readonly wrt: Tree; readonly span: Span }
  /** `(100, 10)`, `[100, 10]`, `{1, 2}`; also `(1000,)` with one item. A lone `(x)` is no tuple. */
  | {
      readonly kind: 'tuple';
      readonly items: readonly Tree[];
      readonly brackets: Brackets;
      readonly span: Span;
    }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Tree[])[]; readonly span: Span }
  /** `ℝ^{100×10}`, `R^{1000}`: the sizes of a space. */
  | { readonly kind: 'space'; readonly sizes: readonly Tree[]; readonly span: Span }
  | {
      readonly kind: 'cases';
      readonly branches: readonly { readonly value: Tree; readonly condition?: Tree }[];
      readonly span: Span;
    }
  /** `𝟙[x > 0]`, `1\{x > 0\}`. */
  | { readonly kind: 'indicator'; readonly condition: Tree; readonly span: Span }
  /** `a = b = c`: one operator less than there are sides. */
  | {
      readonly kind: 'relation';
      readonly operators: readonly RelationOperator[];
      readonly sides: readonly Tree[];
      readonly span: Span;
    }
  /** `x < 1 or x > 2`: two statements or more. */
  | { readonly kind: 'logic'; readonly operator: LogicOperator; readonly items: readonly Tree[]; readonly span: Span }
  | { readonly kind: 'not'; readonly of: Tree; readonly span: Span }
  /** `±3` in front of an operand; between two it is a binary operator. */
  | { readonly kind: 'plus-minus'; readonly sign: '±' | '∓'; readonly of: Tree; readonly span: Span }
  /** `∫_0^1 x dx`; without bounds an antiderivative. */
  | {
      readonly kind: 'integral';
      readonly of: Tree;
      readonly by: string;
      readonly from?: Tree;
      readonly to?: Tree;
      readonly span: Span;
    }
  /** `lim_{x → 0⁺}`; `side` is absent where the limit is two-sided. */
  | {
      readonly kind: 'limit';
      readonly of: Tree;
      readonly index: string;
      readonly to: Tree;
      readonly side?: '+' | '-';
      readonly span: Span;
    }
  /** `{x | x > 0}` */
  | { readonly kind: 'builder'; readonly element: Tree; readonly condition: Tree; readonly span: Span }
  /** Words that stand for themselves: `\text{even}`. */
  | { readonly kind: 'text'; readonly text: string; readonly span: Span };
