import { substituted } from '../../math/substitute.ts';
import type { Tree } from '../../math/tree.ts';
import { mapTree, namesIn } from '../../math/walk.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found, Given } from './answer.ts';
import type { Flaw } from '../shared/formula-outcome.ts';
import { diagonalWays } from './diagonal-ways.ts';
import { inlined, type Definition } from './definitions.ts';
import { withIdentity } from './identity.ts';
import { renamedIn } from './left-side.ts';
import { assumedIn, withNotation, type Sigma } from '../shared/notation.ts';
import type { PreparedGradient } from './prepare.ts';
import { withRanges } from './ranges.ts';
import { waysWithTerms, type TermWay } from './term-ways.ts';
import { MOST_READINGS, readingsOf, type AnswerReading } from './readings.ts';

/** One way to read a formula, and what the student should know of it. */
export interface Way {
  readonly reading: AnswerReading;
  readonly notes: readonly Finding[];
  /** What is wrong with a formula that is right in this way. */
  readonly flaw?: Flaw;
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
export function waysToRead(given: Given, found: Found, prepared: PreparedGradient, putIn = definitionsFor): Ways {
  const { symbols } = prepared.context;
  const defined = new Set(found.definitions.flatMap(({ name, shape }) => (shape === 'derivative' ? [] : [name])));
  const put = inlined(
    withPlaced(withDiagonal(given, found, prepared), given, found),
    putIn(given, found.definitions, prepared),
  );
  const renamed = withOwnNames(put.tree, given, { defined, prepared });
  const assumed = assumedIn(renamed.tree, { symbols, defined, told: prepared.sigmaIsTold });
  const sigmas = assumed === undefined ? SIGMAS.slice(0, 1) : SIGMAS;
  const ways = sigmas.flatMap((sigma) => {
    const guess = assumed === undefined ? [] : [{ code: 'sigma-read', data: { name: assumed, meaning: sigma } }];
    const formula = withIdentity(renamed.tree, { symbols, defined, asked: prepared.asked });
    const written = withNotation(formula, { symbols, defined, sigma });
    const { layout: usual } = prepared.judging.conventions;
    const whole =
      given.letters?.places.length === 0 || given.letters === undefined ? diagonalWays(written, prepared) : [];
    const all = [...waysWithTerms(written, prepared), ...whole.map((one): TermWay => ({ ...one, layout: usual }))];
    return all.flatMap(({ tree, layout, cases, flaw }) => {
      const ranged = withRanges(tree, prepared.judging.sizeOf);
      const conventions = { ...prepared.judging.conventions, layout: given.isMap ? ('numerator' as const) : layout };
      const { sizeOf } = ranged;
      const judging = { ...prepared.judging, conventions, sizeOf, ...(cases && { cases }), ...(flaw && NO_LIMITS) };
      const readings = readingsOf({ tree: ranged.tree, letters: given.letters, judging }, prepared);
      const notes = [...guess, ...renamed.notes];
      return readings.map((reading) => ({ reading, notes: [...reading.notes, ...notes], ...(flaw && { flaw }) }));
    });
  });
  return {
    ways: ways.slice(0, MOST_READINGS),
    tree: renamed.tree,
    isUnclear: put.unclear || assumed !== undefined,
    isDefined: put.used.size > 0,
  };
}

interface OwnNames {
  readonly tree: Tree;
  readonly notes: readonly Finding[];
}

/** A formula with the names of the question where the left side says which the student's are. */
function withOwnNames(
  tree: Tree,
  { renames }: Given,
  { defined, prepared }: { readonly defined: ReadonlySet<string>; readonly prepared: PreparedGradient },
): OwnNames {
  const values = prepared.judging.cases[0]?.values;
  const used = new Set(namesIn(tree));
  const own = [...renames].filter(([name]) => used.has(name) && !defined.has(name) && values?.has(name) !== true);
  if (own.length === 0) return { tree, notes: [] };
  const notes = own.map(([name, meaning]) => ({ code: 'name-read', data: { name, meaning } }));
  return { tree: withScalars(renamedIn(tree, new Map(own)), own, prepared), notes };
}

/** `x_i` of a student's x that stands for a number is the number. */
function withScalars(tree: Tree, own: readonly (readonly [string, string])[], { judging }: PreparedGradient): Tree {
  const values = judging.cases[0]?.values;
  const numbers = new Set(own.map(([, name]) => name).filter((name) => typeof values?.get(name) === 'number'));
  return mapTree(tree, (node) =>
    node.kind === 'index' && node.of.kind === 'name' && numbers.has(node.of.name) ? node.of : node,
  );
}

/** The flaw is what is said of names that the question does not allow. */
const NO_LIMITS = { allowed: undefined };

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

/** The same of answers that give a formula for one place, `u_o`, and one for all others. */
function withPlaced(tree: Tree, { letters, span, by }: Given, { placed }: Found): Tree {
  const [only, second] = placed;
  if (!only || second || by !== 'named' || (letters && letters.places.length > 0)) return tree;
  const name = (text: string): Tree => ({ kind: 'name', name: text, span });
  const own = [...(letters?.of ?? []), ...(letters?.wrt ?? [])];
  const index = own.length === 1 ? (own[0] ?? only.index) : only.index;
  const condition: Tree = { kind: 'relation', operators: ['='], sides: [name(index), name(only.place)], span };
  return { kind: 'cases', branches: [{ value: only.tree, condition }, { value: tree }], span };
}

/** A derivative is not put in for itself; one that the rubric allows as a symbol is judged where it is asked for. */
function definitionsFor(
  given: Given,
  definitions: readonly Definition[],
  { terms }: PreparedGradient,
): readonly Definition[] {
  const isSymbol = ({ name, by }: Definition): boolean => terms.allowed.some((one) => one.of === name && one.by === by);
  return definitions.filter((one) => one.tree !== given.tree && !(one.shape === 'derivative' && isSymbol(one)));
}

/** Those that give a derivative another form which the rubric allows as a symbol. */
export function definitionsOfTerms(
  given: Given,
  definitions: readonly Definition[],
  prepared: PreparedGradient,
): readonly Definition[] {
  const used = new Set(definitionsFor(given, definitions, prepared));
  return definitions.filter((one) => one.tree !== given.tree && !used.has(one));
}

/** A reading with the answer's own definitions of those derivatives put in, too. */
export function withOwnTerms(given: Given, found: Found, prepared: PreparedGradient): readonly Way[] {
  return waysToRead(given, found, prepared, (one, definitions) => definitions.filter(({ tree }) => tree !== one.tree))
    .ways;
}
