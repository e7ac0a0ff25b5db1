import type { Span } from '../../model/place.ts';

/**
 * Mathematics that stands in prose without delimiters: `\mathbf{a}` or `\frac{1}{2}`, a command with its arguments and
 * scripts, or a whole line that begins with a command and is an equation without words. Undefined where the backslash
 * begins nothing of the kind.
 */
export function bareFormula(text: string, at: number, limit: number): Span | undefined {
  const name = /^\\([a-z]{2,})/iu.exec(text.slice(at, at + 30))?.[1];
  if (name === undefined || TEXT_COMMANDS.has(name) || /[\w:]/u.test(text[at - 1] ?? '')) return undefined;
  const end = argumentsEnd(text, at + 1 + name.length, limit);
  const line = equationEnd(text, at);
  if (line !== undefined && line > end) return { start: at, end: line };
  return end > at + 1 + name.length ? { start: at, end } : undefined;
}

/** Commands that set words or lay out the page. */
const TEXT_COMMANDS: ReadonlySet<string> = new Set([
  ...['textbf', 'textit', 'texttt', 'textsc', 'text', 'emph', 'underline', 'paragraph', 'section', 'subsection'],
  ...['subsubsection', 'item', 'begin', 'end', 'label', 'ref', 'eqref', 'cite', 'newcommand', 'renewcommand', 'def'],
  ...['url', 'href', 'includegraphics', 'noindent', 'footnote', 'caption', 'usepackage', 'documentclass', 'title'],
  ...['author', 'date', 'input', 'include', 'verb', 'par', 'vspace', 'hspace', 'DeclareMathOperator'],
]);

function argumentsEnd(text: string, from: number, limit: number): number {
  let at = from;
  for (;;) {
    const char = text[at];
    const scripted = (char === '_' || char === '^') && text[at + 1] !== undefined;
    const begin = scripted ? at + 1 : at;
    const next = text[begin] === '{' ? groupEnd(text, begin, limit) : scripted ? scriptEnd(text, begin) : undefined;
    if (next === undefined) return at;
    at = next;
  }
}

function scriptEnd(text: string, at: number): number | undefined {
  const script = /^(?:\\[a-z]+|[a-z0-9*'])/iu.exec(text.slice(at, at + 20));
  return script ? at + script[0].length : undefined;
}

/** The end of a group in braces; undefined where it is not closed within 1,000 characters. */
function groupEnd(text: string, at: number, limit: number): number | undefined {
  let depth = 0;
  const stop = Math.min(limit, at + 1000);
  for (let i = at; i < stop; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return undefined;
}

/** The end of the line where it is an equation that begins with this command. */
function equationEnd(text: string, at: number): number | undefined {
  const before = at <= 12 ? `\n${text.slice(0, at)}` : text.slice(at - 13, at);
  if (!/\n[ \t]*$/u.test(before)) return undefined;
  const ahead = text.slice(at, at + 502);
  const line = ahead.slice(0, Math.max(0, `${ahead}\n`.indexOf('\n'))).trimEnd();
  if (line.length > 500 || !line.includes('=') || line.includes('$')) return undefined;
  const words = line.replaceAll(/\\[a-z]+/giu, ' ').match(/[a-z]{3,}/giu) ?? [];
  return words.every((word) => FUNCTIONS.has(word.toLowerCase())) ? at + line.length : undefined;
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'mod',
  'max',
  'min',
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'tanh',
  'diag',
]);
