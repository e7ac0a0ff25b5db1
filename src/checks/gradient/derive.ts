import { evaluate } from '../../math/evaluate.ts';
import type { Tree } from '../../math/tree.ts';
import {
  casesOf,
  derivativeTable,
  isUsable,
  unusableStatus,
  type Case,
  type CaseFrame,
  type DerivativeTable,
} from '../../calculus/cases.ts';
import type { Drawn, Sizes } from '../../calculus/draws.ts';
import { randomFrom, seedFrom, type Random } from '../../math/random.ts';
import { drawWorld, NoValue, valuesIn, type Names, type World } from '../../calculus/world.ts';
import type { Problem, Setting } from '../define-check.ts';
import { authorError, namesOfSetting } from '../shared/author-formula.ts';
import { once } from '../../model/once.ts';
import { allValues, problemOf, quietly, sizesFor } from '../shared/worlds.ts';
import type { Asked, AskedName } from './asked.ts';

/** Draws for each assignment of sizes, and all in all where there are no sizes. */
const DRAWS = { each: 3, alone: 12 };
const MOST_REDRAWS = 8;

/** Cases of the derivative that is asked for, and of those by other variables of the same kind, in the same worlds. */
export interface Derived {
  readonly cases: readonly Case[];
  readonly others: readonly OtherVariable[];
}

/** Another variable; its derivatives are worked out when a wrong answer asks for them. */
export interface OtherVariable {
  readonly name: string;
  readonly cases: () => readonly Case[];
}

/** Differentiates the reference in every draw, smallest sizes first. */
export function derive(asked: Asked, setting: Setting): Derived | { readonly problem: Problem } {
  const names = namesOfSetting(setting);
  const random = randomFrom(seedFrom(setting.seed, setting.part));
  const cases: Case[] = [];
  const draws: { readonly world: World; readonly frame: CaseFrame }[] = [];
  try {
    const assignments = sizesFor(setting, random);
    for (const sizes of assignments) {
      for (let draw = 0; draw < (assignments.length > 1 ? DRAWS.each : DRAWS.alone); draw++) {
        const drawn = usableDraw({ asked, names, setting }, sizes, random);
        if ('problem' in drawn) return drawn;
        const frame = { sizes, values: drawn.values, seed: seedFrom(setting.seed, cases.length) };
        cases.push(...casesOf(drawn.table, frame));
        draws.push({ world: drawn.world, frame });
      }
    }
  } catch (thrown) {
    return { problem: problemOf(thrown, names) };
  }
  const others = alikeVariables(asked, setting).map((name) => ({
    name,
    cases: once(() => {
      const task = { asked: { ...asked, wrt: { ...asked.wrt, name } }, names, setting };
      return draws.flatMap(({ world, frame }) => casesOf(tableFor(task, world), frame));
    }),
  }));
  return { cases, others };
}

interface Task {
  readonly asked: Asked;
  readonly names: Names;
  readonly setting: Setting;
}

interface Draw {
  readonly world: World;
  readonly table: DerivativeTable;
  readonly values: ReadonlyMap<string, Drawn>;
}

/** Draws again where the reference has a kink or no value. */
function usableDraw(task: Task, sizes: Sizes, random: Random): Draw | { readonly problem: Problem } {
  let status = '';
  for (let attempt = 0; attempt < MOST_REDRAWS; attempt++) {
    const world = drawWorld(task.names, sizes, random);
    const table = tableFor(task, world);
    if (isUsable(table)) return { world, table, values: allValues(world, task.names) };
    status = unusableStatus(table);
  }
  const reasons: Record<string, string> = { kink: 'it has kinks there', undefined: 'it has no values there' };
  const what = task.asked.of.formula ? 'What is differentiated' : task.asked.of.name;
  const message = `${what} cannot be differentiated at random points: ${reasons[status] ?? 'it is too rough there'}.`;
  return { problem: authorError(['of'], 'not-differentiable', message) };
}

function tableFor({ asked, names, setting }: Task, world: World): DerivativeTable {
  const { of, wrt } = asked;
  const start = valuesIn(world, names)(wrt.name);
  const move = (value: Drawn): Drawn => {
    const valueOf = valuesIn(world, names, new Map([[wrt.name, value]]));
    return of.formula ? formulaValue(of.formula, valueOf, setting) : valueOf(of.name);
  };
  return derivativeTable({ value: move(start), indices: of.indices }, { value: start, indices: wrt.indices }, move);
}

function formulaValue(tree: Tree, valueOf: (name: string) => Drawn, setting: Setting): Drawn {
  const values = new Map<string, Drawn>();
  for (const name of setting.symbols.keys()) {
    const value = quietly(() => valueOf(name));
    if (value !== undefined) values.set(name, value);
  }
  const result = evaluate(tree, { values, indexBase: 0, conventions: setting.conventions });
  if ('value' in result) return result.value;
  return result.problem.code === 'unknown-name' ? absent(result.problem.name ?? '') : NaN;
}

function absent(name: string): never {
  throw new NoValue(name, '');
}

/** Other declared arrays of the shape of the variable: a derivative by one of them is easily taken for the asked one. */
function alikeVariables({ of, wrt }: Asked, { symbols, reference }: Setting): string[] {
  const shapeOf = (name: string): string => {
    const type = symbols.get(name)?.type;
    return type?.kind === 'array' ? type.sizes.join() : name;
  };
  const isQuantity = (name: string): boolean => reference?.quantities.has(name) === true;
  return [...symbols.keys()].filter(
    (name) => name !== wrt.name && name !== of.name && !isQuantity(name) && shapeOf(name) === shapeOf(wrt.name),
  );
}

/** The name of an asked part as text: `z[k]`. */
export function spelledName({ name, indices }: AskedName): string {
  return indices.length === 0 ? name : `${name}[${indices.join(', ')}]`;
}
