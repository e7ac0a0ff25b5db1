import { once } from '../model/once.ts';
import type { Range, Text } from './text.ts';
import type { Token } from './tokens.ts';
import { formsOf } from './words.ts';

/** What a stretch of text is made of. */
export interface Structure {
  readonly words: number;
  /** Share of words that only hold a sentence together, from 0 to 1. */
  readonly functionWords: number;
  readonly hasVerb: boolean;
  /** A verb stands before the first comma: what follows may be its objects. */
  readonly leads: boolean;
  /** Stretches between commas, semicolons, colons, brackets, dashes and bullets; a name that is explained is none. */
  readonly items: number;
  /** Stretches between those, and between `and` and `or`. */
  readonly joined: number;
  /** A name stands in front, with a colon, a dash or a bracket behind it. */
  readonly labelled: boolean;
  /** A name and, behind a colon or in brackets, some words that say what it is. */
  readonly defines: boolean;
  /** The longest row of words with a meaning of their own, and nothing between them. */
  readonly row: number;
  /** The longest row of items of four words or fewer. */
  readonly short: number;
  /** How often one `is` follows another with nothing that could join them. */
  readonly chained: number;
}

/** Counts what tells a sentence from a list of keywords. */
export function structureOf(text: Text, range: Range): Structure {
  const count = counter();
  let closing: number | undefined;
  for (let i = range.start; i < range.end; i++) {
    const token = text.tokens[i];
    if (!token) break;
    if (token.formula !== undefined) count.formula(token.formula);
    else if (token.kind === 'word') count.word(token.text, token.lines > 0);
    else if (token.text === '→' || (token.text === '-' && text.tokens[i + 1]?.text === '>')) count.arrow();
    else if (token.text === ')' && text.tokens[i - 1]?.kind === 'number') count.mark(',', i + 1 < range.end);
    else if (token.text === '|' && i === closing) closing = undefined;
    else if (token.text === '|' && closing === undefined && closingBar(text, i) !== undefined)
      closing = closingBar(text, i);
    else if (!isHyphen(token) && !isOperator(text.tokens, i)) count.mark(token.text, i + 1 < range.end);
  }
  return count.done();
}

/** Of a bar that opens an absolute value in prose, `|x|`, the one that closes it; `a | b` and `a|b|c` have none. */
function closingBar({ tokens, sentenceOf }: Text, at: number): number | undefined {
  if (tokens[at]?.spaced !== true || tokens[at + 1]?.spaced !== false) return undefined;
  for (let i = at + 2; i <= at + LONGEST_VALUE; i++) {
    if (sentenceOf[i] !== sentenceOf[at] || tokens[i]?.spaced === true) return undefined;
    if (tokens[i]?.text === '|') return i;
  }
  return undefined;
}

/** Tokens from one bar of an absolute value to the other. */
const LONGEST_VALUE = 6;

/** Signs and brackets of a formula that is typed among words: `e^(s_i) / sum(e^(s_j)) becomes 1 / 10`. */
function isOperator(tokens: readonly Token[], at: number): boolean {
  const [before, sign, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (sign?.text === '(') return !sign.spaced && before?.kind !== 'mark';
  return OPERATORS.has(sign?.text ?? '') && isOperand(before) && isOperand(after);
}

const OPERATORS: ReadonlySet<string> = new Set(['/', '*', '+', '-']);

function isOperand(token: Token | undefined): boolean {
  return token?.kind === 'number' || /^[\p{L}()]$/u.test(token?.text ?? '');
}

/** Within a word, or in one that was broken at the end of a line. */
function isHyphen({ text, spaced }: Token): boolean {
  return text === '-' && !spaced;
}

interface Counter {
  /** A formula counts as one word. */
  formula(number: number): void;
  word(word: string, startsLine: boolean): void;
  mark(mark: string, goesOn: boolean): void;
  /** Stands for a verb, as `is` does. */
  arrow(): void;
  done(): Structure;
}

function counter(): Counter {
  const counted = {
    words: 0,
    functionWords: 0,
    hasVerb: false,
    leads: false,
    chained: 0,
    items: 1,
    joined: 1,
    row: 0,
    short: 0,
  };
  let [parted, sinceBe, lastFormula, row] = [true, Infinity, -1, 0];
  let [itemFrom, holding, short] = [0, 0, 0];
  let name: number | undefined;
  let bracketed = false;
  const part = (mark: string): void => {
    if (parted) return;
    if (counted.items === 1) counted.leads = counted.hasVerb;
    if (counted.items === 1 && EXPLAINS.has(mark)) [name, bracketed] = [counted.words, mark === '('];
    counted.items++;
    counted.joined++;
    endItem();
    [parted, sinceBe, row] = [true, Infinity, 0];
  };
  const endItem = (): void => {
    short = counted.words - itemFrom <= SHORT_ITEM ? short + 1 : 0;
    counted.short = Math.max(counted.short, short);
    [itemFrom, holding] = [counted.words, counted.functionWords];
  };
  const linked = (): void => {
    if (sinceBe <= LONGEST_LINK) counted.chained++;
    sinceBe = 0;
  };
  return {
    formula(number) {
      if (number !== lastFormula) counted.words++;
      [lastFormula, parted, row] = [number, false, 0];
    },
    arrow() {
      counted.hasVerb = true;
      [parted, row] = [false, 0];
      linked();
    },
    mark(mark, goesOn) {
      if (SEPARATORS.has(mark) && goesOn) part(mark);
    },
    word(word, startsLine) {
      // Prose is wrapped; what stands on a line without a word that holds it together is an item.
      if (startsLine && counted.functionWords === holding) part('');
      counted.words++;
      counted.hasVerb ||= verbs().has(word);
      const isFunction = FUNCTION_WORDS.has(word);
      if (isFunction) counted.functionWords++;
      row = isFunction ? 0 : row + 1;
      counted.row = Math.max(counted.row, row);
      const joins = word === 'and' || word === 'or';
      if (joins && !parted) counted.joined++;
      parted = joins;
      if (BE.has(word)) linked();
      else sinceBe = JOINERS.has(word) ? Infinity : sinceBe + 1;
    },
    done() {
      endItem();
      const { words, functionWords, items } = counted;
      const named = name !== undefined && name <= LONGEST_NAME;
      const explained = named && (words - (name ?? 0) >= 3 || (bracketed && items === 2));
      return {
        ...counted,
        functionWords: words === 0 ? 0 : functionWords / words,
        items: named && items > 1 ? items - 1 : items,
        labelled: named,
        defines: explained && items === 2,
      };
    },
  };
}

const SHORT_ITEM = 4;
/** Behind a name they begin what explains it. */
const EXPLAINS: ReadonlySet<string> = new Set([':', '-', '–', '—', '(']);
/** Words in a name that is explained. */
const LONGEST_NAME = 4;
/** Words between two forms of `be` that belong to one chain. */
const LONGEST_LINK = 4;

/** The beginning of a sentence, which tells what it is like: the time must not grow with an endless one. */
export function beginningOf({ start, end }: Range): Range {
  return { start, end: Math.min(end, start + BEGINNING) };
}

const BEGINNING = 300;

/**
 * Words without a verb, and with hardly anything that holds them together, or in short pieces; many with nothing at all;
 * `x is y is z`. A name with its explanation is none, though students leave out the verb.
 */
export function isKeywordList(structure: Structure): boolean {
  const { words, functionWords, hasVerb, leads, items, joined, labelled, defines, chained, row, short } = structure;
  if (words < 2) return false;
  if (chained >= 2 || row >= 7 || (joined >= Math.max(6, 2 * items) && words / joined <= 3)) return true;
  if (words <= 3 && functionWords === 0 && !labelled) return true;
  if (hasVerb && words >= 8 && functionWords < 0.12) return true;
  if (hasVerb) return short >= 4 && words / items <= (short >= 5 ? 3.5 : leads ? 2.5 : 3);
  if (defines) return false;
  if (functionWords < 0.2 || row >= 6) return true;
  return (items >= 3 && words / items <= 3) || (joined >= 4 && words / joined <= 3.5);
}

/** Whether a word only holds a sentence together. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

const SEPARATORS: ReadonlySet<string> = new Set([
  ...[',', ';', ':', '/', '|', '-', '–', '—', '•', '*', '+', '&', '(', '[', '"', '“'],
]);

const BE: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were']);
/** Words behind which a sentence may have another verb. */
const JOINERS: ReadonlySet<string> = new Set(
  'that which who what where when if because since and or but while whereas as than so then whether how why'.split(' '),
);

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its they them their we us our you your he she i my of in on at to for from by with
without as than and or nor but if so not no because since although though while when where which what who whose how
is are was were be been am 's has have had do does did can could will would shall should may might must there here into
over under between through about also too only just such then thus therefore hence all any each every some both either
one more most many much up down out per via very whereas whether unless until during within across among before after`.split(
    /\s+/u,
  ),
);

/** Their forms are made when the first sentence is looked at: most commands look at none. */
const verbs = once(
  (): ReadonlySet<string> =>
    new Set([
      ..."is are was were be been am 's has have had do does did can could will would shall should may might must cannot".split(
        ' ',
      ),
      ...`appear reappear occur recur reoccur emerge persist resemble happen exist share learn use reuse need require depend
look assume detect mean hold fail work apply see extract capture connect focus make take let help give get find
compute calculate represent reduce increase decrease save allow enable cause become contain include provide show know
think process recognize identify affect change move shift repeat break lose keep stay remain come go relearn train
cover consider treat assign describe produce expect say believe respond relate interact correlate belong want result
lead prevent avoid ignore compare differ agree suffer dominate rely choose remove delete disable overfit generalize
memorize subtract divide multiply perturb evaluate imply exploit win beware arise vanish explode act serve decide
determine regulate propagate aggregate accumulate propose squash behave combine introduce receive forget remember`
        .split(/\s+/u)
        .flatMap((verb) => [...formsOf(verb)]),
    ]),
);
