import { noiseOf, type Noise } from './noise.ts';
import { UNIT, type Samples } from './samples.ts';
import { START, type Witness } from './witness.ts';

/** What is seen close by. */
export interface LocalView {
  /** Noise of one sample, besides the rounding of its last digit. */
  readonly noise: number;
  readonly witnesses: readonly Witness[];
}

/** Spacings of the samples, as shares of the scale. Odd factors, lest they match the steps of rounded functions. */
const SPACINGS = [1.3 * 2 ** -26, 1.3 * 2 ** -33, 1.3 * 2 ** -41] as const;
/** Spacings at which a function that looks constant is looked at again. */
const WIDER = [1.3 * 2 ** -19, 1.3 * 2 ** -12, 1.3 * 2 ** -5] as const;

/** Distances at which it has to stay constant: the first rungs. */
const FAR = [START, START / 2, START / 4];

interface Place {
  readonly samples: Samples;
  readonly output: number;
  readonly scale: number;
}

/** Looks at one output at a scale; undefined where the function is not finite on both sides. */
export function localView(samples: Samples, output: number, scale: number): LocalView | undefined {
  const at = (spacing: number): Picture | undefined => pictureAt(samples, output, spacing * scale);
  const wide = at(SPACINGS[0]);
  if (wide && isConstant(wide)) return constantView({ samples, output, scale }, wide);
  const near = at(SPACINGS[1]);
  if (!wide || !near) {
    const only = wide ?? near ?? at(SPACINGS[2]);
    return only && viewOf([only], orZero(only.noise.size));
  }
  if (isStairs(wide, near)) {
    const steps = Math.max(orZero(wide.noise.size), wide.noise.least, near.noise.least);
    return viewOf([wide], steps);
  }
  if (wide.noise.size <= LOUD * UNIT * wide.size) return quietView(wide, near);
  return loudView(wide, near, at(SPACINGS[2]));
}

/** Noise, in units of the rounding of a value, that is more than that of a few operations. */
const LOUD = 1000;

/** Equally spaced samples around the place. */
interface Picture {
  readonly spacing: number;
  readonly values: readonly number[];
  /** The largest magnitude among the values. */
  readonly size: number;
  readonly noise: Noise;
}

function pictureAt({ middle, pairAt }: Samples, output: number, spacing: number): Picture | undefined {
  const own = middle[output] ?? NaN;
  const values = [own];
  let width = 0;
  for (let i = 1; i <= 3; i++) {
    const pair = pairAt(i * spacing);
    if (!pair) return undefined;
    values.push(pair.high[output] ?? NaN);
    values.unshift(pair.low[output] ?? NaN);
    width = pair.step / i;
  }
  let size = 0;
  for (const value of values) size = Math.max(size, Math.abs(value));
  return Number.isFinite(size) ? { spacing: width, values, size, noise: noiseOf(values) } : undefined;
}

function orZero(noise: number): number {
  return Number.isNaN(noise) ? 0 : noise;
}

function viewOf(pictures: readonly Picture[], noise: number): LocalView {
  return { noise, witnesses: pictures.map((picture) => witnessOf(picture, noise)) };
}

/**
 * The slope between the neighbours of the place, with what noise may have done to it, and what a function may that is no
 * parabola here: then slopes over wider distances differ, or the bend does not grow with the distance.
 */
function witnessOf({ spacing, values, size }: Picture, noise: number): Witness {
  const at = (i: number): number => values[3 + i] ?? NaN;
  const roundOff = Math.max(2 * UNIT * size, 3 * noise);
  const slope = (at(1) - at(-1)) / (2 * spacing);
  const moved = [2, 3].map((i) => Math.abs((at(i) - at(-i)) / (2 * i * spacing) - slope));
  const jumpOver = (i: number): number => (at(i) - 2 * at(0) + at(-i)) / (i * spacing);
  const bent = Math.abs(jumpOver(3) - 3 * jumpOver(1));
  return {
    step: spacing,
    isSure: true,
    slope,
    error: roundOff / spacing + 3 * Math.max(...moved) + bent + 4 * UNIT * Math.abs(slope),
    jump: bent / 2,
    jumpError: (8 * roundOff) / spacing,
  };
}

function isConstant({ values, noise }: Picture): boolean {
  return noise.equal === values.length - 1;
}

/**
 * A function that is constant close by and stays so on one side at least (as ReLU does) is constant. Where it moves further
 * off on both sides, it may be a rounded one: its steps are noise.
 */
function constantView({ samples, output, scale }: Place, wide: Picture): LocalView {
  const own = wide.values[3];
  const pairs = FAR.map((share) => samples.pairAt(share * scale));
  const isStill = (side: 'high' | 'low'): boolean => pairs.every((pair) => pair?.[side][output] === own);
  if (isStill('high') || isStill('low')) return viewOf([wide], 0);
  for (const spacing of WIDER) {
    const picture = pictureAt(samples, output, spacing * scale);
    if (!picture) break;
    const { size, least } = picture.noise;
    if (!isConstant(picture)) return viewOf([picture], Math.max(orZero(size), least));
  }
  return viewOf([wide], 0);
}

/** Whether most samples close by are equal though the function moves by far more than its rounding. */
function isStairs(wide: Picture, near: Picture): boolean {
  const spread = Math.max(...wide.values) - Math.min(...wide.values);
  const expected = (spread * near.spacing) / wide.spacing;
  return near.noise.equal >= 4 && expected > 16 * UNIT * wide.size;
}

function quietView(wide: Picture, near: Picture): LocalView {
  const view = viewOf([wide, near], wide.noise.size);
  const [first, second] = view.witnesses;
  if (!first || !second) return view;
  const isApart = Math.abs(first.slope - second.slope) > 4 * (first.error + second.error);
  if (!isApart || second.error < Math.abs(second.slope)) return view;
  return viewOf([wide], Math.max(wide.noise.size, wide.noise.least));
}

/** Much noise, or structure as fine as the samples; the latter is gone at a finer spacing. */
function loudView(wide: Picture, near: Picture, finest: Picture | undefined): LocalView {
  const isNoise = near.noise.size >= 0.1 * orZero(wide.noise.size);
  if (isNoise) return viewOf([wide], Math.max(orZero(wide.noise.size), near.noise.size));
  if (finest && isStairs(near, finest)) {
    const steps = Math.max(orZero(wide.noise.size), orZero(near.noise.size), near.noise.least, finest.noise.least);
    return viewOf([wide], steps);
  }
  // What shrinks with the spacing once more is a kink, however close one looks.
  const isKept = finest === undefined || finest.noise.size >= 0.1 * orZero(near.noise.size);
  return viewOf(finest ? [near, finest] : [near], isKept ? orZero(near.noise.size) : 0);
}
