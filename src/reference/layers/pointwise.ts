import { sameExtent, shapeOf, valuesIn, vector, type Extent } from './extent.ts';
import { NOTHING, type BasicCounts, type Machine, type Tensor } from './machine.ts';
import { plainly, reordered, retoldAs, type Part, type Retelling, type Told } from './part.ts';

/** What is done with values one by one, or with where they stand. */
export interface Pointwise {
  readonly kind: string;
  readonly given: Extent;
  readonly gives: Extent;
  /** `moved`: values only change places. `applied`: a function of each. `softmax`: over the channels of each position. */
  readonly does: 'moved' | 'applied' | 'softmax';
  readonly told?: Told;
  /** What each output is taken from: position in the list of all inputs, channels first; undefined for a zero. */
  readonly from?: (output: number) => number | undefined;
}

/** A layer without parameters that treats values one by one. */
export function pointwise(description: Pointwise): Part {
  const { kind, given, gives, does, told = plainly(false) } = description;
  const isSilent = does !== 'moved' && told.activation === 'without';
  return {
    kind,
    given,
    gives,
    sizes: shapeOf(given),
    activates: does !== 'moved',
    counts: () => (isSilent ? NOTHING : countsOf(description)),
    run: (input, machine) => (isSilent ? input : run(description, input, machine)),
    retold: (change: Retelling) =>
      pointwise({ ...description, told: retoldAs(told, change), gives: reordered(gives, change) }),
    fitted: (other) => (sameExtent(given, other) ? pointwise(description) : undefined),
  };
}

/** All values in a row, channel by channel. */
export function flattened(given: Extent): Part {
  return pointwise({ kind: 'flatten', given, gives: vector(valuesIn(given)), does: 'moved' });
}

function countsOf({ given, does }: Pointwise): BasicCounts {
  const values = valuesIn(given);
  if (does === 'moved') return NOTHING;
  if (does === 'applied') return { ...NOTHING, activations: values };
  const additions = values - values / given.channels;
  return { ...NOTHING, activations: values, additions, multiplications: values };
}

function run({ gives, does, from = (at) => at }: Pointwise, input: Tensor, machine: Machine): Tensor {
  if (does === 'applied') return input.map((channel) => channel.map((value) => machine.applied(value)));
  if (does === 'softmax') return softmax(input, machine);
  const all = input.flat();
  const each = valuesIn(gives) / gives.channels;
  return Array.from({ length: gives.channels }, (_, channel) =>
    Array.from({ length: each }, (__, position) => {
      const place = from(channel * each + position);
      return place === undefined ? 0 : (all[place] ?? Number.NaN);
    }),
  );
}

function softmax(input: Tensor, machine: Machine): Tensor {
  const exponentials = input.map((channel) => channel.map((value) => machine.applied(value)));
  const sums = (input[0] ?? []).map((_, at) => machine.sum(exponentials.map((channel) => channel[at] ?? Number.NaN)));
  return exponentials.map((channel) => channel.map((value, at) => machine.divided(value, sums[at] ?? Number.NaN)));
}
