import { add, divide, equal, multiply, ONE, rational, subtract, ZERO, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';

/** A polynomial with exact coefficients: by its exponents (one for each variable, with commas between). */
export type Polynomial = ReadonlyMap<string, Rational>;

/** The value of a function of whole numbers; undefined where it has none. */
export type Sampled = (at: readonly number[]) => number | undefined;

/** Points of one variable at which a function is sampled. */
export type Nodes = readonly number[];

/**
 * The polynomial that takes the values of a function on a grid: Newton's divided differences, one variable after the
 * other. `nodes` has one more point than the degree in each variable. Undefined where the function has no value.
 */
export function interpolated(
  sampled: Sampled,
  nodes: readonly Nodes[],
  before: readonly number[] = [],
): Polynomial | undefined {
  const [own, ...rest] = nodes;
  if (!own) {
    const value = sampled(before);
    return value === undefined ? undefined : new Map([['', rational(value)]]);
  }
  const table: Polynomial[] = [];
  for (const node of own) {
    const inner = interpolated(sampled, rest, [...before, node]);
    if (!inner) return undefined;
    table.push(inner);
  }
  return expanded(dividedDifferences(table, own), own);
}

function dividedDifferences(values: readonly Polynomial[], nodes: Nodes): Polynomial[] {
  const table = [...values];
  for (let order = 1; order < table.length; order++)
    for (let i = table.length - 1; i >= order; i--) {
      const [high = new Map<string, Rational>(), low = new Map<string, Rational>()] = [table[i], table[i - 1]];
      const width = rational((nodes[i] ?? 0) - (nodes[i - order] ?? 0));
      table[i] = combined(high, low, (a, b) => divide(subtract(a, b), width) ?? ZERO);
    }
  return table;
}

/** c0 + (x - x0)(c1 + (x - x1)(c2 + …)) as powers of x, which stands first in the exponents. */
function expanded(coefficients: readonly Polynomial[], nodes: Nodes): Polynomial {
  let byPower: Polynomial[] = [];
  for (let i = coefficients.length - 1; i >= 0; i--) {
    const shift = rational(-(nodes[i] ?? 0));
    const raised: Polynomial[] = [new Map<string, Rational>(), ...byPower];
    const lowered = byPower.map((one) => new Map([...one].map(([key, value]) => [key, multiply(value, shift)])));
    byPower = raised.map((one, power) => combined(one, lowered[power] ?? new Map<string, Rational>(), add));
    byPower[0] = combined(
      byPower[0] ?? new Map<string, Rational>(),
      coefficients[i] ?? new Map<string, Rational>(),
      add,
    );
  }
  const terms = byPower.flatMap((one, power) =>
    [...one].map(([key, value]) => [key === '' ? String(power) : `${power},${key}`, value] as const),
  );
  return new Map(terms.filter(([, value]) => !equal(value, ZERO)));
}

function combined(a: Polynomial, b: Polynomial, join: (x: Rational, y: Rational) => Rational): Polynomial {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return new Map([...keys].map((key) => [key, join(a.get(key) ?? ZERO, b.get(key) ?? ZERO)]));
}

/** The exact value of a polynomial. */
export function polynomialAt(polynomial: Polynomial, at: readonly number[]): Rational {
  let sum = ZERO;
  for (const [key, coefficient] of polynomial) {
    const power = exponentsOf(key).reduce(
      (product, exponent, i) => product * BigInt(at[i] ?? 0) ** BigInt(exponent),
      1n,
    );
    sum = add(sum, multiply(coefficient, rational(power)));
  }
  return sum;
}

function exponentsOf(key: string): number[] {
  return key === '' ? [] : key.split(',').map(Number);
}

const NOWHERE = { start: 0, end: 0 };

/** A polynomial as a formula: terms of high degree first, then in the order of the variables. */
export function polynomialTree(polynomial: Polynomial, names: readonly string[]): Tree {
  const terms = [...polynomial].map(([key, coefficient]) => ({ exponents: exponentsOf(key), coefficient }));
  const degree = (exponents: readonly number[]): number => exponents.reduce((sum, one) => sum + one, 0);
  terms.sort((a, b) => {
    const differs = a.exponents.findIndex((one, i) => one !== b.exponents[i]);
    return degree(b.exponents) - degree(a.exponents) || (b.exponents[differs] ?? 0) - (a.exponents[differs] ?? 0);
  });
  const [first, ...rest] = terms;
  if (!first) return numberOf(ZERO);
  return rest.reduce<Tree>(
    (left, term) => {
      const isLess = term.coefficient.numerator < 0n;
      const right = termTree(isLess ? { ...term, coefficient: multiply(rational(-1), term.coefficient) } : term, names);
      return { kind: 'binary', operator: isLess ? '-' : '+', left, right, written: '', span: NOWHERE };
    },
    termTree(first, names),
  );
}

interface Term {
  readonly exponents: readonly number[];
  readonly coefficient: Rational;
}

function termTree({ exponents, coefficient }: Term, names: readonly string[]): Tree {
  const powers = exponents.flatMap((exponent, i): Tree[] => {
    const name: Tree = { kind: 'name', name: names[i] ?? '', span: NOWHERE };
    if (exponent === 0) return [];
    return [exponent === 1 ? name : binary('^', name, numberOf(rational(exponent)))];
  });
  const isOne = equal(coefficient, ONE);
  const factors = isOne && powers.length > 0 ? powers : [numberOf(coefficient), ...powers];
  const [first, ...rest] = factors;
  return rest.reduce((product, factor) => binary('*', product, factor), first ?? numberOf(coefficient));
}

function binary(operator: '*' | '^', left: Tree, right: Tree): Tree {
  return { kind: 'binary', operator, left, right, written: '', span: NOWHERE };
}

function numberOf(value: Rational): Tree {
  const whole = rational(value.numerator);
  const written = String(value.numerator);
  if (value.denominator === 1n) return { kind: 'number', value: whole, written, span: NOWHERE };
  const below = rational(value.denominator);
  return {
    kind: 'binary',
    operator: '/',
    left: { kind: 'number', value: whole, written, span: NOWHERE },
    right: { kind: 'number', value: below, written: String(value.denominator), span: NOWHERE },
    written: '/',
    span: NOWHERE,
  };
}
