import type { TokenKind } from './token.ts';

type Meaning = readonly [kind: TokenKind, text: string];

const LONG: Readonly<Record<string, Meaning>> = {
  '<=>': ['logic', 'iff'],
  '<->': ['logic', 'iff'],
  '==>': ['logic', 'implies'],
  '===': ['relation', '='],
  '=/=': ['relation', '≠'],
  '+/-': ['operator', '±'],
  '-/+': ['operator', '∓'],
  '=>': ['logic', 'implies'],
  '<>': ['relation', '≠'],
  '/=': ['relation', '≠'],
};

const SHORT: Readonly<Record<string, Meaning>> = {
  '#': ['relation', '≠'],
  '&': ['operator', '&'],
  '⟂': ['name', 'perp'],
  '⊥': ['name', 'perp'],
  '⦰': ['name', 'emptyset'],
  '↔': ['logic', 'iff'],
  '∫': ['command', 'integral'],
  '∛': ['name', 'cbrt'],
  '°': ['name', 'degree'],
};

/** What signs mean in a formula that is typed, where that is something else than in prose and LaTeX. */
export function typedMeaning(sign: string): Meaning | undefined {
  if (Object.hasOwn(LONG, sign)) return LONG[sign];
  return Object.hasOwn(SHORT, sign) ? SHORT[sign] : undefined;
}

/** Signs of currencies: they say nothing of a number's value. */
export const CURRENCIES = '$€£¥';
