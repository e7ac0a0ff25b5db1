import { goesOnAsking, isAsking } from './asking.ts';
import type { Atom } from './atoms.ts';
import type { Part } from './rubric-tree.ts';
import { pairsOf, stemsOf } from './words.ts';

/** What stands in the place of an answer without being one: the sheet's own text, or a placeholder. */
export interface Copies {
  /** For each atom the index of the part whose question it repeats, -1 for none. */
  readonly questionOf: readonly number[];
}

/** Finds the atoms that only repeat a question of the sheet. */
export function copiesIn(atoms: readonly Atom[], parts: readonly Part[]): Copies {
  const asked = parts.filter((part) => part.asked.stems.size >= 3);
  const single = atoms.map((atom) =>
    mayAsk(atom) ? copiedBy(atom.text.slice(atom.kind === 'heading' ? 0 : atom.bodyAt), atom, asked) : -1,
  );
  return { questionOf: withWholeBlocks(atoms, single, asked) };
}

/**
 * A question of several sentences is a copy as a whole: what leads to its last asking sentence, in the same block, belongs
 * to it, and so does a short "Why?" behind it.
 */
function withWholeBlocks(atoms: readonly Atom[], single: readonly number[], asked: readonly Part[]): number[] {
  const questionOf = [...single];
  for (let start = 0, end = 0; start < atoms.length; start = end) {
    while (end < atoms.length && atoms[end]?.block === atoms[start]?.block) end++;
    const last = lastAsking(atoms, start, end);
    if (last < 0) continue;
    const known = single.slice(start, end).find((part) => part >= 0);
    const part = known ?? askedIn(atoms.slice(start, last + 1), asked);
    if (part < 0) continue;
    for (let i = start; i <= last; i++) if (mayBeAsked(atoms[i])) questionOf[i] = part;
  }
  return questionOf;
}

function lastAsking(atoms: readonly Atom[], start: number, end: number): number {
  let last = -1;
  for (let i = start; i < end; i++) {
    const atom = atoms[i];
    if (!atom || !mayBeAsked(atom)) break;
    const text = atom.text.slice(atom.bodyAt);
    if (isAsking(text) || (last >= 0 && goesOnAsking(text))) last = i;
  }
  return last;
}

/** Formulas belong to a question, markers and figures do not. */
function mayBeAsked(atom: Atom | undefined): boolean {
  return atom !== undefined && !atom.marker && (atom.kind === 'text' || atom.kind === 'math');
}

/** The part whose question a block repeats in other words: it must share a good part of either's words. */
function askedIn(atoms: readonly Atom[], asked: readonly Part[]): number {
  const stems = new Set(stemsOf(atoms.map((atom) => atom.text.slice(atom.bodyAt)).join(' ')));
  let best = -1;
  let most = LEAST_SHARED;
  for (const { index, asked: question } of asked) {
    const shared = [...question.stems].filter((one) => stems.has(one)).length;
    const likeness = shared < 2 ? 0 : shared / Math.min(question.stems.size, Math.max(6, stems.size));
    if (likeness > most) [best, most] = [index, likeness];
  }
  return best;
}

/** How much of its words a question in other words shares at least with the rubric's. */
const LEAST_SHARED = 0.3;

/** What an atom says besides its labels, lead-in, marker and placeholders. */
export function contentOf(atom: Atom): string {
  return contentIn(atom.text.slice(atom.bodyAt));
}

/** A text without placeholders; empty where nothing is left. */
export function contentIn(written: string): string {
  const text = written.replace(/^\s*[-+*•]\s+/u, '');
  const left = text.replaceAll(FILL_IN, ' ').trim();
  const words = left
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}/? ]+/gu, '')
    .trim();
  return PLACEHOLDERS.has(words.replace(THIS_PART, '')) || !SAYS_SOMETHING.test(left) ? '' : left;
}

/** Whether a text is more than layout. */
export function saysSomething(text: string): boolean {
  return contentIn(text) !== '';
}

/**
 * Whether words of a question are surely no answer: they ask, or they are the sheet's own sentence. "It is true that …"
 * in the question's words may be an answer.
 */
export function isPlainCopy(atom: Atom, part: Part): boolean {
  const text = atom.text.slice(atom.kind === 'heading' ? 0 : atom.bodyAt);
  if (atom.kind === 'heading' || atom.strong || ASKS.test(text)) return true;
  return wordsOf(part.target.ask ?? '').includes(wordsOf(text));
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** Letters, digits, and signs that no layout and no placeholder is made of. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{So}!]|(?![+<=>|~])\p{Sm}/u;

/** Whether a placeholder of the hand-out still stands in a text. */
export function holdsPlaceholder(text: string): boolean {
  return new RegExp(FILL_IN.source, 'iu').test(text);
}

const FILL_IN =
  /\[?\bfill (?:this |me |it |your answer )?in\b\]?|\b(?:write|type|put|insert) your (?:answer|explanation)(?: here)?\b|\byour (?:answer|explanation|code)(?: here| goes here)?\b|\btodo\b|\btbd\b/giu;

/** What is said to be left out: `for this part`, `to answer this question`. */
const THIS_PART = / (?:(?:to (?:do|answer|finish|solve)|for) )?(?:this|it)(?: (?:part|question|one|exercise))?$/u;

const PLACEHOLDERS = new Set([
  'n/a',
  '???',
  '??',
  '?',
  'blank',
  'left blank',
  'no answer',
  'not answered',
  'not attempted',
  'skip',
  'skipped',
  'i did not have time',
  'did not have time',
  'i had no time',
  'i did not get to',
  'not done',
  'xxx',
  'tba',
]);

function mayAsk(atom: Atom): boolean {
  return (atom.kind === 'text' || atom.kind === 'heading') && atom.text.length > 8 && atom.text.length < 4000;
}

const ASKS =
  /\?|(?:^|[.;:,]\s+|\)\s*)(?:please |briefly )?(?:explain|write|show|describe|compute|name|provide|derive|state|give|draw|argue|discuss|calculate|find|prove|list|determine|what|why|how|which|when|in what)\b/iu;

function copiedBy(text: string, atom: Atom, asked: readonly Part[]): number {
  const stems = stemsOf(text);
  if (stems.filter((one) => !/^\d+$/u.test(one)).length < 3) return -1;
  const [pairs, single] = [pairsOf(stems), new Set(stems)];
  let best = -1;
  let most = leastLikeness(text, atom);
  for (const part of asked) {
    const likeness = 0.5 * shareOf(pairs, part.asked.pairs) + 0.5 * shareOf(single, part.asked.stems);
    if (likeness > most) [best, most] = [part.index, likeness];
  }
  return best;
}

/**
 * How alike a sentence must be to be the question. An answer in the question's words is not one unless it asks, and a
 * sentence that states an equation is an answer.
 */
function leastLikeness(text: string, atom: Atom): number {
  if (/\?[*_\s]*$/u.test(text)) return 0.3;
  if (text.includes('=')) return 0.75;
  // Among bullets the bold one is chosen rather than asked.
  if (atom.strong && !(atom.bullet && !isAsking(text))) return 0.35;
  return ASKS.test(text) ? 0.55 : 0.8;
}

function shareOf(some: ReadonlySet<string>, all: ReadonlySet<string>): number {
  if (some.size === 0) return 0;
  let shared = 0;
  for (const one of some) if (all.has(one)) shared++;
  return shared / some.size;
}
