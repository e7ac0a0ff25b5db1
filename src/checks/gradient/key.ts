import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import type { Formula, Reading } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { ALL, compare, NONE } from '../../model/share.ts';
import type { Problem, Setting } from '../define-check.ts';
import { readFormula } from '../shared/author-formula.ts';
import { notSupported } from '../shared/expected.ts';
import {
  alikeArrays,
  formulaValue,
  readCredit,
  slipCredits,
  slipEntries,
  valueSlips,
  writtenSlips,
  type FormulaEntry,
  type SlipCredit,
  type SlipValue,
} from '../shared/formula-key.ts';
import { once } from '../shared/once.ts';
import type { Asked } from './asked.ts';
import { spelledName, type Derived } from './derive.ts';
import { RECOGNISED } from './options.ts';

/** What `also` may hold. */
export type AlsoFormula =
  | string
  | number
  | {
      readonly expect: string | number;
      readonly of?: string;
      readonly wrt?: string;
      readonly credit?: string | number;
      readonly feedback?: string;
    };

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
  const alternatives = also.map((one, index) => alternative(one, index, parts));
  const { credits, problems } = slipCredits(mistakes, RECOGNISED);
  return {
    entries: once(() => [
      ...alternatives.flatMap((one) => ('entry' in one ? [one.entry] : [])),
      ...slipEntries(allSlips(parts), credits).toSorted((a, b) => compare(b.credit, a.credit)),
    ]),
    problems: [...problems, ...alternatives.flatMap((one) => ('problem' in one ? [one.problem] : []))],
  };
}

function alternative(
  one: AlsoFormula,
  index: number,
  { asked, setting, reading }: KeyParts,
): { readonly entry: FormulaEntry } | { readonly problem: Problem } {
  const whole = typeof one === 'object' ? one : { expect: one };
  const path = typeof one === 'object' ? ['also', index, 'expect'] : ['also', index];
  if (whole.of !== undefined || whole.wrt !== undefined)
    return { problem: notSupported('Another derivative under `also`', ['also', index]) };
  const read = readFormula(whole.expect, path, setting);
  if ('problem' in read) return read;
  const share = readCredit(whole.credit ?? 1, ['also', index, 'credit']);
  if ('problem' in share) return share;
  const note =
    whole.feedback === undefined
      ? { code: 'accepted-in-part' }
      : { code: 'author-note', data: { text: whole.feedback } };
  const silent = whole.feedback === undefined && compare(share.credit, ALL) === 0;
  return {
    entry: {
      slips: [],
      credit: share.credit,
      open: NONE,
      findings: silent ? [] : [note],
      review: [],
      valueAt: formulaValue(askedFormula(read.tree, asked), reading),
    },
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
  const byValue = [...valueSlips((one) => one.reference), ...otherVariables(parts), ...diagonalOnly(asked)];
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
