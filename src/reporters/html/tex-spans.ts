import type { Span } from '../../model/place.ts';

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['$$', '$$'],
  ...['align', 'align*', 'eqnarray', 'eqnarray*', 'equation', 'equation*', 'gather', 'gather*', 'multline'].map(
    (name): [string, string] => [`\\begin{${name}}`, `\\end{${name}}`],
  ),
]);

/**
 * The stretches of a student's text that are typed as LaTeX mathematics, with their delimiters, so that they can be set
 * like source. Only for the look of an excerpt: a slip here changes a typeface, never how an answer is read. Linear in
 * the length of the text.
 */
export function texSpans(text: string): Span[] {
  const spans: Span[] = [];
  const unclosed = new Set<string>();
  let start = nextDelimiter(text, 0);
  while (start < text.length) {
    const opener = openerAt(text, start);
    const end = opener === '$' ? inlineEnd(text, start) : displayEnd(text, start, { opener, unclosed });
    if (end !== undefined) spans.push({ start, end });
    start = nextDelimiter(text, end ?? start + (text[start] === '\\' ? 2 : Math.max(1, opener.length)));
  }
  return spans;
}

function nextDelimiter(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (text[i] === '$' || text[i] === '\\') return i;
  return text.length;
}

function openerAt(text: string, start: number): string {
  if (text[start] === '$') return text[start + 1] === '$' ? '$$' : '$';
  if (!text.startsWith('\\begin{', start)) return text.slice(start, start + 2);
  const brace = text.slice(start, start + 20).indexOf('}');
  return brace < 0 ? '\\b' : text.slice(start, start + brace + 1);
}

/** A lone `$` opens mathematics only if the next one can close it, much as in Pandoc: prices stay prose. */
function inlineEnd(text: string, start: number): number | undefined {
  let close = start + 1;
  while (close < text.length && text[close] !== '$' && !endsParagraph(text, close))
    close += text[close] === '\\' ? 2 : 1;
  const inside = text.slice(start + 1, close);
  const evenlySpaced = inside.startsWith(' ') === inside.endsWith(' ');
  const closes = text[close] === '$' && inside.trim() !== '' && evenlySpaced && !/\d/u.test(text[close + 1] ?? '');
  return closes ? close + 1 : undefined;
}

function endsParagraph(text: string, lineEnd: number): boolean {
  if (text[lineEnd] !== '\n') return false;
  let next = lineEnd + 1;
  while (' \t\r'.includes(text[next] ?? '-')) next++;
  return text[next] === '\n';
}

function displayEnd(
  text: string,
  start: number,
  { opener, unclosed }: { readonly opener: string; readonly unclosed: Set<string> },
): number | undefined {
  const closer = CLOSERS.get(opener);
  if (closer === undefined || unclosed.has(closer)) return undefined;
  const close = text.indexOf(closer, start + opener.length);
  if (close >= 0) return close + closer.length;
  unclosed.add(closer);
  return undefined;
}
