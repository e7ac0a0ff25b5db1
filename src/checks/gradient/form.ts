import { shapeOf } from '../../calculus/world.ts';
import type { Tree } from '../../math/tree.ts';
import { childrenOf, nodesOf } from '../../math/walk.ts';
import { flawed, type Judged, type Outcome } from '../shared/formula-outcome.ts';
import type { Form, PreparedGradient } from './prepare.ts';

/** Whether a formula is written entry by entry or with whole arrays; undefined where it is both or neither. */
function formOf(tree: Tree, { judging }: PreparedGradient): Form | undefined {
  const values = judging.cases[0]?.values;
  const nodes = [...nodesOf(tree)];
  const entries = nodes.filter((node) => node.kind === 'index');
  const inside = new Set(entries.flatMap((node) => [node.of, ...childrenOf(node.of)]));
  const isArray = (node: Tree): boolean => {
    const value = node.kind === 'name' ? values?.get(node.name) : undefined;
    return value !== undefined && shapeOf(value).length > 0;
  };
  const hasWhole = nodes.some((node) => isArray(node) && !inside.has(node));
  if (entries.length > 0) return hasWhole ? undefined : 'index form';
  return hasWhole ? 'matrix form' : undefined;
}

/** A right formula in another form than the one asked for is so far wrong; one whose form cannot be told is for a person. */
export function withForm<One extends Judged>(judged: One, prepared: PreparedGradient): One {
  const { outcome, formula, written } = judged;
  if (prepared.form === undefined || outcome.kind !== 'equal') return judged;
  const form = formOf(written ?? formula.tree, prepared);
  if (form === prepared.form) return judged;
  const unclear: Outcome = { kind: 'open', reason: { code: 'form-unclear', data: { form: prepared.form } } };
  const other = (): Outcome =>
    flawed(outcome, { slip: 'wrong-form', data: { form: prepared.form ?? '' } }, prepared.judging);
  return { ...judged, outcome: form === undefined ? unclear : other() };
}
