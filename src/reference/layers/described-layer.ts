import { shapeOf, type Extent } from './extent.ts';
import type { Change, Layer, OpenLayer } from './layer.ts';
import { LayerMistake } from './options.ts';
import type { Part, Place } from './part.ts';

/** A layer, or a composition of several, whose properties all follow from its description. Immutable. */
export class DescribedLayer implements Layer {
  readonly kind: string;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly sizes: readonly number[];
  readonly channelAxis: number | undefined;
  readonly parameters: number;
  readonly operations: number;
  readonly multiplyAccumulates: number;
  readonly twicePerMultiplyAccumulate: number;
  readonly multiplications: number;
  readonly additions: number;
  readonly activations: number;
  readonly #part: Part;

  constructor(part: Part) {
    const counts = part.counts();
    const { gives } = part;
    this.#part = part;
    this.kind = part.kind;
    this.inputShape = shapeOf(part.given);
    this.outputShape = shapeOf(gives);
    this.sizes = [...new Set(part.sizes)];
    this.channelAxis = gives.positions.length === 0 ? undefined : gives.order === 'first' ? 0 : gives.positions.length;
    this.parameters = counts.parameters;
    this.multiplications = counts.multiplications;
    this.additions = counts.additions;
    this.activations = counts.activations;
    this.multiplyAccumulates = counts.multiplyAccumulates;
    this.twicePerMultiplyAccumulate = 2 * counts.multiplyAccumulates;
    this.operations = counts.multiplications + counts.additions + counts.activations;
  }

  /** What a layer is made of, for compositions and runs. */
  static partOf(layer: DescribedLayer): Part {
    return layer.#part;
  }

  get withBias(): Layer {
    return this.retold('withBias');
  }

  get withoutBias(): Layer {
    return this.retold('withoutBias');
  }

  /** A layer that has a non-linearity keeps its own. */
  get withActivation(): Layer {
    return this.retold('withActivation');
  }

  get withoutActivation(): Layer {
    return this.retold('withoutActivation');
  }

  get withoutPadding(): Layer {
    return this.retold('withoutPadding');
  }

  get channelsFirst(): Layer {
    return this.retold('channelsFirst');
  }

  get channelsLast(): Layer {
    return this.retold('channelsLast');
  }

  private retold(change: Change): Layer {
    return new DescribedLayer(this.#part.retold(change));
  }
}

/** A layer that waits for its input. Immutable. */
export class WaitingLayer implements OpenLayer {
  readonly kind: string;
  readonly #place: Place;

  constructor(kind: string, place: Place) {
    this.kind = kind;
    this.#place = place;
  }

  static placeOf(layer: WaitingLayer): Place {
    return layer.#place;
  }

  at(shape: readonly number[], channels: 'first' | 'last' = 'first'): Layer {
    return new DescribedLayer(this.#place(extentOf(shape, channels)));
  }
}

/** Whether a value is a layer made by this library. */
export function isLayer(value: unknown): value is DescribedLayer {
  return value instanceof DescribedLayer;
}

/** The layers of a row, one after the other; of any other layer itself. */
export function layersIn(layer: Layer): readonly Layer[] {
  const parts = isLayer(layer) ? DescribedLayer.partOf(layer).parts : undefined;
  return parts ? parts.map((part) => new DescribedLayer(part)) : [layer];
}

/** Whether a value is a layer made by this library that waits for its input. */
export function isOpenLayer(value: unknown): value is WaitingLayer {
  return value instanceof WaitingLayer;
}

/** An extent from sizes as they are shown. Throws a LayerMistake on sizes that are no whole numbers of at least 1. */
export function extentOf(shape: unknown, order: 'first' | 'last' = 'first'): Extent {
  const sizes: readonly unknown[] = Array.isArray(shape) ? shape : [shape];
  const whole = sizes.filter((size) => typeof size === 'number' && Number.isSafeInteger(size) && size >= 1);
  const numbers = whole.filter((size) => typeof size === 'number');
  const channels = order === 'first' ? numbers[0] : numbers.at(-1);
  if (numbers.length !== sizes.length || channels === undefined)
    throw new LayerMistake(
      `the sizes of an input are whole numbers of at least 1, not ${sizes.map(String).join(', ')}.`,
      {
        option: 'in',
      },
    );
  return { channels, positions: order === 'first' ? numbers.slice(1) : numbers.slice(0, -1), order };
}

/** A layer on the input that its description names, or one that waits for it. */
export function layerFrom(kind: string, place: Place, given: Extent | undefined): Layer | OpenLayer {
  return given ? new DescribedLayer(place(given)) : new WaitingLayer(kind, place);
}
