/** The words that a contraction stands for, also where the apostrophe was left out; undefined for any other word. */
export function contraction(word: string): readonly string[] | undefined {
  const fixed = FIXED.get(word);
  if (fixed) return fixed;
  const apostrophe = word.indexOf("'");
  if (apostrophe < 0) return undefined;
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  const tail = TAILS.get(word.slice(apostrophe + 1));
  return tail === undefined ? [word.replaceAll("'", '')] : [word.slice(0, apostrophe), tail];
}

/** `'s` stays what it is: a genitive or `is`. */
const TAILS: ReadonlyMap<string, string> = new Map([
  ['s', "'s"],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
  ['m', 'am'],
]);

const WITHOUT_APOSTROPHE = 'do does did is are was were has have had would could should wo ca ai must need might'.split(
  ' ',
);

const FIXED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...WITHOUT_APOSTROPHE.map((verb): [string, readonly string[]] => [`${verb}nt`, [verb, 'not']]),
  ['cannot', ['can', 'not']],
  ["can't", ['can', 'not']],
  ['cant', ['can', 'not']],
  ["won't", ['will', 'not']],
  ['wont', ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["let's", ['let', 'us']],
  ["doesn't", ['does', 'not']],
]);
