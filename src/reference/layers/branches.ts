import { product, sameExtent, spelledExtent, total, valuesIn, type Extent } from './extent.ts';
import { NOTHING, together, type BasicCounts, type Machine, type Tensor } from './machine.ts';
import { LayerMistake } from './options.ts';
import type { Part } from './part.ts';
import { retoldWithin } from './chain.ts';

/** How branches come together. */
export type Join = 'sum' | 'product' | 'concatenate';

/** Parts that all take the same input, and what joins their outputs. */
export function forked(parts: readonly Part[], join: Join, kind: string): Part {
  const [first] = parts;
  if (!first) throw new LayerMistake(`${kind} needs at least one layer.`);
  const gives = joinedExtent(
    parts.map((part) => part.gives),
    join,
    kind,
  );
  const activates = parts.some((part) => part.activates);
  return {
    kind,
    given: first.given,
    gives,
    sizes: parts.flatMap(({ sizes }) => sizes),
    activates,
    counts: () => together([...parts.map((part) => part.counts()), joining(parts.length, gives, join)]),
    run: (input, machine) =>
      joined(
        parts.map((part) => part.run(input, machine)),
        { gives, join },
        machine,
      ),
    retold: (change) => {
      const retold = parts.map((part) => retoldWithin(part, change, activates));
      return forked(retold, join, kind);
    },
    fitted: (given) => {
      if (sameExtent(given, first.given)) return forked(parts, join, kind);
      const fitted = parts.flatMap((part) => part.fitted(given) ?? []);
      return fitted.length === parts.length ? forked(fitted, join, kind) : undefined;
    },
  };
}

/** Sums and products are taken place by place; a branch without places is used at each of them. */
function joinedExtent(extents: readonly Extent[], join: Join, kind: string): Extent {
  const [first] = extents;
  if (!first) throw new LayerMistake(`${kind} needs at least one layer.`);
  const whole = extents.reduce((largest, one) => (valuesIn(one) > valuesIn(largest) ? one : largest), first);
  for (const extent of extents) if (!fits(extent, whole, join)) throw misfit(extents, join, kind);
  return join === 'concatenate' ? { ...whole, channels: total(extents.map(({ channels }) => channels)) } : whole;
}

function fits(extent: Extent, whole: Extent, join: Join): boolean {
  if (join === 'concatenate') return sameExtent({ ...extent, channels: 1 }, { ...whole, channels: 1 });
  return sameExtent(extent, whole) || (extent.channels === whole.channels && product(extent.positions) === 1);
}

function misfit(extents: readonly Extent[], join: Join, kind: string): LayerMistake {
  const shapes = extents.map(spelledExtent).join(' and ');
  const verb = join === 'concatenate' ? 'put side by side' : join === 'sum' ? 'added' : 'multiplied';
  return new LayerMistake(`${kind}: the branches give ${shapes} values (channels first), which cannot be ${verb}.`);
}

function joining(branches: number, gives: Extent, join: Join): BasicCounts {
  const operations = (branches - 1) * valuesIn(gives);
  if (join === 'concatenate') return NOTHING;
  return join === 'sum' ? { ...NOTHING, additions: operations } : { ...NOTHING, multiplications: operations };
}

interface Joining {
  readonly gives: Extent;
  readonly join: Join;
}

function joined(outputs: readonly Tensor[], { gives, join }: Joining, machine: Machine): Tensor {
  if (join === 'concatenate') return outputs.flat();
  const combine = (a: number, b: number): number => (join === 'sum' ? machine.plus(a, b) : machine.times(a, b));
  const places = valuesIn(gives) / gives.channels;
  return Array.from({ length: gives.channels }, (_, channel) =>
    Array.from({ length: places }, (__, place) => {
      const values = outputs.map((output) => output[channel]?.[place] ?? output[channel]?.[0] ?? Number.NaN);
      return values.slice(1).reduce(combine, values[0] ?? Number.NaN);
    }),
  );
}
