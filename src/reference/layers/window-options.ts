import { namedPadding, type Axis } from './axis.ts';
import { extentOf } from './described-layer.ts';
import type { Extent } from './extent.ts';
import { checkedAxis, LayerMistake, type Options } from './options.ts';
import type { Channels } from './words.ts';

/** How many axes a window slides over. */
export type Dimensions = 1 | 2 | 3;

/** A number for all axes, or one for each. */
export type Each<Size = number> = Size | readonly Size[];

/**
 * Padding: zeros at both ends of every axis (0), as many for each axis, or a pair of numbers for each axis: before and
 * after. `same`: as TensorFlow does it, ceil(L / stride) outputs; `valid`: none; `causal`: all of them before.
 */
export type Padding = 'same' | 'valid' | 'causal' | number | readonly (number | readonly [number, number])[];

/** The input of a layer with windows. */
export interface WindowInput {
  /** Channels of the input, or the whole shape of the input in the order that `channels` says. */
  readonly in?: number | readonly number[];
  /** Length of the input: of one axis, and nothing else. */
  readonly length?: number;
  readonly depth?: number;
  readonly height?: number;
  readonly width?: number;
  /** Order of the output's axes. Default: that of the layer before it, else first. */
  readonly channels?: Channels;
}

/** A window of one number for all axes, or one for each: height and width. */
export interface WindowOptions extends WindowInput {
  readonly kernel: Each;
  /** Default: 1. */
  readonly stride?: Each;
  /** Default: 0. */
  readonly padding?: Padding;
  /** Distance between the places that a kernel reads. Default: 1. */
  readonly dilation?: Each;
}

/** Those options that make the input known, by the number of axes. */
export type KnownInput =
  | { readonly in: readonly number[] }
  | { readonly in: number; readonly length: number }
  | { readonly in: number; readonly height: number; readonly width: number };

/** Names of the axes of an input. */
export const AXES: Readonly<Record<Dimensions, readonly ('length' | 'depth' | 'height' | 'width')[]>> = {
  1: ['length'],
  2: ['height', 'width'],
  3: ['depth', 'height', 'width'],
};

/** What is known of an input: all of it, its channels, or nothing. */
export interface AskedInput {
  readonly extent?: Extent;
  readonly channels?: number;
}

/** Reads the options about the input. */
export function inputFrom(given: WindowInput, options: Options, dimensions: Dimensions): AskedInput {
  const names = AXES[dimensions];
  const order = given.channels ?? 'first';
  const said = names.filter((name) => given[name] !== undefined);
  if (Array.isArray(given.in)) {
    if (said.length > 0) options.refuse(said[0] ?? '', 'the input is said twice: its sizes stand in `in` already.');
    return { extent: shapeFrom(given.in, options, { dimensions, order }) };
  }
  const channels = given.in === undefined ? undefined : options.whole('in', given.in, 1);
  if (said.length === 0) return { ...(channels !== undefined && { channels }) };
  const positions = names.map((name) => options.whole(name, given[name], 1));
  return { extent: { channels: options.whole('in', given.in, 1), positions, order } };
}

function shapeFrom(
  shape: readonly unknown[],
  options: Options,
  { dimensions, order }: { readonly dimensions: Dimensions; readonly order: Channels },
): Extent {
  if (shape.length !== dimensions + 1) {
    const axes = AXES[dimensions].join(', ');
    const sizes = order === 'first' ? `channels, ${axes}` : `${axes}, channels`;
    options.refuse('in', `an input has ${dimensions + 1} sizes (${sizes}), not ${shape.length}.`);
  }
  return withName(options, () => extentOf(shape, order));
}

/** Puts the name of the layer in front of a mistake. */
export function withName<Result>({ who }: Pick<Options, 'who'>, make: () => Result): Result {
  try {
    return make();
  } catch (thrown) {
    if (!(thrown instanceof LayerMistake) || thrown.message.startsWith(`${who}:`)) throw thrown;
    throw new LayerMistake(`${who}: ${thrown.message}`, {
      ...(thrown.option !== undefined && { option: thrown.option }),
      known: thrown.known,
    });
  }
}

/** Checks that an input fits what is said of it. */
export function checkedInput(
  given: Extent,
  asked: AskedInput,
  { options, dimensions }: { readonly options: Options; readonly dimensions: Dimensions },
): Extent {
  if (given.positions.length !== dimensions)
    options.refuse('in', `it takes an input of ${dimensions + 1} sizes, not one of ${given.positions.length + 1}.`);
  if (asked.channels !== undefined && asked.channels !== given.channels)
    options.refuse('in', `it takes ${asked.channels} channels, not ${given.channels}.`);
  return given;
}

/** A window before its input is known. */
export interface Window {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly padding: 'same' | 'valid' | 'causal' | readonly (readonly [number, number])[];
  readonly ceil: boolean;
}

/** Reads the options about a window. `stride` stands for a stride that is not given. */
export function windowFrom(
  given: Omit<WindowOptions, keyof WindowInput> & { readonly ceil?: boolean },
  options: Options,
  { dimensions, stride = 1 }: { readonly dimensions: Dimensions; readonly stride?: Each },
): Window {
  const each = (name: 'kernel' | 'stride' | 'dilation', value: Each | undefined): number[] =>
    eachOf(name, value, { options, dimensions, least: 1 });
  return {
    kernel: each('kernel', given.kernel),
    stride: each('stride', given.stride ?? stride),
    dilation: each('dilation', given.dilation ?? 1),
    padding: paddingFrom(given.padding ?? 0, options, dimensions),
    ceil: options.flag('ceil', given.ceil ?? false),
  };
}

interface EachFrame {
  readonly options: Options;
  readonly dimensions: Dimensions;
  readonly least: 0 | 1;
}

/** One whole number for each axis. */
export function eachOf(name: string, value: unknown, { options, dimensions, least }: EachFrame): number[] {
  if (!Array.isArray(value)) {
    const one = options.whole(name, value, least);
    return Array.from({ length: dimensions }, () => one);
  }
  if (value.length !== dimensions)
    options.refuse(name, `${name} has ${value.length} numbers, but there are ${dimensions} axes.`);
  return value.map((one) => options.whole(name, one, least));
}

const PADDINGS = ['same', 'valid', 'causal'] as const;

function paddingFrom(padding: unknown, options: Options, dimensions: Dimensions): Window['padding'] {
  if (typeof padding === 'string') {
    const name = options.oneOf('padding', padding, PADDINGS);
    if (name === 'causal' && dimensions > 1) options.refuse('padding', 'padding can be causal on one axis only.');
    return name;
  }
  const whole = (value: unknown): number => options.whole('padding', value, 0);
  if (!Array.isArray(padding))
    return Array.from({ length: dimensions }, () => [whole(padding), whole(padding)] as const);
  if (padding.length !== dimensions)
    options.refuse('padding', `padding has ${padding.length} entries, but there are ${dimensions} axes.`);
  return padding.map((one: unknown) => {
    if (!Array.isArray(one)) return [whole(one), whole(one)] as const;
    if (one.length !== 2)
      options.refuse('padding', 'padding of one axis is a number, or two of them: before and after.');
    return [whole(one[0]), whole(one[1])] as const;
  });
}

/** The axes of a window over an input. Throws a LayerMistake where it does not fit. */
export function axesOver(
  { positions }: Extent,
  { kernel, stride, dilation, padding, ceil }: Window,
  options: Options,
): Axis[] {
  return positions.map((length, axis) => {
    const bare = { length, kernel: kernel[axis] ?? 1, stride: stride[axis] ?? 1, dilation: dilation[axis] ?? 1 };
    const named = typeof padding === 'string' ? namedPadding(padding, bare) : undefined;
    const [before, after] = typeof padding === 'string' ? [0, 0] : (padding[axis] ?? [0, 0]);
    return checkedAxis(options, { ...bare, before, after, ...named, ceil });
  });
}
