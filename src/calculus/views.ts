import type { NumericValue } from '../math/evaluate.ts';
import { assignments, type Case } from './cases.ts';
import { flattened, shaped } from './draws.ts';
import { shapeOf } from './world.ts';

/** Names of the outer axes of a derivative: those of what is differentiated, and those of the variable. */
export interface AxisNames {
  readonly of: readonly string[];
  readonly wrt: readonly string[];
}

/** The same derivatives, cut into cases in another way: entry by entry, as rows, or as whole arrays. */
export interface View {
  readonly cases: readonly Case[];
  /** Turns a value by case of the original into one by case of this view. */
  readonly lifted: (valueAt: ValueAt) => ValueAt;
}

type ValueAt = (one: Case) => NumericValue | undefined;

/** Which axes of the whole derivative the cases name, and how many axes the variable has. */
export interface Axes {
  readonly names: AxisNames;
  readonly wrtRank: number;
}

/**
 * The cases as an answer with other names has them: its names are those of the outer axes, what it does not name stays
 * whole, the axes of the variable first. One name twice is the diagonal. Undefined where the cases do not hold all that
 * is needed, or where there are more names than axes.
 */
export function viewOf(cases: readonly Case[], axes: Axes, wanted: AxisNames): View | undefined {
  if (new Set([...axes.names.of, ...axes.names.wrt]).size < axes.names.of.length + axes.names.wrt.length)
    return undefined;
  const made = new Map<Case, Made>();
  for (const world of worldsOf(cases)) {
    const found = viewedWorld(world, axes, wanted);
    if (!found) return undefined;
    for (const one of found) made.set(one.viewed, one);
  }
  return { cases: [...made.keys()], lifted: (valueAt) => lifted(valueAt, made) };
}

/** A case of a view, and where its numbers come from. */
interface Made {
  readonly viewed: Case;
  readonly cells: readonly Cell[];
  readonly shape: readonly number[];
}

interface Cell {
  readonly one: Case;
  readonly at: number;
}

/** The cases of each draw. */
function worldsOf(cases: readonly Case[]): (readonly Case[])[] {
  const worlds = new Map<Case['values'], Case[]>();
  for (const one of cases) {
    const world = worlds.get(one.values);
    if (world) world.push(one);
    else worlds.set(one.values, [one]);
  }
  return [...worlds.values()];
}

/** One axis of the whole derivative: its length, and the name under which the cases have it. */
interface Axis {
  readonly size: number;
  readonly name: string | undefined;
}

function viewedWorld(world: readonly Case[], { names, wrtRank }: Axes, wanted: AxisNames): Made[] | undefined {
  const [first] = world;
  if (!first) return undefined;
  const rest = shapeOf(first.reference);
  const inner = wrtRank - names.wrt.length;
  const named = (name: string): Axis => ({
    name,
    size: 1 + Math.max(...world.map(({ indices }) => indices.get(name) ?? 0)),
  });
  const whole = (size: number): Axis => ({ name: undefined, size });
  const wrt = [...names.wrt.map(named), ...rest.slice(0, inner).map(whole)];
  const of = [...names.of.map(named), ...rest.slice(inner).map(whole)];
  if (inner < 0 || wanted.wrt.length > wrt.length || wanted.of.length > of.length) return undefined;
  const axes = [...wrt, ...of];
  const labels = axes.map((_, at) => (at < wrt.length ? wanted.wrt[at] : wanted.of[at - wrt.length]));
  const table = cellTable(world, axes);
  return assignments(sizesOf(axes, labels)).map((indices) => made({ first, table, axes, labels }, indices));
}

function sizesOf(axes: readonly Axis[], labels: readonly (string | undefined)[]): Map<string, number> {
  const sizes = new Map<string, number>();
  axes.forEach(({ size }, at) => {
    const label = labels[at];
    if (label !== undefined) sizes.set(label, Math.min(size, sizes.get(label) ?? size));
  });
  return sizes;
}

interface Frame {
  readonly first: Case;
  readonly table: (place: readonly number[]) => Cell;
  readonly axes: readonly Axis[];
  readonly labels: readonly (string | undefined)[];
}

function made({ first, table, axes, labels }: Frame, indices: ReadonlyMap<string, number>): Made {
  const open = axes.map(({ size }, at) => (labels[at] === undefined ? size : 1));
  const shape = axes.filter((_, at) => labels[at] === undefined).map(({ size }) => size);
  const cells = placesIn(open).map((place) =>
    table(place.map((inside, at) => (labels[at] === undefined ? inside : (indices.get(labels[at]) ?? 0)))),
  );
  const reference = shaped(
    cells.map(({ one, at }) => flattened(one.reference)[at] ?? NaN),
    shape,
  );
  const bounds = cells.map(({ one, at }) => one.bounds[at] ?? Infinity);
  return { viewed: { ...first, indices, reference, bounds }, cells, shape };
}

/** Finds the case and the position in it that hold an entry of the whole derivative. */
function cellTable(world: readonly Case[], axes: readonly Axis[]): Frame['table'] {
  const names = axes.flatMap(({ name }) => name ?? []);
  const byIndices = new Map(world.map((one) => [names.map((name) => one.indices.get(name)).join(), one]));
  return (place) => {
    const key = place.filter((_, at) => axes[at]?.name !== undefined).join();
    const one = byIndices.get(key) ?? world[0];
    if (!one) throw new Error('a draw without cases');
    const at = axes.reduce(
      (sum, { size, name }, axis) => (name === undefined ? sum * size + (place[axis] ?? 0) : sum),
      0,
    );
    return { one, at };
  };
}

/** All places in an array, the last axis fastest. */
function placesIn(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, size) => all.flatMap((place) => Array.from({ length: size }, (_, at) => [...place, at])),
    [[]],
  );
}

function lifted(valueAt: ValueAt, made: ReadonlyMap<Case, Made>): ValueAt {
  const known = new Map<Case, readonly number[] | undefined>();
  const entriesOf = (one: Case): readonly number[] | undefined => {
    if (!known.has(one)) {
      const value = valueAt(one);
      known.set(one, value === undefined ? undefined : flattened(value));
    }
    return known.get(one);
  };
  return (viewed) => {
    const source = made.get(viewed);
    const numbers = source?.cells.map(({ one, at }) => entriesOf(one)?.[at]);
    if (!source || !numbers || numbers.includes(undefined)) return undefined;
    return shaped(
      numbers.map((number) => number ?? NaN),
      source.shape,
    );
  };
}
