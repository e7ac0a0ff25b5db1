import type { Conventions } from '../../model/conventions.ts';
import type { Macro } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import type { Rational } from '../rational.ts';
import type { Token, TokenKind } from './token.ts';

/** Most tokens of one text. */
export const MOST_TOKENS = 20_000;

/** A bracket that is still open. */
export interface OpenBracket {
  readonly text: string;
  /** Offset behind it. */
  readonly inside: number;
  /** Whether a comma in it separates items, as opposed to braces that only group. */
  readonly listing: boolean;
}

/** Where a scan stands. Mutable: it is the only state, made new for each text. */
export interface Scanner {
  /** Folded text, of the same length as `original`. */
  text: string;
  original: string;
  at: number;
  end: number;
  readonly offset: number;
  /** Within the body of a macro: the span of its call, which all its tokens get. */
  fixed: Span | undefined;
  latex: boolean;
  math: boolean;
  /** Within `\text{…}`. */
  quoted: boolean;
  /** The text is one formula as it is typed: words are names or operators, no prose. */
  readonly typed: boolean;
  readonly tokens: Token[];
  spaced: boolean;
  readonly brackets: OpenBracket[];
  readonly environments: string[];
  readonly macros: ReadonlyMap<string, Macro>;
  readonly expansions: { left: number; depth: number };
  /** Offsets where one digit or letter stands for itself: both of `\frac12`. */
  singles: readonly number[];
  readonly conventions: Conventions;
  /** Scans on to `end`. */
  readonly run: (scanner: Scanner) => void;
}

/** What a token may have besides its text. */
export interface Extra {
  readonly value?: Rational | undefined;
  readonly trouble?: string | undefined;
  readonly spaced?: boolean;
}

const NO_EXTRA: Extra = {};

/** Adds a token that reaches from `start` to `end`, and goes on behind it. */
export function emit(scanner: Scanner, kind: TokenKind, text: string, reach: Span, extra: Extra = NO_EXTRA): void {
  const { tokens, fixed, offset } = scanner;
  scanner.at = reach.end;
  if (tokens.length >= MOST_TOKENS) {
    if (tokens.length === MOST_TOKENS) tokens.push(tooLong(scanner, reach));
    scanner.at = scanner.end;
    return;
  }
  tokens.push({
    kind,
    text,
    written: scanner.original.slice(reach.start, reach.end),
    span: fixed ?? { start: reach.start + offset, end: reach.end + offset },
    spaced: extra.spaced ?? scanner.spaced,
    math: scanner.math,
    quoted: scanner.quoted,
    boundary: tokens.length === 0,
    value: extra.value,
    trouble: extra.trouble,
  });
  scanner.spaced = false;
}

function tooLong(scanner: Scanner, reach: Span): Token {
  const span = scanner.fixed ?? { start: reach.start + scanner.offset, end: scanner.end + scanner.offset };
  const place = { written: '', span, spaced: true, boundary: false };
  return {
    kind: 'other',
    text: 'too-long',
    ...place,
    math: false,
    quoted: false,
    value: undefined,
    trouble: undefined,
  };
}

/** The token before, if there is one. */
export function last(scanner: Scanner): Token | undefined {
  return scanner.tokens[scanner.tokens.length - 1];
}

/** Whether an operand ends with this token. */
export function endsOperand(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === 'number' || token.kind === 'name' || token.kind === 'close') return true;
  return token.kind === 'operator' && (token.text === '!' || token.text === "'");
}

/** Matches a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Longest argument of a command that is looked at as text. */
const LONGEST_ARGUMENT = 2_000;

/**
 * The argument of a command at an offset: what stands in the braces there, or one character or command. `behind` is the
 * offset after it. Undefined where it has no end, or one too far away.
 */
export function argumentAt(scanner: Scanner, at: number): { start: number; end: number; behind: number } | undefined {
  const { text } = scanner;
  let start = at;
  while (start < scanner.end && (text.charAt(start) === ' ' || text.charAt(start) === '\n')) start += 1;
  if (start >= scanner.end) return undefined;
  if (text.charAt(start) !== '{') {
    const single = matchAt(/\\[A-Za-z]+|\\?[^}]/uy, text, start)?.[0];
    return single === undefined ? undefined : { start, end: start + single.length, behind: start + single.length };
  }
  const limit = Math.min(scanner.end, start + LONGEST_ARGUMENT);
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const character = text.charAt(i);
    if (character === '\\') i += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return { start: start + 1, end: i, behind: i + 1 };
  }
  return undefined;
}
