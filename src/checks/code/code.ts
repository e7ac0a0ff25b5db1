import { defineCheck, type Problem } from '../define-check.ts';

const TEXT = { type: 'string' } as const;
const NAMES = { type: 'array', items: TEXT } as const;

const OPTIONS = {
  kind: 'code',
  summary: 'Code that a student hands in, run apart from everything else.',
  properties: {
    function: { ...TEXT, description: 'The function that the file of the student exports.' },
    signature: { ...TEXT, description: 'What it takes and gives: (x: vector(n)) -> vector(n).' },
    against: { ...TEXT, description: 'The quantity of the reference that it must agree with.' },
    gradient: {
      type: 'object',
      properties: {
        of: TEXT,
        wrt: TEXT,
        layout: { enum: ['numerator', 'denominator', 'either'] },
      },
      required: ['of', 'wrt'],
      additionalProperties: false,
      description: 'The derivative that it must compute.',
    },
    properties: { ...NAMES, description: 'Laws that the reference exports and that must hold.' },
    tests: {
      type: ['string', 'object'],
      properties: {
        file: TEXT,
        points: {
          type: 'object',
          additionalProperties: { type: ['number', 'string'], minimum: 0, pattern: '^\\d+/\\d+$' },
        },
      },
      additionalProperties: false,
      description: 'A file of tests that students do not see.',
    },
    tolerance: { type: ['string', 'number'], minimum: 0, description: 'How far numbers may be off: 1 % or 0.01.' },
    forbid: { ...NAMES, description: 'Names and constructs that must not stand in the code.' },
    require: { ...NAMES, description: 'Names and constructs that must stand in the code.' },
    limits: {
      type: 'object',
      properties: {
        time: { type: 'string', pattern: '^\\d+ ?(ms|s|min)$' },
        memory: { type: 'string', pattern: '^\\d+ ?[MG]B$' },
      },
      additionalProperties: false,
      description: 'What one run may take. Default: 2 s, 64 MB.',
    },
    isolation: { enum: ['quickjs', 'process'], description: 'Where it runs. Default: quickjs.' },
  },
  required: ['file', 'function'],
  slips: [],
} as const;

const NOT_YET: Problem = {
  path: ['check'],
  severity: 'unsupported',
  code: 'unsupported-check',
  message: 'Code of students is not supported yet: this part cannot be graded.',
  help: 'Until then `check: manual` leaves it to a person.',
};

/** The check of students' code: its keys are known, so that rubrics can be written; it refuses to grade. */
export const codeCheck = defineCheck(OPTIONS, {
  messages: {},
  prepare: () => ({ problems: [NOT_YET] }),
  recognise: () => 0.5,
  judge: () => {
    throw new Error('a check that is not supported cannot judge');
  },
});
