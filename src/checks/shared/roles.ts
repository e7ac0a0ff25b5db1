import type { Rational } from '../../math/rational.ts';
import { isBounded, isDenied, NEAR } from './denial.ts';
import { nearby, surroundingsOf, type Sentence, type Statement, type Surroundings } from './sentence.ts';
import { isLiteral, sidesOf, type Sides, type ValueOf } from './sides.ts';
import {
  ADJECTIVES,
  CLAUSE_WORDS,
  CONCLUDING,
  DENYING,
  DENYING_NOUNS,
  DISTRUSTING,
  EACH,
  EXPLAINING,
  FUNCTION_WORDS,
  LINKING,
  MEASURES,
  TOTAL,
  UNITS,
  UNSURE,
  WHOLES,
  type Nouns,
} from './words.ts';

/**
 * What a number does in an answer. `final`: it is given as a result. `possible`: it may be one. `context`: it says
 * something else (10 filters, length 100, 3 for each). `aside`: it stands in brackets. `denied`: the answer says that it
 * is not the result.
 */
export type Role = 'final' | 'possible' | 'context' | 'aside' | 'denied';

/** A number of an answer. */
export interface Candidate {
  readonly statement: Statement;
  readonly value: Rational;
  readonly sides: Sides;
  readonly role: Role;
  /** The role that it has when its brackets are left out of account. */
  readonly inside: Role;
  /** It is the first thing that the answer says. */
  readonly leading: boolean;
  /** A word concludes with it: so, thus, total. */
  readonly concluding: boolean;
  /** A word names it the whole: total, answer. */
  readonly total: boolean;
  /** A word takes something back or names an alternative: or, if, actually. */
  readonly unsure: boolean;
  /** `or` stands right in front of it. */
  readonly alternative: boolean;
  /** `and` stands right in front of it, and no noun behind it: `6000 for f and 7000 for g`. */
  readonly coordinated: boolean;
  /** Denied further away, or only bounded: `it is not true that there are 30`. */
  readonly doubtful: boolean;
  /** Multiplications only, or additions only. */
  readonly piece: boolean;
  /** A number that counts or measures something that the answer names. */
  readonly measured: boolean;
}

/** What is asked for, as far as it helps to find it. */
export interface Asked {
  readonly nouns: Nouns;
  /** The value of an expression; exact where none is given. */
  readonly toValue?: ValueOf;
}

/** The numbers of a passage with their roles, in the order of the text. */
export function candidatesOf(sentences: readonly Sentence[], asked: Asked): Candidate[] {
  const found: Candidate[] = [];
  const first = sentences.findIndex((sentence) => sentence.items.some((item) => item.kind === 'math'));
  for (const [ordinal, sentence] of sentences.entries())
    for (const [index, item] of sentence.items.entries()) {
      if (item.kind !== 'math') continue;
      const candidate = candidateOf(
        { ...nearby(sentence, index), statement: item.statement },
        asked,
        ordinal === first,
      );
      if (candidate) found.push(candidate);
    }
  return found;
}

interface Spot {
  readonly sentence: Sentence;
  readonly index: number;
  readonly statement: Statement;
}

function candidateOf(spot: Spot, { nouns, toValue }: Asked, firstSentence: boolean): Candidate | undefined {
  const { statement, sentence, index } = spot;
  if (!statement.tree) return undefined;
  const sides = sidesOf(statement.tree, toValue);
  if (sides.value === undefined) return undefined;
  const around = surroundingsOf(sentence, index, CLAUSE_WORDS);
  const noun = nounOf(around, nouns);
  const clause = [...around.label, ...around.before, ...around.after];
  const inside = roleOf({ sides, around, noun, spot });
  const concluding = hasAny(clause, CONCLUDING) || isIe(around.before);
  return {
    statement,
    value: sides.value,
    sides,
    inside,
    role: around.depth > 0 && inside !== 'denied' ? 'aside' : inside,
    leading: firstSentence && !sides.computed && isLeading(sentence, index) && noun !== 'other',
    concluding: concluding || statement.continues === true || isBehindColon(around),
    total: hasAny(clause, TOTAL),
    alternative: around.previous?.kind === 'word' && around.previous.text === 'or',
    unsure: isUnsure(sentence, index, around),
    doubtful:
      isDistrusted(sentence) ||
      isBounded(around.before) ||
      around.before.slice(0, -NEAR).some((word) => DENYING.has(word) && !DENYING_NOUNS.has(word)),
    piece: noun === 'piece',
    coordinated:
      around.previous?.kind === 'word' && around.previous.text === 'and' && noun === 'none' && !sides.computed,
    measured: noun === 'other' || isMeasured(around) || isPerUnit(around),
  };
}

function isDistrusted({ items }: Sentence): boolean {
  const [second, last] = items
    .filter((item) => item.kind !== 'mark')
    .slice(-2)
    .map((item) => (item.kind === 'word' ? item.text : ''));
  if (last === "isn't" || (last === 'not' && (second === 'is' || second === 'are'))) return true;
  return items.some((item) => item.kind === 'word' && DISTRUSTING.has(item.text));
}

interface Evidence {
  readonly sides: Sides;
  readonly around: Surroundings;
  readonly noun: Noun;
  readonly spot: Spot;
}

function roleOf({ sides, around, noun, spot }: Evidence): Role {
  const { display } = spot.statement;
  if (sides.bounds || spot.statement.bounds === true || isDenied(around.before) || isRefuted(spot)) return 'denied';
  if (isPerUnit(around) || (isOfEach(spot) && !hasAny(around.before, CONCLUDING))) return 'context';
  const clause = [...around.label, ...around.before, ...around.after];
  const total = hasAny(clause, TOTAL);
  const worked = sides.computed && !sides.assigns;
  if (!worked && isExplaining(spot)) return 'context';
  if (noun === 'other') return worked || (total && !isMeasured(around)) ? 'possible' : 'context';
  if (noun === 'piece') return total && around.label.length > 0 ? 'final' : 'possible';
  if (worked && (display || hasEquals(sides))) return 'final';
  if (isMeasured(around)) return 'context';
  const signed = spot.statement.continues === true;
  if ((sides.assigns || signed) && noun === 'none' && !total) return namesResult(around) ? 'final' : 'possible';
  if (noun === 'asked' || display) return 'final';
  return hasAny(clause, CONCLUDING) || isBare(spot.sentence) || isLinked(around) ? 'final' : 'possible';
}

function hasEquals(sides: Sides): boolean {
  return sides.side !== undefined && (sides.values.length > 1 || isLiteral(sides.side) || sides.operands.length > 0);
}

/** `30 is not right`, `30 isn't the number`. */
function isRefuted({ sentence: { items }, index }: Spot): boolean {
  const [first, second] = items.slice(index + 1, index + 3).map((item) => (item.kind === 'word' ? item.text : ''));
  if (first === "isn't" || first === "wasn't" || first === "aren't") return true;
  return (first === 'is' || first === 'are' || first === 'was') && (second === 'not' || second === 'never');
}

/** It stands in the reason for something that the sentence said before: `30, since there are 10 filters`. */
function isExplaining({ sentence: { items }, index }: Spot): boolean {
  const words = items.slice(0, index).map((item) => (item.kind === 'word' ? item.text : ''));
  const reason = words.findLastIndex((word) => EXPLAINING.has(word));
  const said = items.slice(0, reason).some((item) => item.kind === 'math');
  return reason > 0 && said && !hasAny(words.slice(reason), CONCLUDING);
}

/** `k = 3` gives a size; `parameters = 30`, `# = 30` and `= 30` give a result. */
function namesResult({ before, previous }: Surroundings): boolean {
  const last = before.at(-1);
  if (previous?.kind !== 'word' || last === undefined) return true;
  return last.length > 1;
}

function isPerUnit({ before, after }: Surroundings): boolean {
  const clause = [...before, ...after];
  if (clause.some((word, at) => EACH.has(word) && !WHOLES.has(clause[at + 1] ?? ''))) return true;
  return clause.some(
    (word, at) => (word === 'one' || word === 'a' || word === 'an') && UNITS.has(clause[at + 1] ?? ''),
  );
}

/** `For each output: 3 multiplications, 2 additions`. */
function isOfEach({ sentence: { items }, index }: Spot): boolean {
  const end = items.findIndex((item) => item.kind !== 'word');
  if (end < 0 || end >= index) return false;
  const mark = items[end];
  const words = items.slice(0, end).map((item) => (item.kind === 'word' ? item.text : ''));
  const whole = words.some((word, at) => EACH.has(word) && WHOLES.has(words[at + 1] ?? ''));
  return mark?.kind === 'mark' && mark.text === ':' && hasAny(words, EACH) && !whole;
}

/** `length 100`, `of size 3`, `stride = 1`. */
function isMeasured({ before, previous, label }: Surroundings): boolean {
  if (label.some((word) => MEASURES.has(word))) return true;
  if (previous?.kind !== 'word') return false;
  const [second = '', last = ''] = before.slice(-2);
  return MEASURES.has(last) || ((last === 'of' || last === 'is') && MEASURES.has(second));
}

type Noun = 'asked' | 'piece' | 'other' | 'none';

/** What is counted: the noun behind a number, else that of the label in front of it. */
function nounOf({ after, label }: Surroundings, nouns: Nouns): Noun {
  const behind = nounBehind(after, nouns);
  if (behind !== 'none') return behind;
  if (label.some((word) => nouns.asked.has(word))) return 'asked';
  return label.some((word) => nouns.pieces.has(word)) ? 'piece' : 'none';
}

function nounBehind(after: readonly string[], nouns: Nouns): Noun {
  for (const word of after.slice(0, 5)) {
    if (nouns.asked.has(word)) return 'asked';
    if (nouns.pieces.has(word)) return 'piece';
    if (FUNCTION_WORDS.has(word) || word.length === 1) return 'none';
    if (!ADJECTIVES.has(word)) return nouns.any === true ? 'none' : 'other';
  }
  return 'none';
}

/** Nearly all that the sentence says. */
function isBare({ items }: Sentence): boolean {
  return (
    items.filter((item) => item.kind === 'word').length <= 3 && items.filter((item) => item.kind === 'math').length <= 2
  );
}

/** A verb of being, a colon, a label or nothing stands in front of it. */
function isLinked({ before, previous }: Surroundings): boolean {
  if (!previous || previous.kind === 'mark') return true;
  if (previous.kind === 'math') return previous.statement.tree?.kind === 'name';
  return LINKING.has(before.at(-1) ?? '');
}

function isLeading({ items }: Sentence, index: number): boolean {
  return items.slice(0, index).every((item) => item.kind === 'mark' || (item.kind === 'word' && LEADS.has(item.text)));
}

const LEADS: ReadonlySet<string> = new Set(
  'answer the there are is it has have total number of params parameters operations ops flops so about f g in a we = count'.split(
    ' ',
  ),
);

function isBehindColon({ previous }: Surroundings): boolean {
  return previous?.kind === 'mark' && previous.text === ':';
}

function isIe(before: readonly string[]): boolean {
  const [second, last] = before.slice(-2);
  return (second === 'i' && last === 'e') || (second === 'that' && last === 'is') || last === 'i.e' || last === 'ie';
}

/** An alternative or a retraction in its clause or at the start of its sentence. */
function isUnsure({ items }: Sentence, index: number, { before, after }: Surroundings): boolean {
  if (hasAny([...before, ...after], UNSURE)) return true;
  const opening = items.slice(0, Math.min(index, 2));
  if (opening.some((item) => item.kind === 'word' && UNSURE.has(item.text))) return true;
  const clause = [...before, ...after];
  if (hasAny(clause, BIASES) && hasAny(clause, ADDING)) return true;
  return hasAny(clause, PARTS) && hasAny(clause, SWITCHES);
}

/** What a count may be given with and without. */
const PARTS: ReadonlySet<string> = new Set(
  'bias biases activation activations non-linearity nonlinearity padding'.split(' '),
);

const BIASES: ReadonlySet<string> = new Set(['bias', 'biases']);
const SWITCHES: ReadonlySet<string> = new Set(['without', 'ignoring', 'excluding', 'had']);
const ADDING: ReadonlySet<string> = new Set(['with', 'including', 'counting', 'adding', 'plus']);

function hasAny(words: readonly string[], set: ReadonlySet<string>): boolean {
  return words.some((word) => set.has(word));
}
