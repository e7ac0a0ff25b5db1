import { stringify } from 'csv-stringify/sync';

import type { ClassEntry } from '../../statistics/class-entry.ts';
import type { Renderer } from '../define-reporter.ts';

/**
 * `scores.csv`: a line for each submission, a column for each part in the rubric's order; what is ungraded is empty.
 * RFC 4180 with line feeds; text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export const renderer: Renderer = {
  renderClass: ({ entries, rubric }) => {
    const head = ['id', 'score', 'points', 'open_points', 'needs_review', ...rubric.parts.map(({ id }) => id)];
    const rows = [head, ...entries.map(rowOf)];
    const options = { escape_formulas: true, record_delimiter: '\n', quoted_match: /\r/u };
    return [{ path: 'scores.csv', text: stringify(rows, options) }];
  },
};

function rowOf({ id, score, points, openPoints, needsReview, parts }: ClassEntry): (string | number | null)[] {
  return [id, score, points, openPoints, String(needsReview), ...parts.map((part) => part.score)];
}
