import type { Arithmetic, Constant, Failure, Outcome } from './arithmetic.ts';
import { takes } from './function-names.ts';
import { toNumber, type Rational } from '../rational.ts';
import { binomial, erf, factorial, gamma, permutations } from './doubles-special.ts';

/**
 * Plain doubles, without any bound of their errors: quick values for gradient checks and for finding points that look
 * promising. `undefined` stands for every result that is not a number, and for division by zero; infinities that come
 * from overflow are values, so that `1/(1 + exp(1000))` is 0.
 */
export const doubles: Arithmetic<number> = {
  rational: toNumber,
  constant: (name: Constant): Outcome<number> => (name === 'pi' ? Math.PI : name === 'e' ? Math.E : 'unsupported'),
  negate: (a) => -a,
  add: (a, b) => checked(a + b),
  subtract: (a, b) => checked(a - b),
  multiply: (a, b) => checked(a * b),
  divide: (a, b) => (b === 0 ? 'undefined' : checked(a / b)),
  power: powerOf,
  apply: applied,
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : a === b ? 0 : 'unsure'),
  integer: (a): number | Failure => (Number.isSafeInteger(a) ? a : Number.isFinite(a) ? 'undefined' : 'too-large'),
};

function checked(value: number): Outcome<number> {
  return Number.isNaN(value) ? 'undefined' : value;
}

function powerOf(base: number, exponent: number, exact: Rational | undefined): Outcome<number> {
  if (base === 0 && exponent < 0) return 'undefined';
  if (base < 0 && exact !== undefined && exact.denominator !== 1n) return 'undefined';
  return checked(base ** exponent);
}

function applied(name: string, values: readonly number[]): Outcome<number> {
  const [first, second] = values;
  if (first === undefined) return 'unsupported';
  if (values.length === 1) {
    const ofOne = OF_ONE.get(name);
    if (ofOne) return checked(ofOne(first));
  }
  if (!takes(name, values.length)) return 'unsupported';
  const ofMany = OF_MANY.get(name);
  // A single value goes through the step too, since gcd(1/2) has no value either.
  if (ofMany) return checked(values.reduce(ofMany, ofMany(first, first)));
  const ofTwo = OF_TWO.get(name);
  return ofTwo && second !== undefined ? checked(ofTwo(first, second)) : 'unsupported';
}

const OF_ONE: ReadonlyMap<string, (x: number) => number> = new Map([
  ['exp', Math.exp],
  ['exp2', (x) => 2 ** x],
  ['expm1', Math.expm1],
  ['ln', Math.log],
  ['log2', Math.log2],
  ['log10', Math.log10],
  ['log1p', Math.log1p],
  ['sqrt', Math.sqrt],
  ['cbrt', Math.cbrt],
  ['abs', Math.abs],
  ['floor', Math.floor],
  ['ceil', Math.ceil],
  ['round', rounded],
  ['sign', Math.sign],
  ['sin', Math.sin],
  ['cos', Math.cos],
  ['tan', Math.tan],
  ['cot', (x) => inverse(Math.tan(x))],
  ['sec', (x) => inverse(Math.cos(x))],
  ['csc', (x) => inverse(Math.sin(x))],
  ['sinh', Math.sinh],
  ['cosh', Math.cosh],
  ['tanh', Math.tanh],
  ['coth', (x) => inverse(Math.tanh(x))],
  ['sech', (x) => inverse(Math.cosh(x))],
  ['csch', (x) => inverse(Math.sinh(x))],
  ['arcsin', Math.asin],
  ['arccos', Math.acos],
  ['arctan', Math.atan],
  ['arccot', (x) => Math.atan(1 / Math.abs(x)) * (x < 0 ? -1 : 1)],
  ['arcsec', (x) => Math.acos(inverse(x))],
  ['arccsc', (x) => Math.asin(inverse(x))],
  ['arcsinh', Math.asinh],
  ['arccosh', Math.acosh],
  ['arctanh', (x) => (Math.abs(x) < 1 ? Math.atanh(x) : Number.NaN)],
  ['arccoth', (x) => (Math.abs(x) > 1 ? Math.atanh(1 / x) : Number.NaN)],
  ['arcsech', (x) => Math.acosh(inverse(x))],
  ['arccsch', (x) => Math.asinh(inverse(x))],
  ['sigmoid', (x) => 1 / (1 + Math.exp(-x))],
  ['softplus', (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))],
  ['relu', (x) => Math.max(x, 0)],
  ['factorial', factorial],
  ['gamma', gamma],
  ['erf', erf],
  ['re', (x) => x],
  ['im', () => 0],
  ['arg', (x) => (x > 0 ? 0 : x < 0 ? Math.PI : Number.NaN)],
  ['conj', (x) => x],
]);

const OF_TWO: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['root', root],
  ['arctan2', (y, x) => (x === 0 && y === 0 ? Number.NaN : Math.atan2(y, x))],
  ['binom', binomial],
  ['permutations', permutations],
  ['mod', (a, n) => (n === 0 ? Number.NaN : a - n * Math.floor(a / n))],
]);

const OF_MANY: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['max', (a, b) => Math.max(a, b)],
  ['min', (a, b) => Math.min(a, b)],
  ['gcd', commonDivisor],
  ['lcm', (a, b) => (a === 0 || b === 0 ? 0 : Math.abs(a / commonDivisor(a, b)) * Math.abs(b))],
]);

function inverse(x: number): number {
  return x === 0 ? Number.NaN : 1 / x;
}

function rounded(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

function root(value: number, degree: number): number {
  if (degree === 0) return Number.NaN;
  const isOdd = Number.isInteger(degree) && Math.abs(degree % 2) === 1;
  return value < 0 && isOdd ? -((-value) ** (1 / degree)) : value ** (1 / degree);
}

function commonDivisor(a: number, b: number): number {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return Number.NaN;
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
