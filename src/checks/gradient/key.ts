import type { NumericValue } from '../../math/evaluate.ts';
import { transposed as exchanged } from '../../math/evaluation/entries.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import type { Formula, Reading } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { compare } from '../../model/share.ts';
import type { Problem, Setting } from '../define-check.ts';
import { alternativeEntries, type AlsoFormula } from '../shared/formula-alternative.ts';
import {
  alikeArrays,
  formulaValue,
  slipCredits,
  slipEntries,
  valueSlips,
  writtenSlips,
  type FormulaEntry,
  type SlipCredit,
  type SlipValue,
} from '../shared/formula-key.ts';
import { once } from '../../model/once.ts';
import type { Asked } from './asked.ts';
import { spelledName, type Derived } from './derive.ts';
import { RECOGNISED } from './options.ts';

/** All that the table of known answers is made from. */
export interface KeyParts {
  readonly asked: Asked;
  readonly derived: Derived;
  readonly setting: Setting;
  /** How formulas of the author's are read. */
  readonly reading: Reading;
  readonly expect: Tree | undefined;
}

/**
 * The table of known answers, looked through from the top: those of `also`, slips that earn something, two such at once,
 * and slips that earn nothing but have a name.
 */
export function gradientKey(
  parts: KeyParts,
  also: readonly AlsoFormula[],
  mistakes: Readonly<Record<string, SlipCredit>>,
): { readonly entries: () => readonly FormulaEntry[]; readonly problems: readonly Problem[] } {
  const { setting, reading, asked } = parts;
  const alternatives = alternativeEntries(also, { setting, reading, formulaOf: (tree) => askedFormula(tree, asked) });
  const { credits, problems } = slipCredits(mistakes, RECOGNISED);
  return {
    entries: once(() => [
      ...alternatives.entries,
      ...slipEntries(allSlips(parts), credits).toSorted((a, b) => compare(b.credit, a.credit)),
    ]),
    problems: [...problems, ...alternatives.problems],
  };
}

/** A formula of the author's, in which letters mean what `of` and `wrt` say. */
export function askedFormula(tree: Tree, { of, wrt }: Asked): Formula {
  const letters = new Map([...of.indices, ...wrt.indices].map((letter) => [letter, letter]));
  return { tree, letters, definitions: new Map() };
}

/** Single slips first; then two at once, where one of them is in the writing of the formula. */
function allSlips(parts: KeyParts): SlipValue[] {
  const { asked, setting, reading, expect } = parts;
  const turned = (one: Case): NumericValue | undefined => exchanged(one.reference);
  const byValue = [
    ...valueSlips((one) => one.reference),
    ...valueSlips(turned),
    ...otherVariables(parts),
    ...diagonalOnly(asked),
  ];
  if (!expect) return byValue;
  const used = new Set(namesIn(expect));
  const variables = new Set([...used, asked.wrt.name, ...parts.derived.others.map(({ name }) => name)]);
  const alike = alikeArrays(setting.symbols, variables);
  const formula = askedFormula(expect, asked);
  const written = writtenSlips(formula, alike, reading);
  const pairs = written.flatMap(({ slips, tree, valueAt }) => [
    ...writtenSlips({ ...formula, tree }, alike, reading).map((second) => ({
      ...second,
      slips: [...slips, ...second.slips],
    })),
    ...valueSlips(valueAt, slips),
  ]);
  return [
    ...byValue,
    ...written,
    ...transposed(formula, asked, reading),
    ...pairs.filter(({ slips }) => slips[0] !== slips[1]),
  ];
}

/** The derivative by another variable, taken for the one that was asked for. */
function otherVariables({ asked, derived }: KeyParts): SlipValue[] {
  return derived.others.map(({ name, cases }) => {
    const references = once(() => {
      const others = cases();
      return new Map(derived.cases.map((one, at) => [one, others[at]?.reference]));
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

/** The letters of `of` and `wrt` exchanged. */
function transposed(formula: Formula, { of, wrt }: Asked, reading: Reading): SlipValue[] {
  const [k, i] = [of.indices[0], wrt.indices[0]];
  if (k === undefined || i === undefined) return [];
  const letters = new Map([...formula.letters, [k, i], [i, k]]);
  return [{ slips: ['transposed'], valueAt: formulaValue({ ...formula, letters }, reading) }];
}
