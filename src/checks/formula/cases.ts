import { evaluate } from '../../math/evaluate.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import { assignments, casesOf, type Case, type CaseFrame } from '../../calculus/cases.ts';
import { flattened, type Drawn } from '../../calculus/draws.ts';
import { calledAt } from '../../calculus/named-functions.ts';
import { randomFrom, seedFrom } from '../../math/random.ts';
import { drawWorld, valuesIn, type World } from '../../calculus/world.ts';
import type { Problem, Setting } from '../define-check.ts';
import { authorError, extrasOfSetting, namesOfSetting } from '../shared/author-formula.ts';
import { withLayerSizes, type NamedCounts } from '../shared/family-counts.ts';
import { allValues, problemOf, rangeOf, sizesFor } from '../shared/worlds.ts';

/** What a part asks a formula for: a quantity of the reference, or what another formula gives. */
export type Wanted =
  | { readonly quantity: string; readonly indices: readonly string[] }
  | { readonly formula: Tree; readonly indices: readonly string[] };

const DRAWS = { each: 4, alone: 16 };
const MOST_REDRAWS = 20;
/** Layers exist only at some sizes: heads divide, kernels fit. */
const MOST_LAYER_REDRAWS = 500;
/** So few different values of a size of layers tell formulas apart. */
const LEAST_SIZES = 4;
/** Share of a value that rounding may take: nothing is known of the rounding in a reference. */
const ROUNDING = 1e-9;

/** The wanted values at random points, smallest sizes first. `counts` are those of layers that the formulas name. */
export function formulaCases(
  wanted: Wanted,
  setting: Setting,
  counts: NamedCounts,
): { readonly cases: readonly Case[] } | { readonly problem: Problem } {
  const names = namesOfSetting(setting);
  const random = randomFrom(seedFrom(setting.seed, setting.part));
  const all = sizesFor(setting, random);
  const cases: Case[] = [];
  try {
    for (const sizes of all) {
      for (let draw = 0; draw < (all.length > 1 ? DRAWS.each : DRAWS.alone); draw++) {
        const found = attempt(counts.sizes.length > 0 ? MOST_LAYER_REDRAWS : MOST_REDRAWS, () => {
          const world = withLayerSizes(drawWorld(names, sizes, random), setting, counts.sizes, random);
          const layers = counts.valuesAt(world.drawn);
          if (!layers) return undefined;
          const values = new Map([...allValues(world, names), ...layers]);
          return casesIn(wanted, {
            world,
            frame: { sizes, values, seed: seedFrom(setting.seed, cases.length), ...extrasOfSetting(setting) },
            setting,
          });
        });
        if (!found) return { problem: noValue(wanted) };
        cases.push(...found);
      }
    }
  } catch (thrown) {
    return { problem: problemOf(thrown, names) };
  }
  const narrow = counts.sizes.find((name) => isNarrow(name, cases, setting));
  return narrow === undefined ? { cases } : { problem: tooFewSizes(narrow) };
}

/** Whether a size could be drawn from many numbers, but the layers exist only at very few of them. */
function isNarrow(name: string, cases: readonly Case[], { symbols }: Setting): boolean {
  const type = symbols.get(name)?.type;
  if (type?.kind !== 'number') return false;
  const { from, to } = type.domain;
  const seen = new Set(cases.map(({ values }) => values.get(name)));
  return seen.size < LEAST_SIZES && to - Math.max(from, 1) >= LEAST_SIZES;
}

function tooFewSizes(name: string): Problem {
  const message = `The layers that this names were found at hardly any value of ${name}, too few to compare formulas.`;
  return authorError(
    ['expect'],
    'too-few-sizes',
    message,
    'Let the function take numbers that always fit, and multiply within.',
  );
}

interface Frame {
  readonly world: World;
  readonly frame: CaseFrame;
  readonly setting: Setting;
}

function attempt<Result>(times: number, run: () => Result | undefined): Result | undefined {
  for (let i = 0; i < times; i++) {
    const result = run();
    if (result !== undefined) return result;
  }
  return undefined;
}

/** Undefined where something has no finite value at this draw. */
function casesIn(wanted: Wanted, { world, frame, setting }: Frame): Case[] | undefined {
  if ('formula' in wanted) return formulaCasesIn(wanted, frame, setting);
  const value = valuesIn(world, namesOfSetting(setting))(wanted.quantity);
  const entries = flattened(value).map((one) => [smooth(one)]);
  if (!entries.every(([entry]) => Number.isFinite(entry?.value))) return undefined;
  return casesOf({ entries, of: { value, indices: wanted.indices }, wrt: { value: 0, indices: [] } }, frame);
}

function smooth(value: number): { value: number; errorBound: number; evaluations: number; status: 'smooth' } {
  return { value, errorBound: ROUNDING * Math.abs(value), evaluations: 1, status: 'smooth' };
}

function formulaCasesIn(
  { formula, indices }: Extract<Wanted, { formula: Tree }>,
  frame: CaseFrame,
  { symbols, conventions }: Setting,
): Case[] | undefined {
  const range = rangeOf(symbols);
  const one: Case = { ...frame, indices: new Map(), reference: 0, bounds: [], scale: 0 };
  const sizes = new Map(indices.map((index) => [index, range(index, one) ?? 0]));
  const base = conventions.index_base === 1 ? 1 : 0;
  const cases = assignments(sizes).map((at): Case | undefined => {
    const values = new Map<string, Drawn>([
      ...frame.values,
      ...Array.from(frame.positions ?? [], (name) => [name, placeIn(frame.values.get(name), base)] as const),
      ...[...at].map(([name, value]) => [name, value + base] as const),
    ]);
    const called = calledAt(frame.functions);
    const result = evaluate(formula, {
      values,
      indexBase: base,
      conventions,
      called,
      sizeOf: (index) => range(index, one),
    });
    if ('problem' in result) return undefined;
    const bounds = flattened(result.value).map((value) => ROUNDING * Math.abs(value));
    return { ...frame, indices: at, reference: result.value, bounds, scale: 0 };
  });
  const whole = cases.filter((found) => found !== undefined);
  const scale = Math.max(0, ...whole.flatMap(({ reference }) => flattened(reference).map(Math.abs)));
  return whole.length === cases.length ? whole.map((found) => ({ ...found, scale })) : undefined;
}

function placeIn(value: Drawn | undefined, base: 0 | 1): Drawn {
  return typeof value === 'number' ? value + base : NaN;
}

function noValue(wanted: Wanted): Problem {
  const path = 'formula' in wanted ? ['expect'] : ['of'];
  const what = 'formula' in wanted ? `This uses ${namesIn(wanted.formula).join(', ')} and` : wanted.quantity;
  const message = `${what} has no finite value at random points.`;
  return authorError(
    path,
    'no-value',
    message,
    'Declare the names under `symbols`, with a domain where one is needed (`real > 0`).',
  );
}
