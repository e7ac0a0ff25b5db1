/** What the differences of equally spaced samples tell of their noise. */
export interface Noise {
  /** Its size: 0 where all samples are equal, NaN where the differences do not settle, since the function moves too much. */
  readonly size: number;
  /** The smallest step between neighbours that is not zero; 0 if there is none. */
  readonly least: number;
  /** How many neighbours are equal. */
  readonly equal: number;
}

/**
 * Noise of equally spaced samples (Hamming 1962; the rule is that of Moré and Wild, "Estimating Computational Noise",
 * 2011): in a table of differences a smooth function dies out, noise does not. The scaled spreads of three orders in a row
 * that agree within a factor of four, with both signs among the differences, are its size.
 */
export function noiseOf(values: readonly number[]): Noise {
  const table = [...values];
  const orders: Order[] = [];
  let [equal, least, factor] = [0, Infinity, 1];
  for (let order = 1; order < values.length; order++) {
    factor *= order / (2 * (2 * order - 1));
    const found = nextOrder(table, values.length - order, factor);
    orders.push(found);
    if (order > 1) continue;
    for (let i = 0; i < values.length - 1; i++) {
      const step = Math.abs(table[i] ?? NaN);
      if (step === 0) equal += 1;
      else least = Math.min(least, step);
    }
    if (equal === values.length - 1) return { size: 0, least: 0, equal };
  }
  return { size: settled(orders), least, equal };
}

interface Order {
  readonly spread: number;
  /** Whether differences of both signs are among them. */
  readonly isMixed: boolean;
}

/** Replaces the first `count` entries by the differences of neighbours. */
function nextOrder(table: number[], count: number, factor: number): Order {
  let [squares, lowest, highest] = [0, Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const step = (table[i + 1] ?? NaN) - (table[i] ?? NaN);
    table[i] = step;
    squares += step * step;
    lowest = Math.min(lowest, step);
    highest = Math.max(highest, step);
  }
  return { spread: Math.sqrt((factor * squares) / count), isMixed: lowest < 0 && highest > 0 };
}

function settled(orders: readonly Order[]): number {
  for (let i = 0; i + 2 < orders.length; i++) {
    const [a, b, c] = [orders[i]?.spread ?? NaN, orders[i + 1]?.spread ?? NaN, orders[i + 2]?.spread ?? NaN];
    const most = Math.max(a, b, c);
    if (orders[i]?.isMixed === true && most <= 4 * Math.min(a, b, c)) return most;
  }
  return NaN;
}
