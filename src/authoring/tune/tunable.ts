import type { Passage } from '../../model/passage.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Data } from '../../rubric/tree.ts';

/** The keys of a concept part as its author wrote them, with defaults filled in. */
export type Options = Readonly<Record<string, Data>>;

/** Judges one answer. */
export type Judge = (passage: Passage) => Verdict;

/** A concept part of which the criteria may be changed. */
export interface Tunable {
  readonly id: string;
  /** The question: its words tell nothing about an answer. */
  readonly ask?: string;
  readonly options: Options;
  /** Makes the part ready with other options; undefined where they are not valid. */
  prepare(options: Options): Judge | undefined;
}

/** An answer with what a person gave for it, as a share of the part's points. */
export interface Marked {
  readonly passage: Passage;
  readonly share: number;
}

/** A place in the criteria where other words may be allowed for those that stand there. */
export interface Place {
  readonly criterion: string;
  /** From the options to a phrase or a list; all of them say the same and are changed together. */
  readonly paths: readonly Path[];
  /** The element of the phrase that is meant; absent where the phrase or list as a whole is. */
  readonly element?: string;
}

/** Keys and indices that lead to a value. */
export type Path = readonly (string | number)[];

/** Words that may stand at a place. */
export interface Addition {
  readonly place: Place;
  /** As a phrase of the language of criteria. */
  readonly words: string;
}
