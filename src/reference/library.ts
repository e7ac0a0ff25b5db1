/**
 * `gradecheck/reference`: what an author imports to describe the right answers. Layers know their shapes and counts;
 * the rest are plain functions over arrays of numbers.
 */
export { conv1d, conv2d, type Conv1dOptions, type Conv2dOptions, type Pair } from './layers/convolution.ts';
export { countByRunning, type RunCounts } from './layers/counting.ts';
export { dense, type DenseOptions } from './layers/dense.ts';
export { isLayer } from './layers/described-layer.ts';
export type { Activation, Channels } from './layers/description.ts';
export type { Change, Count, Layer } from './layers/layer.ts';
export { sequential } from './layers/sequential.ts';
export * from './vectors.ts';
