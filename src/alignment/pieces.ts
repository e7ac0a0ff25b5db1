import type { Span } from '../model/place.ts';
import { quotedLabel, readLabel } from './labels.ts';
import { MATH, type Visible } from './visible.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A stretch of a block's visible text that may be an answer of its own. */
export interface Piece extends Span {
  /** Whether it begins a block or a line, where labels may stand. */
  readonly first: boolean;
  readonly display: boolean;
}

/** Most sentences that one block is cut into; a longer block stays in one piece. */
const MOST_PIECES = 150;

/**
 * Cuts the text of a block at lines that begin with a label, a name or a marker, at displays and their rows, and at
 * sentences; short ones also at clauses about different quantities ("Output: (100, 10), parameters: 30").
 */
export function piecesOf(visible: Visible, vocabulary: Vocabulary): Piece[] {
  const lines = cutAt({ start: 0, end: visible.text.length }, lineCuts(visible, vocabulary));
  const pieces = lines.flatMap((line) => piecesOfLine(visible, vocabulary, line));
  const written = pieces.filter((one) => visible.text.slice(one.start, one.end).trim() !== '');
  return written.length <= MOST_PIECES
    ? written
    : lines
        .slice(0, MOST_PIECES - 1)
        .concat(rest(lines))
        .map((line) => ({ ...line, first: true, display: false }));
}

/** `Answer:`, `**Your answer:**`, `$\color{blue}{\textit Your Answer:}$` and the like; the match is the whole marker. */
export function readMarker(text: string): string | undefined {
  const found = MARKER.exec(text.slice(0, 120));
  return found && found[0].trim() !== '' ? found[0] : undefined;
}

/** The rows of a display: at `\\` outside inner environments. A row that begins with a relation continues the row before. */
export function rowsOf(latex: string): number[] {
  const cuts: number[] = [];
  const outer = /^\s*\\begin\{/u.test(latex) ? 1 : 0;
  let depth = 0;
  let braces = 0;
  for (let i = 0; i < latex.length; i++) {
    const char = latex[i];
    if (char === '{') braces++;
    if (char === '}') braces--;
    if (char !== '\\') continue;
    if (latex.startsWith('begin{', i + 1)) depth++;
    if (latex.startsWith('end{', i + 1)) depth--;
    if (latex[i + 1] === '\\' && depth <= outer && braces === 0 && beginsRow(latex.slice(i + 2, i + 80)))
      cuts.push(i + 2);
    if (!latex.startsWith('begin{', i + 1) && !latex.startsWith('end{', i + 1)) i++;
  }
  return cuts;
}

const MARKER =
  /^[\s>#*_]*(?:\\color ?\{\w+\}[\s{]*)?(?:\\text(?:it|bf)?[\s{]*)?(?:your |my )?(?:answer|anwer|ans|solution|response|explanation|reply)[ }*_]*(?:[:\n]|$)[}*_\s]*/iu;

function rest(lines: readonly Span[]): Span[] {
  const [from, to] = [lines[MOST_PIECES - 1], lines.at(-1)];
  return from && to ? [{ start: from.start, end: to.end }] : [];
}

function beginsRow(after: string): boolean {
  const text = after.replace(/^[\s&]*(?:\[[^\]]*\])?[\s&]*/u, '');
  return (
    text !== '' &&
    !/^(?:[=+\-*<>)\]}]|\\(?:approx|equiv|propto|le|ge|leq|geq|cdot|times|to|rightarrow|implies|quad|notag|nonumber|end|in)(?![a-z]))/iu.test(
      text,
    )
  );
}

function cutAt(whole: Span, cuts: readonly number[]): Span[] {
  const inner = cuts.filter((cut) => cut > whole.start && cut < whole.end);
  const ordered = [...new Set([whole.start, ...inner, whole.end])].toSorted((a, b) => a - b);
  return ordered.slice(1).map((end, i) => ({ start: ordered[i] ?? 0, end }));
}

function lineCuts({ text, mask }: Visible, vocabulary: Vocabulary): number[] {
  const cuts: number[] = [];
  let before = 0;
  for (const found of mask.matchAll(/\n[ \t]*/gu)) {
    const start = found.index + found[0].length;
    const line = text.slice(start, start + 160).split('\n', 1)[0] ?? '';
    const previous = text.slice(Math.max(before, start - 200), found.index);
    if (beginsSomething(line, previous, vocabulary)) cuts.push(start);
    before = start;
  }
  return cuts;
}

function beginsSomething(line: string, previous: string, vocabulary: Vocabulary): boolean {
  if (line.trim() === '') return false;
  if (isMarkerAlone(previous)) return true;
  if (/^[-*•+]\s/u.test(line) || readMarker(line) !== undefined || leadIn(line, vocabulary)) return true;
  if (line.length < 40 && vocabulary.readName(line)?.agreement === 1) return true;
  if (/^[\w.]{1,40}:/u.test(line) && vocabulary.partSpelled(line.slice(0, line.indexOf(':'))) !== undefined)
    return true;
  if (LEADS_ON.test(previous)) return false;
  if (quotedLabel(line)) return true;
  if (readLabel(line, { place: 'text', limit: vocabulary.limit })) return true;
  return /^(?:∂|d|\\d?frac|\\partial)[^=\n]{1,60}=/u.test(line) && /\/|frac/u.test(line);
}

function isMarkerAlone(line: string): boolean {
  const marker = readMarker(line);
  return marker !== undefined && line.slice(marker.length).trim() === '';
}

/** A line that ends so is continued: "as we saw in / (a), …". */
const LEADS_ON = /(?:\b(?:in|of|from|part|see|by|to|with|and|or|for|than|the|question|problem|is|are)|[,=+(])\s*$/iu;

function leadIn(line: string, vocabulary: Vocabulary): boolean {
  const end = line.search(/:|\s[-–—→]\s/u);
  return end > 0 && end < 80 && vocabulary.readName(line.slice(0, end)) !== undefined;
}

function piecesOfLine(visible: Visible, vocabulary: Vocabulary, line: Span): Piece[] {
  const displays = visible.displays.filter((one) => one.start < line.end && line.start < one.end);
  const parts = cutAt(
    line,
    displays.flatMap((one) => [one.start, one.end]),
  );
  return parts.flatMap((part): Piece[] => {
    const display = displays.some((one) => one.start <= part.start && part.end <= one.end);
    const first = part.start === line.start;
    if (display)
      return cutAt(
        part,
        rowsOf(visible.text.slice(part.start, part.end)).map((cut) => part.start + cut),
      ).map((one, i) => ({ ...one, first: first && i === 0, display }));
    return sentences(visible, part)
      .flatMap((one) => clauses(visible, vocabulary, one))
      .map((one, i) => ({ ...one, first: first && i === 0, display }));
  });
}

function sentences({ text, mask }: Visible, part: Span): Span[] {
  const cuts: number[] = [];
  const closed = withoutBrackets(mask.slice(part.start, part.end));
  for (const found of closed.matchAll(/[.;!?。；！？]+(?:\s+|(?<=[。；！？]))/gu)) {
    const before = text.slice(Math.max(part.start, part.start + found.index - 8), part.start + found.index);
    if (
      !ABBREVIATION.test(before) &&
      !/^\s*\(?\d{1,2}$/u.test(
        text.slice(part.start, part.start + found.index).slice(0, 8) + (found.index > 8 ? '…' : ''),
      )
    )
      cuts.push(part.start + found.index + found[0].length);
  }
  return cutAt(part, [...cuts, ...derivatives(text, mask, part)]);
}

const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|w\.r\.t|resp|fig|eq|cf|vs|etc|approx|no|[a-z])$/iu;

/** A formula that states a derivative begins an answer of its own, wherever it stands in a sentence. */
function derivatives(text: string, mask: string, part: Span): number[] {
  const cuts: number[] = [];
  for (let from = mask.indexOf(MATH, part.start); from >= 0 && from < part.end;) {
    let end = from;
    while (mask[end] === MATH && end < part.end) end++;
    const formula = text.slice(from, end);
    if (formula.includes('=') && /^\s*(?:\\d?frac\s*\{\s*(?:\\partial|∂|d)|\\partial|∂|d\w+\s*\/)/u.test(formula))
      cuts.push(from);
    from = mask.indexOf(MATH, end);
  }
  return cuts;
}

/** Cuts a short sentence at commas and "and" where what follows is about another quantity than what goes before. */
function clauses({ text, mask }: Visible, vocabulary: Vocabulary, sentence: Span): Span[] {
  const length = sentence.end - sentence.start;
  if (length > 260 || !/\d/u.test(text.slice(sentence.start, sentence.end))) return [sentence];
  const closed = withoutBrackets(mask.slice(sentence.start, sentence.end));
  const candidates = [...closed.matchAll(/,\s+(?:and\s+)?|\s+and\s+|\s[|/–—]\s/gu)].map(
    (one) => sentence.start + one.index + one[0].length,
  );
  const cuts: number[] = [];
  for (const cut of candidates) {
    const next = candidates.find((one) => one > cut) ?? sentence.end;
    const before = text.slice(cuts.at(-1) ?? sentence.start, cut);
    const after = text.slice(cut, next);
    const [left, right] = [nameOf(before, vocabulary), nameOf(after, vocabulary)];
    const another = left === undefined ? !/\p{L}{3}/u.test(before) : left !== right;
    if (right !== undefined && another && /\d/u.test(before) && /\d/u.test(after)) cuts.push(cut);
  }
  return cutAt(sentence, cuts);
}

function nameOf(clause: string, vocabulary: Vocabulary): string | undefined {
  const colon = clause.indexOf(':');
  const lead = colon > 0 ? vocabulary.readName(clause.slice(0, colon)) : undefined;
  return (lead ?? vocabulary.nameWithin(clause))?.name;
}

/** Blots out what stands in short brackets, so that the stops and commas in them do not cut. */
function withoutBrackets(mask: string): string {
  return mask.replaceAll(/\([^()\n]{0,80}\)/gu, (inner) => `(${' '.repeat(inner.length - 2).replaceAll(' ', MATH)})`);
}
