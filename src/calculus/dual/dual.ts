/** Half a unit in the last place of 1: the largest relative error of one rounding, and the unit of all bounds here. */
export const UNIT = 2 ** -53;

/** Half the smallest double, in these units: what a result may lose besides by rounding where it comes near 0. */
export const TINIEST = 2 ** -1022;

/** A derivative would silently be dropped, or an identity be taken for an equality. The message says by what. */
export class LostTrack extends Error {
  override readonly name = 'LostTrack';
}

/**
 * A number and its slope along one direction of the inputs (forward-mode differentiation, after Wengert 1964), each with
 * a bound on what rounding has done to it so far (running error analysis, after Wilkinson 1963 and Peters 1971).
 *
 * The model: + − × ÷ and √ are correctly rounded, functions of `Math` are off by at most 2 units in the last place.
 * Bounds hold for the exact result of the same operations on the same inputs; errors of second order are part of them.
 * Where the error of an operand is not small beside its distance to a pole, a bound is infinite or no number.
 *
 * Stands in for a number of the author's: whatever would read it as a plain number throws LostTrack.
 */
export class Dual {
  readonly value: number;
  readonly slope: number;
  /** What the value is off by at most, in units of 2^-53. */
  readonly valueError: number;
  /** What the slope is off by at most, in units of 2^-53. */
  readonly slopeError: number;

  // Four numbers that only mean something together, made a million times a second.
  constructor(value: number, slope: number, valueError: number, slopeError: number) {
    this.value = value;
    this.slope = slope;
    this.valueError = valueError;
    this.slopeError = slopeError;
  }

  [Symbol.toPrimitive](hint: string): never {
    throw new LostTrack(
      hint === 'string' ? 'a number is turned into text or used as a key' : 'a number leaves the code that is followed',
    );
  }

  toString(): never {
    throw new LostTrack('a number is turned into text');
  }

  toFixed(): never {
    throw new LostTrack('toFixed');
  }

  toPrecision(): never {
    throw new LostTrack('toPrecision');
  }

  toExponential(): never {
    throw new LostTrack('toExponential');
  }

  toLocaleString(): never {
    throw new LostTrack('toLocaleString');
  }

  toJSON(): never {
    throw new LostTrack('JSON.stringify');
  }

  valueOf(): never {
    throw new LostTrack('valueOf');
  }
}

/** A number, one that is followed, or nested arrays of both. */
export type Tracked = number | Dual | readonly Tracked[];

/** A number that does not move. */
export function fixed(value: number): Dual {
  return new Dual(value, 0, 0, 0);
}

/** An input that moves with a slope, both exact. */
export function moving(value: number, slope: number): Dual {
  return new Dual(value, slope, 0, 0);
}

/** Whether a number cannot move at all along the direction, not even by rounding. */
export function isStill({ slope, slopeError }: Dual): boolean {
  return slope === 0 && slopeError === 0;
}

/** What the rounding of bounds themselves may hide. */
const MARGIN = 1.001;

/** Bounds on the errors of a dual in plain numbers; infinite where nothing is known. */
export function boundsOfErrors({ valueError, slopeError }: Dual): { readonly value: number; readonly slope: number } {
  return { value: bound(valueError), slope: bound(slopeError) };
}

function bound(error: number): number {
  return Number.isNaN(error) ? Infinity : MARGIN * UNIT * error;
}
