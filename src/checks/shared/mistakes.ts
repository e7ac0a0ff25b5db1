import type { Finding } from '../../model/finding.ts';
import { ALL, compare, multiply, NONE, parseShare, subtract, type Share } from '../../model/share.ts';
import type { Problem } from '../define-check.ts';
import type { Path, Written } from './expected.ts';
import type { Telling } from './layer-members.ts';
import { bothTellings } from './layer-members.ts';

/** One value that an answer may have, and what it earns. */
export interface KeyEntry<Value> {
  readonly value: Value;
  readonly credit: Share;
  /** What a person could still add. */
  readonly open: Share;
  /** What is said to the student; their own reading is put in as `found`. */
  readonly findings: readonly Finding[];
  readonly review: readonly Finding[];
  /** The slips that lead from the expected answer to this one. */
  readonly slips: readonly string[];
}

/** How a known slip changes the expected answer: its layers told differently, or its value changed. */
export interface Slip<Value> {
  readonly telling?: Telling;
  readonly after?: (value: Value) => readonly Value[];
}

/** What `also` may hold. */
export type Also =
  Written | { readonly expect: Written; readonly credit?: string | number; readonly feedback?: string };

/** What a slip earns, as the author wrote it. */
export type SlipCredit = string | number | { readonly credit: string | number; readonly feedback?: string };

/** Everything that a table of answers is made from. */
export interface KeyRecipe<Value> {
  readonly also: readonly Also[];
  readonly mistakes: Readonly<Record<string, SlipCredit>>;
  /** Value of the expected answer with its layers told so; undefined where that does not apply. */
  readonly expected: (telling: Telling) => Value | undefined;
  /** Value of an answer listed under `also`, or what is wrong with it. */
  readonly read: (written: Written, path: Path) => { readonly value: Value } | { readonly problem: Problem };
  /** The slips whose values can be worked out. */
  readonly slips: Readonly<Record<string, Slip<Value>>>;
}

/**
 * The table of answers, looked through from the top: the right one, those of `also`, slips with a credit, two such slips
 * at once (the product of their credits, and a person looks), slips without one (they earn nothing, but are named). So a
 * value that is right is never taken for a slip, and an author's word wins over what was worked out.
 */
export function answerKey<Value>(recipe: KeyRecipe<Value>): { key: readonly KeyEntry<Value>[]; problems: Problem[] } {
  const right = recipe.expected({});
  const also = alsoEntries(recipe);
  const named = namedSlips(recipe);
  const problems = [...also.problems, ...named.problems];
  if (right === undefined) return { key: [], problems };
  const single = named.slips.flatMap((slip) => slipEntries(recipe, [slip]));
  const pairs = named.slips.flatMap((first, index) =>
    named.slips.slice(index + 1).flatMap((second) => slipEntries(recipe, [first, second])),
  );
  const unnamed = Object.keys(recipe.slips)
    .filter((name) => recipe.mistakes[name] === undefined)
    .flatMap((name) => slipEntries(recipe, [{ name, credit: NONE }]));
  const rightEntry = { value: right, credit: ALL, open: NONE, findings: [], review: [], slips: [] };
  return {
    key: [rightEntry, ...byCredit(also.entries), ...byCredit(single), ...byCredit(pairs), ...unnamed],
    problems,
  };
}

interface NamedSlip {
  readonly name: string;
  readonly credit: Share;
  readonly feedback?: string;
}

function namedSlips<Value>({ mistakes, slips }: KeyRecipe<Value>): { slips: NamedSlip[]; problems: Problem[] } {
  const named: NamedSlip[] = [];
  const problems: Problem[] = [];
  for (const [name, written] of Object.entries(mistakes)) {
    const path = ['mistakes', name];
    const { credit: share, feedback } =
      typeof written === 'object' ? written : { credit: written, feedback: undefined };
    const credit = readCredit(share, path);
    if ('problem' in credit) problems.push(credit.problem);
    else if (slips[name]) named.push({ name, credit: credit.credit, ...(feedback !== undefined && { feedback }) });
    else problems.push(unknownYet(name, path));
  }
  return { slips: named, problems };
}

function unknownYet(name: string, path: Path): Problem {
  return {
    path,
    severity: 'unsupported',
    code: 'not-supported-yet',
    message: `The slip \`${name}\` is not supported here yet.`,
  };
}

function alsoEntries<Value>(recipe: KeyRecipe<Value>): { entries: KeyEntry<Value>[]; problems: Problem[] } {
  const entries: KeyEntry<Value>[] = [];
  const problems: Problem[] = [];
  for (const [index, one] of recipe.also.entries()) {
    const whole: Path = ['also', index];
    const { expect, credit = 1, feedback } = isPlain(one) ? { expect: one } : one;
    const value = recipe.read(expect, isPlain(one) ? whole : [...whole, 'expect']);
    const share = readCredit(credit, [...whole, 'credit']);
    if ('problem' in value) problems.push(value.problem);
    if ('problem' in share) problems.push(share.problem);
    if ('problem' in value || 'problem' in share) continue;
    const findings =
      feedback === undefined ? partNote(share.credit) : [{ code: 'author-note', data: { text: feedback } }];
    entries.push({ value: value.value, credit: share.credit, open: NONE, findings, review: [], slips: [] });
  }
  return { entries, problems };
}

/** Full credit needs no word; part of it without the author's own words needs one. */
function partNote(credit: Share): readonly Finding[] {
  return compare(credit, ALL) === 0 ? [] : [{ code: 'accepted-in-part' }];
}

function isPlain(one: Also): one is Written {
  return typeof one !== 'object' || Array.isArray(one);
}

function slipEntries<Value>(recipe: KeyRecipe<Value>, slips: readonly NamedSlip[]): KeyEntry<Value>[] {
  const known = slips.flatMap(({ name }) => recipe.slips[name] ?? []);
  const telling = known.reduce<Telling>((sum, slip) => bothTellings(sum, slip.telling ?? {}), {});
  const start = recipe.expected(telling);
  if (start === undefined) return [];
  const values = known.reduce<readonly Value[]>((all, { after }) => (after ? all.flatMap(after) : all), [start]);
  const credit = slips.reduce((product, slip) => multiply(product, slip.credit), ALL);
  const best = slips.reduce((most, slip) => (compare(slip.credit, most) > 0 ? slip.credit : most), NONE);
  const several = slips.length > 1;
  if (several && compare(credit, NONE) === 0) return [];
  return values.map((value) => ({
    value,
    credit,
    open: several ? subtract(best, credit) : NONE,
    findings: slips.map(slipFinding),
    review: several ? [{ code: 'two-slips' }] : [],
    slips: slips.map(({ name }) => name),
  }));
}

function slipFinding({ name, feedback }: NamedSlip): Finding {
  return feedback === undefined ? { code: name } : { code: 'author-note', data: { text: feedback } };
}

function byCredit<Value>(entries: readonly KeyEntry<Value>[]): KeyEntry<Value>[] {
  return [...entries].sort((a, b) => compare(b.credit, a.credit));
}

function readCredit(written: string | number, path: Path): { readonly credit: Share } | { readonly problem: Problem } {
  const credit = parseShare(written);
  if (credit && compare(credit, ALL) <= 0) return { credit };
  const message = `${String(written)} is ${credit ? 'more than 1' : 'no share'}: a share of the points is meant, such as 1/2, 0.5 or 50 %.`;
  return { problem: { path, severity: 'error', code: 'bad-credit', message } };
}
