import type { Tree } from '../../math/tree.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found, Given } from './answer.ts';
import { inlined, type Definition } from './definitions.ts';
import { assumedIn, withNotation, type Sigma } from './notation.ts';
import type { PreparedGradient } from './prepare.ts';
import { withRanges } from './ranges.ts';
import { readingsOf, type AnswerReading } from './readings.ts';

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
}

const SIGMAS: readonly Sigma[] = ['sigmoid', 'softmax'];

/** Puts in what the answer defines, then tries what its notation, its letters and its left side may mean. */
export function waysToRead(given: Given, found: Found, prepared: PreparedGradient): Ways {
  const { symbols } = prepared.context;
  const defined = new Set(found.definitions.map(({ name }) => name));
  const put = inlined(given.tree, definitionsFor(given, found.definitions));
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
  return { ways, tree: put.tree, isUnclear: put.unclear || assumed !== undefined };
}

/** A derivative is not put in for itself. */
function definitionsFor(given: Given, definitions: readonly Definition[]): readonly Definition[] {
  return definitions.filter(({ tree }) => tree !== given.tree);
}
