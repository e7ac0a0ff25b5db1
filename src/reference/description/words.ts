import { FUNCTIONS } from '../layers/moves.ts';
import { isMaker, MAKERS, type MakerName } from './makers.ts';
import { Unreadable, type DescriptionNode, type Entry } from './node.ts';

/** A stretch of the description. */
interface Piece {
  readonly text: string;
  readonly start: number;
}

/**
 * Reads a description in words: `conv2d in=3x32x32 out=16 kernel=3 padding=same bias`. Several layers, with `->`, `|`,
 * `;` or a comma and a space between, are in a row. A value of one letter is a symbol. Throws Unreadable.
 */
export function readWords(text: string): DescriptionNode {
  const layers = split(text, /\s*(?:->|[→|;\n]|,(?=\s))\s*/gu).filter((piece) => piece.text.trim() !== '');
  const calls = layers.map(layerOf);
  const [only] = calls;
  if (only && calls.length === 1) return only;
  if (!only)
    throw new Unreadable({ message: 'A description of a layer is expected.', span: { start: 0, end: text.length } });
  return { kind: 'call', name: 'sequential', arguments: calls, span: { start: 0, end: text.length } };
}

/** The pieces between separators outside of brackets. */
function split(text: string, separator: RegExp, offset = 0): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(separator)) {
    if (depthAt(text, match.index) > 0) continue;
    pieces.push({ text: text.slice(from, match.index), start: offset + from });
    from = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(from), start: offset + from }];
}

function depthAt(text: string, end: number): number {
  let depth = 0;
  for (const character of text.slice(0, end))
    depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
  return depth;
}

const NAMES: ReadonlyMap<string, MakerName> = new Map(
  Object.keys(MAKERS).flatMap((name) => (isMaker(name) ? [[plain(name), name]] : [])),
);
const FUNCTION_NAMES: ReadonlyMap<string, string> = new Map(FUNCTIONS.map((name) => [plain(name), name]));

/** A name without capitals and what joins its words. */
export function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/gu, '');
}

function layerOf({ text, start }: Piece): DescriptionNode {
  const [first, ...rest] = split(text, /\s+/gu, start).filter((piece) => piece.text !== '');
  if (!first) throw new Error('a layer has at least one word');
  const span = spanOf(first);
  const applied = FUNCTION_NAMES.get(plain(first.text));
  const name = NAMES.get(plain(first.text)) ?? first.text;
  if (applied !== undefined)
    return { kind: 'call', name: 'activation', arguments: [{ kind: 'constant', value: applied, span }], span };
  const entries: Entry[] = [];
  const values: DescriptionNode[] = [];
  for (const [index, piece] of rest.entries()) {
    if (NEGATIONS.has(piece.text) || /^(?:,|and|with)$/u.test(piece.text)) continue;
    const denied = NEGATIONS.has(rest[index - 1]?.text ?? '');
    const found = optionOf(piece, denied);
    if ('key' in found) entries.push(found);
    else values.push(found);
  }
  const options: DescriptionNode[] = entries.length > 0 ? [{ kind: 'options', entries, span }] : [];
  return { kind: 'call', name, arguments: [...values, ...options], span };
}

const NEGATIONS: ReadonlySet<string> = new Set(['no', 'without', 'not']);

/** Words that say an option and its value at once. */
const FLAGS: ReadonlyMap<string, readonly [string, string | boolean]> = new Map<
  string,
  readonly [string, string | boolean]
>([
  ['same', ['padding', 'same']],
  ['valid', ['padding', 'valid']],
  ['causal', ['padding', 'causal']],
  ['pointwise', ['activation', 'pointwise']],
  ['relu', ['activation', 'relu']],
  ['sigmoid', ['activation', 'sigmoid']],
  ['tanh', ['activation', 'tanh']],
  ['channelsfirst', ['channels', 'first']],
  ['channelslast', ['channels', 'last']],
]);
const SWITCHES: ReadonlySet<string> = new Set(['bias', 'bidirectional', 'ceil', 'keep', 'scale', 'shift']);

function optionOf(piece: Piece, denied: boolean): Entry | DescriptionNode {
  const span = spanOf(piece);
  const equals = piece.text.search(/[=:]/u);
  if (equals > 0) {
    const value = valueOf({ text: piece.text.slice(equals + 1), start: piece.start + equals + 1 });
    return { key: piece.text.slice(0, equals), value, span: { start: span.start, end: span.start + equals } };
  }
  const word = plain(piece.text);
  const bare = word.replace(/^(?:no|without)(?=.)/u, '');
  const flag = FLAGS.get(word);
  if (flag) return { key: flag[0], value: { kind: 'constant', value: flag[1], span }, span };
  if (SWITCHES.has(bare))
    return { key: bare, value: { kind: 'constant', value: bare === word && !denied, span }, span };
  if (/^[\d[(]/u.test(piece.text) || isSize(piece.text) || /^(?:first|last)$/u.test(word)) return valueOf(piece);
  throw new Unreadable({
    message: `\`${piece.text}\` is not understood: an option is written with its value, such as kernel=3.`,
    span,
    written: piece.text,
    known: [...SWITCHES, ...FLAGS.keys()],
  });
}

/** One letter, perhaps with an index: n, h1, d_model. */
function isSize(text: string): boolean {
  return /^[A-Za-z](?:\d+|_\w+)?$/u.test(text);
}

function valueOf(piece: Piece): DescriptionNode {
  const { text, start } = piece;
  const span = spanOf(piece);
  if (text === '')
    throw new Unreadable({ message: 'A value is missing here.', span: { start: start - 1, end: start } });
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return { kind: 'constant', value: Number(text), span };
  const inner = /^[[(](?<inside>.*)[\])]$/u.exec(text)?.groups?.['inside'];
  if (inner !== undefined) return { kind: 'list', items: split(inner, /\s*,\s*/gu, start + 1).map(valueOf), span };
  if (/^(?:\d+|[A-Za-z])(?:[x×*](?:\d+|[A-Za-z]))+$/u.test(text))
    return { kind: 'list', items: split(text, /[x×*]/gu, start).map(valueOf), span };
  const parts = split(text, /,/gu, start);
  if (parts.length > 1) return { kind: 'list', items: parts.map(valueOf), span };
  if (/[,()[\]{}]/u.test(text)) throw new Unreadable({ message: `The brackets of \`${text}\` do not match.`, span });
  if (isSize(text)) return { kind: 'size', name: text, span };
  const truth = TRUTHS.get(text.toLowerCase());
  return { kind: 'constant', value: truth ?? text.replaceAll(/^['"]|['"]$/gu, ''), span };
}

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);

function spanOf({ text, start }: Piece): { readonly start: number; readonly end: number } {
  return { start, end: start + text.length };
}
