const CREDIT = {
  type: ['number', 'string'],
  minimum: 0,
  maximum: 1,
  pattern: '^(\\d+/\\d+|\\d+(\\.\\d+)?( ?%)?)$',
  description: 'Share of the points: 0.5, 1/2 or 50 %.',
} as const;

/** Schema of one written formula. */
export const ONE_FORMULA = {
  type: ['string', 'number'],
  description:
    "The right answer as a formula; shown to students, and proven against the reference. Read as students' answers are.",
} as const;

/** Schema of `also` where answers are derivatives. */
export const ALSO_FORMULAS = {
  type: 'array',
  items: {
    type: ['string', 'number', 'object'],
    properties: {
      expect: ONE_FORMULA,
      of: { type: 'string' },
      wrt: { type: 'string' },
      credit: CREDIT,
      feedback: { type: 'string' },
    },
    required: ['expect'],
    additionalProperties: false,
  },
  description: 'Further answers. A plain formula earns full credit.',
} as const;

const FORM_PATTERN =
  '^(\\d+ (significant figures|decimal places)|exact|fraction|decimal|scientific|simplified|factored|expanded|matrix form|index form|closed form)$';

/** Schema of `form`. */
export const FORM = {
  type: ['string', 'array'],
  pattern: FORM_PATTERN,
  items: { type: 'string', pattern: FORM_PATTERN },
  description: 'How a right answer must look. What another form earns: mistakes: { wrong-form: … }.',
} as const;
