import { chain, chainBoth, isFailure, type Arithmetic, type Outcome } from './arithmetic.ts';
import { rational } from '../rational.ts';

/** A complex number over some sort of real ones. An imaginary part that is exactly zero stays so. */
export interface Complex<T> {
  readonly real: T;
  readonly imaginary: T;
}

/** What the functions of complex numbers are made of. */
export interface Parts<T> {
  readonly real: Arithmetic<T>;
  readonly arithmetic: Arithmetic<Complex<T>>;
  readonly isReal: (value: Complex<T>) => boolean;
}

/** A function of complex numbers that are not all real, or that have no real value. */
export function complexFunction<T>(parts: Parts<T>, name: string, values: readonly Complex<T>[]): Outcome<Complex<T>> {
  const [z, second] = values;
  if (z === undefined) return 'unsupported';
  if (values.length === 2 && second !== undefined) return ofTwo(parts, name, [z, second]);
  if (values.length !== 1) return 'unsupported';
  const basic = basicFunction(parts, name, z);
  if (basic !== undefined) return basic;
  const definition = DEFINITIONS.get(name);
  return definition ? definition(new Formula(parts.arithmetic), z) : 'unsupported';
}

function ofTwo<T>(parts: Parts<T>, name: string, [z, n]: readonly [Complex<T>, Complex<T>]): Outcome<Complex<T>> {
  if (name !== 'root') return parts.isReal(z) && parts.isReal(n) ? 'undefined' : 'unsupported';
  const { arithmetic } = parts;
  const exponent = chain(arithmetic.rational(rational(1)), (one) => arithmetic.divide(one, n));
  return chain(exponent, (value) => arithmetic.power(z, value, undefined));
}

/** Functions that look at the two parts of a number. */
function basicFunction<T>(
  { real, isReal, arithmetic }: Parts<T>,
  name: string,
  z: Complex<T>,
): Outcome<Complex<T>> | undefined {
  const { real: a, imaginary: b } = z;
  const zero = real.rational(rational(0));
  const pair = (re: Outcome<T>, im: Outcome<T>): Outcome<Complex<T>> =>
    chainBoth(re, im, (first, second) => ({ real: first, imaginary: second }));
  const product = (first: Outcome<T>, second: Outcome<T>): Outcome<T> => chainBoth(first, second, real.multiply);
  const of = (called: string, value: T): Outcome<T> => real.apply(called, [value]);
  switch (name) {
    case 're':
      return pair(a, zero);
    case 'im':
      return pair(b, zero);
    case 'conj':
      return { real: a, imaginary: real.negate(b) };
    case 'abs':
      return pair(sizeOf(real, z), zero);
    case 'arg':
      return pair(real.apply('arctan2', [b, a]), zero);
    case 'ln':
      return pair(
        chain(sizeOf(real, z), (size) => real.apply('ln', [size])),
        real.apply('arctan2', [b, a]),
      );
    case 'sqrt':
      if (isReal(z)) return pair(zero, of('sqrt', real.negate(a)));
      return chain(arithmetic.apply('ln', [z]), (value) => halfPower(arithmetic, value));
    case 'exp':
      return pair(product(of('exp', a), of('cos', b)), product(of('exp', a), of('sin', b)));
    case 'sin':
      return pair(product(of('sin', a), of('cosh', b)), product(of('cos', a), of('sinh', b)));
    case 'cos':
      return pair(product(of('cos', a), of('cosh', b)), chain(product(of('sin', a), of('sinh', b)), real.negate));
    case 'sinh':
      return pair(product(of('sinh', a), of('cos', b)), product(of('cosh', a), of('sin', b)));
    case 'cosh':
      return pair(product(of('cosh', a), of('cos', b)), product(of('sinh', a), of('sin', b)));
    default:
      return undefined;
  }
}

function sizeOf<T>(real: Arithmetic<T>, { real: a, imaginary: b }: Complex<T>): Outcome<T> {
  const squares = chainBoth(real.multiply(a, a), real.multiply(b, b), real.add);
  return chain(squares, (value) => real.apply('sqrt', [value]));
}

function halfPower<T>(arithmetic: Arithmetic<Complex<T>>, logarithm: Complex<T>): Outcome<Complex<T>> {
  const half = chain(arithmetic.rational(rational(1, 2)), (value) => arithmetic.multiply(value, logarithm));
  return chain(half, (value) => arithmetic.apply('exp', [value]));
}

/** Writes functions as formulas of others; a failure goes through to the end. */
class Formula<T> {
  readonly #arithmetic: Arithmetic<T>;

  constructor(arithmetic: Arithmetic<T>) {
    this.#arithmetic = arithmetic;
  }

  number(numerator: number, denominator = 1): Outcome<T> {
    return this.#arithmetic.rational(rational(numerator, denominator));
  }

  get i(): Outcome<T> {
    return this.#arithmetic.constant('i');
  }

  get pi(): Outcome<T> {
    return this.#arithmetic.constant('pi');
  }

  sum(a: Outcome<T>, b: Outcome<T>): Outcome<T> {
    return chainBoth(a, b, this.#arithmetic.add);
  }

  difference(a: Outcome<T>, b: Outcome<T>): Outcome<T> {
    return chainBoth(a, b, this.#arithmetic.subtract);
  }

  product(a: Outcome<T>, b: Outcome<T>): Outcome<T> {
    return chainBoth(a, b, this.#arithmetic.multiply);
  }

  quotient(a: Outcome<T>, b: Outcome<T>): Outcome<T> {
    return chainBoth(a, b, this.#arithmetic.divide);
  }

  of(name: string, value: Outcome<T>): Outcome<T> {
    return isFailure(value) ? value : this.#arithmetic.apply(name, [value]);
  }
}

type Definition = <T>(f: Formula<T>, z: Outcome<T>) => Outcome<T>;

const quotientOf =
  (above: string, below: string): Definition =>
  (f, z) =>
    f.quotient(f.of(above, z), f.of(below, z));
const inverseOf =
  (name: string): Definition =>
  (f, z) =>
    f.quotient(f.number(1), f.of(name, z));
const ofInverse =
  (name: string): Definition =>
  (f, z) =>
    f.of(name, f.quotient(f.number(1), z));
const logarithmTo =
  (base: number): Definition =>
  (f, z) =>
    f.quotient(f.of('ln', z), f.of('ln', f.number(base)));

const arcsine: Definition = (f, z) => {
  const root = f.of('sqrt', f.difference(f.number(1), f.product(z, z)));
  return f.quotient(f.of('ln', f.sum(f.product(f.i, z), root)), f.i);
};

/** Definitions by exp, ln and sqrt, as in Abramowitz and Stegun, chapter 4. */
const DEFINITIONS: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  ['tan', quotientOf('sin', 'cos')],
  ['cot', quotientOf('cos', 'sin')],
  ['sec', inverseOf('cos')],
  ['csc', inverseOf('sin')],
  ['tanh', quotientOf('sinh', 'cosh')],
  ['coth', quotientOf('cosh', 'sinh')],
  ['sech', inverseOf('cosh')],
  ['csch', inverseOf('sinh')],
  ['log2', logarithmTo(2)],
  ['log10', logarithmTo(10)],
  ['log1p', (f, z) => f.of('ln', f.sum(f.number(1), z))],
  ['exp2', (f, z) => f.of('exp', f.product(z, f.of('ln', f.number(2))))],
  ['expm1', (f, z) => f.difference(f.of('exp', z), f.number(1))],
  ['cbrt', (f, z) => f.of('exp', f.quotient(f.of('ln', z), f.number(3)))],
  ['sign', (f, z) => f.quotient(z, f.of('abs', z))],
  ['sigmoid', (f, z) => f.quotient(f.of('exp', z), f.sum(f.number(1), f.of('exp', z)))],
  ['softplus', (f, z) => f.of('ln', f.sum(f.number(1), f.of('exp', z)))],
  ['arcsin', arcsine],
  ['arccos', (f, z) => f.difference(f.quotient(f.pi, f.number(2)), f.of('arcsin', z))],
  [
    'arctan',
    (f, z) => {
      const turned = f.product(f.i, z);
      const below = f.of('ln', f.difference(f.number(1), turned));
      const above = f.of('ln', f.sum(f.number(1), turned));
      return f.product(f.quotient(f.i, f.number(2)), f.difference(below, above));
    },
  ],
  ['arccot', ofInverse('arctan')],
  ['arcsec', ofInverse('arccos')],
  ['arccsc', ofInverse('arcsin')],
  ['arcsinh', (f, z) => f.of('ln', f.sum(z, f.of('sqrt', f.sum(f.product(z, z), f.number(1)))))],
  [
    'arccosh',
    (f, z) => {
      const roots = f.product(f.of('sqrt', f.sum(z, f.number(1))), f.of('sqrt', f.difference(z, f.number(1))));
      return f.of('ln', f.sum(z, roots));
    },
  ],
  [
    'arctanh',
    (f, z) => {
      const difference = f.difference(f.of('ln', f.sum(f.number(1), z)), f.of('ln', f.difference(f.number(1), z)));
      return f.quotient(difference, f.number(2));
    },
  ],
  ['arccoth', ofInverse('arctanh')],
  ['arcsech', ofInverse('arccosh')],
  ['arccsch', ofInverse('arcsinh')],
]);
