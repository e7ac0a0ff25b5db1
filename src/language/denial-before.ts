import { CLAUSE_WORDS, isDash, isVerbal, LINKS, STOPS, verbBetween } from './clauses.ts';
import { goesOn, reachOf, type Way } from './denial-reach.ts';
import { isDenial } from './denials.ts';
import { operatorAt } from './operators.ts';
import type { Denial, Scene } from './scene.ts';
import type { Text } from './text.ts';
import { words } from './token-search.ts';

/**
 * Words that deny and stand before a phrase, nearest first. Walks back from it, notes the commas, `and` and `or` that it
 * passes, stops where another clause begins, and asks of each operator whether it reaches over what was passed. Two
 * that belong together (`neither … nor`) count once.
 */
export function denialsBefore(scene: Scene): Denial[] {
  return denialsOnTheWay(scene, scene.start - 1, scene.from);
}

/** The same inside of a phrase with a gap: seen from its last word. */
export function denialsWithin(scene: Scene): Denial[] {
  if (scene.end - scene.start < 3) return [];
  return denialsOnTheWay({ ...scene, start: scene.end - 1 }, scene.end - 2, Math.max(scene.start + 1, scene.from));
}

function denialsOnTheWay(scene: Scene, first: number, last: number): Denial[] {
  const { text, own } = scene;
  const found: Denial[] = [];
  const way: Way = { words: 0, link: undefined, clause: undefined, comma: undefined, disjoined: false };
  let relation: number | undefined;
  for (let i = first; i >= last && way.words < LONGEST; i--) {
    i = beforeAside(text, i, last);
    const token = text.tokens[i];
    if (!token || i < last) break;
    // What is left of an equals sign speaks of that side alone: `\sum_{w \neq o} … = -\log p_o`.
    if (token.formula !== undefined && token.text === '=') relation = token.formula;
    if (token.formula !== undefined && token.formula === relation) continue;
    const operator = own.has(i) ? undefined : operatorAt(text, i, own);
    if (operator) {
      const reach = reachOf(operator, scene, way);
      if (reach === 'barred') break;
      if (reach !== 'over' && !continues(text, found.at(-1)))
        found.push({ at: i, unsure: reach === 'unsure' || operator.partly });
      continue;
    }
    if (token.formula !== undefined) continue;
    if (LINKS.has(token.text)) {
      if (isParallel(found, i)) break;
      passLink(way, scene, i);
    }
    if (isStop(scene, i)) break;
    if (token.kind !== 'mark') way.words++;
  }
  return found;
}

/** No denial reaches further, not even along a list. */
const LONGEST = 24;

function passLink(way: Way, { text, start, end }: Scene, at: number): void {
  const word = text.tokens[at]?.text ?? '';
  if (way.link === undefined)
    way.disjoined = word === 'or' || word === 'nor' || (word === ',' && goesOn(text, end, DISJOINING));
  way.link ??= at;
  if (word === ',') way.comma ??= at;
  if (beginsClause(text, at, { start, end })) way.clause = at;
}

const DISJOINING = words('or nor');

/** Whether a clause with a subject or predicate of its own stands between a link and the end of the phrase. */
function beginsClause(text: Text, link: number, { start, end }: { start: number; end: number }): boolean {
  if (text.tokens[link + 1]?.text === 'that') return false;
  for (let i = link + 1; i < end; i++) {
    const word = text.tokens[i]?.text ?? '';
    if (STOPS.has(word) || RELATIVES.has(word)) return false;
    if (CLAUSE_WORDS.has(word)) return true;
  }
  return verbBetween(text, link + 1, Math.min(start + 1, end)) === 'sure';
}

const RELATIVES = words('that which who what how');

/** A denial that follows a link at once, `… and not …`, is one of two that stand side by side. */
function isParallel(found: readonly Denial[], link: number): boolean {
  const last = found.at(-1);
  return last !== undefined && last.at - link <= 3;
}

/** `neither … nor`, `not … nor`: one denial. */
function continues(text: Text, last: Denial | undefined): boolean {
  const later = last && text.tokens[last.at]?.text;
  return later === 'nor' || later === 'neither';
}

/** Whether another clause begins here that no denial before it reaches. */
function isStop({ text, from, end }: Scene, at: number): boolean {
  const { tokens } = text;
  const word = tokens[at]?.text ?? '';
  if (STOPS.has(word)) return !stopIsDenied(text, at, from);
  if (word === 'rather') return tokens[at + 1]?.text !== 'than' && /^(?:,|but|and)$/u.test(tokens[at - 1]?.text ?? '');
  // `not so much x as y`, `is not needed as features are small`
  if (word === 'as' && followsSoMuch(text, at)) return true;
  if (word === 'as')
    return !COMPARING.has(tokens[at - 1]?.text ?? '') && verbBetween(text, at + 1, end, true) === 'sure';
  return isDash(text, at);
}

function followsSoMuch({ tokens }: Text, at: number): boolean {
  for (let i = at - 1; i > at - 6; i--) if (tokens[i]?.text === 'much') return tokens[i - 1]?.text === 'so';
  return false;
}

const COMPARING = words('as same such known seen used treated regarded opposed');

/** `not because of …`, `not when …`, `False: …`, `no layer in which …`: the stop is part of what is denied. */
function stopIsDenied(text: Text, at: number, from: number): boolean {
  const { tokens } = text;
  const before = tokens[at - 1]?.text ?? '';
  const word = tokens[at]?.text ?? '';
  if (word === ':') return REFUTALS.has(before);
  if (WHICH.has(word) && isNoun(text, Math.max(from, at - 5), at)) return true;
  return isDenial(before) && !/^(?:only|just)$/u.test(word) && tokens[at]?.kind === 'word';
}

const WHICH = words('which who whose where');

/** `no layer (in) …`: something that is said not to be there. */
function isNoun({ tokens }: Text, start: number, end: number): boolean {
  for (let i = end - 1; i >= start; i--) {
    const word = tokens[i]?.text ?? '';
    if (word === 'no' || word === 'nothing' || word === 'nobody') return true;
    if (tokens[i]?.kind === 'mark' || isVerbal(word)) return false;
  }
  return false;
}

const REFUTALS = words('wrong false incorrect untrue');

/** Steps over what is set apart: `(…)`, `, however,` after a word that denies, and `, not blind,`. */
function beforeAside(text: Text, at: number, last: number): number {
  const word = text.tokens[at]?.text;
  if (word === ')') {
    const open = lastIndexOf(text, '(', at - 1, Math.max(last, at - ASIDE));
    return open === undefined ? at : open - 1;
  }
  if (word !== ',') return at;
  const comma = lastIndexOf(text, ',', at - 1, Math.max(last, at - COMMA_ASIDE));
  if (comma === undefined) return at;
  const isAside =
    isDenial(text.tokens[comma - 1]?.text ?? '') || (at - comma <= 4 && text.tokens[comma + 1]?.text === 'not');
  return isAside ? comma - 1 : at;
}

const ASIDE = 20;
const COMMA_ASIDE = 8;

function lastIndexOf({ tokens }: Text, word: string, from: number, to: number): number | undefined {
  for (let i = from; i >= to; i--) if (tokens[i]?.text === word) return i;
  return undefined;
}
