import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isFailure, type Outcome } from '../../../src/math/arithmetic/arithmetic.ts';
import { complexOver, type Complex } from '../../../src/math/arithmetic/complex.ts';
import { topOf } from '../../../src/math/arithmetic/enclosure/ball.ts';
import { enclosuresOf, type Enclosure } from '../../../src/math/arithmetic/enclosures.ts';
import { rational } from '../../../src/math/rational.ts';

type Number = Complex<Enclosure>;

const real = enclosuresOf(50);
const complex = complexOver(real);

function valueOf<T>(outcome: Outcome<T>): T {
  if (isFailure(outcome)) throw new Error(outcome);
  return outcome;
}

/** A number with its parts in hundredths. */
function number(re: number, im = 0): Number {
  const i = valueOf(complex.constant('i'));
  const turned = valueOf(complex.multiply(i, valueOf(complex.rational(rational(im, 100)))));
  return valueOf(complex.add(valueOf(complex.rational(rational(re, 100))), turned));
}

const apply = (name: string, ...values: readonly Number[]): Number => valueOf(complex.apply(name, values));

/** Whether two numbers agree to forty digits. */
function agree(a: Number, b: Number): boolean {
  const { real: re, imaginary: im } = valueOf(complex.subtract(a, b));
  return topOf(re) < -130 && topOf(im) < -130;
}

describe('principal values', () => {
  const pi = valueOf(complex.constant('pi'));
  const i = valueOf(complex.constant('i'));
  const times = (a: Number, b: Number): Number => valueOf(complex.multiply(a, b));
  const half = number(50);

  test.each<[string, Number, Number]>([
    ['sqrt(-4) = 2i', apply('sqrt', number(-400)), number(0, 200)],
    ['ln(-1) = i pi', apply('ln', number(-100)), times(i, pi)],
    ['exp(i pi) = -1', apply('exp', times(i, pi)), number(-100)],
    [
      'arcsin(2) + arccos(2) = pi/2',
      valueOf(complex.add(apply('arcsin', number(200)), apply('arccos', number(200)))),
      times(pi, half),
    ],
    ['sin(arcsin(2)) = 2', apply('sin', apply('arcsin', number(200))), number(200)],
    ['arccosh(-1) = i pi', apply('arccosh', number(-100)), times(i, pi)],
    ['i^i = exp(-pi/2)', valueOf(complex.power(i, i, undefined)), apply('exp', times(pi, number(-50)))],
    [
      '(-8)^(1/3) = 1 + i sqrt(3)',
      valueOf(complex.power(number(-800), valueOf(complex.rational(rational(1, 3))), rational(1, 3))),
      valueOf(complex.add(number(100), times(i, apply('sqrt', number(300))))),
    ],
    ['(1 + i)^-2 = -i/2', valueOf(complex.power(number(100, 100), number(-200), rational(-2))), number(0, -50)],
    ['abs(3 + 4i) = 5', apply('abs', number(300, 400)), number(500)],
  ])('%s', (_, found, expected) => {
    expect(agree(found, expected)).toBe(true);
  });

  test.each([
    ['ln', 0],
    ['csc', 0],
    ['factorial', -100],
  ])('%s has no value at %d hundredths', (name, at) => {
    expect(complex.apply(name, [number(at)])).toBe('undefined');
  });

  test('real functions of real numbers stay real', () => {
    const sine = apply('sin', number(70));
    expect(sine.imaginary).toEqual(valueOf(real.rational(rational(0))));
  });
});

describe('identities', () => {
  const part = fc.integer({ min: -300, max: 300 });
  const one = number(100);
  const sum = (a: Number, b: Number): Number => valueOf(complex.add(a, b));
  const product = (a: Number, b: Number): Number => valueOf(complex.multiply(a, b));

  test.each<[string, (z: Number) => readonly [Number, Number]]>([
    [
      'sin² + cos² = 1',
      (z) => [sum(product(apply('sin', z), apply('sin', z)), product(apply('cos', z), apply('cos', z))), one],
    ],
    ['exp(ln z) = z', (z) => [apply('exp', apply('ln', z)), z]],
    ['sqrt(z)² = z', (z) => [product(apply('sqrt', z), apply('sqrt', z)), z]],
    ['tan(arctan z) = z', (z) => [apply('tan', apply('arctan', z)), z]],
    ['sinh(arcsinh z) = z', (z) => [apply('sinh', apply('arcsinh', z)), z]],
    ['cosh(arccosh z) = z', (z) => [apply('cosh', apply('arccosh', z)), z]],
    ['tanh(arctanh z) = z', (z) => [apply('tanh', apply('arctanh', z)), z]],
    ['sec(arcsec z) = z', (z) => [apply('sec', apply('arcsec', z)), z]],
    ['z · (1/z) = 1', (z) => [product(z, valueOf(complex.divide(one, z))), one]],
  ])('%s', (_, sides) => {
    fc.assert(
      fc.property(part, part, (re, im) => {
        fc.pre(im !== 0 && re !== 0);
        const [left, right] = sides(number(re, im));
        expect(agree(left, right)).toBe(true);
      }),
      { seed: 7, numRuns: 25 },
    );
  });
});
