import { isFailure, type Arithmetic, type Outcome } from '../../../src/math/arithmetic/arithmetic.ts';
import { enclosuresOf, type Enclosure } from '../../../src/math/arithmetic/enclosures.ts';
import type { Random } from '../../../src/math/random.ts';
import { fromNumber, multiply, rational, type Rational } from '../../../src/math/rational.ts';
import { boundsOfErrors, type Dual } from '../../../src/calculus/dual/dual.ts';

/** An expression of one number, x. */
export type Expression =
  | { readonly kind: 'x' }
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide'; readonly of: readonly [Expression, Expression] }
  | { readonly kind: 'power'; readonly of: Expression; readonly exponent: Rational }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Expression[] };

const FUNCTIONS = [
  ...[
    'exp',
    'expm1',
    'ln',
    'log1p',
    'log2',
    'log10',
    'sqrt',
    'cbrt',
    'sin',
    'cos',
    'tan',
    'arcsin',
    'arccos',
    'arctan',
  ],
  ...[
    'sinh',
    'cosh',
    'tanh',
    'arcsinh',
    'arccosh',
    'arctanh',
    'sigmoid',
    'softplus',
    'relu',
    'abs',
    'erf',
    'sec',
    'coth',
  ],
];
const KINDS = ['add', 'subtract', 'multiply', 'divide'] as const;

/** A random expression, not deeper than so many steps. */
export function randomExpression(random: Random, depth: number): Expression {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  if (depth === 0 || random() < 0.08)
    return random() < 0.75
      ? { kind: 'x' }
      : { kind: 'number', value: rational(Math.floor(random() * 19) - 9, pick([1, 1, 3, 7, 10])) };
  const below = (): Expression => randomExpression(random, depth - 1);
  const roll = random();
  if (roll < 0.5) return { kind: pick(KINDS), of: [below(), below()] };
  if (roll < 0.6)
    return {
      kind: 'power',
      of: below(),
      exponent: pick([2, 3, -1, 5, -2].map((one) => rational(one)).concat(rational(1, 2), rational(3, 2))),
    };
  if (roll < 0.68) return { kind: 'call', name: pick(['max', 'min', 'arctan2']), of: [below(), below()] };
  return { kind: 'call', name: pick(FUNCTIONS), of: [below()] };
}

/** The value of an expression at x, over any sort of numbers. */
export function valueOver<T>(expression: Expression, x: T, arithmetic: Arithmetic<T>): Outcome<T> {
  switch (expression.kind) {
    case 'x':
      return x;
    case 'number':
      return arithmetic.rational(expression.value);
    case 'power': {
      const [base, exponent] = [valueOver(expression.of, x, arithmetic), arithmetic.rational(expression.exponent)];
      if (isFailure(base)) return base;
      return isFailure(exponent) ? exponent : arithmetic.power(base, exponent, expression.exponent);
    }
    case 'call': {
      const values: T[] = [];
      for (const one of expression.of) {
        const value = valueOver(one, x, arithmetic);
        if (isFailure(value)) return value;
        values.push(value);
      }
      return arithmetic.apply(expression.name, values);
    }
    default: {
      const [a, b] = expression.of.map((one) => valueOver(one, x, arithmetic));
      if (a === undefined || b === undefined || isFailure(a)) return a ?? 'unsupported';
      return isFailure(b) ? b : arithmetic[expression.kind](a, b);
    }
  }
}

const exact = enclosuresOf(150);
/** Step of a central difference whose own error lies 40 digits below what is tested. */
const STEP: Rational = rational(1n, 2n ** 120n);

/** Value and slope of an expression at x, to some 60 digits; undefined where there is none. */
export function truth(expression: Expression, x: Rational): { value: Enclosure; slope: Enclosure } | undefined {
  const at = (offset: Rational): Outcome<Enclosure> => {
    const place = exact.rational({
      numerator: x.numerator * offset.denominator + offset.numerator * x.denominator,
      denominator: x.denominator * offset.denominator,
    });
    return isFailure(place) ? place : valueOver(expression, place, exact);
  };
  const [value, above, below] = [at(rational(0)), at(STEP), at(multiply(STEP, rational(-1)))];
  const twice = exact.rational(multiply(STEP, rational(2)));
  if (isFailure(value) || isFailure(above) || isFailure(below) || isFailure(twice)) return undefined;
  const apart = exact.subtract(above, below);
  const slope = isFailure(apart) ? apart : exact.divide(apart, twice);
  return isFailure(slope) ? undefined : { value, slope };
}

/** Whether a number lies within a bound of what is exact. */
export function isWithin(found: number, bound: number, wanted: Enclosure): boolean {
  if (bound === Infinity) return true;
  const [center, width] = [fromNumber(found), fromNumber(bound)];
  if (!center || !width) return false;
  const [number, room] = [exact.rational(center), exact.rational(width)];
  const off = isFailure(number) ? number : exact.subtract(number, wanted);
  const size = isFailure(off) ? off : exact.apply('abs', [off]);
  return !isFailure(size) && !isFailure(room) && exact.compare(size, room) !== 1;
}

/** Which of the bounds of a dual do not hold. */
export function broken(found: Dual, wanted: { value: Enclosure; slope: Enclosure }): string[] {
  const bounds = boundsOfErrors(found);
  return [
    ...(isWithin(found.value, bounds.value, wanted.value) ? [] : ['value']),
    ...(isWithin(found.slope, bounds.slope, wanted.slope) ? [] : ['slope']),
  ];
}
