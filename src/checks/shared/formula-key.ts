import type { NumericValue } from '../../math/evaluate.ts';
import { mapTree } from '../../math/walk.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { evaluatorOf, type Formula, type Reading } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { flattened } from '../../calculus/draws.ts';
import type { Wrong } from '../../calculus/slips/diagnosis.ts';
import { variantsOf } from '../../calculus/slips/variants.ts';
import type { Vocabulary } from '../../calculus/slips/vocabulary.ts';
import { mapped } from '../../math/evaluation/entries.ts';
import type { Span } from '../../model/place.ts';
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
  /** The place that one of them is about is set where it is known better than by the formula. */
  readonly findings: readonly Finding[];
  readonly review: readonly Finding[];
}

/** A slip by its name, or two, which a formula may have. */
export interface Suspect {
  readonly slips: readonly string[];
  readonly data?: Finding['data'];
  readonly at?: Span | undefined;
  /** Whether it is what is wrong with the formula. */
  readonly fits: () => boolean;
}

/** A known answer by its values. */
export interface KnownValue {
  readonly valueAt: (one: Case) => NumericValue | undefined;
}

/** A wrong answer. Where its cases are another view of those of the key, `lifted` gives values of the key for them. */
export interface WrongAnswer extends Wrong {
  readonly lifted?: (valueAt: KnownValue['valueAt']) => KnownValue['valueAt'];
}

/** A slip with the values that it leads to. */
export interface SlipValue extends KnownValue {
  readonly slips: readonly string[];
  readonly data?: Finding['data'];
}

/** Slips of any right formula that are seen by their values alone. */
export function valueSlips(): SlipValue[] {
  const scaled = (slip: string, factor: number): SlipValue => ({
    slips: [slip],
    valueAt: (one) => mapped<number>(one.reference, (value) => value * factor),
  });
  return [scaled('sign', -1), scaled('factor-2', 2), scaled('factor-2', 1 / 2)];
}

/** The slips that changes make in the writing of a right formula, each alone. */
export function writtenSlips(formula: Formula, vocabulary: Vocabulary, reading: Reading): SlipValue[] {
  return variantsOf(formula.tree, vocabulary).map(({ makes, tree }) => ({
    slips: [makes],
    valueAt: formulaValue({ ...formula, tree }, reading),
  }));
}

/** The value of a formula by case; undefined where it has none. */
export function formulaValue(formula: Formula, reading: Reading): KnownValue['valueAt'] {
  const evaluated = evaluatorOf(formula, reading);
  return (one) => evaluated(one).value;
}

/** Whether a wrong formula has the values of a known answer in every case. */
export function valueTest({ formula, cases, reading, lifted }: WrongAnswer): (known: KnownValue) => boolean {
  const valueIn = evaluatorOf(formula, reading);
  const values = cases.map((one) => valueIn(one).value);
  return ({ valueAt }) => {
    const knownAt = lifted ? lifted(valueAt) : valueAt;
    return cases.every((one, at) => sameValue(knownAt(one), values[at]));
  };
}

/** The first of some slips that fits, those that earn most before the others. */
export function slipAmong(suspects: readonly Suspect[], credits: Credits): FormulaEntry | undefined {
  const creditOf = ({ slips }: Suspect): Share =>
    slips.reduce((product, name) => multiply(product, credits.get(name)?.credit ?? NONE), ALL);
  const found = suspects.toSorted((a, b) => compare(creditOf(b), creditOf(a))).find(({ fits }) => fits());
  return found && slipEntry(found, creditOf(found), credits);
}

/** What slips earn that were found in another way than by values. */
export function namedSlip(slips: readonly string[], credits: Credits, data?: Finding['data']): FormulaEntry {
  const credit = slips.reduce((product, name) => multiply(product, credits.get(name)?.credit ?? NONE), ALL);
  return slipEntry({ slips, ...(data && { data }), fits: () => true }, credit, credits);
}

/** Two slips at once earn the product of their credits, and a person looks. */
function slipEntry({ slips, data, at }: Suspect, credit: Share, credits: Credits): FormulaEntry {
  const shares = slips.map((name) => credits.get(name)?.credit ?? NONE);
  const most = shares.reduce((best, one) => (compare(one, best) > 0 ? one : best), NONE);
  const several = slips.length > 1 && compare(credit, NONE) > 0;
  return {
    slips,
    credit,
    open: several ? subtract(most, credit) : NONE,
    findings: slips.map((code) => {
      const words = credits.get(code)?.feedback;
      const finding =
        words === undefined ? { code, ...(data && { data }) } : { code: 'author-note', data: { text: words } };
      return at ? { ...finding, span: at } : finding;
    }),
    review: several ? [{ code: 'two-slips' }] : [],
  };
}

/** What slips earn by their names. */
export type Credits = ReadonlyMap<string, NamedCredit>;

/** What `mistakes` says of one slip. */
export type SlipCredit = string | number | { readonly credit: string | number; readonly feedback?: string };

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
