import type { Plan } from '../../grading/plan.ts';
import { nearest } from '../../rubric/nearest.ts';
import { Refusal } from '../exit-codes.ts';

/** Refuses a part that the rubric does not have, or that is checked in another way. */
export function refuseOtherKinds({ id, parts }: Plan, wanted: string, kind: string): void {
  const known = parts.filter((part) => part.kind === kind).map((part) => part.id);
  if (known.includes(wanted)) return;
  const other = parts.find((part) => part.id === wanted)?.kind;
  const what = other === undefined ? `The rubric ${id} has no part ${wanted}` : `Part ${wanted} is checked as ${other}`;
  const likely = nearest(wanted, known);
  const all = known.length === 0 ? `It has no ${kind} parts.` : `Its ${kind} parts: ${known.join(', ')}.`;
  throw new Refusal(`${what}. ${likely === undefined ? all : `Did you mean ${likely}?`}`);
}
