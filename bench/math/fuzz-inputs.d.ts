import type { Macro } from '../../src/model/document.ts';
import type { Conventions } from '../../src/model/conventions.ts';
import type { ReadOptions } from '../../src/math/read-math.ts';

/** A text, and how it is to be read. */
export interface Input extends Pick<ReadOptions, 'syntax' | 'expect'> {
  readonly text: string;
  readonly conventions: Partial<Conventions>;
  readonly macros: ReadonlyMap<string, Macro>;
}

/** A source of numbers from 0 up to 1. */
export function randomOf(seed: number): () => number;

/** The input of a seed, out of pieces of the corpus. */
export function inputOf(seed: number, corpus?: readonly string[]): Input;
