import { seedFrom } from '../random.ts';
import { spell } from '../print.ts';
import type { SymbolTable, SymbolType } from '../symbols.ts';
import type { Tree } from '../tree.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import type { Bench } from './evaluation.ts';
import { compareExpressions, DEFAULT_BUDGET, freeNames } from './expressions.ts';

/** What all parts of one comparison share. */
export interface Context {
  readonly options: CompareOptions;
  readonly bench: Bench;
  /** How deep the parts that are compared lie in the answers. */
  readonly depth: number;
  /** Whether two parts are the same, whatever they are. */
  readonly compare: (a: Tree, b: Tree) => Comparison;
}

type CompareAny = (a: Tree, b: Tree, context: Context) => Comparison;

/** The context of a comparison of two trees. Its steps are counted down by all that is tried. */
export function contextOf(sides: readonly [Tree, Tree], options: CompareOptions, compare: CompareAny): Context {
  const symbols = options.assume === 'positive' ? withPositive(sides, options) : options.symbols;
  const bench: Bench = {
    symbols,
    conventions: options.conventions,
    seed: seedFrom(...sides.map((side) => spell(side).text).toSorted()),
    steps: { left: options.budget ?? DEFAULT_BUDGET },
  };
  return atDepth({ options: { ...options, symbols }, bench }, compare, 0);
}

function atDepth(shared: Pick<Context, 'options' | 'bench'>, compare: CompareAny, depth: number): Context {
  return { ...shared, depth, compare: (a, b) => compare(a, b, atDepth(shared, compare, depth + 1)) };
}

/** All free names that nobody declared as positive numbers. */
function withPositive(sides: readonly Tree[], options: CompareOptions): SymbolTable {
  const domain = { from: 0, to: Infinity, openFrom: true, openTo: true };
  const type: SymbolType = { kind: 'number', integer: false, complex: false, domain };
  const fresh = freeNames(sides, options).filter((name) => !options.symbols.has(name));
  return new Map([...options.symbols, ...fresh.map((name) => [name, { name, type, written: [] }] as const)]);
}

/** Least steps for a comparison that is begun at all. */
const LEAST = 4_000;

/** Compares two expressions at the cost of the context, with a share of what is left. */
export function compareValues(a: Tree, b: Tree, { options, bench }: Context, share = 4): Comparison {
  const budget = Math.floor(bench.steps.left / share);
  if (budget < LEAST) return { verdict: 'undecided', method: 'none', notes: ['too-long'] };
  const steps = { left: budget };
  const found = compareExpressions(a, b, { ...options, budget }, steps);
  bench.steps.left -= budget - Math.max(0, steps.left);
  return found;
}

/** Neither equal nor different for certain. */
export function undecided(...notes: readonly string[]): Comparison {
  return { verdict: 'undecided', method: 'none', notes };
}
