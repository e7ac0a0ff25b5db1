import { add, compare, divide, fromNumber, rational, type Rational } from '../../rational.ts';
import type { Domain } from '../../symbols.ts';
import type { Tree } from '../../tree.ts';
import type { Comparison, Witness } from '../comparison.ts';
import type { Context } from '../context.ts';
import type { RealZero } from '../polynomials/univariate.ts';
import { numberTree } from '../trees.ts';
import { spelledNumber } from '../witness.ts';
import type { World } from '../worlds.ts';
import { lineOf } from './line.ts';
import type { Statement } from './statement.ts';
import { truthAt, type Truth } from './truth.ts';

/** Two statements, the student's first. */
export type Statements = readonly [Statement, Statement];

/** Whether two statements in one unknown have the same real solutions; undefined where it cannot be decided. */
export function compareOnLine(sides: Statements, name: string, context: Context): Comparison | undefined {
  const { bench, options } = context;
  const type = options.symbols.get(name)?.type;
  if (type && type.kind !== 'number') return undefined;
  const line = lineOf([...sides, ...boundsOf(name, type?.domain)], name, bench.steps);
  if (!line) return undefined;
  const places = [...line.between.map((value) => [value]), ...line.zeros.map(placesOf)];
  const isAllowed = (value: Rational): boolean => !type || isWithin(type.domain, value);
  let witness: Witness | undefined;
  for (const values of places.filter(([value]) => value !== undefined && isAllowed(value))) {
    const [a, b] = sides.map((side) => truthNear(values, side, { name, context }));
    if (a === undefined || b === undefined || a === 'unsure' || b === 'unsure') return undefined;
    if (a !== b) witness ??= { values: [{ name, value: spelledPlace(values) }], ...spelledTruths(a, b) };
  }
  if (!witness) return { verdict: 'equal', method: 'solutions', notes: [] };
  if (type?.integer === true) return undefined;
  return { verdict: 'different', method: 'solutions', witness, notes: [] };
}

/** The ends of a domain as relations, so that the line is cut there. */
function boundsOf(name: string, domain: Domain | undefined): Statement[] {
  const ends = [domain?.from, domain?.to].flatMap((end) => (end === undefined ? [] : [fromNumber(end)]));
  const left: Tree = { kind: 'name', name, span: { start: 0, end: 0 } };
  return ends.flatMap((end) => (end ? [{ kind: 'relation', operator: '<', left, right: numberTree(end) }] : []));
}

function isWithin({ from, to, openFrom, openTo }: Domain, value: Rational): boolean {
  const number = Number(value.numerator) / Number(value.denominator);
  return (openFrom ? number > from : number >= from) && (openTo ? number < to : number <= to);
}

/** The middle of a zero's bounds, then both bounds: where a side has no value just beside the zero. */
function placesOf({ low, high }: RealZero): Rational[] {
  return compare(low, high) === 0 ? [low] : [divide(add(low, high), rational(2)) ?? low, low, high];
}

/**
 * Whether a statement holds at the first place, or, since that may lie just outside of where its sides have values, at one
 * of the others.
 */
function truthNear(
  values: readonly Rational[],
  statement: Statement,
  { name, context }: { name: string; context: Context },
): Truth {
  let truth: Truth = false;
  for (const value of values) {
    const world: World = { values: new Map([[name, { real: value }]]), sizes: new Map(), special: true };
    truth = truthAt(statement, { world, bench: context.bench, near: values.length > 1 });
    if (truth !== false) return truth;
  }
  return truth;
}

function spelledPlace([value, second]: readonly Rational[]): string {
  if (value === undefined) return '';
  return second === undefined ? spelledNumber(value) : `about ${spelledNumber(value)}`;
}

/** Whether each statement holds, in words. */
export function spelledTruths(a: boolean, b: boolean): { readonly student: string; readonly expected: string } {
  return { student: a ? 'true' : 'false', expected: b ? 'true' : 'false' };
}
