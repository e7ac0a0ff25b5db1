import type { Renderer } from '../define-reporter.ts';

/** `result.json` for each submission, to be read; `results.jsonl` for the class, one result a line. */
export const renderer: Renderer = {
  renderSubmission: (result, { folder }) => [
    { path: `${folder}/result.json`, text: `${JSON.stringify(result, null, 2)}\n` },
    { path: 'results.jsonl', text: `${JSON.stringify(result)}\n`, append: true },
  ],
};
