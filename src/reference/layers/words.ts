/** What follows a layer's sums. Each application of a non-linearity counts as one operation, whichever it is. */
export type Activation = 'none' | 'pointwise' | 'relu' | 'sigmoid' | 'tanh';

/** Which axis of an output comes first. */
export type Channels = 'first' | 'last';

/** What `activation` may be. */
export const ACTIVATIONS: readonly Activation[] = ['none', 'pointwise', 'relu', 'sigmoid', 'tanh'];
/** What `channels` may be. */
export const CHANNELS: readonly Channels[] = ['first', 'last'];

/** What layers of weighted sums can say of themselves, besides their sizes. */
export interface CommonOptions {
  /** Default: true. */
  readonly bias?: boolean;
  /** Default: none. */
  readonly activation?: Activation;
}
