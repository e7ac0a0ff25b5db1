import { chain, chainBoth, type Outcome } from '../arithmetic.ts';
import { shifted, trailingZeros } from '../bits.ts';
import {
  add,
  divide,
  isExact,
  isZero,
  logarithmOfTwoBall,
  multiply,
  negate,
  ONE,
  piBall,
  scaled,
  signOf,
  subtract,
  topOf,
  TWO,
  whole,
  ZERO,
  type Ball,
  type Precision,
} from './ball.ts';
import * as elementary from './elementary.ts';
import { exactWhole, realPower, rootOf, squareRoot } from './powers.ts';
import { absolute, ceiling, floor, hullFromZero, round, signBall } from './parts.ts';
import { errorFunction, factorial, gamma } from './special.ts';
import { withReciprocals } from '../function-names.ts';

type OfOne = (x: Ball, precision: Precision) => Outcome<Ball>;

/** The functions of one number, by name. */
export function functionOfOne(name: string): OfOne | undefined {
  return OF_ONE.get(name);
}

const inverted =
  (next: OfOne): OfOne =>
  (x, precision) =>
    chain(divide(ONE, x, precision), (ratio) => next(ratio, precision));

const inverseOf =
  (next: OfOne): OfOne =>
  (x, precision) =>
    chain(next(x, precision), (value) => divide(ONE, value, precision));

/** A function with f(-x) = -f(x), from its values for middles from 0. */
const odd =
  (next: OfOne): OfOne =>
  (x, precision) =>
    x.mantissa < 0n ? chain(next(negate(x), precision), negate) : next(x, precision);

const sine: OfOne = (x, precision) => chain(elementary.sineAndCosine(x, precision), (wave) => wave.sine);
const cosine: OfOne = (x, precision) => chain(elementary.sineAndCosine(x, precision), (wave) => wave.cosine);
const tangent: OfOne = (x, precision) =>
  chain(elementary.sineAndCosine(x, precision), (wave) => divide(wave.sine, wave.cosine, precision));
const cotangent: OfOne = (x, precision) =>
  chain(elementary.sineAndCosine(x, precision), (wave) => divide(wave.cosine, wave.sine, precision));

/** `undefined` for numbers above one, `unsure` where some may be. */
function withinOne(x: Ball, precision: Precision): Outcome<Ball> {
  const room = subtract(ONE, absolute(x), precision);
  return chain(room, (rest) => {
    const sign = signOf(rest);
    if (sign === 'unsure') return 'unsure';
    return sign < 0 ? 'undefined' : x;
  });
}

/** arcsin x = 2 arctan(x / (1 + sqrt(1 - x^2))). */
const arcsine: OfOne = (x, precision) =>
  chain(withinOne(x, precision), () => {
    const factors = chainBoth(subtract(ONE, x, precision), add(ONE, x, precision), (a, b) => multiply(a, b, precision));
    const root = chain(factors, (square) => squareRoot(square, precision));
    const divisor = chain(root, (value) => add(ONE, value, precision));
    const ratio = chain(divisor, (value) => divide(x, value, precision));
    return chain(
      chain(ratio, (value) => elementary.arctangent(value, precision)),
      double,
    );
  });

/** arccos x = 2 arctan(sqrt((1 - x) / (1 + x))). */
const arccosine: OfOne = (x, precision) =>
  chain(withinOne(x, precision), () => {
    const more = add(ONE, x, precision);
    if (typeof more !== 'string' && isZero(more)) return piBall(precision);
    const ratio = chainBoth(subtract(ONE, x, precision), more, (a, b) => divide(a, b, precision));
    const root = chain(ratio, (value) => squareRoot(value, precision));
    return chain(
      chain(root, (value) => elementary.arctangent(value, precision)),
      double,
    );
  });

function double(x: Ball): Ball {
  return scaled(x, 1);
}

function half(x: Ball): Ball {
  return scaled(x, -1);
}

/** arctan(1/x), with pi/2 at 0. */
const arccotangent: OfOne = (x, precision) =>
  isZero(x) ? half(piBall(precision)) : inverted(elementary.arctangent)(x, precision);

/** sinh x = (m + m/(m+1)) / 2 for m = e^x - 1. */
const hyperbolicSine = odd((x, precision) =>
  chain(elementary.exponentialLessOne(x, precision), (less) => {
    const ratio = chain(add(less, ONE, precision), (power) => divide(less, power, precision));
    return chain(
      chain(ratio, (value) => add(less, value, precision)),
      half,
    );
  }),
);

const hyperbolicCosine: OfOne = (x, precision) =>
  chain(elementary.exponential(x, precision), (power) => {
    const inverse = divide(ONE, power, precision);
    return chain(
      chain(inverse, (value) => add(power, value, precision)),
      half,
    );
  });

/** tanh x = -m / (m + 2) for m = e^(-2x) - 1, which cannot overflow for x from 0. */
const hyperbolicTangent = odd((x, precision) =>
  chain(elementary.exponentialLessOne(negate(double(x)), precision), (less) =>
    chain(add(less, TWO, precision), (divisor) => divide(negate(less), divisor, precision)),
  ),
);

/** arcsinh x = ln(1 + x + x^2 / (1 + sqrt(x^2 + 1))). */
const areaSine = odd((x, precision) =>
  chain(multiply(x, x, precision), (square) => {
    const root = chain(add(square, ONE, precision), (more) => squareRoot(more, precision));
    const ratio = chain(
      chain(root, (value) => add(value, ONE, precision)),
      (divisor) => divide(square, divisor, precision),
    );
    const sum = chain(ratio, (value) => add(x, value, precision));
    return chain(sum, (value) => elementary.logarithmOfOneMore(value, precision));
  }),
);

/** arccosh x = ln(1 + t + sqrt(t (t + 2))) for t = x - 1. */
const areaCosine: OfOne = (x, precision) =>
  chain(subtract(x, ONE, precision), (less) => {
    const product = chain(add(less, TWO, precision), (more) => multiply(less, more, precision));
    const sign = signOf(less);
    if (sign === -1) return 'undefined';
    const root = chain(product, (value) => squareRoot(value, precision));
    const sum = chain(root, (value) => add(less, value, precision));
    return chain(sum, (value) => elementary.logarithmOfOneMore(value, precision));
  });

/** arctanh x = ln(1 + 2x / (1 - x)) / 2. */
const areaTangent = odd((x, precision) =>
  chain(subtract(ONE, x, precision), (less) => {
    const sign = signOf(less);
    if (sign === 'unsure') return 'unsure';
    if (sign <= 0) return 'undefined';
    const ratio = divide(double(x), less, precision);
    return chain(
      chain(ratio, (value) => elementary.logarithmOfOneMore(value, precision)),
      half,
    );
  }),
);

const sigmoid: OfOne = (x, precision) =>
  chain(elementary.exponential(negate(absolute(x)), precision), (power) =>
    chain(add(ONE, power, precision), (divisor) => divide(x.mantissa < 0n ? power : ONE, divisor, precision)),
  );

const softplus: OfOne = (x, precision) =>
  chain(elementary.exponential(negate(absolute(x)), precision), (power) => {
    const rest = elementary.logarithmOfOneMore(power, precision);
    return chain(rest, (value) => add(value, hullFromZero(x), precision));
  });

/** The logarithm to base 2 or 10, exact for whole powers of it. */
const logarithmTo =
  (base: bigint): OfOne =>
  (x, precision) => {
    const quotient = chainBoth(
      elementary.logarithm(x, precision),
      base === 2n ? logarithmOfTwoBall(precision) : elementary.logarithm(whole(base), precision),
      (a, b) => divide(a, b, precision),
    );
    return chain(quotient, (value) => exactLogarithm(x, base, value) ?? value);
  };

/** Largest whole logarithm that is looked at whether it is exact. */
const MOST_EXACT = 1000;

function exactLogarithm(x: Ball, base: bigint, logarithm: Ball): Ball | undefined {
  if (base === 2n) {
    const zeros = trailingZeros(x.mantissa);
    return isExact(x) && x.mantissa === 1n << BigInt(zeros) ? whole(x.exponent + zeros) : undefined;
  }
  if (topOf(logarithm) > Math.log2(MOST_EXACT)) return undefined;
  // Half more before rounding down, since the middle may lie a little below the whole number.
  const nearest = (shifted(logarithm.mantissa, logarithm.exponent + 1) + 1n) >> 1n;
  return nearest >= 0n && exactWhole(x) === base ** nearest ? whole(nearest) : undefined;
}

const BASIC: ReadonlyMap<string, OfOne> = new Map<string, OfOne>([
  ['exp', elementary.exponential],
  ['exp2', (x, precision) => realPower(TWO, x, precision)],
  ['expm1', elementary.exponentialLessOne],
  ['ln', elementary.logarithm],
  ['log2', logarithmTo(2n)],
  ['log10', logarithmTo(10n)],
  ['log1p', elementary.logarithmOfOneMore],
  ['sqrt', squareRoot],
  ['cbrt', (x, precision) => rootOf(x, whole(3), precision)],
  ['abs', absolute],
  ['floor', floor],
  ['ceil', ceiling],
  ['round', round],
  ['sign', signBall],
  ['relu', hullFromZero],
  ['sin', sine],
  ['cos', cosine],
  ['tan', tangent],
  ['cot', cotangent],
  ['sinh', hyperbolicSine],
  ['cosh', hyperbolicCosine],
  ['tanh', hyperbolicTangent],
  ['arcsin', arcsine],
  ['arccos', arccosine],
  ['arctan', elementary.arctangent],
  ['arccot', arccotangent],
  ['arcsinh', areaSine],
  ['arccosh', areaCosine],
  ['arctanh', areaTangent],
  ['sigmoid', sigmoid],
  ['softplus', softplus],
  ['factorial', factorial],
  ['gamma', gamma],
  ['erf', errorFunction],
  ['re', (x) => x],
  ['im', () => ZERO],
  ['conj', (x) => x],
  ['arg', argument],
]);

const OF_ONE = withReciprocals(BASIC, { reciprocal: inverseOf, ofReciprocal: inverted });

function argument(x: Ball, precision: Precision): Outcome<Ball> {
  const sign = signOf(x);
  if (sign === 'unsure') return 'unsure';
  return sign === 0 ? 'undefined' : sign === 1 ? ZERO : piBall(precision);
}

/** The angle of the point (x, y); `unsure` where the origin or the negative half of the x axis may be met. */
export function angleOf(y: Ball, x: Ball, precision: Precision): Outcome<Ball> {
  const [signX, signY] = [signOf(x), signOf(y)];
  if (signX === 1) return chain(divide(y, x, precision), (ratio) => elementary.arctangent(ratio, precision));
  if (signY === 0) return argument(x, precision);
  if (signY === 'unsure') return 'unsure';
  const quarter = half(piBall(precision));
  const ratio = divide(x, y, precision);
  const angle = chain(ratio, (value) => elementary.arctangent(value, precision));
  return chain(angle, (value) => subtract(signY === 1 ? quarter : negate(quarter), value, precision));
}
