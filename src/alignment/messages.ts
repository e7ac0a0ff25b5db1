import type { Messages } from '../model/finding.ts';

/** Why the place of an answer is in doubt, by code. */
export const ALIGNMENT_MESSAGES = {
  'answered-twice': 'This part is answered in more than one place, and the answers differ.',
  'labels-contradict': 'The labels above this passage are those of another question.',
  'looks-unlike': 'What stands under this label does not look like an answer to this part; another passage does.',
  'no-label': 'This passage was found by its content alone; no label says which part it answers.',
  'not-located': 'We did not find this answer, and could not prove that it is not there.',
  'only-parent-found': 'We found the answer to the whole question, but not this part in it.',
  'other-question': 'The question that is repeated here is that of another part.',
  'out-of-order': 'This passage stands out of order and has no label of its own.',
  'own-numbering': 'The numbering differs from that of the sheet, and could be read in more than one way.',
  'place-in-doubt': 'We are not sure that this passage is the answer to this part.',
  'placeholder-left': 'A placeholder of the hand-out still stands behind the text.',
  'too-long': 'The write-up is too long to be taken apart.',
  'unclaimed-text': 'The place of this answer is empty, but text that belongs to no part could be the answer.',
  'unknown-key':
    'The answers file has keys that are no parts of this assignment (<keys>); this answer may stand there.',
} as const satisfies Messages;

/** The codes of the doubts. */
export type DoubtCode = keyof typeof ALIGNMENT_MESSAGES;
