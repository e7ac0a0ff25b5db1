import { GREEK_NAMES } from '../characters.ts';
import type { Names } from '../names.ts';
import { isAlwaysFunction } from '../vocabulary.ts';
import { exactFunction } from './functions.ts';

/** A piece of a run of letters: a name, a function or the digits of a number. */
export interface Piece {
  readonly written: string;
  readonly kind: 'name' | 'function' | 'number';
  /** The canonical name. */
  readonly text: string;
}

/** What follows the run, as far as it decides on the last piece. */
export interface Behind {
  /** A bracket or script, right behind it. */
  readonly bracket: boolean;
  /** Anything that a function could take. */
  readonly operand: boolean;
  /** Letters of constants: `e`, and `i` or `j` where they are the imaginary unit. */
  readonly constants: ReadonlySet<string>;
}

/** Longer runs of letters are not looked through. */
const LONGEST_RUN = 60;
const LONGEST_NAME = 16;

/**
 * Cuts a run of letters and digits into names: the longest declared names, functions and Greek letters first, else
 * single letters with the digits behind them (`xcos`, `thetasintheta`, `g12x`).
 */
export function lettersIn(run: string, names: Names, behind: Behind): Piece[] {
  if (run.length > LONGEST_RUN) return [{ written: run, kind: 'name', text: run }];
  const pieces: Piece[] = [];
  let from = 0;
  while (from < run.length) {
    const piece = digitsAt(run, from, pieces) ?? longestAt(run, from, { names, behind }) ?? letterAt(run, from, names);
    pieces.push(piece);
    from += piece.written.length;
  }
  return pieces;
}

/**
 * The names in a run where names are words: only where all of it is made of declared names, constants and functions, or
 * where it is one letter before a function with its bracket (`ycos(2)`). Undefined where it is one name.
 */
export function declaredIn(run: string, names: Names, behind: Behind): Piece[] | undefined {
  const pieces = lettersIn(run, names, behind);
  if (pieces.length < 2) return undefined;
  const [first, last] = [pieces[0], pieces.at(-1)];
  const isKnown = pieces.every(({ kind, text, written }) => {
    if (kind === 'function') return true;
    return names.lookup(written) !== undefined || text === 'pi' || behind.constants.has(text);
  });
  if (isKnown && pieces.some(({ written }) => names.lookup(written) !== undefined)) return pieces;
  const isCall = pieces.length === 2 && last?.kind === 'function' && isAlwaysFunction(last.written) && behind.bracket;
  return isCall && first?.kind === 'name' && first.written.length === 1 ? pieces : undefined;
}

/** Digits right behind a function are its argument: `sin2x`. */
function digitsAt(run: string, from: number, before: readonly Piece[]): Piece | undefined {
  if (from === 0 || before.at(-1)?.kind !== 'function') return undefined;
  const written = /^\d+/u.exec(run.slice(from))?.[0];
  return written === undefined ? undefined : { written, kind: 'number', text: 'number' };
}

interface Where {
  readonly names: Names;
  readonly behind: Behind;
}

function longestAt(run: string, from: number, where: Where): Piece | undefined {
  for (let end = Math.min(run.length, from + LONGEST_NAME); end > from + 1; end--) {
    const written = run.slice(from, end);
    const declared = where.names.lookup(written);
    if (declared !== undefined) return { written, kind: 'name', text: declared };
    const called = functionAt(run, { from, end }, where);
    if (called !== undefined) return { written, kind: 'function', text: called };
    const greek = /^([A-Za-z]+)\d*$/u.exec(written);
    if (greek?.[1] !== undefined && GREEK_NAMES.has(greek[1]) && !/^\d/u.test(run.slice(end))) {
      return { written, kind: 'name', text: written };
    }
  }
  return undefined;
}

/** A function takes what follows in the run; at its end there has to be something behind. */
function functionAt(run: string, { from, end }: { from: number; end: number }, where: Where): string | undefined {
  const written = run.slice(from, end);
  const name = exactFunction(written);
  if (name === undefined) return undefined;
  const isLast = end === run.length;
  if (isLast && where.behind.bracket) return name;
  if (!isAlwaysFunction(written) || (isLast && !where.behind.operand)) return undefined;
  // With a declared, `asinx` is a times sin x.
  const isSplit = written.startsWith('a') && where.names.lookup('a') !== undefined;
  return isSplit && exactFunction(written.slice(1)) !== undefined ? undefined : name;
}

function letterAt(run: string, from: number, names: Names): Piece {
  const written = /^\D\d*/u.exec(run.slice(from))?.[0] ?? run.charAt(from);
  return { written, kind: 'name', text: names.lookup(written) ?? written };
}
