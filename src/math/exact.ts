import {
  add,
  compare,
  divide,
  isBounded,
  isInteger,
  multiply,
  negate,
  ONE,
  power,
  rational,
  subtract,
  ZERO,
  type Rational,
} from './rational.ts';
import { bitLength } from './arithmetic/bits.ts';
import type { Tree } from './tree.ts';

/** Finds the value of a name; of `f.parameters` and `answer(c.f.ops)` under these texts. */
export type Lookup = (name: string) => Rational | undefined;

/** Steps of an exact calculation: sums over many terms stop here. */
const MOST_STEPS = 50_000;

interface Calculation {
  readonly lookup: Lookup;
  readonly bound: ReadonlyMap<string, Rational>;
  readonly steps: { left: number };
}

/**
 * The exact value of a formula of numbers; undefined where there is none, where a name is unknown, and where the result
 * would be immoderately large (`9^9^9^9`). `lookup` gives the values of names; a member is looked up as `f.parameters`,
 * another part's answer as `answer(id)`.
 */
export function exactValue(tree: Tree, lookup: Lookup = () => undefined): Rational | undefined {
  return calculate(tree, { lookup, bound: new Map(), steps: { left: MOST_STEPS } });
}

function calculate(tree: Tree, calculation: Calculation): Rational | undefined {
  calculation.steps.left -= 1;
  if (calculation.steps.left < 0) return undefined;
  const value = valueOf(tree, calculation);
  return value && isBounded(value) ? value : undefined;
}

function valueOf(tree: Tree, calculation: Calculation): Rational | undefined {
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'name':
      return calculation.bound.get(tree.name) ?? calculation.lookup(tree.name);
    case 'member':
      return memberValue(tree, calculation);
    case 'negative':
      return map(calculate(tree.of, calculation), negate);
    case 'percent':
      return map(calculate(tree.of, calculation), (value) => multiply(value, rational(1, 100)));
    case 'factorial':
      return map(calculate(tree.of, calculation), factorial);
    case 'binary':
      return binaryValue(tree, calculation);
    case 'call':
      return callValue(tree, calculation);
    case 'sum':
    case 'product':
      return seriesValue(tree, calculation);
    default:
      return undefined;
  }
}

function memberValue(tree: Tree & { kind: 'member' }, { lookup }: Calculation): Rational | undefined {
  const path = memberPath(tree);
  return path === undefined ? undefined : lookup(path);
}

/** `f.withBias.operations` for a chain of members of a name; undefined for anything else. */
export function memberPath(tree: Tree): string | undefined {
  if (tree.kind === 'name') return tree.name;
  if (tree.kind !== 'member') return undefined;
  const base = memberPath(tree.of);
  return base === undefined ? undefined : `${base}.${tree.name}`;
}

function binaryValue(tree: Tree & { kind: 'binary' }, calculation: Calculation): Rational | undefined {
  const left = calculate(tree.left, calculation);
  const right = left && calculate(tree.right, calculation);
  if (!left || !right) return undefined;
  switch (tree.operator) {
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    case '*':
    case '⊙':
      return multiply(left, right);
    case '/':
      return divide(left, right);
    case '^':
      return power(left, right);
    case 'mod':
      return map(divide(left, right), (ratio) => subtract(left, multiply(right, floor(ratio))));
    default:
      return undefined;
  }
}

function callValue(tree: Tree & { kind: 'call' }, calculation: Calculation): Rational | undefined {
  const [only] = tree.arguments;
  if (tree.name === 'answer' && only?.kind === 'name') return calculation.lookup(`answer(${only.name})`);
  const values = tree.arguments.map((one) => calculate(one, calculation));
  const known = values.filter((one) => one !== undefined);
  const [first, second] = known;
  if (!first || known.length !== values.length) return undefined;
  if (tree.name === 'max') return known.reduce((a, b) => (compare(a, b) < 0 ? b : a));
  if (tree.name === 'min') return known.reduce((a, b) => (compare(a, b) > 0 ? b : a));
  if (tree.name === 'root' && second) return map(divide(ONE, second), (exponent) => power(first, exponent));
  return known.length === 1 ? unaryValue(tree.name, first) : undefined;
}

function unaryValue(name: string, value: Rational): Rational | undefined {
  switch (name) {
    case 'floor':
      return floor(value);
    case 'ceil':
      return negate(floor(negate(value)));
    case 'abs':
      return compare(value, ZERO) < 0 ? negate(value) : value;
    case 'round':
      return floor(add(value, rational(1, 2)));
    case 'sqrt':
      return power(value, rational(1, 2));
    default:
      return undefined;
  }
}

function seriesValue(tree: Tree & { kind: 'sum' | 'product' }, calculation: Calculation): Rational | undefined {
  const from = tree.from && calculate(tree.from, calculation);
  const to = tree.to && calculate(tree.to, calculation);
  if (!from || !to || !isInteger(from) || !isInteger(to)) return undefined;
  let total: Rational | undefined = tree.kind === 'sum' ? ZERO : ONE;
  for (let at = from.numerator; at <= to.numerator && total; at++) {
    const bound = new Map(calculation.bound).set(tree.index, { numerator: at, denominator: 1n });
    const term = calculate(tree.body, { ...calculation, bound });
    total = term && (tree.kind === 'sum' ? add(total, term) : multiply(total, term));
    if (total && !isBounded(total)) return undefined;
    calculation.steps.left -= costOf(total);
  }
  return total;
}

/** The steps that bringing a fraction to lowest terms is worth: the time grows with the square of its length. */
function costOf(total: Rational | undefined): number {
  if (!total || total.denominator === 1n) return 0;
  return Math.floor(bitLength(total.denominator) ** 2 / 2 ** 14);
}

/** The largest whole number that is not above a fraction. */
export function floor(value: Rational): Rational {
  const quotient = value.numerator / value.denominator;
  const isBelow = value.numerator < 0n && quotient * value.denominator !== value.numerator;
  return { numerator: isBelow ? quotient - 1n : quotient, denominator: 1n };
}

function factorial(value: Rational): Rational | undefined {
  if (!isInteger(value) || value.numerator < 0n || value.numerator > 1000n) return undefined;
  let product = 1n;
  for (let factor = 2n; factor <= value.numerator; factor++) product *= factor;
  return { numerator: product, denominator: 1n };
}

function map(value: Rational | undefined, change: (value: Rational) => Rational | undefined): Rational | undefined {
  return value && change(value);
}
