import { describe, expect, test } from 'vitest';

import * as library from '../../src/reference/library.ts';
import type { Layer, OpenLayer } from '../../src/reference/library.ts';

const { conv1d, conv2d, conv3d, dense, input, sequential } = library;

describe('output shapes', () => {
  const onImage = (shape: readonly number[], layer: OpenLayer): Layer => sequential(input(shape), layer);

  test.each<[string, Layer, number[]]>([
    [
      'same with a stride rounds up',
      conv2d({ in: [3, 225, 224], out: 8, kernel: 3, stride: 2, padding: 'same' }),
      [8, 113, 112],
    ],
    ['same with an even kernel', conv1d({ in: [1, 5], out: 1, kernel: 2, padding: 'same' }), [1, 5]],
    [
      'same with a stride beyond the kernel',
      conv1d({ in: [1, 7], out: 1, kernel: 1, stride: 3, padding: 'same' }),
      [1, 3],
    ],
    ['valid', conv2d({ in: [3, 32, 32], out: 16, kernel: 5, padding: 'valid' }), [16, 28, 28]],
    ['causal', conv1d({ in: [2, 9], out: 4, kernel: 3, dilation: 2, padding: 'causal' }), [4, 9]],
    [
      'a pair of numbers',
      conv2d({ in: [3, 10, 12], out: 4, kernel: [3, 5], stride: [2, 1], padding: [1, 2] }),
      [4, 5, 12],
    ],
    [
      'before and after',
      conv2d({
        in: [3, 224, 224],
        out: 32,
        kernel: 3,
        stride: 2,
        padding: [
          [0, 1],
          [0, 1],
        ],
      }),
      [32, 112, 112],
    ],
    [
      'three axes',
      conv3d({ in: [3, 16, 112, 112], out: 64, kernel: [3, 7, 7], stride: [1, 2, 2], padding: [1, 3, 3] }),
      [64, 16, 56, 56],
    ],
    ['sizes by name', conv3d({ in: 1, depth: 4, height: 5, width: 6, out: 2, kernel: 2 }), [2, 3, 4, 5]],
    ['channels last', conv2d({ in: [32, 30, 3], out: 8, kernel: 3, channels: 'last' }), [30, 28, 8]],
    ['dilation', conv1d({ in: [1, 20], out: 1, kernel: 3, dilation: 4 }), [1, 12]],
    ['pooling by its kernel', library.maxPool2d({ in: [8, 9, 9], kernel: 2 }), [8, 4, 4]],
    ['pooling, rounded up', library.maxPool2d({ in: [8, 112, 112], kernel: 3, stride: 2, ceil: true }), [8, 56, 56]],
    [
      'rounded up, but a window would begin beyond the end',
      library.maxPool1d({ in: [1, 6], kernel: 2, stride: 3, ceil: true }),
      [1, 2],
    ],
    [
      'rounded up, into the padding before',
      library.averagePool1d({ in: [1, 6], kernel: 4, stride: 3, padding: 2, ceil: true }),
      [1, 3],
    ],
    [
      'rounded up, and it begins in the padding after',
      library.averagePool1d({ in: [1, 5], kernel: 2, stride: 3, padding: 1, ceil: true }),
      [1, 2],
    ],
    ['pooling with same', library.maxPool2d({ in: [8, 9, 9], kernel: 3, stride: 2, padding: 'same' }), [8, 5, 5]],
    ['adaptive', library.adaptiveAveragePool2d({ in: [8, 10, 7], out: [3, 7] }), [8, 3, 7]],
    ['all to one', library.globalAveragePool({ in: [8, 10, 7] }), [8]],
    ['all to one, with its axes', library.globalMaxPool({ in: [8, 10, 7], keep: true }), [8, 1, 1]],
    [
      'transposed',
      library.convTranspose2d({ in: [64, 7, 7], out: 32, kernel: 4, stride: 2, padding: 1 }),
      [32, 14, 14],
    ],
    [
      'with output padding',
      library.convTranspose2d({ in: [64, 7, 7], out: 32, kernel: 3, stride: 2, padding: 1, outputPadding: 1 }),
      [32, 14, 14],
    ],
    [
      'transposed, same',
      library.convTranspose1d({ in: [2, 5], out: 1, kernel: 3, stride: 2, padding: 'same' }),
      [1, 10],
    ],
    [
      'transposed, valid',
      library.convTranspose1d({ in: [2, 5], out: 1, kernel: 3, stride: 2, padding: 'valid' }),
      [1, 11],
    ],
    [
      'transposed, valid with gaps',
      library.convTranspose1d({ in: [2, 5], out: 1, kernel: 2, stride: 3, padding: 'valid' }),
      [1, 15],
    ],
    [
      'transposed, in numbers with gaps',
      library.convTranspose1d({ in: [2, 5], out: 1, kernel: 2, stride: 3 }),
      [1, 14],
    ],
    ['flattened', onImage([2, 3, 4], library.flatten()), [24]],
    ['reshaped', onImage([24], library.reshape({ to: [2, 3, 4] })), [2, 3, 4]],
    ['padded', onImage([2, 3, 4], library.pad({ by: 1 })), [2, 5, 6]],
    [
      'cut',
      onImage(
        [2, 6, 6],
        library.pad({
          by: [
            [-1, -1],
            [0, -2],
          ],
        }),
      ),
      [2, 4, 4],
    ],
    ['on each step', sequential(library.sequence({ length: 7, features: 5 }), dense({ out: 3 })), [7, 3]],
    [
      'a convolution of a sequence',
      sequential(library.sequence({ length: 7, features: 5 }), conv1d({ out: 3, kernel: 2 })),
      [6, 3],
    ],
    ['attention', library.multiHeadAttention({ in: 16, heads: 4, length: 6, out: 8 }), [6, 8]],
    ['a word', library.embedding({ in: 100, out: 8 }), [8]],
    ['words', library.embedding({ in: 100, out: 8, length: 5 }), [5, 8]],
    ['a table at an input of its own', dense({ out: 3 }).at([7, 5], 'last'), [7, 3]],
  ])('%s', (_, layer, expected) => {
    expect(layer.outputShape).toEqual(expected);
  });

  test('the input of a layer in a row', () => {
    expect(sequential(input([3, 8, 8]), conv2d({ out: 4, kernel: 3 })).inputShape).toEqual([3, 8, 8]);
    expect(conv2d({ in: [8, 9, 3], out: 4, kernel: 3, channels: 'last' }).inputShape).toEqual([8, 9, 3]);
  });
});

describe('counts by hand', () => {
  test.each<[string, number, number]>([
    ['3 comparisons a window', library.maxPool2d({ in: [1, 4, 4], kernel: 2 }).operations, 12],
    ['3 additions and a division', library.averagePool2d({ in: [1, 4, 4], kernel: 2 }).operations, 16],
    [
      'windows of an adaptive pooling overlap',
      library.adaptiveMaxPool1d({ in: [1, 5], out: 3 }).additions,
      2 + 3 + 2 - 3,
    ],
    ['scale and shift', library.batchNorm({ in: [4, 3, 3] }).operations, 2 * 36],
    ['parameters with running statistics', library.batchNorm({ in: 64, countsStatistics: true }).parameters, 256],
    ['nothing is trained', library.batchNorm({ in: 64, scale: false }).parameters, 0],
    ['without a shift', library.layerNorm({ in: 64, shift: false }).parameters, 64],
    ['over all values', library.layerNorm({ in: [8, 4, 4], over: 'all' }).parameters, 256],
    [
      'a depthwise kernel for each channel',
      library.depthwiseConv2d({ in: [32, 8, 8], kernel: 3, multiplier: 2 }).parameters,
      64 * 10,
    ],
    [
      'groups share the channels',
      conv2d({ in: [32, 8, 8], out: 64, kernel: 3, groups: 4, bias: false }).parameters,
      64 * 8 * 9,
    ],
    [
      'a transposed kernel',
      library.convTranspose2d({ in: [64, 7, 7], out: 32, kernel: 4, stride: 2, padding: 1 }).parameters,
      64 * 32 * 16 + 32,
    ],
    [
      'its products, one for each input and tap',
      library.convTranspose1d({ in: [1, 5], out: 1, kernel: 3, stride: 2, padding: 1 }).multiplyAccumulates,
      15,
    ],
    [
      'without those that are cut off',
      library.convTranspose1d({ in: [1, 5], out: 1, kernel: 3, stride: 2, padding: 1 }).withoutPadding.multiplications,
      13,
    ],
    ['one step of an LSTM', library.lstm({ in: 2, hidden: 1 }).operations, 4 * (3 + 2 + 1) + 3 + 1 + 5],
    [
      'its gates without non-linearities',
      library.lstm({ in: 2, hidden: 1 }).withoutActivation.operations,
      4 * (3 + 2 + 1) + 3 + 1,
    ],
    ['its inner products', library.lstm({ in: 2, hidden: 1 }).multiplyAccumulates, 12],
    ['the bias is left out', library.lstm({ in: 2, hidden: 1, biases: 2 }).withoutBias.parameters, 12],
    [
      'scores and weighted values',
      library.multiHeadAttention({ in: 4, heads: 2, length: 3 }).multiplyAccumulates,
      4 * 3 * 16 + 2 * 9 * 4,
    ],
    ['a sum of branches', sequential(input([2, 3, 3]), library.residual(library.identity())).operations, 18],
  ])('%s', (_, value, expected) => {
    expect(value).toBe(expected);
  });

  test('a network with non-linearities of its own gets no others', () => {
    const bare = sequential(dense({ in: 4, out: 3 }), dense({ out: 2 }));
    const own = sequential(dense({ in: 4, out: 3 }), library.activation('relu'), dense({ out: 2 }));
    expect([bare.withActivation.activations, own.withActivation.activations]).toEqual([5, 3]);
    expect([own.withoutActivation.activations, own.withoutActivation.withActivation.activations]).toEqual([0, 3]);
  });
});

describe('mistakes', () => {
  const untyped = (make: (...options: never[]) => unknown, ...options: unknown[]): unknown =>
    Reflect.apply(make, undefined, options);

  test.each<[string, () => unknown]>([
    [
      'conv2d: an input has 3 sizes (channels, height, width), not 2.',
      () => conv2d({ in: [3, 32], out: 4, kernel: 3 }),
    ],
    [
      'conv2d: an input has 3 sizes (height, width, channels), not 4.',
      () => conv2d({ in: [3, 32, 3, 1], out: 4, kernel: 3, channels: 'last' }),
    ],
    ['conv2d: the input is said twice', () => untyped(conv2d, { in: [3, 32, 32], height: 32, out: 4, kernel: 3 })],
    [
      'conv2d: width must be a whole number, 1 or more, not undefined.',
      () => untyped(conv2d, { in: 3, height: 32, out: 4, kernel: 3 }),
    ],
    [
      'conv2d: padding must be one of same, valid, causal, not full.',
      () => untyped(conv2d, { in: [3, 9, 9], out: 4, kernel: 3, padding: 'full' }),
    ],
    [
      'conv2d: padding can be causal on one axis only.',
      () => conv2d({ in: [3, 9, 9], out: 4, kernel: 3, padding: 'causal' }),
    ],
    ['conv2d: kernel has 3 numbers, but there are 2 axes.', () => conv2d({ in: [3, 9, 9], out: 4, kernel: [1, 2, 3] })],
    [
      'conv2d: padding has 1 entries, but there are 2 axes.',
      () => conv2d({ in: [3, 9, 9], out: 4, kernel: 3, padding: [1] }),
    ],
    [
      'conv2d: kernel must be a whole number, 1 or more, not undefined.',
      () => untyped(conv2d, { in: [3, 9, 9], out: 4 }),
    ],
    ['conv2d takes its options in braces', () => untyped(conv2d, 3)],
    [
      'conv2d: it takes an input of 3 sizes, not one of 2.',
      () => sequential(input([3, 9]), conv2d({ out: 1, kernel: 1 })),
    ],
    ['conv2d: it takes 4 channels, not 3.', () => sequential(input([3, 9, 9]), conv2d({ in: 4, out: 1, kernel: 1 }))],
    [
      'convTranspose1d: outputPadding (2) must be smaller than the stride (2).',
      () => library.convTranspose1d({ in: [1, 4], out: 1, kernel: 2, stride: 2, outputPadding: 2 }),
    ],
    [
      'convTranspose1d: padding: same says already how long',
      () => library.convTranspose1d({ in: [1, 4], out: 1, kernel: 2, padding: 'same', outputPadding: 0 }),
    ],
    [
      'convTranspose1d: the padding leaves nothing',
      () => library.convTranspose1d({ in: [1, 1], out: 1, kernel: 2, padding: 1 }),
    ],
    [
      'maxPool2d: padding (2) is at most half of the kernel (3).',
      () => library.maxPool2d({ in: [1, 9, 9], kernel: 3, padding: 2 }),
    ],
    [
      'maxPool2d: ceil must be true or false, not 1.',
      () => untyped(library.maxPool2d, { in: [1, 9, 9], kernel: 3, ceil: 1 }),
    ],
    ['groupNorm: groups (3) must divide the channels (4)', () => library.groupNorm({ in: 4, groups: 3 })],
    ['multiHeadAttention: heads (3) must divide in (16)', () => library.multiHeadAttention({ in: 16, heads: 3 })],
    [
      'multiHeadAttention: keyValueHeads (3) must divide heads (4)',
      () => library.multiHeadAttention({ in: 16, heads: 4, keyValueHeads: 3 }),
    ],
    ['lstm: biases is 1 or 2, not 3.', () => untyped(library.lstm, { in: 16, hidden: 4, biases: 3 })],
    ['lstm has no option units. It knows in, hidden', () => untyped(library.lstm, { in: 16, units: 4 })],
    [
      'lstm: the input has 5 steps, not 4.',
      () => sequential(library.sequence({ length: 5, features: 2 }), library.lstm({ hidden: 3, length: 4 })),
    ],
    ['lstm: it takes a sequence, not an image.', () => sequential(input([5, 4, 4]), library.lstm({ hidden: 3 }))],
    ['dense: flatten the 5 channels before it', () => sequential(input([5, 4, 4]), dense({ out: 3 }))],
    [
      'positionEmbedding: the input has 5 places',
      () => sequential(library.sequence({ length: 5, features: 2 }), library.positionEmbedding({ length: 4 })),
    ],
    [
      'residual: the branches give 2 × 2 × 2 and 1 × 4 × 4 values',
      () => sequential(input([1, 4, 4]), library.residual(conv2d({ out: 2, kernel: 3 }))),
    ],
    [
      'branches: the branches give 2 × 2 × 2 and 1 × 4 × 4 values (channels first), which cannot be put side by side.',
      () =>
        sequential(
          input([1, 4, 4]),
          library.branches('concatenate', conv2d({ out: 2, kernel: 3 }), library.identity()),
        ),
    ],
    [
      'branches: join must be one of sum, product, concatenate, not add.',
      () => untyped(library.branches, 'add', dense({ in: 1, out: 1 })),
    ],
    ['branches needs at least one layer.', () => untyped(library.branches, 'sum')],
    [
      'reshape: the input has 8 values, the shape to give has 9.',
      () => sequential(input([8]), library.reshape({ to: [3, 3] })),
    ],
    ['activation: name must be one of', () => untyped(library.activation, 'rleu')],
    ['input: the sizes of an input are whole numbers of at least 1, not 3, 0.', () => input([3, 0])],
    ['dropout: rate must be a number from 0 to 1, not 2.', () => library.dropout({ rate: 2 })],
    [
      'sequential takes layers made by this library, and nothing else.',
      () => untyped(sequential, dense({ in: 1, out: 1 }), { parameters: 3 }),
    ],
    ['repeat: times must be a whole number, 1 or more, not 0.', () => library.repeat(0, dense({ in: 1, out: 1 }))],
  ])('%s', (message, make) => {
    expect(make).toThrow(message);
  });

  test('a layer that waits has no counts, and says so by its type', () => {
    const waiting = conv2d({ out: 4, kernel: 3 });
    expect([library.isOpenLayer(waiting), library.isLayer(waiting), 'parameters' in waiting]).toEqual([
      true,
      false,
      false,
    ]);
    expect(waiting.at([3, 8, 8]).parameters).toBe(112);
  });
});
