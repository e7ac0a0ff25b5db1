import { extreme, magnitude, roundOff, signOf, type Rounding, type Site } from '../../calculus/dual/choices.ts';
import { Dual, fixed, LostTrack } from '../../calculus/dual/dual.ts';
import { ELEMENTARY, squareRoot } from '../../calculus/dual/elementary.ts';
import { angle, hypotenuse, power } from '../../calculus/dual/powers.ts';
import { areTied, noteTie } from '../../calculus/dual/watch.ts';
import { lift } from './lift.ts';

type MathFunction = (...given: unknown[]) => unknown;

const OF_ANY_NUMBER: ReadonlySet<string> = new Set(['max', 'min', 'hypot']);

/** A function of `Math`: the plain one unless a number among its operands is followed. */
function over(name: keyof Math & string, follow: (...given: readonly Dual[]) => unknown): [string, MathFunction] {
  const plain = Object.getOwnPropertyDescriptor(Math, name)?.value as MathFunction;
  // What else is given (by `map`) it does not look at.
  const count = OF_ANY_NUMBER.has(name) ? Infinity : plain.length;
  return [
    name,
    (...given) => {
      const operands = given.length > count ? given.slice(0, count) : given;
      return operands.some((one) => one instanceof Dual) ? follow(...operands.map(lift)) : plain(...operands);
    },
  ];
}

const ROUNDINGS: readonly Rounding[] = ['floor', 'ceil', 'round', 'trunc'];
const NOTHING = fixed(NaN);

/** The functions of `Math` that decide something, at a place of the program. */
export function decidingMath(site: () => Site): Readonly<Record<string, MathFunction>> {
  return Object.fromEntries([
    over('max', (...given) => extreme(given, 'max', site())),
    over('min', (...given) => extreme(given, 'min', site())),
    over('abs', (a = NOTHING) => magnitude(a, site())),
    over('sign', (a = NOTHING) => signOf(a, site())),
    over('atan2', (y = NOTHING, x = NOTHING) => {
      const { watch, place } = site();
      if (x.value <= 0 && areTied(y, fixed(0))) noteTie(watch, place);
      return angle(y, x);
    }),
    ...ROUNDINGS.map((how) => over(how, (a = NOTHING) => roundOff(a, how, site()))),
  ]);
}

/** `Math` over numbers that may be followed. */
export function mathOver(site: () => Site): Readonly<Record<string, unknown>> {
  const plain: [string, unknown][] = Object.entries(Object.getOwnPropertyDescriptors(Math)).map(([name, property]) => [
    name,
    property.value,
  ]);
  return Object.fromEntries<unknown>([
    ...plain,
    ...Array.from(ELEMENTARY, ([name, follow]) => over(name as keyof Math & string, (a = NOTHING) => follow(a))),
    over('sqrt', (a = NOTHING) => squareRoot(a)),
    over('pow', (a = NOTHING, b = NOTHING) => power(a, b)),
    over('hypot', (...given) => hypotenuse(given)),
    over('fround', () => {
      throw new LostTrack('Math.fround');
    }),
    ...Object.entries(decidingMath(site)),
  ]);
}
