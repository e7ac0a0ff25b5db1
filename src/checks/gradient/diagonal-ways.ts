import { shapeOf } from '../../calculus/world.ts';
import { ZERO } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import type { Flaw } from '../shared/formula-outcome.ts';
import type { PreparedGradient } from './prepare.ts';

/** A formula that would be right as the diagonal of what was asked. */
export interface DiagonalWay {
  readonly tree: Tree;
  readonly flaw: Flaw;
}

/**
 * What an answer gives of an element-wise function may be the diagonal of its Jacobian alone: `∂ŷ/∂z = 1`, `∂z/∂a = a > 0`.
 * Tried where the question asks for a square matrix and the rubric says what its diagonal earns; a number stands for all of it.
 */
export function diagonalWays(tree: Tree, { asked, judging }: PreparedGradient): readonly DiagonalWay[] {
  const [one] = judging.cases;
  const [rows, columns, more] = one ? shapeOf(one.reference) : [];
  const isWhole = asked.of.indices.length + asked.wrt.indices.length === 0;
  const isSquare = rows !== undefined && rows === columns && more === undefined;
  if (!isWhole || !isSquare || !judging.credits.has('diagonal-only')) return [];
  const { span } = tree;
  const zero: Tree = { kind: 'number', value: ZERO, written: '0', span };
  const variable: Tree = { kind: 'name', name: asked.wrt.name, span };
  const zeros: Tree = { kind: 'binary', operator: '*', left: zero, right: variable, written: '*', span };
  const ones: Tree = { kind: 'call', name: 'exp', arguments: [zeros], span };
  const entries: Tree = { kind: 'binary', operator: '⊙', left: tree, right: ones, written: '⊙', span };
  return [{ tree: { kind: 'call', name: 'diag', arguments: [entries], span }, flaw: { slip: 'diagonal-only' } }];
}
