import { claimOf, type Claim } from './claim.ts';
import { descend, type Rung } from './ladder.ts';
import { noiseOf } from './noise.ts';
import { UNIT, type Samples } from './samples.ts';
import { ladderOf, type Witness } from './witness.ts';

/** Spacing of the samples that noise is measured with, as a share of the scale. */
const SPACING = 1.3 * 2 ** -26;

/** Values of an output on one side: at a signed distance of about the given step. */
type Side = (step: number) => { readonly distance: number; readonly value: number } | undefined;

/**
 * The slope from within, at a place where a function ends: differences to one side, of which each extrapolation cancels one
 * power of the step. Undefined where there are values on neither side.
 */
export function oneSided(samples: Samples, output: number, scales: readonly number[]): Claim | undefined {
  const own = samples.middle[output] ?? NaN;
  for (const side of sidesOf(samples, output))
    for (const scale of scales) {
      const seen = seenFrom(side, own, scale);
      if (!seen) continue;
      const rungAt = (step: number): Rung | undefined => sideRung(side, own, { step, noise: seen.noise });
      const descent = descend(ladderOf({ rungAt, witnesses: [seen.witness], scale, ratio: 2 }));
      return claimOf(descent, scale, 'one-sided');
    }
  return undefined;
}

function sidesOf({ x, pairAt }: Samples, output: number): Side[] {
  const above: Side = (step) => {
    const pair = pairAt(step);
    return pair && { distance: pair.above - x, value: pair.high[output] ?? NaN };
  };
  const below: Side = (step) => {
    const pair = pairAt(step);
    return pair && { distance: pair.below - x, value: pair.low[output] ?? NaN };
  };
  return [above, below];
}

function sideRung(
  side: Side,
  own: number,
  { step, noise }: { readonly step: number; readonly noise: number },
): Rung | undefined {
  const found = side(step);
  if (!found || !Number.isFinite(found.value)) return undefined;
  const { distance, value } = found;
  const size = Math.max(Math.abs(value), Math.abs(own));
  const error = Math.max(2 * UNIT * size, 3 * noise);
  const width = Math.abs(distance);
  return { step: width, slope: (value - own) / distance, jump: 0, rounding: (2 * error) / width, size };
}

/** Noise, and a slope through samples close by; undefined where they are not all finite. */
function seenFrom(
  side: Side,
  own: number,
  scale: number,
): { readonly noise: number; readonly witness: Witness } | undefined {
  const values = [own];
  let spacing = 0;
  for (let i = 1; i <= 6; i++) {
    const found = side(i * SPACING * scale);
    if (!found || !Number.isFinite(found.value)) return undefined;
    values.push(found.value);
    spacing = found.distance / i;
  }
  const found = noiseOf(values);
  const noise = Number.isNaN(found.size) ? 0 : found.size;
  const at = (i: number): number => values[i] ?? NaN;
  const slope = (4 * at(1) - 3 * at(0) - at(2)) / (2 * spacing);
  const width = Math.abs(spacing);
  const bent = Math.abs(at(3) - 3 * at(2) + 3 * at(1) - at(0)) / width;
  const error = (4 * Math.max(2 * UNIT * Math.max(...values.map(Math.abs)), 3 * noise)) / width + 2 * bent;
  return { noise, witness: { step: width, isSure: true, slope, error, jump: 0, jumpError: 0 } };
}
