import {
  casesOf,
  isFlat,
  isUsable,
  isZero,
  largestEntry,
  scaleOf,
  unusableStatus,
  type Case,
  type CaseFrame,
  type DerivativeTable,
} from '../../calculus/cases.ts';
import type { Derivative } from '../../calculus/finite-differences/claim.ts';
import { differentiate, type Differentiation, type Goal } from '../../calculus/differentiate.ts';
import { flattened, type Drawn, type Sizes } from '../../calculus/draws.ts';
import { drawWorld, moved, shapeOf, shrunk, valuesIn, type Names, type World } from '../../calculus/world.ts';
import { randomFrom, seedFrom, type Random } from '../../math/random.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import { once } from '../../model/once.ts';
import type { Problem, Setting } from '../define-check.ts';
import { authorError, extrasOfSetting, namesOfSetting } from '../shared/author-formula.ts';
import { allValues, problemOf, separatingSizesFor } from '../shared/worlds.ts';
import type { Asked, AskedName } from './asked.ts';
import { goalOf } from './goal.ts';
import { termValues, type Term, type TermValues } from './terms.ts';

/** Draws for each assignment of sizes, and all in all where there are no sizes. */
const DRAWS = { each: 3, alone: 12 };
const MOST_REDRAWS = 8;
/** Draws that look for the other way of comparisons that went one way only. */
const MOST_BRANCH_DRAWS = 12;
/** Share of the usual derivative below which a draw tells nothing: all that could change has been saturated. */
const SATURATED = 1e-6;

/** Cases of the derivative that is asked for, and of those by other variables of the same kind, in the same worlds. */
export interface Derived {
  readonly cases: readonly Case[];
  readonly others: readonly OtherVariable[];
  /** Why finite differences were taken, where the derivative is not exact. */
  readonly steppedAside: string | undefined;
  /** The values of further derivatives in each world; undefined where they have none. */
  readonly furtherTerms: (terms: readonly Term[]) => ReadonlyMap<Case['values'], TermValues> | undefined;
}

/** Another variable; its derivatives are worked out when a wrong answer asks for them. */
export interface OtherVariable {
  readonly name: string;
  readonly cases: () => readonly Case[];
}

/** What is asked, with all that is needed to work it out. */
interface Task {
  readonly asked: Asked;
  readonly goal: Goal;
  readonly names: Names;
  readonly seed: number;
  readonly random: Random;
  /** Says which columns are checked by another method. */
  readonly columns: Random;
  /** Derivatives that formulas may use. */
  readonly terms: readonly Term[];
}

/** Differentiates the reference in every draw, smallest sizes first. */
export function derive(
  asked: Asked,
  setting: Setting,
  terms: readonly Term[] = [],
): Derived | { readonly problem: Problem } {
  const names = namesOfSetting(setting);
  const seed = seedFrom(setting.seed, setting.part);
  const task = {
    asked,
    goal: goalOf(asked, setting),
    names,
    seed,
    random: randomFrom(seed),
    columns: randomFrom(seedFrom(seed, 'columns')),
    terms,
  };
  try {
    const drawn = drawAll(task);
    if ('problem' in drawn) return drawn;
    const framed = drawn.draws.map((draw, at) => ({
      ...draw,
      frame: { ...frameOf(draw, seedFrom(setting.seed, at)), ...extrasOfSetting(setting) },
    }));
    const others = alikeVariables(asked, names).map((name) => ({
      name,
      cases: once(() =>
        framed.flatMap(({ world, frame }) =>
          casesOf(differentiate(task.goal, { wrt: { ...asked.wrt, name }, world, names }, 0), frame),
        ),
      ),
    }));
    const steppedAside = drawn.draws.find(({ table }) => table.method !== 'exact')?.table.reason;
    const cases = framed.flatMap(({ table, frame }) => casesOf(table, frame));
    return { cases, others, steppedAside, furtherTerms: (further) => termsOfAll(further, drawn.draws, names) };
  } catch (thrown) {
    return { problem: problemOf(thrown, names) };
  }
}

interface Draw {
  readonly world: World;
  readonly table: Differentiation;
  readonly values: ReadonlyMap<string, Drawn>;
  readonly errors: ReadonlyMap<string, number>;
}

function frameOf({ world, values, errors, table }: Draw, seed: number): CaseFrame {
  return { sizes: world.sizes, values, errors, seed, method: table.method };
}

function termsOfAll(
  terms: readonly Term[],
  draws: readonly Draw[],
  names: Names,
): ReadonlyMap<Case['values'], TermValues> | undefined {
  const found = draws.flatMap(({ world, values }) => {
    const one = termValues(terms, world, names);
    return one ? [[values, one] as const] : [];
  });
  return found.length === draws.length ? new Map(found) : undefined;
}

function drawAll(task: Task): { readonly draws: readonly Draw[] } | { readonly problem: Problem } {
  const { asked, goal, names, seed } = task;
  const { close, stretched, squeezed } = separatingSizesFor(names, goal, randomFrom(seedFrom(seed, 'sizes')));
  if (close.length === 0) return { problem: notDifferentiable(asked, REASONS.undefined) };
  const times = close.length > 1 ? DRAWS.each : DRAWS.alone;
  const draws: Draw[] = [];
  for (const sizes of [...close.flatMap((one) => Array.from({ length: times }, () => one)), ...stretched]) {
    const found = usableDraw(task, sizes, draws);
    if ('reason' in found) return { problem: notDifferentiable(asked, found.reason) };
    const wrong = shapeProblem(asked, found, names.symbols);
    if (wrong) return { problem: wrong };
    draws.push(found);
  }
  for (const sizes of squeezed) {
    const found = usableDraw(task, sizes, draws);
    if (!('reason' in found)) draws.push(found);
  }
  return { draws: [...draws, ...otherWays(task, close[0] ?? new Map(), draws)] };
}

/** Draws in which comparisons of the reference go the way that they never went before. */
function otherWays(task: Task, sizes: Sizes, draws: readonly Draw[]): Draw[] {
  const more: Draw[] = [];
  for (let attempt = 0; attempt < MOST_BRANCH_DRAWS; attempt++) {
    const before = waysOf([...draws, ...more]);
    if ([...before.values()].every((ways) => ways.size === 2)) break;
    const found = usableDraw(task, sizes, draws);
    if (!('reason' in found) && [...waysOf([found])].some(([place, ways]) => goesElsewhere(ways, before.get(place))))
      more.push(found);
  }
  return more;
}

function goesElsewhere(ways: ReadonlySet<boolean>, before: ReadonlySet<boolean> | undefined): boolean {
  return [...ways].some((way) => before?.has(way) !== true);
}

/** Which way each comparison went in any of the draws. */
function waysOf(draws: readonly Draw[]): ReadonlyMap<string, ReadonlySet<boolean>> {
  const ways = new Map<string, Set<boolean>>();
  for (const { table } of draws)
    for (const [place, taken] of table.branches) ways.set(place, new Set([...(ways.get(place) ?? []), ...taken]));
  return ways;
}

/**
 * Draws again where the reference has a kink, no value, or no derivative to speak of, there nearer to zero. Where that
 * brings no larger one, the largest is taken: it may be small, or zero, by its nature.
 */
function usableDraw(task: Task, sizes: Sizes, before: readonly Draw[]): Draw | { readonly reason: string } {
  const { asked, goal, names, random, columns, terms } = task;
  let reason = '';
  let failures = 0;
  let flat: Draw | undefined;
  for (let attempt = 0; attempt < MOST_REDRAWS; attempt++) {
    const world = drawWorld(names, sizes, random, shrunk(failures));
    const table = differentiate(goal, { wrt: asked.wrt, world, names }, columns());
    if (!isUsable(table)) {
      const status = unusableStatus(table);
      reason = (table.method === 'exact' ? table.reason : undefined) ?? REASONS[status];
      if (status !== 'kink') failures += 1;
      continue;
    }
    const further = termValues(terms, world, names);
    if (!further) {
      reason = REASONS.kink;
      continue;
    }
    const values = new Map([...allValues(world, names), ...further.values]);
    const draw = { world, table, values, errors: further.errors };
    if (!isFlat(table) && !isSaturated(table, before)) return draw;
    failures += 1;
    if (!flat || largestEntry(table) > largestEntry(flat.table)) flat = draw;
  }
  if (!flat) return { reason };
  return isZero(flat.table) && changesElsewhere(flat.world, task) ? { reason: STEPS } : flat;
}

const STEPS = 'it changes in steps, or only far from there';

/** Whether a value changes when its variable is drawn again, although it has no slope where it was drawn. */
function changesElsewhere(world: World, { asked, goal, names, random }: Task): boolean {
  const other = drawWorld(names, world.sizes, random).drawn.get(asked.wrt.name);
  if (other === undefined) return false;
  const at = (value: Drawn): number[] =>
    flattened(goal.compute(valuesIn(world, names, moved(asked.wrt.name, value, names.symbols))));
  const [here, there] = [at(valuesIn(world, names)(asked.wrt.name)), at(other)];
  return here.some((value, k) => value !== there[k]);
}

/** Whether a derivative is next to nothing beside those of other draws. */
function isSaturated(table: DerivativeTable, before: readonly Draw[]): boolean {
  const scales = before.map((draw) => scaleOf(draw.table)).toSorted((a, b) => a - b);
  const usual = scales[scales.length >> 1] ?? 0;
  return scaleOf(table) < SATURATED * usual;
}

const REASONS: Readonly<Record<Derivative['status'], string>> = {
  kink: 'it has kinks there',
  undefined: 'it has no values there',
  rough: 'it is too rough there',
  smooth: 'it is too rough there',
  'one-sided': 'it ends there',
};

function notDifferentiable({ of }: Asked, reason: string): Problem {
  const what = of.formula ? 'What is differentiated' : of.name;
  const message = `${what} cannot be differentiated at random points: ${reason}.`;
  return authorError(['of'], 'not-differentiable', message);
}

/** A reference that gives another shape than is declared, or fewer axes than `of` or `wrt` have letters. */
function shapeProblem({ of, wrt }: Asked, { table, world }: Draw, symbols: SymbolTable): Problem | undefined {
  for (const [key, { name, indices }, side] of [
    ['of', of, table.of],
    ['wrt', wrt, table.wrt],
  ] as const) {
    const shape = shapeOf(side.value);
    const at = [...world.sizes].map(([size, value]) => `${size} = ${value}`).join(', ');
    const gives = `${name} gives ${shape.length === 0 ? 'a number' : `an array of ${shape.join(' × ')}`}${at && ` at ${at}`}`;
    if (indices.length > shape.length)
      return authorError([key], 'too-many-indices', `${gives}, and has ${indices.length} indices here.`);
    const { type, inferred } = symbols.get(name) ?? {};
    const declared =
      type?.kind === 'array' && !inferred ? type.sizes.map((size) => sizeIn(size, world.sizes)) : undefined;
    if (declared && declared.join() !== shape.join())
      return authorError([key], 'reference-shape', `${gives}, but is declared as ${declared.join(' × ')}.`);
    if (flattened(side.value).length === 0)
      return authorError([key], 'reference-shape', `${gives}: there is nothing to differentiate.`);
  }
  return undefined;
}

function sizeIn(size: number | string, sizes: Sizes): number {
  return typeof size === 'number' ? size : (sizes.get(size) ?? 0);
}

/** Other declared arrays of the shape of the variable: a derivative by one of them is easily taken for the asked one. */
function alikeVariables({ of, wrt }: Asked, { symbols, quantities }: Names): string[] {
  const shape = (name: string): string => {
    const type = symbols.get(name)?.type;
    return type?.kind === 'array' ? type.sizes.join() : name;
  };
  return [...symbols.keys()].filter(
    (name) => name !== wrt.name && name !== of.name && !quantities.has(name) && shape(name) === shape(wrt.name),
  );
}

/** The name of an asked part as text: `z[k]`. */
export function spelledName({ name, indices }: AskedName): string {
  return indices.length === 0 ? name : `${name}[${indices.join(', ')}]`;
}
