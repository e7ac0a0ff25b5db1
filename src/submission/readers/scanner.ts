/** Looks ahead in a text that is read from front to back, in linear time over all questions. */
export interface Scanner {
  readonly text: string;
  /** Where a mark comes next, within an end; -1 where it does not. Questions must not go back by much. */
  find(mark: string, from: number, end: number): number;
  /** Where the paragraph of an offset ends: at a blank line, or with the text. */
  paragraphEnd(at: number): number;
}

/** A scanner at the beginning of a text. */
export function scannerOf(text: string): Scanner {
  const ends = Array.from(text.matchAll(/\n(?=[ \t>]*\n)/gu), ({ index }) => index);
  const known = new Map<string, { from: number; found: number }>();
  let pointer = 0;
  return {
    text,
    find(mark, from, end) {
      const last = known.get(mark);
      const holds = last !== undefined && last.from <= from && (last.found < 0 || from <= last.found);
      const found = holds ? last.found : text.indexOf(mark, from);
      if (!holds) known.set(mark, { from, found });
      return found >= 0 && found + mark.length <= end ? found : -1;
    },
    paragraphEnd(at) {
      while (pointer > 0 && (ends[pointer - 1] ?? 0) >= at) pointer--;
      while (pointer < ends.length && (ends[pointer] ?? Infinity) < at) pointer++;
      return ends[pointer] ?? text.length;
    },
  };
}
