import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { isList } from '../../evaluation/entries.ts';
import { rational, ZERO, type Rational } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import { evaluateIn, type Bench, type Scale } from '../evaluation.ts';
import { realEnclosures, realIntervals } from '../scales.ts';
import { difference, valued } from '../trees.ts';
import type { World } from '../worlds.ts';
import type { Relation, Statement } from './statement.ts';

/** Whether a statement holds; `unsure` where it cannot be told. */
export type Truth = boolean | 'unsure';

/** Digits of the enclosures that decide; numbers below 10⁻⁴⁰ are taken for zero, as in all comparisons at points. */
const DIGITS = 60;
const SMALL = rational(1n, 10n ** 40n);

/** Values for the names of a statement. */
export interface Place {
  readonly world: World;
  readonly bench: Bench;
  /** The values are only near the place that is meant (within 10⁻¹⁰⁰), so that tiny differences are none. */
  readonly near?: boolean;
}

/** Whether a statement holds for some values. A relation of which a side has no real value does not. */
export function truthAt(statement: Statement, place: Place): Truth {
  switch (statement.kind) {
    case 'constant':
      return statement.value;
    case 'atom':
      return 'unsure';
    case 'relation':
      return relationAt(statement, place);
    case 'and':
    case 'or':
      return joint(statement, place);
  }
}

function joint(statement: Statement & { kind: 'and' | 'or' }, place: Place): Truth {
  const deciding = statement.kind === 'or';
  let truth: Truth = !deciding;
  for (const item of statement.items) {
    const one = truthAt(item, place);
    if (one === deciding) return deciding;
    if (one === 'unsure') truth = 'unsure';
  }
  return truth;
}

function relationAt(relation: Relation, place: Place): Truth {
  const tree = valued(difference(relation.left, relation.right), numbersOf(place.world));
  const quick = signAt(tree, place, realIntervals);
  const sign = quick === 'unsure' ? signAt(tree, place, realEnclosures(DIGITS)) : quick;
  if (sign === 'unsure') return 'unsure';
  if (sign === 'undefined') return false;
  switch (relation.operator) {
    case '=':
      return sign === 0;
    case '≠':
      return sign !== 0;
    case '<':
      return sign < 0;
    case '≤':
      return sign <= 0;
  }
}

/** The numbers of a world; arrays stay names. */
function numbersOf({ values }: World): ReadonlyMap<string, Rational> {
  const numbers = new Map<string, Rational>();
  for (const [name, value] of values) if ('real' in value && !value.imaginary) numbers.set(name, value.real);
  return numbers;
}

/** The sign of the difference that a relation is about. */
function signAt<T>(tree: Tree, { world, bench, near }: Place, scale: Scale<T>): -1 | 0 | 1 | 'unsure' | 'undefined' {
  const evaluated = evaluateIn(tree, world, { scale, bench });
  if ('failure' in evaluated) return evaluated.failure === 'undefined' ? 'undefined' : 'unsure';
  const { value } = evaluated;
  const { arithmetic } = scale;
  const zero = arithmetic.rational(ZERO);
  if (isList(value) || typeof zero === 'string') return 'unsure';
  const order = arithmetic.compare(value, zero);
  if (order !== 'unsure' && near !== true) return order;
  return isSmall(value, arithmetic) ? 0 : order;
}

function isSmall<T>(value: T, arithmetic: Arithmetic<T>): boolean {
  const [size, small] = [arithmetic.apply('abs', [value]), arithmetic.rational(SMALL)];
  return typeof size !== 'string' && typeof small !== 'string' && arithmetic.compare(size, small) === -1;
}
