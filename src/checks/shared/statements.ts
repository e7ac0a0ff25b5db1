import type { Conventions } from '../../model/conventions.ts';
import type { Passage } from '../../model/passage.ts';
import { overlaps, type Span } from '../../model/place.ts';
import { islandsOf } from '../../math/islands.ts';
import { readTokens } from '../../math/read-math.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Token } from '../../math/tokens.ts';
import type { Item, Sentence, Statement } from './sentence.ts';
import { streamsOf, type Stretch } from './streams.ts';

export type { Statement } from './sentence.ts';

/** What mathematics is read with. */
export interface StatementContext {
  readonly symbols: SymbolTable;
  readonly conventions: Conventions;
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

/** The sentences of a passage as words, punctuation and mathematics. */
export function sentencesOf(passage: Passage, context: StatementContext): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let left = MOST_STATEMENTS;
  for (const [ordinal, stream] of streamsOf(passage, context.conventions).entries()) {
    const pieces = stream.stretches.flatMap((stretch) => piecesOf(stretch, context));
    const items = pieces.map((piece) => itemOf(piece, { ordinal, context, skip: left <= 0 }));
    left -= items.filter((item) => item.kind === 'math').length;
    sentences.push({ ordinal, items: withWords(items) });
  }
  return sentences;
}

type Piece =
  | { readonly kind: 'token'; readonly text: string; readonly word: boolean; readonly span: Span }
  | { readonly kind: 'island'; readonly tokens: readonly Token[]; readonly stretch: Stretch };

/** Islands of mathematics, and the words and marks between them. */
function piecesOf(stretch: Stretch, context: StatementContext): Piece[] {
  const tokens = context.prepare?.(stretch.tokens) ?? stretch.tokens;
  const islands = islandsOf(tokens, { symbols: context.symbols, conventions: context.conventions });
  const pieces: Piece[] = [];
  let next = 0;
  for (const token of tokens) {
    while (endOf(islands[next]) <= token.span.start) next += 1;
    const island = islands[next];
    if (!island || token.span.start < startOf(island)) addToken(pieces, token);
    else if (token.span.start === startOf(island)) pieces.push({ kind: 'island', tokens: island, stretch });
  }
  return pieces;
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
  const text = token.written.toLowerCase();
  const hyphen = pieces.at(-1);
  const before = pieces.at(-2);
  const joined = word && !token.spaced && hyphen?.kind === 'token' && hyphen.text === '-' && before?.kind === 'token' && before.word;
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
  if (reading.skip) return { kind: 'mark', text: '…', span };
  return { kind: 'math', statement: statementOf(piece, span, reading) };
}

/** Where a run's text differs from the document's, what stands in it has the place of the whole run. */
function widened(span: Span, { loose }: Stretch): Span {
  return loose
    .filter((run) => overlaps(run, span))
    .reduce((sum, run) => ({ start: Math.min(sum.start, run.start), end: Math.max(sum.end, run.end) }), span);
}

function statementOf(
  { tokens, stretch }: Extract<Piece, { kind: 'island' }>,
  span: Span,
  { ordinal, context }: Reading,
): Statement {
  const { symbols, conventions } = context;
  const place = { span, sentence: ordinal, source: sourceOf(tokens, stretch), before: '', after: '', display: stretch.display };
  const read = readTokens(tokens, { symbols, conventions });
  if ('unreadable' in read) return { ...place, unreadable: read.unreadable };
  return { ...place, tree: read.tree };
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
    const before = words.slice(Math.max(0, index - MOST_WORDS), index).filter(Boolean).join(' ');
    const after = words.slice(index + 1, index + 1 + MOST_WORDS).filter(Boolean).join(' ');
    return { kind: 'math', statement: { ...item.statement, before, after } };
  });
}

/** How many pieces around a statement its words are taken from. */
const MOST_WORDS = 60;
