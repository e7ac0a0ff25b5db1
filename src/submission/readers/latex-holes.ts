import type { Macro } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import { DISPLAYS, unwrapMath } from './formulas.ts';

/** A stretch of LaTeX that is not text with commands. */
export interface LatexHole {
  readonly span: Span;
  readonly kind: 'math' | 'code' | 'comment' | 'char';
  /** Without delimiters. */
  readonly inner: Span;
  /** Stands on lines of its own. */
  readonly display: boolean;
  /** What is shown: the content without comments, or the accented letter. */
  readonly text: string;
}

/**
 * Finds mathematics, verbatim text, comments and accents in one pass, so that the parser sees only commands, groups and
 * words: mathematics is read by another room, and the parser is slow.
 */
export function latexHoles(text: string, macros: ReadonlyMap<string, Macro>): LatexHole[] {
  const shorthands = shorthandsIn(macros);
  const holes: LatexHole[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    const found = char === '\\' ? atCommand(text, at, shorthands) : char === '$' ? atDollar(text, at) : char === '%' ? comment(text, at) : undefined;
    if (typeof found === 'object') {
      holes.push(found);
      at = Math.max(at + 1, found.span.end);
    } else at = found ?? at + 1;
  }
  return holes;
}

/** Names of students' own commands for \begin{equation} and \end{equation}: `\be` … `\ee`. */
interface Shorthands {
  readonly opens: ReadonlySet<string>;
  readonly closes: ReadonlySet<string>;
}

function shorthandsIn(macros: ReadonlyMap<string, Macro>): Shorthands {
  const named = (word: string): ReadonlySet<string> =>
    new Set(
      [...macros].flatMap(([name, { body }]) => {
        const environment = new RegExp(`^\\s*\\\\${word}\\s*\\{([a-z]+)\\*?\\}\\s*$`, 'u').exec(body)?.[1];
        return environment !== undefined && DISPLAYS.has(environment) ? [name] : [];
      }),
    );
  return { opens: named('begin'), closes: named('end') };
}

/** A hole, or the offset at which to go on. */
type Found = LatexHole | number;

function atCommand(text: string, at: number, shorthands: Shorthands): Found {
  const next = text[at + 1] ?? '';
  if (next === '[' || next === '(') return bracketed(text, at, next);
  const accent = ACCENTS[next];
  if (accent !== undefined) return accented(text, at, accent) ?? at + 2;
  if (!/[a-z]/iu.test(next)) return at + 2;
  const name = /^[a-z]+/iu.exec(text.slice(at + 1, at + 40))?.[0] ?? '';
  const after = at + 1 + name.length;
  if (name === 'verb' || name === 'lstinline') return verb(text, at, after);
  if (name === 'begin') return environment(text, at);
  if (shorthands.opens.has(name)) return shorthand(text, { start: at, end: after }, shorthands) ?? after;
  return DEFINITIONS.has(name) ? definition(text, at, after) : after;
}

const ACCENTS: Readonly<Record<string, string>> = { "'": '\u0301', '`': '\u0300', '^': '\u0302', '"': '\u0308', '~': '\u0303' };

function accented(text: string, at: number, accent: string): LatexHole | undefined {
  const letter = /^(?:\{\\?([a-z])\}|\\?([a-z]))/iu.exec(text.slice(at + 2, at + 6));
  const base = letter?.[1] ?? letter?.[2];
  if (!letter || base === undefined) return undefined;
  const span = { start: at, end: at + 2 + letter[0].length };
  return { span, kind: 'char', inner: span, display: false, text: (base + accent).normalize('NFC') };
}

function bracketed(text: string, at: number, open: '[' | '('): Found {
  const display = open === '[';
  const limit = Math.min(text.length, at + (display ? 20_000 : 3000));
  const close = closing(text, { start: at + 2, end: limit }, display ? '\\]' : '\\)');
  const end = close >= 0 ? close : display ? paragraphEnd(text, at) : -1;
  if (end < 0) return at + 2;
  return math(text, { start: at, end: close >= 0 ? end + 2 : end }, { inner: { start: at + 2, end }, display });
}

function atDollar(text: string, at: number): Found {
  const display = text[at + 1] === '$';
  const start = at + (display ? 2 : 1);
  const paragraph = paragraphEnd(text, start);
  const mark = display ? '$$' : '$';
  const near = closing(text, { start, end: paragraph }, mark);
  const far = near < 0 && display ? closing(text, { start, end: Math.min(text.length, start + 3000) }, mark) : near;
  if (far < 0 && !display) return at + 1;
  const end = far < 0 ? paragraph : far;
  if (end === start) return start + mark.length;
  return math(text, { start: at, end: far < 0 ? end : end + mark.length }, { inner: { start, end }, display });
}

function environment(text: string, at: number): Found {
  const open = /^\\begin\s*\{([a-z]+)(\*?)\}/iu.exec(text.slice(at, at + 60));
  const name = open?.[1];
  if (!open || name === undefined) return at + 6;
  const code = VERBATIM.has(name);
  if (!code && !DISPLAYS.has(name)) return at + open[0].length;
  const close = `\\end{${name}${open[2] ?? ''}}`;
  const found = text.indexOf(close, at);
  const end = found < 0 ? paragraphEnd(text, at) : found + close.length;
  if (!code) return math(text, { start: at, end }, { inner: found < 0 ? { start: at + open[0].length, end } : { start: at, end }, display: true });
  if (name === 'comment') return { span: { start: at, end }, kind: 'comment', inner: { start: at, end: at }, display: true, text: '' };
  const line = text.indexOf('\n', at);
  const inner = { start: line < 0 || line > end ? end : line + 1, end: found < 0 ? end : Math.max(found - 1, line + 1) };
  return { span: { start: at, end }, kind: 'code', inner, display: true, text: text.slice(inner.start, inner.end) };
}

const VERBATIM: ReadonlySet<string> = new Set(['verbatim', 'Verbatim', 'lstlisting', 'minted', 'comment']);

function shorthand(text: string, open: Span, { closes }: Shorthands): LatexHole | undefined {
  const rest = text.slice(open.end, open.end + 5000);
  const close = Array.from(rest.matchAll(/\\([a-z]+)/giu)).find((match) => closes.has(match[1] ?? ''));
  if (!close) return undefined;
  const inner = { start: open.end, end: open.end + close.index };
  return math(text, { start: open.start, end: inner.end + close[0].length }, { inner, display: true });
}

function verb(text: string, at: number, after: number): Found {
  const star = text[after] === '*' ? 1 : 0;
  const mark = text[after + star];
  if (mark === undefined || /\s/u.test(mark)) return after;
  const line = text.indexOf('\n', after);
  const end = text.indexOf(mark === '{' ? '}' : mark, after + star + 1);
  if (end < 0 || (line >= 0 && end > line)) return after;
  const inner = { start: after + star + 1, end };
  return { span: { start: at, end: end + 1 }, kind: 'code', inner, display: false, text: text.slice(inner.start, end) };
}

/** A comment goes to the end of its line and takes the line end with it, unless the line that follows is blank. */
function comment(text: string, at: number): LatexHole {
  const line = text.indexOf('\n', at);
  const stop = line < 0 ? text.length : line;
  const indent = /^\n[ \t]*/u.exec(text.slice(stop, stop + 200))?.[0].length ?? 0;
  const blank = text[stop + indent] === '\n' || stop + indent >= text.length;
  const span = { start: at, end: blank ? stop : stop + indent };
  return { span, kind: 'comment', inner: { start: at, end: at }, display: false, text: '' };
}

function math(text: string, span: Span, { inner, display }: { inner: Span; display: boolean }): LatexHole {
  const content = unwrapMath(text, inner);
  const shown = text.slice(content.start, content.end).replaceAll(/(?<!\\)%[^\n]*/gu, (hidden) => ' '.repeat(hidden.length));
  return { span, kind: 'math', inner: content, display, text: shown };
}

/** Where a formula closes: not behind a backslash, in a comment, or in words that are set in it. */
function closing(text: string, { start, end }: Span, mark: string): number {
  let at = start;
  while (at < end) {
    if (text.startsWith(mark, at)) return at + mark.length <= end ? at : -1;
    const words = text[at] === '\\' ? /^\\(?:text[a-z]*|mbox)\s*\{/u.exec(text.slice(at, at + 20)) : null;
    if (words) at = groupEnd(text, at + words[0].length, end);
    else if (text[at] === '\\') at += 2;
    else if (text[at] === '%') at = Math.max(at + 1, text.indexOf('\n', at));
    else at++;
  }
  return -1;
}

function groupEnd(text: string, from: number, limit: number): number {
  let depth = 1;
  let at = from;
  for (; at < limit && depth > 0; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}') depth--;
  }
  return depth > 0 ? from : at;
}

const DEFINITIONS: ReadonlySet<string> = new Set([
  ...['newcommand', 'renewcommand', 'providecommand', 'def', 'gdef', 'DeclareMathOperator', 'newenvironment'],
  ...['renewenvironment', 'newtheorem', 'newcounter', 'let'],
]);

/** The body of a definition is no part of the text; how labels are printed is left for the counters. */
function definition(text: string, at: number, after: number): Found {
  const head = /^\*?\s*(?:\{\s*\\?([a-z@]+)\*?\s*\}|\\([a-z@]+))/iu.exec(text.slice(after, after + 100));
  if (!head || /^(?:the|labelenum)/u.test(head[1] ?? head[2] ?? '')) return after;
  let end = after + head[0].length;
  for (;;) {
    const next = /^\s*(?:=?\s*\\[a-z]+|\[[^\]\n]*\]|(?:#\d)+|(\{))/iu.exec(text.slice(end, end + 200));
    if (!next) break;
    const from = end + next[0].length;
    const close = next[1] === undefined ? from : groupEnd(text, from, Math.min(text.length, from + 5000));
    if (next[1] !== undefined && close === from) break;
    end = close;
    if (next[0].includes('\\')) break;
  }
  return { span: { start: at, end }, kind: 'comment', inner: { start: at, end: at }, display: false, text: '' };
}

function paragraphEnd(text: string, from: number): number {
  const blank = /\n[ \t]*\n/u.exec(text.slice(from, from + 20_000));
  return blank ? from + blank.index : Math.min(text.length, from + 20_000);
}
