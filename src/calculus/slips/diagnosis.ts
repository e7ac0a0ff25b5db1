import type { Span } from '../../model/place.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { agreementOf, evaluatorOf, type Formula, type Reading } from '../agreement.ts';
import type { Case } from '../cases.ts';
import { flattened, type Drawn } from '../draws.ts';
import { completionsOf, variantsOf, type Variant } from './variants.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A formula that is wrong, and the cases that show it. */
export interface Wrong {
  readonly formula: Formula;
  readonly cases: readonly Case[];
  readonly reading: Reading;
  /** A case in which it gives something else than the reference. */
  readonly differs: Case;
}

/** A slip that may be what is wrong with a formula. */
export interface Suspicion {
  readonly slips: readonly string[];
  /** Where it is in the formula; undefined where it cannot be told. */
  readonly at?: Span;
  /** The formula without it. */
  readonly mended: Formula;
}

/** What one small change could mend, the simplest first. */
export function suspicionsOf({ formula, cases, reading }: Wrong, symbols: SymbolTable): Suspicion[] {
  const vocabulary = vocabularyOf(formula, cases, { symbols, base: reading.base });
  return changesOf(formula, (tree) => [...variantsOf(tree, vocabulary), ...completionsOf(tree, vocabulary)]).map(
    ({ change: { mends, at }, changed }) => ({ slips: [mends], at, mended: changed }),
  );
}

/** What two usual changes could mend, one after the other. */
export function pairsOfSuspicions({ formula, cases, reading }: Wrong, symbols: SymbolTable): Suspicion[] {
  const vocabulary = vocabularyOf(formula, cases, { symbols, base: reading.base });
  const usual = (of: Formula): Changed[] =>
    changesOf(of, (tree) => variantsOf(tree, vocabulary).filter(({ usual: isUsual }) => isUsual === true));
  return usual(formula).flatMap(({ change: first, changed: half }) =>
    usual(half)
      .filter(({ change }) => change.mends !== first.mends)
      .map(({ change, changed }) => ({ slips: [first.mends, change.mends], at: first.at, mended: changed })),
  );
}

interface Changed {
  readonly change: Variant;
  readonly changed: Formula;
}

/** Changes of a formula, and of what its own letters are defined as. */
function changesOf(formula: Formula, variants: (tree: Tree) => readonly Variant[]): Changed[] {
  const { tree, definitions } = formula;
  return [
    ...variants(tree).map((change) => ({ change, changed: { ...formula, tree: change.tree } })),
    ...[...definitions].flatMap(([letter, meaning]) =>
      variants(meaning).map((change) => ({
        change,
        changed: { ...formula, definitions: new Map([...definitions, [letter, change.tree]]) },
      })),
    ),
  ];
}

/** Steps of evaluation for all suspicions about one formula. */
const MOST_STEPS = 2_000_000;
/** Cases in which a mended formula is tried before all of them. */
const FEW = 8;
/** Share of the largest derivative within which a first trial must agree. */
const CLOSE = 1e-5;

/** Whether a mended formula is right: in a few cases first, then in all of them as answers are judged. */
export function mendingTest({ cases, reading, differs }: Wrong): (mended: Formula) => boolean {
  const few = [differs, ...Array.from({ length: FEW }, (_, at) => cases[Math.floor((at * cases.length) / FEW)])].filter(
    (one) => one !== undefined,
  );
  const bounded: Reading = { ...reading, steps: { left: MOST_STEPS } };
  return (mended) => {
    const evaluated = evaluatorOf(mended, bounded);
    return (
      few.every((one) => isClose(evaluated(one).value, one)) && agreementOf(mended, cases, reading).kind === 'equal'
    );
  };
}

/** By the sums of all numbers and of their squares, since a matrix may have either layout. */
function isClose(value: Drawn | undefined, { reference, scale }: Case): boolean {
  if (value === undefined) return false;
  const [found, wanted] = [flattened(value), flattened(reference)];
  const near = (of: (one: number) => number, unit: number): boolean => {
    const sum = (all: readonly number[]): number => all.reduce((total, one) => total + of(one), 0);
    return Math.abs(sum(found) - sum(wanted)) <= CLOSE * found.length * unit;
  };
  return found.length === wanted.length && near((one) => one, scale) && near((one) => one * one, 2 * scale * scale);
}
