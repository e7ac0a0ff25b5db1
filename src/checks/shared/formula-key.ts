import type { NumericValue } from '../../math/evaluate.ts';
import { mapTree } from '../../math/walk.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { evaluatorOf, type Formula, type Reading } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { flattened } from '../../calculus/draws.ts';
import { variantsOf, type Alike } from '../../calculus/variants.ts';
import type { Finding } from '../../model/finding.ts';
import { ALL, compare, multiply, NONE, parseShare, subtract, type Share } from '../../model/share.ts';
import type { Problem } from '../define-check.ts';
import { notSupported } from './expected.ts';

/** An answer other than the right one that is known, and what it earns. */
export interface FormulaEntry {
  readonly slips: readonly string[];
  readonly credit: Share;
  /** What a person could still add. */
  readonly open: Share;
  readonly findings: readonly Finding[];
  readonly review: readonly Finding[];
  readonly valueAt: (one: Case) => NumericValue | undefined;
}

/** A slip by its name, with the values that it leads to. */
export interface SlipValue {
  readonly slips: readonly string[];
  readonly data?: Finding['data'];
  readonly valueAt: (one: Case) => NumericValue | undefined;
}

/** What `mistakes` says of one slip. */
export type SlipCredit = string | number | { readonly credit: string | number; readonly feedback?: string };

/** Slips that are seen by their values alone: they need no formula of the author's. */
export function valueSlips(base: (one: Case) => NumericValue | undefined, slips: readonly string[] = []): SlipValue[] {
  const scaled = (slip: string, factor: (one: Case) => number): SlipValue => ({
    slips: [...slips, slip],
    valueAt: (one) => times(base(one), factor(one)),
  });
  const averaged = (which: number): SlipValue =>
    scaled('averaged', (one) => 1 / ([...one.sizes.values()][which] ?? Number.NaN));
  return [
    scaled('sign', () => -1),
    scaled('factor-2', () => 2),
    scaled('factor-2', () => 1 / 2),
    averaged(0),
    averaged(1),
  ];
}

/** Slips in the writing of a formula, each alone. */
export function writtenSlips(
  formula: Formula,
  alike: Alike,
  reading: Reading,
): (SlipValue & { readonly tree: Tree })[] {
  return variantsOf(formula.tree, alike).map(({ slip, tree }) => ({
    slips: [slip],
    tree,
    valueAt: formulaValue({ ...formula, tree }, reading),
  }));
}

/** The value of a formula by case; undefined where it has none. */
export function formulaValue(formula: Formula, reading: Reading): (one: Case) => NumericValue | undefined {
  const evaluated = evaluatorOf(formula, reading);
  return (one) => evaluated(one).value;
}

/** Entries for slips: two at once earn the product of their credits, and a person looks. */
export function slipEntries(slips: readonly SlipValue[], credits: ReadonlyMap<string, NamedCredit>): FormulaEntry[] {
  return slips.map(({ slips: names, data, valueAt: value }) => {
    const shares = names.map((name) => credits.get(name)?.credit ?? NONE);
    const credit = shares.reduce(multiply, ALL);
    const most = shares.reduce((best, one) => (compare(one, best) > 0 ? one : best), NONE);
    const several = names.length > 1 && compare(credit, NONE) > 0;
    return {
      slips: names,
      credit,
      open: several ? subtract(most, credit) : NONE,
      findings: names.map((name) => findingOf(name, credits.get(name), data)),
      review: several ? [{ code: 'two-slips' }] : [],
      valueAt: value,
    };
  });
}

function findingOf(name: string, named: NamedCredit | undefined, data: Finding['data']): Finding {
  if (named?.feedback !== undefined) return { code: 'author-note', data: { text: named.feedback } };
  return data ? { code: name, data } : { code: name };
}

/** What a slip earns, and the author's own words for it. */
export interface NamedCredit {
  readonly credit: Share;
  readonly feedback?: string;
}

/** Reads `mistakes`. A slip that earns something but cannot be recognised yet makes the rubric unsupported. */
export function slipCredits(
  mistakes: Readonly<Record<string, SlipCredit>>,
  recognised: ReadonlySet<string>,
): { readonly credits: ReadonlyMap<string, NamedCredit>; readonly problems: readonly Problem[] } {
  const credits = new Map<string, NamedCredit>();
  const problems: Problem[] = [];
  for (const [name, written] of Object.entries(mistakes)) {
    const { credit, feedback } = typeof written === 'object' ? written : { credit: written, feedback: undefined };
    const share = readCredit(credit, ['mistakes', name]);
    if ('problem' in share) problems.push(share.problem);
    else if (recognised.has(name))
      credits.set(name, { credit: share.credit, ...(feedback !== undefined && { feedback }) });
    else problems.push(notSupported(`The slip \`${name}\``, ['mistakes', name]));
  }
  return { credits, problems };
}

/** Reads a share of the points. */
export function readCredit(
  written: string | number,
  path: Problem['path'],
): { readonly credit: Share } | { readonly problem: Problem } {
  const credit = parseShare(written);
  if (credit && compare(credit, ALL) <= 0) return { credit };
  const wrong = credit ? 'more than 1' : 'no share';
  const message = `${String(written)} is ${wrong}: a share of the points is meant, such as 1/2, 0.5 or 50 %.`;
  return { problem: { path, severity: 'error', code: 'bad-credit', message } };
}

/** Whether two values are the same but for rounding. */
export function sameValue(a: NumericValue | undefined, b: NumericValue | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-7 * Math.abs(a);
  const [left, right] = [flattened(a), flattened(b)];
  const scale = Math.max(0, ...left.map(Math.abs));
  return (
    left.length === right.length &&
    left.every((one, i) => Math.abs(one - (right[i] ?? Number.NaN)) <= 1e-7 * Math.max(1e-3 * scale, Math.abs(one)))
  );
}

/** Names of declared arrays that have the same shape. */
export function alikeArrays(symbols: SymbolTable, used: ReadonlySet<string>): string[][] {
  const byShape = new Map<string, string[]>();
  for (const [name, { type }] of symbols) {
    if (type.kind !== 'array' || !used.has(name)) continue;
    const shape = type.sizes.join();
    byShape.set(shape, [...(byShape.get(shape) ?? []), name]);
  }
  return [...byShape.values()].filter((names) => names.length > 1);
}

/** Writes `δ[i, j]` as the indicator that it is, where no delta is declared. */
export function withDeltas(tree: Tree, symbols: SymbolTable): Tree {
  if (symbols.has('delta')) return tree;
  return mapTree(tree, (node) => {
    if (node.kind !== 'index' || node.of.kind !== 'name' || node.of.name !== 'delta' || node.indices.length !== 2)
      return node;
    const condition: Tree = { kind: 'relation', operators: ['='], sides: node.indices, span: node.span };
    return { kind: 'indicator', condition, span: node.span };
  });
}

function times(value: NumericValue | undefined, factor: number): NumericValue | undefined {
  if (value === undefined || typeof value === 'number') return value === undefined ? undefined : value * factor;
  return value.map((one) => times(one, factor) ?? Number.NaN);
}
