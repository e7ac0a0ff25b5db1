/**
 * `gradecheck/reference`: what an author imports to describe the right answers. Layers know their shapes and counts;
 * the rest are plain functions over arrays of numbers.
 */
export { multiHeadAttention, type AttentionOptions } from './layers/attention.ts';
export type { Join } from './layers/branches.ts';
export { branches, repeat, residual, sequential, tied } from './layers/composition.ts';
export * from './layers/convolution.ts';
export { countByRunning, type RunCounts } from './layers/counting.ts';
export { dense, type DenseOptions } from './layers/dense.ts';
export { isLayer, isOpenLayer } from './layers/described-layer.ts';
export * from './layers/embedding.ts';
export type { Change, Count, Layer, OpenLayer } from './layers/layer.ts';
export {
  activation,
  dropout,
  flatten,
  identity,
  input,
  pad,
  reshape,
  sequence,
  take,
  toSequence,
  upsample,
  type ActivationName,
} from './layers/moves.ts';
export * from './layers/normalisation.ts';
export type { AdaptiveOptions, GlobalOptions, PoolingOptions } from './layers/pooling.ts';
export * from './layers/pools.ts';
export { gru, lstm, rnn, type RecurrentOptions } from './layers/recurrent.ts';
export * from './layers/transposed.ts';
export type { Each, KnownInput, Padding, WindowInput, WindowOptions } from './layers/window-options.ts';
export type { Activation, Channels, CommonOptions } from './layers/words.ts';
export * from './vectors.ts';
