import { exactValue } from '../../math/evaluate.ts';
import type { Rational } from '../../math/rational.ts';
import type { Span } from '../../model/place.ts';
import {
  isCutOff,
  nearby,
  surroundingsOf,
  type Item,
  type Sentence,
  type Statement,
  type Surroundings,
} from '../shared/sentence.ts';
import { CLAUSE_WORDS, DENYING, DENYING_NOUNS, UNSURE } from '../shared/words.ts';
import type { ReadShape } from './matches.ts';
import { sameShape, shapeStatement, type ShapeStatement } from './read-shape.ts';
import { CONCLUDES, INPUTS, LENGTHS, MAPS, OUTPUTS, STEPS } from './words.ts';

/** A shape of an answer, with what the words around it say of it. */
export interface ShapeCandidate {
  readonly shapes: readonly ReadShape[];
  readonly disagreeing: readonly ReadShape[];
  readonly structured: boolean;
  readonly span: Span;
  /** It is the shape of something else: the input, a kernel, the weights. */
  readonly other: boolean;
  /** Words conclude with it, or say that it is the output's. */
  readonly concluding: boolean;
  readonly unsure: boolean;
  readonly denied: boolean;
  readonly aside: boolean;
}

/** The shape that an answer gives, or why none is certain. */
export type FinalShape =
  | { readonly kind: 'shape'; readonly candidate: ShapeCandidate; readonly confidence: number }
  | { readonly kind: 'conflict'; readonly candidates: readonly ShapeCandidate[] }
  | {
      readonly kind: 'none';
      readonly seen: 'numbers' | 'symbols' | 'unreadable' | 'nothing' | 'too-much';
      readonly span?: Span;
    };

/**
 * The shape of an answer: brackets, spaces and products come before lone numbers; what is denied or belongs to the input,
 * a kernel or the weights does not count. Of several different shapes, one that is named the output's or concluded with
 * stands for all, if it is the last one.
 */
export function finalShapeOf(sentences: readonly Sentence[]): FinalShape {
  const all = sentences.flatMap(candidatesOf);
  if (isCutOff(sentences) || all.length > MOST_CANDIDATES) return { kind: 'none', seen: 'too-much' };
  const standing = all.filter((one) => !one.denied);
  const pool = poolOf(standing);
  const last = pool.at(-1);
  if (!last) return noShape(sentences, all);
  const different = oneOfEach(pool);
  if (different.length === 1) return { kind: 'shape', candidate: last, confidence: last.structured ? 0.95 : 0.88 };
  const named = oneOfEach(pool.filter((one) => one.concluding && !one.aside));
  const [only] = named;
  const settles =
    named.length === 1 && only !== undefined && sameCandidate(only, last) && !pool.some((one) => one.unsure);
  return settles ? { kind: 'shape', candidate: only, confidence: 0.9 } : { kind: 'conflict', candidates: different };
}

const MOST_CANDIDATES = 150;

function poolOf(standing: readonly ShapeCandidate[]): readonly ShapeCandidate[] {
  const own = standing.filter((one) => !one.other);
  const structured = own.filter((one) => one.structured);
  return structured.length > 0 ? structured : own;
}

function candidatesOf(sentence: Sentence): ShapeCandidate[] {
  const found: ShapeCandidate[] = [];
  const list = bareList(sentence);
  if (list) return [candidateOf({ sentence, index: 0, end: sentence.items.length - 1 }, list.statement, list.read)];
  for (let index = 0; index < sentence.items.length; index++) {
    const item = sentence.items[index];
    if (item?.kind !== 'math' || !item.statement.tree) continue;
    const near = nearby(sentence, index);
    const phrase = phraseAt(near.sentence, near.index);
    const read = phrase?.read ?? shapeStatement(item.statement.tree);
    if (!read) continue;
    const end = phrase?.end ?? near.index;
    found.push(candidateOf({ ...near, end }, item.statement, read));
    index += end - near.index;
  }
  return found;
}

interface Spot {
  readonly sentence: Sentence;
  readonly index: number;
  /** Index of the last piece that belongs to it. */
  readonly end: number;
}

function candidateOf(
  { sentence, index, end }: Spot,
  { span, display }: Statement,
  read: ShapeStatement,
): ShapeCandidate {
  const around = surroundingsOf(sentence, index, CLAUSE_WORDS);
  const behind = end === index ? around : surroundingsOf(sentence, end, CLAUSE_WORDS);
  const last = sentence.items[end];
  const near = [...around.label, ...around.before.slice(-4)];
  const words = [...around.before, ...behind.after.slice(0, 3)];
  const output = near.some((word) => OUTPUTS.has(word)) || behind.after.slice(0, 2).some((word) => OUTPUTS.has(word));
  return {
    ...read,
    span: { start: span.start, end: last?.kind === 'math' ? last.statement.span.end : span.end },
    other: !output && isOther(read, around, behind),
    concluding: output || display || words.some((word) => CONCLUDES.has(word)),
    unsure: words.some((word) => UNSURE.has(word)) || startsUnsure(sentence),
    denied: isDenied(around.before),
    aside: around.depth > 0,
  };
}

/** `x ∈ ℝ¹⁰⁰`, `the input is …`, `stride 1`, `10 filters of size 3`. */
function isOther(read: ShapeStatement, around: Surroundings, behind: Surroundings): boolean {
  if (read.of !== undefined && INPUT_NAMES.has(read.of)) return true;
  if ([...around.label, ...around.before.slice(-4)].some((word) => INPUTS.has(word))) return true;
  const [next = ''] = behind.after;
  if (INPUTS.has(next)) return true;
  if (read.structured) return false;
  return STEPS.has(next) || around.before.slice(-2).some((word) => STEPS.has(word));
}

const INPUT_NAMES: ReadonlySet<string> = new Set(['x', 'X', 'w', 'W', 'k', 'K', 'b', 's', 'p', 'S', 'P']);

function isDenied(before: readonly string[]): boolean {
  const near = before.slice(-3);
  const [second, last] = near.slice(-2);
  if (near.some((word) => DENYING.has(word) && !DENYING_NOUNS.has(word))) return true;
  return (second === 'instead' && last === 'of') || (second === 'rather' && last === 'than');
}

function startsUnsure({ items }: Sentence): boolean {
  return items.slice(0, 2).some((item) => item.kind === 'word' && UNSURE.has(item.text));
}

/** `100, 10`: nothing but numbers and the commas between them. */
function bareList({ items }: Sentence): { statement: Statement; read: ShapeStatement } | undefined {
  const numbers = items.filter((_, index) => index % 2 === 0);
  const commas = items.filter((_, index) => index % 2 === 1);
  if (numbers.length !== 2 || commas.length !== 1 || commas[0]?.kind !== 'mark' || commas[0].text !== ',')
    return undefined;
  const [first] = numbers;
  const sizes = numbers.flatMap((item) =>
    item.kind === 'math' && item.statement.tree ? (exactValue(item.statement.tree) ?? []) : [],
  );
  if (first?.kind !== 'math' || sizes.length !== numbers.length) return undefined;
  const shape = { sizes, batch: false, unordered: false };
  return { statement: first.statement, read: { shapes: [shape], structured: true, disagreeing: [], of: undefined } };
}

interface Phrase {
  readonly read: ShapeStatement;
  readonly end: number;
}

/** How many pieces may stand between the two numbers of a phrase. */
const PHRASE_REACH = 9;

/** `10 feature maps of length 100`, `length 100 with 10 channels`: two sizes, each told by a word, in either order. */
function phraseAt({ items }: Sentence, index: number): Phrase | undefined {
  const first = sizeAt(items, index);
  if (!first) return undefined;
  for (let end = index + 1; end < Math.min(items.length, index + PHRASE_REACH); end++) {
    const item = items[end];
    if (item?.kind === 'mark' && item.text !== ',') return undefined;
    if (item?.kind !== 'math') continue;
    const second = sizeAt(items, end);
    if (!second || first.axis === second.axis) return undefined;
    const shape = { sizes: [first.size, second.size], batch: false, unordered: true };
    return { read: { shapes: [shape], structured: true, disagreeing: [], of: undefined }, end };
  }
  return undefined;
}

interface NamedSize {
  readonly size: Rational;
  readonly axis: 'maps' | 'length';
}

/** A number with the word that tells which axis it is the size of. */
function sizeAt(items: readonly Item[], index: number): NamedSize | undefined {
  const item = items[index];
  const tree = item?.kind === 'math' ? item.statement.tree : undefined;
  const inner = tree?.kind === 'space' && tree.sizes.length === 1 ? tree.sizes[0] : undefined;
  const size = tree && exactValue(inner ?? tree);
  if (!size) return undefined;
  if (inner) return { size, axis: 'length' };
  const before = wordsUpTo(items.slice(Math.max(0, index - 3), index).reverse()).reverse();
  const after = wordsUpTo(items.slice(index + 1, index + 4));
  if (after.some((word) => MAPS.has(word)) || before.slice(-1).some((word) => MAPS.has(word))) {
    if (!before.slice(-2).some((word) => LENGTHS.has(word))) return { size, axis: 'maps' };
  }
  const measured =
    before.slice(-2).some((word) => LENGTHS.has(word)) || after.slice(0, 2).some((word) => LENGTHS.has(word));
  return measured ? { size, axis: 'length' } : undefined;
}

/** The words at the start of a list of pieces. */
function wordsUpTo(items: readonly Item[]): string[] {
  const end = items.findIndex((item) => item.kind !== 'word');
  return (end < 0 ? items : items.slice(0, end)).flatMap((item) => (item.kind === 'word' ? [item.text] : []));
}

function oneOfEach(candidates: readonly ShapeCandidate[]): ShapeCandidate[] {
  return candidates.filter((one, index) => candidates.findIndex((other) => sameCandidate(one, other)) === index);
}

function sameCandidate(a: ShapeCandidate, b: ShapeCandidate): boolean {
  const [first] = a.shapes;
  const [second] = b.shapes;
  return first !== undefined && second !== undefined && a.shapes.length === b.shapes.length && sameShape(first, second);
}

function noShape(sentences: readonly Sentence[], all: readonly ShapeCandidate[]): FinalShape {
  const [first] = all;
  if (first) return { kind: 'none', seen: 'numbers', span: first.span };
  const statements = sentences.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'math' ? [item.statement] : [])),
  );
  const unreadable = statements.find((one) => one.unreadable);
  const one = unreadable ?? statements.at(-1);
  if (!one) return { kind: 'none', seen: 'nothing' };
  return { kind: 'none', seen: unreadable ? 'unreadable' : 'symbols', span: one.span };
}
