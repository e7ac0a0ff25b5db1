/** How many characters a replacement takes stays the same, so that places in the answer do. */
type Cleaning = readonly [pattern: RegExp, replace: (match: string) => string];

function blank(match: string): string {
  return ' '.repeat(match.length);
}

const CLEANINGS: readonly Cleaning[] = [
  // Line breaks that a program wrote as two characters.
  [/\\n(?![a-z])/gu, blank],
  [/\*\*|(?<=^|\n)#{1,6} /gu, blank],
];

/**
 * An answer without what is no part of it: markdown bold, line breaks spelled out, and backslashes that are all doubled
 * because the text went through a program. The length stays the same.
 */
export function cleanAnswer(text: string): string {
  let cleaned = text;
  for (const [pattern, replace] of CLEANINGS) cleaned = cleaned.replaceAll(pattern, replace);
  const runs = cleaned.match(/\\+(?=[A-Za-z[\]()])/gu) ?? [];
  const doubled = runs.length > 0 && runs.every((run) => run.length === 2);
  return doubled ? cleaned.replaceAll(/\\\\(?=[A-Za-z[\]()])/gu, ' \\') : cleaned;
}

const FORMULA_CLEANINGS: readonly Cleaning[] = [
  [/(?<=\d)\s*(?:\\?%|percent(?:age)?|per cent|pct)(?![A-Za-z])/gu, (match) => '%'.padEnd(match.length)],
  [/(?<=[)\]}\d]\s*)(?:or|and)(?=\s*[-\d([{\\])/gu, (match) => (match === 'or' ? '∨ ' : '∧  ')],
  [/(?<!\\)\$|[€£¥]/gu, blank],
];

/** A formula as people write it into an answer, as the reader knows it: `28 percent`, `(7,2)or(5,2)`, `$5`, `5€`. */
export function cleanFormula(text: string): string {
  let cleaned = text;
  for (const [pattern, replace] of FORMULA_CLEANINGS) cleaned = cleaned.replaceAll(pattern, replace);
  return cleaned;
}
