import type { Conventions } from '../../model/conventions.ts';
import { GREEK_NAMES } from '../characters.ts';
import type { Names } from '../names.ts';
import { divide, fromDecimal, ONE } from '../rational.ts';
import { magnitude } from '../scan/numbers.ts';
import { endsTypedOperand } from './operands.ts';
import type { Token } from '../scan/token.ts';
import { isFunctionName } from '../vocabulary.ts';
import { namedFunction } from './functions.ts';
import { pairIntervals } from './intervals.ts';
import { withoutModules, withSigns, withUnions } from './rewrite.ts';
import { declaredIn, lettersIn, type Behind, type Piece } from './pieces.ts';
import { deniedMembership, wordToken } from './words.ts';

/** What is needed to tell names from operators. Mutable only in its notes. */
interface Context {
  readonly tokens: readonly Token[];
  readonly names: Names;
  readonly conventions: Conventions;
  /** The runs of letters that occur, as they were written. */
  readonly runs: ReadonlySet<string>;
  /** An integral is among the tokens. */
  readonly integrates: boolean;
  /** Something is calculated: there are operators other than a sign at the start. */
  readonly calculates: boolean;
  readonly notes: Set<string>;
}

/**
 * Tells names, functions and words of a typed formula apart: declared names first, then words that are operators, known
 * functions and Greek letters; what remains is cut into letters or is one name, by convention.
 */
export function resolveTyped(
  tokens: readonly Token[],
  { names, conventions }: { readonly names: Names; readonly conventions: Conventions },
  notes: Set<string>,
): Token[] {
  const plain = withUnions(withoutModules(tokens), names);
  const runs = new Set(plain.filter(({ kind }) => kind === 'name').map(({ written }) => written));
  const signs = plain.some(({ kind, text }) => (kind === 'command' && text === 'integral') || text === 'int');
  const integrates = signs && plain.some(({ kind, text }) => kind === 'name' && /d[A-Za-z]$/u.test(text));
  const calculates = plain.some(
    ({ kind, text }, at) => (kind === 'operator' && (at > 0 || text !== '-')) || kind === 'script',
  );
  const context: Context = { tokens: plain, names, conventions, runs, integrates, calculates, notes };
  const resolved: Token[] = [];
  for (let at = 0; at < plain.length; at++) {
    const pair = timesAsName(context, at) ?? membership(context, at, resolved.at(-1));
    if (pair) {
      resolved.push(pair);
      at += 1;
    } else resolved.push(...resolveOne(context, at, resolved.at(-1)));
  }
  return pairIntervals(withSigns(resolved, conventions, notes));
}

/** `x not in A` */
function membership({ tokens }: Context, at: number, before: Token | undefined): Token | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return token && endsTypedOperand(before) ? deniedMembership(token, next) : undefined;
}

function resolveOne(context: Context, at: number, before: Token | undefined): Token[] {
  const token = context.tokens[at];
  if (!token) return [];
  if (token.quoted) return [token];
  if (token.kind === 'name' || token.kind === 'word') return resolveName(context, at, before);
  if (token.kind === 'number') {
    if (isRepeating(context, at)) context.notes.add('repeating-or-product');
    return resolveMagnitude(token, context);
  }
  if (token.kind === 'operator' && token.text === '!' && !endsTypedOperand(before)) {
    return [{ ...token, kind: 'logic', text: 'not' }];
  }
  if (
    token.text === '≈' &&
    token.written === '~' &&
    !endsTypedOperand(before) &&
    isStatementStart(context.tokens[at + 1])
  ) {
    context.notes.add('not-or-about');
    return [{ ...token, kind: 'logic', text: 'not' }];
  }
  if (token.text === '≠' && token.written === '!=' && !token.spaced && endsTypedOperand(before)) {
    context.notes.add('not-equal-or-factorial');
  }
  return [token];
}

/** `~p` denies; `~5` is about 5. */
function isStatementStart(token: Token | undefined): boolean {
  return token?.kind === 'name' || token?.text === '(';
}

/** `0.1(6)` is a product here, and elsewhere a decimal with a period. */
function isRepeating({ tokens }: Context, at: number): boolean {
  const [token, open, digits, close] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  const isTight = open?.text === '(' && !open.spaced && close?.text === ')';
  return isTight && /[.,]\d+$/u.test(token?.written ?? '') && /^\d+$/u.test(digits?.written ?? '');
}

/** `x10` in `3x10`, where x is a name that is declared or stands elsewhere: no sign of a product. */
function timesAsName({ tokens, names, runs, notes }: Context, at: number): Token | undefined {
  const [token, digits] = [tokens[at], tokens[at + 1]];
  if (token?.kind !== 'operator' || !/^x$/iu.test(token.written) || digits?.kind !== 'number') return undefined;
  const joined = token.written + (digits.spaced ? '' : digits.written);
  const isName = names.lookup(joined) !== undefined || names.lookup(token.written) !== undefined;
  if (digits.spaced || !(isName || runs.has(token.written))) {
    if (!token.spaced && !digits.spaced) notes.add('letter-times');
    return undefined;
  }
  const span = { start: token.span.start, end: digits.span.end };
  return { ...token, kind: 'name', text: names.lookup(joined) ?? joined, written: joined, span };
}

function resolveName(context: Context, at: number, before: Token | undefined): Token[] {
  const { tokens, names, conventions } = context;
  const token = tokens[at];
  if (!token) return [];
  const next = tokens[at + 1];
  const declared = declaredName(token, context);
  if (declared !== undefined) return [{ ...token, kind: 'name', text: declared }];
  if (token.written !== token.text || !/^[A-Za-z]/u.test(token.text)) return [asConstant(token, conventions)];
  const command = commandOf(token, next, context);
  if (command !== undefined) return [{ ...token, kind: 'command', text: command }];
  const afterOperand = endsTypedOperand(before);
  const word = wordToken(token, { before, next, afterOperand, letters: conventions.names === 'letters' });
  if (word) return [word];
  const behind = behindOf(next, conventions);
  if (isDifferential(token, context)) return cut(token, lettersIn(token.text, names, behind), context);
  const called = wholeFunction(token, behind, context);
  if (called) return [called];
  if (conventions.names === 'letters' && isUnknownCall(context, at)) return [{ ...token, kind: 'other' }];
  if (GREEK_NAMES.has(token.text) || isLabel(context, at, before)) return [token];
  const pieces =
    conventions.names === 'letters' ? lettersIn(token.text, names, behind) : declaredIn(token.text, names, behind);
  return pieces ? cut(token, pieces, context) : [asConstant(token, conventions)];
}

/** The canonical name of what is declared. */
function declaredName(token: Token, { names }: Context): string | undefined {
  return names.lookup(token.written) ?? names.lookup(token.text);
}

/** The name of the imaginary unit in a tree is `i`, whichever letter is its sign. */
function asConstant(token: Token, { imaginary_unit: unit }: Conventions): Token {
  const isUnit = token.text === 'j' && (unit === 'j' || unit === 'either');
  return isUnit ? { ...token, text: 'i' } : token;
}

/** `lim_(x -> 0)`, `sum_(i=1)^n`, `int_0^1 x dx`: words that build something, by what follows them. */
function commandOf(token: Token, next: Token | undefined, { integrates }: Context): string | undefined {
  if (token.text === 'lim') return next?.text === '_' || next?.text === '(' ? 'limit' : undefined;
  if (next?.text === '_' && Object.hasOwn(SERIES, token.text)) return SERIES[token.text];
  return token.text === 'int' && integrates && next?.kind !== 'operator' ? 'integral' : undefined;
}

const SERIES: Readonly<Record<string, string>> = {
  sum: 'sum',
  Sum: 'sum',
  prod: 'product',
  product: 'product',
  int: 'integral',
};

/** The `dx` of an integral is two names also where names are words. */
function isDifferential(token: Token, { integrates }: Context): boolean {
  return integrates && /^d[A-Za-z]$/u.test(token.text);
}

function behindOf(next: Token | undefined, { imaginary_unit: unit, euler }: Conventions): Behind {
  const opens = next?.kind === 'open' || next?.kind === 'script';
  const operand = opens || ['number', 'name', 'word', 'command'].includes(next?.kind ?? '') || next?.text === '|';
  const constants = new Set(unit === 'either' ? ['i', 'j'] : unit === 'none' ? [] : [unit]);
  if (euler === 'constant') constants.add('e');
  return { bracket: opens && !next.spaced, operand: operand || next?.text === "'", constants };
}

/** A run that is the name of a function as a whole, where something follows that it can be applied to. */
function wholeFunction(token: Token, behind: Behind, { conventions, notes }: Context): Token | undefined {
  const called = namedFunction(token.text, behind.bracket, conventions);
  if (!called) return undefined;
  if (!called.always && !behind.bracket && !(behind.operand && token.text.length > 2)) return undefined;
  if (called.note !== undefined) notes.add(called.note);
  return { ...token, text: called.name };
}

/** `diff(x^2, x)`: a word that nobody knows before a bracket with commas is no product of letters. */
function isUnknownCall({ tokens, names }: Context, at: number): boolean {
  const [token, open] = [tokens[at], tokens[at + 1]];
  if (!token || token.text.length < 3 || open?.text !== '(' || open.spaced) return false;
  if (/^(?:\w*[^A-Za-z])?$/u.test(token.text) || names.lookup(token.text) !== undefined) return false;
  let depth = 0;
  for (let ahead = at + 1; ahead < Math.min(tokens.length, at + FARTHEST); ahead++) {
    const { kind = '' } = tokens[ahead] ?? {};
    if (kind === 'open') depth += 1;
    else if (kind === 'close') depth -= 1;
    else if (kind === 'comma' && depth === 1) return true;
    if (depth === 0) return false;
  }
  return false;
}

/** How far ahead the end of a bracket is looked for. */
const FARTHEST = 200;

/** `x_max`: letters behind a subscript sign that are more than indices, unless it is the base of a logarithm. */
function isLabel({ tokens }: Context, at: number, before: Token | undefined): boolean {
  const token = tokens[at];
  if (!token || before?.text !== '_' || before.kind !== 'script' || token.spaced || token.text.length < 3) return false;
  const base = tokens[at - 2];
  return base !== undefined && !isFunctionName(base.text);
}

/** Cuts a token into the tokens of its pieces. */
function cut(token: Token, pieces: readonly Piece[], { conventions, notes }: Context): Token[] {
  const exact = token.span.end - token.span.start === token.written.length;
  let start = token.span.start;
  if (pieces.length > 1 && pieces.some(({ kind }, at) => kind === 'function' && at + 1 < pieces.length)) {
    notes.add('function-in-run');
  }
  if (pieces.length > 3 && pieces.every(({ kind, text }) => kind === 'name' && text.length === 1)) {
    notes.add('letters-as-product');
  }
  return pieces.map(({ written, kind, text }, index) => {
    const span = exact ? { start, end: start + written.length } : token.span;
    start += written.length;
    const first = index === 0 ? {} : { spaced: false, boundary: false };
    const piece = { ...token, text, written, span, ...first };
    if (kind === 'number') return { ...piece, kind, value: fromDecimal(written) };
    return asConstant({ ...piece, kind: 'name' }, conventions);
  });
}

/** `100k` is 100,000 only where nothing is calculated and no other letters stand in the formula; elsewhere k is a factor. */
function resolveMagnitude(token: Token, { names, conventions, runs, calculates, notes }: Context): Token[] {
  const factor = magnitude(token.text);
  if (factor === undefined || token.value === undefined) return [token];
  if (names.lookup(token.text) === undefined && runs.size === 0 && !calculates) return [token];
  notes.add('letter-as-factor');
  const middle = token.span.end - 1;
  const number = { ...token, text: 'number', written: token.written.slice(0, -1) };
  const letter = { ...token, kind: 'name' as const, written: token.text, spaced: false, boundary: false };
  return [
    { ...number, value: divide(token.value, factor) ?? ONE, span: { start: token.span.start, end: middle } },
    asConstant(
      {
        ...letter,
        text: names.lookup(token.text) ?? token.text,
        span: { start: middle, end: token.span.end },
        value: undefined,
      },
      conventions,
    ),
  ];
}
