import type { HiddenText } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import { firstFrom } from '../../model/sorted.ts';
import { bareFormula } from './bare-formula.ts';
import { endOfBacktick, endOfFence, isLineStart } from './code-stretches.ts';
import { commentDefinition, tagReader, type Tag } from './hidden-html.ts';
import { scannerOf, type Scanner } from './scanner.ts';

/** A stretch of a text that is not prose. */
export interface Hole {
  /** With its delimiters. */
  readonly span: Span;
  readonly kind: 'math' | 'comment' | 'break' | 'picture';
  /** Mathematics without its delimiters and without the environment that only aligns it. */
  readonly inner: Span;
  readonly display: boolean;
  /** What the page does not show because of it. */
  readonly hidden?: HiddenText;
}

/** What counts as code, and so hides mathematics. */
export interface HoleOptions {
  /** Code spans and fences, HTML comments, tags with attributes and `<br>` have a meaning. */
  readonly markdown: boolean;
}

/**
 * Finds mathematics (and, in Markdown, comments and line breaks) in one pass. Students' displays open on a line of text,
 * close in the middle of a line or not at all, and hold blank lines; no Markdown extension for mathematics takes that.
 * An unbalanced opening ends at the next blank line; an amount of money opens nothing.
 */
export function holesIn(text: string, options: HoleOptions): Hole[] {
  const scan = scannerOf(text);
  const holes: Hole[] = [];
  const tags = options.markdown && text.includes('<') ? tagReader(scan) : undefined;
  let at = 0;
  while (at < text.length) {
    const found = lookAt(scan, at, { ...options, ...(tags && { tags }) });
    if (found?.hole) holes.push(found.hole);
    at = Math.max(at + 1, found?.next ?? 0);
  }
  return holes;
}

/** The text with every hole filled by a character that has no meaning in Markdown; the length stays. */
export function maskHoles(text: string, holes: readonly Hole[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span } of holes) {
    parts.push(text.slice(at, span.start), FILLER.repeat(span.end - span.start));
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The holes within a span, which they must not cross. Binary search. */
export function holesBetween(holes: readonly Hole[], span: Span): readonly Hole[] {
  const from = firstFrom(holes, span.start, (hole) => hole.span.start);
  let to = from;
  while ((holes[to]?.span.end ?? Infinity) <= span.end) to++;
  return holes.slice(from, to);
}

/** A mathematics run without the surrounding space and without an environment that only aligns its lines. */
export function unwrapMath(text: string, span: Span): Span {
  const trimmed = trim(text, span);
  const open = /^\\begin\{([a-z]+\*?)\}(?:\[[a-z]\])?/u.exec(text.slice(trimmed.start, trimmed.start + 40));
  const name = open?.[1];
  if (open === null || name === undefined || !ALIGNING.has(name.replace('*', ''))) return trimmed;
  const close = `\\end{${name}}`;
  const columns = name.startsWith('alignat')
    ? /^\s*\{\d+\}/u.exec(text.slice(trimmed.start + open[0].length))?.[0]
    : '';
  const start = trimmed.start + open[0].length + (columns?.length ?? 0);
  const end = text.indexOf(close, start);
  return end + close.length === trimmed.end ? unwrapMath(text, { start, end }) : trimmed;
}

/** Environments that set mathematics on lines of their own. */
export const DISPLAYS: ReadonlySet<string> = new Set([
  'align',
  'alignat',
  'displaymath',
  'dmath',
  'eqnarray',
  'equation',
  'flalign',
  'gather',
  'math',
  'multline',
]);

/** Punctuation, as `$` is: emphasis beside a formula must open and close as it would beside the dollar sign. */
const FILLER = '\u00A4';

const ALIGNING: ReadonlySet<string> = new Set([...DISPLAYS, 'aligned', 'gathered', 'split']);

/** Environments that may stand bare in Markdown; those that do not only align are kept. */
const BARE: ReadonlySet<string> = new Set([
  ...ALIGNING,
  'array',
  'bmatrix',
  'cases',
  'matrix',
  'pmatrix',
  'smallmatrix',
  'vmatrix',
]);

interface Found {
  readonly hole?: Hole;
  readonly next: number;
}

/** The options, and what tells tags of HTML. */
interface Looking extends HoleOptions {
  readonly tags?: (at: number) => Tag | undefined;
}

function lookAt(scan: Scanner, at: number, { markdown, tags }: Looking): Found | undefined {
  const char = scan.text[at];
  if (char === '\\') return atBackslash(scan, at);
  if (char === '$') return atDollar(scan, at);
  if (!markdown) return undefined;
  if (char === '`') return { next: endOfBacktick(scan, at) };
  if (char === '~' && scan.text.startsWith('~~~', at)) return { next: endOfFence(scan.text, at) };
  const comment = char === '[' ? commentDefinition(scan.text, at) : undefined;
  if (comment && isLineStart(scan.text, at)) return commentHole(comment);
  return char === '<' ? (atAngle(scan, at) ?? foundTag(tags?.(at))) : undefined;
}

function foundTag(tag: Tag | undefined): Found | undefined {
  if (!tag) return undefined;
  const { span, hidden } = tag;
  const kind = tag.picture ? 'picture' : 'comment';
  return { hole: { span, kind, inner: span, display: false, ...(hidden && { hidden }) }, next: span.end };
}

function commentHole(span: Span): Found {
  const common = { span, kind: 'comment' as const };
  return { hole: { ...common, inner: span, display: false, hidden: { ...common, how: 'a comment' } }, next: span.end };
}

function atBackslash(scan: Scanner, at: number): Found {
  const { text } = scan;
  const next = text[at + 1];
  if (next === '(') return closed(scan, at, { close: '\\)', display: false }) ?? { next: at + 2 };
  if (next === '[') return closed(scan, at, { close: '\\]', display: true }) ?? { next: at + 2 };
  const environment = /^\\begin\{([a-z]+\*?)\}/u.exec(text.slice(at, at + 30));
  if (environment?.[1] !== undefined && BARE.has(environment[1].replace('*', ''))) {
    return atEnvironment(scan, at, environment[1]);
  }
  const bare = bareFormula(text, at, scan.paragraphEnd(at));
  if (bare) return { hole: hole(text, bare, { inner: bare, display: false }), next: bare.end };
  return { next: at + 2 };
}

/** `\(`…`\)` ends in its paragraph; a display may go on beyond one blank line, but not beyond another opening. */
function closed(scan: Scanner, at: number, { close, display }: { close: string; display: boolean }): Found | undefined {
  const limit = display ? farEnd(scan, at + 2) : Math.min(scan.paragraphEnd(at), at + 3000);
  const end = scan.find(close, at + 2, limit);
  if (end < 0) return undefined;
  const span = { start: at, end: end + 2 };
  return { hole: hole(scan.text, span, { inner: { start: at + 2, end }, display }), next: span.end };
}

function atEnvironment(scan: Scanner, at: number, name: string): Found {
  const close = `\\end{${name}}`;
  const found = scan.find(close, at + 7, farEnd(scan, at));
  const end = found < 0 ? scan.paragraphEnd(at) : found + close.length;
  const span = { start: at, end };
  return { hole: hole(scan.text, span, { inner: span, display: true }), next: end };
}

function atDollar(scan: Scanner, at: number): Found {
  const { text } = scan;
  if (text[at + 1] !== '$') return inline(scan, at) ?? { next: at + 1 };
  const start = at + 2;
  const paragraph = scan.paragraphEnd(start);
  const near = scan.find('$$', start, paragraph);
  const close = near >= 0 ? near : closeBeyondBlank(scan, start);
  if (close < 0 && text.slice(start, paragraph).trim() === '') return { next: start };
  const inner = { start, end: close < 0 ? paragraph : close };
  const span = { start: at, end: close < 0 ? paragraph : close + 2 };
  return { hole: hole(text, span, { inner, display: true }), next: span.end };
}

/** `$$` alone on its line, a blank line, a formula, `$$` alone on its line: mathematics where it holds no words or labels. */
function closeBeyondBlank(scan: Scanner, start: number): number {
  const { text } = scan;
  const close = scan.find('$$', start, farEnd(scan, start));
  if (close < 0 || !/^[ \t]*\n/u.test(text.slice(start, start + 20))) return -1;
  const between = text.slice(start, close);
  if (!/\n[ \t]*$/u.test(between) || /^[ \t>]*(?:#|\*\*|\(?\w{1,3}[.)]\s)/mu.test(between)) return -1;
  return wordy(between) ? -1 : close;
}

/** How far a display may reach: 3,000 characters. */
function farEnd(scan: Scanner, at: number): number {
  return Math.min(scan.text.length, Math.max(scan.paragraphEnd(at), at + 3000));
}

function inline(scan: Scanner, at: number): Found | undefined {
  const { text } = scan;
  const limit = Math.min(scan.paragraphEnd(at), at + 2000);
  let end = at + 1;
  while (end < limit && text[end] !== '$') {
    if (text[end] === '\n' && STARTS_SOMETHING.test(text.slice(end + 1, end + 24))) return undefined;
    end += text[end] === '\\' ? 2 : 1;
  }
  if (end >= limit || end === at + 1 || !isFormula(text, at, end)) return undefined;
  const span = { start: at, end: end + 1 };
  return { hole: hole(text, span, { inner: { start: at + 1, end }, display: false }), next: end + 1 };
}

const STARTS_SOMETHING = /^[ \t>]*(?:#|\*\*|\(?\w{1,4}[.)]\s|[-*+]\s+[A-Z(*]|\|)/iu;

/** Whether what stands between two dollar signs is a formula, and not the words between two amounts of money. */
function isFormula(text: string, open: number, close: number): boolean {
  const content = text.slice(open + 1, close);
  const before = /^\s/u.test(content);
  const after = /\s$/u.test(content);
  if (!before && !after) return !(/\d/u.test(text[close + 1] ?? '') && /^\d/u.test(content));
  const mathematical = /[\\^_=+*/<>()|]/u.test(content) || content.trim().length <= 2;
  if (before && after) return mathematical && !wordy(content);
  return /[\\^_=]/u.test(content) && !wordy(content);
}

/** Two words in a row that no command takes as its text. */
function wordy(content: string): boolean {
  const bare = content.replaceAll(/\\(?:text|mbox|textit|textrm|mathrm|operatorname)\s*\{[^{}]*\}/gu, '');
  return /(?<![\\A-Z])[A-Z]{3,}[ ,]+[A-Z]{2,}/iu.test(bare);
}

function atAngle(scan: Scanner, at: number): Found | undefined {
  const { text } = scan;
  const line = /^<br\s*\/?>/iu.exec(text.slice(at, at + 8));
  if (line) {
    const span = { start: at, end: at + line[0].length };
    return { hole: { span, kind: 'break', inner: span, display: false }, next: span.end };
  }
  if (!text.startsWith('<!--', at)) return undefined;
  const close = scan.find('-->', at + 4, text.length);
  if (close < 0) return isLineStart(text, at) ? unclosedComment(text, at) : { next: at + 4 };
  return commentHole({ start: at, end: close + 3 });
}

/** A page shows nothing behind it; that may be an oversight, so the rest is read, and marked. */
function unclosedComment(text: string, at: number): Found {
  const { hole, next } = commentHole({ start: at, end: at + 4 });
  const hidden = { span: { start: at, end: text.length }, kind: 'concealed' as const, how: 'a comment without an end' };
  return { ...(hole && { hole: { ...hole, hidden } }), next };
}

function hole(text: string, span: Span, { inner, display }: { inner: Span; display: boolean }): Hole {
  return { span, kind: 'math', inner: unwrapMath(text, inner), display };
}

function trim(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from] ?? '')) from++;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
