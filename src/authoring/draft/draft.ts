import type { Passage } from '../../model/passage.ts';
import { multiply, share, type Share } from '../../model/share.ts';
import {
  criteriaOf,
  distinct,
  keysOf,
  readModelAnswer,
  type DraftNote,
  type ModelAnswer,
  type Named,
} from './model-answer.ts';
import { namesFor } from './names.ts';
import { wordsIn } from './terms.ts';
import type { ConceptOptions } from './trial.ts';

/** What a rubric is drafted from. */
export interface DraftRequest {
  /** What students were asked: its words alone earn nothing. */
  readonly question?: Passage;
  /** One model answer, or several of which any would do. */
  readonly answers: readonly Passage[];
  readonly points: Share;
}

/** A proposal: the keys of a concept part, and what its author should look at. */
export interface Draft {
  readonly options: ConceptOptions;
  readonly notes: readonly DraftNote[];
}

/**
 * Proposes criteria: one for each word of the model answer that tells something and that the question does not say, and
 * one for the words of the question, which count only beside one of those. Each word was tried on its model answer with
 * the real check. All criteria weigh the same: on graded answers of others, weights by the rarity of words did not help.
 */
export function draftCriteria({ question, answers, points }: DraftRequest): Draft {
  const asked = question === undefined ? [] : wordsIn(question);
  const read = answers.map((answer) => readModelAnswer(answer, asked));
  const used = read.filter(({ own }) => own.length > 0);
  return { options: optionsOf(used, criteriaOf(used), points), notes: read.flatMap(({ notes }) => notes) };
}

function optionsOf(answers: readonly ModelAnswer[], criteria: readonly Named[], points: Share): ConceptOptions {
  const ways = distinct(
    answers.map((answer) => wayOf(answer, criteria)),
    ({ of }) => of.toSorted().join(' '),
  );
  const [only] = ways;
  if (ways.length !== 1 || !only) {
    const named = namesFor(ways.map((_, i) => `answer-${i + 1}`));
    return {
      criteria: Object.fromEntries(criteria.map(({ name, criterion }) => [name, criterion])),
      ways: Object.fromEntries(ways.map((way, i) => [named[i] ?? '', way])),
    };
  }
  const each = written(multiply(points, share(1, only.min)));
  return {
    criteria: Object.fromEntries(criteria.map(({ name, criterion }) => [name, { ...criterion, points: each }])),
    ...(only.min < only.of.length && { cap: true }),
  };
}

interface Way {
  readonly min: number;
  readonly of: string[];
}

/** What a model answer says; so many of it are enough. */
function wayOf(answer: ModelAnswer, criteria: readonly Named[]): Way {
  const keys = new Set(keysOf(answer));
  const of = criteria.flatMap(({ key, name }) => (keys.has(key) ? [name] : []));
  return { min: enoughOf(of.length), of };
}

/** As points are written: 2, `2/3`. */
function written({ numerator, denominator }: Share): string | number {
  return denominator === 1 ? numerator : `${numerator}/${denominator}`;
}

/**
 * How many of so many criteria earn all points. Nobody writes all words of a long model answer, but each of a few
 * matters. Chosen by cross-validation on the training halves of graded answers.
 */
function enoughOf(criteria: number): number {
  return criteria <= FEW ? criteria : Math.max(FEW, Math.round(ENOUGH * criteria));
}

const FEW = 5;
const ENOUGH = 0.6;
