import { DescribedLayer, isLayer } from './described-layer.ts';
import { valuesIn } from './extent.ts';
import type { Layer } from './layer.ts';
import { Machine, type BasicCounts } from './machine.ts';

/** What was counted while a layer ran. */
export interface RunCounts extends BasicCounts {
  /** Outputs of the last layer: channels, and positions a channel. */
  readonly outputs: { readonly channels: number; readonly positions: number };
}

/**
 * Counts a layer's operations by running its forward pass, one operation after the other. Slow, and the measure that
 * the closed forms are held against. Throws on a layer that this library did not make.
 */
export function countByRunning(layer: Layer): RunCounts {
  if (!isLayer(layer)) throw new Error('only layers of this library can be run');
  const part = DescribedLayer.partOf(layer);
  const places = valuesIn(part.given) / part.given.channels;
  const input = Array.from({ length: part.given.channels }, (_, channel) =>
    Array.from({ length: places }, (__, place) => Math.sin(channel + 0.7 * place)),
  );
  const machine = new Machine();
  const output = part.run(input, machine);
  const { parameters, multiplications, additions, activations, multiplyAccumulates } = machine;
  const outputs = { channels: output.length, positions: output[0]?.length ?? 0 };
  return { parameters, multiplications, additions, activations, multiplyAccumulates, outputs };
}
