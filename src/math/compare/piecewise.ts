import { toNumber, type Rational } from '../rational.ts';
import type { Domain, SymbolTable } from '../symbols.ts';
import type { Tree } from '../tree.ts';
import type { Comparison } from './comparison.ts';
import { compareValues, undecided, type Context } from './context.ts';
import { freeNames } from './expressions.ts';
import { lineOf, type Line } from './statements/line.ts';
import { statementOf, type Statement } from './statements/statement.ts';
import { truthAt } from './statements/truth.ts';
import { numberTree, substituted } from './trees.ts';

interface Branch {
  readonly value: Tree;
  readonly condition: Statement;
}

/**
 * Compares functions by cases: on each stretch between the bounds of all conditions, as expressions for values of that
 * stretch, and at each bound. Conditions in several unknowns are compared at points alone.
 */
export function comparePiecewise(sides: readonly [Tree, Tree], context: Context): Comparison {
  const branches = sides.map(branchesOf);
  const [a, b] = branches;
  if (!a || !b) return compareValues(...sides, context, 2);
  const conditions = [...a, ...b].map(({ condition }) => condition);
  const names = freeNames(conditionTrees(sides), context.options);
  const [name, second] = names;
  const line = name !== undefined && second === undefined ? lineOf(conditions, name, context.bench.steps) : undefined;
  if (name === undefined || !line) return compareValues(...sides, context, 2);
  return compareAlong(line, [a, b], { name, context });
}

function conditionTrees(sides: readonly Tree[]): Tree[] {
  return sides.flatMap((side) =>
    side.kind === 'cases'
      ? side.branches.flatMap(({ condition }) => (condition && !isOtherwise(condition) ? [condition] : []))
      : [],
  );
}

function isOtherwise(condition: Tree): boolean {
  return condition.kind === 'text' && /^(?:otherwise|else)$/iu.test(condition.text.trim());
}

const ALWAYS: Statement = { kind: 'constant', value: true };

function branchesOf(tree: Tree): Branch[] | undefined {
  if (tree.kind !== 'cases') return [{ value: tree, condition: ALWAYS }];
  const branches = tree.branches.map(({ value, condition }) => ({
    value,
    condition: !condition || isOtherwise(condition) ? ALWAYS : statementOf(condition),
  }));
  const known = branches.flatMap(({ value, condition }) => (condition ? [{ value, condition }] : []));
  return known.length < branches.length ? undefined : known;
}

interface Along {
  readonly name: string;
  readonly context: Context;
}

function compareAlong(line: Line, sides: readonly [Branch[], Branch[]], along: Along): Comparison {
  let open = false;
  for (const place of placesOf(line)) {
    const [f, g] = sides.map((side) => valueAt(side, place, along));
    const found = comparePlace([f, g], place, along);
    if (found.verdict === 'different') return { ...found, method: 'structure' };
    if (found.verdict === 'undecided') open = true;
  }
  return open ? undecided() : { verdict: 'equal', method: 'structure', notes: [] };
}

/** A stretch with a sample in it, or a bound. */
interface Stretch {
  readonly sample: Rational;
  readonly domain?: Domain;
  readonly exact: boolean;
}

function placesOf({ zeros, between }: Line): Stretch[] {
  const stretches = between.map((sample, at): Stretch => {
    const [low, high] = [zeros[at - 1], zeros[at]];
    const domain = {
      from: low ? toNumber(low.high) : -Infinity,
      to: high ? toNumber(high.low) : Infinity,
      openFrom: true,
      openTo: true,
    };
    return { sample, domain, exact: true };
  });
  const bounds = zeros.map(({ low, high }): Stretch => ({ sample: low, exact: low === high }));
  return [...stretches, ...bounds];
}

/** The value that holds at a place; `none` where no condition does, undefined where that cannot be told. */
function valueAt(
  branches: readonly Branch[],
  { sample, exact }: Stretch,
  { name, context }: Along,
): Tree | 'none' | undefined {
  const world = { values: new Map([[name, { real: sample }]]), sizes: new Map(), special: true };
  for (const { value, condition } of branches) {
    const truth = truthAt(condition, { world, bench: context.bench, near: !exact });
    if (truth === 'unsure') return undefined;
    if (truth) return value;
  }
  return 'none';
}

type Value = Tree | 'none' | undefined;

function comparePlace([f, g]: readonly Value[], { sample, domain }: Stretch, { name, context }: Along): Comparison {
  if (f === undefined || g === undefined) return undecided();
  if (f === 'none' || g === 'none') {
    if (f === g) return { verdict: 'equal', method: 'structure', notes: [] };
    const witness = {
      values: [{ name, value: String(toNumber(sample)) }],
      student: f === 'none' ? 'no value' : 'a value',
      expected: g === 'none' ? 'no value' : 'a value',
    };
    return { verdict: 'different', method: 'structure', witness, notes: ['domain-differs'] };
  }
  if (!domain)
    return compareValues(substituted(f, name, numberTree(sample)), substituted(g, name, numberTree(sample)), context);
  const type = { kind: 'number' as const, integer: false, complex: false, domain };
  const symbols: SymbolTable = new Map([...context.options.symbols, [name, { name, type, written: [] }]]);
  return compareValues(f, g, { ...context, options: { ...context.options, symbols } });
}
