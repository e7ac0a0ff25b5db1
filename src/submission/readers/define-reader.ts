import type { Block, Format, HiddenText, Macro, Segment } from '../../model/document.ts';
import type { Message } from '../../model/result.ts';

/** A block before its file is known: its group counts from 0 within the file. */
export type ReadBlock = Omit<Block, 'file'>;

/** What a reader made of a file. Offsets count from the beginning of `text`. */
export interface Reading {
  /** What the student wrote. It may leave out parts of the file, such as the outputs of a notebook. */
  readonly text: string;
  /** How `text` maps to the file; absent where the two agree character by character. */
  readonly segments?: readonly Segment[];
  readonly blocks: readonly ReadBlock[];
  readonly macros?: ReadonlyMap<string, Macro>;
  /** What the page that is made of the file does not show. */
  readonly hidden?: readonly HiddenText[];
  /** Sentences in which `<file>` stands for the name of the file. */
  readonly notes?: readonly Message[];
}

/** Why a file cannot be read: the rest of a sentence that begins "We cannot read hw.ipynb: ", without the full stop. */
export interface Unreadable {
  readonly code: string;
  readonly why: string;
}

/** Reads the decoded text of a file. Never throws for what a student may write. */
export type Read = (text: string) => Reading | { readonly unreadable: Unreadable };

/** A format of write-ups. What it is read with is loaded only when there is such a file. */
export interface Reader {
  readonly format: Format;
  readonly summary: string;
  /** Usual endings of its files, in lower case, without the dot. */
  readonly extensions: readonly string[];
  load(): Promise<Read>;
}

/** Gives a reader its type. */
export function defineReader(reader: Reader): Reader {
  return reader;
}
