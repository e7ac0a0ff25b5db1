import type { Text } from './text.ts';

/** The words of a list, which are parted by white space. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** The index of the first token from `start`, before `end`, that is this word. */
export function indexOfToken({ tokens }: Text, start: number, end: number, word: string): number | undefined {
  for (let i = start; i < end; i++) if (tokens[i]?.text === word) return i;
  return undefined;
}

/** Whether one of the tokens from `start`, before `end`, is such a word. */
export function someToken({ tokens }: Text, start: number, end: number, holds: (word: string) => boolean): boolean {
  for (let i = start; i < end; i++) if (holds(tokens[i]?.text ?? '')) return true;
  return false;
}
