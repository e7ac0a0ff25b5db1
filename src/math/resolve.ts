import { isEnglish, isFunctionName } from './vocabulary.ts';
import type { Names } from './names.ts';
import { divide, ONE } from './rational.ts';
import { magnitude } from './scan/numbers.ts';
import { endsOperand } from './scan/scanner.ts';
import type { Token } from './tokens.ts';

/**
 * Applies a symbol table to tokens: declared words become names, runs of letters are split into names (`xy` with x and y
 * declared; every letter of a formula), `100k` with a declared k becomes a product, `n x d` a product. Tokens that were
 * resolved before stay as they are.
 */
export function resolveTokens(tokens: readonly Token[], names: Names): Token[] {
  const resolved: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const context = { tokens, at, names, before: resolved.at(-1) };
    const sum = sumOver(context);
    if (sum) {
      resolved.push(...sum.replaced);
      at += sum.taken - 1;
      continue;
    }
    if (token.kind === 'name' || token.kind === 'word') resolved.push(...resolveWord(token, context));
    else if (token.kind === 'number') resolved.push(...resolveNumber(token, names));
    else if (token.kind === 'other' && token.text.startsWith('\\')) resolved.push(resolveCommand(token, names));
    else if (token.kind === 'command' && /^[ΣΠ]$/u.test(token.written)) resolved.push(resolveSum(token, names));
    else if (isLetterTimes(token) && isDeclaredLetter(context)) {
      resolved.push(asName(token, context));
      at += 1;
    } else resolved.push(token);
  }
  return resolved;
}

interface Context {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly names: Names;
  readonly before: Token | undefined;
}

/** `sum over i of`: as if `Σ_i` stood there. */
function sumOver({ tokens, at }: Context): { replaced: Token[]; taken: number } | undefined {
  const [sum, over, index, of] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (sum?.kind !== 'word' || !/^[sS]um$/u.test(sum.text) || over?.text !== 'over' || index?.kind !== 'name')
    return undefined;
  const replaced: Token[] = [{ ...sum, kind: 'command', text: 'sum' }, { ...over, kind: 'script', text: '_' }, index];
  return { replaced, taken: of?.text === 'of' ? 4 : 3 };
}

function resolveSum(token: Token, names: Names): Token {
  const declared = names.lookup(token.written);
  return declared === undefined ? token : { ...token, kind: 'name', text: declared };
}

/** A command that nobody knows is a name where it is declared. */
function resolveCommand(token: Token, names: Names): Token {
  const declared = names.lookup(token.text.slice(1));
  return declared === undefined ? token : { ...token, kind: 'name', text: declared };
}

function resolveNumber(token: Token, names: Names): Token[] {
  const factor = magnitude(token.text);
  if (factor === undefined || token.value === undefined || names.lookup(token.text) === undefined) return [token];
  const middle = token.span.end - 1;
  const value = divide(token.value, factor) ?? ONE;
  const written = token.written.slice(0, -1);
  return [
    { ...token, text: 'number', written, value, span: { start: token.span.start, end: middle } },
    nameToken(token, names.lookup(token.text) ?? token.text, { start: middle, end: token.span.end }),
  ];
}

function nameToken(token: Token, text: string, span: Token['span']): Token {
  return { ...token, kind: 'name', text, written: token.text, span, spaced: false, boundary: false, value: undefined };
}

function resolveWord(token: Token, context: Context): Token[] {
  const { names, before } = context;
  if (isWordOperator(token, context)) return [asOperator(token, WORD_OPERATORS[token.text] ?? '*')];
  const declared = names.lookup(token.text);
  const multiplies =
    isSpacedTimes(token, context) && (declared === undefined || context.tokens[context.at + 1]?.kind === 'number');
  if (multiplies) return [asOperator(token, '*')];
  if (declared !== undefined)
    return [declared === token.text && token.kind === 'name' ? token : { ...token, kind: 'name', text: declared }];
  if (token.text.length === 1 || (token.kind === 'name' && isSettled(token))) return [token];
  const differential = differentialOf(token, context);
  if (differential) return differential;
  if (before?.kind === 'command' && before.text === 'partial') return [{ ...token, kind: 'name' }];
  const pieces = token.math && token.kind === 'name' ? lettersOf(token, context) : declaredPieces(token.text, context);
  return pieces ? splitToken(token, pieces, names) : [token];
}

/** Names that are not split: functions, Greek letters, commands, `\mathrm{…}` and what stands after a letter script. */
function isSettled(token: Token): boolean {
  return !token.math || isFunctionName(token.text) || token.written !== token.text;
}

const WORD_OPERATORS: Readonly<Record<string, string>> = { times: '*', by: '*', plus: '+', minus: '-' };

/** `100 by 10`, `3 times 10`: words that are operators between two numbers. */
function isWordOperator(token: Token, { tokens, at, before }: Context): boolean {
  if (token.kind !== 'word' || !Object.hasOwn(WORD_OPERATORS, token.text)) return false;
  const next = tokens[at + 1];
  return before?.kind === 'number' && next?.kind === 'number';
}

function asOperator(token: Token, text: string): Token {
  return { ...token, kind: 'operator', text };
}

/**
 * `n x d`, `N x 100`: a letter with space on both sides between two operands; before a number even where it is declared.
 * Also after a noun that belongs to a number: `3 weights x 10 filters`. In a formula `2 x y` is a product with x.
 */
function isSpacedTimes(token: Token, { tokens, at, before }: Context): boolean {
  if (!/^x$/iu.test(token.written) || !token.spaced || token.boundary) return false;
  const next = tokens[at + 1];
  if (next?.spaced !== true) return false;
  if (next.kind === 'number')
    return endsOperand(before) || (before?.kind === 'word' && tokens[at - 2]?.kind === 'number');
  if (token.math && (before?.kind === 'number' || before?.text === 'group')) return false;
  return endsOperand(before) && (next.kind === 'open' || (next.kind === 'name' && next.text.length === 1));
}

function isLetterTimes(token: Token): boolean {
  return token.kind === 'operator' && /^x$/iu.test(token.written);
}

/** `3x1` with x or x1 declared is no product of 3 and 1. */
function isDeclaredLetter({ tokens, at, names }: Context): boolean {
  const [letter, next] = [tokens[at], tokens[at + 1]];
  if (!letter || next?.kind !== 'number' || next.spaced) return false;
  return names.lookup(letter.written + next.written) !== undefined;
}

/** The letter and the digits behind it as one name. */
function asName(token: Token, { tokens, at, names }: Context): Token {
  const digits = tokens[at + 1];
  const text = names.lookup(token.written + (digits?.written ?? '')) ?? token.written;
  return { ...token, kind: 'name', text, span: { start: token.span.start, end: digits?.span.end ?? token.span.end } };
}

/** `dz` in `dz[k]/dx[i]`: the letter d and a name, where a quotient of differentials is near. */
function differentialOf(token: Token, { tokens, at, names }: Context): Token[] | undefined {
  const rest = token.text.slice(1);
  if (!token.text.startsWith('d') || token.math) return undefined;
  if (names.lookup(rest) === undefined && !/^[A-Za-z\p{Script=Greek}]\d*$/u.test(rest)) return undefined;
  const inQuotient = tokens[at - 1]?.text === '/' || tokens[behindOperand(tokens, at + 1)]?.text === '/';
  return inQuotient || inIntegral(tokens, at) ? splitToken(token, ['d', rest], names) : undefined;
}

/** Whether the sign of an integral stands not far before. */
function inIntegral(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - LONGEST_INTEGRAND); before--) {
    const token = tokens[before];
    if (token?.kind === 'command' && token.text === 'integral') return true;
  }
  return false;
}

const LONGEST_INTEGRAND = 100;

/** The first token after the brackets and scripts that follow a name. */
export function behindOperand(tokens: readonly Token[], from: number): number {
  let depth = 0;
  let at = from;
  for (; at < tokens.length && at < from + 100; at++) {
    const token = tokens[at];
    if (token?.kind === 'open') depth += 1;
    else if (token?.kind === 'close') {
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth === 0 && token?.kind !== 'script' && tokens[at - 1]?.kind !== 'script') return at;
  }
  return at;
}

/** Longer runs of letters are not looked through for names. */
const LONGEST_RUN = 60;

/** The names in a run of letters of a formula: the longest declared ones, else one letter each. */
function lettersOf(token: Token, { names }: Context): string[] {
  const pieces: string[] = [];
  const run = token.text;
  if (run.length > LONGEST_RUN) return [run];
  let from = 0;
  while (from < run.length) {
    const piece = longestDeclared(run, from, names) ?? /\D\d*/uy.exec(run.slice(from))?.[0] ?? run.charAt(from);
    pieces.push(piece);
    from += piece.length;
  }
  return pieces;
}

function longestDeclared(run: string, from: number, names: Names): string | undefined {
  for (let end = Math.min(run.length, from + 12); end > from + 1; end--) {
    const piece = run.slice(from, end);
    if (names.lookup(piece) !== undefined) return piece;
  }
  return undefined;
}

/** A word made of declared names only, such as `xy`; not one that is English, unless it stands between signs: `n + on + o`. */
function declaredPieces(word: string, context: Context): string[] | undefined {
  const { names } = context;
  if (word.length > 6 || (isEnglish(word) && !isBetweenSigns(context))) return undefined;
  const pieces: string[] = [];
  let from = 0;
  while (from < word.length) {
    const piece = longestDeclared(word, from, names) ?? word.charAt(from);
    const name = names.lookup(piece);
    if (name === undefined) return undefined;
    pieces.push(piece);
    from += piece.length;
  }
  return pieces;
}

function isBetweenSigns({ tokens, at, before }: Context): boolean {
  const next = tokens[at + 1];
  const isJoined = before?.kind === 'operator' && /^[+*/]$/u.test(before.text);
  return isJoined && (next === undefined || ['operator', 'relation', 'close', 'stop', 'comma'].includes(next.kind));
}

/** Cuts a token into names. Within a macro, all pieces have the place of its call. */
function splitToken(token: Token, pieces: readonly string[], names: Names): Token[] {
  const exact = token.span.end - token.span.start === token.text.length;
  let start = token.span.start;
  return pieces.map((written, index) => {
    const span = exact ? { start, end: start + written.length } : token.span;
    start += written.length;
    const first = index === 0 ? {} : { spaced: false, boundary: false };
    return { ...token, kind: 'name', text: names.lookup(written) ?? written, written, span, ...first };
  });
}
