import { RubricError, type Diagnostic } from '../model/diagnostic.ts';
import type { Document } from '../model/document.ts';
import { passageOf } from '../model/passage.ts';
import type { PlannedPart } from './plan.ts';

/**
 * Lets a part judge an answer that nobody gave. Where the reference only throws while it judges, grading stops here, and
 * no student is blamed.
 */
export function tryOut(part: PlannedPart): readonly Diagnostic[] {
  try {
    part.judge(passageOf(ANSWER, { start: 0, end: ANSWER.text.length }));
    return [];
  } catch (error) {
    if (error instanceof RubricError) return error.diagnostics;
    throw error;
  }
}

const SPAN = { start: 0, end: 1 };

/** A write-up that says `1`. */
const ANSWER: Document = {
  text: '1',
  files: [
    {
      name: 'answer.md',
      format: 'text',
      span: SPAN,
      segments: [{ start: 0, length: 1, source: 0, sourceLength: 1 }],
      lineStarts: [0],
    },
  ],
  blocks: [{ kind: 'paragraph', span: SPAN, runs: [{ kind: 'prose', span: SPAN, text: '1' }], depth: 0, file: 0 }],
  macros: new Map(),
  notes: [],
};
