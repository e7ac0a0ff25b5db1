import { add, equal, negate, rational, type Rational } from '../../math/rational.ts';
import type { Slip } from '../shared/mistakes.ts';
import type { KeyShape } from './matches.ts';

/** The slips that a shape may name. */
export const SHAPE_SLIPS = [
  'channels-first',
  'channels-last',
  'transposed',
  'batch-axis',
  'missing-axis',
  'singleton-axis',
  'off-by-one',
  'other-symbols',
] as const;

/** How each slip changes the expected shape. That about names of sizes has no value yet. */
export const SHAPE_SLIP_VALUES: Readonly<Record<string, Slip<KeyShape>>> = {
  'channels-first': { telling: { changes: ['channelsFirst'] } },
  'channels-last': { telling: { changes: ['channelsLast'] } },
  transposed: { after: (shape) => [{ ...shape, sizes: [...shape.sizes].reverse() }] },
  'batch-axis': { after: otherBatch },
  'missing-axis': { after: (shape) => withoutEach(shape, () => shape.sizes.length > 1) },
  'singleton-axis': {
    after: (shape) => [
      { ...shape, sizes: [ONE, ...shape.sizes] },
      { ...shape, sizes: [...shape.sizes, ONE] },
      ...withoutEach(shape, (size) => equal(size, ONE)),
    ],
  },
  'off-by-one': { after: (shape) => [...withEach(shape, ONE), ...withEach(shape, negate(ONE))] },
};

/** Sentences for the slips: the rule, never the shape. */
export const SHAPE_SLIP_MESSAGES = {
  'channels-first': 'Your answer reads as <found>, with the channels in front. Here they come last.',
  'channels-last': 'Your answer reads as <found>, with the channels last. Here they come first.',
  transposed: 'Your answer reads as <found>. The sizes are those asked for, in the opposite order.',
  'batch-axis': 'Your answer reads as <found>. Look at whether an axis for the batch is asked for.',
  'missing-axis': 'Your answer reads as <found>. One axis is not there.',
  'singleton-axis': 'Your answer reads as <found>. Look at its axes of size 1: here they matter.',
  'off-by-one': 'Your answer reads as <found>. One of the sizes is off by one: look at padding and borders.',
} as const;

const ONE = rational(1);

function otherBatch(shape: KeyShape): readonly KeyShape[] {
  if (shape.batch === undefined) return [];
  return [{ ...shape, batch: !shape.batch }];
}

function withoutEach(shape: KeyShape, isLeftOut: (size: Rational) => boolean): KeyShape[] {
  return shape.sizes.flatMap((size, axis) =>
    isLeftOut(size) ? [{ ...shape, sizes: shape.sizes.filter((_, other) => other !== axis) }] : [],
  );
}

function withEach(shape: KeyShape, step: Rational): KeyShape[] {
  return shape.sizes.map((_, axis) => ({
    ...shape,
    sizes: shape.sizes.map((size, other) => (other === axis ? add(size, step) : size)),
  }));
}
