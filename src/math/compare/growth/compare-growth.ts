import { spell } from '../../print.ts';
import { toNumber } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import type { Comparison } from '../comparison.ts';
import { undecided } from '../context.ts';
import { isDominated, type Monomial } from './monomial.ts';
import { termsOf, type Terms } from './terms.ts';

/** How a bound is meant; absent where only an expression stands there. */
type Bound = 'O' | 'Θ' | 'Ω' | 'o' | 'ω';

const BOUNDS: ReadonlyMap<string, Bound> = new Map([
  ['O', 'O'],
  ['𝒪', 'O'],
  ['Theta', 'Θ'],
  ['Θ', 'Θ'],
  ['Omega', 'Ω'],
  ['Ω', 'Ω'],
  ['o', 'o'],
  ['omega', 'ω'],
  ['ω', 'ω'],
]);

/** A statement of complexity taken apart. */
export interface Complexity {
  readonly bound?: Bound;
  readonly of: Tree;
}

/** `O(n²)` as a bound and what it bounds, as a call or as the product that it is read as. Undefined for anything else. */
export function complexityOf(tree: Tree): Complexity | undefined {
  if (tree.kind === 'call') {
    const bound = BOUNDS.get(tree.name);
    const [of, second] = tree.arguments;
    return bound && of && !second ? { bound, of } : undefined;
  }
  if (tree.kind !== 'binary' || tree.operator !== '*' || tree.written !== '' || tree.left.kind !== 'name')
    return undefined;
  const bound = BOUNDS.get(tree.left.name);
  return bound && { bound, of: tree.right };
}

/**
 * Compares two statements of complexity up to constant factors and lower-order terms. A bound that is not written is taken
 * for that of the other side; different bounds of one growth are left to a person.
 */
export function compareComplexities(student: Tree, expected: Tree): Comparison {
  const [a, b] = [complexityOf(student) ?? { of: student }, complexityOf(expected) ?? { of: expected }];
  const [first, second] = [termsOf(a.of), termsOf(b.of)];
  const same = first && second && sameGrowth(first, second);
  if (same === undefined) return undecided();
  if (!same) {
    const witness = { values: [], student: spell(a.of).text, expected: spell(b.of).text };
    return { verdict: 'different', method: 'growth', witness, notes: [] };
  }
  if (a.bound === b.bound) return { verdict: 'equal', method: 'growth', notes: [] };
  if (a.bound && b.bound) return undecided('other-bound');
  return { verdict: 'equal', method: 'growth', notes: ['bound-not-written'] };
}

/** Whether two sums grow alike; undefined where it cannot be told. */
function sameGrowth(a: Terms, b: Terms): boolean | undefined {
  const missing = [...a.filter((one) => !isBelow(one, b)), ...b.filter((one) => !isBelow(one, a))];
  if (missing.length === 0) return true;
  const names = new Set([...a, ...b].flatMap((term) => [...term.keys()]));
  if (names.size <= 1) {
    const standings = [...a].flatMap((one) => b.map((other) => [isDominated(one, other), isDominated(other, one)]));
    return standings.flat().includes(undefined) ? undefined : false;
  }
  const faster = a.some((one) => outgrows(one, b, [...names])) || b.some((one) => outgrows(one, a, [...names]));
  return faster ? false : undefined;
}

function isBelow(one: Monomial, others: Terms): boolean {
  return others.some((other) => isDominated(one, other) === true);
}

/** Whether a term grows faster than all others where the names grow as powers of one number. */
function outgrows(one: Monomial, others: Terms, names: readonly string[]): boolean {
  return raysOf(names).some((ray) => {
    const degree = degreeAlong(one, ray);
    return degree !== undefined && others.every((other) => (degreeAlong(other, ray) ?? Infinity) < degree);
  });
}

/** Most names for which rays are looked at. */
const MOST_NAMES = 5;

/** Exponents of the names: each from 0 (as slow as one likes) to 3. */
function raysOf(names: readonly string[]): Map<string, number>[] {
  if (names.length > MOST_NAMES) return [];
  let rays: Map<string, number>[] = [new Map<string, number>()];
  for (const name of names)
    rays = rays.flatMap((ray) => [0, 1, 3].map((exponent) => new Map([...ray, [name, exponent]])));
  return rays;
}

/** The power with which a product of powers grows along a ray; undefined where it has exponentials or factorials. */
function degreeAlong(monomial: Monomial, ray: ReadonlyMap<string, number>): number | undefined {
  let degree = 0;
  for (const [name, growth] of monomial) {
    if (growth.exponentials.size > 0 || growth.factorial.numerator !== 0n) return undefined;
    degree += (ray.get(name) ?? 0) * toNumber(growth.power);
    degree += 1e-6 * Math.sign(ray.get(name) ?? 0) * toNumber(growth.logarithm);
  }
  return degree;
}
