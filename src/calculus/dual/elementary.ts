import { Dual, isStill, TINIEST, UNIT } from './dual.ts';

/** What a function of `Math` is off by at most: 2 units in the last place, which are up to 4 of 2^-53. */
export const LIBRARY = 4;
/** What a first derivative below is off by at most, relatively, for the rounding of its own formula. */
const OF_DERIVATIVE = 16;
/** Share of the distance to a pole up to which the error of an operand is small. */
const SMALL = 2 ** -10;

/** A function of one number at a place. */
export interface Curve {
  readonly value: number;
  /** Its first derivative. */
  readonly first: number;
  /** The size of its second derivative wherever the exact operand may be. */
  readonly bend: number;
  /** What the value is off by, in units of 2^-53 of itself. */
  readonly units?: number;
}

/** Follows a function of one number: the chain rule, and what errors of the operand do to both. */
export function along(a: Dual, { value, first, bend, units = LIBRARY }: Curve): Dual {
  const own = units * Math.abs(value) + (value === 0 && a.value === 0 ? 0 : TINIEST);
  const still = isStill(a);
  if (a.valueError === 0) {
    const slope = still ? 0 : first * a.slope;
    const slopeError = still ? 0 : timesError(first, a.slopeError) + ofOwn(slope, a);
    return new Dual(value, slope, own, slopeError);
  }
  const off = a.valueError * UNIT;
  const steepest = Math.abs(first) + bend * off;
  const valueError = (Math.abs(first) * (1 + OF_DERIVATIVE * UNIT) + 0.5 * bend * off) * a.valueError + own;
  if (still) return new Dual(value, 0, valueError, 0);
  const slope = first * a.slope;
  const slopeError = timesError(steepest, a.slopeError) + Math.abs(a.slope) * bend * a.valueError + ofOwn(slope, a);
  return new Dual(value, slope, valueError, slopeError);
}

/** What the formula of the derivative is off by, also where it comes out tiny. */
function ofOwn(slope: number, a: Dual): number {
  return OF_DERIVATIVE * Math.abs(slope) + TINIEST * (1 + Math.abs(a.slope));
}

function timesError(factor: number, error: number): number {
  return error === 0 ? 0 : Math.abs(factor) * error;
}

/** How a function bends at a place. */
interface Bend {
  readonly first: number;
  readonly second: number;
  /** How far the place is from where the function ends, breaks or grows out of proportion. */
  readonly radius: number;
}

/**
 * Bounds the second derivative around a place. All functions here keep their third derivative below
 * `8 (|f''| / radius + |f'| / radius²)`, as far as a small share of the radius.
 */
export function bendAround(a: Dual, { first, second, radius }: Bend): number {
  if (a.valueError === 0) return Math.abs(second);
  const off = a.valueError * UNIT;
  if (!(off <= SMALL * radius)) return Infinity;
  return 1.02 * Math.abs(second) + 16 * (off / radius) * (Math.abs(first) / radius);
}

type OfOne = (a: Dual) => Dual;

/** A function by its value, its first two derivatives and the radius of `bendAround`, all at a place. */
function curve(value: (x: number) => number, parts: (x: number, value: number) => Bend): OfOne {
  return (a) => {
    const result = value(a.value);
    const bend = parts(a.value, result);
    return along(a, { value: result, first: bend.first, bend: bendAround(a, bend) });
  };
}

/** The functions of `Math` that have a derivative wherever they have a value but at their ends, by their names there. */
export const ELEMENTARY: ReadonlyMap<string, OfOne> = new Map<string, OfOne>([
  ['exp', curve(Math.exp, (_, e) => ({ first: e, second: e, radius: 1 }))],
  ['expm1', curve(Math.expm1, (x) => ({ first: Math.exp(x), second: Math.exp(x), radius: 1 }))],
  ['log', curve(Math.log, (x) => ({ first: 1 / x, second: -1 / (x * x), radius: Math.abs(x) }))],
  ['log1p', curve(Math.log1p, (x) => ({ first: 1 / (1 + x), second: -1 / (1 + x) ** 2, radius: Math.abs(1 + x) }))],
  ['log2', curve(Math.log2, (x) => ({ first: Math.LOG2E / x, second: -Math.LOG2E / (x * x), radius: Math.abs(x) }))],
  [
    'log10',
    curve(Math.log10, (x) => ({ first: Math.LOG10E / x, second: -Math.LOG10E / (x * x), radius: Math.abs(x) })),
  ],
  ['cbrt', curve(Math.cbrt, (x, c) => ({ first: 1 / (3 * c * c), second: -2 / (9 * c * c * x), radius: Math.abs(x) }))],
  ['sin', curve(Math.sin, (x, s) => ({ first: Math.cos(x), second: -s, radius: 1 }))],
  ['cos', curve(Math.cos, (x, c) => ({ first: -Math.sin(x), second: -c, radius: 1 }))],
  ['tan', curve(Math.tan, (_, t) => ({ first: 1 + t * t, second: 2 * t * (1 + t * t), radius: 1 / Math.hypot(1, t) }))],
  ['asin', curve(Math.asin, (x) => arc(x, 1))],
  ['acos', curve(Math.acos, (x) => arc(x, -1))],
  ['atan', curve(Math.atan, arcTangent)],
  ['sinh', curve(Math.sinh, (x, s) => ({ first: Math.cosh(x), second: s, radius: 1 }))],
  ['cosh', curve(Math.cosh, (x, c) => ({ first: Math.sinh(x), second: c, radius: 1 }))],
  ['tanh', curve(Math.tanh, hyperbolicTangent)],
  ['asinh', curve(Math.asinh, areaSine)],
  ['acosh', curve(Math.acosh, areaCosine)],
  ['atanh', curve(Math.atanh, areaTangent)],
]);

function arc(x: number, sign: number): Bend {
  const first = 1 / Math.sqrt((1 - x) * (1 + x));
  return { first: sign * first, second: sign * x * first ** 3, radius: 1 - Math.abs(x) };
}

function arcTangent(x: number): Bend {
  const first = 1 / (1 + x * x);
  return { first, second: -2 * x * first * first, radius: 1 };
}

function hyperbolicTangent(x: number, value: number): Bend {
  const cosine = Math.cosh(x);
  const first = 1 / (cosine * cosine);
  return { first, second: -2 * value * first, radius: 1 };
}

function areaSine(x: number): Bend {
  const first = 1 / Math.hypot(1, x);
  return { first, second: -x * first ** 3, radius: 1 };
}

function areaCosine(x: number): Bend {
  const first = 1 / (Math.sqrt(x - 1) * Math.sqrt(x + 1));
  return { first, second: -x * first ** 3, radius: x - 1 };
}

function areaTangent(x: number): Bend {
  const first = 1 / ((1 - x) * (1 + x));
  return { first, second: 2 * x * first * first, radius: 1 - Math.abs(x) };
}

/** The square root, which is correctly rounded. */
export function squareRoot(a: Dual): Dual {
  const value = Math.sqrt(a.value);
  const bend = { first: 0.5 / value, second: -0.25 / (value * a.value), radius: Math.abs(a.value) };
  return along(a, { value, first: bend.first, bend: bendAround(a, bend), units: 1 });
}
