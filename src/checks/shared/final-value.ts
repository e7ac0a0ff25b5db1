import { add, equal, multiply, subtract, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { candidatesOf, type Asked, type Candidate } from './roles.ts';
import { isCutOff, type Sentence, type Statement } from './sentence.ts';
import { distinct, literalsIn } from './sides.ts';
import { RETRACTING } from './words.ts';

/** The value that an answer gives, or why none is certain. */
export type FinalValue =
  | {
      readonly kind: 'value';
      readonly value: Rational;
      readonly statement: Statement;
      /** The side of a chain that it was read from. */
      readonly side: Tree | undefined;
      /** From 0 to 1. */
      readonly confidence: number;
      /** Other sides of the same chain, where they disagree. */
      readonly disagreeing: readonly Rational[];
      /** A denial stands somewhere in front of it. */
      readonly doubtful: boolean;
    }
  | { readonly kind: 'conflict'; readonly candidates: readonly Candidate[] }
  /** There are numbers or formulas, but none of them is given as the result. */
  | {
      readonly kind: 'none';
      readonly seen: 'numbers' | 'symbols' | 'unreadable' | 'nothing' | 'too-much';
      readonly statement?: Statement;
    };

/**
 * The value of an answer is the final one of its derivation. Numbers that are denied, measure something, count something
 * else or belong to one of several units are no result. Of several results the last one counts if the others lead to
 * it: they are operands of it, or a concluding sentence joins them with other numbers of the answer. Results that stand
 * side by side are a conflict, never a choice of ours.
 */
export function finalValueOf(sentences: readonly Sentence[], asked: Asked): FinalValue {
  const candidates = candidatesOf(sentences, asked);
  if (isCutOff(sentences) || candidates.length > MOST_CANDIDATES) return { kind: 'none', seen: 'too-much' };
  const pool = poolOf(candidates);
  const chosen = chosenOf(pool, candidates, sentences);
  if (!chosen) return nothingFinal(sentences, candidates);
  if ('conflict' in chosen) return { kind: 'conflict', candidates: chosen.conflict };
  const later = symbolicAfter(sentences, chosen.one);
  if (later) return { kind: 'none', seen: later.tree ? 'symbols' : 'unreadable', statement: later };
  return {
    kind: 'value',
    value: chosen.one.value,
    statement: chosen.one.statement,
    side: chosen.one.sides.side,
    confidence: CONFIDENCE[chosen.one.inside],
    disagreeing: disagreeing(pool, chosen.one),
    doubtful: pool.some((one) => one.doubtful) || sentences.some(isRetraction),
  };
}

/** More numbers than any derivation needs. */
const MOST_CANDIDATES = 150;

const CONFIDENCE = { final: 0.95, possible: 0.85, context: 0.8, aside: 0.8, denied: 0 };

/** The numbers that are most like a result: given as one, else possibly one, else the only number of the answer. */
function poolOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const standing = candidates.filter((one) => one.role !== 'denied');
  for (const role of ['final', 'possible'] as const) {
    const open = standing.filter((one) => one.role === role);
    if (open.length > 0) return open;
    const aside = standing.filter((one) => one.role === 'aside' && one.inside === role);
    if (aside.length > 0 && role === 'final') return aside;
  }
  const lone = distinct(candidates.map((one) => one.value)).length === 1 && standing.length === candidates.length;
  return lone && standing.every((one) => !one.measured) ? standing : [];
}

type Chosen = { readonly one: Candidate } | { readonly conflict: readonly Candidate[] };

function chosenOf(
  pool: readonly Candidate[],
  candidates: readonly Candidate[],
  sentences: readonly Sentence[],
): Chosen | undefined {
  const last = pool.at(-1);
  const first = pool[0];
  if (!last || !first) return undefined;
  if (inPieces(pool)) return { conflict: pool };
  const mentioned = mentionedIn(sentences);
  const rest = pool.filter((one) => !equal(one.value, last.value));
  const others = alternativesTo(last, candidates);
  if (others.length > 0) return { conflict: oneForEachValue([...rest, last, ...others]) };
  if (rest.length === 0) return { one: last };
  const against = rest.filter((one) => !leadsTo(one, last, { candidates, mentioned, pool }));
  if (against.length === 0 && !last.unsure) return { one: last };
  if (first.leading && workedOutBelow(first, { candidates, mentioned, pool })) return { one: first };
  const named = against.length > 0 ? against : rest;
  return { conflict: oneForEachValue([...named, last]) };
}

/** Numbers that the answer names beside its result: `30, or 40 with bias`. What counts or measures things is none. */
function alternativesTo(chosen: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const at = candidates.indexOf(chosen);
  const isOpen = (one: Candidate, index: number): boolean =>
    one.alternative || (one.role === 'possible' && ((one.unsure && !one.piece) || (one.coordinated && index > at)));
  return candidates.filter((one, index) => isOpen(one, index) && !equal(one.value, chosen.value));
}

/** Several kinds of operations, none of them the whole: nobody added them up. */
function inPieces(pool: readonly Candidate[]): boolean {
  return pool.length > 1 && pool.filter((one) => one.piece && !one.sides.computed).length > 1;
}

interface Frame {
  readonly candidates: readonly Candidate[];
  readonly pool: readonly Candidate[];
  readonly mentioned: readonly Rational[];
}

/** Whether one result is a step towards another. */
function leadsTo(step: Candidate, end: Candidate, { candidates, pool, mentioned }: Frame): boolean {
  if (step.unsure && !end.total) return false;
  if (isOperandBelow(step, end, candidates)) return true;
  if (step.leading && !end.total) return false;
  if (!end.concluding) return false;
  if (mentioned.some((other) => joins(step.value, other, end.value))) return true;
  const sum = distinct(pool.filter((one) => one !== end).map((one) => one.value)).reduce(add, ZERO);
  return equal(sum, end.value);
}

const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** Whether a value is an operand of a later statement, and so on down to the end. */
function isOperandBelow(step: Candidate, end: Candidate, candidates: readonly Candidate[]): boolean {
  const stop = candidates.indexOf(end);
  let reached: Rational[] = [step.value];
  for (const later of candidates.slice(candidates.indexOf(step) + 1, stop + 1)) {
    const used = later.sides.operands.some((operand) => reached.some((value) => equal(value, operand)));
    if (!used) continue;
    if (equal(later.value, end.value)) return true;
    reached = [...reached, later.value];
  }
  return false;
}

function joins(a: Rational, b: Rational, whole: Rational): boolean {
  if (b.numerator === 0n) return false;
  if (equal(add(a, b), whole) || equal(subtract(a, b), whole)) return true;
  return !equal(multiply(a, a), a) && !equal(b, { numerator: 1n, denominator: 1n }) && equal(multiply(a, b), whole);
}

/** `6000. 5 × 100 = 500, and 500 + 100 = 600 for each of 10 maps.`: the result stands first, its working below. */
function workedOutBelow(first: Candidate, { candidates, mentioned, pool }: Frame): boolean {
  const rest = pool.filter((one) => !equal(one.value, first.value));
  if (rest.some((one) => one.total || one.unsure || !one.sides.computed)) return false;
  const end = rest.at(-1);
  if (!end) return true;
  const steps = rest.every((one) => equal(one.value, end.value) || isOperandBelow(one, end, candidates));
  return steps && mentioned.some((other) => joins(end.value, other, first.value));
}

function mentionedIn(sentences: readonly Sentence[]): Rational[] {
  const trees = sentences.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'math' && item.statement.tree ? [item.statement.tree] : [])),
  );
  return distinct(trees.slice(0, MOST_CANDIDATES).flatMap(literalsIn).slice(0, MOST_CANDIDATES));
}

function oneForEachValue(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((one, index) => candidates.findIndex((other) => equal(other.value, one.value)) === index);
}

function disagreeing(pool: readonly Candidate[], chosen: Candidate): readonly Rational[] {
  if (!chosen.sides.agree) return chosen.sides.values;
  return pool.find((one) => !one.sides.agree)?.sides.values ?? [];
}

/** A formula without a value that concludes after the last number: the answer goes on where we cannot follow. */
function symbolicAfter(sentences: readonly Sentence[], chosen: Candidate): Statement | undefined {
  const all = statementsIn(sentences);
  const later = all.slice(all.indexOf(chosen.statement) + 1);
  return later.find(
    (one) => one.sentence > chosen.statement.sentence && isConclusion(one) && literalValue(one) === undefined,
  );
}

function literalValue({ tree }: Statement): Rational | undefined {
  return tree && literalsIn(tree)[0];
}

function isConclusion({ before, tree }: Statement): boolean {
  return (
    tree?.kind !== 'name' &&
    before.split(' ').some((word) => word === 'total' || word === 'answer' || word === 'therefore')
  );
}

/** `I am not sure.`, `That is wrong.` */
function isRetraction({ items }: Sentence): boolean {
  return (
    items.every((item) => item.kind !== 'math') &&
    items.some((item) => item.kind === 'word' && RETRACTING.has(item.text))
  );
}

function nothingFinal(sentences: readonly Sentence[], candidates: readonly Candidate[]): FinalValue {
  const all = statementsIn(sentences);
  const unreadable = all.find((one) => one.unreadable);
  const last = candidates.at(-1)?.statement;
  if (last) return { kind: 'none', seen: 'numbers', statement: last };
  if (unreadable) return { kind: 'none', seen: 'unreadable', statement: unreadable };
  const formula = all.at(-1);
  return formula ? { kind: 'none', seen: 'symbols', statement: formula } : { kind: 'none', seen: 'nothing' };
}

function statementsIn(sentences: readonly Sentence[]): Statement[] {
  return sentences.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'math' ? [item.statement] : [])));
}
