import { chain, chainBoth, isFailure, type Arithmetic, type Outcome } from './arithmetic.ts';
import { complexFunction, type Complex } from './complex-functions.ts';

export type { Complex } from './complex-functions.ts';
import { rational, type Rational } from '../rational.ts';

/** Highest exponent of a power that is multiplied out. */
const MOST_MULTIPLIED = 1_024n;

/**
 * Complex numbers over any real arithmetic, with principal values (the cuts of ln and of powers lie on the negative real
 * axis, as in C99). A real function of real numbers stays real where it has a real value.
 */
export function complexOver<T>(real: Arithmetic<T>): Arithmetic<Complex<T>> {
  const zero = real.rational(rational(0));
  const complex = (of: Outcome<T>): Outcome<Complex<T>> =>
    chainBoth(of, zero, (value, none) => ({ real: value, imaginary: none }));
  const isReal = ({ imaginary }: Complex<T>): boolean => !isFailure(zero) && real.compare(imaginary, zero) === 0;
  const pair = (re: Outcome<T>, im: Outcome<T>): Outcome<Complex<T>> =>
    chainBoth(re, im, (first, second) => ({ real: first, imaginary: second }));
  const arithmetic: Arithmetic<Complex<T>> = {
    rational: (value) => complex(real.rational(value)),
    constant: (name) => (name === 'i' ? pair(zero, real.rational(rational(1))) : complex(real.constant(name))),
    negate: (a) => ({ real: real.negate(a.real), imaginary: real.negate(a.imaginary) }),
    add: (a, b) => pair(real.add(a.real, b.real), real.add(a.imaginary, b.imaginary)),
    subtract: (a, b) => pair(real.subtract(a.real, b.real), real.subtract(a.imaginary, b.imaginary)),
    multiply: (a, b) => {
      if (isReal(a)) return pair(real.multiply(a.real, b.real), real.multiply(a.real, b.imaginary));
      if (isReal(b)) return pair(real.multiply(a.real, b.real), real.multiply(a.imaginary, b.real));
      const product = (x: T, y: T): Outcome<T> => real.multiply(x, y);
      return pair(
        chainBoth(product(a.real, b.real), product(a.imaginary, b.imaginary), real.subtract),
        chainBoth(product(a.real, b.imaginary), product(a.imaginary, b.real), real.add),
      );
    },
    divide: (a, b) => {
      if (isReal(b)) return pair(real.divide(a.real, b.real), real.divide(a.imaginary, b.real));
      const conjugate = { real: b.real, imaginary: real.negate(b.imaginary) };
      const size = chainBoth(real.multiply(b.real, b.real), real.multiply(b.imaginary, b.imaginary), real.add);
      return chainBoth(arithmetic.multiply(a, conjugate), size, (above, below) =>
        pair(real.divide(above.real, below), real.divide(above.imaginary, below)),
      );
    },
    power: (base, exponent, exact) => {
      if (isReal(base) && isReal(exponent)) {
        const found = real.power(base.real, exponent.real, exact);
        if (found !== 'undefined') return complex(found);
      }
      return powerOf(arithmetic, { base, exponent, exact });
    },
    apply: (name, values) => {
      const areReal = values.every((value) => isReal(value));
      const found = areReal
        ? real.apply(
            name,
            values.map((value) => value.real),
          )
        : 'undefined';
      if (found !== 'undefined') return complex(found);
      const value = complexFunction({ real, arithmetic, isReal }, name, values);
      return areReal && value === 'unsupported' ? 'undefined' : value;
    },
    compare: (a, b) => {
      if (isReal(a) && isReal(b)) return real.compare(a.real, b.real);
      return real.compare(a.real, b.real) === 0 && real.compare(a.imaginary, b.imaginary) === 0 ? 0 : 'unsure';
    },
    integer: (a) => (isReal(a) ? real.integer(a.real) : 'undefined'),
  };
  return arithmetic;
}

interface Power<T> {
  readonly base: Complex<T>;
  readonly exponent: Complex<T>;
  readonly exact: Rational | undefined;
}

/** By multiplication, by a square root, or as `exp(exponent ln(base))`. */
function powerOf<T>(arithmetic: Arithmetic<Complex<T>>, { base, exponent, exact }: Power<T>): Outcome<Complex<T>> {
  if (exact?.denominator === 1n) {
    const times = exact.numerator < 0n ? -exact.numerator : exact.numerator;
    if (times <= MOST_MULTIPLIED) {
      const power = multiplied(arithmetic, base, times);
      const one = arithmetic.rational(rational(1));
      return exact.numerator < 0n ? chainBoth(one, power, arithmetic.divide) : power;
    }
  }
  if (exact?.denominator === 2n && (exact.numerator === 1n || exact.numerator === -1n)) {
    const root = arithmetic.apply('sqrt', [base]);
    return exact.numerator === 1n ? root : chainBoth(arithmetic.rational(rational(1)), root, arithmetic.divide);
  }
  const logarithm = arithmetic.apply('ln', [base]);
  const product = chain(logarithm, (value) => arithmetic.multiply(value, exponent));
  return chain(product, (value) => arithmetic.apply('exp', [value]));
}

function multiplied<T>(arithmetic: Arithmetic<Complex<T>>, base: Complex<T>, times: bigint): Outcome<Complex<T>> {
  let power = arithmetic.rational(rational(1));
  let square: Outcome<Complex<T>> = base;
  for (let left = times; left > 0n; left >>= 1n) {
    if (left & 1n) power = chainBoth(power, square, arithmetic.multiply);
    if (left > 1n) square = chainBoth(square, square, arithmetic.multiply);
  }
  return power;
}
