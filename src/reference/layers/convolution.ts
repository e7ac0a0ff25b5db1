import { chain } from './chain.ts';
import { layerFrom } from './described-layer.ts';
import type { Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import { checkedGroups, optionsOf, type Options } from './options.ts';
import { plainly, type Part, type Place } from './part.ts';
import { weighted, windowed } from './weighted.ts';
import {
  AXES,
  axesOver,
  checkedInput,
  inputFrom,
  windowFrom,
  type AskedInput,
  type Dimensions,
  type KnownInput,
  type WindowOptions,
} from './window-options.ts';
import { ACTIVATIONS, CHANNELS, type CommonOptions } from './words.ts';

/** What describes a convolution. */
export interface ConvolutionOptions extends WindowOptions, CommonOptions {
  /** Channels of the output: the number of filters. */
  readonly out: number;
  /** Default: 1. */
  readonly groups?: number;
}

/** What describes a convolution of each channel by itself. */
export interface DepthwiseOptions extends WindowOptions, CommonOptions {
  /** Filters for each channel. Default: 1. */
  readonly multiplier?: number;
}

const WINDOW = ['in', 'kernel', 'stride', 'padding', 'dilation'];
const COMMON = ['bias', 'activation', 'channels'];

/** A one-dimensional convolution. Throws where the kernel does not fit or `groups` does not divide the channels. */
export function conv1d(given: ConvolutionOptions & KnownInput): Layer;
export function conv1d(given: ConvolutionOptions): OpenLayer;
export function conv1d(given: ConvolutionOptions): Layer | OpenLayer {
  return convolution('conv1d', given, 1);
}

/** A two-dimensional convolution. Throws where the kernel does not fit or `groups` does not divide the channels. */
export function conv2d(given: ConvolutionOptions & KnownInput): Layer;
export function conv2d(given: ConvolutionOptions): OpenLayer;
export function conv2d(given: ConvolutionOptions): Layer | OpenLayer {
  return convolution('conv2d', given, 2);
}

/** A three-dimensional convolution. Throws where the kernel does not fit or `groups` does not divide the channels. */
export function conv3d(given: ConvolutionOptions & KnownInput): Layer;
export function conv3d(given: ConvolutionOptions): OpenLayer;
export function conv3d(given: ConvolutionOptions): Layer | OpenLayer {
  return convolution('conv3d', given, 3);
}

/** A convolution of each channel of a sequence by itself. */
export function depthwiseConv1d(given: DepthwiseOptions & KnownInput): Layer;
export function depthwiseConv1d(given: DepthwiseOptions): OpenLayer;
export function depthwiseConv1d(given: DepthwiseOptions): Layer | OpenLayer {
  return depthwise('depthwiseConv1d', given, 1);
}

/** A convolution of each channel of an image by itself. */
export function depthwiseConv2d(given: DepthwiseOptions & KnownInput): Layer;
export function depthwiseConv2d(given: DepthwiseOptions): OpenLayer;
export function depthwiseConv2d(given: DepthwiseOptions): Layer | OpenLayer {
  return depthwise('depthwiseConv2d', given, 2);
}

/** A depthwise convolution without bias, then one with a kernel of 1 that mixes the channels, as Keras joins them. */
export function separableConv2d(given: ConvolutionOptions & Omit<DepthwiseOptions, 'in'> & KnownInput): Layer;
export function separableConv2d(given: ConvolutionOptions & DepthwiseOptions): OpenLayer;
export function separableConv2d(given: ConvolutionOptions & DepthwiseOptions): Layer | OpenLayer {
  const options = optionsOf('separableConv2d', given, [...WINDOW, ...AXES[2], 'out', 'multiplier', ...COMMON]);
  const { bias = true, activation = 'none', out } = given;
  const { place: mixing } = convolutionOf(options, { kernel: 1, out, bias, activation }, 2);
  const { asked, place: alone } = depthwiseOf(options, { ...given, bias: false, activation: 'none' }, 2);
  const place: Place = (extent) => {
    const first = alone(extent);
    return chain([first, mixing(first.gives)], 'separableConv2d');
  };
  return layerFrom('separableConv2d', place, asked.extent);
}

function convolution(kind: string, given: ConvolutionOptions, dimensions: Dimensions): Layer | OpenLayer {
  const options = optionsOf(kind, given, [...WINDOW, ...AXES[dimensions], 'out', 'groups', ...COMMON]);
  const { asked, place } = convolutionOf(options, given, dimensions);
  return layerFrom(kind, place, asked.extent);
}

function depthwise(kind: string, given: DepthwiseOptions, dimensions: Dimensions): Layer | OpenLayer {
  const options = optionsOf(kind, given, [...WINDOW, ...AXES[dimensions], 'multiplier', ...COMMON]);
  const { asked, place } = depthwiseOf(options, given, dimensions);
  return layerFrom(kind, place, asked.extent);
}

interface Placing {
  readonly asked: AskedInput;
  readonly place: Place;
}

function depthwiseOf(options: Options, given: DepthwiseOptions, dimensions: Dimensions): Placing {
  const multiplier = options.whole('multiplier', given.multiplier ?? 1, 1);
  const { make, asked } = sliding(options, given, dimensions);
  const place: Place = (extent) => make(extent, { out: extent.channels * multiplier, groups: extent.channels });
  return { asked, place };
}

function convolutionOf(options: Options, given: ConvolutionOptions, dimensions: Dimensions): Placing {
  const out = options.whole('out', given.out, 1);
  const { make, asked } = sliding(options, given, dimensions);
  const channels = asked.extent?.channels ?? asked.channels;
  if (channels !== undefined) checkedGroups(options, given.groups ?? 1, { in: channels, out });
  const place: Place = (extent) =>
    make(extent, { out, groups: checkedGroups(options, given.groups ?? 1, { in: extent.channels, out }) });
  return { asked, place };
}

interface Sliding {
  readonly asked: AskedInput;
  readonly make: (extent: Extent, filters: { readonly out: number; readonly groups: number }) => Part;
}

function sliding(options: Options, given: WindowOptions & CommonOptions, dimensions: Dimensions): Sliding {
  const order = given.channels === undefined ? undefined : options.oneOf('channels', given.channels, CHANNELS);
  const asked = inputFrom(given, options, dimensions);
  const window = windowFrom(given, options, { dimensions });
  const activation = options.oneOf('activation', given.activation ?? 'none', ACTIVATIONS);
  const told = plainly(options.flag('bias', given.bias ?? true));
  const make: Sliding['make'] = (extent, { out, groups }) => {
    checkedInput(extent, asked, { options, dimensions });
    const axes = axesOver(extent, window, options);
    const gives = windowed(out, axes, order ?? extent.order);
    return weighted({ kind: options.who, given: extent, gives, groups, axes, activation, told });
  };
  return { asked, make };
}
