import { DEFAULT_CONVENTIONS, type Conventions } from '../model/conventions.ts';
import type { Macro } from '../model/document.ts';
import type { Span } from '../model/place.ts';
import { product, statement, sum } from './grammar/expression.ts';
import { factor } from './grammar/factor.ts';
import { operand } from './grammar/operand.ts';
import { accept, fail, isNext, peek, Unreadable, type Reader } from './grammar/reader.ts';
import { scriptArgument } from './grammar/scripts.ts';
import { NO_USES, usesOf } from './typed/uses.ts';
import { namesOf, type Names } from './names.ts';
import { resolveTokens } from './resolve.ts';
import { withoutTwins } from './look-alikes.ts';
import type { SymbolTable } from './symbols.ts';
import { tokensOf, type Syntax, type Token } from './tokens.ts';
import type { Tree } from './tree.ts';
import { resolveTyped } from './typed/resolve.ts';
import { undeclaredIn } from './typed/undeclared.ts';
import { carriedOn, valueInArrow } from './typed/carried.ts';
import { misfitIn, type ExpectedKind } from './typed/expected.ts';
import { heightOf } from './walk.ts';

/** How a formula is to be read. */
export interface ReadOptions {
  /** Default: `typed`. */
  readonly syntax?: Syntax;
  /** Added to all spans. */
  readonly offset?: number;
  readonly macros?: ReadonlyMap<string, Macro>;
  /** Default: nothing is declared. */
  readonly symbols?: SymbolTable;
  /** Default: what suits most university homework. */
  readonly conventions?: Conventions;
  /** What the answer has to be; anything else is refused with its place. Typed formulas only. */
  readonly expect?: ExpectedKind;
  /** Allows `f.parameters` and `answer(id)`, which only authors of rubrics write. */
  readonly author?: boolean;
}

/**
 * What came of reading. `notes` are stable codes of decisions where a text can be read in more than one way:
 * `mod-of-whole-sum`, `division-left-to-right`, `round-brackets-as-index`, `mixed-number`, `list-without-brackets`,
 * `braces-as-set` (`{1, 2}` where LaTeX needs `\{1, 2\}`), `magnitude` (`100k` is 100,000), `continues` (a relation sign
 * stood first, so the left side stands elsewhere), `approximate` (that sign was ≈) and `bounds` (it was an inequality).
 * In typed formulas, also: `call-or-product` (a name before a bracket could be a function or a factor), `function-in-run`
 * (`sinx`), `letters-as-product` (`area` is a product of four), `function-case` (`Sin x`), `function-power` (`f^2(x)` is the square of f(x)), `inverse-function` (`sin^-1 x` is
 * the arcsine), `in-for-ln` (`In(x)`), `sqr-as-root`, `letter-as-factor` (`6k + 1`), `letter-times` (`2x3` is 2 times 3), `repeating-or-product` (`0.1(6)`), `not-or-about` (`~p`),
 * `plus-minus` (`+-`), `not-equal-or-factorial` (`n!=2`), `carried-equation` (`x = 1 or 2` is two equations), `currency`
 * (its sign is left out) and `look-alike` (letters of another alphabet are read as the Latin ones that they look like).
 */
export type Reading =
  | { readonly tree: Tree; readonly span: Span; readonly notes: readonly string[] }
  | { readonly unreadable: { readonly at: Span; readonly found: string; readonly expected: string } };

const NOTHING_DECLARED: SymbolTable = new Map();

/** Reads a formula. Never throws: what cannot be read comes back with the place and what was expected there. */
export function readMath(text: string, options: ReadOptions = {}): Reading {
  const { syntax = 'typed', offset = 0, macros, conventions = DEFAULT_CONVENTIONS } = options;
  const tokens = tokensOf(text, { syntax, offset, conventions, ...(macros && { macros }) });
  return syntax === 'typed' ? readTyped(text, tokens, options) : readTokens(tokens, options);
}

/** Reads a formula that fills the whole text. */
function readTyped(text: string, tokens: readonly Token[], options: ReadOptions): Reading {
  const { conventions = DEFAULT_CONVENTIONS, symbols = NOTHING_DECLARED } = options;
  const names = namesOf(symbols, conventions);
  const notes = new Set<string>();
  if (/[$€£¥]/u.test(text)) notes.add('currency');
  const resolved = resolveTyped(withoutTwins(tokens, names, notes), { names, conventions }, notes);
  return readResolved(withoutFullStop(joinLines(resolved)), { ...options, syntax: 'typed', names, notes });
}

/** Reads tokens as one formula, those of several runs of a sentence too. Never throws. */
export function readTokens(
  tokens: readonly Token[],
  options: Omit<ReadOptions, 'syntax' | 'offset' | 'macros'>,
): Reading {
  const { symbols = NOTHING_DECLARED, conventions = DEFAULT_CONVENTIONS } = options;
  const names = namesOf(symbols, conventions);
  const notes = new Set<string>();
  const resolved = withoutFullStop(joinLines(resolveTokens(withoutTwins(tokens, names, notes), names)));
  return readResolved(resolved, { ...options, names, notes });
}

interface Resolved extends Omit<ReadOptions, 'syntax' | 'offset' | 'macros'> {
  readonly syntax?: Syntax;
  readonly names: Names;
  readonly notes: Set<string>;
}

function readResolved(tokens: readonly Token[], options: Resolved): Reading {
  const typed = options.syntax === 'typed';
  const reader: Reader = {
    tokens,
    at: 0,
    depth: 0,
    bars: 0,
    indices: 0,
    cells: false,
    notes: options.notes,
    names: options.names,
    conventions: options.conventions ?? DEFAULT_CONVENTIONS,
    author: options.author === true,
    typed,
    uses: typed ? usesOf(tokens) : NO_USES,
    rules: RULES,
  };
  try {
    const tree = typed ? carriedOn(whole(reader), reader.notes) : whole(reader);
    if (typed) refuseArrows(tree);
    if (typed) refuseUndeclared(reader, tree);
    if (typed && options.expect) refuseOthers(reader, tree, options.expect);
    const end = reader.tokens.at(-1)?.span.end ?? tree.span.end;
    return { tree, span: { start: reader.tokens[0]?.span.start ?? tree.span.start, end }, notes: [...reader.notes] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: { at: error.at, found: error.found, expected: error.expected } };
  }
}

/** Stops at `x => 3`: what an arrow of logic joins are statements. */
function refuseArrows(tree: Tree): void {
  const value = valueInArrow(tree);
  if (value) throw new Unreadable(value.span, 'a value beside an arrow', 'a statement; at least is written >=');
}

/** Stops where a convention refuses names that nobody declared. */
function refuseUndeclared(reader: Reader, tree: Tree): void {
  if (reader.conventions.undeclared_names === 'read') return;
  const first = undeclaredIn(tree, reader);
  if (first) throw new Unreadable(first.span, `the name ${first.name}`, 'a name that is declared');
}

/** Stops where something stands in a tree that an answer of the expected kind does not have. */
function refuseOthers({ notes }: Reader, tree: Tree, expect: ExpectedKind): void {
  const misfit = misfitIn(tree, expect, notes);
  if (misfit) throw new Unreadable(misfit.span, misfit.found, misfit.expected);
}

const RULES = { statement, sum, product, operand, factor, argument: scriptArgument };

/** Tallest tree that is handed out, so that whoever walks it need not fear for the stack. */
const MOST_HEIGHT = 1_000;

function whole(reader: Reader): Tree {
  while (accept(reader, 'break'));
  const sign = accept(reader, 'relation');
  if (sign) reader.notes.add('continues');
  if (sign && BOUNDING.has(sign.text)) reader.notes.add('bounds');
  if (sign?.text === '≈') reader.notes.add('approximate');
  const tree = list(reader, statement(reader));
  while (accept(reader, 'break'));
  if (peek(reader)) fail(reader, 'an operator or the end');
  if (heightOf(tree) > MOST_HEIGHT) {
    throw new Unreadable(tree.span, 'a formula of this size', 'a shorter one');
  }
  return tree;
}

const BOUNDING: ReadonlySet<string> = new Set(['≠', '<', '>', '≤', '≥', '∝']);

/** `100, 10` without brackets is a list. A number that a comma cuts without a space stays in doubt and is not read. */
function list(reader: Reader, first: Tree): Tree {
  if (!isNext(reader, 'comma')) return first;
  const items = [first];
  while (accept(reader, 'comma')) {
    if (peek(reader)) items.push(statement(reader));
  }
  if (items.length === 1) return first;
  reader.notes.add('list-without-brackets');
  return {
    kind: 'tuple',
    items,
    brackets: '()',
    span: { start: first.span.start, end: items.at(-1)?.span.end ?? first.span.end },
  };
}

/** Without the line breaks, outside of brackets, that an operator or relation sign goes on from. */
function joinLines(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => token.kind === 'break')) return tokens;
  let depth = 0;
  return tokens.filter((token, at) => {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    const next = tokens[at + 1]?.kind;
    return token.kind !== 'break' || depth > 0 || (next !== 'relation' && next !== 'operator');
  });
}

/** Without the full stop of a sentence, and other punctuation at the end. */
function withoutFullStop(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (end > 0 && (tokens[end - 1]?.kind === 'stop' || tokens[end - 1]?.kind === 'break')) end -= 1;
  return end === tokens.length ? tokens : tokens.slice(0, end);
}
