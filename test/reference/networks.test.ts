import { describe, expect, test } from 'vitest';

import {
  activation,
  adaptiveAveragePool2d,
  averagePool2d,
  batchNorm,
  branches,
  classToken,
  conv2d,
  dense,
  depthwiseConv2d,
  dropout,
  embedding,
  flatten,
  globalAveragePool,
  gru,
  identity,
  input,
  layerNorm,
  lstm,
  maxPool2d,
  multiHeadAttention,
  positionEmbedding,
  repeat,
  residual,
  reshape,
  rmsNorm,
  rnn,
  separableConv2d,
  sequence,
  sequential,
  take,
  tied,
  toSequence,
  upsample,
  convTranspose2d,
  type Layer,
  type OpenLayer,
} from '../../src/reference/library.ts';

type AnyLayer = Layer | OpenLayer;

const relu = (): OpenLayer => activation('relu');
const block = (...layers: readonly AnyLayer[]): AnyLayer => sequential(...layers);

describe('convolutional networks', () => {
  test('LeNet-5', () => {
    const features = sequential(
      conv2d({ in: [1, 32, 32], out: 6, kernel: 5, activation: 'tanh' }),
      averagePool2d({ kernel: 2 }),
      conv2d({ out: 16, kernel: 5, activation: 'tanh' }),
      averagePool2d({ kernel: 2 }),
    );
    const network = sequential(features, flatten(), dense({ out: 120 }), dense({ out: 84 }), dense({ out: 10 }));
    expect(features.outputShape).toEqual([16, 5, 5]);
    expect(network.parameters).toBe(61_706);
  });

  test('AlexNet', () => {
    const features = sequential(
      conv2d({ in: [3, 224, 224], out: 64, kernel: 11, stride: 4, padding: 2 }),
      relu(),
      maxPool2d({ kernel: 3, stride: 2 }),
      conv2d({ out: 192, kernel: 5, padding: 2 }),
      relu(),
      maxPool2d({ kernel: 3, stride: 2 }),
      conv2d({ out: 384, kernel: 3, padding: 1 }),
      relu(),
      conv2d({ out: 256, kernel: 3, padding: 1 }),
      relu(),
      conv2d({ out: 256, kernel: 3, padding: 1 }),
      relu(),
      maxPool2d({ kernel: 3, stride: 2 }),
    );
    const network = sequential(
      features,
      adaptiveAveragePool2d({ out: 6 }),
      flatten(),
      dropout(),
      dense({ out: 4096, activation: 'relu' }),
      dropout(),
      dense({ out: 4096, activation: 'relu' }),
      dense({ out: 1000 }),
    );
    expect(features.outputShape).toEqual([256, 6, 6]);
    expect(network.parameters).toBe(61_100_840);
    expect(network.multiplyAccumulates).toBe(714_188_480);
    expect(network.withoutBias.parameters).toBe(61_100_840 - 10_344);
  });

  test('VGG-16', () => {
    const stage = (out: number, convolutions: number): AnyLayer =>
      block(
        ...Array.from({ length: convolutions }, () => conv2d({ out, kernel: 3, padding: 'same', activation: 'relu' })),
        maxPool2d({ kernel: 2 }),
      );
    const features = sequential(
      input([3, 224, 224]),
      stage(64, 2),
      stage(128, 2),
      stage(256, 3),
      stage(512, 3),
      stage(512, 3),
    );
    const network = sequential(features, flatten(), dense({ out: 4096 }), dense({ out: 4096 }), dense({ out: 1000 }));
    expect(features.outputShape).toEqual([512, 7, 7]);
    expect(features.channelsLast.outputShape).toEqual([7, 7, 512]);
    expect(network.parameters).toBe(138_357_544);
    expect(network.multiplyAccumulates).toBe(15_470_264_320);
  });

  const convolved = (out: number, kernel: number, stride = 1): AnyLayer =>
    block(conv2d({ out, kernel, stride, padding: Math.floor(kernel / 2), bias: false }), batchNorm());
  const stem = (): Layer =>
    sequential(input([3, 224, 224]), convolved(64, 7, 2), relu(), maxPool2d({ kernel: 3, stride: 2, padding: 1 }));

  test('ResNet-18', () => {
    const basic = (out: number, stride: number): AnyLayer =>
      block(
        residual(
          block(convolved(out, 3, stride), relu(), convolved(out, 3)),
          stride === 1 ? undefined : convolved(out, 1, stride),
        ),
        relu(),
      );
    const stages = [64, 128, 256, 512].flatMap((out, i) => [basic(out, i === 0 ? 1 : 2), basic(out, 1)]);
    const network = sequential(stem(), ...stages, adaptiveAveragePool2d({ out: 1 }), flatten(), dense({ out: 1000 }));
    expect(sequential(stem(), ...stages).outputShape).toEqual([512, 7, 7]);
    expect(network.parameters).toBe(11_689_512);
    expect(network.multiplyAccumulates).toBe(1_814_073_344);
  });

  test('ResNet-50', () => {
    const bottleneck = (out: number, stride: number, widens: boolean): AnyLayer =>
      block(
        residual(
          block(convolved(out, 1), relu(), convolved(out, 3, stride), relu(), convolved(4 * out, 1)),
          widens ? convolved(4 * out, 1, stride) : undefined,
        ),
        relu(),
      );
    const stages = [3, 4, 6, 3].flatMap((blocks, i) =>
      Array.from({ length: blocks }, (_, j) => bottleneck(64 * 2 ** i, i > 0 && j === 0 ? 2 : 1, j === 0)),
    );
    const network = sequential(stem(), ...stages, globalAveragePool(), dense({ out: 1000 }));
    expect(network.parameters).toBe(25_557_032);
    expect(network.multiplyAccumulates).toBe(4_089_184_256);
  });

  test('MobileNet in its first version', () => {
    const separable = (out: number, stride: number): AnyLayer =>
      block(
        depthwiseConv2d({ kernel: 3, stride, padding: 'same', bias: false }),
        batchNorm(),
        relu(),
        conv2d({ out, kernel: 1, bias: false }),
        batchNorm(),
        relu(),
      );
    const strides: readonly (readonly [number, number])[] = [
      [64, 1],
      [128, 2],
      [128, 1],
      [256, 2],
      [256, 1],
      [512, 2],
      ...Array.from({ length: 5 }, () => [512, 1] as const),
      [1024, 2],
      [1024, 1],
    ];
    const start = sequential(
      conv2d({ in: [3, 224, 224], out: 32, kernel: 3, stride: 2, padding: 'same', bias: false }),
      batchNorm(),
    );
    const features = sequential(start, ...strides.map(([out, stride]) => separable(out, stride)));
    expect(features.outputShape).toEqual([1024, 7, 7]);
    expect(sequential(features, globalAveragePool(), dense({ out: 1000 })).parameters).toBe(4_231_976);
  });

  test('MobileNet in its second version', () => {
    const inverted = (before: number, out: number, [expand, stride]: readonly [number, number]): AnyLayer => {
      const wide = before * expand;
      const body = block(
        ...(expand === 1 ? [] : [convolved(wide, 1), activation('relu6')]),
        depthwiseConv2d({ kernel: 3, stride, padding: 1, bias: false }),
        batchNorm(),
        activation('relu6'),
        convolved(out, 1),
      );
      return stride === 1 && before === out ? residual(body) : body;
    };
    const layers: AnyLayer[] = [];
    let before = 32;
    for (const [expand, out, times, stride] of [
      [1, 16, 1, 1],
      [6, 24, 2, 2],
      [6, 32, 3, 2],
      [6, 64, 4, 2],
      [6, 96, 3, 1],
      [6, 160, 3, 2],
      [6, 320, 1, 1],
    ] as const)
      for (let i = 0; i < times; i++) {
        layers.push(inverted(before, out, [expand, i === 0 ? stride : 1]));
        before = out;
      }
    const network = sequential(
      input([3, 224, 224]),
      convolved(32, 3, 2),
      ...layers,
      convolved(1280, 1),
      globalAveragePool(),
      dropout(),
      dense({ out: 1000 }),
    );
    expect(network.parameters).toBe(3_504_872);
    expect(network.multiplyAccumulates).toBe(300_774_272);
  });

  test('DenseNet-121', () => {
    const widened = block(
      batchNorm(),
      relu(),
      conv2d({ out: 128, kernel: 1, bias: false }),
      batchNorm(),
      relu(),
      conv2d({ out: 32, kernel: 3, padding: 1, bias: false }),
    );
    const stage = (layers: number): AnyLayer => repeat(layers, branches('concatenate', identity(), widened));
    const transition = (out: number): AnyLayer =>
      block(batchNorm(), relu(), conv2d({ out, kernel: 1, bias: false }), averagePool2d({ kernel: 2 }));
    const features = sequential(
      stem(),
      stage(6),
      transition(128),
      stage(12),
      transition(256),
      stage(24),
      transition(512),
      stage(16),
      batchNorm(),
    );
    expect(features.outputShape).toEqual([1024, 7, 7]);
    expect(sequential(features, globalAveragePool(), dense({ out: 1000 })).parameters).toBe(7_978_856);
  });

  test('SqueezeNet in its first version', () => {
    const fire = (squeeze: number, expand: number): AnyLayer =>
      block(
        conv2d({ out: squeeze, kernel: 1, activation: 'relu' }),
        branches('concatenate', conv2d({ out: expand, kernel: 1 }), conv2d({ out: expand, kernel: 3, padding: 1 })),
      );
    const pool = (): AnyLayer => maxPool2d({ kernel: 3, stride: 2, ceil: true });
    const features = sequential(
      conv2d({ in: [3, 224, 224], out: 96, kernel: 7, stride: 2 }),
      pool(),
      fire(16, 64),
      fire(16, 64),
      fire(32, 128),
      pool(),
      fire(32, 128),
      fire(48, 192),
      fire(48, 192),
      fire(64, 256),
      pool(),
      fire(64, 256),
      conv2d({ out: 1000, kernel: 1 }),
    );
    expect(features.outputShape).toEqual([1000, 13, 13]);
    expect(features.parameters).toBe(1_248_424);
  });

  test('a squeeze-and-excitation block', () => {
    const squeeze = sequential(
      input([64, 8, 8]),
      branches(
        'product',
        identity(),
        block(globalAveragePool(), dense({ out: 4, activation: 'relu' }), dense({ out: 64, activation: 'sigmoid' })),
      ),
    );
    expect(squeeze.outputShape).toEqual([64, 8, 8]);
    expect(squeeze.parameters).toBe(64 * 4 + 4 + 4 * 64 + 64);
  });

  test('inception branches, a U and a decoder', () => {
    const inception = sequential(
      input([192, 28, 28]),
      branches(
        'concatenate',
        conv2d({ out: 64, kernel: 1 }),
        block(conv2d({ out: 96, kernel: 1 }), conv2d({ out: 128, kernel: 3, padding: 1 })),
        block(conv2d({ out: 16, kernel: 1 }), conv2d({ out: 32, kernel: 5, padding: 2 })),
        block(maxPool2d({ kernel: 3, stride: 1, padding: 1 }), conv2d({ out: 32, kernel: 1 })),
      ),
    );
    expect(inception.outputShape).toEqual([256, 28, 28]);
    expect(inception.parameters).toBe(163_696);
    const around = block(maxPool2d({ kernel: 2 }), conv2d({ out: 16, kernel: 3, padding: 1 }), upsample({ factor: 2 }));
    expect(sequential(input([8, 20, 20]), branches('concatenate', identity(), around)).outputShape).toEqual([
      24, 20, 20,
    ]);
    const decoder = sequential(
      dense({ in: 100, out: 7 * 7 * 256 }),
      reshape({ to: [256, 7, 7] }),
      convTranspose2d({ out: 128, kernel: 5, padding: 'same', bias: false }),
      convTranspose2d({ out: 64, kernel: 5, stride: 2, padding: 'same', bias: false }),
      convTranspose2d({ out: 1, kernel: 5, stride: 2, padding: 'same', bias: false }),
    );
    expect(decoder.outputShape).toEqual([1, 28, 28]);
    expect(decoder.parameters).toBe(101 * 12_544 + 128 * 256 * 25 + 64 * 128 * 25 + 64 * 25);
    expect(
      sequential(input([728, 19, 19]), separableConv2d({ out: 728, kernel: 3, padding: 'same', bias: false }))
        .parameters,
    ).toBe(536_536);
  });
});

describe('networks for sequences', () => {
  test.each<[string, Layer, number, number[]]>([
    ['an LSTM with two biases', lstm({ in: 128, hidden: 256, biases: 2 }), 395_264, [256]],
    ['an LSTM with one bias', lstm({ in: 128, hidden: 256 }), 394_240, [256]],
    ['on ten steps', lstm({ in: 128, hidden: 256, length: 10 }), 394_240, [10, 256]],
    ['the last of them', lstm({ in: 128, hidden: 256, length: 10, output: 'last' }), 394_240, [256]],
    ['both ways', lstm({ in: 10, hidden: 20, layers: 2, bidirectional: true, biases: 2, length: 5 }), 15_040, [5, 40]],
    ['a GRU with two biases', gru({ in: 10, hidden: 20, layers: 2, biases: 2 }), 4_440, [20]],
    ['a GRU with one bias', gru({ in: 128, hidden: 256 }), 295_680, [256]],
    ['a plain one', rnn({ in: 10, hidden: 20, biases: 2 }), 640, [20]],
  ])('%s', (_, layer, parameters, shape) => {
    expect([layer.parameters, layer.outputShape]).toEqual([parameters, shape]);
  });

  test('a classifier of sentences', () => {
    const network = sequential(
      sequence({ length: 80 }),
      embedding({ in: 20_000, out: 128 }),
      lstm({ hidden: 128, output: 'last' }),
      dense({ out: 1, activation: 'sigmoid' }),
    );
    expect(network.parameters).toBe(2_691_713);
    expect(network.outputShape).toEqual([1]);
    const each = sequential(
      sequence({ length: 80 }),
      embedding({ in: 9, out: 4 }),
      gru({ hidden: 5 }),
      dense({ out: 3 }),
    );
    expect(each.outputShape).toEqual([80, 3]);
    expect(each.channelsFirst.outputShape).toEqual([3, 80]);
  });

  // As the original: attention, then two dense layers with a ReLU between; each is added to its input and normalised.
  const encoder = (d: number, heads: number, ff: number): AnyLayer =>
    block(
      residual(multiHeadAttention({ heads })),
      layerNorm(),
      residual(block(dense({ out: ff, activation: 'relu' }), dense({ out: d }))),
      layerNorm(),
    );

  test('an encoder of the first transformer', () => {
    const layer = sequential(sequence({ length: 10, features: 512 }), encoder(512, 8, 2048));
    expect(layer.parameters).toBe(3_152_384);
    expect(layer.outputShape).toEqual([10, 512]);
    expect(sequential(sequence({ length: 10, features: 512 }), repeat(6, encoder(512, 8, 2048))).parameters).toBe(
      18_914_304,
    );
  });

  const before = (d: number, heads: number): AnyLayer =>
    block(
      residual(block(layerNorm(), multiHeadAttention({ heads }))),
      residual(block(layerNorm(), dense({ out: 4 * d }), activation('gelu'), dense({ out: d }))),
    );

  test('a vision transformer of base size', () => {
    const network = sequential(
      conv2d({ in: [3, 224, 224], out: 768, kernel: 16, stride: 16 }),
      toSequence(),
      classToken(),
      positionEmbedding(),
      repeat(12, before(768, 12)),
      layerNorm(),
      take('first'),
      dense({ out: 1000 }),
    );
    expect(network.parameters).toBe(86_567_656);
  });

  test('the smallest GPT-2, with an output that shares the embedding', () => {
    const network = sequential(
      sequence({ length: 1024 }),
      embedding({ in: 50_257, out: 768 }),
      positionEmbedding(),
      repeat(12, before(768, 12)),
      layerNorm(),
      tied(dense({ out: 50_257, bias: false })),
    );
    expect(network.parameters).toBe(124_439_808);
    expect(network.outputShape).toEqual([1024, 50_257]);
  });

  test('BERT of base size without its pooler', () => {
    const words = (): Layer => embedding({ in: 30_522, out: 768 });
    const network = sequential(
      sequence({ length: 128 }),
      branches('sum', words(), embedding({ in: 512, out: 768 }), embedding({ in: 2, out: 768 })),
      layerNorm(),
      repeat(12, encoder(768, 12, 3072)),
      take('first'),
      dense({ out: 768, activation: 'tanh' }),
    );
    expect(network.parameters).toBe(109_482_240);
  });

  test('attention with fewer keys and other sizes', () => {
    const shared = multiHeadAttention({ in: 4096, heads: 32, keyValueHeads: 8, bias: false });
    expect(shared.parameters).toBe(4096 * 4096 * 2 + 2 * 4096 * 1024);
    expect(multiHeadAttention({ in: 16, heads: 2, keySize: 2, valueSize: 3, out: 5 }).parameters).toBe(
      17 * 4 + 17 * 4 + 17 * 6 + 7 * 5,
    );
    expect(multiHeadAttention({ in: 8, heads: 2, keyIn: 4, valueIn: 6 }).parameters).toBe(72 + 40 + 56 + 72);
    expect(rmsNorm({ in: 4096 }).parameters).toBe(4096);
  });
});
