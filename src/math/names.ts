import type { Conventions } from '../model/conventions.ts';
import { GREEK_LETTERS, GREEK_NAMES, fold } from './characters.ts';
import type { SymbolTable, SymbolType } from './symbols.ts';

/** Finds declared names by what students write for them. */
export interface Names {
  readonly symbols: SymbolTable;
  /** The canonical name for a spelling; undefined where it is not declared. */
  readonly lookup: (written: string) => string | undefined;
  /** The type of a canonical name. */
  readonly typeOf: (name: string) => SymbolType | undefined;
}

/** What code calls Greek letters; a write-up has the letter. */
const CODE_NAMES = [
  ['eps', 'epsilon'],
  ['lam', 'lambda'],
  ['sig', 'sigma'],
] as const;

/** Longer spellings are not looked up: a chain of scripts may become a name of any length. */
const LONGEST_SPELLING = 200;

/** Prepares a symbol table for looking up spellings. */
export function namesOf(symbols: SymbolTable, conventions: Pick<Conventions, 'letter_case'>): Names {
  const ignoreCase = conventions.letter_case === 'ignored';
  const table = new Map<string, string>();
  const put = (written: string, name: string): void => {
    const key = ignoreCase ? keyOf(written).toLowerCase() : keyOf(written);
    if (!table.has(key)) table.set(key, name);
  };
  for (const symbol of symbols.values()) put(symbol.name, symbol.name);
  for (const symbol of symbols.values()) for (const written of symbol.written) put(written, symbol.name);
  for (const [name, letter] of CODE_NAMES) if (symbols.has(name)) put(letter, name);
  return {
    symbols,
    lookup: (written) => {
      if (table.size === 0 || written.length > LONGEST_SPELLING) return undefined;
      return table.get(ignoreCase ? keyOf(written).toLowerCase() : keyOf(written));
    },
    typeOf: (name) => symbols.get(name)?.type,
  };
}

const ACCENTED = /\\(?:wide)?(hat|tilde|bar|dot)\s*(?:\{([A-Za-z]{1,20})\}|([A-Za-z]))/gu;

/**
 * What all spellings of a name have in common: `v_c`, `v_{c}`, `\bm{v}_c`, `vc` and `v^{(c)}` give `vc`; `\theta` and
 * `θ` give `theta`; `\hat y` and `ŷ` give `yhat`. `x^{(l-1)}` gives `xlminus1`.
 */
export function keyOf(written: string): string {
  if (/^[A-Za-z0-9]*$/u.test(written)) return written;
  const accented = fold(written)
    .normalize('NFD')
    .replaceAll(
      ACCENTED,
      (_, accent: string, long: string | undefined, short: string | undefined) => (long ?? short ?? '') + accent,
    )
    .replaceAll('\u0302', 'hat')
    .replaceAll('\u0303', 'tilde')
    .replaceAll(/[\u0304\u0305]/gu, 'bar')
    .replaceAll(/[\u2080-\u2089]/gu, (digit) => String(digit.charCodeAt(0) - 0x2080))
    .replaceAll(/\p{Script=Greek}/gu, (letter) => GREEK_LETTERS[letter] ?? letter)
    .replaceAll(/\\([A-Za-z]+)/gu, (_, command: string) => (GREEK_NAMES.has(command) ? command : ''));
  return accented.replaceAll(COMPUTED, (_, sign: string) => SIGN_NAMES[sign] ?? '').replaceAll(/[^\p{L}\p{N}']+/gu, '');
}

/** The sign in `x^{(l-1)}` and `h_{t+1}`. */
const COMPUTED = /(?<=[\p{L}\p{N}])\s*([-+])\s*(?=[\p{L}\p{N}])/gu;

/** What a sign in a script becomes in the key of a name, so that `x^{(l-1)}` and `x^{(l+1)}` are two names. */
export const SIGN_NAMES: Readonly<Record<string, string>> = { '-': 'minus', '+': 'plus' };
