import { layerFrom } from './described-layer.ts';
import { sameExtent, type Extent } from './extent.ts';
import type { Layer, OpenLayer } from './layer.ts';
import type { BasicCounts, Machine, Tensor } from './machine.ts';
import { optionsOf } from './options.ts';
import { plainly, reordered, retoldAs, type Part, type Place, type Told } from './part.ts';

/** What describes an attention with several heads. */
export interface AttentionOptions {
  /** Features of the queries. */
  readonly in?: number;
  readonly heads: number;
  /** Features of what the keys are made from. Default: `in`. */
  readonly keyIn?: number;
  /** Features of what the values are made from. Default: `keyIn`. */
  readonly valueIn?: number;
  /** Length of a query and a key of one head. Default: in / heads. */
  readonly keySize?: number;
  /** Length of a value of one head. Default: `keySize`. */
  readonly valueSize?: number;
  /** Heads that keys and values have; several heads of queries share one of them. Default: `heads`. */
  readonly keyValueHeads?: number;
  /** Features of the output. Default: `in`. */
  readonly out?: number;
  /** Whether each of the four projections has a bias. Default: true. */
  readonly bias?: boolean;
  /** Queries. Default: one, or the positions of the input. */
  readonly length?: number;
  /** Keys and values. Default: as many as queries. */
  readonly keyLength?: number;
}

const KNOWN = [
  'in',
  'heads',
  'keyIn',
  'valueIn',
  'keySize',
  'valueSize',
  'keyValueHeads',
  'out',
  'bias',
  'length',
  'keyLength',
];

/**
 * Attention with several heads: queries, keys and values are projected, each query weighs all keys by the softmax of
 * their inner products over √size, and what the heads find is projected once more. Throws where the heads do not divide
 * the features and no `keySize` is given.
 */
export function multiHeadAttention(given: AttentionOptions & { readonly in: number }): Layer;
export function multiHeadAttention(given: AttentionOptions): OpenLayer;
export function multiHeadAttention(given: AttentionOptions): Layer | OpenLayer {
  const options = optionsOf('multiHeadAttention', given, KNOWN);
  const whole = (name: string, value: unknown): number => options.whole(name, value, 1);
  const optional = (name: string, value: unknown): number | undefined =>
    value === undefined ? undefined : whole(name, value);
  const heads = whole('heads', given.heads);
  const length = optional('length', given.length);
  const keyValueHeads = whole('keyValueHeads', given.keyValueHeads ?? heads);
  if (heads % keyValueHeads !== 0)
    options.refuse(
      'keyValueHeads',
      `keyValueHeads (${keyValueHeads}) must divide heads (${heads}) without a remainder.`,
    );
  const told = plainly(options.flag('bias', given.bias ?? true));
  const place: Place = (input) => {
    if (input.positions.length > 1) options.refuse('in', 'it takes a sequence, not an image.');
    if (given.keySize === undefined && input.channels % heads !== 0)
      options.refuse(
        'heads',
        `heads (${heads}) must divide in (${input.channels}) without a remainder, or keySize be given.`,
      );
    const keySize = whole('keySize', given.keySize ?? input.channels / heads);
    const keyIn = whole('keyIn', given.keyIn ?? input.channels);
    return attention({
      given: input,
      heads,
      keyValueHeads,
      keyIn,
      valueIn: whole('valueIn', given.valueIn ?? keyIn),
      keySize,
      valueSize: whole('valueSize', given.valueSize ?? keySize),
      out: whole('out', given.out ?? input.channels),
      keys: optional('keyLength', given.keyLength),
      isFixed: length !== undefined,
      told,
      order: 'last',
    });
  };
  const features = optional('in', given.in);
  const positions = length === undefined ? [] : [length];
  return layerFrom(
    'multiHeadAttention',
    place,
    features === undefined ? undefined : { channels: features, positions, order: 'last' },
  );
}

interface Attention {
  readonly given: Extent;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly keyIn: number;
  readonly valueIn: number;
  readonly keySize: number;
  readonly valueSize: number;
  readonly out: number;
  /** Keys and values; undefined: as many as queries. */
  readonly keys: number | undefined;
  /** Whether the number of queries was given. */
  readonly isFixed: boolean;
  readonly told: Told;
  readonly order: Extent['order'];
}

function attention(description: Attention): Part {
  const { given, heads, keySize, valueSize, out, keys, isFixed, told, order } = description;
  const gives: Extent = { channels: out, positions: given.positions, order };
  return {
    kind: 'multiHeadAttention',
    given,
    gives,
    sizes: [given.channels, heads, keySize, valueSize, out, ...given.positions, ...(keys === undefined ? [] : [keys])],
    activates: false,
    counts: () => countsOf(description),
    run: (input, machine) => run(description, input, machine),
    retold: (change) =>
      attention({ ...description, told: retoldAs(told, change), order: reordered(gives, change).order }),
    fitted: (other) => {
      const adopts = !isFixed && other.channels === given.channels && other.positions.length <= 1;
      return sameExtent(given, other) || adopts ? attention({ ...description, given: other }) : undefined;
    },
  };
}

interface Projection {
  readonly rows: number;
  readonly from: number;
  readonly to: number;
}

/** Projections of queries, keys, values and the output. */
function projectionsOf(description: Attention): readonly Projection[] {
  const { given, heads, keyValueHeads, keyIn, valueIn, keySize, valueSize, out } = description;
  const [queries, keys] = rowsOf(description);
  return [
    { rows: queries, from: given.channels, to: heads * keySize },
    { rows: keys, from: keyIn, to: keyValueHeads * keySize },
    { rows: keys, from: valueIn, to: keyValueHeads * valueSize },
    { rows: queries, from: heads * valueSize, to: out },
  ];
}

function rowsOf({ given, keys }: Attention): readonly [number, number] {
  const queries = given.positions[0] ?? 1;
  return [queries, keys ?? queries];
}

/**
 * With n queries and m keys, each head takes nm inner products over √size, n softmaxes (m exponentials, m - 1 additions,
 * m divisions) and n sums of m weighted values. Masks are not counted. Without non-linearities the softmax is left out.
 */
function countsOf(description: Attention): BasicCounts {
  const { heads, keySize, valueSize, told } = description;
  const [queries, keys] = rowsOf(description);
  const projections = projectionsOf(description);
  const sum = (count: (one: Projection) => number): number => projections.reduce((all, one) => all + count(one), 0);
  const weights = heads * queries * keys;
  const isActive = told.activation !== 'without';
  const accumulates = sum(({ rows, from, to }) => rows * from * to) + weights * (keySize + valueSize);
  const bias = told.bias ? 1 : 0;
  return {
    parameters: sum(({ from, to }) => (from + bias) * to),
    multiplications: accumulates + weights + (isActive ? weights : 0),
    additions:
      sum(({ rows, from, to }) => rows * to * (from - 1 + bias)) +
      weights * (keySize - 1) +
      heads * queries * valueSize * (keys - 1) +
      (isActive ? heads * queries * (keys - 1) : 0),
    activations: isActive ? weights : 0,
    multiplyAccumulates: accumulates,
  };
}

function run(description: Attention, input: Tensor, machine: Machine): Tensor {
  const { heads, keyValueHeads, keyIn, valueIn, keySize, valueSize, out, told } = description;
  const [queries, keys] = rowsOf(description);
  const rows = Array.from({ length: queries }, (_, t) => input.map((feature) => feature[t] ?? Number.NaN));
  const source = (features: number): number[][] =>
    Array.from({ length: keys }, () => Array.from({ length: features }, () => 0.1));
  const project = (from: readonly (readonly number[])[], to: number): number[][] => {
    const matrix = machine.matrix(to, from[0]?.length ?? 0);
    const bias = told.bias ? machine.vector(to) : undefined;
    return from.map((row) =>
      matrix.map((weights, j) => {
        const product = machine.inner(weights, row);
        return bias ? machine.plus(product, bias[j] ?? Number.NaN) : product;
      }),
    );
  };
  const [q, k, v] = [
    project(rows, heads * keySize),
    project(source(keyIn), keyValueHeads * keySize),
    project(source(valueIn), keyValueHeads * valueSize),
  ];
  const found = q.map((query) =>
    Array.from({ length: heads }, (_, head) => {
      const shared = Math.floor(head / (heads / keyValueHeads));
      const own = query.slice(head * keySize, (head + 1) * keySize);
      const scores = k.map((key) =>
        machine.divided(machine.inner(own, key.slice(shared * keySize, (shared + 1) * keySize)), keySize ** 0.5),
      );
      const weights = told.activation === 'without' ? scores : softmax(scores, machine);
      return Array.from({ length: valueSize }, (__, j) =>
        machine.inner(
          weights,
          v.map((value) => value[shared * valueSize + j] ?? Number.NaN),
        ),
      );
    }).flat(),
  );
  const output = project(found, out);
  return Array.from({ length: out }, (_, feature) => output.map((row) => row[feature] ?? Number.NaN));
}

function softmax(scores: readonly number[], machine: Machine): number[] {
  const exponentials = scores.map((score) => machine.applied(score));
  const sum = machine.sum(exponentials);
  return exponentials.map((one) => machine.divided(one, sum));
}
