import { isDenial } from './denials.ts';
import type { Scene } from './scene.ts';
import type { Text } from './text.ts';
import { words } from './token-search.ts';

/**
 * Where what was said is taken back, in the same sentence or the next: `… That is wrong.`, `…, which is not the case`,
 * `… No, they are not.`, `… Wrong!`. Not by `This is not true for dense layers.`
 */
export function takenBack({ text, start, end }: Scene): number | undefined {
  const sentence = text.sentenceOf[start] ?? 0;
  const stop = Math.min(text.sentences[sentence + 1]?.end ?? text.tokens.length, end + FAR);
  for (let i = end; i < stop; i++) {
    if (!LEADS.has(text.tokens[i]?.text ?? '') || !beginsClause(text, i)) continue;
    if (isRefutal(text, i) || isExclaimed(text, i) || isUnsure(text, i)) return i;
  }
  return undefined;
}

const FAR = 60;
const LEADS = words('i that this it they which these both wrong false incorrect untrue mistaken nonsense not no');
const REFERRING = words('that this it they which these both');
const BE = words('is are was were does do');
const UNTRUE = words('wrong false incorrect untrue mistaken nonsense');
const TRUE = words('true right correct case so');
const PARTLY = words('always necessarily entirely exactly everywhere');
/** Say of what it is not true: what was said may hold all the same. */
const LIMITS = words('for in with of when if where at by');

/** `that is wrong`, `this is not true`, `they are not`. */
function isRefutal({ tokens }: Text, at: number): boolean {
  if (!REFERRING.has(tokens[at]?.text ?? '') || !BE.has(tokens[at + 1]?.text ?? '')) return false;
  const first = tokens[at + 2]?.text ?? '';
  if (UNTRUE.has(first)) return !LIMITS.has(tokens[at + 3]?.text ?? '');
  if (!isDenial(first)) return false;
  if (isOver(tokens[at + 3])) return true;
  if (PARTLY.has(tokens[at + 3]?.text ?? '')) return false;
  for (let i = at + 3; i < at + 6; i++)
    if (TRUE.has(tokens[i]?.text ?? '')) return !LIMITS.has(tokens[i + 1]?.text ?? '');
  return false;
}

/** `Wrong!`, `Not true.`, `No, …`. */
function isExclaimed({ tokens, sentenceOf }: Text, at: number): boolean {
  const word = tokens[at]?.text ?? '';
  const next = tokens[at + 1];
  if (UNTRUE.has(word)) return isOver(next);
  if (word === 'not') return TRUE.has(next?.text ?? '') && isOver(tokens[at + 2]);
  return word === 'no' && sentenceOf[at] !== sentenceOf[at - 1] && isOver(next);
}

/** `but I am not sure`. */
function isUnsure({ tokens }: Text, at: number): boolean {
  if (tokens[at]?.text !== 'i' || tokens[at + 1]?.text !== 'am' || !isDenial(tokens[at + 2]?.text ?? '')) return false;
  return /^(?:sure|certain|convinced)$/u.test(tokens[at + 3]?.text ?? '') && isOver(tokens[at + 4]);
}

function isOver(token: Text['tokens'][number] | undefined): boolean {
  return !token || /^[.!,;)]$/u.test(token.text);
}

function beginsClause({ tokens, sentenceOf }: Text, at: number): boolean {
  const before = tokens[at - 1];
  if (!before || sentenceOf[at] !== sentenceOf[at - 1]) return true;
  return /^(?:[,;—–(-]|but|and|rather)$/u.test(before.text);
}
