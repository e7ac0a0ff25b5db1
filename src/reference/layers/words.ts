import type { Activation, Channels } from './description.ts';

/** What `activation` may be. */
export const ACTIVATIONS: readonly Activation[] = ['none', 'pointwise', 'relu', 'sigmoid', 'tanh'];
/** What `channels` may be. */
export const CHANNELS: readonly Channels[] = ['first', 'last'];
