import { CLAUSE_WORDS, isVerb, isVerbal, STOPS, verbBetween, type Verb } from './clauses.ts';
import type { Operator } from './operators.ts';
import type { Scene } from './scene.ts';
import type { Text } from './text.ts';
import { someToken, words } from './token-search.ts';

/** What has been passed between the phrase and where the walk is. */
export interface Way {
  words: number;
  /** The nearest link. */
  link: number | undefined;
  /** A link that begins another clause. */
  clause: number | undefined;
  comma: number | undefined;
  /** The phrase stands in a list with `or`, or with commas and a last link: what denies a part of it denies all. */
  disjoined: boolean;
}

type Reach = 'sure' | 'unsure' | 'over' | 'barred';

/** Whether an operator reaches the phrase: `over` where it ends before, `barred` where nothing earlier reaches either. */
export function reachOf(operator: Operator, scene: Scene, way: Way): Reach {
  const { text, start } = scene;
  const { at, scope } = operator;
  const complement = scope === 'clause' && hasThat(text, at, way.clause ?? way.link ?? start);
  if (way.words >= operator.reach && !way.disjoined && !complement) return 'over';
  if (way.clause !== undefined) return complement && !isCorrection(text, way.clause) ? 'unsure' : 'barred';
  if (way.comma !== undefined && !way.disjoined && isFronted(operator, scene)) return 'over';
  const ended = endOf(operator, scene);
  if (ended !== 'none') return ended === 'sure' ? 'over' : 'unsure';
  if (isCounterfactual(operator, scene) || isBeyondAdjunct(text, at, start) || mayBeSubject(operator, scene))
    return 'unsure';
  return alongList(operator, scene, way);
}

/** `a layer without bias outputs …`: what ends in s may be the verb. */
function mayBeSubject({ at, scope }: Operator, { text, from, start }: Scene): boolean {
  const isAfterNoun = scope === 'object' && at > from && !someToken(text, clauseStart(text, at, from), at, isVerbal);
  return isAfterNoun && someToken(text, at + 2, start, (word) => /[^su]s$/u.test(word));
}

/** `no gradient for negative inputs`, not `no need for …`: what is said of them is denied, they are not. */
function isBeyondAdjunct({ tokens }: Text, at: number, start: number): boolean {
  for (let i = at + 2; i < start; i++)
    if (ADJUNCTS.has(tokens[i]?.text ?? ''))
      return !ASKING.has(tokens[i - 1]?.text ?? '') && i > at + (tokens[at]?.text === 'no' ? 1 : 2);
  return false;
}

const ADJUNCTS = words('for at during between');
const ASKING = words(
  'need needs reason reasons use evidence room call demand sign look looks account accounts allow care',
);

/** `Without shared weights there would be …` says nothing against shared weights. */
function isCounterfactual({ at, scope }: Operator, scene: Scene): boolean {
  const { text, from } = scene;
  if (!COUNTERFACTUAL.has(text.tokens[at]?.text ?? '') || !hasMain(scene)) return false;
  const start = clauseStart(text, at, from);
  if (INVERTED.has(text.tokens[start]?.text ?? '')) return true;
  if (text.tokens[at]?.text === 'not' && (at > from || text.tokens[at + 1]?.text === 'to')) return false;
  return scope === 'object' && !someToken(text, start, at, isVerbal);
}

const COUNTERFACTUAL = words('without no not lacking');
/** `Were it not for …` */
const INVERTED = words('were had');

function hasMain({ text, end, to }: Scene): boolean {
  for (let i = end; i < to; i++) {
    const word = text.tokens[i]?.text ?? '';
    if (STOPS.has(word)) return false;
    if (isVerbal(word)) return true;
  }
  return false;
}

/** `…, it is that …` after `it is not that …`. */
function isCorrection({ tokens }: Text, link: number): boolean {
  return /^(?:it|they)$/u.test(tokens[link + 1]?.text ?? '') && /^(?:is|'s|are)$/u.test(tokens[link + 2]?.text ?? '');
}

function hasThat(text: Text, start: number, end: number): boolean {
  return someToken(text, start, end, (word) => word === 'that');
}

/** `not x, y`, `no x and y`: an article begins something else (`no padding and a kernel`); far from the link, who knows. */
function alongList({ scope, at }: Operator, { text, start, end }: Scene, { link, comma, disjoined }: Way): Reach {
  if (link === undefined || disjoined) return 'sure';
  const isNo = text.tokens[at]?.text === 'no';
  if (scope === 'object' && !isNo && comma === link) return goesOn(text, end, ENUMERATING) ? 'unsure' : 'over';
  if (scope === 'object' && ARTICLES.has(text.tokens[link + 1]?.text ?? '')) return 'unsure';
  // `prevents overfitting and speeds up training`
  if (scope === 'object' && !isNo && /[^s]s$/u.test(text.tokens[link + 1]?.text ?? '')) return 'unsure';
  if (start - link > (isNo ? NEAR_LINK_OF_NO : NEAR_LINK)) return 'unsure';
  return verbBetween(text, link + 1, Math.min(start + 1, end)) === 'none' ? 'sure' : 'unsure';
}

const NEAR_LINK = 2;
const NEAR_LINK_OF_NO = 5;
const ARTICLES = words('a an the');

/** Where what an operator denies ends before the phrase. */
function endOf({ at, scope }: Operator, { text, from, start, end }: Scene): Verb {
  const word = text.tokens[at]?.text ?? '';
  const isSubject = scope === 'clause' && word === 'no';
  if (isSubject && someToken(text, at + 2, start + 1, (one) => CONSEQUENCES.has(one))) return 'unsure';
  if (scope === 'clause' && isBeforeMain(text, at, from) && mainAfter(text, at + 1, start)) return 'sure';
  if (scope === 'clause' && !isInRelative(text, at, from)) return 'none';
  if (hasThat(text, at, start)) return 'none';
  const before = verbBetween(text, at + 2, Math.min(start + 1, end));
  return before === 'none' ? verbBetween(text, Math.max(at + 2, start + 1), end, true) : before;
}

/** `When x is not y` … */
function isBeforeMain(text: Text, at: number, from: number): boolean {
  return SUBORDINATORS.has(text.tokens[clauseStart(text, at, from)]?.text ?? '');
}

/** … `it is z`, without a comma; but not `if we do not think it is z`. */
function mainAfter({ tokens }: Text, from: number, to: number): boolean {
  if (THINKING.has(tokens[from]?.text ?? '')) return false;
  for (let i = from + 1; i < to; i++)
    if (SUBJECTS.has(tokens[i]?.text ?? '') && isVerb(tokens[i + 1]?.text ?? '')) return true;
  return false;
}

const THINKING = words('think believe assume mean say know imply suppose see show ensure guarantee');
const SUBJECTS = words('this it there we they these');

/** `No nonlinearity means that …`. */
const CONSEQUENCES = words('mean means imply implies lead leads result results');

/** `weights that do not change are …`: a clause about a noun that has no verb yet. */
function isInRelative(text: Text, at: number, from: number): boolean {
  for (let i = at - 1; i > from && i >= at - RELATIVE_REACH; i--) {
    const word = text.tokens[i]?.text ?? '';
    if (PRONOUNS.has(word)) return !hasVerb(text, clauseStart(text, i, from), i);
    if (STOPS.has(word)) return false;
  }
  return false;
}

const RELATIVE_REACH = 6;
const PRONOUNS = words('that which who');

function hasVerb(text: Text, start: number, end: number): boolean {
  return start >= end || someToken(text, start, end, isVerbal);
}

/** What stands before the verb of its clause, and a comma after it: `If not trained, …`, `With no padding, …`. */
function isFronted({ at, scope }: Operator, { text, from }: Scene): boolean {
  const start = clauseStart(text, at, from);
  if (SUBORDINATORS.has(text.tokens[start]?.text ?? '')) return true;
  return scope === 'object' && !someToken(text, start, at, isVerbal);
}

const SUBORDINATORS = words('if when since as because although though while whereas unless once whenever');

/** The first token of the clause, or the word that subordinates it. */
function clauseStart({ tokens }: Text, at: number, from: number): number {
  for (let i = at - 1; i >= from; i--) {
    const word = tokens[i]?.text ?? '';
    if (SUBORDINATORS.has(word)) return i;
    if (STOPS.has(word) || word === ',') return i + 1;
  }
  return from;
}

/** Whether a list goes on after the phrase and ends with such a word: `…, x, or y`. */
export function goesOn({ tokens }: Text, end: number, last: ReadonlySet<string>): boolean {
  for (let i = end; i < end + LIST_REACH; i++) {
    const word = tokens[i]?.text ?? '';
    if (last.has(word)) return true;
    if (STOPS.has(word) || CLAUSE_WORDS.has(word)) return false;
  }
  return false;
}

const LIST_REACH = 12;
const ENUMERATING = words('and &');
