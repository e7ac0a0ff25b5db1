import { equal, rational, type Rational } from '../../math/rational.ts';
import { exactValue } from '../../math/evaluate.ts';
import type { RelationOperator, Tree } from '../../math/tree.ts';
import { isLiteral } from '../shared/sides.ts';
import { sameSizes, type ReadShape } from './matches.ts';

/** What a statement says of a shape. */
export interface ShapeStatement {
  /** The shapes that it can be read as; several where it can be read in more than one way. */
  readonly shapes: readonly ReadShape[];
  /** Brackets, a space or a product: it can hardly be anything else. A lone number can. */
  readonly structured: boolean;
  /** Sides of the statement that give different shapes. */
  readonly disagreeing: readonly ReadShape[];
  /** The name that the shape is said to be of: `x` in `x ∈ ℝ¹⁰⁰`. */
  readonly of: string | undefined;
}

/** The shape that a statement gives; undefined where it gives none. */
export function shapeStatement(tree: Tree): ShapeStatement | undefined {
  const { sides, of } = givenSides(tree);
  const read = sides.flatMap((side) => shapeOf(side) ?? []);
  const last = read.at(-1);
  if (!last) return undefined;
  const structured = read.filter((one) => one.structured);
  const main = last.structured ? last : (structured.at(-1) ?? last);
  const flat = structured.length > 0 && read.some((one) => !one.structured);
  const shapes = flat
    ? [
        main.shape,
        ...read
          .filter((one) => !one.structured)
          .slice(-1)
          .map((one) => one.shape),
      ]
    : [main.shape];
  const disagreeing = read
    .filter((one) => one.structured === main.structured && !sameShape(one.shape, main.shape))
    .map((one) => one.shape);
  return { shapes, structured: main.structured, disagreeing, of };
}

/** Whether two readings are the same shape. */
export function sameShape(a: ReadShape, b: ReadShape): boolean {
  return a.batch === b.batch && a.unordered === b.unordered && sameSizes(a.sizes, b.sizes);
}

/** The factors of a product whose operator is written: `100 × 10`. One tree for anything else. */
export function factorsOf(tree: Tree): readonly Tree[] {
  const factors: Tree[] = [];
  let at = tree;
  while (at.kind === 'binary' && at.operator === '*' && at.written !== '') {
    factors.unshift(at.right);
    at = at.left;
  }
  return [at, ...factors];
}

const SEPARATORS: ReadonlySet<RelationOperator> = new Set([':', '->', '∈']);
const EQUALITIES: ReadonlySet<RelationOperator> = new Set(['=', '≈', '≡']);

interface GivenSides {
  readonly sides: readonly Tree[];
  readonly of: string | undefined;
}

/** The sides behind the last colon, arrow or `∈`; none where the statement only bounds something. */
function givenSides(tree: Tree): GivenSides {
  if (tree.kind !== 'relation') return { sides: [tree], of: undefined };
  const cut = tree.operators.findLastIndex((operator) => SEPARATORS.has(operator));
  const [first] = tree.sides;
  const of = first?.kind === 'name' ? first.name : undefined;
  if (!tree.operators.slice(cut + 1).every((operator) => EQUALITIES.has(operator))) return { sides: [], of };
  return { sides: tree.sides.slice(cut + 1), of };
}

interface SideShape {
  readonly shape: ReadShape;
  readonly structured: boolean;
}

function shapeOf(tree: Tree): SideShape | undefined {
  if (tree.kind === 'tuple') return fromAxes(tree.items, true);
  if (tree.kind === 'space') return fromAxes(tree.sizes, true);
  if (tree.kind === 'matrix' && tree.rows.length === 1) return fromAxes(tree.rows[0] ?? [], true);
  const factors = factorsOf(tree);
  if (factors.length > 1) return fromAxes(factors, true) ?? lone(tree);
  return lone(tree);
}

function lone(tree: Tree): SideShape | undefined {
  const size = exactValue(tree);
  if (!size) return undefined;
  return { shape: { sizes: [size], batch: false, unordered: false }, structured: false };
}

function fromAxes(axes: readonly Tree[], structured: boolean): SideShape | undefined {
  const [first, ...rest] = axes;
  if (!first) return undefined;
  const batch = rest.length > 0 && isBatch(first);
  const sizes: Rational[] = [];
  for (const axis of batch ? rest : axes) {
    const size = sizeOf(axis);
    if (!size) return undefined;
    sizes.push(size);
  }
  return { shape: { sizes, batch, unordered: false }, structured };
}

/** The size of an axis, also where it is named: `L = 100`. */
function sizeOf(tree: Tree): Rational | undefined {
  if (tree.kind !== 'relation') return exactValue(tree);
  const values = tree.sides.flatMap((side) => exactValue(side) ?? []);
  const last = values.at(-1);
  return last && values.every((value) => equal(value, last)) ? last : undefined;
}

const BATCH: ReadonlySet<string> = new Set(['N', 'n', 'B', 'b', 'm', 'M', 'batch', 'bs', 'none', 'None', 'BS']);

function isBatch(tree: Tree): boolean {
  if (tree.kind === 'name') return BATCH.has(tree.name);
  return isLiteral(tree) && equal(exactValue(tree) ?? ONE, MINUS_ONE);
}

const ONE = rational(1);
const MINUS_ONE = rational(-1);
