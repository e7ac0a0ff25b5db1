import { withReciprocals } from './function-names.ts';
import { chain, isFailure, type Outcome } from './arithmetic.ts';
import { erf as erfOf } from './doubles-special.ts';
import { divide, finite, multiply, point, subtract, type Interval } from './interval.ts';
import { angleOf, arccotangent, arctangent, cosine, cotangent, sine, tangent } from './interval-angles.ts';
import { exponential, positivePower, sizeOf, squareRoot, UNITS } from './interval-powers.ts';
import { lowered, raised } from './rounding.ts';
import { rootOf } from './interval-roots.ts';
import { binomial, commonDivisorOf, commonMultipleOf, factorial, permutations } from './interval-wholes.ts';

type OfOne = (a: Interval) => Outcome<Interval>;
type OfTwo = (a: Interval, b: Interval) => Outcome<Interval>;

/** All values of a function on intervals; `unsupported` for one that intervals do not know. */
export function intervalFunction(name: string, values: readonly Interval[]): Outcome<Interval> {
  const [first, second] = values;
  if (first === undefined) return 'unsupported';
  const ofMany = OF_MANY.get(name);
  if (ofMany) return folded(values, ofMany);
  if (second !== undefined) return OF_TWO.get(name)?.(first, second) ?? 'unsupported';
  return OF_ONE.get(name)?.(first) ?? 'unsupported';
}

function folded(values: readonly Interval[], step: OfTwo): Outcome<Interval> {
  const [first, ...others] = values;
  if (first === undefined) return 'unsupported';
  return others.reduce((so: Outcome<Interval>, one) => (isFailure(so) ? so : step(so, one)), step(first, first));
}

/** Where a function is defined, and how it runs there. */
interface Shape {
  readonly from?: number;
  readonly to?: number;
  /** Whether the ends of the domain are poles. */
  readonly open?: boolean;
  readonly units?: number;
  readonly falls?: boolean;
  /** Points whose values are exact. */
  readonly exact?: readonly (readonly [number, number])[];
  /** Least and largest value. */
  readonly range?: readonly [number, number];
}

/** All values of a monotone function of a double that is right within so many units in the last place. */
function monotone(at: (x: number) => number, shape: Shape): OfOne {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, open = false } = shape;
  const isOutside = (x: number): boolean => x < from || x > to || (open && (x === from || x === to));
  return (a) => {
    if (a.high < from || a.low > to || (open && (a.high === from || a.low === to))) return 'undefined';
    if (isOutside(a.low) || isOutside(a.high)) return 'unsure';
    const [first, last] = shape.falls === true ? [a.high, a.low] : [a.low, a.high];
    return finite(bounds(at, shape, [first, last]));
  };
}

function bounds(at: (x: number) => number, shape: Shape, [first, last]: readonly [number, number]): Interval {
  const { units = UNITS, exact = [], range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] } = shape;
  const known = (x: number): number | undefined => exact.find(([place]) => place === x)?.[1];
  return {
    low: known(first) ?? Math.max(range[0], lowered(at(first), units)),
    high: known(last) ?? Math.min(range[1], raised(at(last), units)),
  };
}

/** All values of a function that takes exact values in steps and never falls. */
function steps(at: (x: number) => number): OfOne {
  return (a) => ({ low: at(a.low), high: at(a.high) });
}

const ZERO_TO_ZERO = [[0, 0]] as const;
const POSITIVE = [0, Number.POSITIVE_INFINITY] as const;
const inverted =
  (next: OfOne): OfOne =>
  (a) =>
    chain(divide(point(1), a), next);
const inverseOf =
  (next: OfOne): OfOne =>
  (a) =>
    chain(next(a), (value) => divide(point(1), value));

const arcsine = monotone(Math.asin, { from: -1, to: 1, exact: ZERO_TO_ZERO });
const arccosine = monotone(Math.acos, { from: -1, to: 1, falls: true, exact: [[1, 0]], range: POSITIVE });
const hyperbolicSine = monotone(Math.sinh, { exact: ZERO_TO_ZERO });
const rising = monotone(Math.cosh, { from: 0, exact: [[0, 1]], range: [1, Number.POSITIVE_INFINITY] });
const hyperbolicCosine: OfOne = (a) => rising(sizeOf(a));
const hyperbolicTangent = monotone(Math.tanh, { exact: ZERO_TO_ZERO, range: [-1, 1] });
const areaSine = monotone(Math.asinh, { exact: ZERO_TO_ZERO });
const areaCosine = monotone(Math.acosh, { from: 1, exact: [[1, 0]], range: POSITIVE });
const areaTangent = monotone(Math.atanh, { from: -1, to: 1, open: true, exact: ZERO_TO_ZERO });

function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function rounded(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

const BASIC: ReadonlyMap<string, OfOne> = new Map<string, OfOne>([
  ['exp', exponential],
  ['exp2', (a) => positivePower(point(2), a)],
  ['expm1', monotone(Math.expm1, { exact: ZERO_TO_ZERO, range: [-1, Number.POSITIVE_INFINITY] })],
  ['ln', monotone(Math.log, { from: 0, open: true, exact: [[1, 0]] })],
  ['log2', monotone(Math.log2, { from: 0, open: true, exact: [[1, 0]] })],
  ['log10', monotone(Math.log10, { from: 0, open: true, exact: [[1, 0]] })],
  ['log1p', monotone(Math.log1p, { from: -1, open: true, exact: ZERO_TO_ZERO })],
  ['sqrt', (a) => (a.high < 0 ? 'undefined' : a.low < 0 ? 'unsure' : squareRoot(a))],
  ['cbrt', monotone(Math.cbrt, { exact: [...ZERO_TO_ZERO, [1, 1], [-1, -1], [8, 2], [-8, -2], [27, 3], [-27, -3]] })],
  ['abs', sizeOf],
  ['floor', steps(Math.floor)],
  ['ceil', steps(Math.ceil)],
  ['round', steps(rounded)],
  ['sign', steps(Math.sign)],
  ['relu', steps((x) => Math.max(x, 0))],
  ['sin', sine],
  ['cos', cosine],
  ['tan', tangent],
  ['cot', cotangent],
  ['sinh', hyperbolicSine],
  ['cosh', hyperbolicCosine],
  ['tanh', hyperbolicTangent],
  ['arcsin', arcsine],
  ['arccos', arccosine],
  ['arctan', arctangent],
  ['arccot', arccotangent],
  ['arcsinh', areaSine],
  ['arccosh', areaCosine],
  ['arctanh', areaTangent],
  ['sigmoid', monotone(sigmoid, { units: 3 * UNITS, range: [0, 1] })],
  ['softplus', monotone(softplus, { units: 4 * UNITS, range: POSITIVE })],
  ['factorial', factorial],
  ['gamma', (a) => chain(subtract(a, point(1)), factorial)],
  // The series has up to 200 positive terms with a relative error of a few units each.
  ['erf', monotone(erfOf, { units: 2000, exact: ZERO_TO_ZERO, range: [-1, 1] })],
  ['re', (a) => a],
  ['im', () => point(0)],
  ['conj', (a) => a],
  ['arg', (a) => angleOf(point(0), a)],
]);

const OF_ONE = withReciprocals(BASIC, { reciprocal: inverseOf, ofReciprocal: inverted });

const OF_TWO: ReadonlyMap<string, OfTwo> = new Map<string, OfTwo>([
  ['root', rootOf],
  ['arctan2', angleOf],
  ['mod', remainder],
  ['binom', binomial],
  ['permutations', permutations],
]);

const OF_MANY: ReadonlyMap<string, OfTwo> = new Map<string, OfTwo>([
  ['max', (a, b) => ({ low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) })],
  ['min', (a, b) => ({ low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) })],
  ['gcd', commonDivisorOf],
  ['lcm', commonMultipleOf],
]);

function remainder(a: Interval, n: Interval): Outcome<Interval> {
  return chain(divide(a, n), (quotient) => {
    const [low, high] = [Math.floor(quotient.low), Math.floor(quotient.high)];
    // Beyond a jump of the quotient the remainder may be anything from 0 to the divisor.
    if (low !== high) return { low: Math.min(0, n.low), high: Math.max(0, n.high) };
    return chain(multiply(n, point(low)), (multiple) => subtract(a, multiple));
  });
}
