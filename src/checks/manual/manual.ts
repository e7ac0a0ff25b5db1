import { ALL, NONE } from '../../model/share.ts';
import { defineCheck } from '../define-check.ts';

const OPTIONS = {
  kind: 'manual',
  summary: 'A part that a person judges: what no program can judge honestly.',
  properties: {
    guide: {
      type: ['string', 'array'],
      items: { type: 'string' },
      description: 'Shown to the person who gives the points.',
    },
  },
  required: [],
  slips: [],
} as const;

/** Parts for a person: the answer is found and shown, and nothing is decided about it. */
export const manual = defineCheck(OPTIONS, {
  messages: { 'for-a-person': 'This part is judged by a person.' },
  readsAll: true,
  prepare: () => ({ prepared: {} }),
  recognise: () => 0.5,
  judge: () => ({
    status: 'undecided',
    credit: NONE,
    open: ALL,
    findings: [],
    evidence: [],
    review: [{ code: 'for-a-person' }],
    confidence: 1,
  }),
});
