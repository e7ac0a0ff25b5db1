import { choice } from './choice/choice.ts';
import { codeCheck } from './code/code.ts';
import { concept } from './concept/concept.ts';
import { count } from './count/count.ts';
import { formula } from './formula/formula.ts';
import { gradient } from './gradient/gradient.ts';
import { manual } from './manual/manual.ts';
import { number } from './number/number.ts';
import { shape } from './shape/shape.ts';
import type { AnyCheck } from './define-check.ts';

/** All kinds of checks by the name that a rubric uses, in the order in which messages list them. */
export const CHECKS: Readonly<Record<string, AnyCheck>> = {
  number,
  count,
  shape,
  formula,
  gradient,
  concept,
  choice,
  code: codeCheck,
  manual,
};
