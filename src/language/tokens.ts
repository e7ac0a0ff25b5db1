import type { Span } from '../model/place.ts';
import { contraction } from './contractions.ts';
import { withoutStyles } from './latex-styles.ts';
import { asWritten, normalise } from './normalise.ts';

/** A word, a number or a mark. A contraction is two tokens (`do`, `not`) with one span. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** As it is compared: see `normalise`. */
  readonly text: string;
  /** With its capitals and accents. */
  readonly written: string;
  /** Its place in the document. */
  readonly span: Span;
  /** White space before it. */
  readonly spaced: boolean;
  /** Line breaks before it. */
  readonly lines: number;
  readonly capital: boolean;
  /** Of a token of mathematics: the number of its formula in the block. */
  readonly formula?: number;
}

/** A stretch of text that is read in one way. */
export interface Piece {
  readonly kind: 'prose' | 'math';
  readonly text: string;
  readonly span: Span;
}

/**
 * The tokens of the pieces of one block. A word may go on from one piece to the next (`**S**tationarity`). In
 * mathematics, commands are words without their backslash, styles and braces are left out, so that `\text{local}` and
 * `\max(0, x)` read as a person reads them aloud.
 */
export function tokensOf(pieces: readonly Piece[]): Token[] {
  const tokens: Token[] = [];
  let prose: Piece[] = [];
  let formula = 0;
  for (const piece of pieces) {
    if (piece.kind === 'prose') {
      prose.push(piece);
      continue;
    }
    scanProse(prose, tokens);
    prose = [];
    scanMath(piece, formula++, tokens);
  }
  scanProse(prose, tokens);
  return tokens;
}

/** A word (with joiners and apostrophes inside), a number, white space, or one mark. */
const SCANNER =
  /[\p{L}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+(?:['’ʼ]\p{L}+)*|(?:\p{Nd}+|(?<![\p{L}\p{Nd}.])\.\p{Nd}+)(?:[.,]\p{Nd}+)*(?:[eE][+-]?\p{Nd}+(?![\p{L}\p{Nd}]))?|\p{N}|\s+|\.{3}|\S/gu;
const LETTER = /^[\p{L}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/u;
const CAPITAL = /^[\u200B-\u200D\u2060\uFEFF]*\p{Lu}/u;
const DIGIT = /^\p{N}/u;
const SPACE = /^\s/u;

function scanProse(pieces: readonly Piece[], tokens: Token[]): void {
  const text = pieces.length === 1 ? (pieces[0]?.text ?? '') : pieces.map((piece) => piece.text).join('');
  const place = placer(pieces);
  let spaced = tokens.length === 0;
  let lines = 0;
  let index = 0;
  for (const raw of withoutStyles(text).match(SCANNER) ?? []) {
    const kind = kindOf(raw);
    if (kind === undefined) {
      spaced = true;
      lines += lineBreaks(raw);
    } else {
      const span = place(index, raw.length);
      const capital = kind === 'word' && isCapital(raw);
      const parts = kind === 'word' ? partsOf(raw) : [kind === 'number' ? raw.toLowerCase() : raw];
      const written = parts.length === 1 ? asWritten(raw) : undefined;
      for (const part of parts) {
        tokens.push({ kind, text: part, written: written ?? part, span, spaced, lines, capital });
        spaced = false;
        lines = 0;
      }
    }
    index += raw.length;
  }
}

function isCapital(raw: string): boolean {
  const first = raw.charAt(0);
  return first <= '\u007F' ? first !== first.toLowerCase() : CAPITAL.test(raw);
}

/** Undefined for white space. ASCII is decided without a regular expression: most text is. */
function kindOf(raw: string): Token['kind'] | undefined {
  const code = raw.charCodeAt(0);
  if (code < 128) {
    if ((code | 32) >= 97 && (code | 32) <= 122) return 'word';
    if (code >= 48 && code <= 57) return 'number';
    if (code === 46 && raw.length > 1 && DIGIT.test(raw.charAt(1))) return 'number';
    return code <= 32 && SPACE.test(raw) ? undefined : 'mark';
  }
  if (SPACE.test(raw)) return undefined;
  return LETTER.test(raw) ? 'word' : DIGIT.test(raw) ? 'number' : 'mark';
}

function partsOf(raw: string): readonly string[] {
  const text = normalise(raw.replaceAll(/[’ʼ]/gu, "'"));
  if (text === '') return [];
  return contraction(text) ?? [text];
}

function lineBreaks(space: string): number {
  let count = 0;
  for (let i = 0; i < space.length; i++) if (space[i] === '\n' || (space[i] === '\r' && space[i + 1] !== '\n')) count++;
  return count;
}

/** Maps a stretch of the joined text to the document; to whole pieces where their text is not that of the document. */
function placer(pieces: readonly Piece[]): (offset: number, length: number) => Span {
  const [only] = pieces;
  if (only && pieces.length === 1 && isVerbatim(only)) {
    const base = only.span.start;
    return (offset, length) => ({ start: base + offset, end: base + offset + length });
  }
  let at = 0;
  let from = 0;
  const place = (offset: number): Span => {
    let piece = pieces[at];
    while (piece && offset >= from + piece.text.length && at + 1 < pieces.length) {
      from += piece.text.length;
      piece = pieces[++at];
    }
    if (!piece) return { start: 0, end: 0 };
    if (!isVerbatim(piece)) return piece.span;
    const start = piece.span.start + offset - from;
    return { start, end: start + 1 };
  };
  return (offset, length) => ({ start: place(offset).start, end: place(offset + length - 1).end });
}

function isVerbatim({ text, span }: Piece): boolean {
  return text.length === span.end - span.start;
}

const MATH_SCANNER =
  /\\(?<command>[a-z]+)|\\.|(?<letters>\p{L}+)|(?<number>\p{Nd}+(?:[.,]\p{Nd}+)*)|(?<space>\s+)|\S/giu;
/** Commands that only say how something looks. */
const STYLES: ReadonlySet<string> = new Set(
  'text textbf textit textrm textsf texttt mathrm mathbf mathit mathsf mathcal mathbb bm boldsymbol mbox left right big Big quad qquad displaystyle operatorname'.split(
    ' ',
  ),
);

function scanMath({ text, span }: Piece, formula: number, tokens: Token[]): void {
  const exact = text.length === span.end - span.start;
  let spaced = true;
  for (const match of text.matchAll(MATH_SCANNER)) {
    const { 0: raw, index, groups = {} } = match;
    const command = groups['command'];
    if (
      groups['space'] !== undefined ||
      raw === '{' ||
      raw === '}' ||
      raw === '$' ||
      (command === undefined && raw.startsWith('\\') && raw !== '\\%')
    ) {
      spaced = true;
      continue;
    }
    if (command !== undefined && STYLES.has(command)) continue;
    const word = command ?? groups['letters'];
    const kind = word !== undefined ? 'word' : groups['number'] !== undefined ? 'number' : 'mark';
    const place = exact ? { start: span.start + index, end: span.start + index + raw.length } : span;
    const written = word ?? (raw === '\\%' ? '%' : raw);
    const common = { written, span: place, spaced, lines: 0, capital: false, formula };
    tokens.push({ kind, text: kind === 'mark' ? written : normalise(written), ...common });
    spaced = false;
  }
}
