import { FOLLOW_THROUGH, IN_TERMS_OF, mistakesSchema } from '../shared/options.ts';
import { ALSO_FORMULAS, FORM, ONE_FORMULA } from '../shared/formula-options.ts';

const SLIPS = [
  'transposed',
  'sign',
  'sign-inside',
  'factor-2',
  'constant-factor',
  'averaged',
  'not-averaged',
  'missing-factor',
  'extra-factor',
  'missing-term',
  'extra-term',
  'missing-delta',
  'missing-mod',
  'extra-mod',
  'index-sign',
  'off-by-one',
  'wrong-index',
  'wrong-dimension',
  'wrong-bound',
  'wrong-condition',
  'wrong-power',
  'reciprocal',
  'swapped-arrays',
  'other-variable',
  'diagonal-only',
  'chain-rule-only',
  'other-symbols',
  'wrong-form',
] as const;

/** The keys of a part with `check: gradient`. */
export const GRADIENT_OPTIONS = {
  kind: 'gradient',
  summary: 'A derivative as a formula, compared with the reference at random points.',
  properties: {
    of: {
      type: 'string',
      description: 'What is differentiated: a quantity of the reference (z[k]) or a formula.',
    },
    wrt: { type: 'string', description: 'With respect to what: x[i], W1, yhat.' },
    expect: ONE_FORMULA,
    also: ALSO_FORMULAS,
    mistakes: mistakesSchema(SLIPS),
    follow_through: FOLLOW_THROUGH,
    in_terms_of: IN_TERMS_OF,
    form: FORM,
  },
  required: ['of', 'wrt'],
  slips: SLIPS,
} as const;

/** The slips that this version recognises. */
export const RECOGNISED: ReadonlySet<string> = new Set(SLIPS);
