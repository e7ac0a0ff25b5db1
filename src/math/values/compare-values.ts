import type { Conventions } from '../../model/conventions.ts';
import { compareMath } from '../compare/compare-math.ts';
import type { Comparison } from '../compare/comparison.ts';
import { rational, toNumber, type Rational } from '../rational.ts';
import type { SymbolTable } from '../symbols.ts';
import type { Tree } from '../tree.ts';
import { namesIn } from '../walk.ts';
import {
  complexEnclosureOf,
  enclosureOf,
  isExact,
  middle,
  scaled,
  widened,
  type Certainty,
  type Enclosure,
} from './enclosure.ts';
import { figuresOfTree } from './figures.ts';
import { isRightAsWritten, isRoundedAs, isWrittenAs, type Precision } from './precision.ts';
import { isComplexWithin, isWithin, type Tolerance } from './tolerance.ts';

/** How numbers are compared: within a tolerance, or as rounded ones; with neither they must be the same. */
export interface ValueOptions {
  readonly symbols: SymbolTable;
  readonly conventions: Conventions;
  readonly tolerance?: Tolerance;
  /** Wins over `tolerance`. */
  readonly precision?: Precision;
  /** Where neither is given: the answer is right as far as it is written, with at least so many figures. */
  readonly asWritten?: { readonly fewest: number };
  /** What one of the student's unit is in the unit of the expected number. Default 1. */
  readonly ratio?: Rational;
  /** The ratio is a rounded one: right to nine digits. */
  readonly roughRatio?: boolean;
  /** Over which numbers names range that nobody declared. */
  readonly domain?: 'real' | 'complex';
}

/**
 * Compares two numbers, lists of numbers in order, or sets of numbers in any order. What has no real value of its own
 * (names, complex numbers) is compared as formulas. A value that is right but not written as precisely as asked is
 * `different` with the diagnosis `wrong-form`.
 */
export function compareValues(student: Tree, expected: Tree, options: ValueOptions): Comparison {
  const structural = compareLists(student, expected, options) ?? compareInfinities(student, expected, options);
  if (structural) return structural;
  const own = enclosureOf(student, options);
  const wanted = options.precision?.compared === 0 ? own : enclosureOf(expected, options);
  if (!own || !wanted) return asComplex(student, expected, options);
  const { precision } = options;
  if (precision) return withPrecision(student, own, { ...options, precision, expected: wanted });
  const verdict = withTolerance(own, wanted, options);
  if (verdict.verdict !== 'equal' && options.asWritten)
    return asWritten(student, own, { ...options, expected: wanted });
  return verdict.verdict === 'undecided' ? asFormulas(student, expected, options) : verdict;
}

/** Infinity is near no number; undefined where neither side is one. */
function compareInfinities(student: Tree, expected: Tree, options: ValueOptions): Comparison | undefined {
  const [own, wanted] = [infinityOf(student), infinityOf(expected)];
  if (own === undefined && wanted === undefined) return undefined;
  if (own !== undefined && wanted !== undefined) return decided(own === wanted, true);
  const isNumber = enclosureOf(own === undefined ? student : expected, options) !== undefined;
  return isNumber ? different('structure') : undefined;
}

function infinityOf(tree: Tree): 1 | -1 | undefined {
  if (tree.kind === 'name') return tree.name === 'infinity' ? 1 : undefined;
  return tree.kind === 'negative' && infinityOf(tree.of) === 1 ? -1 : undefined;
}

type Written = ValueOptions & { readonly expected: Enclosure };

function asWritten(student: Tree, own: Enclosure, options: Written): Comparison {
  const { conventions, ratio, expected, asWritten: { fewest } = { fewest: 1 } } = options;
  const figures = figuresOfTree(student, conventions.decimal);
  const inOwnUnit = ratio ? scaled(expected, inverse(ratio)) : expected;
  return decided(isRightAsWritten({ value: middle(own), figures }, inOwnUnit, fewest), false);
}

type Rounded = ValueOptions & { readonly precision: Precision; readonly expected: Enclosure };

function withPrecision(
  student: Tree,
  own: Enclosure,
  { precision, expected, conventions, ratio }: Rounded,
): Comparison {
  const figures = figuresOfTree(student, conventions.decimal);
  const inOwnUnit = ratio ? scaled(expected, inverse(ratio)) : expected;
  const isRounded = isRoundedAs({ value: middle(own), figures }, inOwnUnit, {
    precision,
    rounding: conventions.rounding,
  });
  const isWritten = isWrittenAs(figures, precision);
  if (isRounded === true && !isWritten) return { ...different('exact'), diagnosis: 'wrong-form' };
  return decided(isWritten ? isRounded : false, isExact(own) && isExact(expected));
}

const ROUGH = rational(1, 10n ** 9n);

function inverse({ numerator, denominator }: Rational): Rational {
  return numerator < 0n
    ? { numerator: -denominator, denominator: -numerator }
    : { numerator: denominator, denominator: numerator };
}

function withTolerance(own: Enclosure, expected: Enclosure, options: ValueOptions): Comparison {
  const { tolerance, ratio, roughRatio = false } = options;
  const scaledValue = ratio ? scaled(own, ratio) : own;
  const converted = roughRatio ? widened(scaledValue, ROUGH) : scaledValue;
  const comparison = decided(isWithin(converted, expected, tolerance), isExact(converted) && isExact(expected));
  return tolerance && comparison.verdict === 'equal' ? { ...comparison, method: 'tolerance' } : comparison;
}

function decided(certainty: Certainty, exact: boolean): Comparison {
  const method = exact ? 'exact' : 'enclosure';
  if (certainty === undefined) return { verdict: 'undecided', method: 'none', notes: [] };
  return certainty ? { verdict: 'equal', method, notes: [] } : different(method);
}

function different(method: Comparison['method']): Comparison {
  return { verdict: 'different', method, notes: [] };
}

/** Complex numbers within a tolerance; all else as formulas. */
function asComplex(student: Tree, expected: Tree, options: ValueOptions): Comparison {
  const certainty = options.conventions.imaginary_unit === 'none' ? undefined : nearComplex(student, expected, options);
  if (certainty === undefined) return asFormulas(student, expected, options);
  return { verdict: certainty ? 'equal' : 'different', method: certainty ? 'tolerance' : 'enclosure', notes: [] };
}

function nearComplex(student: Tree, expected: Tree, options: ValueOptions): Certainty {
  const { tolerance, precision, ratio } = options;
  if (!tolerance || precision || ratio) return undefined;
  const own = complexEnclosureOf(student, options);
  const wanted = own && complexEnclosureOf(expected, options);
  return wanted && isComplexWithin(own, wanted, tolerance);
}

const CONSTANTS: ReadonlySet<string> = new Set(['pi', 'e']);

/** A number without a value, as `1/0`, is nothing to compare with. */
function hasValue(tree: Tree, options: ValueOptions): boolean {
  const isScalar = tree.kind !== 'tuple' && tree.kind !== 'matrix' && tree.kind !== 'relation';
  return !isScalar || enclosureOf(tree, options) !== undefined || complexEnclosureOf(tree, options) !== undefined;
}

function undecided(note: string): Comparison {
  return { verdict: 'undecided', method: 'none', notes: [note] };
}

function asFormulas(student: Tree, expected: Tree, options: ValueOptions): Comparison {
  const { tolerance, precision, ratio, symbols, conventions, domain } = options;
  const isNumber = namesIn(expected).every((name) => CONSTANTS.has(name));
  const isNeeded = precision !== undefined || ratio !== undefined;
  if (isNeeded || (isNumber && !hasValue(expected, options))) return undecided('no-value');
  const { absolute, relative } = tolerance ?? {};
  return compareMath(student, expected, {
    symbols,
    conventions,
    ...(domain && { domain }),
    ...(tolerance && {
      tolerance: {
        ...(absolute && { absolute: toNumber(absolute) }),
        ...(relative && { relative: toNumber(relative) }),
      },
    }),
  });
}

/** Lists and sets, item by item; undefined where neither side is one. */
function compareLists(student: Tree, expected: Tree, options: ValueOptions): Comparison | undefined {
  if ((student.kind === 'matrix') !== (expected.kind === 'matrix')) return different('structure');
  if (student.kind !== 'tuple' && expected.kind !== 'tuple') return undefined;
  const isAlike =
    student.kind === 'tuple' &&
    expected.kind === 'tuple' &&
    (student.brackets === '{}') === (expected.brackets === '{}') &&
    (student.brackets === '{}' || student.items.length === expected.items.length);
  if (!isAlike) return different('structure');
  return student.brackets === '{}'
    ? compareSets(student.items, expected.items, options)
    : together(student.items.map((item, index) => compareValues(item, expected.items[index] ?? item, options)));
}

/** Most items of a set that is matched with another one. */
const MOST_ITEMS = 60;

/** Each item of either set has to have a partner in the other one. */
function compareSets(a: readonly Tree[], b: readonly Tree[], options: ValueOptions): Comparison {
  if (a.length > MOST_ITEMS || b.length > MOST_ITEMS) return { verdict: 'undecided', method: 'none', notes: [] };
  const table = a.map((item) => b.map((other) => compareValues(item, other, options)));
  const rows = table.map((row) => best(row));
  const columns = b.map((_, column) => best(table.flatMap((row) => row[column] ?? [])));
  return together([...rows, ...columns]);
}

function best(candidates: readonly Comparison[]): Comparison {
  return (
    candidates.find(({ verdict }) => verdict === 'equal') ??
    candidates.find(({ verdict }) => verdict === 'undecided') ??
    different('structure')
  );
}

function together(parts: readonly Comparison[]): Comparison {
  const failing =
    parts.find(({ verdict }) => verdict === 'different') ?? parts.find(({ verdict }) => verdict !== 'equal');
  return failing ?? { verdict: 'equal', method: parts[0]?.method ?? 'structure', notes: [] };
}
