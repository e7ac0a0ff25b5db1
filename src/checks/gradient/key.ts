import type { Formula, Reading } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import {
  mendingTest,
  pairsOfSuspicions,
  suspicionsOf,
  type Suspicion,
  type Wrong,
} from '../../calculus/slips/diagnosis.ts';
import { constantFactor, regionOf } from '../../calculus/slips/values.ts';
import { NONE } from '../../model/share.ts';
import { vocabularyOf } from '../../calculus/slips/vocabulary.ts';
import { transposed } from '../../math/evaluation/entries.ts';
import type { Tree } from '../../math/tree.ts';
import { once } from '../../model/once.ts';
import type { Problem, Setting } from '../define-check.ts';
import { alternativeEntries, type AlsoFormula } from '../shared/formula-alternative.ts';
import {
  type FormulaEntry,
  slipAmong,
  slipCredits,
  valueTest,
  writtenSlips,
  type SlipCredit,
  type SlipValue,
  type Suspect,
} from '../shared/formula-key.ts';
import type { FormulaJudging } from '../shared/formula-outcome.ts';
import type { Asked } from './asked.ts';
import { withAuthorNotation } from './author-notation.ts';
import { spelledName, type Derived } from './derive.ts';
import { RECOGNISED } from './options.ts';
import { withTerms, type Term } from './terms.ts';

/** All that is needed to recognise wrong answers. */
export interface KeyParts {
  readonly asked: Asked;
  readonly derived: Derived;
  readonly setting: Setting;
  /** How formulas of the author's are read. */
  readonly reading: Reading;
  /** Derivatives that formulas may use as names. */
  readonly terms: readonly Term[];
  readonly expect: Tree | undefined;
}

/**
 * What is known of wrong answers. The author's word in `also` comes first; then a slip that by itself explains the whole
 * difference; then two that do so together. A slip is looked for in the values of the derivative, by mending the formula
 * of the student, and by making it in the formula of the author, where there is one.
 */
export function gradientKey(
  parts: KeyParts,
  also: readonly AlsoFormula[],
  mistakes: Readonly<Record<string, SlipCredit>>,
): {
  readonly known: FormulaJudging['known'];
  readonly credits: FormulaJudging['credits'];
  readonly problems: readonly Problem[];
} {
  const { setting, reading, asked, terms } = parts;
  const layout = reading.conventions.layout === 'numerator' ? 'numerator' : 'denominator';
  const alternatives = alternativeEntries(also, {
    setting,
    reading,
    formulaOf: (tree) =>
      askedFormula(withTerms(withAuthorNotation(tree, setting.symbols, asked), terms, layout), asked),
  });
  const { credits, problems } = slipCredits(mistakes, RECOGNISED);
  const written = once(() => slipsOfExpected(parts));
  return {
    known: (wrong) => {
      const hasValues = valueTest(wrong);
      const isRight = mendingTest(wrong);
      const byValue = (one: SlipValue): Suspect => ({ ...one, fits: () => hasValues(one) });
      const byMending = ({ mended, ...one }: Suspicion): Suspect => ({ ...one, fits: () => isRight(mended) });
      const single = (): Suspect[] => [
        ...slipsOfValues(parts).map(byValue),
        ...suspicionsOf(wrong, setting.symbols).map(byMending),
        ...written().map(byValue),
      ];
      return (
        alternatives.entries.find(hasValues) ??
        slipAmong(single(), credits) ??
        slipAmong(pairsOfSuspicions(wrong, setting.symbols).map(byMending), credits) ??
        slipAmong(multiple(wrong), credits) ??
        onlyWhere(regionOf(wrong, setting.symbols))
      );
    },
    credits,
    problems: [...problems, ...alternatives.problems],
  };
}

/** Every value is the right one times a number. */
function multiple(wrong: Wrong): Suspect[] {
  const factor = constantFactor(wrong);
  if (factor === undefined) return [];
  const data = { factor: Number(factor.toPrecision(6)).toString().replace('-', '−') };
  return [{ slips: ['constant-factor'], data, fits: () => true }];
}

/** No slip that has a name, but it is known where the formula is right. */
function onlyWhere(where: string | undefined): FormulaEntry | undefined {
  if (where === undefined) return undefined;
  return { slips: [], credit: NONE, open: NONE, findings: [{ code: 'right-where', data: { where } }], review: [] };
}

/** A formula of the author's, in which letters mean what `of` and `wrt` say. */
export function askedFormula(tree: Tree, { of, wrt }: Asked): Formula {
  const letters = new Map([...of.indices, ...wrt.indices].map((letter) => [letter, letter]));
  return { tree, letters, definitions: new Map() };
}

function slipsOfExpected({ asked, derived, setting, reading, expect }: KeyParts): SlipValue[] {
  if (!expect) return [];
  const formula = askedFormula(expect, asked);
  const vocabulary = vocabularyOf(formula, derived.cases, { symbols: setting.symbols, base: reading.base });
  return writtenSlips(formula, vocabulary, reading);
}

/** Other values that are easily taken for the asked ones. */
function slipsOfValues({ asked, derived, reading }: KeyParts): SlipValue[] {
  // The reference is kept in denominator layout.
  const isTurned = reading.conventions.layout === 'numerator';
  const turned: SlipValue = {
    slips: ['transposed'],
    valueAt: ({ reference }) => (isTurned ? reference : transposed(reference)),
  };
  return [...otherVariables(asked, derived), ...diagonalOnly(asked), turned];
}

/** The derivative by another variable, taken for the one that was asked for. */
function otherVariables(asked: Asked, { cases: own, others }: Derived): SlipValue[] {
  return others.map(({ name, cases }) => {
    const references = once(() => {
      const other = cases();
      return new Map(own.map((one, at) => [one, other[at]?.reference]));
    });
    const data = { other: spelledName({ ...asked.wrt, name }), asked: spelledName(asked.wrt) };
    return { slips: ['other-variable'], data, valueAt: (one) => references().get(one) };
  });
}

/** Zero wherever two indices of the derivative differ. */
function diagonalOnly({ of, wrt }: Asked): SlipValue[] {
  const [k, i] = [of.indices[0], wrt.indices[0]];
  if (k === undefined || i === undefined) return [];
  const onDiagonal = (one: Case): boolean => one.indices.get(k) === one.indices.get(i);
  return [{ slips: ['diagonal-only'], valueAt: (one) => (onDiagonal(one) ? one.reference : 0) }];
}
