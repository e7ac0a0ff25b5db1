import type { Entry, Ladder } from './ladder.ts';

/**
 * What samples close to the place tell of the slope: less exactly than a ladder, but nothing that the function does further
 * off can lead them astray.
 */
export interface Witness {
  /** How far its samples reach, or most of them. */
  readonly step: number;
  /** Whether its error allows for all that may lie within its reach, so that rungs closer by have to agree, too. */
  readonly isSure: boolean;
  readonly slope: number;
  readonly error: number;
  /** Slope to the right less slope to the left, extrapolated to step zero, and what noise may have done to it. */
  readonly jump: number;
  readonly jumpError: number;
}

/** What a ladder is made of. */
export interface Site {
  readonly rungAt: Ladder['rungAt'];
  readonly witnesses: readonly Witness[];
  readonly scale: number;
  readonly ratio: 2 | 4;
}

/** Share of the scale at which ladders start. Not a round number: functions with a period would look constant. */
export const START = 0.2113;
/** Share of the scale at which they end. */
const END = 2 ** -46;
/** The smallest step at all: quotients of smaller ones overflow. */
const LOWEST = 2 ** -1000;
/** Rungs that are looked at before all others, as shares of the start. */
const SPOTS = [2 ** -8, 2 ** -16];

/** The ladder at a scale on which entries count that no witness contradicts; two rungs far down are witnesses, too. */
export function ladderOf({ rungAt, witnesses, scale, ratio }: Site): Ladder {
  const start = START * scale;
  const all = [...witnesses, ...SPOTS.flatMap((share) => witnessAt(rungAt, start * share) ?? [])];
  const isRuledOut = (entry: Entry): boolean => all.some((witness) => contradicts(witness, entry, ratio));
  return { rungAt, start, lowest: Math.max(END * scale, LOWEST), ratio, isRuledOut };
}

function witnessAt(rungAt: Ladder['rungAt'], step: number): Witness | undefined {
  const [wide, narrow] = [rungAt(step), rungAt(step / 2)];
  if (!wide || !narrow) return undefined;
  const { slope, rounding } = wide;
  const jump = Math.abs(2 * narrow.jump - wide.jump);
  return { step, isSure: false, slope, error: rounding, jump, jumpError: 2 * (2 * narrow.rounding + rounding) };
}

/**
 * Whether a look from closer by rules an entry out: by its slope, or by a jump of the slope that its rung is too wide to have
 * seen. What of both is due to the function being curved shrinks with the step: the difference between a plain and an
 * extrapolated slope as the first power that was cancelled, an extrapolated jump as the third.
 */
function contradicts(witness: Witness, { value, error, rung }: Entry, ratio: 2 | 4): boolean {
  const share = Math.min(1, witness.step / rung.step);
  if (share === 1 && !witness.isSure) return false;
  const curved = Math.abs(rung.slope - value) * (ratio === 4 ? share * share : share);
  if (Math.abs(value - witness.slope) > 4 * (error + witness.error + curved)) return true;
  const bend = 4 * (Math.abs(rung.jump) + rung.rounding) * share ** 3;
  return share < 1 && witness.jump > 3 * (witness.jumpError + bend);
}
