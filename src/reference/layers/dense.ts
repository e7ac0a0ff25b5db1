import { layerFrom } from './described-layer.ts';
import { valuesIn, vector, type Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import { optionsOf } from './options.ts';
import { plainly, type Part } from './part.ts';
import { flattened } from './pointwise.ts';
import { chain } from './chain.ts';
import { weighted, type Weighted } from './weighted.ts';
import { ACTIVATIONS, type CommonOptions } from './words.ts';

/** What describes a fully connected layer. */
export interface DenseOptions extends CommonOptions {
  /** Number of inputs. Default: what the layer before it gives at each position. */
  readonly in?: number;
  /** Number of outputs. */
  readonly out: number;
}

/**
 * A fully connected layer. On a sequence it is applied to each position by itself. Where `in` is the number of all
 * values that it is given, they are flattened; without `in`, an image must be flattened first. Throws on sizes that are
 * no whole numbers of at least 1.
 */
export function dense(given: DenseOptions & { readonly in: number }): Layer;
export function dense(given: DenseOptions): OpenLayer;
export function dense(given: DenseOptions): Layer | OpenLayer {
  const options = optionsOf('dense', given, ['in', 'out', 'bias', 'activation']);
  const inputs = given.in === undefined ? undefined : options.whole('in', given.in, 1);
  const outputs = options.whole('out', given.out, 1);
  const activation = options.oneOf('activation', given.activation ?? 'none', ACTIVATIONS);
  const told = plainly(options.flag('bias', given.bias ?? true));
  const whole: Weighted = {
    kind: 'dense',
    given: vector(1),
    gives: vector(outputs),
    groups: 1,
    axes: [],
    activation,
    told,
    fits,
  };
  const place = (extent: Extent): Part => {
    if (extent.positions.length > 0 && extent.order === 'first')
      options.refuse('in', `flatten the ${extent.channels} channels before it, or say how many values it takes: in.`);
    return weighted(onEach({ ...whole, given: vector(extent.channels) }, extent));
  };
  return layerFrom('dense', place, inputs === undefined ? undefined : vector(inputs));
}

/** The layer at each position of a sequence by itself. */
function onEach(description: Weighted, { positions, order }: Extent): Weighted {
  return {
    ...description,
    given: { ...description.given, positions, order },
    gives: { ...description.gives, positions, order },
    axes: positions.map((length) => ({ length, kernel: 1, stride: 1, dilation: 1, before: 0, after: 0 })),
  };
}

/** All values at once where that is what it takes, else each position of a sequence. */
function fits(description: Weighted, given: Extent): Part | undefined {
  const { channels } = description.given;
  if (valuesIn(given) === channels) return chain([flattened(given), weighted(onEach(description, vector(channels)))]);
  return given.channels === channels && given.order === 'last' ? weighted(onEach(description, given)) : undefined;
}
