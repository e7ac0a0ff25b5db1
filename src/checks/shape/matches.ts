import { compare, equal, multiply, rational, type Rational } from '../../math/rational.ts';

/** A shape of the key. */
export interface KeyShape {
  readonly sizes: readonly Rational[];
  /** Whether an axis for the batch must be named; undefined where it may be. */
  readonly batch?: boolean;
}

/** A shape as an answer gives it. */
export interface ReadShape {
  readonly sizes: readonly Rational[];
  /** A named axis for the batch stood in front; it is not among the sizes. */
  readonly batch: boolean;
  /** Sizes were told in words that give no order: `10 channels of length 100`. */
  readonly unordered: boolean;
}

/** Whether an answer's shape is one of the key. */
export function isShape(read: ReadShape, key: KeyShape, singletons: 'significant' | 'ignored'): boolean {
  if (key.batch !== undefined && key.batch !== read.batch) return false;
  const found = singletons === 'ignored' ? withoutOnes(read.sizes) : read.sizes;
  const asked = singletons === 'ignored' ? withoutOnes(key.sizes) : key.sizes;
  return read.unordered ? sameSizes(sorted(found), sorted(asked)) : sameSizes(found, asked);
}

/**
 * A right shape with something in front that could be a batch, or all its axes made into one: nothing for us to decide.
 * A number in front that the layer itself has (`own`: its inputs, its kernel) is no batch: that is the shape of its
 * weights or of something else. 1 may be a batch of one.
 */
export function mayBeMeant(read: ReadShape, key: KeyShape, own: readonly Rational[]): boolean {
  const [first, ...behind] = read.sizes;
  if (first && read.sizes.length === key.sizes.length + 1 && sameSizes(behind, key.sizes))
    return equal(first, ONE) || !own.some((size) => equal(size, first));
  const [only] = read.sizes;
  if (read.sizes.length !== 1 || !only || key.sizes.length < 2) return false;
  return equal(only, key.sizes.reduce(multiply, ONE));
}

/** Whether two lists of sizes are the same. */
export function sameSizes(a: readonly Rational[], b: readonly Rational[]): boolean {
  return a.length === b.length && a.every((size, axis) => equal(size, b[axis] ?? NOTHING));
}

const ONE = rational(1);
const NOTHING = rational(-1);

function withoutOnes(sizes: readonly Rational[]): readonly Rational[] {
  const rest = sizes.filter((size) => !equal(size, ONE));
  return rest.length > 0 ? rest : sizes.slice(0, 1);
}

function sorted(sizes: readonly Rational[]): readonly Rational[] {
  return [...sizes].sort(compare);
}
