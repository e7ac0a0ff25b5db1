import type { Conventions } from '../../model/conventions.ts';
import type { Comparison } from '../compare/comparison.ts';
import { evaluate } from '../evaluate.ts';
import { add, multiply, rational, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { mapTree, namesIn, nodesOf } from '../walk.ts';
import { absolute } from './rounding.ts';

/** How far the numbers in a formula may be off. */
export interface NearOptions {
  /** Each number by this share of itself, or by this much. */
  readonly relative?: Rational;
  readonly absolute?: Rational;
  /** Also those in exponents; a root is an exponent of one half, or so. */
  readonly exponents?: boolean;
  readonly conventions: Conventions;
}

/**
 * Whether an answer is the expected formula with numbers that are a little off, as where coefficients were rounded
 * (`0.333 x^2` for `x^2/3`). At each of many points, the answer may be off by as much as the formula changes when its
 * numbers change by what is allowed. One point beyond that is a difference.
 */
export function compareNearNumbers(student: Tree, expected: Tree, options: NearOptions): Comparison {
  const formula = options.exponents === true ? mapTree(expected, withPower) : expected;
  const numbers = numbersIn(formula, options.exponents === true);
  if (numbers.length > MOST_NUMBERS || isLong(student) || isLong(formula)) return undecided();
  const names = namesIn({ kind: 'tuple', items: [student, formula], brackets: '()', span: formula.span });
  const shifted = numbers.map((number) => [-1, 1].map((sign) => moved(formula, number, { sign, options })));
  const draw = drawing();
  let met = 0;
  for (let point = 0; point < POINTS; point++) {
    const values = new Map(names.map((name) => [name, draw()]));
    const gap = gapAt({ student, formula, shifted, values, options });
    if (gap === undefined) continue;
    if (gap > 1) return { verdict: 'different', method: 'tolerance', notes: [] };
    met += 1;
  }
  return met >= FEWEST_POINTS ? { verdict: 'equal', method: 'tolerance', notes: [] } : undecided();
}

const POINTS = 32;
const FEWEST_POINTS = 8;
const MOST_NUMBERS = 30;
/** What doubles may get wrong, as a share of the value. */
const NOISE = 1e-12;

/** Most parts of a formula that is evaluated at so many points. */
const MOST_NODES = 300;

/** Formulas of many parts, and those that add up over ranges, take too long. */
function isLong(tree: Tree): boolean {
  const nodes = [...nodesOf(tree)];
  return nodes.length > MOST_NODES || nodes.some(({ kind }) => kind === 'sum' || kind === 'product');
}

function undecided(): Comparison {
  return { verdict: 'undecided', method: 'none', notes: [] };
}

type NumberTree = Tree & { kind: 'number' };

/** The numbers that may be off; those in exponents only where that is asked for. */
function numbersIn(tree: Tree, exponents: boolean): readonly NumberTree[] {
  const kept = new Set<Tree>();
  if (!exponents) {
    for (const node of nodesOf(tree)) {
      if (node.kind === 'binary' && node.operator === '^') for (const inner of nodesOf(node.right)) kept.add(inner);
    }
  }
  return [...nodesOf(tree)].flatMap((node) => (node.kind === 'number' && !kept.has(node) ? [node] : []));
}

function withPower(tree: Tree): Tree {
  if (tree.kind !== 'call' || tree.name !== 'sqrt' || tree.arguments.length !== 1) return tree;
  const [left = tree] = tree.arguments;
  const right: Tree = { kind: 'number', value: rational(1, 2), written: '0.5', span: tree.span };
  return { kind: 'binary', operator: '^', left, right, written: '^', span: tree.span };
}

interface Move {
  readonly sign: number;
  readonly options: NearOptions;
}

function moved(formula: Tree, number: NumberTree, { sign, options }: Move): Tree {
  const { relative, absolute: most } = options;
  const step = relative ? multiply(absolute(number.value), relative) : (most ?? rational(0));
  const value = add(number.value, multiply(rational(sign), step));
  return mapTree(formula, (tree) => (tree === number ? { ...number, value } : tree));
}

interface Point {
  readonly student: Tree;
  readonly formula: Tree;
  readonly shifted: readonly (readonly Tree[])[];
  readonly values: ReadonlyMap<string, number>;
  readonly options: NearOptions;
}

/** How far the answer is off in shares of what is allowed; undefined where a side has no value. */
function gapAt({ student, formula, shifted, values, options }: Point): number | undefined {
  const at = (tree: Tree): number | undefined => {
    const evaluation = evaluate(tree, { values, indexBase: 0, conventions: options.conventions });
    return 'value' in evaluation && typeof evaluation.value === 'number' ? evaluation.value : undefined;
  };
  const [own, wanted] = [at(student), at(formula)];
  if (own === undefined || wanted === undefined) return undefined;
  let allowed = NOISE * Math.abs(wanted);
  for (const pair of shifted) {
    const [less, more] = pair.map(at);
    if (less === undefined || more === undefined) return undefined;
    allowed += Math.abs(more - less) / 2;
  }
  const gap = Math.abs(own - wanted);
  return gap === 0 ? 0 : gap / allowed;
}

/** Values of either sign from 0.01 to 3, always the same ones in a row. */
function drawing(): () => number {
  let state = 20_251;
  const uniform = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => {
    const size = 0.01 * 300 ** uniform();
    const value = uniform() < 0.4 ? -size : size;
    return value;
  };
}
