/** What may stand in a list of rules; maps within are looked at when they are read. */
const NODE = {
  type: ['string', 'number', 'boolean', 'array', 'object'],
  items: { type: ['string', 'number', 'boolean', 'array', 'object'] },
} as const;

/** Words, or a list of them, or a map of rules: what stands wherever the language of criteria takes a phrase. */
const NODES = { type: ['string', 'number', 'boolean', 'array', 'object'], items: NODE } as const;

const SPELLING = {
  type: ['string', 'object'],
  pattern: '^(lenient|exact)$',
  properties: {
    slips: { enum: [1, 2] },
    kinds: { type: 'array', minItems: 1, items: { enum: ['missing', 'extra', 'wrong', 'swapped'] } },
  },
  required: ['slips'],
  additionalProperties: false,
  description: 'Whether slips of the pen are forgiven, or how many in a word (and which), whatever real word it makes.',
} as const;

const CASE = {
  enum: ['any', 'exact'],
  description: 'Whether capitals and accents must be the same. By default they need not.',
} as const;

const RULES = {
  any: { ...NODES, description: 'One of these.' },
  all: { ...NODES, description: 'Each of these; a list in the list means any of it.' },
  order: { ...NODES, description: 'Each of these, in this order.' },
  min: { type: 'integer', minimum: 1, description: 'How many of `of` must be there.' },
  of: { ...NODES, description: 'At least `min` of these.' },
  only: {
    ...NODES,
    type: ['string', 'number', 'array', 'object'],
    description: 'Nothing else stands in the answer.',
  },
  words: {
    type: 'integer',
    minimum: 0,
    description: 'At most so many other words between neighbours, and in a `...`.',
  },
  not: { ...NODES, description: 'None of these together with the hit; alone: none of these anywhere in the answer.' },
  except: { ...NODES, description: 'Hits inside of these phrases do not count.' },
  without: { ...NODES, description: 'None of these stands between neighbours, nor in a `...`.' },
  denied: { enum: ['counts'], description: 'What is named counts also where it is denied or supposed.' },
  near: {
    ...NODES,
    properties: { any: NODES, words: { type: 'integer', minimum: 0 } },
    required: ['any'],
    additionalProperties: false,
    description: 'One of these stands at most 8 (or `words`) words away from the hit.',
  },
  spelling: SPELLING,
  case: CASE,
  formula: { type: ['string', 'number'], description: 'A formula in the answer equals this.' },
  within: {
    enum: ['sentence', 'paragraph', 'answer'],
    description: 'Where the words of one criterion must stand together. Default: sentence.',
  },
} as const;

const POINTS = { type: ['number', 'string'], minimum: 0, pattern: '^\\d+(/\\d+|\\.\\d+)?$' } as const;

const CRITERION = {
  type: ['string', 'number', 'boolean', 'array', 'object'],
  items: NODE,
  properties: {
    ...RULES,
    points: { ...POINTS, description: 'Default: 1.' },
    hint: { type: 'string', description: 'What the report says was looked for.' },
    feedback: { type: 'string', description: 'Your own words where the criterion is not met.' },
  },
  additionalProperties: false,
} as const;

const MISCONCEPTION = {
  type: 'object',
  properties: {
    ...RULES,
    penalty: { ...POINTS, description: 'Points that it costs.' },
    hint: { type: 'string', description: 'What the misconception is, in words for reports.' },
    feedback: { type: 'string', description: 'Your own words to students who state it.' },
  },
  required: ['penalty'],
  additionalProperties: false,
} as const;

/** The keys of a part with `check: concept`. */
export const CONCEPT_OPTIONS = {
  kind: 'concept',
  summary: 'An explanation in words: criteria earn points where their words stand and are not denied.',
  properties: {
    criteria: {
      type: 'object',
      additionalProperties: CRITERION,
      minProperties: 1,
      description: 'What earns points, by name. A list stands for one of these, 1 point.',
    },
    misconceptions: {
      type: 'object',
      additionalProperties: MISCONCEPTION,
      description: 'What loses points, by name.',
    },
    levels: {
      type: 'object',
      propertyNames: { pattern: '^[0-9./]+$' },
      additionalProperties: { type: 'string' },
      description:
        'Points: condition over the names of criteria (and, or, not). The highest that holds. In place of points per criterion.',
    },
    ways: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: {
          min: {
            type: 'integer',
            minimum: 1,
            description: 'So many of `of` are a full answer; fewer earn in proportion.',
          },
          of: { type: 'array', items: { type: 'string' }, minItems: 1, description: 'Names of criteria.' },
        },
        required: ['min', 'of'],
        additionalProperties: false,
      },
      minProperties: 1,
      description:
        'Several ways to answer, by name, over the names of criteria: the best one counts. In place of points.',
    },
    within: RULES.within,
    cap: { type: 'boolean', description: 'The criteria may add up to more than `points`. Default: false.' },
    spelling: { ...SPELLING, description: `${SPELLING.description} Default: lenient.` },
    case: CASE,
    expects: {
      enum: ['sentences', 'words'],
      description: 'Whether a bare list of words is a full answer. Default: sentences.',
    },
    options: {
      type: ['object', 'array'],
      additionalProperties: { type: ['string', 'number', 'boolean'] },
      items: { type: ['string', 'number', 'boolean'] },
      description: 'Numbered options of the question: their numbers in an answer stand for their text.',
    },
  },
  required: ['criteria'],
  slips: [],
} as const;
