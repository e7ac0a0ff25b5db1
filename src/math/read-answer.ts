import { DEFAULT_CONVENTIONS } from '../model/conventions.ts';
import type { Span } from '../model/place.ts';
import { cleanAnswer, cleanFormula } from './answers/clean.ts';
import { lastBoxes, stretchesOf, type Stretch } from './answers/formulas.ts';
import { announced, isProse, loneWord } from './answers/prose.ts';
import { islandsOf } from './islands.ts';
import { readMath, readTokens, type ReadOptions, type Reading } from './read-math.ts';
import { tokensOf, type Syntax } from './tokens.ts';
import type { Tree } from './tree.ts';

/** How a whole answer is to be read. `syntax` is that of an answer without delimiters and words. */
export type AnswerOptions = Omit<ReadOptions, 'syntax'> & { readonly syntax?: Syntax };

/** A formula of an answer. */
export interface AnswerFormula {
  readonly tree: Tree;
  readonly span: Span;
  readonly notes: readonly string[];
}

type Unread = Extract<Reading, { unreadable: unknown }>['unreadable'];

/**
 * What an answer says. `chosen` tells how its final formula was found: in a box, behind `answer is`, as the only one, or
 * not at all: then `tree` is the list of all, with the note `several-formulas`. `formulas` are all that could be read, in
 * the order of the text. Notes are those of the readers of formulas and `several-formulas`, `unread-formula` (one that is
 * not the final one could not be read), `words-left-out` (`5 meters`), `list-as-set` (the order of solutions means nothing).
 */
export type AnswerReading =
  | {
      readonly tree: Tree;
      readonly span: Span;
      readonly chosen: 'boxed' | 'announced' | 'only' | 'all';
      readonly formulas: readonly AnswerFormula[];
      readonly notes: readonly string[];
    }
  | { readonly unreadable: Unread; readonly formulas: readonly AnswerFormula[] };

/**
 * Reads a whole short answer: with or without delimiters, with words around, a full stop behind, several formulas. The
 * final one is the last `\boxed`, else what stands behind `answer is`, else the only one, else the list of all. Never
 * throws and never guesses between several.
 */
export function readAnswer(text: string, options: AnswerOptions): AnswerReading {
  const cleaned = cleanAnswer(text);
  const boxes = lastBoxes(cleaned);
  if (boxes.length > 0) {
    return choose(
      'boxed',
      boxes.map((span) => ({ span, reading: readFormula(cleaned, span, options) })),
    );
  }
  const found = formulasIn(cleaned, options);
  const place = found.length > 1 ? announced(cleaned) : undefined;
  const inside = place ? found.filter(({ span }) => span.start >= place.start && span.start < place.end) : [];
  if (inside.length > 0) return choose('announced', inside, found);
  return choose(found.length === 1 ? 'only' : 'all', found);
}

interface Found {
  readonly span: Span;
  readonly reading: Reading;
  /** It stands in words, where what cannot be read need not be mathematics. */
  readonly inWords?: boolean;
}

function choose(
  chosen: 'boxed' | 'announced' | 'only' | 'all',
  candidates: readonly Found[],
  all: readonly Found[] = candidates,
): AnswerReading {
  const sure = candidates.filter(({ reading, inWords }) => 'tree' in reading || inWords !== true);
  const final = sure.length > 0 ? sure : candidates;
  const formulas = all.flatMap(({ reading }) => ('tree' in reading ? [reading] : []));
  const first = final[0];
  if (!first) return { unreadable: { at: { start: 0, end: 0 }, found: 'no formula', expected: 'an answer' }, formulas };
  const failed = final.find(({ reading }) => 'unreadable' in reading);
  if (failed && 'unreadable' in failed.reading) return { unreadable: failed.reading.unreadable, formulas };
  const read = final.flatMap(({ reading }) => ('tree' in reading ? [reading] : []));
  const notes = new Set(read.flatMap((one) => one.notes));
  if (chosen === 'all') notes.add('several-formulas');
  if (formulas.length < all.length) notes.add('unread-formula');
  const items = read.flatMap((one) => solutionsOf(one));
  const span = { start: first.span.start, end: final.at(-1)?.span.end ?? first.span.end };
  const [only] = items;
  if (only && items.length === 1) return { tree: only, span, chosen, formulas, notes: [...notes] };
  notes.add('list-as-set');
  return { tree: { kind: 'tuple', items, brackets: '{}', span }, span, chosen, formulas, notes: [...notes] };
}

/** The solutions that a formula lists between commas, `and` or `or`. */
function solutionsOf({ tree, notes }: AnswerFormula): readonly Tree[] {
  if (tree.kind === 'tuple' && notes.includes('list-without-brackets')) {
    return tree.items.flatMap((tree) => solutionsOf({ tree, span: tree.span, notes: [] }));
  }
  const isList = tree.kind === 'logic' && (tree.operator === 'and' || tree.operator === 'or');
  return isList && tree.items.every((item) => !isStatement(item)) ? tree.items : [tree];
}

function isStatement({ kind }: Tree): boolean {
  return kind === 'relation' || kind === 'logic' || kind === 'not';
}

function formulasIn(text: string, options: AnswerOptions): readonly Found[] {
  const stretches = stretchesOf(text);
  const isPlain = stretches.every(({ kind }) => kind === 'prose');
  if (isPlain && !isProse(text)) return [wholeOf(text, options)];
  return stretches.flatMap((stretch, at) =>
    stretch.kind === 'prose'
      ? proseFormulas(text, stretch, options)
      : [formulaOf(text, { stretch, next: stretches[at + 1] }, options)],
  );
}

/** An answer that is one formula without delimiters. */
function wholeOf(text: string, options: AnswerOptions): Found {
  const syntax = options.syntax ?? (text.includes('\\') ? 'latex' : 'typed');
  const span = { start: 0, end: text.length };
  return { span, reading: readFormula(text, span, { ...options, syntax }) };
}

/** A formula between delimiters; a per cent sign right behind them belongs to it. */
function formulaOf(
  text: string,
  { stretch, next }: { readonly stretch: Stretch; readonly next: Stretch | undefined },
  options: AnswerOptions,
): Found {
  const reading = readFormula(text, stretch.span, options);
  const behind = next?.kind === 'prose' ? text.slice(next.span.start, next.span.end) : '';
  if (!('tree' in reading) || !/^\s*(?:\\?%|percent\b|pct\b)/u.test(behind)) return { span: stretch.span, reading };
  return {
    span: stretch.span,
    reading: { ...reading, tree: { kind: 'percent', of: reading.tree, span: stretch.span } },
  };
}

/** The formulas in words. Those that are only letters are words themselves. */
function proseFormulas(text: string, { span }: Stretch, options: AnswerOptions): readonly Found[] {
  const { conventions = DEFAULT_CONVENTIONS, symbols = new Map(), offset = 0 } = options;
  const tokens = tokensOf(cleanFormula(text.slice(span.start, span.end)), {
    syntax: 'plain',
    offset: offset + span.start,
    conventions,
    ...(options.macros && { macros: options.macros }),
  });
  return islandsOf(tokens, { symbols, conventions }).flatMap((island) => {
    if (!island.some(({ kind }) => kind === 'number' || kind === 'relation')) return [];
    const place = { start: (island[0]?.span.start ?? 0) - offset, end: (island.at(-1)?.span.end ?? 0) - offset };
    return [{ span: place, reading: readTokens(island, { symbols, conventions }), inWords: true }];
  });
}

/** Reads one formula; where it cannot be read as it stands, without the words behind it, and with commas that separate. */
function readFormula(text: string, span: Span, options: AnswerOptions): Reading {
  const { syntax = 'latex', offset = 0 } = options;
  const inside = text.slice(span.start, span.end);
  const word = loneWord(inside);
  if (word !== undefined && (options.symbols?.size ?? 0) === 0) return wordReading(word, span, offset);
  const formula = cleanFormula(inside);
  const read = (part: string, at: number): Reading =>
    readMath(part, { ...options, syntax, offset: offset + span.start + at });
  const first = read(formula, 0);
  if ('tree' in first) return first;
  const shorter = withoutWords(formula);
  const second = shorter === undefined ? first : read(shorter, 0);
  if (shorter !== undefined && 'tree' in second) return { ...second, notes: [...second.notes, 'words-left-out'] };
  const listed = readList(formula, read);
  return listed ?? first;
}

function wordReading(name: string, span: Span, offset: number): Reading {
  const place = { start: span.start + offset, end: span.end + offset };
  return { tree: { kind: 'name', name, span: place }, span: place, notes: [] };
}

const WORDS_BEHIND = /\\(?:text|mbox|textrm|mathrm|textbf) ?\{[^{}\d]{0,60}\}(?:\^\{?\d\}?)?[\s.]*$/u;

/** A formula without the unit or remark that stands behind it in words. */
function withoutWords(formula: string): string | undefined {
  const words = WORDS_BEHIND.exec(formula.slice(-LONGEST_WORDS));
  return words ? formula.slice(0, formula.length - words[0].length) : undefined;
}

const LONGEST_WORDS = 150;

/** `6,8` and `-2,1`: numbers that only commas part, where a comma is no decimal sign. */
function readList(formula: string, read: (part: string, at: number) => Reading): Reading | undefined {
  if (!/\d,-?\d/u.test(formula)) return undefined;
  const reading = read(`\\{${formula}\\}`, -2);
  const isSet = 'tree' in reading && reading.tree.kind === 'tuple' && reading.tree.items.length > 1;
  return isSet ? { ...reading, notes: [...reading.notes, 'list-without-brackets', 'comma-separates'] } : undefined;
}
