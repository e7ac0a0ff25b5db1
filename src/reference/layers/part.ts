import type { Extent } from './extent.ts';
import type { Change } from './layer.ts';
import type { BasicCounts, Machine, Tensor } from './machine.ts';
import type { Activation, Channels } from './words.ts';

/** A change, or the return to the non-linearities that a description has of its own. */
export type Retelling = Change | 'ownActivation';

/** How a layer is told: what its counts and its shape show of it. */
export interface Told {
  readonly bias: boolean;
  readonly activation: 'own' | 'with' | 'without';
  /** Whether what is done with padded places is counted. */
  readonly padding: boolean;
}

/** One layer as the library sees it, on an input that is known. Immutable. */
export interface Part {
  readonly kind: string;
  readonly given: Extent;
  readonly gives: Extent;
  /** Sizes that its description names. */
  readonly sizes: readonly number[];
  /** Whether it, or a layer in it, is a non-linearity that stands alone. */
  readonly activates: boolean;
  /** What it is made of, where it is a row of layers. */
  readonly parts?: readonly Part[];
  /** What a forward pass over one input costs, in closed form. */
  counts(): BasicCounts;
  /** The forward pass by plain loops. It shares nothing with the closed form but the description. */
  run(input: Tensor, machine: Machine): Tensor;
  retold(change: Retelling): Part;
  /** The same layer on what another one gives; undefined where it cannot take that. */
  fitted(given: Extent): Part | undefined;
}

/** A layer without its input. Throws a LayerMistake where it cannot take what it is given. */
export type Place = (given: Extent) => Part;

/** The telling that a description has before any change. */
export function plainly(bias: boolean): Told {
  return { bias, activation: 'own', padding: true };
}

const RETOLD: Readonly<Record<Retelling, Partial<Told>>> = {
  withBias: { bias: true },
  withoutBias: { bias: false },
  withActivation: { activation: 'with' },
  withoutActivation: { activation: 'without' },
  ownActivation: { activation: 'own' },
  withoutPadding: { padding: false },
  channelsFirst: {},
  channelsLast: {},
};

/** A telling after a change. */
export function retoldAs(told: Told, change: Retelling): Told {
  return { ...told, ...RETOLD[change] };
}

/** An extent as it is shown after a change. */
export function reordered(extent: Extent, change: Retelling): Extent {
  const order: Channels = change === 'channelsFirst' ? 'first' : change === 'channelsLast' ? 'last' : extent.order;
  return { ...extent, order };
}

/** Whether a non-linearity is counted. */
export function isActive(own: Activation, { activation }: Told): boolean {
  return activation === 'with' || (activation === 'own' && own !== 'none');
}
