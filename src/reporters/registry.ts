import { defineReporter, type Reporter } from './define-reporter.ts';

/** All reporters by name. */
export const REPORTERS: Readonly<Record<'csv' | 'html' | 'json', Reporter>> = {
  csv: defineReporter({
    name: 'csv',
    summary: 'one table with the points of each submission, for a spreadsheet',
    files: { submission: [], class: ['scores.csv'] },
    load: async () => (await import('./csv/csv.ts')).renderer,
  }),
  html: defineReporter({
    name: 'html',
    summary: 'a page for each student and one for the class',
    files: { submission: ['report.html'], class: ['index.html'] },
    load: async () => (await import('./html/html.ts')).renderer,
  }),
  json: defineReporter({
    name: 'json',
    summary: 'everything that was found out, for programs',
    files: { submission: ['result.json'], class: ['results.jsonl'] },
    load: async () => (await import('./json/json.ts')).renderer,
  }),
};
