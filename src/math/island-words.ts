import type { Token } from './tokens.ts';

/** How far ahead the end of a brace is looked for. */
const LONGEST_CASES = 200;

const CONDITIONAL: ReadonlySet<string> = new Set(['if', 'otherwise']);

/**
 * The places of words that belong to a formula in prose: `if` and `otherwise` of cases in braces, `{x if x > 0; 0
 * otherwise}`, and the two letters of `W_{rc}`, which look like a word where nobody declared them.
 */
export function formulaWords(tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  tokens.forEach((token, at) => {
    if (token.kind === 'open' && (token.text === '{' || token.text === 'group'))
      for (const word of casesIn(tokens, at)) found.add(word);
    if (isPairOfIndices(tokens, at)) found.add(at);
  });
  return found;
}

/** The words of cases in a brace: none where it holds any other word, or no condition. */
function casesIn(tokens: readonly Token[], open: number): number[] {
  const words: number[] = [];
  let depth = 0;
  for (let at = open; at < Math.min(tokens.length, open + LONGEST_CASES); at++) {
    const token = tokens[at];
    if (token?.kind === 'open') depth += 1;
    else if (token?.kind === 'close') depth -= 1;
    else if (token?.kind === 'stop') return [];
    else if (token?.kind === 'word' || token?.kind === 'other') {
      if (isPairOfIndices(tokens, at)) continue;
      if (depth !== 1 || !CONDITIONAL.has(token.written)) return [];
      words.push(at);
    }
    if (depth === 0) return words;
  }
  return [];
}

/** `_{rc}` */
function isPairOfIndices(tokens: readonly Token[], at: number): boolean {
  const [script, open, word, close] = [tokens[at - 2], tokens[at - 1], tokens[at], tokens[at + 1]];
  if (word?.kind !== 'word' || !/^[A-Za-z]{2}$/u.test(word.text)) return false;
  return script?.kind === 'script' && script.text === '_' && open?.text === 'group' && close?.text === 'group';
}
