import { firstFrom } from '../model/sorted.ts';
import type { Phrase, Gap } from './phrase.ts';
import type { Range, Text } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordIndexOf, type Hit, type WordIndex } from './word-index.ts';

/** How far the parts of a phrase with `...` may be apart. */
export type Scope = 'sentence' | 'paragraph' | 'answer';

/** A text with its words looked up in a vocabulary. */
export interface Reading {
  readonly text: Text;
  /** Where a phrase stands, in the order of the text. `most`: how many words a `...` may span, 0: no fillers either. */
  hits(phrase: Phrase, scope: Scope, most?: number): readonly Hit[];
}

/** Where the formulas of phrases stand in a text, by their numbers. */
export type FormulaHits = ReadonlyMap<number, readonly Hit[]>;

/**
 * Looks all words of a text up once; then finds phrases by joining the places of their words. For a fixed phrase the
 * time is linear in the text: from each place on only the few nearest continuations are followed.
 */
export function readWith(vocabulary: Vocabulary, text: Text, formulas: FormulaHits = new Map()): Reading {
  const index = { ...wordIndexOf(vocabulary, text), formulas };
  const known = new Map<string, Map<Phrase, readonly Hit[]>>();
  return {
    text,
    hits(phrase, scope, most) {
      const key = `${scope} ${most ?? ''}`;
      const found = known.get(key) ?? new Map<Phrase, readonly Hit[]>();
      known.set(key, found);
      return find(phrase, { index, text, scope, most, found });
    },
  };
}

/** Words on either side of which a `...` may stretch beyond its sentence. */
const LONGEST_GAP = 25;
/** How many continuations are followed from one place. */
const WIDEST = 4;
/** How many words may stand between a denial of the phrase and what it denies: `does not always work`. */
const DENIAL_REACH = 3;

interface Index extends WordIndex {
  readonly formulas: FormulaHits;
}

interface Search {
  readonly index: Index;
  readonly text: Text;
  readonly scope: Scope;
  readonly most: number | undefined;
  /** What was found of phrases and their parts: a word list stands in many of them. */
  readonly found: Map<Phrase, readonly Hit[]>;
}

const NO_HITS: readonly Hit[] = [];

/** Whether the words of a phrase stand in the text at all. Most phrases of a rubric fall here, without any joining. */
function mayStand(phrase: Phrase | Gap, index: Index): boolean {
  switch (phrase.kind) {
    case 'word':
      return index.words.has(phrase.id);
    case 'mark':
      return index.marks.has(phrase.text);
    case 'formula':
      return index.formulas.has(phrase.id);
    case 'denial':
      return index.denials.length > 0;
    case 'gap':
      return true;
    case 'either':
      return phrase.options.some((option) => mayStand(option, index));
    case 'sequence':
      return phrase.items.every((item) => mayStand(item, index));
  }
}

function find(phrase: Phrase, search: Search): readonly Hit[] {
  switch (phrase.kind) {
    case 'word':
      return search.index.words.get(phrase.id) ?? [];
    case 'mark':
      return search.index.marks.get(phrase.text) ?? [];
    case 'formula':
      return search.index.formulas.get(phrase.id) ?? [];
    case 'denial':
      return search.index.denials;
    case 'either':
    case 'sequence': {
      const before = search.found.get(phrase);
      if (before) return before;
      const hits = findParts(phrase, search);
      search.found.set(phrase, hits);
      return hits;
    }
  }
}

function findParts(phrase: Extract<Phrase, { kind: 'either' | 'sequence' }>, search: Search): readonly Hit[] {
  if (phrase.kind === 'either') return inOrder(phrase.options.flatMap((option) => find(option, search)));
  return mayStand(phrase, search.index) ? findSequence(phrase.items, search) : NO_HITS;
}

function findSequence(items: readonly (Phrase | Gap)[], search: Search): readonly Hit[] {
  let hits: readonly Hit[] | undefined;
  let gap = false;
  for (const item of items) {
    if (item.kind === 'gap') {
      gap = true;
      continue;
    }
    const next = find(item, search);
    hits = hits ? inOrder(join(hits, next, { gap, ...search })) : next;
    if (hits.length === 0) return hits;
    gap = false;
  }
  return hits ?? [];
}

interface Joint extends Search {
  readonly gap: boolean;
}

/**
 * Each hit on the left with the hits on the right that may follow it. Both are sorted by start. Over a gap, a hit on the
 * right goes with the nearest one on the left, so that a phrase covers no more of the text than it needs.
 */
function join(left: readonly Hit[], right: readonly Hit[], joint: Joint): Hit[] {
  const joined: Hit[] = [];
  const nearest = new Map<number, Hit>();
  for (const one of left) {
    let followed = 0;
    for (let i = firstFrom(right, one.end, startOf); i < right.length && followed < WIDEST; i++) {
      const other = right[i];
      if (!other || !mayFollow(one, other, joint)) break;
      if (!follows(one, other, joint)) continue;
      const whole = {
        start: one.start,
        end: other.end,
        slips: Math.max(one.slips, other.slips),
        denials: [...one.denials, ...other.denials],
      };
      if (joint.gap) nearest.set(i, whole);
      else joined.push(whole);
      followed++;
    }
  }
  return joint.gap ? [...nearest.values()] : joined;
}

const startOf = ({ start }: Hit): number => start;

/** Whether a hit at this distance, or a nearer one, could follow: where not, no later one can. */
function mayFollow(one: Hit, other: Hit, { gap, text, scope, most }: Joint): boolean {
  const apart = distance(text, one, other);
  if (!gap) return apart <= FILLERS + DENIAL_REACH + 2 && other.start - one.end <= 3 * (FILLERS + DENIAL_REACH + 2);
  if (most !== undefined && apart > most) return false;
  const sentence = text.sentenceOf[one.end - 1] === text.sentenceOf[other.start];
  if (sentence) return true;
  const paragraph = text.paragraphOf[one.end - 1] === text.paragraphOf[other.start];
  return scope !== 'sentence' && (scope === 'answer' || paragraph) && apart <= LONGEST_GAP;
}

function follows(one: Hit, other: Hit, { gap, text, most }: Joint): boolean {
  if (gap) return true;
  if (text.sentenceOf[one.end - 1] !== text.sentenceOf[other.start]) return false;
  const afterDenial = one.denials.at(-1) === one.end - 1;
  if (afterDenial && distance(text, one, other) <= DENIAL_REACH) return !hasStop(text, one.end, other.start);
  return onlyFillers(text, one.end, other.start, most === 0 ? 0 : FILLERS);
}

function hasStop({ tokens }: Text, start: number, end: number): boolean {
  for (let i = start; i < end; i++)
    if (tokens[i]?.kind === 'mark' && !TRANSPARENT.has(tokens[i]?.text ?? '')) return true;
  return false;
}

/** Words between two places; negative where they overlap. */
export function distance({ wordsBefore, words }: Text, one: Range, other: Range): number {
  return (wordsBefore[other.start] ?? words) - (wordsBefore[one.end] ?? words);
}

/** How many words without weight may stand between two words of a phrase. */
const FILLERS = 2;
const FILLER_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those its their our his her your my 's very also really quite just simply all both to
should must will can may mostly only usually typically often always generally trainable learnable`.split(/\s+/u),
);
/** Marks that do not part two words. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  '-',
  '‐',
  '‑',
  '*',
  '_',
  '`',
  '"',
  '“',
  '”',
  "'",
  '‘',
  '’',
  '~',
  '/',
]);

/** Words of a formula that are signs to a reader. */
const PRODUCTS: ReadonlySet<string> = new Set(['cdot', 'times', 'odot', 'circ', 'ast', 'mid']);

function onlyFillers(text: Text, start: number, end: number, most: number): boolean {
  let fillers = 0;
  let formula: number | undefined;
  const around = text.tokens[start - 1]?.formula;
  const within = around === text.tokens[end]?.formula ? around : undefined;
  for (let i = start; i < end; i++) {
    const token = text.tokens[i];
    if (!token) return false;
    // A formula is one word to what stands around it, and several to what stands in it.
    if (within !== undefined) {
      if (token.kind !== 'mark' && !PRODUCTS.has(token.text)) return false;
    } else if (token.formula !== undefined) {
      if (token.formula !== formula) fillers++;
      formula = token.formula;
    } else if (token.kind === 'mark' ? !TRANSPARENT.has(token.text) : !FILLER_WORDS.has(token.text)) return false;
    else if (token.kind !== 'mark') fillers++;
    if (fillers > most) return false;
  }
  return true;
}

function inOrder(hits: readonly Hit[]): Hit[] {
  const sorted = hits.toSorted((a, b) => a.start - b.start || a.end - b.end || a.slips - b.slips);
  const kept: Hit[] = [];
  let sameStart = 0;
  for (const hit of sorted) {
    const last = kept.at(-1);
    if (last?.start === hit.start && last.end === hit.end) continue;
    sameStart = last?.start === hit.start ? sameStart + 1 : 0;
    if (sameStart < WIDEST) kept.push(hit);
  }
  return kept;
}
