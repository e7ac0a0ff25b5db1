import type { Conventions } from '../../model/conventions.ts';
import type { Span } from '../../model/place.ts';
import type { Names } from '../names.ts';
import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import type { Uses } from '../typed/uses.ts';

/** Deepest nesting of brackets, scripts and functions that is read. */
export const MOST_DEPTH = 200;

/** Where reading stands. Mutable, made new for each formula. */
export interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  /** Bars `|` that are open. */
  bars: number;
  /** How many index brackets are open: there `%` takes the whole sum before it. */
  indices: number;
  /** White space separates the entries of the matrix that is read: `[1 2; 3 4]`. */
  cells: boolean;
  /** What was decided where more than one reading was possible; stable codes. */
  readonly notes: Set<string>;
  readonly names: Names;
  readonly conventions: Conventions;
  /** The text is one formula as it is typed into a box. */
  readonly typed: boolean;
  /** How names are used elsewhere in a typed formula. */
  readonly uses: Uses;
  /** Authors may write `f.parameters` and `answer(id)`. */
  readonly author: boolean;
  /** The rules of the grammar that others go back to. */
  readonly rules: Rules;
}

/** Rules by name, so that files of the grammar need not import each other in a circle. */
export interface Rules {
  /** A chain of relations. */
  readonly statement: (reader: Reader) => Tree;
  /** Sums and differences. */
  readonly sum: (reader: Reader) => Tree;
  /** Products and quotients. */
  readonly product: (reader: Reader) => Tree;
  /** One operand without what follows it. */
  readonly operand: (reader: Reader) => Tree;
  /** One factor: an operand with its powers and indices. */
  readonly factor: (reader: Reader) => Tree;
  /** What stands in the braces of a script or an argument of a command, or the one operand there. */
  readonly argument: (reader: Reader) => Tree;
}

/** Stops reading: something stands there that cannot be read. Caught by `readTokens`. */
export class Unreadable extends Error {
  readonly at: Span;
  readonly found: string;
  readonly expected: string;

  constructor(at: Span, found: string, expected: string) {
    super(`${found} in place of ${expected}`);
    this.at = at;
    this.found = found;
    this.expected = expected;
  }
}

/** The token that is read next. */
export function peek(reader: Reader, ahead = 0): Token | undefined {
  return reader.tokens[reader.at + ahead];
}

/** Whether the next token is of this kind and text. */
export function isNext(reader: Reader, kind: Token['kind'], text?: string): boolean {
  const token = reader.tokens[reader.at];
  return token?.kind === kind && (text === undefined || token.text === text);
}

/** Takes the next token if it is of this kind and text. */
export function accept(reader: Reader, kind: Token['kind'], text?: string): Token | undefined {
  if (!isNext(reader, kind, text)) return undefined;
  const token = reader.tokens[reader.at];
  reader.at += 1;
  return token;
}

/** Takes the next token, which has to be of this kind and text. */
export function expect(reader: Reader, kind: Token['kind'], text: string): Token {
  return accept(reader, kind, text) ?? fail(reader, text === 'group' ? 'a closing brace' : text);
}

/** Stops reading at the next token. */
export function fail(reader: Reader, expected: string): never {
  const token = peek(reader);
  if (token) throw new Unreadable(token.span, describe(token), expected);
  const end = reader.tokens.at(-1)?.span.end ?? 0;
  throw new Unreadable({ start: end, end }, 'the end', expected);
}

/** Reads something one level deeper; stops where the nesting is too deep. */
export function nested<T>(reader: Reader, read: (reader: Reader) => T): T {
  reader.depth += 1;
  if (reader.depth > MOST_DEPTH) fail(reader, 'a formula that is nested less deeply');
  const result = read(reader);
  reader.depth -= 1;
  return result;
}

/** The span from one piece to another. */
export function over(first: { readonly span: Span }, last: { readonly span: Span }): Span {
  return { start: first.span.start, end: Math.max(first.span.end, last.span.end) };
}

/** The span from a piece to the token that was taken last. */
export function toHere(reader: Reader, first: { readonly span: Span }): Span {
  const previous = reader.tokens[reader.at - 1];
  return { start: first.span.start, end: Math.max(first.span.end, previous?.span.end ?? 0) };
}

function describe(token: Token): string {
  const written = token.written.length > 40 ? `${token.written.slice(0, 40)}…` : token.written;
  if (token.trouble === 'too-large') return `the very long number ${written}`;
  if (token.trouble !== undefined) return `the number ${written}, which can be read in two ways`;
  if (token.kind === 'break') return 'a new line';
  if (token.kind === 'other' && /^\\[A-Za-z]/u.test(token.text)) return `the unknown command ${written}`;
  return written === '' ? token.text : written;
}
