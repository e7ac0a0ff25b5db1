import { DescribedLayer } from './described-layer.ts';
import type { Axis, Channels, CommonOptions } from './description.ts';
import type { Layer } from './layer.ts';
import { checkedAxis, checkedGroups, optionsOf, type Options } from './options.ts';
import { ACTIVATIONS, CHANNELS } from './words.ts';

/** What convolutions of every dimension share. */
interface ConvolutionOptions extends CommonOptions {
  /** Channels of the input. */
  readonly in: number;
  /** Channels of the output: the number of filters. */
  readonly out: number;
  /** Default: 1. */
  readonly groups?: number;
  /** Order of the output's axes. Default: first. */
  readonly channels?: Channels;
}

/** What describes a one-dimensional convolution. */
export interface Conv1dOptions extends ConvolutionOptions {
  /** Length of the input. */
  readonly length: number;
  readonly kernel: number;
  /** Default: 1. */
  readonly stride?: number;
  /** Zeros put at each end. Default: 0. */
  readonly padding?: number;
  /** Distance between the places that a kernel reads. Default: 1. */
  readonly dilation?: number;
}

/** A number for both axes, or one for the height and one for the width. */
export type Pair = number | readonly [number, number];

/** What describes a two-dimensional convolution. */
export interface Conv2dOptions extends ConvolutionOptions {
  readonly height: number;
  readonly width: number;
  readonly kernel: Pair;
  /** Default: 1. */
  readonly stride?: Pair;
  /** Zeros put at each edge. Default: 0. */
  readonly padding?: Pair;
  /** Distance between the places that a kernel reads. Default: 1. */
  readonly dilation?: Pair;
}

const SHARED = ['in', 'out', 'kernel', 'stride', 'padding', 'dilation', 'groups', 'bias', 'activation', 'channels'];

/** A one-dimensional convolution. Throws where the kernel does not fit or `groups` does not divide the channels. */
export function conv1d(given: Conv1dOptions): Layer {
  const options = optionsOf('conv1d');
  options.only(given, ['length', ...SHARED]);
  const { length, kernel, stride = 1, padding = 0, dilation = 1 } = given;
  return convolution(options, given, [{ length, kernel, stride, padding, dilation }]);
}

/** A two-dimensional convolution. Throws where the kernel does not fit or `groups` does not divide the channels. */
export function conv2d(given: Conv2dOptions): Layer {
  const options = optionsOf('conv2d');
  options.only(given, ['height', 'width', ...SHARED]);
  const { stride = 1, padding = 0, dilation = 1 } = given;
  const axis = (length: number, which: 0 | 1): Axis => ({
    length,
    kernel: half(given.kernel, which),
    stride: half(stride, which),
    padding: half(padding, which),
    dilation: half(dilation, which),
  });
  options.whole('height', given.height, 1);
  options.whole('width', given.width, 1);
  return convolution(options, given, [axis(given.height, 0), axis(given.width, 1)]);
}

function half(pair: Pair, which: 0 | 1): number {
  return typeof pair === 'object' ? pair[which] : pair;
}

function convolution(options: Options, given: ConvolutionOptions, axes: readonly Axis[]): Layer {
  const inChannels = options.whole('in', given.in, 1);
  const outChannels = options.whole('out', given.out, 1);
  const description = {
    kind: options.who,
    inChannels,
    outChannels,
    groups: checkedGroups(options, given.groups ?? 1, { in: inChannels, out: outChannels }),
    axes: axes.map((axis) => checkedAxis(options, axis)),
    bias: options.flag('bias', given.bias ?? true),
    activation: options.oneOf('activation', given.activation ?? 'none', ACTIVATIONS),
    channels: options.oneOf('channels', given.channels ?? 'first', CHANNELS),
    countsPadding: true,
  };
  return new DescribedLayer(options.who, [description]);
}
