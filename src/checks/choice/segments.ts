import type { Passage } from '../../model/passage.ts';
import type { Block } from '../../model/document.ts';
import type { Range, Text } from '../../language/text.ts';
import type { Token } from '../../language/tokens.ts';
import { CONTRASTING } from './words.ts';

/** A stretch of an answer that says one thing of some options. */
export interface Segment extends Range {
  /** The number of the list item that it stands in. */
  readonly item: number | undefined;
  /** Whether it is the first of its block: there the number of an item speaks. */
  readonly first: boolean;
  /** `while`, `but`: it says the contrary of the one before. */
  readonly contrary: boolean;
  /** Whether it stands behind "Your explanation:". */
  readonly explains: boolean;
  /** Whether all of it is bold, or its box is ticked. */
  readonly marked: boolean;
}

/** Cuts an answer at sentences, lines, semicolons, words of contrast, and at numbers that begin a remark (`2: …`). */
export function segmentsIn(passage: Passage, text: Text): readonly Segment[] {
  const segments: Segment[] = [];
  let explains = false;
  for (const block of passage.blocks) {
    if (block.kind === 'row') continue;
    const item = numberOf(block, passage.document.text);
    const range = tokensOf(text, block);
    if (range.end <= range.start) {
      if (item !== undefined) segments.push({ ...range, item, first: true, contrary: false, explains, marked: false });
      continue;
    }
    const marked = isMarked(block);
    const cuts = cutsOf(text, { ...range, start: behindBox(text, range) });
    for (const [i, cut] of cuts.entries()) {
      const piece = { start: cut, end: cuts[i + 1] ?? range.end };
      const told = behindMarker(text, piece);
      explains ||= told.explains;
      const start = skipContrast(text, told.start, piece.end);
      const contrary = start > told.start;
      if (start < piece.end || item !== undefined)
        segments.push({ start, end: piece.end, item, first: i === 0, contrary, explains, marked });
    }
  }
  return segments;
}

/** The number that a student typed before an item, whatever the page shows. */
function numberOf({ kind, marker, span }: Block, document: string): number | undefined {
  if (kind !== 'item' || marker === undefined) return undefined;
  const typed = /^\s*(\d{1,2})[.)]/u.exec(document.slice(span.start, span.start + 12))?.[1];
  const shown = /^\(?(\d{1,2}|[a-z])[.)]/iu.exec(marker)?.[1] ?? '';
  const number = Number(typed ?? shown);
  return Number.isNaN(number) ? shown.toLowerCase().charCodeAt(0) - 96 : number;
}

function tokensOf({ tokens }: Text, { span }: Block): Range {
  const start = tokens.findIndex((token) => token.span.start >= span.start);
  if (start < 0) return { start: tokens.length, end: tokens.length };
  let end = start;
  while (end < tokens.length && (tokens[end]?.span.start ?? span.end) < span.end) end++;
  return { start, end };
}

/** Bold from end to end, or a box that is ticked. */
function isMarked({ runs }: Block): boolean {
  const written = runs.filter((run) => run.kind === 'prose' && /[\p{L}\p{N}]/u.test(run.text));
  if (/^\s*\[[x✓✔]\]/iu.test(runs[0]?.text ?? '')) return true;
  return written.length > 0 && written.every((run) => run.strong === true);
}

/** Skips the box of a list of tasks: `[x]`, `[ ]`. */
function behindBox({ tokens }: Text, { start }: Range): number {
  const [open, mark, close] = tokens.slice(start, start + 3).map(({ text }) => text);
  if (open !== '[') return start;
  if (mark === ']') return start + 2;
  return close === ']' && /^[xv✓✔]$/u.test(mark ?? '') ? start + 3 : start;
}

function cutsOf(text: Text, { start, end }: Range): number[] {
  const cuts = [start];
  for (let i = start + 1; i < end; i++) {
    const [before, token] = [text.tokens[i - 1], text.tokens[i]];
    if (!before || !token) continue;
    const anew = text.sentenceOf[i] !== text.sentenceOf[i - 1] || token.lines > 0 || isSemicolon(before);
    if (anew || contrasts(text, i) || beginsRemark(text, i, end) || leadsIn(text, i, end)) cuts.push(i);
  }
  return cuts;
}

/** `while`, `but`; not that of "all but 2". */
function contrasts({ tokens }: Text, i: number): boolean {
  return CONTRASTING.has(tokens[i]?.text ?? '') && !/^(?:all|everything|any|none)$/u.test(tokens[i - 1]?.text ?? '');
}

/** `… 1 3 Wrong: 2`: a few words and a colon behind a number. */
function leadsIn({ tokens }: Text, i: number, end: number): boolean {
  if (tokens[i - 1]?.kind !== 'number' || tokens[i]?.kind !== 'word') return false;
  const next = tokens.slice(i, Math.min(end, i + 5));
  const colon = next.findIndex(({ text }) => text === ':' || text === '：');
  return colon > 0 && next.slice(0, colon).every(({ kind }) => kind === 'word');
}

function isSemicolon({ text, spaced }: Token): boolean {
  return SEMICOLON.has(text) || (text === '/' && spaced);
}

const SEMICOLON = new Set([';', '；', '。']);

/** `2: because …`, `3) …` in a line. */
function beginsRemark({ tokens }: Text, i: number, end: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (i + 2 >= end || FIGURE.test(before?.text ?? '')) return false;
  if (token?.kind !== 'number' || !/^\p{Nd}{1,2}$/u.test(token.text) || token.formula !== undefined) return false;
  if (before?.text === '(' || before?.text === '=' || !token.spaced) return false;
  return next?.text === ':' || next?.text === '：' || next?.text === ')';
}

const FIGURE = /^(?:figures?|figs?|tables?|equations?|eqs?|sections?|chapters?|page|lines?)$/u;

/** Skips "Your explanation:" and "Answer:" with their layout. */
function behindMarker({ tokens }: Text, { start, end }: Range): { readonly start: number; readonly explains: boolean } {
  const words = tokens.slice(start, Math.min(end, start + 8)).map((token) => token.text);
  const line = words.join(' ');
  const found =
    /^(?:color \p{L}+ )?(?:your |my |the )?(answer|explanation|reasoning|reason|justification|why)(?: |$)(?:[:：](?: |$))?/u.exec(
      line,
    );
  if (!found) return { start, explains: false };
  const isMarker = /[:：]/u.test(found[0]) || found[0].trim() === line.trim();
  if (!isMarker) return { start, explains: false };
  return { start: start + found[0].trim().split(' ').length, explains: found[1] !== 'answer' };
}

function skipContrast({ tokens }: Text, start: number, end: number): number {
  let at = start;
  while (at < end && (CONTRASTING.has(tokens[at]?.text ?? '') || tokens[at]?.text === ',')) at++;
  return at > start && [...Array(at - start).keys()].some((i) => CONTRASTING.has(tokens[start + i]?.text ?? ''))
    ? at
    : start;
}
