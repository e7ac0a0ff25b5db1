import { chain, type Outcome } from './arithmetic.ts';
import { divide, point, subtract, negate, type Interval } from './interval.ts';
import { UNITS } from './interval-powers.ts';
import { above, lowered, raised } from './rounding.ts';

/** Beyond these angles no turns are counted, and a sine is only known to lie between -1 and 1. */
const LARGEST_ANGLE = 1e6;
const QUARTER = Math.PI / 2;

/** All sines. */
export function sine(a: Interval): Interval {
  return a.low === 0 && a.high === 0 ? a : wave(a, Math.sin, 1);
}

/** All cosines. */
export function cosine(a: Interval): Interval {
  return a.low === 0 && a.high === 0 ? point(1) : wave(a, Math.cos, 0);
}

/** A sine or cosine, whose maxima lie at `crest` quarter turns and every four quarters from there. */
function wave(a: Interval, at: (x: number) => number, crest: number): Interval {
  if (Math.max(-a.low, a.high) > LARGEST_ANGLE) return { low: -1, high: 1 };
  const [low, high] = [at(a.low), at(a.high)];
  return {
    low: meets(a, crest + 2, 4) ? -1 : Math.max(-1, lowered(Math.min(low, high), UNITS)),
    high: meets(a, crest, 4) ? 1 : Math.min(1, raised(Math.max(low, high), UNITS)),
  };
}

/** Whether an angle of the interval may be so many quarters of a turn, or that and a multiple of `period` quarters. */
function meets(a: Interval, quarters: number, period: number): boolean {
  // Far wider than the rounding of angles up to the largest: it may say yes too often, never no.
  const slack = 1e-9;
  const from = (a.low / QUARTER - quarters) / period - slack;
  const to = (a.high / QUARTER - quarters) / period + slack;
  return Math.ceil(from) <= Math.floor(to);
}

/** All tangents; `unsure` where there may be a pole. */
export function tangent(a: Interval): Outcome<Interval> {
  if (a.low === 0 && a.high === 0) return a;
  if (Math.max(-a.low, a.high) > LARGEST_ANGLE || meets(a, 1, 2)) return 'unsure';
  return { low: lowered(Math.tan(a.low), UNITS), high: raised(Math.tan(a.high), UNITS) };
}

/** All cotangents; `unsure` where there may be a pole. */
export function cotangent(a: Interval): Outcome<Interval> {
  if (a.low === 0 && a.high === 0) return 'undefined';
  if (Math.max(-a.low, a.high) > LARGEST_ANGLE || meets(a, 0, 2)) return 'unsure';
  const at = (x: number): number => Math.cos(x) / Math.sin(x);
  return { low: lowered(at(a.high), 3 * UNITS), high: raised(at(a.low), 3 * UNITS) };
}

const HALF_TURN: Interval = { low: Math.PI, high: above(Math.PI) };
const QUARTER_TURN: Interval = { low: QUARTER, high: above(QUARTER) };

/** All arctangents. */
export function arctangent(a: Interval): Interval {
  return {
    low: a.low === 0 ? 0 : lowered(Math.atan(a.low), UNITS),
    high: a.high === 0 ? 0 : raised(Math.atan(a.high), UNITS),
  };
}

/** arctan(1/x), with pi/2 at 0; `unsure` where the interval reaches 0 from below. */
export function arccotangent(a: Interval): Outcome<Interval> {
  if (a.low >= 0) return subtract(QUARTER_TURN, arctangent(a));
  return a.high < 0 ? chain(arccotangent(negate(a)), negate) : 'unsure';
}

/** The angles of points (x, y); `unsure` where the origin or the negative half of the x axis may be met. */
export function angleOf(y: Interval, x: Interval): Outcome<Interval> {
  if (x.low > 0) return chain(divide(y, x), arctangent);
  if (y.low > 0) return chain(divide(x, y), (ratio) => subtract(QUARTER_TURN, arctangent(ratio)));
  if (y.high < 0) return chain(divide(x, y), (ratio) => subtract(negate(QUARTER_TURN), arctangent(ratio)));
  if (y.low !== 0 || y.high !== 0) return 'unsure';
  if (x.high < 0) return HALF_TURN;
  return x.low === 0 && x.high === 0 ? 'undefined' : 'unsure';
}
