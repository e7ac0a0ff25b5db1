import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isFailure, type Outcome } from '../../../src/math/arithmetic/arithmetic.ts';
import { decimalOf } from '../../../src/math/arithmetic/decimals.ts';
import { topOf } from '../../../src/math/arithmetic/enclosure/ball.ts';
import { enclosuresOf, type Enclosure } from '../../../src/math/arithmetic/enclosures.ts';
import { fractions } from '../../../src/math/arithmetic/fractions.ts';
import { FUNCTIONS } from '../../../src/math/arithmetic/function-names.ts';
import { intervals } from '../../../src/math/arithmetic/intervals.ts';
import {
  compare,
  fromDecimal,
  fromNumber,
  multiply,
  power,
  rational,
  subtract,
  type Rational,
} from '../../../src/math/rational.ts';

const DIGITS = 60;
const arithmetic = enclosuresOf(DIGITS);
const finest = enclosuresOf(110);

function value<T>(outcome: Outcome<T>): T {
  if (isFailure(outcome)) throw new Error(outcome);
  return outcome;
}

function present<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('there is no value');
  return one;
}

function exactly(text: string): Rational {
  const [top = '', bottom] = text.split('/');
  return bottom === undefined ? present(fromDecimal(top)) : rational(BigInt(top), BigInt(bottom));
}

const of = (text: string): Enclosure => value(arithmetic.rational(exactly(text)));

/** The ends of a ball as fractions; for balls of moderate size. */
function ends({ mantissa, exponent, radius }: Enclosure): [Rational, Rational] {
  const scale = present(power(rational(2), rational(exponent)));
  return [multiply(rational(mantissa - radius), scale), multiply(rational(mantissa + radius), scale)];
}

function holds(ball: Enclosure, exact: Rational): boolean {
  const [low, high] = ends(ball);
  return compare(low, exact) <= 0 && compare(exact, high) <= 0;
}

function meets(a: Enclosure, b: Enclosure): boolean {
  const [[lowA, highA], [lowB, highB]] = [ends(a), ends(b)];
  return compare(lowA, highB) <= 0 && compare(lowB, highA) <= 0;
}

// Published digits (tables of the OEIS and of NIST's DLMF).
test.each<[string, string[], string]>([
  ['exp', ['1'], '2.71828182845904523536028747135266249775724709369995957496697'],
  ['ln', ['2'], '0.693147180559945309417232121458176568075500134360255254120680'],
  ['ln', ['10'], '2.30258509299404568401799145468436420760110148862877297603333'],
  ['sqrt', ['2'], '1.41421356237309504880168872420969807856967187537694807317668'],
  ['cbrt', ['2'], '1.25992104989487316476721060727822835057025146470150798008198'],
  ['sin', ['1'], '0.841470984807896506652502321630298999622563060798371065672752'],
  ['cos', ['1'], '0.540302305868139717400936607442976603732310420617922227670097'],
  ['tan', ['1'], '1.55740772465490223050697480745836017308725077238152003838395'],
  ['arctan', ['1/2'], '0.463647609000806116214256231461214402028537054286120263810933'],
  ['arcsin', ['1'], '1.57079632679489661923132169163975144209858469968755291048747'],
  ['arccos', ['-1'], '3.14159265358979323846264338327950288419716939937510582097494'],
  ['sinh', ['1'], '1.17520119364380145688238185059560081515571798133409587022957'],
  ['cosh', ['1'], '1.54308063481524377847790562075706168260152911236586370473740'],
  ['tanh', ['1'], '0.761594155955764888119458282604793590412768597257936551596810'],
  ['arcsinh', ['1'], '0.881373587019543025232609324979792309028160328261635410753295'],
  ['arctanh', ['1/2'], '0.549306144334054845697622618461262852323745278911374725867347'],
  ['gamma', ['1/2'], '1.77245385090551602729816748334114518279754945612238712821381'],
  ['gamma', ['1/3'], '2.67893853470774763365569294097467764412868937795730110095043'],
  ['gamma', ['-1/2'], '-3.54490770181103205459633496668229036559509891224477425642762'],
  ['erf', ['1/2'], '0.520499877813046537682746653891964528736451575757963700058806'],
  ['arctan2', ['1', '-1'], '2.35619449019234492884698253745962716314787704953132936573121'],
])('%s of %j has the published digits', (name, values, digits) => {
  const result = value(arithmetic.apply(name, values.map(of)));
  const exact = exactly(digits);
  const error = subtract(ends(result)[0], exact);
  expect(
    compare({ ...error, numerator: error.numerator < 0n ? -error.numerator : error.numerator }, exactly('1e-58')),
  ).toBe(-1);
  expect(decimalOf(result, 59).slice(0, 58)).toBe(digits.slice(0, 58));
});

test('pi has the published digits at 1,000 digits', () => {
  const digits = decimalOf(value(enclosuresOf(1000).constant('pi')), 1000);
  expect(digits.slice(0, 32)).toBe('3.141592653589793238462643383279');
  expect(digits.slice(-20)).toBe('76611195909216420199');
});

test.each<[string, string[], string]>([
  ['sqrt', ['49'], '7'],
  ['sqrt', ['1/4'], '1/2'],
  ['cbrt', ['-27'], '-3'],
  ['root', ['32', '5'], '2'],
  ['root', ['1024', '10'], '2'],
  ['log2', ['8'], '3'],
  ['log2', ['1/8'], '-3'],
  ['log10', ['1000'], '3'],
  ['ln', ['1'], '0'],
  ['exp', ['0'], '1'],
  ['sin', ['0'], '0'],
  ['cos', ['0'], '1'],
  ['arccos', ['1'], '0'],
  ['factorial', ['20'], '2432902008176640000'],
  ['gamma', ['5'], '24'],
  ['binom', ['50', '25'], '126410606437752'],
  ['binom', ['5', '-1'], '0'],
  ['permutations', ['10', '3'], '720'],
  ['mod', ['-7', '3'], '2'],
  ['mod', ['7', '-3'], '-2'],
  ['gcd', ['12', '18'], '6'],
  ['lcm', ['4', '6'], '12'],
  ['max', ['1', '3', '2'], '3'],
  ['min', ['3', '1/2'], '1/2'],
  ['floor', ['-7/2'], '-4'],
  ['ceil', ['-7/2'], '-3'],
  ['round', ['-5/2'], '-3'],
  ['round', ['7/3'], '2'],
  ['sign', ['-7/3'], '-1'],
  ['abs', ['-5'], '5'],
])('%s of %j is exact', (name, values, expected) => {
  const result = value(arithmetic.apply(name, values.map(of)));
  expect(result.radius).toBe(0n);
  expect(holds(result, exactly(expected))).toBe(true);
});

test.each<[string, string[], string]>([
  ['ln', ['-1'], 'undefined'],
  ['ln', ['0'], 'undefined'],
  ['sqrt', ['-2'], 'undefined'],
  ['root', ['-16', '4'], 'undefined'],
  ['arcsin', ['3/2'], 'undefined'],
  ['arctanh', ['1'], 'undefined'],
  ['arccosh', ['1/2'], 'undefined'],
  ['csc', ['0'], 'undefined'],
  ['gamma', ['-7'], 'undefined'],
  ['factorial', ['-1'], 'undefined'],
  ['gcd', ['1/2', '1'], 'undefined'],
  ['arctan2', ['0', '0'], 'undefined'],
  ['mod', ['1', '0'], 'undefined'],
  ['exp', ['1e15'], 'too-large'],
  ['factorial', ['1e14'], 'too-large'],
  ['binom', ['1e30', '1e20'], 'too-large'],
  ['zeta', ['2'], 'unsupported'],
  ['sin', ['1', '2'], 'unsupported'],
])('%s of %j is %s', (name, values, expected) => {
  expect(arithmetic.apply(name, values.map(of))).toBe(expected);
});

/** At least the size of every number of an enclosure. */
const sizeAbove = (x: Enclosure): number => 2 ** topOf(x);

describe('powers', () => {
  const raised = (base: string, exponent: string): string => {
    const power = arithmetic.power(of(base), of(exponent), exactly(exponent));
    return isFailure(power) ? power : decimalOf(power, 20);
  };

  test.each([
    ['2', '100', '1.2676506002282294015e30'],
    ['10', '1000000', '1e1000000'],
    ['2', '1e12', '9.5762442314927432848e301029995663'],
    ['2', '1e13', 'too-large'],
    ['8/27', '-2/3', '2.25'],
    ['2', '1/2', '1.4142135623730950488'],
    ['-8', '1/3', 'undefined'],
    ['0', '0', '1'],
    ['0', '-1', 'undefined'],
    ['0', '1/2', '0'],
    ['-1', '1e300', '1'],
    ['1.0000000001', '1e10', '2.7182818283231311439'],
  ])('%s to the power of %s', (base, exponent, expected) => {
    expect(raised(base, exponent)).toBe(expected);
  });

  test('an exponent that is not known exactly', () => {
    const pi = value(arithmetic.constant('pi'));
    expect(arithmetic.power(of('-2'), pi, undefined)).toBe('undefined');
    const three = value(arithmetic.multiply(of('1/3'), of('9')));
    expect(arithmetic.power(of('-2'), three, undefined)).toBe('unsure');
    expect(decimalOf(value(arithmetic.power(pi, pi, undefined)), 20)).toBe('36.462159607207911771');
  });
});

test.each<[string, string[]]>([
  ['exp', ['-1e15']],
  ['sin', ['1e300']],
  ['cos', ['1e-308']],
  ['tan', ['1e308']],
  ['arctan', ['1e308']],
  ['ln', ['1e308']],
  ['ln', ['1e-308']],
  ['sinh', ['1e-308']],
  ['tanh', ['1e308']],
  ['sigmoid', ['-1e308']],
  ['softplus', ['1e308']],
  ['arcsinh', ['1e308']],
  ['gamma', ['1e9']],
  ['gamma', ['1e-308']],
  ['gamma', ['-1000000.5']],
  ['erf', ['1e308']],
  ['erf', ['1e-308']],
  ['erf', ['12']],
  ['sqrt', ['1e-308']],
  ['root', ['2', '1e9']],
  ['mod', ['1e308', '1e-308']],
])('%s of %j is enclosed without delay', (name, values) => {
  const outcome = arithmetic.apply(name, values.map(of));
  if (isFailure(outcome)) expect(['unsure', 'too-large']).toContain(outcome);
  else expect(outcome.radius).toBeGreaterThanOrEqual(0n);
});

const moderate = fc
  .tuple(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: 1, max: 300 }))
  .map(([top, bottom]) => rational(top, bottom));

test('an enclosure of more digits meets one of fewer, and both meet the interval', () => {
  const names = [...FUNCTIONS].filter(([, { least }]) => least === 1).map(([name]) => name);
  fc.assert(
    fc.property(fc.constantFrom(...names), moderate, (name, x) => {
      const coarse = enclosuresOf(12).apply(name, [value(enclosuresOf(12).rational(x))]);
      const fine = finest.apply(name, [value(finest.rational(x))]);
      if (isFailure(fine)) expect(coarse).toSatisfy(isFailure);
      if (isFailure(coarse) || isFailure(fine) || Math.abs(fine.exponent) > 3000) return;
      expect(meets(coarse, fine)).toBe(true);
      // A fine enclosure is narrow: some 100 digits of the value, or of 1.
      expect(
        fine.radius === 0n ||
          sizeAbove({ ...fine, mantissa: fine.radius, radius: 0n }) <= 1e-95 * Math.max(1, sizeAbove(fine)),
      ).toBe(true);
      const interval = intervals.apply(name, [value(intervals.rational(x))]);
      if (isFailure(interval)) return;
      const [low, high] = ends(fine);
      expect(compare(present(fromNumber(interval.low)), high)).toBeLessThanOrEqual(0);
      expect(compare(present(fromNumber(interval.high)), low)).toBeGreaterThanOrEqual(0);
    }),
    { seed: 21, numRuns: 3000 },
  );
});

test('exact results are contained', () => {
  fc.assert(
    fc.property(moderate, moderate, (a, b) => {
      for (const name of ['add', 'subtract', 'multiply', 'divide'] as const) {
        const exact = fractions[name](a, b);
        const ball = arithmetic[name](value(arithmetic.rational(a)), value(arithmetic.rational(b)));
        if (isFailure(exact)) expect(ball).toBe(exact);
        else expect(holds(value(ball), exact)).toBe(true);
      }
    }),
    { seed: 22, numRuns: 1000 },
  );
});

describe('identities hold within the enclosures', () => {
  const apply = (name: string, x: Enclosure): Enclosure => value(arithmetic.apply(name, [x]));
  const zero = rational(0);
  const identities: [string, (x: Enclosure) => Outcome<Enclosure>][] = [
    [
      'sin^2 + cos^2 = 1',
      (x) => {
        const square = (name: string): Enclosure => value(arithmetic.multiply(apply(name, x), apply(name, x)));
        return arithmetic.subtract(value(arithmetic.add(square('sin'), square('cos'))), of('1'));
      },
    ],
    ['ln(exp x) = x', (x) => arithmetic.subtract(apply('ln', apply('exp', x)), x)],
    ['tan(arctan x) = x', (x) => arithmetic.subtract(apply('tan', apply('arctan', x)), x)],
    ['sinh(arcsinh x) = x', (x) => arithmetic.subtract(apply('sinh', apply('arcsinh', x)), x)],
    [
      'tanh x = sinh x / cosh x',
      (x) => arithmetic.subtract(apply('tanh', x), value(arithmetic.divide(apply('sinh', x), apply('cosh', x)))),
    ],
    ['cbrt(x)^3 = x', (x) => arithmetic.subtract(value(arithmetic.power(apply('cbrt', x), of('3'), rational(3))), x)],
    ['sqrt(x^2) = |x|', (x) => arithmetic.subtract(apply('sqrt', value(arithmetic.multiply(x, x))), apply('abs', x))],
    [
      'sigmoid x + sigmoid(-x) = 1',
      (x) =>
        arithmetic.subtract(
          value(arithmetic.add(apply('sigmoid', x), apply('sigmoid', arithmetic.negate(x)))),
          of('1'),
        ),
    ],
  ];
  test.each(identities)('%s', (_, difference) => {
    fc.assert(
      fc.property(moderate, (x) => {
        if (x.numerator === 0n) return;
        const rest = value(difference(value(arithmetic.rational(x))));
        expect(holds(rest, zero)).toBe(true);
        expect(sizeAbove(rest)).toBeLessThan(1e-45 * (1 + Math.abs(Number(x.numerator))));
      }),
      { seed: 23, numRuns: 120 },
    );
  });

  test('gamma(x + 1) = x gamma(x)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (n) => {
        const x = value(arithmetic.rational(rational(2 * n + 1, 14)));
        if (rational(2 * n + 1, 14).denominator === 1n) return;
        const product = arithmetic.multiply(x, apply('gamma', x));
        const rest = arithmetic.subtract(apply('factorial', x), value(product));
        expect(holds(value(rest), zero)).toBe(true);
      }),
      { seed: 24, numRuns: 40 },
    );
  });
});

test('order and whole numbers', () => {
  const third = of('1/3');
  expect(arithmetic.compare(third, of('0.333333'))).toBe(1);
  expect(arithmetic.compare(third, third)).toBe('unsure');
  expect(arithmetic.compare(of('0.5'), of('1/2'))).toBe(0);
  expect(arithmetic.integer(of('17'))).toBe(17);
  expect(arithmetic.integer(third)).toBe('undefined');
  expect(arithmetic.integer(value(arithmetic.multiply(third, of('3'))))).toBe('unsure');
  expect(arithmetic.integer(of('1e30'))).toBe('too-large');
});

test.each([
  ['1/8', '0.125'],
  ['-12345.678', '-12345.678'],
  ['1e25', '1e25'],
  ['1.5e-9', '1.5e-9'],
  ['0.00012', '0.00012'],
  ['100', '100'],
  ['2/3', '0.6666666667'],
  ['9999999999.99', '10000000000'],
])('%s is spelled %s', (text, expected) => {
  expect(decimalOf(of(text), 10)).toBe(expected);
});

test('a number that may be 0 is spelled by its bound', () => {
  const rest = value(arithmetic.subtract(of('1/3'), of('1/3')));
  expect(decimalOf(rest, 10)).toMatch(/^0 ± 1e-[67]\d$/u);
});
