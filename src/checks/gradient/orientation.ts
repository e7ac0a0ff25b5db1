import { shapeOf } from '../../calculus/world.ts';
import { takes } from '../../math/arithmetic/function-names.ts';
import type { Tree } from '../../math/tree.ts';
import type { Flaw } from '../shared/formula-outcome.ts';
import type { Given } from './answer.ts';
import type { PreparedGradient } from './prepare.ts';
import type { AnswerReading } from './readings.ts';
import { isRowValue } from './terms.ts';

/** How an array lies. Names of vectors are columns; undefined where it cannot be told. */
type Lie = 'number' | 'column' | 'row' | 'matrix' | undefined;

/**
 * A column where the rubric's layout wants a row, or the other way round, of a derivative of a number by a vector. Values
 * do not tell the two apart. Only where orientation is significant, and only where the formula can be told to lie so.
 */
export function turnedVector(given: Given, reading: AnswerReading, prepared: PreparedGradient): Flaw | undefined {
  const { conventions } = reading.judging;
  if (conventions.orientation !== 'significant' || conventions.layout === 'either') return undefined;
  if (!isWholeVector(given, prepared)) return undefined;
  const lie = lieOf(reading.formula.tree, lieOfNames(prepared));
  return lie === (conventions.layout === 'numerator' ? 'column' : 'row') ? { slip: 'transposed' } : undefined;
}

/** Whether the question asks for one whole vector, and the answer does not give its entries. */
function isWholeVector({ letters }: Given, { asked, judging }: PreparedGradient): boolean {
  const reference = judging.cases[0]?.reference;
  const isVector = reference !== undefined && shapeOf(reference).length === 1;
  const isOfNumber = judging.cases[0]?.values.get(asked.wrt.name) !== undefined && asked.of.indices.length === 0;
  const named = letters ? letters.of.length + letters.wrt.length + letters.places.length : 0;
  return isVector && isOfNumber && asked.wrt.indices.length === 0 && named === 0;
}

function lieOfNames({ judging }: PreparedGradient): (name: string) => Lie {
  const [one] = judging.cases;
  return (name) => {
    const value = one?.values.get(name);
    if (value === undefined) return undefined;
    const rank = shapeOf(value).length;
    if (rank !== 1) return rank === 0 ? 'number' : rank === 2 ? 'matrix' : undefined;
    return isRowValue(name) ? 'row' : 'column';
  };
}

function lieOf(tree: Tree, ofName: (name: string) => Lie): Lie {
  const inner = (one: Tree): Lie => lieOf(one, ofName);
  switch (tree.kind) {
    case 'number':
      return 'number';
    case 'name':
      return ofName(tree.name);
    case 'negative':
      return inner(tree.of);
    case 'transpose':
      return turned(inner(tree.of));
    case 'call':
      return ofCall(tree, inner);
    case 'binary':
      return tree.operator === '*'
        ? ofProduct(inner(tree.left), inner(tree.right))
        : ofEntries(inner(tree.left), inner(tree.right), tree.operator);
    case 'matrix':
      return ofRows(tree.rows);
    case 'index':
      return tree.indices.length === 1 && ['row', 'column'].includes(inner(tree.of) ?? '') ? 'number' : undefined;
    default:
      return undefined;
  }
}

function turned(lie: Lie): Lie {
  if (lie === 'row') return 'column';
  return lie === 'column' ? 'row' : lie;
}

function ofCall({ name, arguments: given }: Tree & { kind: 'call' }, inner: (tree: Tree) => Lie): Lie {
  const [first] = given;
  if (!first || given.length > 1) return undefined;
  if (name === 'transpose') return turned(inner(first));
  if (name === 'diag') return 'matrix';
  // The absolute value of a vector may be meant for its norm.
  return takes(name, 1) && name !== 'abs' ? inner(first) : undefined;
}

function ofProduct(left: Lie, right: Lie): Lie {
  if (left === 'number') return right;
  if (right === 'number') return left;
  return PRODUCTS.get(`${String(left)} ${String(right)}`);
}

const PRODUCTS: ReadonlyMap<string, Lie> = new Map([
  ['matrix column', 'column'],
  ['row matrix', 'row'],
  ['matrix matrix', 'matrix'],
  ['row column', 'number'],
  ['column row', 'matrix'],
]);

/** Sums, quotients and powers entry by entry lie as their sides do. */
function ofEntries(left: Lie, right: Lie, operator: string): Lie {
  if (!['+', '-', '⊙', '/', '^'].includes(operator)) return undefined;
  if (left === right || right === 'number') return left;
  return left === 'number' ? right : undefined;
}

function ofRows(rows: readonly (readonly Tree[])[]): Lie {
  const columns = rows[0]?.length ?? 0;
  if (rows.length === 1) return columns > 1 ? 'row' : undefined;
  return columns === 1 ? 'column' : 'matrix';
}
