import { add, divide, multiply, negate, rational, type Rational } from '../../math/rational.ts';
import type { Count } from '../../reference/layers/layer.ts';
import type { Slip } from '../shared/mistakes.ts';

/** The slips that a count may name. */
export const COUNT_SLIPS = [
  'counted-bias',
  'ignored-bias',
  'counted-activation',
  'ignored-activation',
  'multiply-accumulates',
  'two-per-multiply-accumulate',
  'multiplications-only',
  'skipped-padding',
  'off-by-one',
  'factor-2',
  'order-of-magnitude',
  'lower-order-terms',
  'other-symbols',
] as const;

/** How each slip changes the expected count. The two about formulas in symbols have no value yet. */
export const COUNT_SLIP_VALUES: Readonly<Record<string, Slip<Rational>>> = {
  'counted-bias': { telling: { changes: ['withBias'] } },
  'ignored-bias': { telling: { changes: ['withoutBias'] } },
  'counted-activation': { telling: { changes: ['withActivation'] } },
  'ignored-activation': { telling: { changes: ['withoutActivation'] } },
  'multiply-accumulates': operationsAs('multiplyAccumulates'),
  'two-per-multiply-accumulate': operationsAs('twicePerMultiplyAccumulate'),
  'multiplications-only': operationsAs('multiplications'),
  'skipped-padding': { telling: { changes: ['withoutPadding'] } },
  'off-by-one': { after: (value) => [add(value, rational(1)), add(value, negate(rational(1)))] },
  'factor-2': { after: (value) => scaledBy(value, 2) },
  'order-of-magnitude': { after: (value) => scaledBy(value, 10) },
};

/** Sentences for the slips: the rule, never the number. */
export const COUNT_SLIP_MESSAGES = {
  'counted-bias': 'Your answer reads as <found>, which counts a bias for each output. This layer has none.',
  'ignored-bias':
    'Your answer reads as <found>, which leaves out the bias. This layer has one for each output channel.',
  'counted-activation':
    'Your answer reads as <found>, which counts the non-linearity. It does not belong to the operations asked for.',
  'ignored-activation':
    'Your answer reads as <found>, which leaves out the non-linearity. It is one more operation for each output.',
  'multiply-accumulates':
    'Your answer reads as <found>: a multiplication with its addition counted as one operation, and nothing else. Here each operation counts by itself.',
  'two-per-multiply-accumulate':
    'Your answer reads as <found>: two operations for each multiply-add. Adding up k products takes only k − 1 additions.',
  'multiplications-only': 'Your answer reads as <found>, which counts the multiplications only. Additions count, too.',
  'skipped-padding':
    'Your answer reads as <found>, which leaves out what is done with padded zeros. Here it counts like the rest.',
  'off-by-one': 'Your answer reads as <found>. It is off by one: look at where the counting starts and ends.',
  'factor-2': 'Your answer reads as <found>. It is off by a factor of two: look at what is counted twice or left out.',
  'order-of-magnitude': 'Your answer reads as <found>. It is off by a power of ten: count the zeros again.',
} as const;

/** Operations counted in another way. */
function operationsAs(count: Count): Slip<Rational> {
  return { telling: { counts: { operations: count } } };
}

function scaledBy(value: Rational, factor: number): readonly Rational[] {
  const less = divide(value, rational(factor));
  const more = multiply(value, rational(factor));
  return less ? [more, less] : [more];
}
