import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { COUNTS } from '../../src/reference/layers/layer.ts';
import { conv1d, conv2d, countByRunning, dense, isLayer, sequential } from '../../src/reference/library.ts';
import type { Activation, Layer } from '../../src/reference/library.ts';

const f = dense({ in: 100, out: 1000, bias: false, activation: 'pointwise' });
const g = conv1d({
  length: 100,
  in: 1,
  out: 10,
  kernel: 3,
  stride: 1,
  padding: 1,
  bias: false,
  activation: 'pointwise',
  channels: 'last',
});

describe('the layers of the sample', () => {
  test.each<[string, number, number]>([
    ['f.parameters', f.parameters, 100_000],
    ['f.withBias.parameters', f.withBias.parameters, 101_000],
    ['f.operations', f.operations, 200_000],
    ['f.withoutActivation.operations', f.withoutActivation.operations, 199_000],
    ['f.withBias.operations', f.withBias.operations, 201_000],
    ['f.withBias.withoutActivation.operations', f.withBias.withoutActivation.operations, 200_000],
    ['f.multiplyAccumulates', f.multiplyAccumulates, 100_000],
    ['f.multiplyAccumulates + f.activations', f.multiplyAccumulates + f.activations, 101_000],
    ['f.twicePerMultiplyAccumulate', f.twicePerMultiplyAccumulate, 200_000],
    ['f.additions', f.additions, 99_000],
    ['g.parameters', g.parameters, 30],
    ['g.withBias.parameters', g.withBias.parameters, 40],
    ['g.operations', g.operations, 6000],
    ['g.withoutActivation.operations', g.withoutActivation.operations, 5000],
    ['g.withBias.operations', g.withBias.operations, 7000],
    ['g.multiplyAccumulates', g.multiplyAccumulates, 3000],
    ['g.additions', g.additions, 2000],
    ['g.withBias.additions', g.withBias.additions, 3000],
    ['g.withoutPadding.multiplications', g.withoutPadding.multiplications, 2980],
    ['g.withoutPadding.twicePerMultiplyAccumulate', g.withoutPadding.twicePerMultiplyAccumulate, 5960],
    ['g.withoutPadding.operations', g.withoutPadding.operations, 5960],
  ])('%s', (_, value, expected) => {
    expect(value).toBe(expected);
  });

  test('shapes and their channel axis', () => {
    expect([f.outputShape, f.channelAxis]).toEqual([[1000], undefined]);
    expect([g.outputShape, g.channelAxis]).toEqual([[100, 10], 1]);
    expect([g.channelsFirst.outputShape, g.channelsFirst.channelAxis]).toEqual([[10, 100], 0]);
  });

  test('changes that undo each other give the same layer', () => {
    expect(g.channelsFirst.channelsLast).toEqual(g);
    expect(f.withBias.withoutBias).toEqual(f);
  });

  test('a layer with a non-linearity of its own keeps it', () => {
    const relu = dense({ in: 2, out: 3, activation: 'relu' });
    expect(relu.withActivation).toEqual(relu);
    expect(relu.withoutActivation.withActivation.activations).toBe(3);
  });
});

describe('two dimensions', () => {
  const alexnet = conv2d({ height: 227, width: 227, in: 3, out: 96, kernel: 11, stride: 4, activation: 'relu' });

  test('a well-known first layer', () => {
    expect(alexnet.outputShape).toEqual([96, 55, 55]);
    expect(alexnet.parameters).toBe(34_944);
    expect(alexnet.multiplyAccumulates).toBe(105_415_200);
    expect(alexnet.channelsLast.outputShape).toEqual([55, 55, 96]);
  });

  test('height and width go their own ways', () => {
    const layer = conv2d({ height: 8, width: 5, in: 1, out: 1, kernel: [3, 1], stride: [2, 1], padding: [1, 0] });
    expect(layer.outputShape).toEqual([1, 4, 5]);
    expect(layer.withoutPadding.multiplications).toBe((4 * 3 - 1) * 5);
  });
});

describe('layers in a row', () => {
  const network = sequential(
    conv1d({ length: 20, in: 3, out: 4, kernel: 5, activation: 'relu', channels: 'last' }),
    conv1d({ length: 16, in: 4, out: 2, kernel: 2, stride: 2 }),
    dense({ in: 16, out: 7, activation: 'tanh' }),
  );

  test('counts add up, the last one gives the shape', () => {
    expect(network.outputShape).toEqual([7]);
    expect(network.parameters).toBe(4 * 16 + 2 * 9 + 7 * 17);
    expect(network.withoutBias.parameters).toBe(4 * 15 + 2 * 8 + 7 * 16);
    expect(network.activations).toBe(64 + 7);
  });

  test('what does not fit is refused', () => {
    expect(() => sequential(dense({ in: 3, out: 4 }), dense({ in: 5, out: 1 }))).toThrow(
      'sequential: a dense gives 4 values (channels first), the dense after it takes 5.',
    );
    expect(() => sequential()).toThrow('sequential needs at least one layer');
  });
});

describe('options that no layer can have', () => {
  test.each<[string, () => Layer]>([
    ['dense: in must be a whole number, 1 or more, not 0.', () => dense({ in: 0, out: 3 })],
    ['dense: out must be a whole number, 1 or more, not 2.5.', () => dense({ in: 1, out: 2.5 })],
    ['conv1d: padding must be a whole number, 0 or more, not -1.', () => conv1d({ ...small, padding: -1 })],
    [
      'conv1d: groups (2) must divide in (3) without a remainder.',
      () => conv1d({ ...small, in: 3, out: 4, groups: 2 }),
    ],
    [
      'conv1d: groups (2) must divide out (3) without a remainder.',
      () => conv1d({ ...small, in: 4, out: 3, groups: 2 }),
    ],
    [
      'the kernel reaches over 7 places, but the padded input has only 5 of them.',
      () => conv1d({ ...small, dilation: 3 }),
    ],
    ['conv2d: height must be a whole number', () => conv2d({ ...square, height: Number.NaN })],
    ['conv2d: the kernel reaches over 3 places', () => conv2d({ ...square, width: 2 })],
  ])('%s', (message, make) => {
    expect(make).toThrow(message);
  });

  test('words and keys that are not known', () => {
    const untyped = (options: object): Layer => Reflect.apply(dense, undefined, [options]) as Layer;
    expect(() => untyped({ in: 1, out: 1, activation: 'swish' })).toThrow(
      'dense: activation must be one of none, pointwise, relu, sigmoid, tanh, not swish.',
    );
    expect(() => untyped({ in: 1, out: 1, bais: false })).toThrow('dense has no option bais.');
    expect(() => untyped({ in: '3', out: 1 })).toThrow('dense: in must be a whole number, 1 or more, not 3.');
  });
});

test('isLayer knows its own', () => {
  expect([f, sequential(f), g.withBias].every(isLayer)).toBe(true);
  expect([{ ...f }, null, 3, dense].some(isLayer)).toBe(false);
});

const small = { length: 5, in: 1, out: 1, kernel: 3 };
const square = { height: 5, width: 5, in: 1, out: 1, kernel: 3 };

describe('closed forms agree with a run on counting scalars', () => {
  const activation = fc.constantFrom<Activation>('none', 'pointwise', 'relu', 'sigmoid', 'tanh');
  const axis = fc
    .record({
      kernel: fc.integer({ min: 1, max: 4 }),
      dilation: fc.integer({ min: 1, max: 3 }),
      stride: fc.integer({ min: 1, max: 4 }),
      padding: fc.integer({ min: 0, max: 5 }),
      extra: fc.integer({ min: 0, max: 6 }),
    })
    .map(({ kernel, dilation, stride, padding, extra }) => {
      const reach = dilation * (kernel - 1) + 1;
      return { kernel, dilation, stride, padding, length: Math.max(1, reach - 2 * padding) + extra };
    });
  const channels = fc.record({
    groups: fc.integer({ min: 1, max: 3 }),
    perIn: fc.integer({ min: 1, max: 2 }),
    perOut: fc.integer({ min: 1, max: 2 }),
    order: fc.constantFrom<'first' | 'last'>('first', 'last'),
    bias: fc.boolean(),
    activation,
  });
  const common = channels.map(({ groups, perIn, perOut, order, ...rest }) => ({
    ...rest,
    groups,
    in: groups * perIn,
    out: groups * perOut,
    channels: order,
  }));
  const anyDense = fc
    .record({ in: fc.integer({ min: 1, max: 9 }), out: fc.integer({ min: 1, max: 9 }), bias: fc.boolean(), activation })
    .map((options) => dense(options));
  const any1d = fc.tuple(common, axis).map(([options, { length, ...one }]) => conv1d({ ...options, length, ...one }));
  const any2d = fc.tuple(common, axis, axis).map(([options, one, two]) =>
    conv2d({
      ...options,
      height: one.length,
      width: two.length,
      kernel: [one.kernel, two.kernel],
      stride: [one.stride, two.stride],
      padding: [one.padding, two.padding],
      dilation: [one.dilation, two.dilation],
    }),
  );
  const changed = fc.tuple(fc.oneof(anyDense, any1d, any2d), fc.boolean()).map(([layer, skip]) => ({
    skip,
    layer: skip ? layer.withoutPadding : layer,
  }));

  test('for 400 drawn layers', () => {
    fc.assert(
      fc.property(changed, ({ layer }) => {
        const run = countByRunning(layer);
        const operations = run.multiplications + run.additions + run.activations;
        expect(COUNTS.map((name) => [name, layer[name]])).toEqual([
          ['parameters', run.parameters],
          ['operations', operations],
          ['multiplyAccumulates', run.multiplications],
          ['twicePerMultiplyAccumulate', 2 * run.multiplications],
          ['multiplications', run.multiplications],
          ['additions', run.additions],
          ['activations', run.activations],
        ]);
        expect(layer.outputShape.reduce((product, size) => product * size, 1)).toBe(
          run.outputs.channels * run.outputs.positions,
        );
        expect(layer.outputShape[layer.channelAxis ?? 0]).toBe(run.outputs.channels);
      }),
      { numRuns: 400, seed: 20 },
    );
  });

  test('for rows of two', () => {
    fc.assert(
      fc.property(any1d, fc.integer({ min: 1, max: 4 }), (first, out) => {
        const values = first.outputShape.reduce((product, size) => product * size, 1);
        const row = sequential(first, dense({ in: values, out })).withBias;
        expect(countByRunning(row)).toMatchObject({ parameters: row.parameters, additions: row.additions });
      }),
      { numRuns: 60, seed: 21 },
    );
  });
});
