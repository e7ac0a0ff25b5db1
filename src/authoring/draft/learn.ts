import { concept } from '../../checks/concept/concept.ts';
import type { Passage } from '../../model/passage.ts';
import { ALL, type Share } from '../../model/share.ts';
import type { Draft, DraftRequest } from './draft.ts';
import { fitPoints, type Seen } from './fit-points.ts';
import { criteriaOf, distinct, keyOf, keysOf, readModelAnswer, type ModelAnswer, type Rule } from './model-answer.ts';
import { namesFor } from './names.ts';
import { isSameWord, termsIn, wordsIn, type Term } from './terms.ts';
import { earns, prepareDraft } from './trial.ts';

/** An answer that a person has graded. */
export interface Graded {
  readonly passage: Passage;
  /** What it earned, from 0 to 1. */
  readonly share: number;
}

/**
 * Proposes criteria from model answers and answers that a person has graded: the words of both, and, of several model
 * answers, how much of one is said. What each is worth is fitted to the grades (see `fitPoints`), and only the
 * weightiest are kept, so that a person can read them.
 */
export function draftFromGraded(request: DraftRequest & { readonly graded: readonly Graded[] }): Draft {
  const { candidates, notes } = candidatesFrom(request);
  const look = lookFor(candidates);
  const seen = request.graded.map(({ passage, share }) => ({ found: look(passage), share }));
  const kept = weightiest(fitOf(candidates, seen), seen);
  const chosen = candidates.filter((_, i) => kept.has(i));
  const fitted = fitOf(
    chosen,
    seen.map(({ found, share }) => ({ found: found.filter((_, i) => kept.has(i)), share })),
  );
  const criteria = chosen.flatMap(({ name, criterion }, i): [string, Rule][] => {
    const points = roundedUp(fitted[i] ?? 0, request.points);
    return points === 0 ? [] : [[name, { ...criterion, points }]];
  });
  return { options: { criteria: Object.fromEntries(criteria), cap: true }, notes };
}

interface Candidate {
  readonly name: string;
  readonly criterion: Rule;
  /** What the model answers alone would give for it, as a share of the points. */
  readonly prior: number;
}

function candidatesFrom({ question, answers, graded }: DraftRequest & { readonly graded: readonly Graded[] }): {
  readonly candidates: Candidate[];
  readonly notes: Draft['notes'];
} {
  const asked = question === undefined ? [] : wordsIn(question);
  const read = answers.map((answer) => readModelAnswer(answer, asked));
  const used = read.filter(({ own }) => own.length > 0);
  const named = criteriaOf(used).map(({ key, ...one }) => ({ ...one, prior: priorOf(key, used) }));
  const known = used.flatMap(({ own, topic }) => [...own, ...topic].map(({ term }) => term));
  const others = [...learnt(graded, known, asked), ...likenesses(used)];
  const names = namesFor([...named.map(({ name }) => name), ...others.map(({ wanted }) => wanted)]);
  const candidates = [...named, ...others].map(({ criterion, prior }, i) => ({
    name: names[i] ?? '',
    criterion,
    prior,
  }));
  return { candidates, notes: read.flatMap(({ notes }) => notes) };
}

/** Where a criterion belongs to several model answers, the shortest of them says what it is worth. */
function priorOf(key: string, answers: readonly ModelAnswer[]): number {
  const worth = Math.max(...answers.map(keysOf).map((keys) => (keys.includes(key) ? 1 / keys.length : 0)));
  return answers.length === 1 ? worth : worth / 2; // The other half is for how much of one model answer is said.
}

interface Proposed {
  readonly wanted: string;
  readonly criterion: Rule;
  readonly prior: number;
}

/** Words that several graded answers have and no model answer: they say the same in other words, perhaps. */
function learnt(graded: readonly Graded[], known: readonly Term[], asked: readonly string[]): Proposed[] {
  const places = graded.flatMap(({ passage }) => termsIn(passage, asked).map((term) => ({ term, passage })));
  const counts = new Map<string, number>();
  for (const { term } of places) counts.set(keyOf(term), (counts.get(keyOf(term)) ?? 0) + 1);
  const fresh = distinct(places, ({ term }) => keyOf(term)).filter(({ term }) => {
    if ((counts.get(keyOf(term)) ?? 0) < OFTEN) return false;
    return !known.some((one) => one.denied === term.denied && isSameWord(one.word, term.word));
  });
  return fresh.flatMap(({ term, passage }) => {
    const phrases = term.phrasings.find((some) => earns(some, passage));
    return phrases ? [{ wanted: nameOf(term), criterion: { any: [...phrases] }, prior: 0 }] : [];
  });
}

function nameOf({ word, denied }: Term): string {
  return denied ? `not ${word}` : word;
}

/** A word that one answer alone has tells nothing. */
const OFTEN = 2;

/** How much of any one model answer is said, where there are several: words of two of them together say neither. */
function likenesses(answers: readonly ModelAnswer[]): Proposed[] {
  if (answers.length < 2) return [];
  return LIKENESSES.map(({ part, wanted }) => ({
    wanted,
    criterion: { any: answers.map((answer) => partOf(answer, part)), within: 'answer', hint: wanted },
    prior: 1 / (2 * LIKENESSES.length),
  }));
}

const LIKENESSES = [
  { part: 1 / 2, wanted: 'half of a model answer' },
  { part: 2 / 3, wanted: 'most of a model answer' },
  { part: 1, wanted: 'all of a model answer' },
];

function partOf({ own, topic }: ModelAnswer, part: number): Rule {
  const some = (words: ModelAnswer['own'], share: number): Rule => ({
    min: Math.ceil(share * words.length),
    of: words.map(({ phrases }) => ({ any: [...phrases] })),
  });
  const told = some(own, part);
  return topic.length === 0 ? told : { all: [told, some(topic, Math.min(part, 2 / 3))] };
}

function fitOf(candidates: readonly Candidate[], seen: readonly Seen[]): number[] {
  return fitPoints(
    seen,
    candidates.map(({ prior }) => prior),
  );
}

/** How many criteria a person still reads. */
const MOST_CRITERIA = 16;

/** The indices of those that part answers most: heavy, and neither in all of them nor in none. */
function weightiest(weights: readonly number[], seen: readonly Seen[]): Set<number> {
  const spread = weights.map((weight, j) => {
    const mean = seen.reduce((sum, { found }) => sum + (found[j] ?? 0), 0) / Math.max(1, seen.length);
    const square = seen.reduce((sum, { found }) => sum + ((found[j] ?? 0) - mean) ** 2, 0);
    return { j, matters: weight * Math.sqrt(square) };
  });
  const sorted = spread.toSorted((a, b) => b.matters - a.matters || a.j - b.j);
  return new Set(sorted.slice(0, MOST_CRITERIA).map(({ j }) => j));
}

/** How far each candidate is found in an answer, from 0 to 1. */
function lookFor(candidates: readonly Candidate[]): (passage: Passage) => number[] {
  const criteria = Object.fromEntries(candidates.map(({ name, criterion }) => [name, criterion]));
  const prepared = prepareDraft({ criteria, cap: true }, ALL);
  return (passage) => {
    const outcomes = concept.judge(prepared, passage).criteria ?? [];
    const found = new Map(
      outcomes.map(({ name, earned, open }) => [name, valueOf(earned) + OPEN_COUNTS * valueOf(open)]),
    );
    return candidates.map(({ name }) => found.get(name) ?? 0);
  };
}

/** What a person would decide about an open criterion, on the whole: mostly that it is met. */
const OPEN_COUNTS = 0.8;

function valueOf({ numerator, denominator }: Share): number {
  return numerator / denominator;
}

/** In hundredths of a point; what is next to nothing is nothing. */
function roundedUp(share: number, points: Share): number {
  return share < NEXT_TO_NOTHING ? 0 : Math.ceil(100 * share * valueOf(points)) / 100;
}

const NEXT_TO_NOTHING = 0.02;
