import { flat, type Entries } from '../math/evaluation/entries.ts';
import type { Interval } from '../math/arithmetic/interval.ts';
import type { NumericValue } from '../math/evaluate.ts';
import type { RelationOperator, Tree } from '../math/tree.ts';
import { namesIn, nodesOf } from '../math/walk.ts';
import { once } from '../model/once.ts';
import { compareBounded, isNarrow } from './bounded.ts';
import type { Case } from './cases.ts';
import { flattened } from './draws.ts';
import { boundsOf, evaluatorOf, type Formula, type Outside, type Reading } from './formula.ts';

export { evaluatorOf, valueAt, type Evaluated, type Formula, type Outside, type Reading } from './formula.ts';

/** A case in which a formula gives something else than the reference. */
export interface Difference {
  readonly one: Case;
  readonly student: number;
  readonly reference: number;
  /** Where whole arrays are compared: the row and the column of the entry, from 0, as the reference has them. */
  readonly entry: readonly [number, number] | undefined;
  readonly outside: Outside | undefined;
}

/** Which axes a matrix of derivatives has first: those of what is differentiated, or those of the variable. */
export type Layout = 'numerator' | 'denominator';

/** How a formula compares with the reference over all cases. */
export type Agreement =
  | {
      readonly kind: 'equal';
      /** How many numbers were compared. */
      readonly numbers: number;
      /** The layout that the formula has, where that makes a difference. */
      readonly layout?: Layout;
      /** A comparison of values in the formula that went the same way in every case: the other way was never tried. */
      readonly untried?: Tree;
    }
  | { readonly kind: 'different'; readonly first: Difference }
  /** Too close to tell, or without a value where the reference has one. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'problem'; readonly code: string; readonly name?: string | undefined };

/**
 * Compares a formula with the reference in every case, by bounds and not by a tolerance: of the reference its error is
 * known, of the formula an interval that holds its exact value. Two values agree where the bounds meet, and differ where
 * they are apart by many times of them; in between nothing is said. A matrix may have either layout as far as the
 * conventions allow, but the same one in every case. The first difference is that of the smallest sizes.
 */
export function agreementOf(formula: Formula, cases: readonly Case[], reading: Reading): Agreement {
  const log = comparisonLog(formula, cases);
  const valueIn = evaluatorOf(formula, reading, log.decided);
  const boundsIn = boundsOf(formula, reading);
  const boundsOutside = boundsOf(formula, reading, 'any value');
  const sides = sidesFor(cases, reading.conventions.layout);
  let unsure = false;
  let numbers = 0;
  for (const one of cases) {
    const given = valueIn(one);
    numbers += one.bounds.length;
    if (given.problem) {
      if (given.problem.code !== 'not-a-number') return { kind: 'problem', ...given.problem };
      unsure = true;
      continue;
    }
    const found: Found = {
      one,
      ...given,
      bounds: once(() => flatBounds(boundsIn(one))),
      anywhere: once(() => flatBounds(boundsOutside(one))),
    };
    for (const side of sides) if (side.difference === undefined) compareOn(side, found);
    if (sides.every(({ difference }) => difference !== undefined)) break;
  }
  return concluded(sides, { unsure, numbers, untried: log.untried });
}

/** One layout under comparison. */
interface Side {
  readonly layout: Layout | undefined;
  unsure: boolean;
  difference: Difference | 'shape' | undefined;
}

function sidesFor(cases: readonly Case[], layout: Layout | 'either'): Side[] {
  const matters = cases.some(({ reference }) => hasLayout(reference));
  return layoutsOf(matters, layout).map((one) => ({ layout: one, unsure: false, difference: undefined }));
}

function layoutsOf(matters: boolean, layout: Layout | 'either'): readonly (Layout | undefined)[] {
  if (!matters) return [undefined];
  return layout === 'either' ? ['denominator', 'numerator'] : [layout];
}

/** Whether turning an array over its first axis changes anything. */
function hasLayout(reference: NumericValue): boolean {
  if (typeof reference === 'number' || reference.length < 2) return false;
  const [first] = reference;
  return first !== undefined && typeof first !== 'number' && flattened(first).length > 1;
}

interface Summary {
  readonly unsure: boolean;
  readonly numbers: number;
  readonly untried: () => Tree | undefined;
}

function concluded(sides: readonly Side[], { unsure, numbers, untried }: Summary): Agreement {
  const [fit] = sides.filter(({ difference }) => difference === undefined);
  if (!fit) {
    const first = sides.map(({ difference }) => difference).find((one) => typeof one === 'object');
    return first ? { kind: 'different', first } : { kind: 'problem', code: 'shapes' };
  }
  if (unsure || fit.unsure || numbers === 0) return { kind: 'unsure' };
  const open = untried();
  return { kind: 'equal', numbers, ...(fit.layout && { layout: fit.layout }), ...(open && { untried: open }) };
}

/** What a formula gives in a case. */
interface Found {
  readonly one: Case;
  readonly value: NumericValue;
  readonly outside: Outside | undefined;
  /** Worked out when they are needed. */
  readonly bounds: () => readonly Interval[] | undefined;
  /** The same, whatever stands outside of arrays. */
  readonly anywhere: () => readonly Interval[] | undefined;
}

/** The reference of whole arrays has the axes of `wrt` first, which is denominator layout. */
function compareOn(side: Side, { one, value, outside, bounds, anywhere }: Found): void {
  const student = flattened(value);
  const expected = flattened(one.reference);
  if (student.length !== expected.length) {
    side.difference = 'shape';
    return;
  }
  const columns = columnsOf(one.reference);
  const rows = expected.length / columns;
  const turned = side.layout === 'numerator';
  const { scale } = one;
  for (const [at, reference] of expected.entries()) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const place = turned ? column * rows + row : at;
    const found = student[place] ?? NaN;
    const bound = one.bounds[at] ?? Infinity;
    const { outcome } = compareBounded({ found, reference, bound, scale }, () => bounds()?.[place]);
    if (outcome === 'unsure' || (outside && !isNarrow(anywhere()?.[place], scale))) side.unsure = true;
    if (outcome !== 'different') continue;
    const entry = expected.length > 1 ? ([row, column] as const) : undefined;
    side.difference = { one, student: found, reference, entry, outside };
    return;
  }
}

function flatBounds(bounds: Entries<Interval> | undefined): Interval[] | undefined {
  return bounds && flat(bounds);
}

function columnsOf(reference: NumericValue): number {
  if (typeof reference === 'number') return 1;
  const [first] = reference;
  return first === undefined || typeof first === 'number' ? 1 : flattened(first).length;
}

interface ComparisonLog {
  readonly decided: (comparison: Tree, holds: boolean) => void;
  readonly untried: () => Tree | undefined;
}

/** Which comparisons of drawn values went which way. Those of indices and sizes alone do not depend on luck. */
function comparisonLog({ tree: whole, definitions }: Formula, cases: readonly Case[]): ComparisonLog {
  const seen = new Map<Tree, Set<boolean>>();
  const closing = closingConditions(whole);
  const isDrawn = (name: string): boolean => {
    const value = cases[0]?.values.get(name);
    return definitions.has(name) || (value !== undefined && !Number.isInteger(value));
  };
  return {
    decided: (comparison, holds) => {
      const known = seen.get(comparison);
      if (known) known.add(holds);
      else seen.set(comparison, new Set([holds]));
    },
    untried: () =>
      [...seen].find(
        ([tree, ways]) =>
          ways.size === 1 &&
          tree.kind === 'relation' &&
          isOrder(tree) &&
          namesIn(tree).some(isDrawn) &&
          !(closing.has(tree) && ways.has(true)),
      )?.[0],
  };
}

/** `x < 0` behind `x > 0`: conditions of last branches, which hold wherever those before do not. */
function closingConditions(whole: Tree): ReadonlySet<Tree> {
  const last = [...nodesOf(whole)].flatMap((node) =>
    node.kind === 'cases' && node.branches.length > 1 ? (node.branches.at(-1)?.condition ?? []) : [],
  );
  return new Set(last);
}

function isOrder({ operators }: Tree & { kind: 'relation' }): boolean {
  return operators.every((operator) => ORDERS.has(operator));
}

const ORDERS: ReadonlySet<RelationOperator> = new Set(['<', '>', '≤', '≥']);
