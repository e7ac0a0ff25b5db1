import type { Run } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';
import type { Span } from '../model/place.ts';
import { endsSentence } from './sentences.ts';
import { tokensOf, type Piece, type Token } from './tokens.ts';

/** Indices of tokens: from `start`, before `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A passage as language: its tokens, and which of them form sentences and paragraphs. */
export interface Text {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Range[];
  readonly paragraphs: readonly Range[];
  /** For each token: the index of its sentence. */
  readonly sentenceOf: readonly number[];
  /** For each token: the index of its paragraph. */
  readonly paragraphOf: readonly number[];
  /** For each token: how many words stand before it. A formula counts as one word. */
  readonly wordsBefore: readonly number[];
  /** Words in all. */
  readonly words: number;
}

/**
 * Reads a passage as sentences. Each block is a paragraph of its own and ends a sentence, so that bullets do not run
 * into each other. Time is linear in the passage.
 */
export function readText(passage: Passage): Text {
  const before = texts.get(passage);
  if (before) return before;
  const text = textOfBlocks(passage);
  texts.set(passage, text);
  return text;
}

/** Several parts look at the same passages. Derived from them, which never change, and gone with them. */
const texts = new WeakMap<Passage, Text>();

function textOfBlocks(passage: Passage): Text {
  const blocks = passage.blocks.filter((block) => block.kind !== 'row' && block.runs.length > 0);
  return textOf(blocks.map((block) => tokensOf(piecesOf(block.runs, passage.document.text))));
}

/** The stretch of the document that a range of tokens covers. */
export function spanOf({ tokens }: Text, { start, end }: Range): Span {
  const first = tokens[start];
  const last = tokens[end - 1];
  return { start: first?.span.start ?? 0, end: last?.span.end ?? first?.span.end ?? 0 };
}

function textOf(blocks: readonly (readonly Token[])[]): Text {
  const tokens: Token[] = [];
  const sentences: Range[] = [];
  const paragraphs: Range[] = [];
  const sentenceOf: number[] = [];
  const paragraphOf: number[] = [];
  for (const block of blocks) {
    if (block.length === 0) continue;
    const from = tokens.length;
    let start = from;
    for (const [i, token] of block.entries()) {
      tokens.push(token);
      sentenceOf.push(sentences.length);
      paragraphOf.push(paragraphs.length);
      if (i + 1 < block.length && !endsSentence(block, i)) continue;
      sentences.push({ start, end: tokens.length });
      start = tokens.length;
    }
    paragraphs.push({ start: from, end: tokens.length });
  }
  const { before, words } = countWords(tokens);
  return { tokens, sentences, paragraphs, sentenceOf, paragraphOf, wordsBefore: before, words };
}

function countWords(tokens: readonly Token[]): { before: number[]; words: number } {
  const before: number[] = [];
  let words = 0;
  let formula = -1;
  for (const token of tokens) {
    before.push(words);
    if (token.formula === undefined) words += token.kind === 'mark' ? 0 : 1;
    else if (token.formula !== formula) words++;
    formula = token.formula ?? -1;
  }
  return { before, words };
}

/** Runs of a block with the white space between them that belongs to no run (a line break, for instance). */
function piecesOf(runs: readonly Run[], document: string): Piece[] {
  const pieces: Piece[] = [];
  let end: number | undefined;
  for (const run of runs) {
    if (end !== undefined && end < run.span.start) {
      const between = /\s+/u.exec(document.slice(end, Math.min(run.span.start, end + 200)))?.[0];
      if (between !== undefined)
        pieces.push({ kind: 'prose', text: between, span: { start: end, end: run.span.start } });
    }
    pieces.push({ kind: run.kind === 'math' ? 'math' : 'prose', text: run.text, span: run.span });
    end = run.span.end;
  }
  return pieces;
}
