import { contraction } from './contractions.ts';
import { asWritten, normalise } from './normalise.ts';
import { numberAt } from './numbers.ts';
import type { PhraseProblem } from './phrase.ts';
import { tokensOf } from './tokens.ts';

/** A piece of a written phrase. */
export type Piece =
  | { readonly kind: 'open' | 'close' | 'bar' | 'gap' }
  | { readonly kind: 'list'; readonly name: string }
  | { readonly kind: 'word'; readonly text: string; readonly written: string; readonly exact: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly written: string }
  | { readonly kind: 'mark'; readonly text: string };

/** What may belong to a number; `numberAt` says whether it does. */
const NUMBER = new RegExp(
  [
    /(?<![\p{N}.])(?:(?<![\p{L}\p{M}\p{N})\]}|])[+−-])?/u,
    /(?:\p{Nd}+|\.\p{Nd}+)(?:[.,]\p{Nd}+)*(?:e[+-]?\p{Nd}+(?![\p{L}\p{N}]))?/u,
    /(?:\s*[x×*·]\s*10(?=[\^⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]|\*\*|<sup>))?/u,
    /(?:(?:\^|\*\*)(?:\{[+-]?\d+\}|\([+-]?\d+\)|[+-]?\d+)|<sup>[+-]?\d+<\/sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+)?/u,
    /(?:\s*%|\/\d+(?![\d/])|\s+(?:percent|per cent|hundred|thousand|million|billion)(?!\p{L}))?/u,
  ]
    .map(({ source }) => source)
    .join('')
    .concat('|\\p{N}'),
  'giu',
);
const SCANNER =
  /(?<space>\s+)|(?<gap>\.\.\.|…)|<(?<list>[a-z][a-z0-9-]*)>|(?<exact>=)?(?<word>[\p{L}*?][\p{L}\p{M}*?'’]*)|(?<number>\p{Nd}+(?:[.,]\p{Nd}+)*)|\S/gu;

/** The pieces of a phrase, in their order; brackets that hold no `|` and hyphens are no pieces of their own. */
export function piecesOf(written: string): Piece[] | PhraseProblem {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of written.matchAll(NUMBER)) {
    const value = valueOf(match[0]);
    if (value === undefined) continue;
    pieces.push(...wordsAndMarks(written.slice(from, match.index)));
    pieces.push({ kind: 'number', value, written: match[0] });
    from = match.index + match[0].length;
  }
  pieces.push(...wordsAndMarks(written.slice(from)));
  return brackets(
    pieces.filter((piece) => piece.kind !== 'mark' || piece.text !== '-'),
    written,
  );
}

/** The value of a number that stands alone; the longest reading, so that `90 %` is 0.9. */
export function valueOf(written: string): number | undefined {
  const tokens = tokensOf([{ kind: 'prose', text: written, span: { start: 0, end: written.length } }]);
  const at = tokens.findIndex(({ kind }) => kind !== 'mark');
  const found = at < 0 ? undefined : numberAt(tokens, at);
  return found?.readings.find(({ start, end }) => start === 0 && end === tokens.length)?.value;
}

function wordsAndMarks(written: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of written.matchAll(SCANNER)) {
    const { space, gap, list, exact, word, number } = match.groups ?? {};
    if (space !== undefined) continue;
    if (gap !== undefined) pieces.push({ kind: 'gap' });
    else if (list !== undefined) pieces.push({ kind: 'list', name: list });
    else if (word !== undefined) pieces.push(...wordPieces(word, exact !== undefined));
    else if (number !== undefined) pieces.push({ kind: 'word', text: number, written: number, exact: true });
    else pieces.push({ kind: 'mark', text: match[0] });
  }
  return pieces;
}

function wordPieces(word: string, exact: boolean): Piece[] {
  if (/^[*?]+$/u.test(word)) return [{ kind: 'mark', text: word }];
  const parts = wordsIn(word);
  const written = parts.length === 1 ? asWritten(word) : undefined;
  return parts.map((text) => ({ kind: 'word', text, written: written ?? text, exact }));
}

/** Which brackets are groups: those that hold a `|` of their own. `max(0, x)` and `|x|` stay marks. */
function brackets(pieces: readonly Piece[], written: string): Piece[] | PhraseProblem {
  const roles = new Map<number, 'open' | 'close' | 'bar'>();
  const open: { at: number; bars: number[] }[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind !== 'mark') continue;
    if (piece.text === '(') open.push({ at: i, bars: [] });
    else if (piece.text === '|') open.at(-1)?.bars.push(i);
    else if (piece.text === ')') {
      const group = open.pop();
      if (!group || group.bars.length === 0) continue;
      roles.set(group.at, 'open').set(i, 'close');
      for (const bar of group.bars) roles.set(bar, 'bar');
    }
  }
  if (open.some(({ bars }) => bars.length > 0))
    return { problem: `A bracket is not closed in “${written}”.`, help: 'Alternatives are written `(a|b)`.' };
  return pieces.map((piece, i) => {
    const kind = roles.get(i);
    return kind === undefined ? piece : { kind };
  });
}

function wordsIn(word: string): readonly string[] {
  const text = normalise(word.replaceAll('’', "'"));
  return contraction(text) ?? [text];
}
