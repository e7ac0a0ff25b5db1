import type { BasicCounts } from './closed-forms.ts';
import { isLayer } from './described-layer.ts';
import { forward, type Scalar } from './forward.ts';
import type { Layer } from './layer.ts';

/** What was counted while a layer ran. */
export interface RunCounts extends BasicCounts {
  /** Outputs of the last layer: channels, and positions a channel. */
  readonly outputs: { readonly channels: number; readonly positions: number };
}

/**
 * Counts a layer's operations by running its forward pass on scalars that count what is done to them. Slow, and the
 * measure that the closed forms are held against. Throws on a layer that this library did not make.
 */
export function countByRunning(layer: Layer): RunCounts {
  if (!isLayer(layer)) throw new Error('only layers of this library can be run');
  const tally = { parameters: 0, multiplications: 0, additions: 0, activations: 0 };
  const fresh = (): CountingScalar => new CountingScalar(tally);
  const source = {
    input: fresh,
    padding: fresh,
    parameter: () => {
      tally.parameters++;
      return fresh();
    },
  };
  const output = layer.descriptions.map((description) => forward(description, source)).at(-1) ?? [];
  return { ...tally, outputs: { channels: output.length, positions: output[0]?.length ?? 0 } };
}

/** A number of which only the operations matter. */
class CountingScalar implements Scalar<CountingScalar> {
  private readonly tally: { multiplications: number; additions: number; activations: number };

  constructor(tally: CountingScalar['tally']) {
    this.tally = tally;
  }

  times(): this {
    this.tally.multiplications++;
    return this;
  }

  plus(): this {
    this.tally.additions++;
    return this;
  }

  activated(): this {
    this.tally.activations++;
    return this;
  }
}
