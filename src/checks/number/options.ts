const FORM_PATTERN =
  '^(\\d+ (significant figures|decimal places)|exact|fraction|decimal|scientific|simplified|factored|expanded|matrix form|index form|closed form)$';

/** Schema of `form`. */
export const FORM = {
  type: ['string', 'array'],
  pattern: FORM_PATTERN,
  items: { type: 'string', pattern: FORM_PATTERN },
  description: 'How a right answer must look. What another form earns: mistakes: { wrong-form: … }.',
} as const;

const DISTANCE = { type: ['string', 'number'], minimum: 0 } as const;

/** Schema of `tolerance`. */
export const TOLERANCE = {
  type: ['string', 'number', 'object'],
  minimum: 0,
  pattern: '^[\\d.]',
  properties: { absolute: DISTANCE, relative: DISTANCE },
  additionalProperties: false,
  description:
    '1 % is relative, a plain number absolute. Default: exact for whole numbers and fractions, else the precision that the answer is written with, at least 3 figures.',
} as const;

/** What an author may write for it. */
export type WrittenTolerance =
  string | number | { readonly absolute?: string | number; readonly relative?: string | number };
