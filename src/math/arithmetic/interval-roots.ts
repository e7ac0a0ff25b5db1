import { chain, chainBoth, type Outcome } from './arithmetic.ts';
import { divide, negate, point, type Interval } from './interval.ts';
import { positivePower, squareRoot, wholePower } from './interval-powers.ts';

/** The real roots of some degree; those of negative numbers for odd degrees. */
export function rootOf(a: Interval, degree: Interval): Outcome<Interval> {
  const known = degree.low === degree.high ? degree.low : Number.NaN;
  if (known === 0) return 'undefined';
  if (a.low >= 0) return rootOfPositive(a, degree);
  const isOdd = Math.abs(known % 2) === 1;
  if (!isOdd) return a.high < 0 && Number.isInteger(known) ? 'undefined' : 'unsure';
  return a.high <= 0 ? chain(rootOfPositive(negate(a), degree), negate) : oddRoot(a, degree);
}

function rootOfPositive(a: Interval, degree: Interval): Outcome<Interval> {
  const known = degree.low === degree.high ? degree.low : Number.NaN;
  if (known === 2) return squareRoot(a);
  if (known === 1 || known === -1) return wholePower(a, known);
  if (a.low > 0) return chain(divide(point(1), degree), (exponent) => positivePower(a, exponent));
  if (!(degree.low > 0)) return 'unsure';
  if (a.high === 0) return a;
  return chain(rootOf(point(a.high), degree), ({ high }) => ({ low: 0, high }));
}

/** The odd root of numbers on both sides of 0. */
function oddRoot(a: Interval, degree: Interval): Outcome<Interval> {
  if (degree.low < 0) return 'unsure';
  const [first, last] = [rootOf(point(a.low), degree), rootOf(point(a.high), degree)];
  return chainBoth(first, last, ({ low }, { high }) => ({ low, high }));
}
