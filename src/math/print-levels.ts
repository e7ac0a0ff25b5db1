import type { Spelling } from '../model/verdict.ts';

/** How tightly a printed piece holds together: what binds less than its surroundings needs brackets. */
export const LEVEL = { logic: -1, relation: 0, sets: 1, mod: 2, sum: 3, negative: 4, product: 5, power: 6, atom: 7 };

/** A printed piece with how tightly it holds together. */
export interface Printed extends Spelling {
  readonly level: number;
}

/** A piece that needs no brackets anywhere. */
export function atom(text: string, latex: string): Printed {
  return { text, latex, level: LEVEL.atom };
}

/** A piece as it stands where less than a level would need brackets. */
export function inBrackets(printed: Printed, least: number): Printed {
  if (printed.level >= least) return printed;
  // Digits and letters alone in brackets would read as a list.
  const text = /^[\w\s,]*$/u.test(printed.text) ? ungrouped(printed.text) : printed.text;
  return atom(`(${text})`, `\\left(${printed.latex}\\right)`);
}

/** Text within a list, where a comma without a space would separate items: numbers are not grouped. */
export function ungrouped(text: string): string {
  return text.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, '');
}
