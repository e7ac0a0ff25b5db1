import { compare, NONE } from '../../model/share.ts';
import { namedSlip, type FormulaEntry } from '../shared/formula-key.ts';
import { flawed, type Flaw, type FormulaJudging, type Outcome } from '../shared/formula-outcome.ts';
import type { AnswerReading } from './readings.ts';

/** What a formula comes to that is right in no other way than one with a flaw. */
export function withFlaw(outcome: Outcome, flaw: Flaw, { judging }: AnswerReading): Outcome {
  if (flaw.slip === 'transposed') {
    if (outcome.kind !== 'equal') return NOT_SO;
    return outcome.layout === undefined ? outcome : flawed(outcome, flaw, judging);
  }
  if (flaw.slip === 'diagonal-only') return outcome.kind === 'equal' ? flawed(outcome, flaw, judging) : NOT_SO;
  if (flaw.slip === 'mixed-layouts') return outcome.kind === 'equal' ? MIXED : NOT_SO;
  if (flaw.slip === 'other-symbols' && !judging.credits.has(flaw.slip))
    return { kind: 'open', reason: { code: 'name-not-allowed', ...(flaw.data && { data: flaw.data }) } };
  if (flaw.slip === 'other-symbols' || outcome.kind === 'equal') return flawed(outcome, flaw, judging);
  // What a restated chain rule comes to cannot always be evaluated; it earns nothing that way, unless the rubric pays for it.
  const credit = judging.credits.get(flaw.slip)?.credit ?? NONE;
  if (outcome.kind === 'open' && compare(credit, NONE) > 0) return outcome;
  return { kind: 'different', entry: () => restated(flaw, judging), witness: () => undefined };
}

function restated({ slip, data }: Flaw, { credits }: FormulaJudging): FormulaEntry {
  return { ...namedSlip([slip], credits, data), credit: NONE, open: NONE };
}

/** Right, if one takes the derivatives in it for those of the other layout than its own. */
const MIXED: Outcome = { kind: 'open', reason: { code: 'mixed-layouts' } };
/** Whether a formula is right in that way alone. */
export function isMixed(outcome: Outcome): boolean {
  return outcome === MIXED;
}

/** In this way it is not right. */
const NOT_SO: Outcome = { kind: 'open', reason: { code: 'shape-differs' } };
