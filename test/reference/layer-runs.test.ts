import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import * as library from '../../src/reference/library.ts';
import { CHANGES, type Change } from '../../src/reference/layers/layer.ts';
import type { Layer, OpenLayer, Padding } from '../../src/reference/library.ts';

const { activation, batchNorm, branches, conv1d, conv2d, conv3d, countByRunning, dense, input, residual, sequential } =
  library;
const size = (max: number, min = 1): fc.Arbitrary<number> => fc.integer({ min, max });
const bool = fc.boolean();

/** The layer told in some ways, one after the other. */
const retold = (layer: Layer, changes: readonly Change[]): Layer =>
  changes.reduce((told, change) => told[change], layer);
const changes = fc.array(fc.constantFrom(...CHANGES), { maxLength: 3 });

/** Layers whose options were drawn; those that the library refuses are left out. */
function drawn<Options>(
  options: fc.Arbitrary<Options>,
  make: (options: Options) => Layer | OpenLayer,
): fc.Arbitrary<Layer> {
  return options
    .map((one) => {
      try {
        const layer = make(one);
        return 'at' in layer ? undefined : layer;
      } catch {
        return undefined;
      }
    })
    .filter((layer) => layer !== undefined);
}

const axis = fc
  .record({
    kernel: size(3),
    dilation: size(2),
    stride: size(3),
    before: size(2, 0),
    after: size(2, 0),
    length: size(7),
  })
  .filter(({ kernel, dilation, before, after, length }) => length + before + after >= dilation * (kernel - 1) + 1);
const common = fc.record({
  bias: bool,
  activation: fc.constantFrom('none', 'relu'),
  channels: fc.constantFrom('first', 'last'),
} as const);
const grouped = fc
  .record({ groups: size(2), perIn: size(2), perOut: size(2) })
  .map(({ groups, perIn, perOut }) => ({ groups, in: groups * perIn, out: groups * perOut }));
const axes = (dimensions: number) =>
  fc
    .tuple(
      fc.array(axis, { minLength: dimensions, maxLength: dimensions }),
      fc.constantFrom<'same' | 'valid' | 'numbers'>('same', 'valid', 'numbers'),
    )
    .map(([all, named]) => ({
      lengths: all.map(({ length }) => length),
      kernel: all.map(({ kernel }) => kernel),
      stride: all.map(({ stride }) => stride),
      dilation: all.map(({ dilation }) => dilation),
      padding: (named === 'numbers'
        ? all.map(({ before, after }) => [before, after] as const)
        : named) satisfies Padding,
    }));
const convolved = (dimensions: 1 | 2 | 3) =>
  fc.tuple(common, grouped, axes(dimensions)).map(([one, channels, { lengths, ...window }]) => ({
    ...one,
    ...channels,
    ...window,
    in: one.channels === 'first' ? [channels.in, ...lengths] : [...lengths, channels.in],
  }));
const withoutFilters = (dimensions: 1 | 2 | 3) =>
  convolved(dimensions).map(({ in: shape, kernel, stride, dilation, padding, channels }) => ({
    in: shape,
    kernel,
    stride,
    dilation,
    padding,
    channels,
  }));
const recurrent = fc.record({
  in: size(3),
  hidden: size(3),
  layers: size(3),
  bidirectional: bool,
  bias: bool,
  biases: fc.constantFrom<1 | 2>(1, 2),
  length: size(3),
  output: fc.constantFrom('all', 'last'),
} as const);
const shape = fc.array(size(3), { minLength: 1, maxLength: 3 });
const norm = fc.record({ in: shape, scale: bool, shift: bool, channels: fc.constantFrom('first', 'last') } as const);
const attention = fc.record({
  in: size(4),
  heads: size(3),
  keySize: size(3),
  valueSize: size(3),
  keyIn: size(3),
  valueIn: size(3),
  out: size(3),
  bias: bool,
  length: size(3),
  keyLength: size(3),
});

const KINDS: Readonly<Record<string, fc.Arbitrary<Layer>>> = {
  conv1d: drawn(convolved(1), conv1d),
  conv2d: drawn(convolved(2), conv2d),
  conv3d: drawn(convolved(3), conv3d),
  depthwise: drawn(fc.tuple(withoutFilters(2), size(2), bool), ([one, multiplier, bias]) =>
    library.depthwiseConv2d({ ...one, multiplier, bias }),
  ),
  separable: drawn(fc.tuple(withoutFilters(2), size(3), bool), ([one, out, bias]) =>
    library.separableConv2d({ ...one, out, bias }),
  ),
  transposed1d: drawn(fc.tuple(convolved(1), size(1, 0)), ([one, extra]) =>
    library.convTranspose1d(typeof one.padding === 'string' ? one : { ...one, outputPadding: extra }),
  ),
  transposed2d: drawn(fc.tuple(convolved(2), size(2, 0)), ([one, extra]) =>
    library.convTranspose2d(typeof one.padding === 'string' ? one : { ...one, outputPadding: [extra, 0] }),
  ),
  transposed3d: drawn(convolved(3), library.convTranspose3d),
  maxPool1d: drawn(fc.tuple(withoutFilters(1), bool), ([one, ceil]) => library.maxPool1d({ ...one, ceil })),
  averagePool2d: drawn(fc.tuple(withoutFilters(2), bool), ([one, ceil]) => library.averagePool2d({ ...one, ceil })),
  maxPool3d: drawn(withoutFilters(3), library.maxPool3d),
  adaptive: drawn(fc.tuple(size(2), size(9), size(9), size(4), size(4)), ([channels, height, width, a, b]) =>
    library.adaptiveAveragePool2d({ in: [channels, height, width], out: [a, b] }),
  ),
  adaptiveMax: drawn(fc.tuple(size(2), size(9), size(9)), ([channels, length, out]) =>
    library.adaptiveMaxPool1d({ in: [channels, length], out }),
  ),
  global: drawn(fc.tuple(shape, bool), ([sizes, keep]) => library.globalAveragePool({ in: sizes, keep })),
  batchNorm: drawn(fc.tuple(norm, bool), ([one, countsStatistics]) => batchNorm({ ...one, countsStatistics })),
  layerNorm: drawn(fc.tuple(norm, fc.constantFrom('features', 'all')), ([one, over]) =>
    library.layerNorm({ ...one, over }),
  ),
  groupNorm: drawn(fc.tuple(norm, size(3)), ([one, groups]) => library.groupNorm({ ...one, groups })),
  instanceNorm: drawn(norm, library.instanceNorm),
  rmsNorm: drawn(norm, library.rmsNorm),
  embedding: drawn(fc.record({ in: size(5), out: size(4), length: size(4) }), library.embedding),
  positions: drawn(fc.tuple(size(3), size(3)), ([length, features]) =>
    library.positionEmbedding({ in: [length, features] }),
  ),
  rnn: drawn(recurrent, library.rnn),
  lstm: drawn(recurrent, library.lstm),
  gru: drawn(recurrent, library.gru),
  attention: drawn(attention, library.multiHeadAttention),
  'attention with shared keys': drawn(fc.tuple(size(2), size(3), size(3)), ([each, size2, length]) =>
    library.multiHeadAttention({ in: 4 * each, heads: 4, keyValueHeads: 2, keySize: size2, length }),
  ),
  softmax: drawn(shape, (sizes) => sequential(input(sizes), activation('softmax'))),
  activation: drawn(shape, (sizes) => sequential(input(sizes), activation('gelu'), library.dropout())),
  moves: drawn(fc.tuple(size(2), size(3), size(3), size(2)), ([channels, height, width, factor]) =>
    sequential(
      input([channels, height, width]),
      library.upsample({ factor }),
      library.pad({
        by: [
          [1, 0],
          [0, 2],
        ],
      }),
      library.toSequence(),
      library.classToken(),
      library.take('first'),
    ),
  ),
  composed: drawn(
    fc.tuple(size(3), size(3), bool, fc.constantFrom('sum', 'product', 'concatenate')),
    ([channels, side, bias, join]) =>
      sequential(
        input([channels, side, side]),
        residual(sequential(conv2d({ out: channels, kernel: 3, padding: 1, bias }), batchNorm(), activation('relu'))),
        branches(join, library.identity(), conv2d({ out: channels, kernel: 1, bias })),
        library.flatten(),
        library.tied(dense({ out: 3 })),
      ),
  ),
  'on each step': drawn(fc.tuple(size(3), size(3), size(3)), ([words, features, length]) =>
    sequential(
      library.sequence({ length }),
      library.embedding({ in: words, out: features }),
      library.lstm({ hidden: 2 }),
      dense({ in: 2, out: 3 }),
      library.layerNorm(),
    ),
  ),
};

describe('closed forms agree with a run that counts each operation', () => {
  test.each(Object.entries(KINDS))('%s', (_, layers) => {
    fc.assert(
      fc.property(layers, changes, (layer, told) => {
        const changed = retold(layer, told);
        const { parameters, multiplications, additions, activations, multiplyAccumulates } = changed;
        const { outputs, ...run } = countByRunning(changed);
        expect({ parameters, multiplications, additions, activations, multiplyAccumulates }).toEqual(run);
        expect(changed.operations).toBe(run.multiplications + run.additions + run.activations);
        expect(changed.twicePerMultiplyAccumulate).toBe(2 * run.multiplyAccumulates);
        const values = changed.outputShape.reduce((product, one) => product * one, 1);
        expect([values, changed.outputShape[changed.channelAxis ?? 0]]).toEqual([
          outputs.channels * outputs.positions,
          outputs.channels,
        ]);
      }),
      { numRuns: 60, seed: 31 },
    );
  });
});
