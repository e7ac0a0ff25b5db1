import type { Range, Text } from '../../language/text.ts';
import type { Numbering } from './numbering.ts';
import { CONNECTING, DENYING, FILLERS, NOUNS, SAYING, SPELT } from './words.ts';

/** A place where an option is told. */
export interface Mention extends Range {
  /** Undefined for a printed option that is none of the rubric's. */
  readonly name: string | undefined;
  readonly by: 'number' | 'words';
}

/** The options that a stretch tells by number or letter; a number that is part of a formula, a name or a size is none. */
export function mentionsByNumber(
  text: Text,
  range: Range,
  {
    numbering,
    mayFollow = () => false,
  }: { readonly numbering: Numbering; readonly mayFollow?: (i: number) => boolean },
): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let i = range.start; i < range.end; i++) {
    const numbers = numbersAt(text, i, range);
    if (numbers.length === 0) continue;
    const isJoined = joins(text, mentions.at(-1)?.end, i);
    if (!isJoined && numbers.some((one) => one < 1 || one > numbering.length)) continue;
    if (!mayFollow(i - 1) && !isJoined && !mayBegin(text, i, range)) continue;
    if (!isJoined && !mayEnd(text, i, range)) continue;
    for (const number of numbers) mentions.push({ name: numbering[number - 1], by: 'number', start: i, end: i + 1 });
  }
  return mentions;
}

function numbersAt(text: Text, i: number, range: Range): readonly number[] {
  const token = text.tokens[i];
  if (!token) return [];
  if (token.kind === 'number') {
    const written = token.text.normalize('NFKC').split(',');
    if (!written.every((one) => /^\d{1,2}$/u.test(one)) || !isNumbersOnly(text, i)) return [];
    return written.map(Number);
  }
  const spelt = SPELT.get(token.text);
  if (spelt !== undefined) return isOrdinalOrOption(text, i) ? [spelt] : [];
  const letter = letterAt(text, i, range);
  return letter === undefined ? [] : [letter];
}

/** A formula may hold a number as its only content: `$1$`. */
function isNumbersOnly({ tokens }: Text, i: number): boolean {
  const formula = tokens[i]?.formula;
  if (formula === undefined) return true;
  const isOf = (at: number): boolean => tokens[at]?.formula === formula;
  let [start, end] = [i, i];
  while (isOf(start - 1)) start--;
  while (isOf(end + 1)) end++;
  return tokens.slice(start, end + 1).every(({ kind, text }) => kind === 'number' || /^[,;、]$/u.test(text));
}

/** `the second one`, `option two`, `two and four`; not `the first few`, `the two of them`. */
function isOrdinalOrOption({ tokens }: Text, i: number): boolean {
  const [before, next] = [tokens[i - 1]?.text ?? '', tokens[i + 1]];
  if (/(?:st|nd|rd|th)$|^second$/u.test(tokens[i]?.text ?? ''))
    return (
      (before === 'the' || CONNECTING.has(before)) &&
      (next?.kind !== 'word' || NOUNS.has(next.text) || ENDING.has(next.text)) &&
      next?.kind !== 'number'
    );
  return (
    NOUNS.has(before) ||
    (CONNECTING.has(next?.text ?? '') && SPELT.has(tokens[i + 2]?.text ?? '')) ||
    (CONNECTING.has(before) && SPELT.has(tokens[i - 2]?.text ?? ''))
  );
}

const ENDING = new Set('is are and or one ones does do will would'.split(' '));

/** A letter counts in brackets, with a mark behind it, or joined to another: not `a loaf`, `i.e.`, `a 1-NN`. */
function letterAt({ tokens }: Text, i: number, { end }: Range): number | undefined {
  const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  const word = token?.text ?? '';
  if (!/^[a-h]$/u.test(word)) return undefined;
  const formula = token?.formula;
  if (formula !== undefined && (before?.formula === formula || next?.formula === formula)) return undefined;
  if (before?.text === '.' && token?.spaced === false) return undefined;
  const isLast = next === undefined || i + 1 >= end;
  const isClosed =
    next?.kind === 'mark' &&
    !GLUE.has(next.text) &&
    (next.text !== '.' || i + 2 >= end || tokens[i + 2]?.spaced === true);
  const isWord = next?.kind === 'word' && (CONNECTING.has(next.text) || (word !== 'a' && SAYING.has(next.text)));
  return isLast || isClosed || isWord ? word.charCodeAt(0) - 96 : undefined;
}

/** Whether a number goes on with a list of options: `1, 3`, `1 and 3`, `1 3`. */
function joins({ tokens }: Text, end: number | undefined, i: number): boolean {
  if (end === undefined || tokens[i - 1]?.kind === 'number') return false;
  const next = tokens[i + 1];
  const isGlued = next?.kind === 'mark' && GLUE.has(next.text) && !next.spaced;
  return end < i && !isGlued && tokens.slice(end, i).every(({ text }) => CONNECTING.has(text) || JOINING.has(text));
}

const JOINING = new Set([',', '、', '，', '&', ')', ']', '(', '[', '`', '"', '*']);

function mayBegin({ tokens }: Text, i: number, { start }: Range): boolean {
  if (i === start) return true;
  const before = tokens[i - 1];
  const token = tokens[i];
  if (!before || !token) return true;
  if (before.kind === 'mark') return BEFORE.has(before.text);
  if (
    !token.spaced &&
    before.kind === 'word' &&
    before.formula === token.formula &&
    /\p{Script=Latin}/u.test(before.text)
  )
    return false;
  if (before.kind === 'number') return token.formula !== undefined || token.spaced;
  return (
    FILLERS.has(before.text) ||
    NOUNS.has(before.text) ||
    SAYING.has(before.text) ||
    DENYING.has(before.text) ||
    !/\p{Script=Latin}/u.test(before.text)
  );
}

const BEFORE = new Set([
  ',',
  ':',
  ';',
  '(',
  '[',
  '&',
  '、',
  '，',
  '：',
  '；',
  '`',
  '"',
  '“',
  '-',
  '–',
  '—',
  '*',
  '#',
  '.',
  '。',
  '{',
  '✓',
  '✔',
  '>',
]);

function mayEnd({ tokens }: Text, i: number, { end }: Range): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  if (!next || i + 1 >= end) return true;
  if (next.kind === 'mark') return !GLUE.has(next.text) || next.spaced;
  if (next.kind === 'number') return next.spaced || next.formula !== token?.formula;
  if (!/\p{Script=Latin}/u.test(next.text)) return true;
  return next.spaced && next.text !== 'of' && (FILLERS.has(next.text) || SAYING.has(next.text));
}

const GLUE = new Set(['-', '–', '^', '/', '*', '=', '+', '<', '>', '%', '_', '×', "'"]);
