import { Dual, fixed, isStill, UNIT } from './dual.ts';
import { along, bendAround, ELEMENTARY, LIBRARY, squareRoot } from './elementary.ts';
import { add, divide, multiply, subtract } from './operations.ts';

/** `base ** exponent`. */
export function power(base: Dual, exponent: Dual): Dual {
  if (isStill(exponent) && exponent.valueError === 0) return fixedPower(base, exponent.value);
  const value = base.value ** exponent.value;
  const log = ELEMENTARY.get('log')?.(base) ?? base;
  const through = ELEMENTARY.get('exp')?.(multiply(exponent, log)) ?? base;
  return new Dual(value, through.slope, through.valueError + LIBRARY * Math.abs(value), through.slopeError);
}

function fixedPower(base: Dual, exponent: number): Dual {
  const x = base.value;
  const value = x ** exponent;
  if (exponent === 0) return fixed(value);
  if (exponent === 1) return base;
  const first = exponent * x ** (exponent - 1);
  const factor = exponent * (exponent - 1);
  if (Number.isInteger(exponent) && exponent > 1) {
    const farthest = Math.abs(x) + base.valueError * UNIT;
    return along(base, { value, first, bend: 1.02 * factor * farthest ** (exponent - 2) });
  }
  const second = factor * x ** (exponent - 2);
  const radius = Math.abs(x) / Math.max(1, Math.abs(exponent));
  return along(base, { value, first, bend: bendAround(base, { first, second, radius }) });
}

/** The slope of a dual, as a number with an error that does not move. */
function slopeOf({ slope, slopeError }: Dual): Dual {
  return new Dual(slope, 0, slopeError, 0);
}

/** The value of a dual, as a number with an error that does not move. */
function valueOf({ value, valueError }: Dual): Dual {
  return new Dual(value, 0, valueError, 0);
}

/** The root of the sum of squares. */
export function hypotenuse(sides: readonly Dual[]): Dual {
  const value = Math.hypot(...sides.map((side) => side.value));
  // No side changes the result by more than it changes itself.
  const valueError = sides.reduce((sum, side) => sum + side.valueError, 0) + (2 + sides.length) * LIBRARY * value;
  if (sides.every(isStill)) return new Dual(value, 0, valueError, 0);
  const products = sides.map((side) => multiply(valueOf(side), slopeOf(side)));
  const slope = divide(products.reduce(add, fixed(0)), new Dual(value, 0, valueError, 0));
  return new Dual(value, slope.value, valueError, slope.valueError);
}

/** The angle of the point (x, y). */
export function angle(y: Dual, x: Dual): Dual {
  const value = Math.atan2(y.value, x.value);
  const far = Math.hypot(x.value, y.value);
  const off = (x.valueError + y.valueError) * UNIT;
  const turned = off === 0 ? 0 : off < far / 4 ? (1.5 * (x.valueError + y.valueError)) / far : NaN;
  const valueError = turned + LIBRARY * Math.abs(value);
  if (isStill(x) && isStill(y)) return new Dual(value, 0, valueError, 0);
  const [a, b] = [valueOf(x), valueOf(y)];
  const above = subtract(multiply(a, slopeOf(y)), multiply(b, slopeOf(x)));
  const slope = divide(above, add(multiply(a, a), multiply(b, b)));
  return new Dual(value, slope.value, valueError, slope.valueError);
}

/** The root of a degree that does not move: of a negative number, too, where the degree is odd. */
export function root(a: Dual, degree: number): Dual {
  if (degree === 2) return squareRoot(a);
  const isOdd = Number.isInteger(degree) && Math.abs(degree % 2) === 1;
  if (a.value < 0 && isOdd) {
    const mirrored = rootOfPositive(new Dual(-a.value, -a.slope, a.valueError, a.slopeError), degree);
    return new Dual(-mirrored.value, -mirrored.slope, mirrored.valueError, mirrored.slopeError);
  }
  return rootOfPositive(a, degree);
}

/** As a power of `1 / degree`, whose rounding is part of the error of the exponent. */
function rootOfPositive(a: Dual, degree: number): Dual {
  const exponent = 1 / degree;
  return power(a, new Dual(exponent, 0, Math.abs(exponent), 0));
}
