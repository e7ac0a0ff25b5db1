import type { Span } from '../../model/place.ts';
import { isFunctionName } from '../vocabulary.ts';
import type { Token } from '../tokens.ts';
import type { Brackets, Tree } from '../tree.ts';
import { answerCall, functionCall } from './calls.ts';
import { commandOperand } from './commands.ts';
import { differential, startsDifferential } from './derivative.ts';
import { listItems, withSpan } from './expression.ts';
import { accept, expect, fail, isNext, nested, peek, toHere, type Reader } from './reader.ts';
import { builder, words } from './sets.ts';
import { environment } from './structures.ts';

/** A number, a name, a function with its argument, brackets, or what a command builds. */
export function operand(reader: Reader): Tree {
  const token = peek(reader);
  if (token?.kind === 'number') return number(reader, token);
  if (token?.kind === 'word' && token.quoted && peek(reader, 1)?.kind === 'word') return words(reader);
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
  const isCall = declared === undefined ? isFunctionName(token.text) : declared.kind === 'function';
  if (isCall) {
    const call = functionCall(reader, token);
    if (call) return call;
  }
  return { kind: 'name', name: token.text, span: token.span };
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
};

function bracketed(reader: Reader): Tree {
  const open = peek(reader);
  if (!open) fail(reader, 'a bracket');
  const close = CLOSING[open.text];
  if (close === undefined) return environment(reader, open);
  reader.at += 1;
  const bars = reader.bars;
  reader.bars = 0;
  const set = open.text === '{' ? builder(reader, open) : undefined;
  if (set) {
    reader.bars = bars;
    return set;
  }
  const list = listItems(reader);
  reader.bars = bars;
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
  return items === 2 && ((open === '(' && close === ']') || (open === '[' && close === ')'));
}

interface Items {
  readonly items: readonly Tree[];
  readonly trailing: boolean;
}

function enclosed(reader: Reader, brackets: { open: Token; close: Token }, { items, trailing }: Items): Tree {
  const { open, close } = brackets;
  const first = items.length === 1 && !trailing ? items[0] : undefined;
  const span = { start: open.span.start, end: close.span.end };
  if (open.text === '⌊' || open.text === '⌈' || open.text === '‖') {
    const called = { '⌊': 'floor', '⌈': 'ceil', '‖': 'norm' }[open.text];
    return first ? { kind: 'call', name: called, arguments: [first], span } : fail(reader, 'one expression');
  }
  if (open.text === 'group') return first ? withSpan(reader, first, open) : group(reader, items, span);
  if (first && open.text === '(') return withSpan(reader, first, open);
  if (open.text === '[' && items.length > 0 && items.every((item) => item.kind === 'tuple' && item.brackets === '[]')) {
    const rows = items.map((item) => (item.kind === 'tuple' ? item.items : []));
    return { kind: 'matrix', rows, span };
  }
  return { kind: 'tuple', items, brackets: tupleBrackets(open.text, close.text), span };
}

function group(reader: Reader, items: readonly Tree[], span: Span): Tree {
  if (items.length === 0) fail(reader, 'something in the braces');
  reader.notes.add('braces-as-set');
  return { kind: 'tuple', items, brackets: '{}', span };
}

function tupleBrackets(open: string, close: string): Brackets {
  if (open === '(') return close === ')' ? '()' : '(]';
  if (open === '[') return close === ']' ? '[]' : '[)';
  return open === '{' ? '{}' : '<>';
}

/** `|x|` */
function bars(reader: Reader): Tree {
  const open = peek(reader);
  if (!open) fail(reader, 'a bar');
  reader.at += 1;
  reader.bars += 1;
  const inner = reader.rules.sum(reader);
  reader.bars -= 1;
  if (!accept(reader, 'operator', '|')) fail(reader, 'a closing bar |');
  return { kind: 'call', name: 'abs', arguments: [inner], span: toHere(reader, open) };
}
