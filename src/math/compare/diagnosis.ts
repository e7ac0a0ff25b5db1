import { exactValue } from '../exact.ts';
import { equal, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import { compareExpressions } from './expressions.ts';
import { listedOf } from './lists/compare-lists.ts';
import { slipOfNumbers, slipsInside, slipsOfWhole } from './slips.ts';

/** Steps for the comparison with one slip, and for all of them together. */
const STEPS_OF_SLIP = 4_000;
const STEPS = 20_000;

/** Adds the slip that lies between two different answers, where it is a known one. */
export function diagnose(found: Comparison, sides: readonly [Tree, Tree], options: CompareOptions): Comparison {
  const diagnosis = slipBetween(sides, options);
  return diagnosis === undefined ? found : { ...found, diagnosis };
}

function slipBetween([student, expected]: readonly [Tree, Tree], options: CompareOptions): string | undefined {
  const [a, b] = [exactValue(student), exactValue(expected)];
  if (a && b && b.numerator !== 0n) {
    return slipsOfWhole(expected).find(({ tree }) => hasValue(tree, a))?.code ?? slipOfNumbers(a, b);
  }
  const listed = slipOfLists([student, expected], options);
  if (listed !== undefined) return listed;
  if (!isExpression(student) || !isExpression(expected)) return undefined;
  return firstSlip([student, expected], [...slipsOfWhole(expected), ...slipsInside(expected)], options);
}

/** A root that is no fraction is none of the student's. */
function hasValue(tree: Tree, wanted: Rational): boolean {
  const value = exactValue(tree);
  return value !== undefined && equal(value, wanted);
}

const STATEMENTS: ReadonlySet<Tree['kind']> = new Set([
  'relation',
  'logic',
  'not',
  'tuple',
  'builder',
  'text',
  'space',
]);

function isExpression(tree: Tree): boolean {
  return !STATEMENTS.has(tree.kind);
}

type Slips = ReturnType<typeof slipsOfWhole>;

/** The first slip with which the expected answer becomes the student's. */
function firstSlip([student]: readonly [Tree, Tree], slips: Slips, options: CompareOptions): string | undefined {
  let left = STEPS;
  for (const { code, tree } of slips) {
    if (left <= 0) return undefined;
    const steps = { left: Math.min(left, STEPS_OF_SLIP) };
    const before = steps.left;
    const { verdict } = compareExpressions(student, tree, options, steps);
    left -= before - Math.max(0, steps.left);
    if (verdict === 'equal') return code;
  }
  return undefined;
}

/** Longest lists that are looked into. */
const MOST_ENTRIES = 64;

/** Entries in another order, a matrix on its side, one entry that is off by one slip. */
function slipOfLists([student, expected]: readonly [Tree, Tree], options: CompareOptions): string | undefined {
  const [a, b] = [listedOf(student), listedOf(expected)];
  if (!a || !b) return undefined;
  if (a.items.length !== b.items.length || a.items.length > MOST_ENTRIES) return undefined;
  const isSame = (one: Tree | undefined, other: Tree | undefined): boolean => {
    if (!one || !other) return false;
    return compareExpressions(one, other, options, { left: STEPS_OF_SLIP }).verdict === 'equal';
  };
  if (a.rows && b.rows && isTransposed(a.rows, b.rows, isSame)) return 'transposed';
  const wrong = a.items.flatMap((item, at) => (isSame(item, b.items[at]) ? [] : [at]));
  const [first, second, third] = wrong;
  if (first === undefined) return undefined;
  if (second !== undefined) {
    const areSwapped =
      third === undefined && isSame(a.items[first], b.items[second]) && isSame(a.items[second], b.items[first]);
    return areSwapped ? 'swapped-entries' : undefined;
  }
  const [entry, other] = [a.items[first], b.items[first]];
  return entry && other ? slipBetween([entry, other], options) : undefined;
}

type Rows = readonly (readonly Tree[])[];

function isTransposed(a: Rows, b: Rows, isSame: (one: Tree | undefined, other: Tree | undefined) => boolean): boolean {
  if (a.length !== (b[0]?.length ?? 0) || b.length !== (a[0]?.length ?? 0)) return false;
  return a.every((row, at) => row.every((entry, beside) => isSame(entry, b[beside]?.[at])));
}
