import { ALSO_FORMULAS, FORM } from '../shared/formula-options.ts';
import { FOLLOW_THROUGH, IN_TERMS_OF, mistakesSchema } from '../shared/options.ts';

const SLIPS = [
  'sign',
  'factor-2',
  'transposed',
  'other-symbols',
  'wrong-form',
  'missing-term',
  'missing-element',
  'extra-element',
  'wrong-bracket',
  'missing-constant',
  'wrong-bound',
] as const;

/** The keys of a part with `check: formula`. */
export const FORMULA_OPTIONS = {
  kind: 'formula',
  summary: 'A formula, compared with the expected one at random points.',
  properties: {
    of: {
      type: 'string',
      description: 'The quantity of the reference that the formula must equal; `expect` is then proven against it.',
    },
    expect: {
      type: ['string', 'number', 'array', 'boolean'],
      items: { type: ['string', 'number', 'array'] },
      description: 'The right formula, in declared names. A list is a vector or a matrix.',
    },
    also: ALSO_FORMULAS,
    mistakes: mistakesSchema(SLIPS),
    follow_through: FOLLOW_THROUGH,
    in_terms_of: IN_TERMS_OF,
    form: FORM,
    type: {
      type: 'string',
      enum: [
        'expression',
        'equation',
        'inequality',
        'interval',
        'set',
        'tuple',
        'vector',
        'matrix',
        'piecewise',
        'complexity',
        'logic',
      ],
      description: 'What kind of thing is asked for. Default: that of `expect`.',
    },
  },
  required: [],
  slips: SLIPS,
} as const;

/** The slips that this version recognises. */
export const RECOGNISED: ReadonlySet<string> = new Set([
  'sign',
  'factor-2',
  'missing-term',
  'other-symbols',
  'transposed',
]);
