import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { within } from './analysis.ts';
import { accept, expect, fail, nested, peek, toHere, type Reader } from './reader.ts';

/**
 * `{x ∈ ℝ | x > 0}`, `{x : x > 0}`: a set with a condition, where the braces hold a bar or colon that parts it. Undefined
 * (and nothing taken) where they do not. The opening brace was taken.
 */
export function builder(reader: Reader, open: Token): Tree | undefined {
  const end = closeOf(reader);
  const cut = separatorAt(reader, end);
  if (end === undefined || cut === undefined) return undefined;
  const element = within(reader, cut, reader.rules.statement);
  reader.at = cut + 1;
  const condition = conditions(reader);
  expect(reader, 'close', open.text === 'group' ? 'group' : '}');
  return { kind: 'builder', element, condition, span: toHere(reader, open) };
}

/** Conditions between commas have to hold together. */
function conditions(reader: Reader): Tree {
  const first = nested(reader, reader.rules.statement);
  const items = [first];
  while (accept(reader, 'comma')) items.push(nested(reader, reader.rules.statement));
  const last = items.at(-1) ?? first;
  if (items.length === 1) return first;
  return { kind: 'logic', operator: 'and', items, span: { start: first.span.start, end: last.span.end } };
}

function closeOf(reader: Reader): number | undefined {
  let depth = 0;
  for (let at = reader.at; at < reader.tokens.length && at < reader.at + 2_000; at++) {
    const kind = reader.tokens[at]?.kind;
    if (kind === 'open') depth += 1;
    else if (kind === 'close' && depth === 0) return at;
    else if (kind === 'close') depth -= 1;
  }
  return undefined;
}

/** `\mid`, a colon, or the first bar without a partner where their number is odd: those of absolute values come in pairs. */
function separatorAt(reader: Reader, end: number | undefined): number | undefined {
  if (end === undefined) return undefined;
  const bars: number[] = [];
  let depth = 0;
  for (let at = reader.at; at < end; at++) {
    const token = reader.tokens[at];
    if (token?.kind === 'open') depth += 1;
    else if (token?.kind === 'close') depth -= 1;
    if (!token || depth > 0) continue;
    if (token.written === '\\mid' || (token.kind === 'relation' && token.text === ':')) return at;
    if (token.kind === 'operator' && token.text === '|') bars.push(at);
  }
  return bars.length % 2 === 1 ? bars.find((at, count) => count % 2 === 0 && at > reader.at) : undefined;
}

/** Words of a text that stand for themselves: `\text{the midpoints}`. */
export function words(reader: Reader): Tree {
  const first = peek(reader);
  if (!first) fail(reader, 'words');
  const parts: string[] = [];
  for (let token = peek(reader); token && isQuoted(token); token = peek(reader)) {
    parts.push(token.written);
    reader.at += 1;
  }
  return { kind: 'text', text: parts.join(' '), span: toHere(reader, first) };
}

/** Whether a token is a word, or a letter among words, of a text in a formula. */
export function isQuoted(token: Token | undefined): boolean {
  return token?.quoted === true && (token.kind === 'word' || token.kind === 'name');
}
