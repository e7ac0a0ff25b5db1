import type { Finding } from './finding.ts';
import type { Span } from './place.ts';
import type { Share } from './share.ts';

/** What a check can say of an answer. `undecided`: read, but not judged; a person decides. */
export type VerdictStatus = 'correct' | 'partial' | 'incorrect' | 'missing' | 'unreadable' | 'undecided';

/** Mathematics in two spellings: plain Unicode for terminals, LaTeX (without delimiters) for typesetting. */
export interface Spelling {
  readonly text: string;
  readonly latex: string;
}

/** Words of the student that earned or lost something. */
export interface Evidence {
  /** Name of the criterion; `answer` where a part has none. */
  readonly criterion: string;
  readonly span: Span;
  /** Share of the part's points; negative for a penalty, zero where it only shows what was read. */
  readonly share: Share;
}

/** How one criterion of an explanation came out. */
export interface CriterionOutcome {
  readonly name: string;
  readonly earned: Share;
  /** What a person could still add. */
  readonly open: Share;
  /** Negative for a misconception: what it costs. */
  readonly worth: Share;
  /** Whether it is there, for one that earns no points of its own since levels say what criteria earn together. */
  readonly met?: 'yes' | 'open' | 'no';
  /** What was looked for, in words for the student. */
  readonly hint?: string;
  /** From 0 to 1: how sure it is. Under the rubric's threshold its points are open. */
  readonly confidence?: number;
  /** Where points are open: what makes it unsure. Where it was not found: what was found of it. In words. */
  readonly remark?: string;
  /** An example of what was not found of it; shown only as far as `reveal` allows. */
  readonly lacking?: string;
}

/** One case in which a formula and the derivative differ. Numbers are exact doubles. */
export interface Witness {
  /** Sizes and indices: `n = 4, k = 1, i = 3`, in the order in which they should be shown. */
  readonly at: readonly { readonly name: string; readonly value: number }[];
  /** Where whole arrays are compared: the entry that differs, by its index or by its row and its column. */
  readonly entry?: readonly number[];
  readonly student: number;
  readonly reference: number;
  /** How the derivative was worked out. */
  readonly method?: 'exact' | 'finite-differences';
  /** A row of neighbouring cases along one index (or the entries of a vector, then `entry`), the differing one among them; at most six. */
  readonly along?: {
    readonly index: string;
    readonly cases: readonly { readonly value: number; readonly student: number; readonly reference: number }[];
  };
  /** Values of the arrays that the answer reads: `y = (-1.31, 0.87)`. */
  readonly inputs: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Set where an index of the student's formula ran out of its array; the value there is then arbitrary. */
  readonly outOfRange?: { readonly array: string; readonly index: number; readonly length: number };
}

/** What a check says of one answer. `credit` is certain; `open` is what a person could still add. */
export interface Verdict {
  readonly status: VerdictStatus;
  readonly credit: Share;
  readonly open: Share;
  /** How the answer was understood. Two spellings for two values that were both read. */
  readonly readAs?: readonly Spelling[];
  /** The expected answer; shown only as far as `reveal` allows. */
  readonly expected?: Spelling;
  /** For the student, the most important first. */
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  /** Why a person should look; empty if nobody needs to. */
  readonly review: readonly Finding[];
  readonly criteria?: readonly CriterionOutcome[];
  readonly witness?: Witness;
  /** How the answer was tested: `240 random cases, n from 3 to 6`. */
  readonly tested?: Finding;
  /** From 0 to 1: how sure the check is of all this. Compared with `review_below`. */
  readonly confidence: number;
}

/** The confidence under which a person decides where a rubric says nothing else. */
export const DEFAULT_REVIEW_BELOW = 0.8;
