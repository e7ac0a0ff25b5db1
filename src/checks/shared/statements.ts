import type { Conventions } from '../../model/conventions.ts';
import type { Passage } from '../../model/passage.ts';
import { overlaps, type Span } from '../../model/place.ts';
import { islandsOf } from '../../math/islands.ts';
import { readTokens } from '../../math/read-math.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Token } from '../../math/tokens.ts';
import { sidesOf } from './sides.ts';
import { TOO_LONG, type Item, type Sentence, type Statement } from './sentence.ts';
import { streamsOf, type Stretch } from './streams.ts';

export type { Statement } from './sentence.ts';

/** What mathematics is read with. */
export interface StatementContext {
  readonly symbols: SymbolTable;
  readonly conventions: Conventions;
  /** A number is a factor of the bracket or sum behind it: for checks that look for formulas. */
  readonly factors?: boolean;
  /** Changes the tokens of a sentence before mathematics is looked for in them. */
  readonly prepare?: (tokens: readonly Token[]) => readonly Token[];
}

/** Most statements of one passage that are read. */
const MOST_STATEMENTS = 400;

/** All mathematics of a passage in the order of the text. Never throws; takes time in proportion to the text. */
export function statementsOf(passage: Passage, context: StatementContext): readonly Statement[] {
  return sentencesOf(passage, context).flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'math' ? [item.statement] : [])),
  );
}

/**
 * The sentences of a passage as words, punctuation and mathematics. Several parts look at the same passages of a
 * document, most of them in the same way; what was read stays with the passage.
 */
export function sentencesOf(passage: Passage, context: StatementContext): readonly Sentence[] {
  const read = readings.get(passage) ?? [];
  if (read.length === 0) readings.set(passage, read);
  const before = read.find((one) => isSame(one.context, context));
  if (before) return before.sentences;
  const sentences = readSentences(passage, context);
  read.push({ context, sentences });
  return sentences;
}

interface PassageReading {
  readonly context: StatementContext;
  readonly sentences: readonly Sentence[];
}

/** Derived from passages, which never change, and gone with them. */
const readings = new WeakMap<Passage, PassageReading[]>();

function isSame(a: StatementContext, b: StatementContext): boolean {
  return (
    a.symbols === b.symbols && a.conventions === b.conventions && a.factors === b.factors && a.prepare === b.prepare
  );
}

function readSentences(passage: Passage, context: StatementContext): readonly Sentence[] {
  const { streams, cut } = streamsOf(passage, context.conventions);
  const sentences: Sentence[] = [];
  let left = MOST_STATEMENTS;
  for (const [ordinal, stream] of streams.entries()) {
    const pieces = stream.stretches.flatMap((stretch) => piecesOf(stretch, context));
    const items = pieces.map((piece) => {
      if (piece.kind === 'island') left -= 1;
      return itemOf(piece, { ordinal, context, skip: left < 0 });
    });
    sentences.push({ ordinal, items: withWords(items) });
  }
  if (!cut && left >= 0) return sentences;
  return [...sentences, { ordinal: streams.length, items: [{ kind: 'mark', text: TOO_LONG, span: passage.span }] }];
}

type Piece =
  | { readonly kind: 'token'; readonly text: string; readonly word: boolean; readonly span: Span }
  | { readonly kind: 'island'; readonly tokens: readonly Token[]; readonly stretch: Stretch };

/** Islands of mathematics, and the words and marks between them. */
function piecesOf(stretch: Stretch, context: StatementContext): Piece[] {
  const tokens = context.prepare?.(stretch.tokens) ?? stretch.tokens;
  const { symbols, conventions, factors } = context;
  const products = factors === true ? ({ products: stretch.source === 'code' ? 'all' : 'of-numbers' } as const) : {};
  const islands = islandsOf(tokens, { symbols, conventions, ...products });
  const pieces: Piece[] = [];
  let next = 0;
  let added: readonly Token[] | undefined;
  for (const token of tokens) {
    while (endOf(islands[next]) <= token.span.start) next += 1;
    const island = islands[next];
    if (!island || token.span.start < startOf(island)) addToken(pieces, token);
    else if (token.span.start === startOf(island) && island !== added) {
      // What a command of the student's own stands for has its place, all of it.
      added = island;
      addIsland(pieces, { kind: 'island', tokens: island, stretch }, context);
    }
  }
  return pieces;
}

type Island = Extract<Piece, { kind: 'island' }>;

/**
 * `1000 (100 + 99) = 199,000` is a product, where its sides then agree; `30 (10 × 3)` is a number and its working. In
 * prose islands end in front of a bracket, so that this can be told apart.
 */
function addIsland(pieces: Piece[], island: Island, context: StatementContext): void {
  const before = pieces.at(-1);
  if (
    island.tokens[0]?.text === '(' &&
    before?.kind === 'island' &&
    before.tokens.length === 1 &&
    before.tokens[0]?.kind === 'number'
  ) {
    const tokens = [...before.tokens, ...island.tokens];
    const read = readTokens(tokens, context);
    if ('tree' in read && read.tree.kind === 'relation' && sidesOf(read.tree).agree) {
      pieces.splice(-1, 1, { ...island, tokens });
      return;
    }
  }
  if (
    before?.kind === 'island' &&
    isFactor(island.tokens, context) &&
    endOf(before.tokens) + 1 >= startOf(island.tokens)
  ) {
    const tokens = [...before.tokens, ...island.tokens];
    if ('tree' in readTokens(tokens, context)) {
      pieces.splice(-1, 1, { ...island, tokens });
      return;
    }
  }
  pieces.push(island);
}

/** `1/12 (b - a)^2`: a bracket in which declared names are calculated with is a factor, and no remark. */
function isFactor(tokens: readonly Token[], { symbols }: StatementContext): boolean {
  if (tokens[0]?.text !== '(' || tokens[0].boundary) return false;
  const inside = tokens.slice(
    1,
    tokens.findIndex(({ kind }) => kind === 'close'),
  );
  const isPlain = inside.every(({ kind }) => kind !== 'relation' && kind !== 'comma');
  return (
    isPlain &&
    inside.some(({ kind }) => kind === 'operator') &&
    inside.some(({ kind, text }) => kind === 'name' && symbols.has(text))
  );
}

function startOf(island: readonly Token[]): number {
  return island[0]?.span.start ?? 0;
}

function endOf(island: readonly Token[] | undefined): number {
  return island ? (island.at(-1)?.span.end ?? 0) : Infinity;
}

/** Adds a word or a mark. `multiply-add` is one word. */
function addToken(pieces: Piece[], token: Token): void {
  const word = token.kind === 'word' || token.kind === 'name';
  const text = (token.kind === 'word' && token.math ? token.text : token.written).trim().toLowerCase();
  const hyphen = pieces.at(-1);
  const before = pieces.at(-2);
  const joined =
    word && !token.spaced && hyphen?.kind === 'token' && hyphen.text === '-' && before?.kind === 'token' && before.word;
  if (joined && before.span.end === hyphen.span.start) {
    pieces.splice(-2, 2, {
      kind: 'token',
      text: `${before.text}-${text}`,
      word: true,
      span: { start: before.span.start, end: token.span.end },
    });
  } else pieces.push({ kind: 'token', text, word, span: token.span });
}

interface Reading {
  readonly ordinal: number;
  readonly context: StatementContext;
  readonly skip: boolean;
}

function itemOf(piece: Piece, reading: Reading): Item {
  if (piece.kind === 'token') return { kind: piece.word ? 'word' : 'mark', text: piece.text, span: piece.span };
  const span = widened({ start: startOf(piece.tokens), end: endOf(piece.tokens) }, piece.stretch);
  if (reading.skip) return { kind: 'mark', text: TOO_LONG, span };
  return { kind: 'math', statement: statementOf(piece, span, reading) };
}

/** Where a run's text differs from the document's, what stands in it has the place of the whole run. */
function widened(span: Span, { loose }: Stretch): Span {
  return loose
    .filter((run) => overlaps(run, span))
    .reduce((sum, run) => ({ start: Math.min(sum.start, run.start), end: Math.max(sum.end, run.end) }), span);
}

function statementOf({ tokens, stretch }: Island, span: Span, { ordinal, context }: Reading): Statement {
  const { symbols, conventions } = context;
  const place = {
    span,
    sentence: ordinal,
    source: sourceOf(tokens, stretch),
    before: '',
    after: '',
    display: stretch.display,
  };
  const read = readTokens(tokens, { symbols, conventions });
  if ('unreadable' in read) return { ...place, unreadable: read.unreadable };
  return {
    ...place,
    tree: read.tree,
    ...(read.notes.includes('continues') && { continues: true, bounds: read.notes.includes('bounds') }),
  };
}

function sourceOf(tokens: readonly Token[], { source }: Stretch): Statement['source'] {
  if (source === 'code') return 'code';
  return tokens.some((token) => token.math) ? 'math' : 'prose';
}

/** Gives each statement the words that stand around it in its sentence. */
function withWords(items: readonly Item[]): Item[] {
  const words = items.map((item) => (item.kind === 'word' ? item.text : ''));
  return items.map((item, index) => {
    if (item.kind !== 'math') return item;
    const before = words
      .slice(Math.max(0, index - MOST_WORDS), index)
      .filter(Boolean)
      .join(' ');
    const after = words
      .slice(index + 1, index + 1 + MOST_WORDS)
      .filter(Boolean)
      .join(' ');
    return { kind: 'math', statement: { ...item.statement, before, after } };
  });
}

/** How many pieces around a statement its words are taken from. */
const MOST_WORDS = 60;
