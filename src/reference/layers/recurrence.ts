import { valuesIn, type Extent } from './extent.ts';
import type { BasicCounts, Machine, Tensor } from './machine.ts';
import { reordered, retoldAs, type Part, type Told } from './part.ts';
import type { Channels } from './words.ts';

/** What happens in each step. */
export type Cell = 'rnn' | 'lstm' | 'gru';

/** A recurrent layer on an input that is known. */
export interface Recurrent {
  readonly cell: Cell;
  readonly given: Extent;
  readonly hidden: number;
  readonly layers: number;
  readonly directions: number;
  /** Bias vectors of each gate. */
  readonly biases: number;
  readonly output: 'all' | 'last';
  readonly told: Told;
  readonly order?: Channels;
}

/** What one state of a cell costs besides its gates' sums: products, sums and differences, and non-linearities. */
const CELLS: Readonly<Record<Cell, { gates: number; products: number; sums: number; activations: number }>> = {
  rnn: { gates: 1, products: 0, sums: 0, activations: 1 },
  lstm: { gates: 4, products: 3, sums: 1, activations: 5 },
  gru: { gates: 3, products: 3, sums: 2, activations: 3 },
};

/** A recurrent layer. `fitted` says how it takes another input. */
export function recurrence(
  description: Recurrent,
  fitted: (given: Extent, description: Recurrent) => Part | undefined,
): Part {
  const { cell, given, hidden, told } = description;
  return {
    kind: cell,
    given,
    gives: givenBy(description),
    sizes: [given.channels, hidden, ...given.positions],
    activates: false,
    counts: () => countsOf(description),
    run: (input, machine) => run(description, input, machine),
    retold: (change) => {
      const { order } = reordered(givenBy(description), change);
      return recurrence({ ...description, order, told: retoldAs(told, change) }, fitted);
    },
    fitted: (other) => fitted(other, description),
  };
}

function givenBy({ given, hidden, directions, output, order = 'last' }: Recurrent): Extent {
  return { channels: hidden * directions, positions: output === 'last' ? [] : given.positions, order };
}

function stepsOf({ given }: Recurrent): number {
  return valuesIn({ ...given, channels: 1 });
}

/** Each gate of each state is a sum over the input and the old state, with one or two biases. */
function countsOf(description: Recurrent): BasicCounts {
  const { cell, given, hidden, layers, directions, biases, told } = description;
  const { gates, products, sums, activations } = CELLS[cell];
  const bias = told.bias ? biases : 0;
  const states = stepsOf(description) * directions * hidden;
  const terms = given.channels + hidden + (layers - 1) * (directions + 1) * hidden;
  return {
    parameters: directions * hidden * gates * (terms + layers * bias),
    multiplications: states * (gates * terms + layers * products),
    additions: states * (gates * (terms - layers + layers * bias) + layers * sums),
    activations: told.activation === 'without' ? 0 : states * layers * activations,
    multiplyAccumulates: states * gates * terms,
  };
}

interface Weights {
  readonly input: readonly (readonly number[])[];
  readonly state: readonly (readonly number[])[];
  readonly biases: readonly (readonly number[])[];
}

function run(description: Recurrent, input: Tensor, machine: Machine): Tensor {
  const { hidden, layers, directions, output } = description;
  const steps = stepsOf(description);
  let sequence = Array.from({ length: steps }, (_, t) => input.map((feature) => feature[t] ?? Number.NaN));
  for (let layer = 0; layer < layers; layer++) {
    const ways = Array.from({ length: directions }, (_, way) => {
      const ordered = way === 0 ? sequence : sequence.toReversed();
      const states = statesOver(description, ordered, machine);
      return way === 0 ? states : states.toReversed();
    });
    sequence = sequence.map((_, t) => ways.flatMap((states) => states[t] ?? []));
  }
  const kept = output === 'last' ? sequence.slice(-1) : sequence;
  return Array.from({ length: hidden * directions }, (_, state) => kept.map((step) => step[state] ?? Number.NaN));
}

function statesOver(description: Recurrent, sequence: readonly (readonly number[])[], machine: Machine): number[][] {
  const { cell, hidden, biases, told } = description;
  const weights = Array.from({ length: CELLS[cell].gates }, (): Weights => ({
    input: machine.matrix(hidden, sequence[0]?.length ?? 0),
    state: machine.matrix(hidden, hidden),
    biases: Array.from({ length: told.bias ? biases : 0 }, () => machine.vector(hidden)),
  }));
  const apply = (value: number): number => (told.activation === 'without' ? value : machine.applied(value));
  let state = Array.from({ length: hidden }, () => 0);
  let memory = state;
  return sequence.map((step) => {
    const sums = weights.map((gate) => gateSums(gate, { step, state }, machine));
    const next = state.map((old, j): readonly [number, number] => {
      const [a = 0, b = 0, c = 0, d = 0] = sums.map((gate) => gate[j] ?? Number.NaN);
      if (cell === 'rnn') return [apply(a), 0];
      if (cell === 'gru') {
        const [reset, update] = [apply(a), apply(b)];
        const candidate = apply(machine.times(reset, c));
        const fresh = machine.times(machine.minus(1, update), candidate);
        return [machine.plus(fresh, machine.times(update, old)), 0];
      }
      const [take, forget, fresh, show] = [apply(a), apply(b), apply(c), apply(d)];
      const kept = machine.plus(machine.times(forget, memory[j] ?? 0), machine.times(take, fresh));
      return [machine.times(show, apply(kept)), kept];
    });
    state = next.map(([shown]) => shown);
    memory = next.map(([, kept]) => kept);
    return state;
  });
}

interface StepInput {
  readonly step: readonly number[];
  readonly state: readonly number[];
}

function gateSums(
  { input, state: recurrent, biases }: Weights,
  { step, state }: StepInput,
  machine: Machine,
): number[] {
  return state.map((_, j) => {
    const fromInput = machine.inner(input[j] ?? [], step);
    const fromState = machine.inner(recurrent[j] ?? [], state);
    return machine.sum([fromInput, fromState, ...biases.map((bias) => bias[j] ?? Number.NaN)]);
  });
}
