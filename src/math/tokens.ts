import type { Conventions } from '../model/conventions.ts';
import type { Macro } from '../model/document.ts';
import { fold, foldLetters, foldLoneLetters } from './characters.ts';
import { scan } from './scan/scan.ts';
import { MOST_TOKENS, type Scanner } from './scan/scanner.ts';
import type { Token } from './scan/token.ts';

export type { Token } from './scan/token.ts';

/**
 * `latex`: the inside of a formula. `typed`: a formula and nothing else, as it is typed into a box: ASCII, Unicode, code or
 * stray LaTeX. `plain`: the same with prose in it, where words are words until the symbol table says otherwise.
 */
export type Syntax = 'latex' | 'typed' | 'plain';

/** How to cut a text into tokens. */
export interface TokenOptions {
  readonly syntax: Syntax;
  /** Added to all spans. */
  readonly offset: number;
  /** Commands that the student defined. */
  readonly macros?: ReadonlyMap<string, Macro>;
  readonly conventions: Conventions;
}

/**
 * Cuts a text into tokens; never throws. At most 20,000 tokens are made: then a last one of kind `other` and text
 * `too-long` follows, so that nothing that was cut off is read as if it were complete.
 */
export function tokensOf(text: string, options: TokenOptions): Token[] {
  const typed = options.syntax === 'typed';
  const folded = typed ? foldLetters(fold(text)) : foldLoneLetters(fold(text));
  const scanner: Scanner = {
    text: folded.length === text.length ? folded : text,
    original: text,
    at: 0,
    end: text.length,
    offset: options.offset,
    fixed: undefined,
    latex: options.syntax === 'latex',
    math: options.syntax !== 'plain',
    quoted: false,
    typed,
    tokens: [],
    spaced: true,
    brackets: [],
    environments: [],
    macros: options.macros ?? new Map(),
    expansions: { left: MOST_TOKENS, depth: 0 },
    singles: [],
    conventions: options.conventions,
    run: scan,
  };
  scan(scanner);
  return scanner.tokens;
}
