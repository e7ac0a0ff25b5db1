import { DescribedLayer } from './described-layer.ts';
import type { CommonOptions } from './description.ts';
import type { Layer } from './layer.ts';
import { optionsOf } from './options.ts';
import { ACTIVATIONS } from './words.ts';

/** What describes a fully connected layer. */
export interface DenseOptions extends CommonOptions {
  /** Number of inputs. */
  readonly in: number;
  /** Number of outputs. */
  readonly out: number;
}

/** A fully connected layer. Throws on sizes that are no whole numbers of at least 1. */
export function dense(given: DenseOptions): Layer {
  const options = optionsOf('dense');
  options.only(given, ['in', 'out', 'bias', 'activation']);
  const description = {
    kind: 'dense',
    inChannels: options.whole('in', given.in, 1),
    outChannels: options.whole('out', given.out, 1),
    groups: 1,
    axes: [],
    bias: options.flag('bias', given.bias ?? true),
    activation: options.oneOf('activation', given.activation ?? 'none', ACTIVATIONS),
    channels: 'first',
    countsPadding: true,
  } as const;
  return new DescribedLayer('dense', [description]);
}
