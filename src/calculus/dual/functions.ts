import { doubles } from '../../math/arithmetic/doubles.ts';
import { isFailure, type Outcome } from '../../math/arithmetic/arithmetic.ts';
import { takes } from '../../math/arithmetic/function-names.ts';
import { extreme, magnitude, remainder, roundOff, signOf, type Rounding, type Site } from './choices.ts';
import { Dual, fixed, isStill } from './dual.ts';
import { along, ELEMENTARY, squareRoot } from './elementary.ts';
import { add, divide, negate } from './operations.ts';
import { angle, power, root } from './powers.ts';
import { areTied, noteTie, type Watch } from './watch.ts';

/** A function of formulas over duals, by its canonical name (`FUNCTIONS` in `math/arithmetic/function-names.ts`). */
export function functionOver(name: string, values: readonly Dual[], watch: Watch): Outcome<Dual> {
  const [first, second] = values;
  if (first === undefined || !takes(name, values.length)) return 'unsupported';
  const site: Site = { watch, place: name };
  if (name === 'max' || name === 'min') return extreme(values, name, site);
  if (second !== undefined && values.length === 2) {
    const ofTwo = OF_TWO.get(name);
    if (ofTwo) return ofTwo(first, second, site);
  }
  if (values.length === 1) {
    const ofOne = OF_ONE.get(name) ?? ELEMENTARY.get(NAMES_IN_MATH.get(name) ?? name);
    if (ofOne) return ofOne(first, site);
  }
  return ofStill(name, values);
}

type OfOne = (a: Dual, site: Site) => Outcome<Dual>;

/** Functions of formulas that have another name in `Math`. */
const NAMES_IN_MATH: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ...['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'].map((name) => [`arc${name}`, `a${name}`] as const),
]);

/** A function that is known by its name in `Math`. */
function known(name: string): (a: Dual) => Dual {
  const found = ELEMENTARY.get(name);
  if (!found) throw new Error(`there is no ${name} over duals`);
  return found;
}

const ONE = fixed(1);
const exp = known('exp');

const inverse = (a: Dual): Outcome<Dual> => (a.value === 0 ? 'undefined' : divide(ONE, a));

/** One over a function. */
function reciprocal(name: string): OfOne {
  return (a) => inverse(known(name)(a));
}

/** A function of one over the number. */
function ofReciprocal(name: string): OfOne {
  return (a) => {
    const turned = inverse(a);
    return isFailure(turned) ? turned : known(name)(turned);
  };
}

const OF_ONE: ReadonlyMap<string, OfOne> = new Map<string, OfOne>([
  ['sqrt', squareRoot],
  ['exp2', (a) => power(fixed(2), a)],
  ['abs', magnitude],
  ['sign', (a, site) => fixed(signOf(a, site))],
  ...(['floor', 'ceil'] as const).map((how): [string, OfOne] => [how, (a, site) => fixed(roundOff(a, how, site))]),
  ['round', roundedAwayFromZero],
  ['cot', reciprocal('tan')],
  ['sec', reciprocal('cos')],
  ['csc', reciprocal('sin')],
  ['coth', reciprocal('tanh')],
  ['sech', reciprocal('cosh')],
  ['csch', reciprocal('sinh')],
  ['arccot', arcCotangent],
  ['arcsec', ofReciprocal('acos')],
  ['arccsc', ofReciprocal('asin')],
  ['arccoth', ofReciprocal('atanh')],
  ['arcsech', ofReciprocal('acosh')],
  ['arccsch', ofReciprocal('asinh')],
  ['arctanh', (a) => (Math.abs(a.value) < 1 ? known('atanh')(a) : 'undefined')],
  ['sigmoid', sigmoid],
  ['softplus', softplus],
  ['relu', (a, site) => extreme([a, fixed(0)], 'max', site)],
  ['erf', errorFunction],
  ['re', (a) => a],
  ['conj', (a) => a],
  ['im', () => fixed(0)],
]);

type OfTwo = (a: Dual, b: Dual, site: Site) => Outcome<Dual>;

const OF_TWO: ReadonlyMap<string, OfTwo> = new Map<string, OfTwo>([
  ['root', (a, b) => (isStill(b) && b.valueError === 0 && b.value !== 0 ? root(a, b.value) : 'unsupported')],
  ['arctan2', arcTangentOfTwo],
  ['mod', (a, b, site) => (b.value === 0 ? 'undefined' : remainder(a, b, { how: 'floor', ...site }))],
]);

/** Halves go away from zero, as in `doubles`. */
function roundedAwayFromZero(a: Dual, site: Site): Dual {
  const mirrored = a.value < 0 ? negate(a) : a;
  const whole = roundOff(mirrored, 'round' satisfies Rounding, site);
  return fixed(a.value < 0 ? -whole : whole);
}

function arcCotangent(a: Dual): Outcome<Dual> {
  if (a.value === 0) return isStill(a) && a.valueError === 0 ? new Dual(Math.PI / 2, 0, 2, 0) : 'unsupported';
  return known('atan')(divide(ONE, a));
}

function arcTangentOfTwo(y: Dual, x: Dual, { watch, place }: Site): Outcome<Dual> {
  if (x.value === 0 && y.value === 0) return 'undefined';
  if (x.value < 0 && areTied(y, fixed(0))) noteTie(watch, place);
  // -0 is 0 in formulas.
  return angle(y.value === 0 ? new Dual(0, y.slope, y.valueError, y.slopeError) : y, x);
}

/** By the formula that does not overflow for its sign. */
function sigmoid(a: Dual): Dual {
  if (a.value >= 0) return divide(ONE, add(ONE, exp(negate(a))));
  const power = exp(a);
  return divide(power, add(ONE, power));
}

/** ln(1 + e^x), by the formula that does not overflow for its sign; both are the same function. */
function softplus(a: Dual): Dual {
  const log1p = known('log1p');
  return a.value > 0 ? add(a, log1p(exp(negate(a)))) : log1p(exp(a));
}

/** Bound of the relative error of the series for erf, in units of 2^-53: each of its up to 200 terms is rounded twice. */
const SERIES = 512;

function errorFunction(a: Dual): Outcome<Dual> {
  const value = doubles.apply('erf', [a.value]);
  if (isFailure(value)) return value;
  const first = (2 / Math.sqrt(Math.PI)) * Math.exp(-a.value * a.value);
  // |f''| is 2 |x| f', which never exceeds 1; the rounding of x² moves the exponential by as many units as x² is.
  const followed = along(a, { value, first, bend: 1, units: SERIES });
  const extra = Math.abs(followed.slope) * (2 + a.value * a.value);
  return new Dual(value, followed.slope, followed.valueError, followed.slopeError + extra);
}

/** What else `doubles` know, of numbers that do not move: it is good to 13 digits. */
function ofStill(name: string, values: readonly Dual[]): Outcome<Dual> {
  if (!values.every((one) => isStill(one) && one.valueError === 0)) return 'unsupported';
  const numbers = values.map(({ value }) => value);
  const value = doubles.apply(name, numbers);
  if (isFailure(value)) return value;
  const isExact =
    numbers.every(Number.isInteger) && Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return isExact ? fixed(value) : new Dual(value, 0, 1024 * Math.abs(value), 0);
}
