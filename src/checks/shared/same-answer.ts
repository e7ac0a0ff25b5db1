import { compare } from '../../model/share.ts';
import { agreementOf, evaluatorOf } from '../../calculus/agreement.ts';
import { sameValue } from './formula-key.ts';
import { basesOf, type FormulaJudging, type Judged } from './formula-outcome.ts';

/** Whether two answers come to the same: both right, or equal to each other wherever they were tried. */
export function sameAnswer(a: Judged, b: Judged, common: FormulaJudging): boolean {
  if (a === b) return true;
  const judging = a.judging ?? common;
  if (a.outcome.kind === 'equal' || b.outcome.kind === 'equal') return a.outcome.kind === b.outcome.kind;
  const entries = [a, b].map(({ outcome }) => (outcome.kind === 'different' ? outcome.entry() : undefined));
  const [one, other] = entries;
  if (one && other && compare(one.credit, other.credit) !== 0) return false;
  const reading = {
    base: basesOf(judging.conventions)[0] ?? 0,
    conventions: judging.conventions,
    sizeOf: judging.sizeOf,
  };
  if (agreementOf(a.formula, judging.cases, reading).kind === 'problem') return false;
  const [left, right] = [evaluatorOf(a.formula, reading), evaluatorOf(b.formula, reading)];
  return judging.cases.every((one) => sameValue(left(one).value, right(one).value));
}
