import type { Scanner } from './scanner.ts';

/** Where a code span or fence that begins with this backtick ends. */
export function endOfBacktick(scan: Scanner, at: number): number {
  const { text } = scan;
  let ticks = 1;
  while (text[at + ticks] === '`') ticks++;
  if (ticks >= 3 && isLineStart(text, at)) return endOfFence(text, at);
  const fence = '`'.repeat(ticks);
  const limit = scan.paragraphEnd(at);
  let end = at + ticks;
  while (end < limit && end - at < 2000) {
    const found = text.slice(end, Math.min(limit, at + 2000)).indexOf(fence);
    if (found < 0) break;
    end += found;
    let length = ticks;
    while (text[end + length] === '`') length++;
    if (length === ticks) return end + ticks;
    end += length;
  }
  return at + ticks;
}

/** Fenced code goes on to a line that begins with the same fence, or to the end. */
export function endOfFence(text: string, at: number): number {
  if (!isLineStart(text, at)) return at + 3;
  const char = text[at] ?? '';
  let length = 3;
  while (text[at + length] === char) length++;
  const fence = char.repeat(length);
  let line = text.indexOf('\n', at);
  while (line >= 0) {
    const indent = /^[ \t>]*/u.exec(text.slice(line + 1, line + 40))?.[0].length ?? 0;
    if (text.startsWith(fence, line + 1 + indent)) return line + 1 + indent + length;
    line = text.indexOf('\n', line + 1);
  }
  return text.length;
}

/** Whether only indentation, quotation marks and the sign of a list item stand before it on its line. */
export function isLineStart(text: string, at: number): boolean {
  return /(?:^|\n)[ \t>]{0,30}(?:[-*+]\s|\d{1,3}[.)]\s)?[ \t]{0,4}$/u.test(
    at < 40 ? text.slice(0, at) : `x${text.slice(at - 40, at)}`,
  );
}
