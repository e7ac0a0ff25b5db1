import { contraction } from './contractions.ts';
import { asWritten, normalise } from './normalise.ts';
import { numberAt } from './numbers.ts';
import type { Spelling } from './spelling.ts';
import { isAdjective } from './irregular-words.ts';
import { didYouMean } from './suggestion.ts';
import { tokensOf } from './tokens.ts';
import { namesOfUnit } from './unit-names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A phrase as it is matched. */
export type Phrase =
  /** A word in the forms that the vocabulary knows under this number. */
  | { readonly kind: 'word'; readonly id: number; readonly written: string }
  /** `not`, `no`, `without`: whatever denies; what follows may stand a few words off. */
  | { readonly kind: 'denial' }
  | { readonly kind: 'mark'; readonly text: string }
  /** A formula, which whoever reads the text has looked for: see `readWith`. */
  | { readonly kind: 'formula'; readonly id: number; readonly written: string }
  /** In this order, next to each other, save where a gap stands between two. */
  | { readonly kind: 'sequence'; readonly items: readonly (Phrase | Gap)[] }
  | { readonly kind: 'either'; readonly options: readonly Phrase[] };

/** `...`: the rest comes later. */
export interface Gap {
  readonly kind: 'gap';
}

/** What is wrong with a phrase. */
export interface PhraseProblem {
  readonly problem: string;
  readonly help?: string;
}

/**
 * Compiles a phrase: words (in all forms), `(a|b)`, `...`, `word*` and `?` (any letters, any one letter), `=word` (this
 * form only), `<name>` (a list of the rubric), numbers (by value). A bracket without `|`, and `<` or `=` before a space,
 * are what they are.
 */
export function compilePhrase(written: string, vocabulary: Vocabulary, spelling?: Spelling): Phrase | PhraseProblem {
  return compile(written, { vocabulary, spelling, within: [] });
}

/** Whether compiling went well. */
export function isPhrase(outcome: Phrase | PhraseProblem): outcome is Phrase {
  return 'kind' in outcome;
}

interface Context {
  readonly vocabulary: Vocabulary;
  readonly spelling: Spelling | undefined;
  /** Lists that are being put in, so that one that holds itself is found. */
  readonly within: readonly string[];
}

type Piece =
  | { readonly kind: 'open' | 'close' | 'bar' | 'gap' }
  | { readonly kind: 'list'; readonly name: string }
  | { readonly kind: 'word'; readonly text: string; readonly written: string; readonly exact: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly written: string }
  | { readonly kind: 'mark'; readonly text: string };

const DEEPEST = 20;

function compile(written: string, context: Context): Phrase | PhraseProblem {
  const pieces = piecesOf(written);
  if ('problem' in pieces) return pieces;
  const reader = { pieces, at: 0, depth: 0, ...context };
  const phrase = readSequence(reader);
  if (!isPhrase(phrase)) return phrase;
  if (reader.at < pieces.length) return { problem: `A bracket is closed in “${written}” that was never opened.` };
  return phrase;
}

interface Reader extends Context {
  readonly pieces: readonly Piece[];
  at: number;
  depth: number;
}

function readSequence(reader: Reader): Phrase | PhraseProblem {
  const items: (Phrase | Gap)[] = [];
  for (let piece = reader.pieces[reader.at]; piece; piece = reader.pieces[reader.at]) {
    if (piece.kind === 'bar' || piece.kind === 'close') break;
    reader.at++;
    const afterNumber = reader.pieces[reader.at - 2]?.kind === 'number';
    const item = piece.kind === 'gap' ? { kind: 'gap' as const } : readItem(piece, { reader, afterNumber });
    if ('problem' in item) return item;
    items.push(item);
  }
  const [first] = items;
  if (!first) return { problem: 'A phrase has nothing in it.', help: 'Write a word, or leave the entry out.' };
  if (first.kind === 'gap' || items.at(-1)?.kind === 'gap')
    return { problem: '`...` stands between two words: something must come before it and after it.' };
  if (items.some((item, i) => item.kind === 'gap' && items[i + 1]?.kind === 'gap'))
    return { problem: '`...` stands twice in a row.' };
  return withCompounds(items, reader.vocabulary) ?? (items.length === 1 ? first : { kind: 'sequence', items });
}

function readItem(
  piece: Exclude<Piece, { kind: 'gap' }>,
  { reader, afterNumber }: { readonly reader: Reader; readonly afterNumber: boolean },
): Phrase | PhraseProblem {
  if (piece.kind === 'open') return readGroup(reader);
  if (piece.kind === 'list') return readList(piece.name, reader);
  const times = afterNumber && reader.pieces[reader.at]?.kind === 'number';
  if (piece.kind === 'word' && times && piece.text === 'x') return timesBetween(piece, reader);
  if (piece.kind === 'mark') return { kind: 'mark', text: piece.text };
  if (piece.kind === 'number')
    return { kind: 'word', id: reader.vocabulary.value(piece.value), written: piece.written };
  if (piece.kind !== 'word') return { problem: 'A phrase has nothing in it.' };
  if (!piece.exact && DENIALS.has(piece.text)) return { kind: 'denial' };
  return readWord(piece, afterNumber ? namesOfUnit(piece.text) : undefined, reader);
}

type WordPiece = Extract<Piece, { kind: 'word' }>;

/** A word; where it says a number (`two`), the figure as well. */
function readWord(piece: WordPiece, others: readonly string[] | undefined, { vocabulary, spelling }: Reader): Phrase {
  const id = vocabulary.word({ ...piece, ...(spelling && { spelling }), ...(others && { others }) });
  const word: Phrase = { kind: 'word', id, written: piece.written };
  const value = piece.exact ? undefined : piece.text === 'one' ? 1 : valueOf(piece.text);
  if (value === undefined) return word;
  return { kind: 'either', options: [word, { kind: 'word', id: vocabulary.value(value), written: piece.written }] };
}

/** `3 x 3` is also written with signs, and read `three by three`. */
function timesBetween(piece: WordPiece, { vocabulary }: Reader): Phrase {
  const id = vocabulary.word({ ...piece, exact: true, others: ['by', 'times', 'cdot'] });
  const signs = ['×', '*', '·'].map((text): Phrase => ({ kind: 'mark', text }));
  return { kind: 'either', options: [{ kind: 'word', id, written: piece.written }, ...signs] };
}

/** `never` and `cannot` are denials as well as `not`; `instead of` is two words and stays what it is. */
const DENIALS: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'cannot', 'non']);

function readGroup(reader: Reader): Phrase | PhraseProblem {
  if (++reader.depth > DEEPEST) return { problem: `Brackets may be nested ${DEEPEST} deep.` };
  const options: Phrase[] = [];
  for (;;) {
    const option = readSequence(reader);
    if (!isPhrase(option)) return option;
    options.push(option);
    const next = reader.pieces[reader.at++];
    if (next?.kind === 'bar') continue;
    reader.depth--;
    if (next?.kind !== 'close') return { problem: 'A bracket with `|` is not closed.', help: 'Write `(a|b)`.' };
    return options.length === 1 && options[0] ? options[0] : { kind: 'either', options };
  }
}

function readList(name: string, { vocabulary, spelling, within }: Reader): Phrase | PhraseProblem {
  const entries = vocabulary.lists.get(name);
  if (!entries) {
    const names = [...vocabulary.lists.keys()];
    return {
      problem: `There is no word list <${name}>.`,
      help: didYouMean(name, names) ?? 'Lists stand under `words`.',
    };
  }
  if (within.includes(name)) return { problem: `The word list <${name}> holds itself.` };
  if (entries.length === 0) return { problem: `The word list <${name}> is empty.` };
  const known = knownLists(vocabulary);
  const key = `${name} ${JSON.stringify(spelling)}`;
  const before = known.get(key);
  if (before) return before;
  const options: Phrase[] = [];
  for (const entry of entries) {
    const option = compile(entry, { vocabulary, spelling, within: [...within, name] });
    if (!isPhrase(option)) return { ...option, problem: `In the word list <${name}>: ${option.problem}` };
    options.push(option);
  }
  const list: Phrase = { kind: 'either', options };
  known.set(key, list);
  return list;
}

function knownLists(vocabulary: Vocabulary): Map<string, Phrase> {
  const known = lists.get(vocabulary) ?? new Map<string, Phrase>();
  lists.set(vocabulary, known);
  return known;
}

/** Lists stand in many phrases: each is compiled once for a vocabulary, and then found once in a text. */
const lists = new WeakMap<Vocabulary, Map<string, Phrase>>();

/** `weight sharing` is also found where it is written as one word. */
function withCompounds(items: readonly (Phrase | Gap)[], vocabulary: Vocabulary): Phrase | undefined {
  const joined = items.flatMap((item, i): Phrase[] => {
    const next = items[i + 1];
    if (item.kind !== 'word' || next?.kind !== 'word') return [];
    const id = vocabulary.compound(item.id, next.id);
    if (id === undefined) return [];
    const word: Phrase = { kind: 'word', id, written: item.written + next.written };
    const rest = [...items.slice(0, i), word, ...items.slice(i + 2)];
    return [rest.length === 1 ? word : { kind: 'sequence', items: rest }];
  });
  const others = [...joined, ...inOtherOrder(items, vocabulary)];
  return others.length === 0 ? undefined : { kind: 'either', options: [{ kind: 'sequence', items }, ...others] };
}

/**
 * `weight sharing` is also `sharing of weights` and `shared weights`, `location invariant` also `invariant to location`,
 * `image classification` also `classification of images`. Not where an adjective stands first: `learning deep features`
 * is no deep learning.
 */
function inOtherOrder(items: readonly (Phrase | Gap)[], vocabulary: Vocabulary): Phrase[] {
  const [first, second, more] = items;
  if (more || first?.kind !== 'word' || second?.kind !== 'word') return [];
  if (vocabulary.isExact(first.id) || vocabulary.isExact(second.id) || isAdjective(first.written)) return [];
  const head = second.written;
  const links =
    head.length < 6 || !/^\p{L}{3,}$/u.test(first.written)
      ? undefined
      : LINKS.find(([ending]) => ending.test(head))?.[1];
  const linked = (links ?? []).map((link): Phrase => {
    const id = vocabulary.word({ text: link, written: link, exact: true });
    return { kind: 'sequence', items: [second, { kind: 'word', id, written: link }, first] };
  });
  return head.endsWith('ing') && links ? [...linked, { kind: 'sequence', items: [second, first] }] : linked;
}

/** What joins the two words in the other order, by the ending of the one that comes first then. */
const LINKS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:ing|[st]ion|ment)s?$/u, ['of']],
  [/(?:[ae]nt|[ae]nce|[ae]ncy)$/u, ['to', 'under']],
];

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

function piecesOf(written: string): Piece[] | PhraseProblem {
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
function valueOf(written: string): number | undefined {
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
