import type { Token } from '../../math/tokens.ts';
import { isNoun, numberTokens } from '../shared/nouns.ts';

/**
 * Tokens made ready to find a shape in them: as for numbers, and within brackets that hold a list, words for the batch
 * are a name (`(batch size, 100)`, `(?, 100)`), and the names of other axes are left out (`(10 channels, 100 positions)`).
 */
export function shapeTokens(tokens: readonly Token[]): readonly Token[] {
  const ready = numberTokens(withoutHyphens(tokens));
  const result: Token[] = [];
  let at = 0;
  while (at < ready.length) {
    const token = ready[at];
    if (!token) break;
    const end = token.kind === 'open' ? listEnd(ready, at) : undefined;
    if (end === undefined) {
      result.push(token);
      at += 1;
    } else {
      result.push(...listOf(ready.slice(at, end + 1)));
      at = end + 1;
    }
  }
  return result;
}

/** `1000-dimensional` is 1000 with a word behind it; `1-D` stays a word. */
function withoutHyphens(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, at) => {
    if (isHyphen(tokens, at)) return [];
    return token.kind === 'name' && isHyphen(tokens, at - 1) ? [{ ...token, kind: 'word' }] : [token];
  });
}

function isHyphen(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.text !== '-' || token.spaced || before?.kind !== 'number' || before.written.length < 2) return false;
  return next !== undefined && !next.spaced && DIMENSIONAL.has(next.text.toLowerCase());
}

const DIMENSIONAL: ReadonlySet<string> = new Set(['dimensional', 'dim', 'd', 'vector', 'entry', 'element']);

/** Most tokens of a list of sizes. */
const LONGEST_LIST = 60;

/** The index of the bracket that closes a list; undefined where there is none near, or nothing is listed. */
function listEnd(tokens: readonly Token[], start: number): number | undefined {
  let depth = 0;
  let commas = 0;
  for (let at = start; at < Math.min(tokens.length, start + LONGEST_LIST); at++) {
    const token = tokens[at];
    if (token?.kind === 'open') depth += 1;
    if (token?.kind === 'close') depth -= 1;
    if (token?.kind === 'comma' && depth === 1) commas += 1;
    if (depth === 0) return commas > 0 ? at : undefined;
  }
  return undefined;
}

function listOf(tokens: readonly Token[]): readonly Token[] {
  const items = tokens.slice(1, -1);
  const first = items.findIndex((token) => token.kind === 'comma');
  const batch = batchName(items.slice(0, first));
  const rest = batch ? [batch, ...items.slice(first)] : items;
  const numbers = rest.every((token) => token.kind !== 'word' || isNoun(token));
  const kept =
    numbers && rest.some((token) => token.kind === 'number') ? rest.filter((token) => token.kind !== 'word') : rest;
  return [...tokens.slice(0, 1), ...kept, ...tokens.slice(-1)];
}

const BATCH_WORDS: ReadonlySet<string> = new Set(['batch', 'batchsize', 'none', 'any', '?', 'bs', 'minibatch', '*']);

/** The name of the batch, where the first item of a list is a word or sign for it. */
function batchName(item: readonly Token[]): Token | undefined {
  const [first] = item;
  if (!first || item.length > 3 || !BATCH_WORDS.has(first.text.toLowerCase())) return undefined;
  return { ...first, kind: 'name', text: 'N' };
}
