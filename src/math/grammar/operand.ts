import type { Span } from '../../model/place.ts';
import { isAlwaysFunction, isFunctionName } from '../vocabulary.ts';
import type { Token } from '../tokens.ts';
import type { Brackets, Tree } from '../tree.ts';
import { answerCall, functionCall } from './calls.ts';
import { commandOperand } from './commands.ts';
import { differential, startsDifferential } from './derivative.ts';
import { listItems, withSpan } from './lists.ts';
import { logicSign } from './logic.ts';
import { accept, expect, fail, isNext, nested, peek, toHere, type Reader } from './reader.ts';
import { builder, isQuoted, words } from './sets.ts';
import { spacedMatrix } from './rows.ts';
import { nodesOf } from '../walk.ts';
import { isOnlyTyped } from '../typed/functions.ts';
import { bracedCases, environment } from './structures.ts';

/** A number, a name, a function with its argument, brackets, or what a command builds. */
export function operand(reader: Reader): Tree {
  const token = peek(reader);
  if (token?.kind === 'number') return number(reader, token);
  if (isQuoted(token) && isQuoted(peek(reader, 1)) && logicSign(reader) === undefined) return words(reader);
  if (token?.kind === 'name' || token?.kind === 'word') return name(reader, token);
  if (token?.kind === 'open') return nested(reader, bracketed);
  if (token?.kind === 'command') return commandOperand(reader, token);
  if (token?.kind === 'operator' && token.text === '|') return nested(reader, bars);
  if (token?.kind === 'operator' && token.text === 'mod' && peek(reader, 1)?.text === '(')
    return nested(reader, modCall);
  return fail(reader, 'a number, a name or a bracket');
}

/** `mod(i + k, n)` */
function modCall(reader: Reader): Tree {
  const operator = peek(reader);
  if (!operator) fail(reader, 'mod');
  reader.at += 1;
  expect(reader, 'open', '(');
  const { items } = listItems(reader);
  expect(reader, 'close', ')');
  const [left, right] = items;
  if (!left || !right || items.length > 2) fail(reader, 'a number and its modulus');
  return { kind: 'binary', operator: 'mod', left, right, written: operator.written, span: toHere(reader, operator) };
}

function number(reader: Reader, token: Token): Tree {
  if (token.value === undefined) fail(reader, 'a number that can be read in one way only');
  reader.at += 1;
  if (/^[kKMB]$/u.test(token.text)) reader.notes.add('magnitude');
  const next = peek(reader);
  if (token.written === '1' && next?.kind === 'open' && !next.spaced) {
    const condition = nested(reader, indicatorCondition);
    if (condition) return { kind: 'indicator', condition, span: toHere(reader, token) };
  }
  return { kind: 'number', value: token.value, written: token.written, span: token.span };
}

/** The relation in `1[x > 0]` or `1\{x > 0\}`; undefined where the bracket holds anything else. */
function indicatorCondition(reader: Reader): Tree | undefined {
  const { at, tokens } = reader;
  const open = tokens[at];
  if (open?.text !== '[' && open?.text !== '{') return undefined;
  let depth = 0;
  let relation = false;
  for (let i = at; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind === 'open') depth += 1;
    else if (kind === 'close') depth -= 1;
    else if (kind === 'relation' && depth === 1) relation = true;
    if (depth === 0) break;
  }
  if (!relation) return undefined;
  reader.at += 1;
  const condition = reader.rules.statement(reader);
  expect(reader, 'close', open.text === '[' ? ']' : '}');
  return condition;
}

function name(reader: Reader, token: Token): Tree {
  if (startsDifferential(reader, reader.at)) return differential(reader);
  reader.at += 1;
  if (reader.author && token.text === 'answer' && isNext(reader, 'open', '(')) return answerCall(reader, token);
  const declared = reader.names.typeOf(token.text);
  const isKnown = isFunctionName(token.text) || (reader.typed && isOnlyTyped(token.text));
  const isCall = declared === undefined ? isKnown : declared.kind === 'function';
  if (isCall) {
    const call = functionCall(reader, token);
    if (call) return call;
    if (reader.typed && isAlwaysFunction(token.text)) fail(reader, `what ${token.written} is taken of`);
  }
  if (reader.typed) return typedName(reader, token);
  return { kind: 'name', name: token.text, span: token.span };
}

const NUMBER_SETS: Readonly<Record<string, string>> = { R: 'ℝ', N: 'ℕ', Z: 'ℤ', Q: 'ℚ', C: 'ℂ' };

/** A name that stands for itself, apart from the empty set and from letters that name a set of numbers. */
function typedName(reader: Reader, token: Token): Tree {
  if (token.text === 'emptyset') return { kind: 'tuple', items: [], brackets: '{}', span: token.span };
  const difference = token.text === 'Delta' ? differenceOf(reader, token) : undefined;
  if (difference) return difference;
  const set = Object.hasOwn(NUMBER_SETS, token.text) ? NUMBER_SETS[token.text] : undefined;
  const isSet = set !== undefined && reader.names.typeOf(token.text) === undefined && standsForSet(reader);
  return { kind: 'name', name: isSet ? set : token.text, span: token.span };
}

/** `Δx` without a space is one factor: `Δx/Δt` is (Δx)/(Δt). */
function differenceOf(reader: Reader, token: Token): Tree | undefined {
  const next = peek(reader);
  const isLetter = next?.kind === 'name' && !next.spaced && !isFunctionName(next.text);
  if (!isLetter || reader.names.typeOf('Delta') !== undefined) return undefined;
  reader.at += 1;
  const [left, right]: Tree[] = [
    { kind: 'name', name: token.text, span: token.span },
    { kind: 'name', name: next.text, span: next.span },
  ];
  return left && right && { kind: 'binary', operator: '*', left, right, written: '', span: toHere(reader, token) };
}

/** Whether the letter that was just taken stands where a set does: `x in R`, `R \ {0}`, `R - [0, 1]`. */
function standsForSet(reader: Reader): boolean {
  const before = reader.tokens[reader.at - 2];
  const [next, after] = [peek(reader), peek(reader, 1)];
  if (before?.kind === 'relation' && '∈∉⊂⊆⊄⊈'.includes(before.text)) return true;
  if (next?.kind !== 'operator') return false;
  return '∖∪∩'.includes(next.text) || (next.text === '-' && after?.kind === 'open' && after.text !== '(');
}

const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  group: 'group',
  '⌊': '⌋',
  '⌈': '⌉',
  '⟨': '⟩',
  '‖': '‖',
  ']': '[',
  '|': '|',
};

/** What brackets of a kind of their own say of what is in them. */
const CALLED: Readonly<Record<string, string>> = { '⌊': 'floor', '⌈': 'ceil', '‖': 'norm', '|': 'abs' };

function bracketed(reader: Reader): Tree {
  const open = peek(reader);
  if (!open) fail(reader, 'a bracket');
  const close = CLOSING[open.text];
  if (close === undefined) return environment(reader, open);
  const matrix = spacedMatrix(reader);
  if (matrix) return matrix;
  reader.at += 1;
  const { bars, cells } = reader;
  Object.assign(reader, { bars: 0, cells: false });
  const set = open.text === '{' ? (bracedCases(reader, open) ?? builder(reader, open)) : undefined;
  const list = set ? NO_ITEMS : listItems(reader);
  Object.assign(reader, { bars, cells });
  if (set) return set;
  const end = peek(reader);
  if (end?.kind !== 'close' || !closes(open.text, end.text, list.items.length)) fail(reader, closeName(close));
  reader.at += 1;
  return enclosed(reader, { open, close: end }, list);
}

function closeName(close: string): string {
  return close === 'group' ? 'a closing brace' : close;
}

/** `(0, 1]` and `[0, 1)` close with the other bracket. */
function closes(open: string, close: string, items: number): boolean {
  if (CLOSING[open] === close) return true;
  return items === 2 && '([]'.includes(open) && ')[]'.includes(close);
}

interface Items {
  readonly items: readonly Tree[];
  readonly trailing: boolean;
}

const NO_ITEMS: Items = { items: [], trailing: false };

function enclosed(reader: Reader, brackets: { open: Token; close: Token }, { items, trailing }: Items): Tree {
  const { open, close } = brackets;
  const first = items.length === 1 && !trailing ? items[0] : undefined;
  const span = { start: open.span.start, end: close.span.end };
  const called = Object.hasOwn(CALLED, open.text) ? CALLED[open.text] : undefined;
  if (called !== undefined) {
    return first ? { kind: 'call', name: called, arguments: [first], span } : fail(reader, 'one expression');
  }
  if (reader.typed && open.text === '(' && items.length === 0) {
    reader.at -= 1;
    fail(reader, 'something in the brackets');
  }
  if (open.text === 'group') return first ? withSpan(reader, first, open) : group(reader, items, span);
  if (first && open.text === '(') return withSpan(reader, first, open);
  if (first && open.text === '[' && (reader.typed ? isGrouped(reader, first) : isSumOfArrays(reader, first)))
    return withSpan(reader, first, open);
  if (open.text === '[' && items.length > 0 && items.every((item) => item.kind === 'tuple' && item.brackets === '[]')) {
    const rows = items.map((item) => (item.kind === 'tuple' ? item.items : []));
    if (reader.typed) refuseRagged(reader, rows);
    return { kind: 'matrix', rows, span };
  }
  return { kind: 'tuple', items, brackets: tupleBrackets(open.text, close.text), span };
}

function refuseRagged(reader: Reader, rows: readonly (readonly Tree[])[]): void {
  const length = rows[0]?.length ?? 0;
  if (length > 0 && rows.every((row) => row.length === length)) return;
  reader.at -= 1;
  fail(reader, 'rows of the same length');
}

function group(reader: Reader, items: readonly Tree[], span: Span): Tree {
  if (items.length === 0) fail(reader, 'something in the braces');
  reader.notes.add('braces-as-set');
  return { kind: 'tuple', items, brackets: '{}', span };
}

function tupleBrackets(open: string, close: string): Brackets {
  if (open === ']' && close === '[') return '][';
  if (open === '(' || open === ']') return close === ')' ? '()' : '(]';
  if (open === '[') return close === ']' ? '[]' : '[)';
  return open === '{' ? '{}' : '<>';
}

/** `|x|` */
function bars(reader: Reader): Tree {
  const open = peek(reader);
  if (!open) fail(reader, 'a bar');
  reader.at += 1;
  reader.bars += 1;
  const inner = reader.typed ? reader.rules.statement(reader) : reader.rules.sum(reader);
  reader.bars -= 1;
  if (!accept(reader, 'operator', '|')) fail(reader, 'a closing bar |');
  const span = toHere(reader, open);
  const of = reader.typed ? normedVector(reader, inner, span) : undefined;
  return of
    ? { kind: 'call', name: 'norm', arguments: [of], span }
    : { kind: 'call', name: 'abs', arguments: [inner], span };
}

/** What stands between the double bars of `||v||` where it is a vector; of a number they are absolute values. */
function normedVector(reader: Reader, inner: Tree, span: Span): Tree | undefined {
  const of = inner.kind === 'call' && inner.name === 'abs' ? inner.arguments[0] : undefined;
  if (!of || inner.span.start !== span.start + 1 || inner.span.end !== span.end - 1) return undefined;
  const isVector = [...nodesOf(of)].some(
    (node) => node.kind === 'tuple' || (node.kind === 'name' && reader.names.typeOf(node.name)?.kind === 'array'),
  );
  return isVector ? of : undefined;
}

/** `[p - y]`: square brackets that only group, since a list of one array is hardly meant. */
function isSumOfArrays(reader: Reader, item: Tree): boolean {
  const isArray = (name: string): boolean => reader.names.typeOf(name)?.kind === 'array';
  return (
    item.kind === 'binary' &&
    /^[-+]$/u.test(item.operator) &&
    [...nodesOf(item)].some((node) => node.kind === 'name' && isArray(node.name))
  );
}

/** `[x + 1] * 2`: square brackets that only group stand beside an operator or a factor. */
function isGrouped(reader: Reader, item: Tree): boolean {
  if (item.kind === 'tuple' || item.kind === 'relation' || item.kind === 'logic') return false;
  let open = reader.at - 1;
  while (open > 0 && (reader.tokens[open]?.span.start ?? 0) >= item.span.start) open -= 1;
  const [before, next] = [reader.tokens[open - 1], peek(reader)];
  const isSign = (token: Token | undefined): boolean =>
    (token?.kind === 'operator' && /^[-+*/]$/u.test(token.text)) || (token?.kind === 'script' && token.text === '^');
  return isSign(before) || isSign(next) || before?.kind === 'number' || before?.kind === 'close';
}
