import type { HiddenText, Macro } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import { DISPLAYS, unwrapMath } from './formulas.ts';
import { hiddenBy, hiddenMath, unseenIn, withoutHiddenMath, type Unseen } from './hidden-latex.ts';
import { scannerOf, type Scanner } from './scanner.ts';

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
  /** What the page does not show because of it. */
  readonly hidden?: readonly HiddenText[];
}

/**
 * Finds mathematics, verbatim text, comments and accents in one pass, so that the parser sees only commands, groups and
 * words: mathematics is read by another room, and the parser is slow.
 */
export function latexHoles(text: string, macros: ReadonlyMap<string, Macro>): LatexHole[] {
  const own: Own = { ...shorthandsIn(macros), unseen: unseenIn(text, macros) };
  const scan = scannerOf(text);
  const holes: LatexHole[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    const found =
      char === '\\'
        ? atCommand(scan, at, own)
        : char === '$'
          ? atDollar(scan, at)
          : char === '%'
            ? comment(text, at)
            : undefined;
    if (typeof found === 'object') {
      holes.push(found);
      at = Math.max(at + 1, found.span.end);
    } else at = found ?? at + 1;
  }
  return holes;
}

/** What the source defines. */
interface Own extends Shorthands {
  readonly unseen: Unseen;
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

function atCommand(scan: Scanner, at: number, own: Own): Found {
  const { text } = scan;
  const next = text[at + 1] ?? '';
  if (next === '[' || next === '(') return bracketed(scan, at, next);
  const accent = ACCENTS[next];
  if (accent !== undefined) return accented(text, at, accent) ?? at + 2;
  if (!/[a-z]/iu.test(next)) return at + 2;
  const name = /^[a-z]+/iu.exec(text.slice(at + 1, at + 40))?.[0] ?? '';
  const after = at + 1 + name.length;
  if (name === 'verb' || name === 'lstinline') return verb(text, at, after);
  if (name === 'begin') return environment(scan, at);
  if (name === 'boxed' || name === 'ensuremath') return mathArgument(text, { start: at, end: after }) ?? after;
  if (own.opens.has(name)) return shorthand(text, { start: at, end: after }, own) ?? after;
  const unseen = hiddenBy(text, { at, name, after }, own.unseen);
  if (unseen) return commentHole(unseen.span, unseen.hidden);
  const groups = DEFINITIONS.get(name);
  return groups === undefined ? after : definition(text, { start: at, end: after }, groups);
}

const ACCENTS: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
};

function accented(text: string, at: number, accent: string): LatexHole | undefined {
  const letter = /^(?:\{\\?([a-z])\}|\\?([a-z]))/iu.exec(text.slice(at + 2, at + 6));
  const base = letter?.[1] ?? letter?.[2];
  if (!letter || base === undefined) return undefined;
  const span = { start: at, end: at + 2 + letter[0].length };
  return { span, kind: 'char', inner: span, display: false, text: (base + accent).normalize('NFC') };
}

function bracketed(scan: Scanner, at: number, open: '[' | '('): Found {
  const { text } = scan;
  const display = open === '[';
  const limit = Math.min(text.length, at + (display ? 20_000 : 3000));
  const close = closing(scan, { start: at + 2, end: limit }, display ? '\\]' : '\\)');
  const end = close >= 0 ? close : display ? paragraphEnd(scan, at) : -1;
  if (end < 0) return at + 2;
  return math(text, { start: at, end: close >= 0 ? end + 2 : end }, { inner: { start: at + 2, end }, display });
}

/** How far the argument of a command that sets mathematics may go. */
const LONGEST_ARGUMENT = 20_000;

/** `\boxed{…}` in text: its argument is mathematics. */
function mathArgument(text: string, command: Span): LatexHole | undefined {
  const open = /^\s*\{/u.exec(text.slice(command.end, command.end + 40))?.[0].length;
  if (open === undefined) return undefined;
  const start = command.end + open;
  let depth = 1;
  for (let at = start; at < Math.min(text.length, start + LONGEST_ARGUMENT); at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth > 0) continue;
    const display = text.slice(start, at).includes('\\begin');
    return math(text, { start: command.start, end: at + 1 }, { inner: { start, end: at }, display });
  }
  return undefined;
}

function atDollar(scan: Scanner, at: number): Found {
  const { text } = scan;
  const display = text[at + 1] === '$';
  const start = at + (display ? 2 : 1);
  const paragraph = paragraphEnd(scan, start);
  const mark = display ? '$$' : '$';
  const near = closing(scan, { start, end: Math.min(paragraph, start + (display ? 20_000 : 3000)) }, mark);
  const far = near < 0 && display ? closing(scan, { start, end: Math.min(text.length, start + 3000) }, mark) : near;
  if (far < 0 && !display) return at + 1;
  const end = far < 0 ? paragraph : far;
  if (end === start) return start + mark.length;
  return math(text, { start: at, end: far < 0 ? end : end + mark.length }, { inner: { start, end }, display });
}

function environment(scan: Scanner, at: number): Found {
  const { text } = scan;
  const open = /^\\begin\s*\{([a-z]+)(\*?)\}/iu.exec(text.slice(at, at + 60));
  const name = open?.[1];
  if (!open || name === undefined) return at + 6;
  const code = VERBATIM.has(name);
  if (!code && !DISPLAYS.has(name)) return at + open[0].length;
  const close = `\\end{${name}${open[2] ?? ''}}`;
  const found = scan.find(close, at, text.length);
  const end = found < 0 ? paragraphEnd(scan, at) : found + close.length;
  if (!code)
    return math(
      text,
      { start: at, end },
      { inner: found < 0 ? { start: at + open[0].length, end } : { start: at, end }, display: true },
    );
  if (name === 'comment' || name === 'lrbox' || name === 'filecontents')
    return { ...commentHole({ start: at, end }), display: true };
  const line = text.indexOf('\n', at);
  const inner = {
    start: line < 0 || line > end ? end : line + 1,
    end: found < 0 ? end : Math.max(found - 1, line + 1),
  };
  return { span: { start: at, end }, kind: 'code', inner, display: true, text: text.slice(inner.start, inner.end) };
}

const VERBATIM: ReadonlySet<string> = new Set(
  'verbatim Verbatim lstlisting minted comment lrbox filecontents'.split(' '),
);

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
  const rest = text.slice(after + star + 1, after + 300);
  const length = rest.indexOf(mark === '{' ? '}' : mark);
  if (length < 0 || rest.slice(0, length).includes('\n')) return after;
  const end = after + star + 1 + length;
  const inner = { start: after + star + 1, end };
  return { span: { start: at, end: end + 1 }, kind: 'code', inner, display: false, text: text.slice(inner.start, end) };
}

/** A comment goes to the end of its line and takes the line end with it, unless the line that follows is blank. */
function comment(text: string, at: number): LatexHole {
  const line = text.indexOf('\n', at);
  const stop = line < 0 ? text.length : line;
  const indent = /^\n[ \t]*/u.exec(text.slice(stop, stop + 200))?.[0].length ?? 0;
  const blank = text[stop + indent] === '\n' || stop + indent >= text.length;
  return commentHole({ start: at, end: blank ? stop : stop + indent });
}

function commentHole(span: Span, hidden: HiddenText = { span, kind: 'comment', how: 'a comment' }): LatexHole {
  const inner = { start: span.start, end: span.start };
  return { span, kind: 'comment', inner, display: false, text: '', hidden: [hidden] };
}

function math(text: string, span: Span, { inner, display }: { inner: Span; display: boolean }): LatexHole {
  const content = unwrapMath(text, inner);
  const source = text
    .slice(content.start, content.end)
    .replaceAll(/(?<!\\)%[^\n]*/gu, (hidden) => ' '.repeat(hidden.length));
  const hidden = hiddenMath(source, content.start);
  return {
    ...{ span, kind: 'math' as const, inner: content, display, text: withoutHiddenMath(source) },
    ...(hidden.length > 0 && { hidden }),
  };
}

/** Where a formula closes: not behind a backslash, in a comment, or in words that are set in it. */
function closing(scan: Scanner, { start, end }: Span, mark: string): number {
  if (scan.find(mark, start, end) < 0) return -1;
  const { text } = scan;
  let at = start;
  while (at < end) {
    if (text.startsWith(mark, at)) return at + mark.length <= end ? at : -1;
    const words = text[at] === '\\' ? /^\\(?:text[a-z]*|mbox)\s*\{/u.exec(text.slice(at, at + 20)) : null;
    if (words) at = groupEnd(text, at + words[0].length, end);
    else if (text[at] === '\\') at += 2;
    else if (text[at] === '%') at = lineEnd(text, { start: at, end });
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

/** Commands that define something, and how many groups follow the name. */
const DEFINITIONS: ReadonlyMap<string, number> = new Map([
  ['newcommand', 1],
  ['renewcommand', 1],
  ['providecommand', 1],
  ['def', 1],
  ['gdef', 1],
  ['DeclareMathOperator', 1],
  ['newtheorem', 1],
  ['newenvironment', 2],
  ['renewenvironment', 2],
  ['newcounter', 0],
]);

/** The body of a definition is no part of the text; how labels are printed is left for the counters. */
function definition(text: string, { start, end: after }: Span, groups: number): Found {
  const head = /^\*?\s*(?:\{\s*\\?([a-z@]+)\*?\s*\}|\\([a-z@]+))/iu.exec(text.slice(after, after + 100));
  if (!head || /^(?:the|labelenum)/u.test(head[1] ?? head[2] ?? '')) return after;
  let end = after + head[0].length;
  for (let left = groups; left > 0;) {
    const next = /^\s*(?:\[[^\]\n]*\]|(?:#\d)+|(\{))/u.exec(text.slice(end, end + 200));
    if (!next) break;
    const from = end + next[0].length;
    const close = next[1] === undefined ? from : groupEnd(text, from, Math.min(text.length, from + 5000));
    if (next[1] !== undefined && close === from) break;
    if (next[1] !== undefined) left--;
    end = close;
  }
  return { span: { start, end }, kind: 'comment', inner: { start, end: start }, display: false, text: '' };
}

function lineEnd(text: string, { start, end }: Span): number {
  const found = text.slice(start, end).indexOf('\n');
  return found < 0 ? end : start + found;
}

/** At most 20,000 characters away. */
function paragraphEnd(scan: Scanner, from: number): number {
  return Math.min(scan.paragraphEnd(from), from + 20_000);
}
