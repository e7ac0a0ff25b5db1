import { divide, multiply, negate, rational, type Rational } from '../../math/rational.ts';
import type { Slip } from '../shared/mistakes.ts';

/** The slips that a number may name. */
export const NUMBER_SLIPS = [
  'missing-unit',
  'wrong-unit',
  'wrong-form',
  'sign',
  'order-of-magnitude',
  'percent',
  'factor-2',
  'inverse',
] as const;

/** How each slip changes the expected number. Those about units and forms leave it as it is. */
export const NUMBER_SLIP_VALUES: Readonly<Record<string, Slip<Rational>>> = {
  'missing-unit': {},
  'wrong-unit': {},
  'wrong-form': {},
  sign: { after: (value) => [negate(value)] },
  percent: { after: (value) => scaledBy(value, 100) },
  'order-of-magnitude': { after: (value) => scaledBy(value, 10) },
  'factor-2': { after: (value) => scaledBy(value, 2) },
  inverse: { after: (value) => [divide(rational(1), value)].flatMap((one) => one ?? []) },
};

/** Sentences for the slips: the rule, never the number. */
export const NUMBER_SLIP_MESSAGES = {
  'missing-unit': 'Your answer reads as <found>. The number is right; it needs its unit.',
  'wrong-unit': 'Your answer reads as <found>. The number is right, but not with this unit.',
  'wrong-form':
    'Your answer reads as <found>. The value is right, but it is not written in the form that is asked for.',
  sign: 'Your answer reads as <found>. The size is the one asked for; look at the sign.',
  percent:
    'Your answer reads as <found>. It is off by a factor of 100: a percentage and a plain number are not the same.',
  'order-of-magnitude': 'Your answer reads as <found>. It is off by a power of ten: look at the decimal point.',
  'factor-2': 'Your answer reads as <found>. It is off by a factor of two: look at what is counted twice or left out.',
  inverse: 'Your answer reads as <found>, one divided by what was asked for.',
} as const;

function scaledBy(value: Rational, factor: number): readonly Rational[] {
  const less = divide(value, rational(factor));
  const more = multiply(value, rational(factor));
  return less ? [more, less] : [more];
}
