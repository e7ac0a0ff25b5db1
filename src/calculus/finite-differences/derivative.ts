import { boundOf, claimOf, NO_BOUND, NOTHING, type Claim, type Derivative } from './claim.ts';
import { descend, type Descent, type Rung } from './ladder.ts';
import { localView } from './local-view.ts';
import { oneSided } from './one-sided.ts';
import { samplesOf, UNIT, type Samples } from './samples.ts';
import { ladderOf, type Witness } from './witness.ts';

/** A place as close to zero as this may have a function with a scale as small as itself. */
const SMALL = 2 ** -6;

/**
 * Differentiates by central differences on a ladder of halved steps, extrapolated to step zero, and bounds the error. What
 * it adds to the classic tables (see ladder.ts): the noise of the function is measured and is part of every error; entries
 * that a plain difference close to the place contradicts are ruled out, however well they converge (a kink close by, a
 * period that matches the steps); a slope that differs on the two sides is called a kink; at the edge of its domain a
 * function is differentiated from within. Throws what `f` throws.
 */
export function derivative(f: (x: number) => number, x: number): Derivative {
  const samples = samplesOf((place) => [f(place)], x, [f(x)]);
  const claim = derivativeOf(samples, 0);
  return { ...claim, evaluations: samples.calls() };
}

/** The derivative of one output. */
export function derivativeOf(samples: Samples, output: number): Claim {
  if (!Number.isFinite(samples.middle[output] ?? NaN)) return NOTHING;
  const size = Math.abs(samples.x);
  const scales = [Math.max(size, 1), ...(size > 0 && size < SMALL ? [size] : [])];
  const views = scales.map((scale) => localView(samples, output, scale));
  const known = views.filter((view) => view !== undefined);
  let claim: Claim | undefined;
  for (const [i, scale] of scales.entries()) {
    const noise = views[i]?.noise ?? known[0]?.noise ?? 0;
    // What was seen from further away than this scale cannot tell what there is closer by.
    const witnesses = views.flatMap((view, j) => (view?.witnesses ?? []).map((one) => (j < i ? unsure(one) : one)));
    const found = attempt({ samples, output, scale, noise, witnesses });
    if (found?.status === 'smooth') return found;
    if (!claim || (found && found.errorBound < claim.errorBound)) claim = found;
  }
  return claim ?? oneSided(samples, output, scales) ?? NOTHING;
}

function unsure(witness: Witness): Witness {
  return { ...witness, isSure: false };
}

interface Attempt {
  readonly samples: Samples;
  readonly output: number;
  readonly scale: number;
  readonly noise: number;
  readonly witnesses: readonly Witness[];
}

/** Goes down one ladder; undefined where it has no rungs. */
function attempt(given: Attempt): Claim | undefined {
  let descent = descentOf(given);
  const { best, scatter } = descent;
  // The entries below the best one scatter more than the noise explains: there is more noise.
  if (best && scatter > 4 * best.error)
    descent = descentOf({ ...given, noise: Math.max(given.noise, scatter * best.rung.step) });
  return judged(descent, given);
}

function descentOf({ samples, output, scale, noise, witnesses }: Attempt): Descent {
  const rungAt = (step: number): Rung | undefined => centralRung(samples, output, { step, noise });
  return descend(ladderOf({ rungAt, witnesses, scale, ratio: 4 }));
}

function centralRung(
  { x, middle, pairAt }: Samples,
  output: number,
  { step, noise }: { readonly step: number; readonly noise: number },
): Rung | undefined {
  const pair = pairAt(step);
  if (!pair) return undefined;
  const [high, own, low] = [pair.high[output] ?? NaN, middle[output] ?? NaN, pair.low[output] ?? NaN];
  const slope = (high - low) / (pair.above - pair.below);
  if (!Number.isFinite(slope)) return undefined;
  const size = Math.max(Math.abs(high), Math.abs(low));
  const error = Math.max(2 * UNIT * size, 3 * noise);
  return {
    step: pair.step,
    slope,
    jump: (high - own) / (pair.above - x) - (own - low) / (x - pair.below),
    rounding: error / pair.step,
    size,
  };
}

function judged(descent: Descent, { scale }: Attempt): Claim | undefined {
  const entry = descent.best ?? descent.closest;
  if (!entry) return descent.rungs.length === 0 ? undefined : NO_BOUND;
  const claim = claimOf(descent, scale, 'smooth');
  const jump = descent.best ? 0 : jumpAt(descent.rungs);
  if (jump === 0) return claim;
  return { value: entry.value, errorBound: Math.max(boundOf(descent, entry), jump), status: 'kink' };
}

/**
 * The jump of the slope, where it does not shrink with the step as it would where the function is smooth; Infinity where it
 * grows, since then the function itself jumps; 0 if there is none.
 */
function jumpAt(rungs: readonly Rung[]): number {
  const clear = rungs.filter(({ jump, rounding }) => Math.abs(jump) > 12 * rounding);
  const [wide, narrow] = [clear.at(-3) ?? clear[0], clear.at(-1)];
  if (!wide || !narrow || wide === narrow) return 0;
  const [ratio, growth] = [Math.abs(wide.jump) / Math.abs(narrow.jump), Math.sqrt(wide.step / narrow.step)];
  if (ratio >= growth) return 0;
  return ratio * growth < 1 ? Infinity : Math.abs(narrow.jump);
}
