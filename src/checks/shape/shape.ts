import { defineCheck } from '../define-check.ts';
import { SHARED_MESSAGES } from '../shared/judge.ts';
import { ALSO_SHAPES, FOLLOW_THROUGH, IN_TERMS_OF, mistakesSchema, ONE_SHAPE } from '../shared/options.ts';
import { judgeShape, recogniseShape } from './judge-shape.ts';
import { prepareShape } from './prepare-shape.ts';
import { SHAPE_SLIP_MESSAGES, SHAPE_SLIPS } from './slips.ts';

const OPTIONS = {
  kind: 'shape',
  summary: 'The sizes of an output, vector or matrix.',
  properties: {
    expect: ONE_SHAPE,
    also: ALSO_SHAPES,
    mistakes: mistakesSchema(SHAPE_SLIPS),
    follow_through: FOLLOW_THROUGH,
    in_terms_of: IN_TERMS_OF,
  },
  required: ['expect'],
  slips: SHAPE_SLIPS,
} as const;

/** The check of shapes: `(100, 10)`, `ℝ^{100×10}`, `100 x 10`, `10 channels of length 100`. */
export const shape = defineCheck(OPTIONS, {
  messages: {
    ...SHARED_MESSAGES,
    ...SHAPE_SLIP_MESSAGES,
    'other-shape': 'Your answer reads as <found>. The shape that this part asks for is another one.',
    'may-be-batch-or-flat': 'This answer could be the shape asked for, with a batch in front or laid out in one row.',
    'no-shape': 'We did not find a shape in this answer.',
  },
  prepare: prepareShape,
  recognise: recogniseShape,
  judge: judgeShape,
});
