import type { Formula, Reading } from '../../calculus/agreement.ts';
import type { Tree } from '../../math/tree.ts';
import { ALL, compare, NONE } from '../../model/share.ts';
import type { Finding } from '../../model/finding.ts';
import type { Share } from '../../model/share.ts';
import type { Problem, Setting } from '../define-check.ts';
import { readFormula } from './author-formula.ts';
import { notSupported } from './expected.ts';
import { formulaValue, readCredit, type FormulaEntry, type KnownValue } from './formula-key.ts';

/** What `also` may hold where formulas are compared. */
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

/** A formula of `also`, by its values. */
export type Alternative = FormulaEntry & KnownValue;

/** How the formulas of `also` are read. */
export interface AlternativeFrame {
  readonly setting: Setting;
  readonly reading: Reading;
  /** Gives the letters of a formula their meaning. */
  readonly formulaOf: (tree: Tree) => Formula;
}

/** The entries for all of `also`, and what is wrong with it. */
export function alternativeEntries(
  also: readonly AlsoFormula[],
  frame: AlternativeFrame,
): { readonly entries: readonly Alternative[]; readonly problems: readonly Problem[] } {
  const made = also.map((one, index) => alternative(typeof one === 'object' ? one : { expect: one }, index, frame));
  return {
    entries: made.flatMap((one) => ('entry' in one ? [one.entry] : [])),
    problems: made.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  };
}

function alternative(
  one: Extract<AlsoFormula, object>,
  index: number,
  { setting, reading, formulaOf }: AlternativeFrame,
): { readonly entry: Alternative } | { readonly problem: Problem } {
  if (one.of !== undefined || one.wrt !== undefined)
    return { problem: notSupported('Another derivative under `also`', ['also', index]) };
  const read = readFormula(one.expect, ['also', index], setting);
  if ('problem' in read) return read;
  const share = readCredit(one.credit ?? 1, ['also', index, 'credit']);
  if ('problem' in share) return share;
  const valueAt = formulaValue(formulaOf(read.tree), reading);
  const { credit } = share;
  return {
    entry: { slips: [], credit, open: NONE, findings: notesFor(credit, one.feedback), review: [], valueAt },
  };
}

function notesFor(credit: Share, feedback: string | undefined): readonly Finding[] {
  if (feedback !== undefined) return [{ code: 'author-note', data: { text: feedback } }];
  return compare(credit, ALL) === 0 ? [] : [{ code: 'accepted-in-part' }];
}
