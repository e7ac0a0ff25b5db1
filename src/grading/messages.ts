import { ALIGNMENT_MESSAGES } from '../alignment/messages.ts';
import type { Messages } from '../model/finding.ts';
import { REVIEW_MESSAGES } from './settle.ts';

/** Sentences for the findings that no check makes. */
export const GRADING_MESSAGES: Messages = { ...ALIGNMENT_MESSAGES, ...REVIEW_MESSAGES };
