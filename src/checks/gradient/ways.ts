import { substituted } from '../../math/substitute.ts';
import type { Tree } from '../../math/tree.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found, Given } from './answer.ts';
import { inlined, type Definition } from './definitions.ts';
import { assumedIn, withNotation, type Sigma } from './notation.ts';
import type { PreparedGradient } from './prepare.ts';
import { withRanges } from './ranges.ts';
import { MOST_READINGS, readingsOf, type AnswerReading } from './readings.ts';

/** One way to read a formula, and what the student should know of it. */
export interface Way {
  readonly reading: AnswerReading;
  readonly notes: readonly Finding[];
}

/** All ways to read a formula, in a fixed order. */
export interface Ways {
  readonly ways: readonly Way[];
  /** The formula with the definitions of the answer put in. */
  readonly tree: Tree;
  /** A name or a notation in it had to be guessed, so that a wrong value may be our mistake. */
  readonly isUnclear: boolean;
  /** Definitions of the answer were put in. */
  readonly isDefined: boolean;
}

const SIGMAS: readonly Sigma[] = ['sigmoid', 'softmax'];

/** Puts in what the answer defines, then tries what its notation, its letters and its left side may mean. */
export function waysToRead(given: Given, found: Found, prepared: PreparedGradient): Ways {
  const { symbols } = prepared.context;
  const defined = new Set(found.definitions.map(({ name }) => name));
  const put = inlined(withDiagonal(given, found, prepared), definitionsFor(given, found.definitions));
  const assumed = assumedIn(put.tree, { symbols, defined });
  const sigmas = assumed === undefined ? SIGMAS.slice(0, 1) : SIGMAS;
  const ways = sigmas.flatMap((sigma) => {
    const ranged = withRanges(withNotation(put.tree, { symbols, defined, sigma }), prepared.judging.sizeOf);
    const conventions = { ...prepared.judging.conventions, ...(given.isMap && { layout: 'numerator' as const }) };
    const judging = { ...prepared.judging, conventions, sizeOf: ranged.sizeOf };
    const guess = assumed === undefined ? [] : [{ code: 'sigma-read', data: { name: assumed, meaning: sigma } }];
    return readingsOf({ tree: ranged.tree, letters: given.letters, judging }, prepared).map((reading) => ({
      reading,
      notes: [...reading.notes, ...guess],
    }));
  });
  return {
    ways: ways.slice(0, MOST_READINGS),
    tree: put.tree,
    isUnclear: put.unclear || assumed !== undefined,
    isDefined: put.used.size > 0,
  };
}

/** Answers that give a formula for equal indices and one for all others are read as one with two cases. */
function withDiagonal({ tree, letters, span }: Given, { diagonal }: Found, { asked }: PreparedGradient): Tree {
  const [only, second] = diagonal;
  if (!only || second || !letters || letters.places.length > 0) return tree;
  const [of, wrt] = [letters.of[0] ?? asked.of.indices[0], letters.wrt[0] ?? asked.wrt.indices[0]];
  if (of === undefined || wrt === undefined || of === wrt) return tree;
  const name = (letter: string): Tree => ({ kind: 'name', name: letter, span });
  const value = substituted(only.tree, new Map([[only.letter, name(of)]]));
  const condition: Tree = { kind: 'relation', operators: ['='], sides: [name(of), name(wrt)], span };
  return { kind: 'cases', branches: [{ value, condition }, { value: tree }], span };
}

/** A derivative is not put in for itself. */
function definitionsFor(given: Given, definitions: readonly Definition[]): readonly Definition[] {
  return definitions.filter(({ tree }) => tree !== given.tree);
}
