/**
 * Replaces, one for one, characters that look like a space but are none to a parser, so that offsets stay: no-break
 * and zero-width spaces, the byte order mark inside of a text, and the carriage return of `\r\n`. A lone carriage
 * return is the line end of old systems. What has no width inside of a word, where copies leave it, parts no words: it
 * becomes or stays a zero-width space.
 */
export function cleanText(text: string): string {
  if (!STRANGE.test(text)) return text;
  return text
    .replaceAll(/\r(?!\n)/gu, '\n')
    .replaceAll(STRANGE_ALL, (found: string, within?: string) =>
      within === undefined ? ' ' : '\u200B'.repeat(found.length),
    );
}

/** The same with tabs, for parsers to which a tab at the beginning of a line has a meaning. */
export function withoutTabs(text: string): string {
  return text.includes('\t') ? text.replaceAll('\t', ' ') : text;
}

const STRANGE = /[\r\u00A0\u200B\u2000-\u200A\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]/u;
const STRANGE_ALL =
  /((?<=\p{L})[\u200B\u2060\uFEFF]+(?=\p{L}))|[\r\u00A0\u200B\u2000-\u200A\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]/gu;
