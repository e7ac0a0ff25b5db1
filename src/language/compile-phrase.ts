import { withCompounds } from './compounds.ts';
import { piecesOf, valueOf, type Piece } from './phrase-pieces.ts';
import type { Spelling } from './spelling.ts';
import { didYouMean } from './suggestion.ts';
import { namesOfUnit } from './unit-names.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isPhrase, type Gap, type Phrase, type PhraseProblem } from './phrase.ts';

/**
 * Compiles a phrase: words (in all forms), `(a|b)`, `...`, `word*` and `?` (any letters, any one letter), `=word` (this
 * form only), `<name>` (a list of the rubric), numbers (by value). A bracket without `|`, and `<` or `=` before a space,
 * are what they are.
 */
export function compilePhrase(written: string, vocabulary: Vocabulary, spelling?: Spelling): Phrase | PhraseProblem {
  return compile(written, { vocabulary, spelling, within: [] });
}

interface Context {
  readonly vocabulary: Vocabulary;
  readonly spelling: Spelling | undefined;
  /** Lists that are being put in, so that one that holds itself is found. */
  readonly within: readonly string[];
}

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
