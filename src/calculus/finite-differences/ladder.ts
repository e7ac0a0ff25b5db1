import { UNIT } from './samples.ts';

/** A plain difference over one step. */
export interface Rung {
  readonly step: number;
  readonly slope: number;
  /** Slope to the right less slope to the left; 0 for one side alone. */
  readonly jump: number;
  /** What rounding and noise may have done to the slope. */
  readonly rounding: number;
  /** The largest magnitude among the values. */
  readonly size: number;
}

/** An extrapolated slope. */
export interface Entry {
  readonly value: number;
  readonly error: number;
  readonly rung: Rung;
  /** How often it was extrapolated. */
  readonly column: number;
  /** Whether the slopes on the two sides come to different limits, as far as this rung can tell. */
  readonly isBent: boolean;
}

/** What was found on the way down. */
export interface Descent {
  /** The best entry that was not ruled out. */
  readonly best: Entry | undefined;
  /** The best entry of all. */
  readonly closest: Entry | undefined;
  readonly rungs: readonly Rung[];
  /** What entries below the best one show of its rounding: how far they are off, brought to its step. */
  readonly scatter: number;
}

/** A ladder of halved steps. */
export interface Ladder {
  /** The rung at a step; undefined where the function has no finite values. */
  readonly rungAt: (step: number) => Rung | undefined;
  readonly start: number;
  readonly lowest: number;
  /** By what the error shrinks with each halving: 4 for central differences, whose odd powers cancel, else 2. */
  readonly ratio: 2 | 4;
  /** Whether what is known besides rules an entry out. */
  readonly isRuledOut: (entry: Entry) => boolean;
}

const MOST_COLUMNS = 6;
/** How many rungs below the best entry are looked at. */
const ROWS_BELOW = 2;

/**
 * Goes down a ladder and extrapolates to step zero (Richardson 1911; the table and the choice of the entry that differs least
 * from its neighbours after Ridders 1982). Ridders stops when the table gets worse; here the way ends only when a smaller
 * step cannot do better, because rounding alone is worse than the best entry, and entries below have confirmed that one.
 */
export function descend({ rungAt, start, lowest, ratio, isRuledOut }: Ladder): Descent {
  const rungs: Rung[] = [];
  let [best, closest]: (Entry | undefined)[] = [];
  let last: readonly number[] = [];
  let [below, confirmed, scatter] = [0, 0, 0];
  let [drift, bends] = [new Drift(), new Bends()];
  for (let step = start; step >= lowest && step > 0; step /= 2) {
    const rung = rungAt(step);
    if (!rung) {
      last = [];
      [drift, bends] = [new Drift(), new Bends()];
      continue;
    }
    rungs.push(rung);
    drift.add(rung);
    const row = extrapolated(rung.slope, last, ratio);
    const isBent = bends.isBent(rung);
    const entry = bestOf(row, last, { rung, ratio, stall: drift.stall(), isBent });
    last = row;
    if (!entry) continue;
    if (!closest || entry.error < closest.error) closest = entry;
    const agrees = best !== undefined && Math.abs(entry.value - best.value) <= 4 * (entry.error + best.error);
    if ((!best || entry.error < best.error) && !isBent && !isRuledOut(entry)) {
      confirmed = agrees ? confirmed + 1 : 0;
      best = entry;
      [below, scatter] = [0, 0];
      continue;
    }
    if (!best) continue;
    below += 1;
    confirmed += agrees ? 1 : -1;
    const beside = row[best.column] ?? best.value;
    scatter = Math.max(scatter, (Math.abs(beside - best.value) * rung.step) / best.rung.step);
    if (below >= ROWS_BELOW && confirmed > 0 && rung.rounding >= best.error) break;
  }
  return { best: confirmed > 0 ? best : undefined, closest, rungs, scatter };
}

/** The next row of the table: each column cancels one more power of the step. */
function extrapolated(slope: number, last: readonly number[], ratio: number): number[] {
  const row = [slope];
  let power = ratio;
  for (let j = 1; j <= Math.min(last.length, MOST_COLUMNS); j++, power *= ratio) {
    const left = row[j - 1] ?? NaN;
    row.push(left + (left - (last[j - 1] ?? NaN)) / (power - 1));
  }
  return row;
}

interface Place {
  readonly rung: Rung;
  readonly ratio: number;
  readonly stall: number;
  readonly isBent: boolean;
}

/** The entry of a row that differs least from its neighbours, with what extrapolation made of the rounding. */
function bestOf(
  row: readonly number[],
  last: readonly number[],
  { rung, ratio, stall, isBent }: Place,
): Entry | undefined {
  let best: Entry | undefined;
  let [amplified, power] = [rung.rounding, ratio];
  for (let column = 1; column < row.length; column++, power *= ratio) {
    const value = row[column] ?? NaN;
    amplified *= (power + 1) / (power - 1);
    const moved = Math.max(Math.abs(value - (row[column - 1] ?? NaN)), Math.abs(value - (last[column - 1] ?? NaN)));
    const error = moved + amplified + stall + UNIT * Math.abs(value);
    if (!best || error < best.error) best = { value, error, rung, column, isBent };
  }
  return best;
}

/**
 * Plain differences that go the same way, each by more than half as far as the one before, do not have the powers of the step
 * that extrapolation cancels: what is left of such a series is more than its last step.
 */
class Drift {
  #last: Rung | undefined;
  #moves: number[] = [];

  add(rung: Rung): void {
    if (this.#last) this.#moves = [...this.#moves.slice(-2), rung.slope - this.#last.slope];
    this.#last = rung;
  }

  /** What may be left; 0 where the series converges as it should. */
  stall(): number {
    const [first, second, third] = this.#moves;
    if (first === undefined || second === undefined || third === undefined || !this.#last) return 0;
    const isOneWay = Math.sign(first) === Math.sign(second) && Math.sign(second) === Math.sign(third);
    const [before, now] = [second / first, third / second];
    if (!isOneWay || Math.abs(third) <= 4 * this.#last.rounding || before <= 0.55 || now <= 0.55) return 0;
    return now < 1 ? (Math.abs(third) * now) / (1 - now) : Infinity;
  }
}

/**
 * Where a function is smooth the jump of the slope shrinks with the step, in odd powers of it. A jump that hardly shrinks, or
 * one that does not vanish when the odd powers are cancelled, is that of a kink between the samples, or of the function itself.
 */
class Bends {
  #jumps: readonly number[] = [];

  isBent({ jump, rounding }: Rung): boolean {
    const last = this.#jumps;
    const row = [jump];
    let [power, amplified, isLeft] = [2, 4 * rounding, false];
    for (let j = 1; j <= Math.min(last.length, MOST_BENDS); j++, power *= 4) {
      const [left, above] = [row[j - 1] ?? NaN, last[j - 1] ?? NaN];
      const limit = left + (left - above) / (power - 1);
      amplified *= (power + 1) / (power - 1);
      row.push(limit);
      const moved = Math.max(Math.abs(limit - left), Math.abs(limit - above));
      if (Math.abs(limit) > 4 * (moved + amplified)) isLeft = true;
    }
    this.#jumps = row;
    const before = last[0];
    const isKept = before !== undefined && Math.abs(jump) > 0.75 * Math.abs(before) && Math.abs(jump) > 12 * rounding;
    return isKept || isLeft;
  }
}

const MOST_BENDS = 4;
