import type { Arithmetic, Outcome } from '../arithmetic/arithmetic.ts';
import { randomFrom, seedFrom } from '../random.ts';
import { rational, type Rational } from '../rational.ts';

/**
 * Stands in for functions that nobody knows: `f(x, y)` is a sum of sines with constants drawn for the name and the place
 * of each argument, so that two formulas agree only if they do for any smooth f. `f'` is its derivative. Over numbers that
 * know no sine it is `unsupported`.
 */
export function unknownFunction<T>(
  arithmetic: Arithmetic<T>,
  seed: number,
): (name: string, values: readonly T[]) => Outcome<T> {
  return (written, values) => {
    const name = written.replace(/'+$/u, '');
    const order = written.length - name.length;
    if (order > 0 && values.length !== 1) return 'unsupported';
    const random = randomFrom(seedFrom(seed, name, values.length));
    const draw = (): Rational => rational(Math.round(600 + 900 * random()), 1_000);
    let sum: Outcome<T> = order > 0 ? arithmetic.rational(rational(0)) : arithmetic.rational(draw());
    for (const value of values) {
      const wave = waveOf({ height: draw(), pace: draw(), shift: draw() }, { value, order }, arithmetic);
      if (typeof sum === 'string' || typeof wave === 'string') return typeof sum === 'string' ? sum : wave;
      sum = arithmetic.add(sum, wave);
    }
    return sum;
  };
}

interface Wave {
  readonly height: Rational;
  readonly pace: Rational;
  readonly shift: Rational;
}

/** The derivative of that order of `height · sin(pace · value + shift)`. */
function waveOf<T>(wave: Wave, at: { value: T; order: number }, arithmetic: Arithmetic<T>): Outcome<T> {
  const [pace, shift, height] = [wave.pace, wave.shift, wave.height].map((one) => arithmetic.rational(one));
  if (pace === undefined || shift === undefined || height === undefined) return 'unsupported';
  if (typeof pace === 'string' || typeof shift === 'string' || typeof height === 'string') return 'unsupported';
  const inner = arithmetic.multiply(pace, at.value);
  const angle = typeof inner === 'string' ? inner : arithmetic.add(inner, shift);
  if (typeof angle === 'string') return angle;
  let result = arithmetic.apply(at.order % 2 === 0 ? 'sin' : 'cos', [angle]);
  for (const factor of [height, ...Array.from({ length: at.order }, () => pace)]) {
    result = typeof result === 'string' ? result : arithmetic.multiply(result, factor);
  }
  return typeof result === 'string' || at.order % 4 < 2 ? result : arithmetic.negate(result);
}
