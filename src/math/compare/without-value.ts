import type { RelationOperator, Tree } from '../tree.ts';
import { nodesOf } from '../walk.ts';
import type { Comparison, CompareOptions } from './comparison.ts';
import { compareExpressions } from './expressions.ts';

const MIRRORED: ReadonlyMap<RelationOperator, RelationOperator> = new Map([
  ['∋', '∈'],
  ['∌', '∉'],
  ['⊃', '⊂'],
  ['⊇', '⊆'],
  ['⊅', '⊄'],
  ['⊉', '⊈'],
]);

/** `A ∋ x` says what `x ∈ A` does. */
export function inOneDirection(tree: Tree): Tree {
  if (tree.kind !== 'relation') return tree;
  const mirrored = tree.operators.map((operator) => MIRRORED.get(operator));
  const known = mirrored.filter((operator) => operator !== undefined);
  return known.length === mirrored.length
    ? { ...tree, operators: known.toReversed(), sides: tree.sides.toReversed() }
    : tree;
}

/** Two integrals without bounds are the same just if what stands under them is. */
export function compareIntegrals(a: Tree, b: Tree, options: CompareOptions): Comparison | undefined {
  if (a.kind !== 'integral' || b.kind !== 'integral') return undefined;
  if (a.by !== b.by || a.from || a.to || b.from || b.to) return undefined;
  return compareExpressions(a.of, b.of, options);
}

/** Infinity and its negative are themselves and nothing else. */
export function compareInfinities(a: Tree, b: Tree): Comparison | undefined {
  const [first, second] = [infinityOf(a), infinityOf(b)];
  const isOther = first !== undefined ? hasNoInfinity(b) : hasNoInfinity(a);
  if (first === undefined && second === undefined) return undefined;
  if (first !== undefined && second !== undefined) {
    return { verdict: first === second ? 'equal' : 'different', method: 'exact', notes: [] };
  }
  return isOther ? { verdict: 'different', method: 'exact', notes: [] } : undefined;
}

function infinityOf(tree: Tree): 1 | -1 | undefined {
  if (tree.kind === 'name' && tree.name === 'infinity') return 1;
  const inner = tree.kind === 'negative' ? infinityOf(tree.of) : undefined;
  return inner === 1 ? -1 : inner === -1 ? 1 : undefined;
}

/** Expressions without an infinity in them are finite wherever they have a value. */
function hasNoInfinity(tree: Tree): boolean {
  return ![...nodesOf(tree)].some(
    (node) => (node.kind === 'name' && node.name === 'infinity') || node.kind === 'limit',
  );
}
