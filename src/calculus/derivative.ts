/** The slope of a function at a place, with a bound on its error. */
export interface Derivative {
  readonly value: number;
  /** What the value is off by at most, as far as samples can tell. */
  readonly errorBound: number;
  /** How often the function was called. */
  readonly evaluations: number;
  /**
   * `kink`: the slopes on the two sides differ. `rough`: too noisy, or too wild, for a bound that is of use. `undefined`:
   * no finite values at the place or around it.
   */
  readonly status: 'smooth' | 'kink' | 'rough' | 'undefined';
}

/** Half a unit in the last place of 1: the largest relative error of one rounding. */
const UNIT = 2 ** -53;
const MOST_ROWS = 48;
const MOST_COLUMNS = 6;
/** How much an error may be underestimated. Chosen with a margin: three was enough for all that was tried. */
const SAFETY = 5;
/** Relative width above which a bound is of no use. */
const USEFUL = 1e-6;

/**
 * Differentiates by central differences on a ladder of halved steps, extrapolated to step zero (Richardson 1911; the
 * table and the choice of its best entry after Ridders 1982). It differs from theirs in three points: the noise of the
 * function is measured first with a difference table (Moré and Wild 2011) and is part of every error; the ladder ends
 * only when rounding alone is worse than the best entry, and that entry has been confirmed; and slopes to the left and
 * to the right that stay apart are called a kink.
 */
export function derivative(f: (x: number) => number, x: number): Derivative {
  const samples = new Map<number, number>();
  const at = (place: number): number => {
    const value = samples.get(place) ?? f(place);
    samples.set(place, value);
    return value;
  };
  const scale = 2 ** Math.ceil(Math.log2(Math.max(Math.abs(x), 1)));
  const middle = at(x);
  if (!Number.isFinite(middle)) return { value: NaN, errorBound: Infinity, evaluations: 1, status: 'undefined' };
  const rough = roughSlope(at, x, scale);
  const { best, rows } = climb(at, { x, scale, noise: rough.noise });
  if (!best) return { value: NaN, errorBound: Infinity, evaluations: samples.size, status: 'undefined' };
  const size = Math.max(Math.abs(best.value), typical([...samples.values()]) / scale);
  return { value: best.value, evaluations: samples.size, ...judged({ best, rows, rough, size }) };
}

interface Entry {
  readonly value: number;
  readonly error: number;
  readonly step: number;
}

/** One step of the ladder. */
interface Row {
  readonly step: number;
  /** Slope to the right less slope to the left. */
  readonly jump: number;
  /** What rounding and noise may have done to a plain difference. */
  readonly rounding: number;
}

interface RoughSlope {
  readonly value: number;
  readonly error: number;
  readonly noise: number;
}

interface Ladder {
  readonly best: Entry | undefined;
  readonly rows: readonly Row[];
}

/** The median of the magnitudes that are finite. */
function typical(values: readonly number[]): number {
  const sizes = values
    .map(Math.abs)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

/** What a ladder stands on; `at` gives samples. */
interface Ground {
  readonly x: number;
  readonly scale: number;
  readonly noise: number;
}

/** Goes down the ladder from a quarter of the scale. */
function climb(at: (place: number) => number, ground: Ground): Ladder {
  const rows: Row[] = [];
  let best: Entry | undefined;
  let last: readonly number[] = [];
  for (let k = 2; k < MOST_ROWS; k++) {
    const step = ground.scale * 2 ** -k;
    if (ground.x + step === ground.x || ground.x - step === ground.x) break;
    const { row, difference } = rung(at, ground, step);
    if (!Number.isFinite(difference)) {
      last = [];
      continue;
    }
    rows.push(row);
    const table = extrapolated(difference, last);
    const entry = bestOf(table, last, row);
    last = table;
    if (!entry) continue;
    const confirmed = best !== undefined && Math.abs(entry.value - best.value) <= 4 * (entry.error + best.error);
    if (!best || entry.error < best.error) best = entry;
    if (confirmed && row.rounding >= best.error) break;
  }
  return { best, rows };
}

/** A plain difference over one step, and what can be said of it; not finite where the function is not. */
function rung(
  at: (place: number) => number,
  { x, noise }: Ground,
  step: number,
): { readonly row: Row; readonly difference: number } {
  const [above, below] = [x + step, x - step];
  const [high, middle, low] = [at(above), at(x), at(below)];
  const error = Math.max(2 * UNIT * Math.max(Math.abs(high), Math.abs(low)), 3 * noise);
  const jump = (high - middle) / (above - x) - (middle - low) / (x - below);
  return {
    row: { step, jump, rounding: (2 * error) / (above - below) },
    difference: (high - low) / (above - below),
  };
}

/** The next row of the table: each column cancels one more even power of the step. */
function extrapolated(difference: number, last: readonly number[]): number[] {
  const row = [difference];
  for (let j = 1; j <= Math.min(last.length, MOST_COLUMNS); j++) {
    const left = row[j - 1] ?? NaN;
    row.push(left + (left - (last[j - 1] ?? NaN)) / (4 ** j - 1));
  }
  return row;
}

/** The entry of a row that differs least from its neighbours, with what extrapolation made of the rounding. */
function bestOf(row: readonly number[], last: readonly number[], { rounding, step }: Row): Entry | undefined {
  let best: Entry | undefined;
  let amplified = rounding;
  for (let j = 1; j < row.length; j++) {
    const value = row[j] ?? NaN;
    amplified *= (4 ** j + 1) / (4 ** j - 1);
    const moved = Math.max(Math.abs(value - (row[j - 1] ?? NaN)), Math.abs(value - (last[j - 1] ?? NaN)));
    const error = moved + amplified;
    if (!best || error < best.error) best = { value, error, step };
  }
  return best;
}

/** A plain difference over a tiny step, which cannot be led astray by what the function does further off. */
function roughSlope(at: (place: number) => number, x: number, scale: number): RoughSlope {
  const spacing = scale * 2 ** -24;
  const values = [-3, -2, -1, 0, 1, 2, 3].map((i) => at(x + i * spacing));
  if (!values.every(Number.isFinite)) return { value: NaN, error: Infinity, noise: 0 };
  const noise = noiseOf(values);
  const size = Math.max(...values.map(Math.abs));
  const slope = (i: number): number => ((values[3 + i] ?? NaN) - (values[3 - i] ?? NaN)) / (2 * i * spacing);
  const rounding = Math.max(2 * UNIT * size, 3 * noise) / spacing;
  return { value: slope(3), error: rounding + 3 * Math.abs(slope(3) - slope(1)), noise };
}

/**
 * Noise of equally spaced samples: in a table of differences the function dies out, noise does not. The scaled spreads
 * of three orders in a row that agree within a factor of four, with both signs among them, are its size.
 */
function noiseOf(values: readonly number[]): number {
  const spreads: { readonly size: number; readonly mixed: boolean }[] = [];
  const table = [...values];
  let factor = 1;
  for (let order = 1; order < values.length; order++) {
    factor *= order / (2 * (2 * order - 1));
    let [squares, least, most] = [0, Infinity, -Infinity];
    for (let i = 0; i < values.length - order; i++) {
      const step = (table[i + 1] ?? NaN) - (table[i] ?? NaN);
      table[i] = step;
      squares += step * step;
      least = Math.min(least, step);
      most = Math.max(most, step);
    }
    spreads.push({ size: Math.sqrt((factor * squares) / (values.length - order)), mixed: least < 0 && most > 0 });
  }
  for (let i = 0; i + 2 < spreads.length; i++) {
    const three = spreads.slice(i, i + 3).map(({ size }) => size);
    if (spreads[i]?.mixed === true && Math.max(...three) <= 4 * Math.min(...three)) return Math.max(...three);
  }
  return 0;
}

interface Evidence {
  readonly best: Entry;
  readonly rows: readonly Row[];
  readonly rough: RoughSlope;
  /** What the slope is measured against. */
  readonly size: number;
}

function judged({ best, rows, rough, size }: Evidence): Pick<Derivative, 'errorBound' | 'status'> {
  const bound = SAFETY * best.error + 4 * UNIT * Math.abs(best.value);
  const jump = kinkAt(rows, best, bound);
  if (jump > 0) return { errorBound: Math.max(bound, jump), status: 'kink' };
  const apart = Math.abs(best.value - rough.value);
  if (apart > bound + 4 * rough.error) return { errorBound: Math.max(bound, apart), status: 'rough' };
  return { errorBound: bound, status: bound <= USEFUL * size || bound === 0 ? 'smooth' : 'rough' };
}

/** The jump of the slope that does not shrink with the step as it would where the function is smooth; 0 if none. */
function kinkAt(rows: readonly Row[], best: Entry, bound: number): number {
  const clear = rows.filter(({ step, jump, rounding }) => step <= 4 * best.step && Math.abs(jump) > 12 * rounding);
  const [wide, narrow] = [clear.at(-3) ?? clear[0], clear.at(-1)];
  if (!wide || !narrow || wide === narrow) return 0;
  const shrinks = Math.abs(wide.jump) / Math.abs(narrow.jump) >= Math.sqrt(wide.step / narrow.step);
  return shrinks || Math.abs(narrow.jump) <= 4 * bound ? 0 : Math.abs(narrow.jump);
}
