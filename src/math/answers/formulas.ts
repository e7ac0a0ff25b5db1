import type { Span } from '../../model/place.ts';

/** A stretch of an answer: mathematics between delimiters (without them), or the text between such. */
export interface Stretch {
  readonly kind: 'formula' | 'prose';
  readonly span: Span;
}

/** Most delimiters and most boxes of one answer that are looked at. */
const MOST_DELIMITERS = 1_000;
const MOST_BOXES = 50;

const ENVIRONMENTS = 'equation|align|aligned|gather|multline|eqnarray|displaymath|math|split|flalign|alignat';
const OPENING = new RegExp(
  String.raw`(?<!\\)\$\$|(?<!\\)\$|\\\[|\\\(|\\begin\{(?:${ENVIRONMENTS})\*?\}|\\boxed\s*\{`,
  'gu',
);
const CLOSING: Readonly<Record<string, RegExp>> = {
  $$: /(?<!\\)\$\$/gu,
  $: /(?<!\\)\$/gu,
  '\\[': /\\\]/gu,
  '\\(': /\\\)/gu,
};

/**
 * Cuts an answer at its delimiters: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, environments for formulas and a `\boxed{…}` that
 * stands in the text. A delimiter without its partner is no delimiter (`$5` is money).
 */
export function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  let left = MOST_DELIMITERS;
  OPENING.lastIndex = 0;
  for (let open = OPENING.exec(text); open && left > 0; open = OPENING.exec(text), left -= 1) {
    const inside = unclosed.has(open[0]) ? undefined : insideOf(text, open[0], open.index);
    if (!inside) {
      if (!open[0].startsWith('\\boxed')) unclosed.add(open[0]);
      continue;
    }
    if (open.index > from) stretches.push({ kind: 'prose', span: { start: from, end: open.index } });
    stretches.push({ kind: 'formula', span: inside.span });
    from = inside.behind;
    OPENING.lastIndex = from;
  }
  if (from < text.length) stretches.push({ kind: 'prose', span: { start: from, end: text.length } });
  return stretches;
}

function insideOf(text: string, opening: string, at: number): { span: Span; behind: number } | undefined {
  const start = at + opening.length;
  if (opening.startsWith('\\boxed')) {
    const end = braceEnd(text, start);
    return end === undefined ? undefined : { span: { start: at, end: end + 1 }, behind: end + 1 };
  }
  if (opening.startsWith('\\begin')) {
    const ending = opening.replace('begin', 'end');
    const end = text.indexOf(ending, start);
    return end < 0 ? undefined : { span: { start: at, end: end + ending.length }, behind: end + ending.length };
  }
  const closing = CLOSING[opening];
  if (!closing) return undefined;
  closing.lastIndex = start;
  const close = closing.exec(text);
  if (!close || close.index === start) return undefined;
  return { span: { start, end: close.index }, behind: close.index + close[0].length };
}

/** Longest box that is looked at. */
const LONGEST_BOX = 2_000;

/** Where the brace closes that is open at an offset. */
function braceEnd(text: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < Math.min(text.length, start + LONGEST_BOX); at++) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

const BOX = /\\(?:boxed|fbox)\s*\{/gu;

/**
 * The insides of the boxes that give the answer: the last, and those before it that only words, commas and spaces part
 * from it (`\boxed{2} and \boxed{6}`). A box that is never closed goes to the end of its line.
 */
export function lastBoxes(text: string): readonly Span[] {
  const boxes: Span[] = [];
  for (const match of [...text.matchAll(BOX)].slice(-MOST_BOXES)) {
    const start = match.index + match[0].length;
    if (start < (boxes.at(-1)?.end ?? 0)) continue;
    const end = braceEnd(text, start) ?? lineEnd(text, start);
    boxes.push({ start, end });
  }
  let first = boxes.length - 1;
  while (first > 0 && isJoined(text, boxes[first - 1], boxes[first])) first -= 1;
  return boxes.slice(Math.max(0, first));
}

function lineEnd(text: string, from: number): number {
  const end = /[\n$]/u.exec(text.slice(from, from + LONGEST_BOX))?.index;
  return end === undefined ? Math.min(text.length, from + LONGEST_BOX) : from + end;
}

const LONGEST_JOINT = 80;

/** Whether nothing but a few words, signs of a list and what names the next value stands between two boxes. */
function isJoined(text: string, before: Span | undefined, after: Span | undefined): boolean {
  if (!before || !after || after.start - before.end > LONGEST_JOINT) return false;
  const between = text
    .slice(before.end + 1, after.start)
    .replaceAll(/\\(?:boxed|fbox)\s*\{$|\\(?:quad|qquad|[()[\],;! ])|\\text(?:rm)?\{([^{}]{0,30})\}|[$+]/gu, ' $1');
  const words = between.match(/[\p{L}\d_={}]+/gu) ?? [];
  return words.length <= 6 && !/[.?!:]\s|\n\s*\n/u.test(between);
}
