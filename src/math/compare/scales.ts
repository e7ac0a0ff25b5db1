import { complexOver, type Complex } from '../arithmetic/complex.ts';
import { decimalOf } from '../arithmetic/decimals.ts';
import { enclosuresOf, type Enclosure } from '../arithmetic/enclosures.ts';
import type { Interval } from '../arithmetic/interval.ts';
import { intervals } from '../arithmetic/intervals.ts';
import type { Scale } from './evaluation.ts';

/** Significant digits that a witness shows. */
const SHOWN = 7;

/** Real intervals of doubles. */
export const realIntervals: Scale<Interval> = {
  arithmetic: intervals,
  cost: 1,
  spell: ({ low, high }) => ((low + high) / 2).toPrecision(SHOWN),
};

/** Enclosures of so many decimal digits. */
export function realEnclosures(digits: number): Scale<Enclosure> {
  return { arithmetic: enclosuresOf(digits), cost: digits / 2, spell: (value) => decimalOf(value, SHOWN) };
}

/** Complex numbers whose parts are intervals of doubles. */
export const complexIntervals = complexScale(realIntervals);

/** Complex numbers whose parts are enclosures of so many decimal digits. */
export function complexEnclosures(digits: number): Scale<Complex<Enclosure>> {
  return complexScale(realEnclosures(digits));
}

function complexScale<T>({ arithmetic, cost, spell }: Scale<T>): Scale<Complex<T>> {
  const zero = arithmetic.rational({ numerator: 0n, denominator: 1n });
  return {
    arithmetic: complexOver(arithmetic),
    cost: 4 * cost,
    spell: ({ real, imaginary }) => {
      const isReal = typeof zero !== 'string' && arithmetic.compare(imaginary, zero) === 0;
      return isReal ? spell(real) : `${spell(real)} + ${spell(imaginary)} i`;
    },
  };
}
