import { mistakesSchema } from '../shared/options.ts';

const OPTION = { type: ['string', 'number', 'boolean'] } as const;
const CHOSEN = { type: ['string', 'number', 'boolean', 'array'], items: OPTION } as const;
const SLIPS = ['missing-option', 'extra-option'] as const;

/** The keys of a part with `check: choice`. */
export const CHOICE_OPTIONS = {
  kind: 'choice',
  summary: 'One or several of given options, told by number, letter, name or text.',
  properties: {
    options: {
      type: ['object', 'array'],
      additionalProperties: OPTION,
      items: OPTION,
      minProperties: 2,
      minItems: 2,
      description:
        'Name: text as printed, in the order of the sheet. Numbers and letters in answers follow that order.',
    },
    versions: {
      type: 'array',
      items: { type: 'array', items: OPTION, minItems: 2 },
      minItems: 1,
      description:
        'Names of the options in the order in which each year prints them, where years differ. Numbers follow the options that stand in the student’s own file; where none do, all versions must agree.',
    },
    optional: {
      ...CHOSEN,
      description: 'Names of options that count neither as right nor as wrong.',
    },
    subjects: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' }, minItems: 1 },
      minProperties: 2,
      description:
        'What one answer chooses options for, and the words for each: { batch: [batch norm, BN], layer: [layer norm, LN] }.',
    },
    subject: { type: 'string', description: 'The one of `subjects` that this part asks for.' },
    expect: { ...CHOSEN, description: 'The name of the right option, or all of them.' },
    scoring: {
      enum: ['exact', 'per-option', 'right-minus-wrong'],
      description: 'How a set of options earns points. Default: exact, softened by `mistakes`.',
    },
    also: {
      type: 'array',
      items: {
        type: ['string', 'number', 'boolean', 'array', 'object'],
        items: OPTION,
        properties: {
          expect: CHOSEN,
          credit: { type: ['number', 'string'], minimum: 0, maximum: 1 },
          feedback: { type: 'string' },
        },
        required: ['expect'],
        additionalProperties: false,
      },
      description: 'Further sets of options.',
    },
    mistakes: mistakesSchema(SLIPS),
  },
  required: ['options', 'expect'],
  slips: SLIPS,
} as const;
