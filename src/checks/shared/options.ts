/**
 * The keys that every kind of check which compares an answer with an expected one shares. Schemas are written out in
 * full and without `oneOf`, so that a validator's first message is already the right one.
 */

const CREDIT_PATTERN = '^(\\d+/\\d+|\\d+(\\.\\d+)?( ?%)?)$';

const CREDIT = {
  type: ['number', 'string'],
  minimum: 0,
  maximum: 1,
  pattern: CREDIT_PATTERN,
  description: 'Share of the points: 0.5, 1/2 or 50 %.',
} as const;

const SLIP = {
  type: ['number', 'string', 'object'],
  minimum: 0,
  maximum: 1,
  pattern: CREDIT_PATTERN,
  properties: { credit: CREDIT, feedback: { type: 'string', description: 'Your own words for this slip.' } },
  required: ['credit'],
  additionalProperties: false,
} as const;

/** Schema of one written answer: a value, or a formula over names of the reference. */
export const ONE_ANSWER = {
  type: ['string', 'number'],
  description: 'The right answer: a value, or a formula over names of the reference (f.parameters).',
} as const;

/** Schema of one shape: as written, or as a list of its sizes. */
export const ONE_SHAPE = {
  type: ['string', 'number', 'array'],
  items: { type: ['string', 'number'] },
  description: 'The right shape: (100, 10), a list of sizes, or a name of the reference (f.outputShape).',
} as const;

/** Schema of `also` where answers are single values. */
export const ALSO_ANSWERS = {
  type: 'array',
  items: {
    type: ['string', 'number', 'object'],
    properties: { expect: ONE_ANSWER, credit: CREDIT, feedback: { type: 'string' } },
    required: ['expect'],
    additionalProperties: false,
  },
  description: 'Further answers. A plain value earns full credit.',
} as const;

/** Schema of `also` where answers are shapes. */
export const ALSO_SHAPES = {
  type: 'array',
  items: {
    type: ['string', 'number', 'array', 'object'],
    items: { type: ['string', 'number'] },
    properties: { expect: ONE_SHAPE, credit: CREDIT, feedback: { type: 'string' } },
    required: ['expect'],
    additionalProperties: false,
  },
  description: 'Further shapes. A plain one earns full credit.',
} as const;

/** Schema of `follow_through`. */
export const FOLLOW_THROUGH = {
  type: ['string', 'number'],
  description: "Also right, if it follows from the student's own earlier answer: answer(c.f.params).",
} as const;

/** Schema of `in_terms_of`. */
export const IN_TERMS_OF = {
  type: 'array',
  items: { type: 'string' },
  description: 'The only names that the answer may use. Default: all declared ones.',
} as const;

/** Schema of `mistakes` for a kind that knows these slips. */
export function mistakesSchema<const Slips extends readonly string[]>(slips: Slips) {
  return {
    type: 'object',
    propertyNames: { enum: slips },
    additionalProperties: SLIP,
    description: 'Known slips: what an answer earns that is right but for this one. 0 where not named.',
  } as const;
}
