import type { Conventions } from '../model/conventions.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Share } from '../model/share.ts';
import type { SymbolTable } from '../math/symbols.ts';
import type { Scope } from './scope.ts';
import type { At, Data } from './tree.ts';

/** A rubric with everything filled in that stands above its parts or in the files of the course. */
export interface Rubric {
  readonly id: string;
  readonly title: string;
  /** Total without extra parts. */
  readonly points: Share;
  readonly seed: number;
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** The place of a word list, or of one of its entries. */
  readonly wordsAt: (list: string, entry?: number) => At;
  /** File patterns; empty: every write-up of a known format. */
  readonly writeups: readonly string[];
  readonly nodes: readonly RubricNode[];
  /** The whole file, for messages about it. */
  readonly at: At;
}

/** A group or a part that is judged. */
export type RubricNode = RubricGroup | RubricPart;

/** What groups and parts have in common. */
interface RubricPlace {
  /** Keys joined by dots: `c.f.ops`. */
  readonly id: string;
  /** What students may write in front of it; empty where it has no label. */
  readonly labels: readonly string[];
  /** The first label, if the author gave one; else the id. */
  readonly title: string;
  readonly ask?: string;
  readonly files?: readonly string[];
}

/** A part that holds others. */
export interface RubricGroup extends RubricPlace {
  readonly nodes: readonly RubricNode[];
}

/** A part that is judged. */
export interface RubricPart extends RubricPlace {
  readonly kind: string;
  readonly points: Share;
  readonly extra: boolean;
  readonly selfCheck: 'none' | 'readable' | 'verdict';
  readonly reviewBelow: number;
  readonly reveal: 'all' | 'hint' | 'nothing';
  readonly feedback: Feedback;
  readonly examples: readonly RubricExample[];
  readonly conventions: Conventions;
  readonly symbols: SymbolTable;
  /** Spellings of names that have no type here: quantities of the reference. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** Formulas that take the place of quantities. */
  readonly let: Scope['let'];
  /** The keys of its kind, valid by its schema; what it means is the check's business. */
  readonly options: Data;
  /** The place of what a path from the part's map leads to; also of keys that come from `defaults`. */
  readonly at: (path: readonly (string | number)[]) => At;
}

/** The author's own words by outcome. */
export interface Feedback {
  readonly correct?: string;
  readonly partial?: string;
  readonly incorrect?: string;
  readonly missing?: string;
}

/** An answer with the points that it must earn, or that must go to a person. */
export interface RubricExample {
  readonly answer: string;
  readonly expected: Share | 'review';
}

/** A file that a rubric is made of. `name` is relative to its folder, always with `/`. */
export interface RubricFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A rubric as it was read, with everything that is wrong with it. */
export interface LoadedRubric {
  /** Absent where its mistakes leave nothing to go on with; parts with mistakes of their own are left out of it. */
  readonly rubric?: Rubric;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute path of the reference, where there is one. */
  readonly reference?: string;
  /** The rubric and the files that it includes. */
  readonly files: readonly RubricFile[];
}
