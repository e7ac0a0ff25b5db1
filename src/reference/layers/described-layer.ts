import { basicCounts, outputShapeOf, type BasicCounts } from './closed-forms.ts';
import type { LayerDescription } from './description.ts';
import type { Count, Layer } from './layer.ts';

/** A layer, or several in a row, whose properties all follow from descriptions. Immutable. */
export class DescribedLayer implements Layer {
  readonly kind: string;
  readonly descriptions: readonly LayerDescription[];
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

  /** Takes at least one description, in the order in which data passes. */
  constructor(kind: string, descriptions: readonly LayerDescription[]) {
    const last = descriptions.at(-1);
    if (!last) throw new Error(`${kind} needs at least one layer`);
    const counts = descriptions.map(basicCounts);
    this.kind = kind;
    this.descriptions = descriptions;
    this.outputShape = outputShapeOf(last);
    this.sizes = [...new Set(descriptions.flatMap(sizesIn))];
    this.channelAxis = last.axes.length === 0 ? undefined : last.channels === 'first' ? 0 : last.axes.length;
    this.parameters = total(counts, 'parameters');
    this.multiplications = total(counts, 'multiplications');
    this.additions = total(counts, 'additions');
    this.activations = total(counts, 'activations');
    this.multiplyAccumulates = this.multiplications;
    this.twicePerMultiplyAccumulate = 2 * this.multiplications;
    this.operations = this.multiplications + this.additions + this.activations;
  }

  get withBias(): Layer {
    return this.changed(() => ({ bias: true }));
  }

  get withoutBias(): Layer {
    return this.changed(() => ({ bias: false }));
  }

  /** A layer that has a non-linearity keeps its own. */
  get withActivation(): Layer {
    return this.changed(({ activation }) => ({ activation: activation === 'none' ? 'pointwise' : activation }));
  }

  get withoutActivation(): Layer {
    return this.changed(() => ({ activation: 'none' }));
  }

  get withoutPadding(): Layer {
    return this.changed(() => ({ countsPadding: false }));
  }

  get channelsFirst(): Layer {
    return this.changed(() => ({ channels: 'first' }));
  }

  get channelsLast(): Layer {
    return this.changed(() => ({ channels: 'last' }));
  }

  private changed(change: (description: LayerDescription) => Partial<LayerDescription>): Layer {
    return new DescribedLayer(
      this.kind,
      this.descriptions.map((one) => ({ ...one, ...change(one) })),
    );
  }
}

/** Whether a value is a layer made by this library. */
export function isLayer(value: unknown): value is DescribedLayer {
  return value instanceof DescribedLayer;
}

function sizesIn({ inChannels, outChannels, axes }: LayerDescription): number[] {
  return [inChannels, outChannels, ...axes.flatMap(({ length, kernel }) => [length, kernel])];
}

function total(counts: readonly BasicCounts[], name: Extract<Count, keyof BasicCounts>): number {
  return counts.reduce((sum, count) => sum + count[name], 0);
}
