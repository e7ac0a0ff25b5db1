import type { Spelling } from '../model/verdict.ts';

/** How tightly a printed piece holds together: what binds less than its surroundings needs brackets. */
export const LEVEL = { relation: 0, mod: 1, sum: 2, negative: 3, product: 4, power: 5, atom: 6 };

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
  return atom(`(${printed.text})`, `\\left(${printed.latex}\\right)`);
}
