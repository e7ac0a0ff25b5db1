/** Values at run time: by channel, then by position, row by row. */
export type Tensor = readonly (readonly number[])[];

/** What was done while a layer ran. */
export interface BasicCounts {
  readonly parameters: number;
  /** Products and quotients. */
  readonly multiplications: number;
  /** k - 1 for a sum of k terms; a bias is one more term. Differences count as well, and so does each comparison. */
  readonly additions: number;
  /** Functions of one value: non-linearities, exponentials, roots. */
  readonly activations: number;
  /** Those products that are summed with others to an inner product. */
  readonly multiplyAccumulates: number;
}

/** Counts of nothing. */
export const NOTHING: BasicCounts = {
  parameters: 0,
  multiplications: 0,
  additions: 0,
  activations: 0,
  multiplyAccumulates: 0,
};

/** The counts of several things together. */
export function together(all: readonly BasicCounts[]): BasicCounts {
  return all.reduce(
    (sum, one) => ({
      parameters: sum.parameters + one.parameters,
      multiplications: sum.multiplications + one.multiplications,
      additions: sum.additions + one.additions,
      activations: sum.activations + one.activations,
      multiplyAccumulates: sum.multiplyAccumulates + one.multiplyAccumulates,
    }),
    NOTHING,
  );
}

/** Does arithmetic on numbers, one operation at a time, and counts each. The measure that closed forms are held against. */
export class Machine {
  parameters = 0;
  multiplications = 0;
  additions = 0;
  activations = 0;
  multiplyAccumulates = 0;

  /** A new trainable number. */
  parameter(): number {
    this.parameters++;
    return 1;
  }

  /** As many new trainable numbers as are asked for. */
  vector(length: number): number[] {
    return Array.from({ length }, () => this.parameter());
  }

  /** New trainable numbers in rows. */
  matrix(rows: number, columns: number): number[][] {
    return Array.from({ length: rows }, () => this.vector(columns));
  }

  times(a: number, b: number): number {
    this.multiplications++;
    return a * b;
  }

  divided(a: number, b: number): number {
    this.multiplications++;
    return a / b;
  }

  plus(a: number, b: number): number {
    this.additions++;
    return a + b;
  }

  minus(a: number, b: number): number {
    this.additions++;
    return a - b;
  }

  larger(a: number, b: number): number {
    this.additions++;
    return Math.max(a, b);
  }

  /** Any function of one value. The value itself does not matter here. */
  applied(a: number): number {
    this.activations++;
    return Math.tanh(a);
  }

  /** A product that goes into a sum. */
  weighted(a: number, b: number): number {
    this.multiplyAccumulates++;
    return this.times(a, b);
  }

  /** k - 1 additions for k terms; 0 for none. */
  sum(terms: readonly number[]): number {
    const [first, ...rest] = terms;
    return rest.reduce((result, term) => this.plus(result, term), first ?? 0);
  }

  /** A sum of products. */
  inner(a: readonly number[], b: readonly number[]): number {
    return this.sum(a.map((one, i) => this.weighted(one, b[i] ?? Number.NaN)));
  }
}

/** All index tuples of a grid, the last index fastest; of no axes the one empty tuple. */
export function grid(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (tuples, size) => tuples.flatMap((tuple) => Array.from({ length: size }, (_, i) => [...tuple, i])),
    [[]],
  );
}

/** Where a tuple stands in the list of all of them; undefined where it lies outside of the grid. */
export function placeIn(sizes: readonly number[], at: readonly number[]): number | undefined {
  let place = 0;
  for (const [axis, size] of sizes.entries()) {
    const index = at[axis] ?? 0;
    if (index < 0 || index >= size) return undefined;
    place = place * size + index;
  }
  return place;
}
