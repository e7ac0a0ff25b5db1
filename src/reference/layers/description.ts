/** What follows a layer's sums. Each application of a non-linearity counts as one operation, whichever it is. */
export type Activation = 'none' | 'pointwise' | 'relu' | 'sigmoid' | 'tanh';

/** Which axis of an output comes first. */
export type Channels = 'first' | 'last';

/** What every layer can say of itself, besides its sizes. */
export interface CommonOptions {
  /** Default: true. */
  readonly bias?: boolean;
  /** Default: none. */
  readonly activation?: Activation;
}

/** One axis over which a kernel slides. */
export interface Axis {
  readonly length: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** One layer in the words in which everything about it is derived: weighted sums over windows, then a non-linearity. */
export interface LayerDescription {
  readonly kind: string;
  /** Channels of input and output; of a dense layer the number of values. */
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups: number;
  /** None for a dense layer. */
  readonly axes: readonly Axis[];
  readonly bias: boolean;
  readonly activation: Activation;
  readonly channels: Channels;
  /** Whether multiplications by padded zeros are counted. */
  readonly countsPadding: boolean;
}

/** Number of places at which a kernel is applied along an axis: floor((L + 2p - d(k - 1) - 1) / s) + 1. */
export function positionsOf({ length, kernel, stride, padding, dilation }: Axis): number {
  return Math.floor((length + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
}
